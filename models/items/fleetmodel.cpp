// SPDX-License-Identifier: Apache-2.0
#include "models/items/fleetmodel.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/visibletext.h"
#include "models/items/endpointwishes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString shownName(const std::string& utf8)
{
    return visibleLine(text(utf8));
}

QString formatted(const std::optional<double>& value, MetricUnit unit)
{
    return formatValue(value.value_or(std::numeric_limits<double>::quiet_NaN()), unit);
}

/// Absent values sort below every present one.
QVariant sortable(const std::optional<double>& value)
{
    return value.value_or(-std::numeric_limits<double>::infinity());
}

/// Worst first when sorted in descending order.
int rank(EndpointState state)
{
    switch (state) {
    case EndpointState::Healthy:
        return 0;
    case EndpointState::Unknown:
        return 1;
    case EndpointState::NoMetrics:
        return 2;
    case EndpointState::AwaitingConsent:
    case EndpointState::Unusable:
    case EndpointState::Degraded:
        return 3;
    case EndpointState::Stale:
        return 4;
    case EndpointState::Unreachable:
        return 5;
    case EndpointState::Failing:
        return 6;
    }
    return 0;
}

/// Something fires, and all of it is silenced.
bool isSilenced(const ModelStatus& values)
{
    return values.firingAlerts > 0 && values.silencedAlerts == values.firingAlerts;
}

/// A model is never shown in a better state than the endpoint through which it is reached.
EndpointState shownState(const EndpointStatus& endpoint, const ModelStatus* model)
{
    const bool reached =
        endpoint.state != EndpointState::Unreachable && endpoint.state != EndpointState::Stale &&
        endpoint.state != EndpointState::AwaitingConsent && endpoint.state != EndpointState::Unusable;
    if (!model || model->model.empty() || !reached || model->state == EndpointState::Unknown)
        return endpoint.state;
    return model->state;
}

/// A state that rests on what somebody on the way may have written says so.
QString stateText(EndpointState state, const EndpointStatus& endpoint)
{
    const QString name = FleetModel::stateName(state);
    if (trustWarnings(endpoint).isEmpty())
        return name;
    return endpoint.redirectedTo.empty()
               ? FleetModel::tr("%1, not verified", "state of an endpoint whose certificate is not verified")
                     .arg(name)
               : FleetModel::tr("%1, redirected", "state of an endpoint whose metrics come from elsewhere")
                     .arg(name);
}

std::vector<std::pair<int, int>> rowsOf(const FleetSnapshot& snapshot)
{
    std::vector<std::pair<int, int>> rows;
    for (std::size_t e = 0; e < snapshot.endpoints.size(); ++e) {
        const std::size_t models = std::max<std::size_t>(1, snapshot.endpoints[e].models.size());
        for (std::size_t m = 0; m < models; ++m)
            rows.emplace_back(static_cast<int>(e), static_cast<int>(m));
    }
    return rows;
}

using RowKey = std::pair<std::string, std::string>;

RowKey keyOf(const FleetSnapshot& snapshot, std::pair<int, int> row)
{
    const EndpointStatus& endpoint = snapshot.endpoints[static_cast<std::size_t>(row.first)];
    const auto model = static_cast<std::size_t>(row.second);
    return {endpoint.endpoint.id,
            model < endpoint.models.size() ? endpoint.models[model].model : std::string()};
}

std::vector<RowKey> keysOf(const FleetSnapshotPtr& snapshot, const std::vector<std::pair<int, int>>& rows)
{
    std::vector<RowKey> keys;
    keys.reserve(rows.size());
    for (const auto& row : rows)
        keys.push_back(keyOf(*snapshot, row));
    return keys;
}

} // namespace

void FleetModel::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    if (!snapshot)
        return;
    auto rows = rowsOf(*snapshot);
    const std::vector<RowKey> newKeys = keysOf(snapshot, rows);
    std::vector<RowKey> keys = keysOf(m_snapshot, m_rows);
    if (keys != newKeys && !mergeRows(keys, newKeys, snapshot, rows))
        return;
    m_snapshot = snapshot;
    m_rows = std::move(rows);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// Takes away the rows that went and puts in those that came, one by one, so that views keep what the
