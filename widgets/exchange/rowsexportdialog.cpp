// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/rowsexportdialog.h"

#include "models/base/numbertext.h"
#include "models/items/records/columntexts.h"
#include "widgets/exchange/targetfield.h"
#include "widgets/theme/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>

namespace qd {

namespace {

const QString rowsFormatKey = QStringLiteral("exchange/rowsFormat");
const QString rowsSpreadsheetKey = QStringLiteral("exchange/spreadsheet");
constexpr int usualRowsWidth = 560;

} // namespace

RowsExportDialog::RowsExportDialog(ShownRows shown, QWidget* parent)
    : WritingDialog(parent), m_shown(std::move(shown))
{
    setObjectName(QStringLiteral("rowsExportDialog"));
    auto* content = new QWidget(this);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_summary = new TextLabel(content);
    m_summary->setObjectName(QStringLiteral("exportSummary"));
    m_summary->setWordWrap(true);
    m_formatLabel = new TextLabel(content);
    m_format = new QComboBox(content);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->addItem(QString());
    m_format->addItem(QString());
    m_formatLabel->setBuddy(m_format);
    m_spreadsheet = new QCheckBox(content);
    m_spreadsheet->setObjectName(QStringLiteral("exportSpreadsheet"));
    m_targetLabel = new TextLabel(content);
    m_target = new TargetField(content);
    m_targetLabel->setBuddy(m_target->edit());
    m_form->addRow(m_summary);
    m_form->addRow(m_formatLabel, m_format);
    m_form->addRow(new TextLabel(content), m_spreadsheet);
    m_form->addRow(m_targetLabel, m_target);
    addContent(content);

    const QSettings settings;
    m_format->setCurrentIndex(settings.value(rowsFormatKey).toString() == rowsSuffix(RowsFormat::JsonLines));
    m_spreadsheet->setChecked(settings.value(rowsSpreadsheetKey).toBool());
    connect(m_format, &QComboBox::currentIndexChanged, this, &RowsExportDialog::showFormat);
    showFormat();
    retranslate();
    resize(usualRowsWidth, 0);
    growToFit();
}

RowsFormat RowsExportDialog::format() const
{
    return static_cast<RowsFormat>(m_format->currentIndex());
}

void RowsExportDialog::showFormat()
{
    m_form->setRowVisible(m_spreadsheet, format() == RowsFormat::Csv);
    const QString log = m_shown.table->paths().value(0);
    const QString name = log.isEmpty() ? QStringLiteral("predictions") : QFileInfo(log).baseName();
    m_target->suggest(name + QStringLiteral("-rows"), rowsSuffix(format()));
    growToFit();
}

void RowsExportDialog::run()
{
    RowsExport request{.table = m_shown.table,
                       .rows = m_shown.rows,
                       .columns = m_shown.columns,
                       .format = format(),
                       .target = m_target->path()};
    if (request.format == RowsFormat::Csv && m_spreadsheet->isChecked())
        request.cells = CellStyle::Spreadsheet;
    if (request.target.isEmpty()) {
        showInput({ErrorKind::Invalid, m_target->edit()->objectName(), tr("No file is chosen."),
                   tr("Choose a file.")});
        return;
    }
    QSettings settings;
    settings.setValue(rowsFormatKey, rowsSuffix(request.format));
    settings.setValue(rowsSpreadsheetKey, m_spreadsheet->isChecked());
    m_target->remember();
    begin({request.target, m_target->mayReplace(),
           [request](bool mayReplace, const CancelToken& cancel, const ProgressSink& progress) {
               RowsExport agreed = request;
               agreed.mayReplace = mayReplace;
               return exportRows(agreed, cancel, progress);
           }});
}

QString RowsExportDialog::writtenText(const QString& file, const ExportOutcome& outcome) const
{
    return tr("Wrote %1: %2 rows, %3.", "file, number, size")
        .arg(file, countText(outcome.rows), QLocale().formattedDataSize(outcome.bytes, 1));
}

/// What the file will have, so that nobody misses rows or columns in it later.
QString RowsExportDialog::summary() const
{
    const RecordTable& table = *m_shown.table;
    const qlonglong all = table.rows();
    const qlonglong rows = m_shown.rows->count(all);
    const int column = m_shown.order.isOfTable() ? noColumn : table.columnOf(m_shown.order.column);
    QStringList sentences;
    sentences += rows == all ? tr("All %1 rows are written.").arg(countText(rows))
                             : tr("The %1 rows of the filter are written, of %2.", "numbers")
                                   .arg(countText(rows), countText(all));
    if (column != noColumn) {
        const QString title = columnTitle(table.columns()[static_cast<std::size_t>(column)]);
        sentences += m_shown.order.isDescending ? tr("They are sorted by %1, descending.").arg(title)
                                                : tr("They are sorted by %1, ascending.").arg(title);
    }
    if (m_shown.columns.size() < table.columns().size())
        sentences += tr("They have the %1 columns that are shown, of %2.", "numbers")
                         .arg(countText(std::ssize(m_shown.columns)), countText(std::ssize(table.columns())));
    return sentences.join(u'\n');
}

void RowsExportDialog::retranslate()
{
    setWindowTitle(tr("Export rows"));
    m_summary->setText(summary());
    m_formatLabel->setText(tr("For&mat:"));
    m_format->setItemText(static_cast<int>(RowsFormat::Csv), tr("CSV"));
    m_format->setItemText(static_cast<int>(RowsFormat::JsonLines), tr("JSON lines"));
    m_format->setAccessibleName(tr("Format"));
    m_format->setToolTip(
        tr("Times are written in UTC and latencies in seconds; both files can be opened here "
           "as logs."));
    m_spreadsheet->setText(tr("F&or spreadsheets"));
    m_spreadsheet->setToolTip(
        tr("No text runs as a formula when the file is opened; one that looks like a formula "
           "gets an apostrophe."));
    m_targetLabel->setText(tr("&File:"));
    exportButton().setToolTip(tr("Writes the file while you continue working."));
}

void RowsExportDialog::changeEvent(QEvent* event)
{
    WritingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
