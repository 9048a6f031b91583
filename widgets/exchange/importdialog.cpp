// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/importdialog.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/base/visibletext.h"
#include "widgets/exchange/progresspanel.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QVBoxLayout>

namespace qd {

namespace {

const QString importFolderKey = QStringLiteral("exchange/importFolder");

TextLabel* makeFact(QWidget* parent, const char* name)
{
    auto* label = new TextLabel(parent);
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

ImportDialog::ImportDialog(History& history, const QString& path, QWidget* parent)
    : QDialog(parent),
      m_history(history),
      m_pathLabel(new TextLabel(this)),
      m_path(new QLineEdit(path, this)),
      m_browse(new QPushButton(this)),
      m_facts(new QFormLayout),
      m_kind(makeFact(this, "importKind")),
      m_content(makeFact(this, "importContent")),
      m_range(makeFact(this, "importRange")),
      m_rejectedCount(makeFact(this, "importRejectedCount")),
      m_rejected(new QTableWidget(0, 3, this)),
      m_notice(new Notice(this)),
      m_buttons(new QDialogButtonBox(this)),
      m_import(m_buttons->addButton(QString(), QDialogButtonBox::ActionRole)),
      m_close(m_buttons->addButton(QString(), QDialogButtonBox::RejectRole)),
      m_progress(new ProgressPanel(m_job, this))
{
    build();
    connect(m_browse, &QPushButton::clicked, this, &ImportDialog::browse);
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (m_path->isModified())
            preview();
    });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::run);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    retranslate();
    resize(680, 460);
    if (!path.isEmpty())
        preview();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::build()
{
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_path->setObjectName(QStringLiteral("importPath"));
    m_pathLabel->setBuddy(m_path);
    m_browse->setObjectName(QStringLiteral("importBrowse"));
    m_browse->setAutoDefault(false);
    m_import->setObjectName(QStringLiteral("importButton"));
    m_import->setDefault(true);
    m_close->setObjectName(QStringLiteral("importClose"));
    m_rejected->setObjectName(QStringLiteral("importRejected"));
    m_rejected->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejected->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejected->setTabKeyNavigation(false);
    m_rejected->setShowGrid(false);
    m_rejected->verticalHeader()->hide();
    m_rejected->horizontalHeader()->setStretchLastSection(true);
    m_rejected->setColumnWidth(0, 80);
    m_rejected->setColumnWidth(1, 320);
    for (TextLabel* fact : {m_kind, m_content, m_range, m_rejectedCount}) {
        m_factLabels.push_back(new TextLabel(this));
        m_facts->addRow(m_factLabels.back(), fact);
    }

    auto* file = new QHBoxLayout;
    file->addWidget(m_pathLabel);
    file->addWidget(m_path, 1);
    file->addWidget(m_browse);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addLayout(file);
    column->addLayout(m_facts);
    column->addWidget(m_rejected, 1);
    column->addWidget(m_progress);
    column->addWidget(m_buttons);
}

void ImportDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Import"), QSettings().value(importFolderKey).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(importFolderKey, QFileInfo(path).absolutePath());
        m_path->setText(path);
        preview();
    });
    dialog->open();
}

void ImportDialog::preview()
{
    m_path->setModified(false);
    m_outcome.reset();
    m_notice->hide();
    m_job.start(
        [path = m_path->text()](const CancelToken& cancel, const ProgressSink& progress) {
            return previewImport(path, cancel, progress);
        },
        [this](const Result<ImportOutcome>& outcome) { finish(outcome); });
    m_progress->follow();
    showState();
}

void ImportDialog::run()
{
    m_isImporting = true;
    m_notice->hide();
    m_job.start([&history = m_history, path = m_path->text()](
                    const CancelToken& cancel,
                    const ProgressSink& progress) { return importFile(history, path, cancel, progress); },
                [this](const Result<ImportOutcome>& outcome) {
                    finish(outcome);
                    m_isImporting = false;
                    showState();
                });
    m_progress->follow();
    showState();
}

void ImportDialog::finish(const Result<ImportOutcome>& outcome)
{
    if (!outcome) {
        m_outcome.reset();
        m_notice->show(outcome.error());
    } else {
        m_outcome = *outcome;
        const QString rows = QLocale().toString(qlonglong{outcome->samples + outcome->predictions});
        if (m_isImporting && outcome->stopped && outcome->stopped->kind != ErrorKind::Cancelled)
            m_notice->show(*outcome->stopped);
        else if (m_isImporting && outcome->stopped)
            m_notice->show(Notice::Kind::Warning,
                           tr("The import was cancelled after line %1. %2 rows were imported and stay; "
                              "import the file again to continue.")
                               .arg(QLocale().toString(qlonglong{outcome->lines}), rows));
        else if (m_isImporting)
            m_notice->show(Notice::Kind::Success, tr("%1 rows are in the history.").arg(rows));
    }
    showState();
}

