// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/verifypage.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/incidents/report/evidencetext.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/charts/chartstack.h"
#include "widgets/review/busybar.h"
#include "widgets/review/comparisontable.h"
#include "widgets/review/headingfont.h"
#include "widgets/review/verdictink.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/switchconfirm.h"
#include "widgets/triage/triagesession.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

namespace {

constexpr int progressSteps = 1000;
constexpr int pollsPerChart = 3;    ///< charts are asked again less often than the verdict
constexpr Duration catchUp{30'000}; ///< how long after its opening the page waits for a log that is behind

/// After a restart the log of the window may not have been read yet. Until it has, and for late labels until
/// `patience`, the clock is held short of the time at which the verdict would fall.
Result<Verification> verifyWhatIsRead(const HistoryReader& reader, const VerificationSpec& spec,
                                      Timestamp now, Timestamp patience, const CancelToken& cancel)
{
    Timestamp judged = now;
    if (now < patience) {
        const auto caughtUp = hasCaughtUp(reader, spec);
        if (!caughtUp)
            return Failure(caughtUp.error());
        const Timestamp end = spec.start + spec.window;
        judged = std::min(now, (*caughtUp ? end + labelGrace : end) - Duration{1});
    }
    auto verification = verify(reader, spec, judged, cancel);
    if (verification)
        verification->at = now;
    return verification;
}

} // namespace

VerifyPage::VerifyPage(TriageSession& session, QWidget* parent)
    : TriagePage(session, parent),
      m_verdict(new TextLabel(this)),
      m_explanation(new TextLabel(this)),
      m_progress(new QProgressBar(this)),
      m_counts(new TextLabel(this)),
      m_table(new ComparisonTable(this)),
      m_charts(new ChartStack(session.history, this)),
      m_undoToggle(new QPushButton(this)),
      m_undo(new SwitchConfirm(SwitchConfirm::Purpose::Undo, this)),
      m_extend(new QPushButton(this)),
      m_proceed(new QPushButton(this))
{
    setObjectName(QStringLiteral("verifyPage"));
    m_verdict->setObjectName(QStringLiteral("verifyVerdictLabel"));
    m_verdict->setFont(headingFont(font(), 1.2));
    m_verdict->setWordWrap(true);
    m_explanation->setObjectName(QStringLiteral("verifyExplanationLabel"));
    m_explanation->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("verifyProgress"));
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(12);
    m_counts->setObjectName(QStringLiteral("verifyCountsLabel"));
    m_table->setObjectName(QStringLiteral("verifyTable"));
    m_table->setFixedHeight(152);
    m_undoToggle->setObjectName(QStringLiteral("verifyUndoToggle"));
    m_undoToggle->setAutoDefault(false);
    m_undoToggle->setCheckable(true);
    m_undo->hide();
    m_extend->setObjectName(QStringLiteral("verifyExtendButton"));
    m_extend->setAutoDefault(false);
    m_proceed->setObjectName(QStringLiteral("verifyProceedButton"));
    m_proceed->setAutoDefault(false);

    layOut();
    m_timer.setInterval(1000);
    connectAll();
    retranslate();
    showState();
}

void VerifyPage::layOut()
{
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_extend);
    buttons->addWidget(m_proceed);
    buttons->addStretch();
    buttons->addWidget(m_undoToggle);
    auto* lower = new QHBoxLayout;
    lower->addWidget(m_charts, 1);
    lower->addWidget(m_undo, 1);
    m_column->addWidget(m_verdict);
    m_column->addWidget(m_explanation);
    m_column->addWidget(m_progress);
    m_column->addWidget(m_counts);
    m_column->addLayout(buttons);
    m_column->addWidget(m_table);
    m_column->addLayout(lower, 1);
}

void VerifyPage::connectAll()
{
    connect(&m_timer, &QTimer::timeout, this, &VerifyPage::poll);
    connect(m_notice, &Notice::actionTriggered, this, &VerifyPage::enter);
    connect(m_undo, &SwitchConfirm::confirmed, this, &VerifyPage::undo);
    connect(m_undoToggle, &QPushButton::toggled, this, &VerifyPage::openUndo);
    connect(m_extend, &QPushButton::clicked, this, &VerifyPage::extend);
    connect(m_proceed, &QPushButton::clicked, this, [this] {
        m_proceeding = true;
        emit proceedRequested();
    });
    connect(&m_session, &TriageSession::executingChanged, m_undo, &SwitchConfirm::setBusy);
    m_undo->setHistoryReadOnly(m_session.history.isReadOnly());
    connect(&m_session, &TriageSession::executingChanged, m_proceed, &QWidget::setDisabled);
    connect(&m_session, &TriageSession::loaded, this, [this] {
        if (isFront())
            showCharts();
    });
    connect(&Theme::instance(), &Theme::changed, this, &VerifyPage::retranslate);
}

