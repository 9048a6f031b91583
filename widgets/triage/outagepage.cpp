// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/outagepage.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/incidents/report/evidencetext.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/triagesession.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

namespace {

constexpr std::chrono::milliseconds lookInterval{2'000};

TextLabel* makeText(QWidget* parent, const QString& name)
{
    auto* label = new TextLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

const Hypothesis* acceptedCause(const Incident& incident)
{
    if (!incident.analysis)
        return nullptr;
    const auto& causes = incident.analysis->hypotheses;
    const auto found = std::find_if(causes.begin(), causes.end(), [&](const Hypothesis& cause) {
        return cause.id == incident.acceptedHypothesis;
    });
    return found == causes.end() ? nullptr : &*found;
}

} // namespace

OutagePage::OutagePage(TriageSession& session, QWidget* parent)
    : TriagePage(session, parent),
      m_cause(makeText(this, QStringLiteral("outageCause"))),
      m_advice(makeText(this, QStringLiteral("outageAdvice"))),
      m_now(makeText(this, QStringLiteral("outageNow"))),
      m_hint(makeText(this, QStringLiteral("outageHint"))),
      m_edit(new QPushButton(this)),
      m_check(new QPushButton(this))
{
    setObjectName(QStringLiteral("outagePage"));
    m_edit->setObjectName(QStringLiteral("outageEditButton"));
    m_check->setObjectName(QStringLiteral("outageCheckButton"));
    QFont bold = m_cause->font();
    bold.setBold(true);
    m_cause->setFont(bold);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_edit, m_check}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_column->addWidget(m_cause);
    m_column->addWidget(m_advice);
    m_column->addSpacing(12);
    m_column->addWidget(m_now);
    m_column->addWidget(m_hint);
    m_column->addLayout(buttons);
    m_column->addStretch();
    m_timer.setInterval(lookInterval);
    connect(&m_timer, &QTimer::timeout, this, &OutagePage::check);
    connect(m_check, &QPushButton::clicked, this, &OutagePage::check);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        m_notice->hide();
        check();
    });
    connect(m_edit, &QPushButton::clicked, this,
            [this] { emit endpointEditRequested(m_session.incident.subject.endpoint); });
    connect(&m_session, &TriageSession::loaded, this, &OutagePage::showState); // with the endpoint's name
    connect(&Theme::instance(), &Theme::changed, this, &OutagePage::showState);
    m_edit->setEnabled(!session.history.isReadOnly());
    retranslate();
}

void OutagePage::enter()
{
    showState();
    m_timer.start();
    check();
}

void OutagePage::leave()
{
    m_timer.stop();
    m_job.drop();
}

int OutagePage::nextId() const
{
    return static_cast<int>(IncidentStep::Report);
}

/// What the endpoint did when the operator went on belongs into the report.
bool OutagePage::complete()
{
    const QString name = m_session.endpointName(m_session.incident.subject.endpoint);
    const QString line = m_state->answers
                             ? tr("%1 answered again at %2.").arg(name, timeText(m_state->at))
                             : tr("%1 still did not answer at %2.").arg(name, timeText(m_state->at));
    QString& notes = m_session.incident.notes;
    if (!notes.contains(line))
        notes += notes.isEmpty() ? line : QLatin1Char('\n') + line;
    m_session.save(true);
    return true;
}

void OutagePage::check()
{
    queryHistory(
        m_job, m_session.history, this,
        [endpoint = m_session.incident.subject.endpoint, now = m_session.clock.now()](
            const HistoryReader& reader, const CancelToken&) { return outageState(reader, endpoint, now); },
        [this](const Result<OutageState>& state) {
            if (!state) {
                showError(state.error());
                return;
            }
            m_state = *state;
            showState();
            recheck();
        });
}

void OutagePage::showState()
{
    const QString name = m_session.endpointName(m_session.incident.subject.endpoint);
    setHeading(tr("What brings %1 back?").arg(name));
    const Hypothesis* cause = acceptedCause(m_session.incident);
    m_cause->setText(cause ? hypothesisTitle(*cause) : tr("No cause was accepted"));
    m_advice->setText(cause ? outageAdvice(cause->id)
                            : tr("Check the server first, then the settings of the endpoint."));
    const bool answers = m_state && m_state->answers;
    QString text = tr("Checking whether it answers…");
    if (answers)
        text = tr("✔ It answers again, last at %1. Continue to the report.").arg(timeText(m_state->at));
    else if (m_state && !m_state->what.isEmpty())
        text = tr("✖ Asked at %1: %2", "time, what a failed request said")
                   .arg(timeText(m_state->at), m_state->what);
    else if (m_state)
        text = tr("✖ It does not answer.");
    m_now->setText(text);
    QPalette palette = this->palette();
    if (m_state)
        palette.setColor(QPalette::WindowText,
                         Theme::instance().color(answers ? Ink::Healthy : Ink::Failing));
    m_now->setPalette(palette);
    m_hint->setText(m_state && !answers ? m_state->hint : QString());
}

void OutagePage::retranslate()
{
    m_edit->setText(tr("&Edit endpoint…"));
    m_edit->setAccessibleName(tr("Edit the endpoint"));
    m_edit->setToolTip(tr("Opens the settings of the endpoint: address, sign-in, certificate and timeout."));
    m_check->setText(tr("&Check again"));
    m_check->setAccessibleName(tr("Check again whether the endpoint answers"));
    m_check->setToolTip(
        tr("Checks the newest answer. The console asks the endpoint at every interval anyway."));
    showState();
}

} // namespace qd
