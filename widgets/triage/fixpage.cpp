// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/fixpage.h"

#include "models/history/query.h"
#include "models/incidents/analyse/versionuse.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/review/busybar.h"
#include "widgets/review/requesttext.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/switchchooser.h"
#include "widgets/triage/switchconfirm.h"
#include "widgets/triage/switchoutcomeview.h"
#include "widgets/triage/triagesession.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace qd {

FixPage::FixPage(TriageSession& session, QWidget* parent)
    : TriagePage(session, parent),
      m_chooser(new SwitchChooser(
          session.incident.subject, [&session](const std::string& id) { return session.endpointName(id); },
          this)),
      m_concern(new TextLabel(this)),
      m_confirm(new SwitchConfirm(SwitchConfirm::Purpose::RollBack, this)),
      m_outcome(new SwitchOutcomeView(session, this)),
      m_skip(new QCheckBox(this)),
      m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("fixPage"));
    m_concern->setObjectName(QStringLiteral("fixConcernLabel"));
    m_concern->setWordWrap(true);
    m_concern->hide();

    m_column->addWidget(m_chooser);
    m_column->addWidget(m_concern);
    m_column->addWidget(m_confirm, 1);
    m_column->addWidget(m_outcome);
    m_column->addWidget(makeSkipRow());

    connect(m_notice, &Notice::actionTriggered, this, [this] {
        m_notice->hide();
        readBaselineVersion();
    });
    connect(m_chooser, &SwitchChooser::chosen, this, [this] {
        m_settled = false;
        m_undoes.clear();
        plan();
    });
    connect(m_chooser, &SwitchChooser::suggested, this, &FixPage::plan);
    connect(m_confirm, &SwitchConfirm::confirmed, this, &FixPage::execute);
    connect(m_outcome, &SwitchOutcomeView::checkRequested, this, &FixPage::checkOutcome);
    connect(m_outcome, &SwitchOutcomeView::undoRequested, this, &FixPage::planUndo);
    connect(&m_session, &TriageSession::actionSettled, this, &FixPage::takeSettled);
    connect(m_skip, &QCheckBox::toggled, this, &FixPage::skipChanged);
    connect(m_reason, &QLineEdit::textChanged, this, &FixPage::recheck);
    connect(&Theme::instance(), &Theme::changed, this, &FixPage::showOutcome);
    connect(&m_session, &TriageSession::loaded, this, [this] {
        if (isFront())
            enter();
    });
    connect(&m_session, &TriageSession::executingChanged, m_confirm, &SwitchConfirm::setBusy);
    m_confirm->setHistoryReadOnly(m_session.history.isReadOnly());
    retranslate();
}

QWidget* FixPage::makeSkipRow()
{
    m_skip->setObjectName(QStringLiteral("fixSkipCheck"));
    m_reason->setObjectName(QStringLiteral("fixSkipReasonEdit"));
    m_reason->setEnabled(false);
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_skip);
    row->addWidget(m_reason, 1);
    return box;
}

void FixPage::enter()
{
    if (!m_session.isLoaded())
        return;
    m_chooser->forgetChoice();
    m_undoes.clear();
    m_settled =
        m_session.incident.lastEffectiveAction() != nullptr || m_session.incident.pendingAction() != nullptr;
    showOutcome();
    readBaselineVersion();
}

void FixPage::leave()
{
    m_job.drop();
    m_busy->end();
}

bool FixPage::isComplete() const
{
    if (m_session.isExecuting())
        return false;
    if (m_skip->isChecked())
        return !m_reason->text().trimmed().isEmpty();
    return m_session.isChangeSettled();
}

int FixPage::nextId() const
{
    const bool changed = m_session.incident.lastEffectiveAction() != nullptr && !m_skip->isChecked();
    return static_cast<int>(changed ? IncidentStep::Verify : IncidentStep::Report);
}

bool FixPage::complete()
{
    if (m_skip->isChecked())
        m_session.noteSkipped(m_reason->text().trimmed());
    m_session.save(true);
    return true;
}

