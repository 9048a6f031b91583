// SPDX-License-Identifier: Apache-2.0
#include "models/items/alertmodel.h"

#include "models/base/timetext.h"
#include "models/base/visibletext.h"
#include "models/items/incidents/incidenttexts.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace qd {

namespace {

bool comesBefore(const Alert& a, const Alert& b)
{
    return a.pendingAt != b.pendingAt ? a.pendingAt > b.pendingAt : a.id < b.id;
}

bool isOpen(const Alert& alert)
{
    return alert.state == AlertState::Pending || alert.state == AlertState::Firing;
}

/// Returns the place in the order of urgency: those that need somebody first (firing, pending, resolved),
/// each the gravest first, and of those that are alike the ones that are handled after the others.
int urgency(const Alert& alert)
{
    int rank = 0;
    if (alert.state == AlertState::Firing)
        rank = 2;
    else if (alert.state == AlertState::Pending)
        rank = 1;
    const bool handled = alert.acknowledged || !alert.silencedBy.empty();
    constexpr int severities = 3;
    return 2 * (severities * rank + static_cast<int>(alert.rule.severity)) + (handled ? 0 : 1);
}

bool isNumeric(int column)
{
    return column == AlertModel::ValueColumn || column == AlertModel::SinceColumn ||
           column == AlertModel::DurationColumn;
}

} // namespace

void AlertModel::setAlerts(std::vector<Alert> alerts)
{
    std::erase_if(alerts, [](const Alert& alert) { return alert.state == AlertState::Inactive; });
    std::sort(alerts.begin(), alerts.end(), comesBefore);
    beginResetModel();
    m_alerts = std::move(alerts);
    endResetModel();
}

void AlertModel::upsert(const Alert& alert)
{
    const int known = rowOf(alert.id);
    if (alert.state == AlertState::Inactive) {
        if (known < 0)
            return;
        beginRemoveRows({}, known, known);
        m_alerts.erase(m_alerts.begin() + known);
        endRemoveRows();
        return;
    }
    if (known >= 0) {
        m_alerts[static_cast<std::size_t>(known)] = alert;
        emit dataChanged(index(known, 0), index(known, ColumnCount - 1));
        return;
    }
    const auto at = std::lower_bound(m_alerts.begin(), m_alerts.end(), alert, comesBefore);
    const int row = static_cast<int>(at - m_alerts.begin());
    beginInsertRows({}, row, row);
    m_alerts.insert(at, alert);
    endInsertRows();
}

void AlertModel::setNow(Timestamp now)
{
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        if (isOpen(m_alerts[static_cast<std::size_t>(row)]))
            emit dataChanged(index(row, DurationColumn), index(row, DurationColumn));
    }
}

void AlertModel::setEndpointNames(std::map<std::string, QString> names)
{
    if (names == m_endpointNames)
        return;
    m_endpointNames = std::move(names);
    if (!m_alerts.empty())
        emit dataChanged(index(0, ModelColumn), index(rowCount() - 1, ModelColumn));
}

void AlertModel::setIncidents(AlertIncidents incidents)
{
    if (incidents == m_incidents)
        return;
    m_incidents = std::move(incidents);
    if (!m_alerts.empty())
        emit dataChanged(index(0, StateColumn), index(rowCount() - 1, HandlingColumn));
}

void AlertModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_alerts.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Alert* AlertModel::alertAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_alerts[static_cast<std::size_t>(row)] : nullptr;
}

const Alert* AlertModel::find(const std::string& id) const
{
    return alertAt(rowOf(id));
}

int AlertModel::rowOf(const std::string& id) const
{
    const auto found =
        std::find_if(m_alerts.begin(), m_alerts.end(), [&](const Alert& alert) { return alert.id == id; });
    return found == m_alerts.end() ? -1 : static_cast<int>(found - m_alerts.begin());
}

int AlertModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_alerts.size());
}

int AlertModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant AlertModel::data(const QModelIndex& index, int role) const
{
    const Alert* alert = index.isValid() ? alertAt(index.row()) : nullptr;
    if (alert == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(displayText(*alert, index.column()));
    case Qt::ToolTipRole:
        return visibleText(index.column() == HandlingColumn ? handlingOf(*alert) : describeRule(alert->rule));
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case AlertIdRole:
        return QString::fromStdString(alert->id);
    case StateRole:
        return static_cast<int>(alert->state);
    case SeverityRole:
        return static_cast<int>(alert->rule.severity);
    case SortRole:
        return sortKey(*alert, index.column());
    default:
        return {};
    }
}