bool VerifyPage::canUndo(const Verification& verification)
{
    return verification.verdict != Verdict::Passed;
}

const Verification* VerifyPage::current() const
{
    const IncidentAction* action = m_session.incident.lastEffectiveAction();
    const auto& all = m_session.incident.verifications;
    return action && !all.empty() && all.back().actionId == action->actionId ? &all.back() : nullptr;
}

void VerifyPage::enter()
{
    m_notice->hide();
    m_proceeding = false;
    m_undoPlannedFor.clear();
    m_undoToggle->setChecked(false);
    m_patience = m_session.clock.now() + catchUp;
    if (!m_session.incident.lastEffectiveAction() || !m_session.incident.location)
        return;
    if (!current())
        startVerification(m_session.settings.verificationWindow);
    showState();
    showCharts();
    if (current()->verdict == Verdict::Pending) {
        m_timer.start();
        poll();
    }
}

void VerifyPage::leave()
{
    m_timer.stop();
    m_asking = false;
    m_job.drop();
    m_busy->end();
}

bool VerifyPage::isComplete() const
{
    const Verification* verification = current();
    return verification && verification->verdict == Verdict::Passed;
}

bool VerifyPage::complete()
{
    // The verdict was frozen when it fell.
    return m_proceeding || isComplete();
}

void VerifyPage::startVerification(Duration window)
{
    Incident& incident = m_session.incident;
    const IncidentAction& action = *incident.lastEffectiveAction();
    Verification verification;
    verification.spec.subject = incident.subject;
    verification.spec.baseline = incident.location->baseline;
    verification.spec.affected = incident.location->affected;
    verification.spec.start = action.at + m_session.settings.settling;
    verification.spec.window = window;
    verification.spec.minimumPredictions = m_session.settings.minimumPredictions;
    verification.spec.qualityWindow = m_session.settings.qualityWindow;
    verification.actionId = action.actionId;
    verification.at = m_session.clock.now();
    incident.verifications.push_back(std::move(verification));
    m_session.save(false);
}

void VerifyPage::poll()
{
    const Verification* verification = current();
    if (m_asking || !verification || verification->verdict != Verdict::Pending)
        return;
    m_asking = true;
    queryHistory(
        m_job, m_session.history, this,
        [spec = verification->spec, now = m_session.clock.now(),
         patience = m_patience](const HistoryReader& reader, const CancelToken& cancel) {
            return verifyWhatIsRead(reader, spec, now, patience, cancel);
        },
        [this](Result<Verification> result) {
            m_asking = false;
            store(std::move(result));
        });
    if (++m_polls % pollsPerChart == 0)
        m_charts->refresh();
}

void VerifyPage::store(Result<Verification> result)
{
    if (!result) {
        m_timer.stop();
        showError(result.error());
        return;
    }
    Verification& verification = m_session.incident.verifications.back();
    result->spec = verification.spec;
    result->actionId = verification.actionId;
    verification = std::move(*result);
    if (verification.verdict != Verdict::Pending) {
        m_timer.stop();
        m_session.save(true);
        m_charts->refresh();
    }
    showState();
    recheck();
}

void VerifyPage::showState()
{
    const Verification* verification = current();
    const Verdict verdict = verification ? verification->verdict : Verdict::Pending;
    const bool undoable = verification && canUndo(*verification);
    const bool harmed = verification && worsenedMetric(*verification);
    m_undoToggle->setVisible(undoable);
    m_undo->setVisible(undoable && m_undoToggle->isChecked());
    m_extend->setVisible(verdict == Verdict::NotEnoughData && !harmed);
    m_proceed->setVisible(verdict == Verdict::Failed || verdict == Verdict::NotEnoughData);
    m_progress->setVisible(verdict == Verdict::Pending);
    m_counts->setVisible(verdict == Verdict::Pending);
    if (!verification)
        return;
    m_table->setComparisons(verification->comparisons);
    showProgress(*verification);
    showVerdict(*verification);
}

void VerifyPage::openUndo(bool open)
{
    const Verification* verification = current();
    showState();
    // Once: the operator may be typing the confirmation while the watching goes on.
    if (open && verification && canUndo(*verification) && m_undoPlannedFor != verification->actionId)
        planUndo();
}

