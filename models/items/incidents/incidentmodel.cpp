// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/incidentmodel.h"

#include "models/base/visibletext.h"
#include "models/items/incidents/incidenttexts.h"

namespace qd {

void IncidentModel::setIncidents(std::vector<Incident> incidents)
{
    const bool sameRows =
        std::equal(incidents.begin(), incidents.end(), m_incidents.begin(), m_incidents.end(),
                   [](const auto& a, const auto& b) { return a.id == b.id; });
    if (sameRows) {
        m_incidents = std::move(incidents);
        if (!m_incidents.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_incidents = std::move(incidents);
    endResetModel();
}

void IncidentModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_incidents.empty())
        emit dataChanged(index(0, DurationColumn), index(rowCount() - 1, DurationColumn),
                         {Qt::DisplayRole, SortRole});
}

void IncidentModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_incidents.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Incident* IncidentModel::incidentAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_incidents[static_cast<std::size_t>(row)] : nullptr;
}

int IncidentModel::rowOf(const std::string& id) const
{
    const auto found =
        std::find_if(m_incidents.begin(), m_incidents.end(), [&](const auto& i) { return i.id == id; });
    return found == m_incidents.end() ? -1 : static_cast<int>(found - m_incidents.begin());
}

int IncidentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_incidents.size());
}

int IncidentModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IncidentModel::data(const QModelIndex& index, int role) const
{
    const Incident* incident = index.isValid() ? incidentAt(index.row()) : nullptr;
    if (!incident)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return visibleLine(text(*incident, index.column()));
    case Qt::ToolTipRole:
        return visibleText(incident->title);
    case IncidentIdRole:
        return QString::fromStdString(incident->id);
    case OpenRole:
        return incident->isOpen();
    case VerdictRole:
        return static_cast<int>(incident->verifications.empty() ? Verdict::Pending
                                                                : incident->verifications.back().verdict);
    case SortRole:
        return sortKey(*incident, index.column());
    default:
        return {};
    }
}

QVariant IncidentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case TitleColumn:
        return tr("Incident");
    case ModelColumn:
        return tr("Model");
    case OpenedColumn:
        return tr("Opened");
    case DurationColumn:
        return tr("Duration");
    case VerdictColumn:
        return tr("Verdict");
    default:
        return {};
    }
}

QString IncidentModel::text(const Incident& incident, int column) const
{
    switch (column) {
    case StateColumn:
        return incident.isOpen() ? tr("● Open: %1").arg(stepName(incident.step)) : tr("✔ Closed");
    case TitleColumn:
        return incident.number > 0 ? tr("#%1 %2", "number, title").arg(incident.number).arg(incident.title)
                                   : incident.title;
    case ModelColumn:
        return QString::fromStdString(incident.subject.model.empty() ? incident.subject.endpoint
                                                                     : incident.subject.model);
    case OpenedColumn:
        return timeText(incident.openedAt);
    case DurationColumn:
        return durationText(durationOf(incident));
    case VerdictColumn: {
        if (incident.verifications.empty())
            return incidentVerdictText(incident);
        return tr("%1 %2", "sign, verdict")
            .arg(verdictGlyph(incident.verifications.back().verdict), incidentVerdictText(incident));
    }
    default:
        return {};
    }
}

QVariant IncidentModel::sortKey(const Incident& incident, int column) const
{
    switch (column) {
    case OpenedColumn:
        return static_cast<qint64>(incident.openedAt.ms);
    case DurationColumn:
        return static_cast<qint64>(durationOf(incident).count());
    default:
        return text(incident, column);
    }
}

Duration IncidentModel::durationOf(const Incident& incident) const
{
    return (incident.isOpen() ? m_now : incident.closedAt) - incident.openedAt;
}

} // namespace qd