void ImportDialog::reject()
{
    // A preview ends with the dialog; an import is ended first, and then says how far it came.
    if (!m_isImporting || !m_job.isRunning()) {
        QDialog::reject();
        return;
    }
    m_job.cancel();
    m_close->setEnabled(false);
}

void ImportDialog::showOutcome()
{
    const QString unknown = dash;
    for (TextLabel* fact : {m_kind, m_content, m_range, m_rejectedCount})
        fact->setText(unknown);
    m_rejected->setRowCount(0);
    if (!m_outcome)
        return;
    const QLocale locale;
    const QString kinds[]{tr("CSV of samples"), tr("CSV of predictions"), tr("OpenMetrics"),
                          tr("Prometheus text")};
    m_kind->setText(kinds[static_cast<int>(m_outcome->format)]);
    m_content->setText(m_outcome->format == ImportFormat::PredictionsCsv
                           ? tr("%1 predictions").arg(locale.toString(qlonglong{m_outcome->predictions}))
                           : tr("%1 samples of %2 series")
                                 .arg(locale.toString(qlonglong{m_outcome->samples}),
                                      locale.toString(qlonglong{m_outcome->series})));
    if (m_outcome->range)
        m_range->setText(tr("%1 to %2", "points in time")
                             .arg(dateTimeText(m_outcome->range->from), dateTimeText(m_outcome->range->to)));
    const auto shown = std::ssize(m_outcome->rejectedLines);
    const auto rejected = static_cast<int>(m_outcome->rejected);
    m_rejectedCount->setText(rejected == 0 ? tr("None")
                             : rejected > shown
                                 ? tr("%n line(s); the first %1 are listed", nullptr, rejected).arg(shown)
                                 : tr("%n line(s)", nullptr, rejected));
    m_rejected->setRowCount(static_cast<int>(shown));
    for (int row = 0; row < shown; ++row) {
        const RejectedLine& line = m_outcome->rejectedLines[static_cast<std::size_t>(row)];
        const QString cells[]{locale.toString(qlonglong{line.line}), line.reason.what, line.text};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(visibleText(cells[column]));
            item->setToolTip(visibleText(line.reason.text()));
            m_rejected->setItem(row, column, item);
        }
    }
}

void ImportDialog::showState()
{
    showOutcome();
    const bool isRunning = m_job.isRunning();
    const bool hasRows = m_outcome && m_outcome->samples + m_outcome->predictions > 0;
    m_path->setEnabled(!m_isImporting || !isRunning);
    m_browse->setEnabled(!m_isImporting || !isRunning);
    m_import->setEnabled(!isRunning && hasRows && !m_history.isReadOnly());
    m_import->setToolTip(m_history.isReadOnly() ? tr("This history is open read-only.")
                         : hasRows ? tr("Existing data stays as it is; nothing is imported twice.")
                                   : tr("Choose a file with rows that can be read."));
    m_close->setEnabled(true);
    const bool cancels = m_isImporting && isRunning;
    m_close->setText(cancels ? tr("Cance&l") : tr("C&lose"));
    m_close->setToolTip(cancels ? tr("Stops the import after the current batch; what was imported stays.")
                                : tr("Nothing more is imported."));
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import"));
    m_pathLabel->setText(tr("&File:"));
    m_path->setAccessibleName(tr("File to import"));
    m_path->setPlaceholderText(tr("CSV from an export, or OpenMetrics or Prometheus text with timestamps"));
    m_path->setToolTip(tr("Its content is shown below before anything is written."));
    m_browse->setText(tr("&Browse…"));
    m_browse->setAccessibleName(tr("Browse for the file to import"));
    m_browse->setToolTip(tr("Chooses a file on this machine."));
    const QString facts[]{tr("Kind:"), tr("Content:"), tr("Range:"), tr("Left out:")};
    for (std::size_t row = 0; row < m_factLabels.size(); ++row)
        m_factLabels[row]->setText(facts[row]);
    m_rejected->setHorizontalHeaderLabels({tr("Line"), tr("Why it is left out"), tr("Text")});
    m_rejected->setAccessibleName(tr("Lines that are left out"));
    m_rejected->setToolTip(tr("Lines that cannot be read are left out; the others are imported."));
    m_import->setText(tr("&Import"));
    showState();
}

void ImportDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace qd
