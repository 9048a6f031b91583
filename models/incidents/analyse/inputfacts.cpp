// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/inputfacts.h"

#include <QString>

#include <cmath>

namespace qd {

namespace {

constexpr std::size_t mostListed = 20;
constexpr double significantFall = 0.05;

std::string numberAsText(double value)
{
    return QString::number(value, 'g', 4).toStdString();
}

} // namespace

std::string segmentName(const DriftCell& cell)
{
    if (cell.kind == DriftCell::Kind::Category)
        return cell.category;
    if (std::isinf(cell.low))
        return "≤ " + numberAsText(cell.high);
    if (std::isinf(cell.high))
        return "> " + numberAsText(cell.low);
    return numberAsText(cell.low) + " – " + numberAsText(cell.high);
}

GrownValue mostGrown(const ColumnDrift& drift)
{
    GrownValue grown;
    double largest = -1;
    for (const DriftCell& cell : drift.cells) {
        const double before = static_cast<double>(cell.reference) / static_cast<double>(drift.referenceRows);
        const double after = static_cast<double>(cell.current) / static_cast<double>(drift.currentRows);
        const bool isValue = cell.kind == DriftCell::Kind::Category || cell.kind == DriftCell::Kind::Range;
        if (!isValue || after - before <= largest)
            continue;
        largest = after - before;
        grown = {segmentName(cell), before, after};
    }
    return grown;
}

std::vector<Change> driftChanges(std::span<const InputChange> inputs)
{
    std::vector<Change> changes;
    for (const auto& [drift, reference, current] : inputs) {
        if (drift.test == DriftTest::None)
            continue;
        Change change;
        change.metric = "attribute:" + drift.column;
        if (drift.numeric) {
            change.before = drift.referenceMedian.value_or(NAN);
            change.after = drift.currentMedian.value_or(NAN);
        } else {
            const GrownValue grown = mostGrown(drift);
            change.before = grown.before;
            change.after = grown.after;
            change.labels.set("value", grown.value);
        }
        change.effect = std::sqrt(drift.effect());
        change.pValue = drift.adjustedPValue;
        change.scale = "root-psi";
        changes.push_back(std::move(change));
    }
    return changes;
}

std::vector<SegmentChange> segmentChanges(std::span<const InputChange> inputs,
                                          std::span<const SegmentFall> falls)
{
    std::vector<SegmentChange> changes;
    for (const SegmentFall& fall : falls) {
        if (fall.fallPValue >= significantFall || changes.size() == mostListed)
            continue;
        const ColumnDrift& drift = inputs[fall.input].drift;
        changes.push_back({drift.column, segmentName(drift.cells[fall.cell]), fall.beforeCount,
                           fall.afterCount, fall.before, fall.after});
    }
    return changes;
}

} // namespace qd
