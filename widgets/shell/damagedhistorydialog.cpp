// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/damagedhistorydialog.h"

#include "models/base/async.h"
#include "widgets/theme/textlabel.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

DamagedHistoryDialog::DamagedHistoryDialog(const QString& historyPath, const Error& error, const Clock& clock,
                                           QWidget* parent)
    : QDialog(parent),
      m_damaged(historyPath),
      m_clock(clock),
      m_error(error),
      m_text(new TextLabel(this)),
      m_read(new QPushButton(this)),
      m_salvage(new QPushButton(this)),
      m_fresh(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_report(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("damagedHistoryDialog"));
    m_text->setObjectName(QStringLiteral("damagedText"));
    m_read->setObjectName(QStringLiteral("openForReadingButton"));
    m_salvage->setObjectName(QStringLiteral("salvageButton"));
    m_fresh->setObjectName(QStringLiteral("startFreshButton"));
    m_progress->setObjectName(QStringLiteral("salvageProgress"));
    m_report->setObjectName(QStringLiteral("salvageReport"));
    m_text->setWordWrap(true);
    m_progress->setRange(0, 1'000);
    m_progress->hide();
    m_report->setReadOnly(true);
    m_report->hide();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    for (QPushButton* button : {m_salvage, m_read, m_fresh})
        layout->addWidget(button);
    layout->addWidget(m_progress);
    layout->addWidget(m_report, 1);
    layout->addWidget(buttons);
    m_salvage->setDefault(true);
    setMinimumWidth(520);

    connect(m_read, &QPushButton::clicked, this, [this] { choose(Choice::OpenForReading, m_damaged); });
    connect(m_salvage, &QPushButton::clicked, this, [this] {
        if (m_saved)
            choose(Choice::UseSalvaged, m_saved->copy);
        else
            salvage();
    });
    connect(m_fresh, &QPushButton::clicked, this, [this] {
        const QString stamp = QDateTime::fromMSecsSinceEpoch(m_clock.now().ms, Qt::UTC)
                                  .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
        choose(Choice::StartFresh, QStringLiteral("%1.new-%2").arg(m_damaged, stamp));
    });
    connect(&m_looking, &QTimer::timeout, this,
            [this] { m_progress->setValue(static_cast<int>(*m_fraction * m_progress->maximum())); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

void DamagedHistoryDialog::retranslate()
{
    setWindowTitle(tr("The history is damaged"));
    m_read->setText(tr("&Open it read-only"));
    m_read->setToolTip(tr("Shows what can still be read; nothing is collected"));
    m_fresh->setText(tr("Start with an &empty history"));
    m_fresh->setToolTip(tr("Collects into a new, empty file beside this one"));
    m_progress->setAccessibleName(tr("Progress of salvaging"));
    m_report->setAccessibleName(tr("What was saved and what was lost"));
    if (m_saved) {
        m_text->setText(
            tr("Check what was saved, then continue with the salvaged copy, or choose another option."));
        m_salvage->setText(tr("Continue with the salva&ged copy"));
        m_salvage->setToolTip(m_saved->copy);
        m_report->setPlainText((QStringList(m_saved->summary()) + m_saved->details()).join(u'\n'));
        return;
    }
    m_text->setText(m_error.text() + u'\n' +
                    tr("Whatever you choose, this file stays as it is, so nothing is lost by trying."));
    m_salvage->setText(tr("&Salvage what can be read"));
    m_salvage->setToolTip(
        tr("Writes what can be read into a new file beside this one, and says what is lost"));
}

void DamagedHistoryDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

DamagedHistoryDialog::~DamagedHistoryDialog() = default;

void DamagedHistoryDialog::choose(Choice choice, const QString& path)
{
    m_work.cancel();
    m_choice = choice;
    m_path = path;
    accept();
}

void DamagedHistoryDialog::salvage()
{
    m_salvage->setEnabled(false);
    m_progress->show();
    m_looking.start(std::chrono::milliseconds(100));
    m_work.run(
        this,
        [path = m_damaged, now = m_clock.now(), fraction = m_fraction](const CancelToken& cancel) {
            return salvageHistory(
                path, now, [fraction](double part) { *fraction = part; }, cancel);
        },
        [this](const Result<SalvageReport>& report) { show(report); }, Lane::Background);
}

void DamagedHistoryDialog::show(const Result<SalvageReport>& report)
{
    m_looking.stop();
    m_progress->hide();
    m_report->show();
    if (!report) {
        m_report->setPlainText(report.error().text());
        return;
    }
    m_saved = *report;
    retranslate();
    m_salvage->setEnabled(true);
    m_salvage->setFocus();
    adjustSize();
}

} // namespace qd
