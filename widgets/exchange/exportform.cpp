// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/exportform.h"

#include "models/exchange/selectortext.h"
#include "widgets/exchange/targetfield.h"
#include "widgets/theme/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalBlocker>

namespace qd {

namespace {

const QString whatKey = QStringLiteral("exchange/what");
const QString formatKey = QStringLiteral("exchange/format");
const QString selectorsKey = QStringLiteral("exchange/selectors");
const QString spreadsheetKey = QStringLiteral("exchange/spreadsheet");
constexpr int whatCount = 5;
constexpr int selectorLines = 3;

std::vector<ExportFormat> formatsOf(ExportForm::What what)
{
    switch (what) {
    case ExportForm::What::AllMetrics:
    case ExportForm::What::SomeMetrics:
        return {ExportFormat::SamplesCsv, ExportFormat::OpenMetrics};
    case ExportForm::What::Predictions:
        return {ExportFormat::PredictionsCsv};
    case ExportForm::What::Records:
        return {ExportFormat::Records};
    case ExportForm::What::Everything:
        break;
    }
    return {ExportFormat::Workspace};
}

} // namespace

ExportForm::ExportForm(Timestamp now, std::optional<TimeRange> visible, QWidget* parent)
    : QWidget(parent),
      m_now(now),
      m_layout(new QFormLayout(this)),
      m_what(new QComboBox(this)),
      m_selectors(new QPlainTextEdit(this)),
      m_range(new RangeChoice(now, visible, this)),
      m_format(new QComboBox(this)),
      m_spreadsheet(new QCheckBox(this)),
      m_target(new TargetField(this))
{
    m_what->setObjectName(QStringLiteral("exportWhat"));
    m_selectors->setObjectName(QStringLiteral("exportSelectors"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_spreadsheet->setObjectName(QStringLiteral("exportSpreadsheet"));
    m_selectors->setTabChangesFocus(true);
    m_selectors->setFixedHeight((selectorLines + 1) * m_selectors->fontMetrics().lineSpacing());
    for (int i = 0; i < whatCount; ++i)
        m_what->addItem(QString());

    const QSettings settings;
    m_what->setCurrentIndex(std::clamp(settings.value(whatKey).toInt(), 0, whatCount - 1));
    m_selectors->setPlainText(settings.value(selectorsKey).toString());
    m_layout->setContentsMargins(0, 0, 0, 0);
    const auto addLabel = [&](QWidget* buddy) {
        m_labels.push_back(new TextLabel(this));
        m_labels.back()->setBuddy(buddy);
        return m_labels.back();
    };
    m_layout->addRow(addLabel(m_what), m_what);
    m_layout->addRow(addLabel(m_selectors), m_selectors);
    m_layout->addRow(addLabel(m_range->combo()), m_range);
    m_layout->addRow(addLabel(m_format), m_format);
    m_layout->addRow(new TextLabel(this), m_spreadsheet);
    m_layout->addRow(addLabel(m_target->edit()), m_target);

    listFormats();
    const auto remembered = exportFormatFromId(settings.value(formatKey).toString().toStdString());
    if (const int row = remembered ? m_format->findData(static_cast<int>(*remembered)) : -1; row >= 0)
        m_format->setCurrentIndex(row);
    m_spreadsheet->setChecked(settings.value(spreadsheetKey).toBool());
    m_layout->setRowVisible(m_spreadsheet, isTable());
    retranslate();
    suggestTarget();
    connectAll();
}

ExportForm::What ExportForm::what() const
{
    return static_cast<What>(m_what->currentIndex());
}

void ExportForm::connectAll()
{
    connect(m_what, &QComboBox::currentIndexChanged, this, [this] {
        listFormats();
        retranslate();
        suggestTarget();
        emit changed();
    });
    connect(m_selectors, &QPlainTextEdit::textChanged, this, &ExportForm::changed);
    connect(m_range, &RangeChoice::changed, this, &ExportForm::changed);
    connect(m_spreadsheet, &QCheckBox::toggled, this, &ExportForm::changed);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        m_layout->setRowVisible(m_spreadsheet, isTable());
        suggestTarget();
        emit changed();
    });
    connect(m_target, &TargetField::changed, this, &ExportForm::changed);
}

ExportFormat ExportForm::format() const
{
    return static_cast<ExportFormat>(m_format->currentData().toInt());
}

bool ExportForm::isTable() const
{
    return format() == ExportFormat::SamplesCsv || format() == ExportFormat::PredictionsCsv;
}

void ExportForm::listFormats()
{
    const QSignalBlocker quiet(m_format);
    const int before = m_format->currentData().toInt();
    m_format->clear();
    for (const ExportFormat format : formatsOf(what()))
        m_format->addItem(QString(), static_cast<int>(format));
    m_format->setCurrentIndex(std::max(m_format->findData(before), 0));
    m_format->setEnabled(m_format->count() > 1);
    m_layout->setRowVisible(m_selectors, what() == What::SomeMetrics);
    m_layout->setRowVisible(m_spreadsheet, isTable());
}

void ExportForm::suggestTarget()
{
    const QString day = QDateTime::fromMSecsSinceEpoch(m_now.ms).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    m_target->suggest(QStringLiteral("quarterdeck-%1").arg(day), exportSuffix(format()));
}

Result<std::vector<SeriesSelector>> ExportForm::selectors() const
{
    std::vector<SeriesSelector> found;
    if (what() != What::SomeMetrics)
        return found;
    for (const QString& line : m_selectors->toPlainText().split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        auto selector = parseSelector(line.toStdString());
        if (!selector)
            return Failure(selector.error());
        found.push_back(std::move(*selector));
    }
    if (found.empty())
        return fail(ErrorKind::Invalid, {}, tr("No metric is selected."),
                    tr("Write one selector per line, or choose all metrics."));
    return found;
}

Result<ExportRequest> ExportForm::request() const
{
    ExportRequest request;
    request.format = format();
    request.target = m_target->path();
    request.mayReplace = m_target->mayReplace();
    request.range = m_range->range();
    if (isTable() && m_spreadsheet->isChecked())
        request.cells = CellStyle::Spreadsheet;
    auto wanted = selectors();
    if (!wanted)
        return fail(ErrorKind::Invalid, m_selectors->objectName(), wanted.error().what, wanted.error().hint);
    request.selectors = std::move(*wanted);
    if (request.range && request.range->isEmpty())
        return fail(ErrorKind::Invalid, m_range->combo()->objectName(), tr("The range is empty."),
                    tr("Choose an end after the beginning."));
    if (request.target.isEmpty())
        return fail(ErrorKind::Invalid, m_target->edit()->objectName(), tr("No file is chosen."),
                    tr("Choose a file."));
    return request;
}

void ExportForm::remember() const
{
    QSettings settings;
    settings.setValue(whatKey, m_what->currentIndex());
    settings.setValue(formatKey, QString::fromLatin1(exportFormatId(format()).data()));
    settings.setValue(spreadsheetKey, m_spreadsheet->isChecked());
    settings.setValue(selectorsKey, m_selectors->toPlainText());
    m_target->remember();
}

void ExportForm::retranslate()
{
    const QString labels[]{tr("&What:"), tr("&Selectors:"), tr("&Range:"), tr("For&mat:"), tr("&File:")};
    for (std::size_t row = 0; row < m_labels.size(); ++row)
        m_labels[row]->setText(labels[row]);
    const QString whats[]{tr("All metrics"), tr("Metrics that match"), tr("Predictions"),
                          tr("Alerts, incidents, events and audit trail"),
                          tr("Everything, as a workspace copy")};
    for (int i = 0; i < whatCount; ++i)
        m_what->setItemText(i, whats[i]);
    const std::pair<ExportFormat, QString> formats[]{
        {ExportFormat::SamplesCsv, tr("CSV (full precision)")},
        {ExportFormat::OpenMetrics, tr("OpenMetrics text (for Prometheus)")},
        {ExportFormat::PredictionsCsv, tr("CSV (every column)")},
        {ExportFormat::Records, tr("JSON lines")},
        {ExportFormat::Workspace, tr("A history file that Quarterdeck opens")}};
    for (const auto& [format, text] : formats) {
        if (const int row = m_format->findData(static_cast<int>(format)); row >= 0)
            m_format->setItemText(row, text);
    }
    m_what->setAccessibleName(tr("What to export"));
    m_what->setToolTip(tr("Exports never contain passwords or tokens; these are kept in the keychain only."));
    m_selectors->setAccessibleName(tr("Selectors of metrics"));
    m_selectors->setPlaceholderText(
        QStringLiteral("model_latency_seconds{model=\"fraud\"}\n{endpoint=~\"gpu-.*\"}"));
    m_selectors->setToolTip(
        tr("One per line, as in Prometheus; a series that matches any of them is exported."));
    m_format->setAccessibleName(tr("Format"));
    m_format->setToolTip(m_format->isEnabled() ? tr("CSV can be imported again unchanged; OpenMetrics is "
                                                    "read by promtool and has no staleness markers.")
                                               : tr("The choice above has only one format."));
    m_spreadsheet->setText(tr("F&or spreadsheets"));
    m_spreadsheet->setToolTip(
        tr("No text runs as a formula when the file is opened; one that looks like a formula "
           "gets an apostrophe, and the file cannot be imported again exactly."));
}

void ExportForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace qd