QString AlertModel::displayText(const Alert& alert, int column) const
{
    switch (column) {
    case StateColumn:
        return stateName(alert.state);
    case SeverityColumn:
        return severityName(alert.rule.severity);
    case RuleColumn:
        return ruleTitle(alert.rule);
    case ModelColumn:
        return subjectOf(alert);
    case ValueColumn: {
        const MetricUnit unit = ruleUnit(alert.rule);
        return valueText(formatValue(isOpen(alert) ? alert.value : alert.worst, unit),
                         formatValue(alert.rule.condition.threshold, unit));
    }
    case SinceColumn:
        return sinceText(since(alert), m_now);
    case DurationColumn:
        return durationText(durationOf(alert));
    case HandlingColumn:
        return handlingOf(alert);
    default:
        return {};
    }
}

QVariant AlertModel::sortKey(const Alert& alert, int column) const
{
    switch (column) {
    case StateColumn:
        return urgency(alert);
    case SeverityColumn:
        return static_cast<int>(alert.rule.severity);
    case ValueColumn:
        return isOpen(alert) ? alert.value : alert.worst;
    case SinceColumn:
        return static_cast<qint64>(since(alert).ms);
    case DurationColumn:
        return static_cast<qint64>(durationOf(alert).count());
    default:
        return displayText(alert, column);
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> titles{tr("State"),    tr("Severity"), tr("Rule"),
                                                  tr("Model"),    tr("Value"),    tr("Since"),
                                                  tr("Duration"), tr("Handling")};
    if (role == Qt::DisplayRole)
        return titles[static_cast<std::size_t>(section)];
    if (role == Qt::ToolTipRole && section == ValueColumn)
        return tr(
            "The newest value of an open alert, the worst of a resolved one, and the limit of the rule.");
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QString AlertModel::subjectOf(const Alert& alert) const
{
    const std::string endpoint = alert.endpoint();
    const auto named = m_endpointNames.find(endpoint);
    const QString name = named == m_endpointNames.end() ? QString::fromStdString(endpoint) : named->second;
    if (alert.model().empty())
        return name;
    const QString model = QString::fromStdString(alert.model());
    return tr("%1 on %2", "model, endpoint").arg(model, name);
}

Timestamp AlertModel::since(const Alert& alert)
{
    return alert.firingAt.ms != 0 ? alert.firingAt : alert.pendingAt;
}

Duration AlertModel::durationOf(const Alert& alert) const
{
    const Timestamp end = alert.resolvedAt.ms != 0 ? alert.resolvedAt : m_now;
    return std::max(end - since(alert), Duration{0});
}

QString AlertModel::stateName(AlertState state)
{
    switch (state) {
    case AlertState::Inactive:
        return tr("Inactive");
    case AlertState::Pending:
        return tr("Pending");
    case AlertState::Firing:
        return tr("Firing");
    case AlertState::Resolved:
        return tr("Resolved");
    }
    return {};
}

QString AlertModel::severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return tr("Info");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Critical:
        return tr("Critical");
    }
    return {};
}

QString AlertModel::sinceText(Timestamp at, Timestamp now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms).date();
    return day.year() == QDateTime::fromMSecsSinceEpoch(now.ms).date().year()
               ? dayText(day) + QChar::Nbsp + timeOfDayText(at)
               : timeText(at);
}

QString AlertModel::valueText(const QString& value, const QString& limit)
{
    return tr("%1 (limit %2)", "value, threshold").arg(value, limit);
}

QString AlertModel::handlingText(const Alert& alert, const AlertIncident* incident)
{
    const bool silenced = !alert.silencedBy.empty();
    if (incident)
        return silenced ? tr("%1; silenced", "incident").arg(alertIncidentText(*incident))
                        : alertIncidentText(*incident);
    if (alert.acknowledged && silenced)
        return tr("Silenced, and acknowledged by %1: %2")
            .arg(alert.acknowledged->by, alert.acknowledged->reason);
    if (alert.acknowledged)
        return tr("Acknowledged by %1: %2").arg(alert.acknowledged->by, alert.acknowledged->reason);
    if (silenced)
        return tr("Silenced");
    return isOpen(alert) ? tr("Unassigned") : tr("Not acknowledged");
}

QString AlertModel::handlingOf(const Alert& alert) const
{
    return handlingText(alert, incidentOf(alert));
}

} // namespace qd
