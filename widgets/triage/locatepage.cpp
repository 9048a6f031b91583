// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/locatepage.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/incidents/analyse/versionuse.h"
#include "models/items/alertmodel.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/charts/chartstack.h"
#include "widgets/review/busybar.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/triage/triagesession.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

namespace {

constexpr Duration chartMargin{60'000};

/// The field knows whole seconds only: what was not touched is `shown` to the millisecond.
Timestamp timestampOf(const QDateTimeEdit* edit, Timestamp shown)
{
    const qint64 seconds = edit->dateTime().toSecsSinceEpoch();
    return seconds == QDateTime::fromMSecsSinceEpoch(shown.ms).toSecsSinceEpoch() ? shown
                                                                                  : Timestamp{seconds * 1000};
}

/// Alerts of the subject's endpoint and model that lived in the range, other than the incident's own.
Result<std::vector<Alert>> otherAlerts(const HistoryReader& reader, const Incident& incident, TimeRange range)
{
    const auto records = reader.alerts(range);
    if (!records)
        return Failure(records.error());
    std::vector<Alert> alerts;
    for (const AlertRecord& record : *records) {
        const bool isOurs = record.id == incident.alertId;
        const bool sameModel = record.model.empty() || record.model == incident.subject.model;
        if (isOurs || record.endpoint != incident.subject.endpoint || !sameModel)
            continue;
        auto alert = fromRecord(record);
        if (!alert)
            return Failure(alert.error());
        alerts.push_back(std::move(*alert));
    }
    return alerts;
}

} // namespace

LocatePage::LocatePage(TriageSession& session, QWidget* parent)
    : TriagePage(session, parent),
      m_sentence(new TextLabel(this)),
      m_onsetLabel(new TextLabel(this)),
      m_untilLabel(new TextLabel(this)),
      m_onset(new QDateTimeEdit(this)),
      m_until(new QDateTimeEdit(this)),
      m_move(new QPushButton(this)),
      m_again(new QPushButton(this)),
      m_charts(new ChartStack(session.history, this)),
      m_alertsTitle(makeHeading(this)),
      m_alerts(new QTableView(this)),
      m_alertModel(new AlertModel(this))
{
    setObjectName(QStringLiteral("locatePage"));
    m_sentence->setObjectName(QStringLiteral("locateSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_alerts->setObjectName(QStringLiteral("locateAlerts"));
    m_alerts->setModel(m_alertModel);
    m_alerts->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_alerts->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_alerts->setShowGrid(false);
    m_alerts->setTabKeyNavigation(false);
    m_alerts->verticalHeader()->hide();
    m_alerts->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_alerts->horizontalHeader()->setSectionResizeMode(AlertModel::RuleColumn, QHeaderView::Stretch);
    for (const int column : {AlertModel::ModelColumn, AlertModel::DurationColumn})
        m_alerts->hideColumn(column);
    m_alerts->setFixedHeight(96);
    m_alertsTitle->setBuddy(m_alerts);

    m_column->addWidget(m_sentence);
    m_column->addWidget(makeOnsetRow());
    m_column->addWidget(m_charts, 1);
    m_column->addWidget(m_alertsTitle);
    m_column->addWidget(m_alerts);

    connect(m_notice, &Notice::actionTriggered, this, &LocatePage::run);
    connect(m_busy, &BusyBar::cancelled, this, [this] {
        m_job.drop();
        m_busy->end();
        m_notice->show(Notice::Kind::Info, tr("Detecting the onset was cancelled."), tr("&Detect again"));
    });
    connect(m_move, &QPushButton::clicked, this, &LocatePage::moveOnsetByHand);
    connect(m_again, &QPushButton::clicked, this, &LocatePage::run);
    connect(&m_session, &TriageSession::loaded, this, [this] {
        if (isFront())
            enter();
    });
    retranslate();
}

QWidget* LocatePage::makeOnsetRow()
{
    m_onset->setObjectName(QStringLiteral("locateOnsetEdit"));
    m_until->setObjectName(QStringLiteral("locateUntilEdit"));
    m_move->setObjectName(QStringLiteral("locateMoveButton"));
    m_again->setObjectName(QStringLiteral("locateAgainButton"));
    m_move->setAutoDefault(false);
    m_again->setAutoDefault(false);
    for (QDateTimeEdit* edit : {m_onset, m_until}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        edit->setCalendarPopup(false);
    }
    m_onsetLabel->setBuddy(m_onset);
    m_untilLabel->setBuddy(m_until);
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_onsetLabel);
    layout->addWidget(m_onset);
    layout->addWidget(m_untilLabel);
    layout->addWidget(m_until);
    layout->addWidget(m_move);
    layout->addStretch();
    layout->addWidget(m_again);
    return row;
}

void LocatePage::enter()
{
    if (!m_session.isLoaded())
        return;
    if (m_session.incident.location)
        showLocation();
    else
        run();
}

void LocatePage::leave()
{
    m_job.drop();
    m_busy->end();
}

bool LocatePage::isComplete() const
{
    return m_session.incident.location.has_value();
}

bool LocatePage::complete()
{
    m_session.save(true);
    return true;
}

void LocatePage::run()
{
    m_notice->hide();
    m_busy->begin(tr("Searching the history for the onset…"));
    queryHistory(
        m_job, m_session.history, this,
        [subject = m_session.incident.subject, alert = m_session.alert,
         now = m_session.clock.now()](const HistoryReader& reader, const CancelToken& cancel) {
            return locate(reader, subject, alert ? &*alert : nullptr, now, cancel);
        },
        [this](const Result<Location>& location) { store(location); }, Lane::Background);
}

void LocatePage::moveOnsetByHand()
{
    if (!m_session.incident.location)
        return;
    m_notice->hide();
    m_busy->begin(tr("Computing the values before and after the onset…"));
    queryHistory(
        m_job, m_session.history, this,
        [subject = m_session.incident.subject, location = *m_session.incident.location,
         onset = timestampOf(m_onset, m_session.incident.location->onset),
         until = timestampOf(m_until, m_session.incident.location->affected.to)](const HistoryReader& reader,
                                                                                 const CancelToken& cancel) {
            return moveOnset(reader, subject, location, onset, until, cancel);
        },
        [this](const Result<Location>& location) { store(location); }, Lane::Background);
}

void LocatePage::store(const Result<Location>& location)
{
    m_busy->end();
    if (!location) {
        showError(location.error());
        recheck();
        return;
    }
    Incident& incident = m_session.incident;
    incident.location = *location;
    if (!location->version.empty())
        incident.subject.version = location->version;
    // What was concluded from another onset no longer holds; its frozen record stays.
    incident.analysis.reset();
    m_session.save(false);
    showLocation();
    recheck();
}

void LocatePage::showLocation()
{
    const Location& location = *m_session.incident.location;
    m_sentence->setText(locationText(m_session.incident.subject, location,
                                     m_session.endpointName(m_session.incident.subject.endpoint)));
    m_onset->setDateTime(QDateTime::fromMSecsSinceEpoch(location.onset.ms));
    m_until->setDateTime(QDateTime::fromMSecsSinceEpoch(location.affected.to.ms));
    showCharts();
    readAlerts();
}

void LocatePage::showCharts()
{
    const Location& location = *m_session.incident.location;
    m_charts->setPanels(m_session.panels());
    m_charts->setBands(
        {{ChartBand::Kind::Baseline, location.baseline}, {ChartBand::Kind::Affected, location.affected}});
    const Timestamp from = location.baseline.isEmpty() ? location.onset : location.baseline.from;
    const Timestamp now = m_session.clock.now();
    const Timestamp until = std::max(location.affected.to, std::min(location.affected.to + chartMargin, now));
    m_charts->axis().setEnd(std::max(until, now));
    m_charts->axis().setRange({from - chartMargin, until});
    m_charts->refresh();
}

void LocatePage::readAlerts()
{
    const Location& location = *m_session.incident.location;
    const TimeRange range{location.onset - Duration{300'000}, location.affected.to};
    queryHistory(
        m_session.history, this,
        [incident = m_session.incident, range](const HistoryReader& reader, const CancelToken&) {
            return otherAlerts(reader, incident, range);
        },
        [this](Result<std::vector<Alert>> alerts) {
            if (!alerts) {
                m_notice->show(alerts.error());
                return;
            }
            m_alertsRead = true;
            m_alertModel->setNow(m_session.clock.now());
            m_alertModel->setAlerts(std::move(*alerts));
            m_alerts->setVisible(m_alertModel->rowCount() > 0);
            retranslate();
        });
}

void LocatePage::retranslate()
{
    setHeading(tr("What is wrong, and since when?"));
    m_onsetLabel->setText(tr("Fault fr&om"));
    m_untilLabel->setText(tr("&until"));
    m_onset->setAccessibleName(tr("Onset"));
    m_onset->setToolTip(tr("Change it if the charts show that the fault began at another time."));
    m_until->setAccessibleName(tr("End of the affected period"));
    m_until->setToolTip(
        tr("The period from the onset to this time is compared with the healthy period before."));
    m_move->setText(tr("Use these ti&mes"));
    m_move->setAccessibleName(tr("Use these times"));
    m_move->setToolTip(tr("Uses these times instead of the detected ones."));
    m_again->setText(tr("Detect &again"));
    m_again->setAccessibleName(tr("Detect the onset again"));
    m_again->setToolTip(tr("Includes everything recorded meanwhile."));
    m_charts->setAccessibleName(tr("Charts around the onset"));
    m_alerts->setAccessibleName(tr("Other alerts at that time"));
    m_alerts->setToolTip(tr("Alerts of the same model and endpoint while the fault lasted."));
    m_alertsTitle->setText(!m_alertsRead                  ? QString()
                           : m_alertModel->rowCount() > 0 ? tr("Other alerts at that time")
                                                          : tr("No other alerts at that time"));
    m_alertModel->retranslate();
    if (!m_session.incident.location)
        return;
    m_sentence->setText(locationText(m_session.incident.subject, *m_session.incident.location,
                                     m_session.endpointName(m_session.incident.subject.endpoint)));
    if (m_session.isLoaded())
        m_charts->setPanels(m_session.panels());
}

} // namespace qd
