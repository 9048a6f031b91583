// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/columnbuilder.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct Extremes
{
    double min;
    double max;
};

// The smaller or larger of two, as the processor's own instruction has it.
void widen(Extremes& extremes, double value)
{
    extremes.min = value < extremes.min ? value : extremes.min;
    extremes.max = value > extremes.max ? value : extremes.max;
}

// Four at a time: one comparison need not wait for the one before.
Extremes extremesOf(std::span<const double> values)
{
    Extremes a{values.front(), values.front()};
    Extremes b = a;
    Extremes c = a;
    Extremes d = a;
    std::size_t i = 0;
    for (; i + 4 <= values.size(); i += 4) {
        widen(a, values[i]);
        widen(b, values[i + 1]);
        widen(c, values[i + 2]);
        widen(d, values[i + 3]);
    }
    for (; i < values.size(); ++i)
        widen(a, values[i]);
    return {std::min({a.min, b.min, c.min, d.min}), std::max({a.max, b.max, c.max, d.max})};
}

} // namespace

ColumnBuilder::ColumnBuilder(TimeRange range, int columns) : m_range(range), m_columns(columns)
{
    m_filled.reserve(static_cast<std::size_t>(columns));
}

std::int64_t ColumnBuilder::columnOf(Timestamp at) const
{
    return (at.ms - m_range.from.ms) * m_columns / m_range.length().count();
}

// The first millisecond of the column.
Timestamp ColumnBuilder::startOf(std::int64_t column) const
{
    return {m_range.from.ms + (column * m_range.length().count() + m_columns - 1) / m_columns};
}

void ColumnBuilder::locate(Timestamp at)
{
    if (m_present >= 0 && at < m_presentEnd)
        return;
    // Mostly it is the next one, which takes one division instead of two.
    ++m_present;
    m_presentEnd = startOf(m_present + 1);
    if (at < m_presentEnd)
        return;
    m_present = columnOf(at);
    m_presentEnd = startOf(m_present + 1);
}

void ColumnBuilder::merge(const PixelColumn& part)
{
    if (m_present != m_lastFilled) {
        m_lastFilled = m_present;
        m_filled.push_back(part);
        return;
    }
    PixelColumn& column = m_filled.back();
    column.lastAt = part.lastAt;
    column.last = part.last;
    column.min = std::min(column.min, part.min);
    column.max = std::max(column.max, part.max);
    column.count += part.count;
}

void ColumnBuilder::add(const Sample& sample)
{
    if (!m_range.contains(sample.at) || std::isnan(sample.value))
        return;
    std::ignore = add(BlockSummary{1, 0, sample.at, sample.at, sample.value, sample.value, sample.value,
                                   sample.value, sample.value});
}

bool ColumnBuilder::add(const BlockSummary& summary)
{
    if (summary.nans > 0 || !m_range.contains(summary.firstAt) || !m_range.contains(summary.lastAt))
        return false;
    locate(summary.firstAt);
    if (summary.lastAt >= m_presentEnd)
        return false;
    merge({summary.firstAt, summary.lastAt, summary.first, summary.last, summary.min, summary.max,
           summary.count});
    return true;
}

void ColumnBuilder::add(const PixelColumn& part)
{
    if (!m_range.contains(part.firstAt))
        return;
    locate(part.firstAt);
    merge(part);
}

void ColumnBuilder::add(const BlockSamples& block, std::size_t from, std::size_t to, bool hasNan)
{
    from = std::max(from, block.times.lowerBound(m_range.from.ms));
    to = std::min(to, block.times.lowerBound(m_range.to.ms));
    if (hasNan) {
        for (; from < to; ++from)
            add(block.at(from));
        return;
    }
    while (from < to) {
        locate({block.times.at(from)});
        // Neighbouring columns hold about as many samples; the search begins there.
        std::size_t next = std::min(to, from + m_lastRun);
        while (next < to && block.times.at(next) < m_presentEnd.ms)
            ++next;
        while (next > from + 1 && block.times.at(next - 1) >= m_presentEnd.ms)
            --next;
        m_lastRun = next - from;
        addRun(block, from, next);
        from = next;
    }
}

void ColumnBuilder::addRun(const BlockSamples& block, std::size_t from, std::size_t to)
{
    const std::span values = std::span(block.values).subspan(from, to - from);
    const auto [min, max] = extremesOf(values);
    merge({{block.times.at(from)},
           {block.times.at(to - 1)},
           values.front(),
           values.back(),
           min,
           max,
           std::ssize(values)});
}

} // namespace qd