void FixPage::readBaselineVersion()
{
    m_job.drop();
    m_chooser->clear();
    m_subjectAnswer = SubjectAnswer::Awaited;
    if (!m_settled)
        m_confirm->showText({});
    m_busy->begin(tr("Asking the endpoints which models they serve…"));
    if (!m_session.incident.location) {
        fetchModels();
        return;
    }
    queryHistory(
        m_job, m_session.history, this,
        [subject = m_session.incident.subject,
         location = *m_session.incident.location](const HistoryReader& reader, const CancelToken& cancel) {
            return versionUse(reader, subject, location, cancel);
        },
        [this](const Result<std::vector<VersionUse>>& uses) {
            // Without it another suggestion is made; the choice stays the operator's.
            m_chooser->setBaselineVersion(uses ? baselineVersion(*uses) : std::string());
            fetchModels();
        });
}

void FixPage::fetchModels()
{
    const auto take =
        m_job.await([this](const std::string& id, const Result<std::vector<ServedModel>>& models) {
            addModels(id, models);
        });
    bool asked = false;
    m_subjectAnswer = SubjectAnswer::CannotSwitch;
    for (const Endpoint& endpoint : m_session.endpoints.usable()) {
        if (!endpoint.enabled || !canSwitchVersions(endpoint.platform))
            continue;
        asked = true;
        if (endpoint.id == m_session.incident.subject.endpoint)
            m_subjectAnswer = SubjectAnswer::Awaited;
        m_session.actions.fetchModels(endpoint.id,
                                      [take, id = endpoint.id](const auto& models) { take(id, models); });
    }
    showConcern();
    if (asked)
        return;
    m_busy->end();
    m_confirm->showText(tr("No endpoint of the fleet can switch versions."));
}

void FixPage::addModels(const std::string& endpoint, const Result<std::vector<ServedModel>>& models)
{
    m_busy->end();
    if (endpoint == m_session.incident.subject.endpoint)
        m_subjectAnswer = models ? SubjectAnswer::Listed : SubjectAnswer::Silent;
    if (models)
        m_chooser->setModels(endpoint, *models);
    else
        showError(models.error());
    showConcern();
}

QString FixPage::concernText() const
{
    const QString subject = m_chooser->subjectText();
    if (const SwitchTarget* chosen = m_chooser->target())
        return m_chooser->isSubject(*chosen)
                   ? QString()
                   : tr("⚠ The incident is about %1, but %2 is chosen. Make sure that this is the cause.")
                         .arg(subject, m_chooser->modelText(*chosen));
    switch (m_subjectAnswer) {
    case SubjectAnswer::Awaited:
        break;
    case SubjectAnswer::CannotSwitch:
        return tr("⚠ The incident is about %1, whose endpoint cannot switch versions. Nothing is chosen; "
                  "another model may be chosen deliberately.")
            .arg(subject);
    case SubjectAnswer::Silent:
        return tr("⚠ The incident is about %1, whose endpoint does not answer. Nothing is chosen; another "
                  "model may be chosen deliberately.")
            .arg(subject);
    case SubjectAnswer::Listed:
        return tr("⚠ The incident is about %1, which cannot be switched by itself. Nothing is chosen; a "
                  "model may be chosen deliberately.")
            .arg(subject);
    }
    return {};
}

void FixPage::showConcern()
{
    const QString text = m_settled || m_skip->isChecked() ? QString() : concernText();
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(Ink::Warning));
    m_concern->setPalette(palette);
    m_concern->setText(text);
    m_concern->setVisible(!text.isEmpty());
}

void FixPage::plan()
{
    showConcern();
    const SwitchTarget* chosen = m_chooser->target();
    if (!chosen || m_settled)
        return;
    const std::string version = m_chooser->version();
    if (version.empty() || version == chosen->model.activeVersion()) {
        m_confirm->showText(
            tr("Version %1 is already serving. Choose another one.").arg(QString::fromStdString(version)));
        return;
    }
    m_confirm->showText({});
    const QString key = chosen->key();
    m_session.actions.planSwitch(chosen->endpoint, chosen->model.name, version,
                                 [page = QPointer(this), key, version](const Result<SwitchPlan>& plan) {
                                     const SwitchTarget* now = page ? page->m_chooser->target() : nullptr;
                                     const bool isAwaited = now && now->key() == key && !page->m_settled &&
                                                            page->m_chooser->version() == version;
                                     if (isAwaited)
                                         page->showPlan(plan);
                                 });
}