void VerifyPage::showProgress(const Verification& verification)
{
    m_progress->setValue(static_cast<int>(verification.progress * progressSteps));
    const VerificationSpec& spec = verification.spec;
    const Timestamp now = m_session.clock.now();
    if (now < spec.start) {
        m_counts->setText(tr("Waiting for the change to settle; verification starts in %1.", "duration")
                              .arg(durationText(spec.start - now)));
        return;
    }
    const std::int64_t count =
        verification.comparisons.empty() ? 0 : verification.comparisons.front().afterCount;
    const QLocale locale;
    if (comparesSamples(verification)) {
        m_counts->setText(tr("%1 of %2 · %3 samples", "durations, count of samples")
                              .arg(durationText(std::min(now - spec.start, spec.window)),
                                   durationText(spec.window),
                                   locale.toString(static_cast<qlonglong>(count))));
        return;
    }
    m_counts->setText(tr("%1 of %2 · %3 predictions (%4 needed)", "durations, then counts of predictions")
                          .arg(durationText(std::min(now - spec.start, spec.window)),
                               durationText(spec.window), locale.toString(static_cast<qlonglong>(count)),
                               locale.toString(static_cast<qlonglong>(spec.minimumPredictions))));
}

void VerifyPage::showVerdict(const Verification& verification)
{
    m_verdict->setText(tr("%1 %2", "sign, verdict")
                           .arg(verdictGlyph(verification.verdict), verdictText(verification.verdict)));
    m_explanation->setText(verdictExplanation(
        verification, QString::fromStdString(m_session.incident.lastEffectiveAction()->plan.model)));
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(inkOf(verification.verdict)));
    m_verdict->setPalette(palette);
    m_explanation->setPalette(palette);
}

void VerifyPage::showCharts()
{
    const Verification* verification = current();
    if (!verification)
        return;
    const VerificationSpec& spec = verification->spec;
    const TimeRange window{spec.start, spec.start + spec.window};
    m_charts->setPanels(m_session.panels());
    m_charts->setBands({{ChartBand::Kind::Baseline, spec.baseline},
                        {ChartBand::Kind::Affected, spec.affected},
                        {ChartBand::Kind::Verification, window}});
    const Timestamp from = spec.baseline.isEmpty() ? spec.affected.from : spec.baseline.from;
    m_charts->axis().setEnd(std::max(window.to, m_session.clock.now()));
    m_charts->axis().setRange({from, window.to});
    m_charts->refresh();
}

void VerifyPage::planUndo()
{
    const IncidentAction& action = *m_session.incident.lastEffectiveAction();
    const SwitchPlan& done = action.plan;
    m_undoPlannedFor = action.actionId;
    m_undo->showText(tr("Preparing the requests that undo the rollback…"));
    m_session.actions.planSwitch(done.endpoint, done.model, done.fromVersion,
                                 [page = QPointer(this), model = done.model](const Result<SwitchPlan>& plan) {
                                     const Verification* now = page ? page->current() : nullptr;
                                     if (!now || !canUndo(*now))
                                         return;
                                     if (plan)
                                         page->m_undo->setPlan(*plan);
                                     else
                                         page->showError(plan.error());
                                 });
}

void VerifyPage::undo(const SwitchPlan& plan)
{
    m_notice->hide();
    m_busy->begin(tr("Undoing the rollback…"), false);
    const std::string undoes = m_session.incident.lastEffectiveAction()->actionId;
    m_session.execute(plan, undoes, this, [this](const Result<IncidentAction>& action) {
        m_busy->end();
        if (!action) {
            showError(action.error());
            return;
        }
        if (action->effect() == SwitchEffect::NoEffect) {
            m_notice->show(Notice::Kind::Error,
                           tr("%1 The rollback is still in force.").arg(actionText(*action)),
                           tr("&Try again"));
            return;
        }
        emit undone();
    });
}

void VerifyPage::extend()
{
    const Verification* verification = current();
    if (!verification)
        return;
    // A verification of its own: the first one stays on record as it ended.
    startVerification(verification->spec.window * 2);
    enter();
    recheck();
}

void VerifyPage::retranslate()
{
    setHeading(tr("Did it help?"));
    m_verdict->setAccessibleName(tr("Verdict"));
    m_progress->setAccessibleName(tr("Progress of the verification"));
    m_progress->setToolTip(tr("The lesser of the elapsed time and the arrived data."));
    m_undoToggle->setText(tr("Undo this rollbac&k…"));
    m_undoToggle->setAccessibleName(tr("Undo this rollback…"));
    m_undoToggle->setToolTip(tr("Shows the requests that would switch back to the former version."));
    m_extend->setText(tr("&Extend the window"));
    m_extend->setAccessibleName(tr("Extend the window"));
    m_extend->setToolTip(
        tr("Restarts the verification from the same beginning with a window twice as long."));
    m_proceed->setText(tr("Continue &without a passed verdict"));
    m_proceed->setAccessibleName(tr("Continue without a passed verdict"));
    m_proceed->setToolTip(tr("The report will say that the fault was not shown to be gone."));
    m_charts->setAccessibleName(tr("Charts from the healthy period until now"));
    if (const Verification* verification = current()) {
        showProgress(*verification);
        showVerdict(*verification);
        m_charts->setPanels(m_session.panels());
    }
}

} // namespace qd