/// operator selected. While it runs the rows show the old snapshot where they can. Rows that changed places,
/// which only a rename or a new order of endpoints brings about, cost a reset; then the answer is false.
bool FleetModel::mergeRows(Keys keys, const Keys& newKeys, const FleetSnapshotPtr& snapshot,
                           std::vector<std::pair<int, int>>& rows)
{
    for (std::size_t row = keys.size(); row-- > 0;) {
        if (std::find(newKeys.begin(), newKeys.end(), keys[row]) != newKeys.end())
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(row));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }
    std::vector<RowKey> kept;
    std::copy_if(newKeys.begin(), newKeys.end(), std::back_inserter(kept),
                 [&](const RowKey& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); });
    if (kept != keys) {
        beginResetModel();
        m_snapshot = snapshot;
        m_rows = std::move(rows);
        endResetModel();
        return false;
    }
    // The rows that stay keep their order, so from here on the new snapshot can serve them.
    m_snapshot = snapshot;
    m_rows.clear();
    for (std::size_t row = 0; row < newKeys.size(); ++row) {
        if (std::find(keys.begin(), keys.end(), newKeys[row]) != keys.end())
            m_rows.push_back(rows[row]);
    }
    for (std::size_t row = 0; row < newKeys.size(); ++row) {
        if (row < keys.size() && keys[row] == newKeys[row])
            continue;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(row), newKeys[row]);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), rows[row]);
        endInsertRows();
    }
    return true;
}

const EndpointStatus* FleetModel::endpointAt(int row) const
{
    if (!m_snapshot || row < 0 || row >= rowCount())
        return nullptr;
    return &m_snapshot->endpoints[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)].first)];
}

const ModelStatus* FleetModel::modelAt(int row) const
{
    const EndpointStatus* endpoint = endpointAt(row);
    if (!endpoint)
        return nullptr;
    const auto model = static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)].second);
    return model < endpoint->models.size() ? &endpoint->models[model] : nullptr;
}

int FleetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FleetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FleetModel::data(const QModelIndex& index, int role) const
{
    const EndpointStatus* endpoint = index.isValid() ? endpointAt(index.row()) : nullptr;
    if (!endpoint)
        return {};
    const ModelStatus* model = modelAt(index.row());
    static const ModelStatus none;
    const ModelStatus& values = model ? *model : none;
    const EndpointState state = shownState(*endpoint, model);
    switch (role) {
    case Qt::DisplayRole:
        return display(index.column(), *endpoint, values, state);
    case Qt::AccessibleTextRole:
        if (index.column() == TrendColumn)
            return trendText(values);
        if (index.column() == StateColumn && isSilenced(values))
            return tr("%1, silenced", "state of an endpoint").arg(stateName(state));
        return display(index.column(), *endpoint, values, state);
    case Qt::ToolTipRole:
        return toolTip(index.column(), *endpoint, values);
    case Qt::TextAlignmentRole:
        return index.column() >= AccuracyColumn && index.column() <= MemoryColumn
                   ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant(static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
    case StateRole:
        return static_cast<int>(state);
    case SilencedRole:
        return isSilenced(values);
    case SparklineRole:
        return QVariant::fromValue(values.sparkline);
    case SparklineSpanRole:
        return trendSpan(values);
    case SortRole:
        return sortValue(index.column(), *endpoint, values, state);
    case EndpointIdRole:
        return text(endpoint->endpoint.id);
    case ModelNameRole:
        return text(values.model);
    default:
        return {};
    }
}

QVariant FleetModel::display(int column, const EndpointStatus& endpoint, const ModelStatus& values,
                             EndpointState state)
{
    switch (column) {
    case StateColumn:
        return stateText(state, endpoint);
    case NameColumn:
        return visibleLine(endpoint.endpoint.name);
    case ModelColumn:
        return values.model.empty() ? dash : shownName(values.model);
    case VersionColumn:
        return values.servingVersion.empty() ? dash : shownName(values.servingVersion);
    case AccuracyColumn:
        return formatted(values.accuracy, MetricUnit::Ratio);
    case LatencyColumn:
        return formatted(values.latencyP99, MetricUnit::Seconds);
    case RateColumn:
        return formatted(values.requestRate, MetricUnit::PerSecond);
    case ErrorsColumn:
        return formatted(values.errorRatio, MetricUnit::Ratio);
    case MemoryColumn:
        return formatted(values.memoryBytes, MetricUnit::Bytes);
    default:
        return {}; // the trend is drawn
    }
}

QVariant FleetModel::sortValue(int column, const EndpointStatus& endpoint, const ModelStatus& values,
                               EndpointState state)
{
    switch (column) {
    case StateColumn:
        return rank(state);
    case AccuracyColumn:
        return sortable(values.accuracy);
    case LatencyColumn:
        return sortable(values.latencyP99);
    case RateColumn:
        return sortable(values.requestRate);
    case ErrorsColumn:
        return sortable(values.errorRatio);
    case MemoryColumn:
        return sortable(values.memoryBytes);
    case TrendColumn:
        return values.sparkline.size() < 2
                   ? QVariant(0.0)
                   : QVariant(values.sparkline.back().value - values.sparkline.front().value);
    default:
        return display(column, endpoint, values, state);
    }
}

/// Five percentage points of a ratio, a fifth of anything else.
double FleetModel::trendSpan(const ModelStatus& values)
{
    const MetricInfo* info = findMetric(values.sparklineMetric);
    if (values.sparkline.empty())
        return 0;
    return info && info->unit == MetricUnit::Ratio ? 0.05 : 0.2 * std::abs(values.sparkline.back().value);
}

QString FleetModel::trendText(const ModelStatus& values)
{
    const MetricInfo* info = findMetric(values.sparklineMetric);
    if (!info || values.sparkline.empty())
        return tr("No trend yet");
    return tr("%1, now %2", "metric and its newest value")
        .arg(info->displayName(), formatValue(values.sparkline.back().value, info->unit));
}

QVariant FleetModel::toolTip(int column, const EndpointStatus& endpoint, const ModelStatus& values)
{
    if (endpoint.lastError)
        return visibleText(endpoint.lastError->text());
    if (const QStringList warnings = trustWarnings(endpoint); !warnings.isEmpty())
        return warnings.join(u' ');
    switch (column) {
    case StateColumn:
        if (values.firingAlerts == 0)
            return tr("No alert is firing.");
        return values.silencedAlerts > 0
                   ? tr("%n alert(s) firing, %1 of them silenced", nullptr, values.firingAlerts)
                         .arg(values.silencedAlerts)
                   : tr("%n alert(s) firing", nullptr, values.firingAlerts);
    case AccuracyColumn:
        return values.accuracy ? tr("Share of correct predictions among those whose label has arrived.")
                               : tr("No labelled predictions yet. Follow a prediction log with labels.");
    case TrendColumn:
        return trendText(values);
    default:
        return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= AccuracyColumn && section <= MemoryColumn
                   ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant(static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == TrendColumn)
        return tr("The last minutes of the model's accuracy, or of the first other metric that there is; the "
                  "tooltip of a cell names it. The scale is fixed, so small changes look small.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case NameColumn:
        return tr("Endpoint");
    case ModelColumn:
        return tr("Model");
    case VersionColumn:
        return tr("Version");
    case AccuracyColumn:
        return tr("Accuracy");
    case LatencyColumn:
        return tr("Latency p99");
    case RateColumn:
        return tr("Requests");
    case ErrorsColumn:
        return tr("Errors");
    case MemoryColumn:
        return tr("Memory");
    case TrendColumn:
        return tr("Trend");
    default:
        return {};
    }
}

QString FleetModel::stateName(EndpointState state)
{
    switch (state) {
    case EndpointState::Unknown:
        return tr("Unknown");
    case EndpointState::Healthy:
        return tr("Healthy");
    case EndpointState::Degraded:
        return tr("Degraded");
    case EndpointState::Failing:
        return tr("Failing");
    case EndpointState::Unreachable:
        return tr("Unreachable");
    case EndpointState::Stale:
        return tr("Stale");
    case EndpointState::AwaitingConsent:
        return tr("Waiting for your consent");
    case EndpointState::NoMetrics:
        return tr("No metrics");
    case EndpointState::Unusable:
        return tr("Cannot be watched");
    }
    return {};
}

} // namespace qd
