// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/triagewizard.h"

#include "models/base/visibletext.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/windowsize.h"
#include "widgets/triage/analysepage.h"
#include "widgets/triage/fixpage.h"
#include "widgets/triage/locatepage.h"
#include "widgets/triage/outagepage.h"
#include "widgets/triage/reportpage.h"
#include "widgets/triage/stepindicator.h"
#include "widgets/triage/triagesession.h"
#include "widgets/triage/verifypage.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QPushButton>
#include <QSettings>

#include <array>

namespace qd {

namespace {

/// Where to open: the page that was left, or the one that must come before it can be shown again.
IncidentStep openingStep(const Incident& incident)
{
    const IncidentStep step = std::min(incident.step, IncidentStep::Report);
    const bool needsFix = incident.pendingAction() != nullptr || !incident.lastEffectiveAction();
    if (step == IncidentStep::Verify && needsFix)
        return IncidentStep::Fix;
    return step;
}

} // namespace

struct TriageWizard::Private
{
    Private(TriageWizard* wizard, std::shared_ptr<TriageSession> s) : q(wizard), session(std::move(s)) {}

    void build();
    void retranslate();
    void open(IncidentStep step);
    void pageChanged(int id);
    void showStep();
    void askToDiscard();
    void stopAwaiting();

    TriageWizard* q;
    std::shared_ptr<TriageSession> session;
    std::array<TriagePage*, StepIndicator::stepCount> pages{};
    StepIndicator* indicator = nullptr;
    TriagePage* front = nullptr;
    IncidentStep furthest = IncidentStep::Locate;
    bool opening = false;
    bool closing = false; ///< waits for the answer of a switch
};

void TriageWizard::Private::build()
{
    auto* verify = new VerifyPage(*session, q);
    auto* report = new ReportPage(*session, q);
    TriagePage* fix = nullptr;
    if (isOutage(session->incident.subject)) {
        auto* outage = new OutagePage(*session, q);
        QObject::connect(outage, &OutagePage::endpointEditRequested, q, &TriageWizard::endpointEditRequested);
        fix = outage;
    } else {
        fix = new FixPage(*session, q);
    }
    pages = {new LocatePage(*session, q), new AnalysePage(*session, q), fix, verify, report};
    for (std::size_t i = 0; i < pages.size(); ++i)
        q->setPage(static_cast<int>(i), pages[i]);
    indicator = new StepIndicator(q);
    q->setSideWidget(indicator);
    q->setWizardStyle(QWizard::ClassicStyle);
    q->setOptions(QWizard::IndependentPages | QWizard::NoBackButtonOnStartPage | QWizard::NoDefaultButton);
    q->setOption(QWizard::HaveCustomButton1);
    // What discards stands apart from what is harmless.
    q->setButtonLayout({QWizard::CustomButton1, QWizard::Stretch, QWizard::CancelButton, QWizard::BackButton,
                        QWizard::NextButton, QWizard::FinishButton});
    q->button(QWizard::CustomButton1)->setObjectName(QStringLiteral("wizardDiscard"));
    q->button(QWizard::NextButton)->setObjectName(QStringLiteral("wizardNext"));
    q->button(QWizard::BackButton)->setObjectName(QStringLiteral("wizardBack"));
    q->button(QWizard::FinishButton)->setObjectName(QStringLiteral("wizardFinish"));
    q->button(QWizard::CancelButton)->setObjectName(QStringLiteral("wizardLater"));
    if (auto* finish = qobject_cast<QPushButton*>(q->button(QWizard::FinishButton)))
        finish->setAutoDefault(false);
    QObject::connect(verify, &VerifyPage::undone, q, &QWizard::back);
    QObject::connect(verify, &VerifyPage::proceedRequested, q, &QWizard::next);
}

void TriageWizard::Private::retranslate()
{
    q->setWindowTitle(tr("Triage: %1").arg(visibleLine(session->incident.title)));
    const struct
    {
        WizardButton which;
        QString text;
        QString name;
        QString hint;
    } buttons[] = {
        {BackButton, tr("&Back"), tr("Back"),
         tr("Nothing is lost: all findings and actions stay on record.")},
        {NextButton, tr("Ne&xt"), tr("Next"), tr("Records what this page shows and continues.")},
        {FinishButton, tr("Close the inci&dent"), tr("Close the incident"),
         tr("Closes the incident for good; it stays in the history.")},
        {CancelButton, session->isDraft() ? tr("C&lose") : tr("Continue &later"),
         session->isDraft() ? tr("Close") : tr("Continue later"),
         session->isDraft()
             ? tr("Closes this window. Nothing is recorded until you go to the next page.")
             : tr("Closes this window. Everything is saved; the incident continues from this page.")},
        {CustomButton1, tr("&Discard"), tr("Discard the incident"),
         tr("Discards the incident: it leaves the list, and the audit trail records it. Possible until "
            "something was changed on a server.")},
    };
    for (const auto& button : buttons) {
        q->setButtonText(button.which, button.text);
        q->button(button.which)->setAccessibleName(button.name);
        q->button(button.which)->setToolTip(button.hint);
    }
    indicator->setSubject(session->incident.title);
    q->button(CustomButton1)->setVisible(session->canDiscard());
}

/// What was located and analysed is lost to the lists, so it takes a second click.
void TriageWizard::Private::askToDiscard()
{
    QMessageBox* box =
        makeMessageBox(QMessageBox::Question, tr("Discard the incident"),
                       tr("Discard the incident “%1”?").arg(session->incident.title),
                       session->incident.alertId.empty()
                           ? tr("Nothing was changed on any server. The incident leaves the list.")
                           : tr("Nothing was changed on any server. The incident leaves the list, and its "
                                "alert is unassigned again."),
                       QMessageBox::Cancel, q);
    box->setObjectName(QStringLiteral("discardConfirmation"));
    QPushButton* confirm = box->addButton(tr("&Discard"), QMessageBox::AcceptRole);
    confirm->setObjectName(QStringLiteral("confirmDiscard"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, q, [this, confirm](const QAbstractButton* button) {
        if (button == confirm)
            session->discard();
    });
    box->open();
}

void TriageWizard::Private::open(IncidentStep step)
{
    opening = true;
    for (TriagePage* page : pages)
        page->setPassing(true);
    q->restart();
    while (q->currentId() >= 0 && q->currentId() < static_cast<int>(step))
        q->next();
    for (TriagePage* page : pages)
        page->setPassing(false);
    opening = false;
    pageChanged(q->currentId());
}

void TriageWizard::Private::pageChanged(int id)
{
    if (opening || id < 0)
        return;
    if (front)
        front->leave();
    front = pages[static_cast<std::size_t>(id)];
    const auto step = static_cast<IncidentStep>(id);
    Incident& incident = session->incident;
    if (incident.isOpen() && incident.step != step) {
        incident.step = step;
        session->save(false);
    }
    showStep();
    front->enter();
}

void TriageWizard::Private::showStep()
{
    const auto step = static_cast<IncidentStep>(std::max(0, q->currentId()));
    furthest = std::max(furthest, step);
    indicator->setSteps(step, furthest);
    retranslate(); // what closing the window and discarding mean depends on what was done
}

void TriageWizard::Private::stopAwaiting()
{
    if (session->progress().stage == SwitchProgress::Stage::Awaiting)
        session->stopWaiting();
}

TriageWizard::TriageWizard(const Incident& incident, const Alert* alert, const History& history,
                           OperatorActions& actions, const Clock& clock, TriageSettings settings,
                           QWidget* parent, IncidentOrigin origin)
    : QWizard(parent),
      d(std::make_unique<Private>(
          this, std::make_shared<TriageSession>(incident, alert, history, actions, clock, settings, origin)))
{
    setObjectName(QStringLiteral("triageWizard"));
    setModal(false);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    d->build();
    resize(fitting(*this, {1000, 720}));
    restoreGeometry(QSettings().value(QStringLiteral("triage/geometry")).toByteArray());
    connect(this, &QWizard::currentIdChanged, this, [this](int id) { d->pageChanged(id); });
    connect(d->session.get(), &TriageSession::saved, this, [this](const Incident& saved) {
        d->retranslate();
        emit incidentChanged(saved);
        if (saved.discarded)
            done(Rejected);
    });
    connect(this, &QWizard::customButtonClicked, this, [this] { d->askToDiscard(); });
    connect(d->session.get(), &TriageSession::saveFailed, this, [this](const Error& error) {
        if (d->front)
            d->front->showSaveError(error);
    });
    connect(d->session.get(), &TriageSession::progressed, this, [this] {
        if (d->closing)
            d->stopAwaiting();
    });
    connect(d->session.get(), &TriageSession::executingChanged, this, [this](bool executing) {
        button(BackButton)->setEnabled(!executing && currentId() > 0);
        button(CustomButton1)->setVisible(d->session->canDiscard());
        if (!executing && d->closing)
            QWizard::done(Rejected);
    });
    d->retranslate();
    d->furthest = std::min(incident.step, IncidentStep::Report);
    d->open(openingStep(incident));
    d->session->load();
}

TriageWizard::~TriageWizard()
{
    QSettings().setValue(QStringLiteral("triage/geometry"), saveGeometry());
    if (d->front)
        d->front->leave();
}

const Incident& TriageWizard::incident() const
{
    return d->session->incident;
}

void TriageWizard::done(int result)
{
    if (d->front)
        d->front->leave();
    // A switch whose requests are being sent is waited for, because half of them would be worse than all or
    // none. Once only the version is awaited, the console goes on asking in the background.
    if (d->session->isExecuting()) {
        d->closing = true;
        d->stopAwaiting();
        return;
    }
    QWizard::done(result);
}

void TriageWizard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    QWizard::changeEvent(event);
}

} // namespace qd
