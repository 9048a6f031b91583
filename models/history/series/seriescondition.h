// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/series/compiledmatcher.h"
#include "models/history/series/labeltext.h"
#include "models/history/series/postings.h"

#include <array>
#include <optional>

namespace qd {

/// One of a selector's conditions, which can be asked about a key or be told by postings.
class SeriesCondition
{
public:
    SeriesCondition(CompiledMatcher matcher, Postings postings);

    /// Returns whether a series with this key meets it. Remembers what an expression says about some values.
    [[nodiscard]] bool isMetBy(std::string_view metric, const LabelText& labels);

    /// Returns true when also series without the label meet the condition: its postings are then of those
    /// that do not.
    [[nodiscard]] bool excludes() const { return m_matcher.matchesAbsent(); }
    /// Returns whether the values that decide are known without a look at all that there are.
    [[nodiscard]] bool isPlain() const
    {
        return m_matcher.literals() && m_matcher.isNegative() == excludes();
    }
    /// How many series its postings name; `most` when there are more.
    [[nodiscard]] Result<std::int64_t> length(std::int64_t most);
    /// Returns the series that meet the condition, or the others (see excludes()).
    [[nodiscard]] Result<SeriesIds> posting();

private:
    [[nodiscard]] Result<void> resolve();

    CompiledMatcher m_matcher;
    Postings m_postings;
    std::optional<std::vector<std::string>> m_values; ///< the values that decide
    struct Answer
    {
        std::string value;
        std::optional<bool> isMatch;
    };
    std::array<Answer, 64> m_answers; ///< to values whose hashes differ
};

} // namespace qd
