// SPDX-License-Identifier: Apache-2.0
#include "models/quality/slices/slices.h"

#include "models/quality/slices/slicetest.h"
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace qd {

namespace {

using Terms = std::vector<SliceTerm>;
using Columns = std::vector<std::size_t>;

struct Candidate
{
    Terms terms;
    LossSum inside;
    LossDifference result;
    double pValue = 1; ///< the p-value of the round in which the slice was taken
    double adjusted = 1;
};

/// Clearest first; the rest makes the order complete, so that hash tables leave no trace.
bool clearer(const Candidate& a, const Candidate& b)
{
    if (a.result.statistic != b.result.statistic)
        return a.result.statistic > b.result.statistic;
    return a.terms.size() != b.terms.size() ? a.terms.size() < b.terms.size() : a.terms < b.terms;
}

bool isInside(const Terms& part, const Terms& whole)
{
    return part.size() > whole.size() && std::includes(part.begin(), part.end(), whole.begin(), whole.end());
}

class Lattice
{
public:
    Lattice(std::span<const SliceColumn> columns, std::span<const double> loss, const SliceOptions& options,
            const CancelToken& cancel)
        : m_loss(loss), m_options(options), m_cancel(cancel)
    {
        for (const double one : loss) {
            m_all.add(one);
            m_binary = m_binary && (one == 0 || one == 1);
        }
        for (const SliceColumn& column : columns)
            m_levels.push_back(frequentLevels(column));
    }

    /// All slices with enough rows, tested.
    [[nodiscard]] std::vector<Candidate> candidates() const
    {
        std::vector<Candidate> found;
        Columns chosen;
        extend(chosen, 0, found);
        return found;
    }

    [[nodiscard]] LossDifference test(const LossSum& slice, const LossSum& rest) const
    {
        return m_binary ? proportionDifference(slice, rest, m_options.confidence)
                        : welchDifference(slice, rest, m_options.confidence);
    }
    [[nodiscard]] bool isWorse(const LossSum& slice, const LossSum& rest) const
    {
        if (slice.rows < 2 || rest.rows < 2)
            return false;
        const LossDifference result = test(slice, rest);
        return result.difference >= m_options.minimumDifference && result.pValue <= m_options.alpha;
    }
    [[nodiscard]] const LossSum& all() const { return m_all; }

    /// Sums of other values than the loss over the candidates' rows.
    [[nodiscard]] std::vector<LossSum> sumsOver(const std::vector<Candidate>& candidates,
                                                const std::vector<double>& values) const
    {
        std::map<Columns, std::unordered_map<std::int64_t, LossSum>> cells;
        std::vector<LossSum> result;
        for (const Candidate& candidate : candidates) {
            const auto [columns, cell] = placeOf(candidate.terms);
            auto at = cells.find(columns);
            if (at == cells.end())
                at = cells.emplace(columns, sums(columns, values)).first;
            result.push_back(at->second.at(cell));
        }
        return result;
    }

    void subtract(double excess, const Terms& terms, std::vector<double>& values) const
    {
        const auto [columns, cell] = placeOf(terms);
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] -= cellOf(columns, row) == cell ? excess : 0;
    }

private:
    /// A column's values that have enough rows by themselves, numbered anew so that cells stay dense.
    struct Levels
    {
        std::vector<std::int32_t> values; ///< the values by level
        std::vector<std::int32_t> ofRow;  ///< level, −1 for all other values
    };

    [[nodiscard]] Levels frequentLevels(const SliceColumn& column) const
    {
        std::vector<std::int64_t> rows(column.values.size());
        for (const std::int32_t code : column.codes) {
            if (code >= 0)
                ++rows[static_cast<std::size_t>(code)];
        }
        Levels levels;
        std::vector<std::int32_t> levelOf(rows.size(), -1);
        for (std::size_t value = 0; value < rows.size(); ++value) {
            if (rows[value] < m_options.minimumRows)
                continue;
            levelOf[value] = static_cast<std::int32_t>(levels.values.size());
            levels.values.push_back(static_cast<std::int32_t>(value));
        }
        levels.ofRow.reserve(column.codes.size());
        for (const std::int32_t code : column.codes)
            levels.ofRow.push_back(code >= 0 ? levelOf[static_cast<std::size_t>(code)] : -1);
        return levels;
    }

    void extend(Columns& chosen, std::size_t from, std::vector<Candidate>& found) const
    {
        const std::size_t end =
            chosen.empty() ? m_levels.size() : std::min(m_levels.size(), m_options.combinedColumns);
        for (std::size_t column = from; column < end && !m_cancel.isCancelled(); ++column) {
            chosen.push_back(column);
            // No cell with enough rows here means none in any finer combination.
            if (collect(chosen, found) && column < m_options.combinedColumns &&
                chosen.size() < std::min<std::size_t>(m_options.maximumTerms, 3))
                extend(chosen, column + 1, found);
            chosen.pop_back();
        }
    }

    /// Key of a row's cell among the levels of the chosen columns; −1 when one of them has none.
    [[nodiscard]] std::int64_t cellOf(const Columns& chosen, std::size_t row) const
    {
        std::int64_t cell = 0;
        for (const std::size_t column : chosen) {
            const std::int32_t level = m_levels[column].ofRow[row];
            if (level < 0)
                return -1;
            cell = cell * static_cast<std::int64_t>(m_levels[column].values.size()) + level;
        }
        return cell;
    }

    [[nodiscard]] std::pair<Columns, std::int64_t> placeOf(const Terms& terms) const
    {
        Columns columns;
        std::int64_t cell = 0;
        for (const SliceTerm& term : terms) {
            const auto& values = m_levels[term.column].values; // ascending
            const auto level = std::lower_bound(values.begin(), values.end(), term.value) - values.begin();
            columns.push_back(term.column);
            cell = cell * std::ssize(values) + level;
        }
        return {columns, cell};
    }

    [[nodiscard]] std::unordered_map<std::int64_t, LossSum> sums(const Columns& chosen,
                                                                 std::span<const double> values) const
    {
        std::int64_t cells = 1;
        for (const std::size_t column : chosen)
            cells *= static_cast<std::int64_t>(m_levels[column].values.size());
        std::unordered_map<std::int64_t, LossSum> result;
        if (cells > static_cast<std::int64_t>(4 * m_loss.size())) { // sparse
            for (std::size_t row = 0; row < m_loss.size(); ++row) {
                if (const std::int64_t cell = cellOf(chosen, row); cell >= 0)
                    result[cell].add(values[row]);
            }
            return result;
        }
        std::vector<LossSum> dense(static_cast<std::size_t>(cells));
        for (std::size_t row = 0; row < m_loss.size(); ++row) {
            if (const std::int64_t cell = cellOf(chosen, row); cell >= 0)
                dense[static_cast<std::size_t>(cell)].add(values[row]);
        }
        for (std::size_t cell = 0; cell < dense.size(); ++cell) {
            if (dense[cell].rows >= m_options.minimumRows)
                result.emplace(static_cast<std::int64_t>(cell), dense[cell]);
        }
        return result;
    }

    [[nodiscard]] Terms termsOf(const Columns& chosen, std::int64_t cell) const
    {
        Terms terms(chosen.size());
        for (std::size_t i = chosen.size(); i-- > 0;) {
            const auto& values = m_levels[chosen[i]].values;
            const auto size = std::ssize(values);
            terms[i] = {chosen[i], values[static_cast<std::size_t>(cell % size)]};
            cell /= size;
        }
        return terms;
    }

    /// Returns whether there was any cell with enough rows.
    bool collect(const Columns& chosen, std::vector<Candidate>& found) const
    {
        bool any = false;
        for (const auto& [cell, sum] : sums(chosen, m_loss)) {
            if (sum.rows < m_options.minimumRows)
                continue;
            any = true;
            if (m_all.rows - sum.rows >= m_options.minimumRows)
                found.push_back(
                    {.terms = termsOf(chosen, cell), .inside = sum, .result = test(sum, m_all.without(sum))});
        }
        return any;
    }

    std::span<const double> m_loss;
    SliceOptions m_options;
    CancelToken m_cancel;
    LossSum m_all;
    bool m_binary = true;
    std::vector<Levels> m_levels;
};

/// Benjamini–Hochberg among `tested` p-values of which only the smaller ones are at hand.
void adjust(std::vector<Candidate>& candidates, std::size_t tested)
{
    std::vector<double> pValues(tested, 1.0);
    for (std::size_t i = 0; i < candidates.size(); ++i)
        pValues[i] = candidates[i].pValue = candidates[i].result.pValue;
    const std::vector<double> adjusted = benjaminiHochberg(pValues);
    for (std::size_t i = 0; i < candidates.size(); ++i)
        candidates[i].adjusted = adjusted[i];
}

void dropInsignificant(std::vector<Candidate>& candidates, const SliceOptions& options)
{
    std::erase_if(candidates, [&options](const Candidate& one) {
        return one.adjusted > options.alpha || one.result.difference < options.minimumDifference;
    });
}

/// The clearest slice, then the clearest of what its excess does not explain, and so on. Each keeps the
/// p-value of its round; its figures are put back to those of the loss itself.
std::vector<Candidate> takeByClearness(std::vector<Candidate> candidates, std::size_t tested,
                                       std::span<const double> loss, const Lattice& lattice,
                                       const SliceOptions& options, const CancelToken& cancel)
{
    std::vector<Candidate> taken;
    std::vector<double> left(loss.begin(), loss.end());
    while (!candidates.empty() && taken.size() < options.maximumSlices && !cancel.isCancelled()) {
        const auto clearest = std::min_element(candidates.begin(), candidates.end(), clearer);
        taken.push_back(*clearest);
        lattice.subtract(clearest->result.difference, clearest->terms, left);
        candidates.erase(clearest);
        LossSum all;
        for (const double value : left)
            all.add(value);
        const std::vector<LossSum> sums = lattice.sumsOver(candidates, left);
        for (std::size_t i = 0; i < candidates.size(); ++i)
            candidates[i].result = welchDifference(sums[i], all.without(sums[i]), options.confidence);
        adjust(candidates, tested);
        dropInsignificant(candidates, options);
    }
    for (Candidate& one : taken)
        one.result = lattice.test(one.inside, lattice.all().without(one.inside));
    return taken;
}

/// Leaves out wholes that are bad only because of their worst part.
std::vector<Candidate> essential(const std::vector<Candidate>& taken, const Lattice& lattice)
{
    std::vector<Candidate> result;
    for (const Candidate& whole : taken) {
        const Candidate* worst = nullptr;
        for (const Candidate& part : taken) {
            if (isInside(part.terms, whole.terms) &&
                (!worst || part.result.difference > worst->result.difference))
                worst = &part;
        }
        if (!worst ||
            lattice.isWorse(whole.inside.without(worst->inside), lattice.all().without(whole.inside)))
            result.push_back(whole);
    }
    return result;
}

Slice sliceOf(const Candidate& one, const LossSum& all)
{
    return {.terms = one.terms,
            .rows = one.inside.rows,
            .loss = one.inside.mean(),
            .restLoss = all.without(one.inside).mean(),
            .difference = one.result.difference,
            .interval = one.result.interval,
            .effectSize = one.result.effectSize,
            .pValue = one.pValue,
            .adjustedPValue = one.adjusted};
}

} // namespace

SliceSearch findSlices(std::span<const SliceColumn> columns, std::span<const double> loss,
                       const SliceOptions& options, const CancelToken& cancel)
{
    const Lattice lattice(columns, loss, options, cancel);
    std::vector<Candidate> candidates = lattice.candidates();
    const std::size_t tested = candidates.size();
    adjust(candidates, tested);
    dropInsignificant(candidates, options);
    SliceSearch search;
    search.tested = static_cast<std::int64_t>(tested);
    for (const Candidate& one :
         essential(takeByClearness(std::move(candidates), tested, loss, lattice, options, cancel), lattice))
        search.slices.push_back(sliceOf(one, lattice.all()));
    std::sort(search.slices.begin(), search.slices.end(), [](const Slice& a, const Slice& b) {
        if (a.difference != b.difference)
            return a.difference > b.difference;
        return a.rows != b.rows ? a.rows > b.rows : a.terms < b.terms;
    });
    return search;
}

} // namespace qd