void FixPage::showPlan(const Result<SwitchPlan>& plan)
{
    m_undoes.clear();
    m_confirm->setPurpose(SwitchConfirm::Purpose::RollBack);
    if (plan)
        m_confirm->setPlan(*plan);
    else
        showError(plan.error());
}

void FixPage::execute(const SwitchPlan& plan)
{
    m_notice->hide();
    m_settled = true;
    const std::string undoes = std::exchange(m_undoes, {});
    m_session.execute(plan, undoes, this, [this](const Result<IncidentAction>& action) { executed(action); });
    showOutcome();
    recheck();
}

void FixPage::executed(const Result<IncidentAction>& action)
{
    showOutcome();
    if (!action) {
        m_settled = false;
        showError(action.error());
        return;
    }
    const bool undone = action->isUndo && action->succeeded();
    if (action->effect() != SwitchEffect::NoEffect && !undone)
        return;
    // The answer stays on the screen until the operator tries again or chooses another version.
    m_settled = false;
    if (undone)
        readBaselineVersion();
    else
        m_notice->show(Notice::Kind::Error,
                       action->isUndo ? tr("The rollback was not undone.")
                                      : tr("The rollback was not carried out."),
                       tr("&Try again"));
}

void FixPage::showOutcome()
{
    m_outcome->refresh();
    showConcern();
    recheck();
    const auto& actions = m_session.incident.actions;
    if (!actions.empty() && m_settled && m_undoes.empty())
        m_confirm->showText(m_session.isExecuting() ? planText(actions.back().plan)
                                                    : exchangeText(actions.back()));
}

void FixPage::takeSettled()
{
    // Whatever is being prepared stays, unless it was to undo what is known now.
    if (!m_session.incident.pendingAction())
        m_undoes.clear();
    showOutcome();
}

void FixPage::planUndo()
{
    const IncidentAction* last = m_session.incident.pendingAction();
    if (!last)
        return;
    m_notice->hide();
    m_undoes = last->actionId;
    m_confirm->setPurpose(SwitchConfirm::Purpose::Undo);
    m_confirm->showText(tr("Preparing the requests that undo the switch…"));
    m_session.actions.planSwitch(last->plan.endpoint, last->plan.model, last->plan.fromVersion,
                                 [page = QPointer(this), id = m_undoes](const Result<SwitchPlan>& plan) {
                                     if (page && page->m_undoes == id)
                                         page->showUndoPlan(plan);
                                 });
}

void FixPage::showUndoPlan(const Result<SwitchPlan>& plan)
{
    if (plan) {
        m_confirm->setPlan(*plan);
        return;
    }
    if (plan.error().kind == ErrorKind::Conflict)
        m_confirm->showText(
            tr("%1 Until then there is nothing to undo; the console keeps checking.").arg(plan.error().what));
    else
        showError(plan.error());
}

void FixPage::checkOutcome()
{
    m_busy->begin(tr("Asking the platform which version is serving…"), false);
    m_outcome->setChecking(true);
    m_session.reconcile(this, [this](const Result<void>& result) {
        m_busy->end();
        m_outcome->setChecking(false);
        if (!result)
            showError(result.error());
        showOutcome();
    });
}

void FixPage::skipChanged()
{
    const bool skip = m_skip->isChecked();
    m_reason->setEnabled(skip);
    m_chooser->setEnabled(!skip);
    m_confirm->setEnabled(!skip);
    showConcern();
    if (skip)
        m_reason->setFocus();
    recheck();
}

void FixPage::retranslate()
{
    setHeading(tr("Which version should serve?"));
    m_chooser->retranslate();
    m_outcome->retranslate();
    m_skip->setText(tr("Skip the cha&nge. Reason:"));
    m_skip->setAccessibleName(tr("Skip the change"));
    m_skip->setToolTip(tr("Continues to the report without changing anything; the reason is recorded."));
    m_reason->setAccessibleName(tr("Reason for skipping the change"));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setToolTip(tr("Needed for the report."));
    showOutcome();
}

} // namespace qd
