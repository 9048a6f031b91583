// SPDX-License-Identifier: Apache-2.0
#include "models/table/tally/tallywindow.h"

#include "models/base/naturalorder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace qd {

namespace {

constexpr auto noDecimal = static_cast<std::uint32_t>(-1);

std::optional<double> ratio(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

/// Puts the value at `place` that would be there if all were in order, and none below it behind it. For high
/// quantiles only the few largest values are held in order, in a heap with the least one on top.
template <typename Iterator>
void selectAt(Iterator from, Iterator place, Iterator end)
{
    constexpr std::ptrdiff_t fewOf = 16;
    if ((end - place) * fewOf > end - from)
        return std::nth_element(from, place, end);
    const std::greater<> above;
    std::make_heap(place, end, above);
    for (auto value = from; value != place; ++value) {
        if (*value > *place) {
            std::pop_heap(place, end, above);
            std::swap(*value, *(end - 1));
            std::push_heap(place, end, above);
        }
    }
}

/// Selects the values at the ascending positions one after the other, each in what lies behind the last.
/// Type 7 of Hyndman & Fan 1996.
template <typename Value, typename Meaning>
void selectQuantiles(std::span<Value> values, std::span<const double> at, std::span<const std::size_t> order,
                     const Meaning& meaning, std::vector<double>& out)
{
    auto from = values.begin();
    for (const std::size_t index : order) {
        const double position = std::clamp(at[index], 0.0, 1.0) * static_cast<double>(values.size() - 1);
        const auto low = values.begin() + static_cast<std::ptrdiff_t>(position);
        selectAt(from, low, values.end());
        from = low;
        const double fraction = position - std::floor(position);
        out[index] = meaning(*low);
        if (fraction > 0)
            out[index] += fraction * (meaning(*std::min_element(low + 1, values.end())) - out[index]);
    }
}

} // namespace

TallyWindow::TallyWindow(const TallyPlan& plan) : m_plan(&plan)
{
    if (!plan.isDense())
        return;
    m_counts.resize(plan.groups * plan.cells());
    m_latencies.resize(plan.groups);
}

void TallyWindow::clear()
{
    std::fill(m_counts.begin(), m_counts.end(), 0);
    for (Latencies& latencies : m_latencies) {
        latencies.decimals.clear();
        latencies.numbers.clear();
    }
    m_sparseCounts.clear();
    m_sparseLatencies.clear();
}

void TallyWindow::addDecimals(const TallyBlock& block, std::size_t from, std::size_t to)
{
    // Room for all rows in each of a few groups saves asking for it at each row.
    constexpr std::size_t mostPrepared = 16;
    if (m_latencies.size() > mostPrepared) {
        for (std::size_t k = from; k < to; ++k) {
            if (block.decimals[k] != noDecimal)
                m_latencies[block.groups[k]].decimals.push_back(block.decimals[k]);
        }
        return;
    }
    std::array<std::uint32_t*, mostPrepared> ends{};
    for (std::size_t group = 0; group < m_latencies.size(); ++group) {
        auto& decimals = m_latencies[group].decimals;
        const std::size_t size = decimals.size();
        decimals.resize(size + (to - from) + 1);
        ends[group] = decimals.data() + size;
    }
    for (std::size_t k = from; k < to; ++k) {
        std::uint32_t*& end = ends[block.groups[k]];
        *end = block.decimals[k];
        end += block.decimals[k] != noDecimal ? 1 : 0;
    }
    for (std::size_t group = 0; group < m_latencies.size(); ++group) {
        auto& decimals = m_latencies[group].decimals;
        decimals.resize(static_cast<std::size_t>(ends[group] - decimals.data()));
    }
}

void TallyWindow::add(const TallyBlock& block, std::size_t from, std::size_t to)
{
    if (!m_plan->isDense())
        return addSparse(block, from, to);
    const std::uint32_t cells = m_plan->cells();
    for (std::size_t k = from; k < to; ++k)
        ++m_counts[block.groups[k] * cells + block.cells[k]];
    if (!block.decimals.empty())
        return addDecimals(block, from, to);
    for (std::size_t k = from; k < to && !block.numbers.empty(); ++k) {
        if (!std::isnan(block.numbers[k]))
            m_latencies[block.groups[k]].numbers.push_back(block.numbers[k]);
    }
}

void TallyWindow::addSparse(const TallyBlock& block, std::size_t from, std::size_t to)
{
    for (std::size_t k = from; k < to; ++k) {
        ++m_sparseCounts[block.groups[k]][block.cells[k]];
        if (!block.decimals.empty() && block.decimals[k] != noDecimal)
            m_sparseLatencies[block.groups[k]].decimals.push_back(block.decimals[k]);
        else if (!block.numbers.empty() && !std::isnan(block.numbers[k]))
            m_sparseLatencies[block.groups[k]].numbers.push_back(block.numbers[k]);
    }
}

void TallyWindow::merge(TallyWindow&& other)
{
    const auto append = [](Latencies& to, const Latencies& from) {
        to.decimals.insert(to.decimals.end(), from.decimals.begin(), from.decimals.end());
        to.numbers.insert(to.numbers.end(), from.numbers.begin(), from.numbers.end());
    };
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
    for (std::size_t i = 0; i < m_latencies.size(); ++i)
        append(m_latencies[i], other.m_latencies[i]);
    for (const auto& [group, cells] : other.m_sparseCounts) {
        for (const auto& [cell, count] : cells)
            m_sparseCounts[group][cell] += count;
    }
    for (const auto& [group, latencies] : other.m_sparseLatencies)
        append(m_sparseLatencies[group], latencies);
}

void TallyWindow::eachGroup(const std::function<void(std::uint64_t, std::span<const Cell>, Latencies&)>& take)
{
    std::vector<Cell> found;
    if (!m_plan->isDense()) {
        for (const auto& [group, cells] : m_sparseCounts) {
            found.clear();
            for (const auto& [cell, count] : cells)
                found.push_back({cell, count});
            take(group, found, m_sparseLatencies[group]);
        }
        return;
    }
    const std::uint32_t cells = m_plan->cells();
    for (std::uint64_t group = 0; group < m_plan->groups; ++group) {
        found.clear();
        for (std::uint32_t cell = 0; cell < cells; ++cell) {
            if (const std::uint32_t count = m_counts[group * cells + cell]; count > 0)
                found.push_back({cell, count});
        }
        if (!found.empty())
            take(group, found, m_latencies[group]);
    }
}

TallyScorer::TallyScorer(const RecordTable& table, const TallyQuestion& question, const TallyPlan& plan)
    : m_plan(plan),
      m_question(question),
      m_begin(table.extent().from),
      m_hasPredictions(plan.prediction != noColumn &&
                       table.columns()[static_cast<std::size_t>(plan.prediction)].kind != ColumnKind::Text)
{
    m_quantileOrder.resize(question.quantiles.size());
    std::iota(m_quantileOrder.begin(), m_quantileOrder.end(), std::size_t{0});
    std::sort(m_quantileOrder.begin(), m_quantileOrder.end(), [&question](std::size_t a, std::size_t b) {
        return question.quantiles[a] < question.quantiles[b];
    });
    if (!plan.answersAreCodes)
        return;
    std::map<std::string, std::uint32_t> classes;
    const auto number = [&classes](const std::string& name) {
        return classes.emplace(name, static_cast<std::uint32_t>(classes.size())).first->second;
    };
    if (plan.label != noColumn) {
        for (const std::string& name : table.dictionary(plan.label))
            m_classOfLabel.push_back(number(name));
    }
    if (plan.prediction != noColumn) {
        for (const std::string& name : table.dictionary(plan.prediction))
            m_classOfPrediction.push_back(number(name));
    }
    m_classOfPrediction.push_back(number({}));
    m_classes = classes.size();
    if (const auto positive = classes.find(question.positiveClass); positive != classes.end())
        m_positive = positive->second;
}

std::vector<std::uint32_t> TallyScorer::codesOf(std::uint64_t group) const
{
    std::vector<std::uint32_t> codes(m_plan.by.size());
    for (std::size_t i = codes.size(); i-- > 0;) {
        const std::uint32_t size = m_plan.sizes[i];
        const auto code = static_cast<std::uint32_t>(group % (size + 1));
        codes[i] = code == size ? missingCode : code;
        group /= size + 1;
    }
    return codes;
}

/// Undefined values count as 0 in the averages, as scikit-learn's zero_division=0.
void TallyScorer::setAverages(std::span<const ClassCounts> classes, TallyRow& row) const
{
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    std::int64_t met = 0;
    for (const ClassCounts& one : classes) {
        if (one.predicted + one.support == 0)
            continue;
        ++met;
        precision += ratio(one.right, one.predicted).value_or(0);
        recall += ratio(one.right, one.support).value_or(0);
        f1 += ratio(2 * one.right, one.predicted + one.support).value_or(0);
    }
    if (met == 0)
        return;
    row.precision = precision / static_cast<double>(met);
    row.recall = recall / static_cast<double>(met);
    row.f1 = f1 / static_cast<double>(met);
}

void TallyScorer::setScores(std::span<const TallyWindow::Cell> cells, TallyRow& row) const
{
    const std::uint32_t stride = m_plan.predictions + 1;
    std::vector<ClassCounts> classes(m_classes);
    for (const auto& [cell, count] : cells) {
        row.predictions += count;
        if (cell == m_plan.failedCell()) {
            row.failed += count;
            continue;
        }
        const std::uint32_t label = cell / stride;
        if (label == m_plan.labels)
            continue;
        row.labelled += count;
        if (!m_plan.answersAreCodes) {
            row.correct += cell % stride == wrongNumber ? 0 : count;
            continue;
        }
        const std::uint32_t truth = m_classOfLabel[label];
        const std::uint32_t predicted = m_classOfPrediction[cell % stride];
        classes[truth].support += count;
        classes[predicted].predicted += count;
        classes[truth].right += truth == predicted ? count : 0;
        row.correct += truth == predicted ? count : 0;
    }
    if (!m_hasPredictions)
        return;
    row.accuracy = ratio(row.correct, row.labelled);
    if (m_question.positiveClass.empty()) {
        setAverages(classes, row);
    } else if (m_positive) {
        const ClassCounts& positive = classes[*m_positive];
        row.precision = ratio(positive.right, positive.predicted);
        row.recall = ratio(positive.right, positive.support);
        row.f1 = ratio(2 * positive.right, positive.predicted + positive.support);
    }
}

std::vector<double> TallyScorer::quantilesOf(TallyWindow::Latencies& latencies) const
{
    std::vector<double> values(m_question.quantiles.size(), std::numeric_limits<double>::quiet_NaN());
    if (!latencies.decimals.empty()) {
        const double power = std::pow(10.0, m_plan.latencyScale.exponent);
        const double unit = numberUnits[m_plan.latencyScale.unit];
        selectQuantiles(
            std::span(latencies.decimals), m_question.quantiles, m_quantileOrder,
            [power, unit](std::uint32_t decimal) { return static_cast<double>(decimal) / power * unit; },
            values);
    } else if (!latencies.numbers.empty()) {
        selectQuantiles(
            std::span(latencies.numbers), m_question.quantiles, m_quantileOrder,
            [](double number) { return number; }, values);
    }
    return values;
}

void TallyScorer::score(std::int64_t window, TallyWindow& counts, std::vector<TallyRow>& rows) const
{
    counts.eachGroup([&](std::uint64_t group, std::span<const TallyWindow::Cell> cells,
                         TallyWindow::Latencies& latencies) {
        TallyRow row;
        row.from = m_plan.windowMs == 0 ? m_begin : Timestamp{window * m_plan.windowMs};
        row.group = codesOf(group);
        setScores(cells, row);
        row.latencies = quantilesOf(latencies);
        rows.push_back(std::move(row));
    });
}

} // namespace qd
