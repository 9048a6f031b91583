// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/seriescondition.h"

#include <algorithm>
#include <functional>

namespace qd {

SeriesCondition::SeriesCondition(CompiledMatcher matcher, Postings postings)
    : m_matcher(std::move(matcher)), m_postings(std::move(postings))
{
}

bool SeriesCondition::isMetBy(std::string_view metric, const LabelText& labels)
{
    const std::string_view value = m_matcher.name() == metricLabel ? metric : labels.get(m_matcher.name());
    if (m_matcher.literals())
        return m_matcher.matches(value);
    Answer& answer = m_answers[std::hash<std::string_view>()(value) % m_answers.size()];
    if (!answer.isMatch || answer.value != value)
        answer = {std::string(value), m_matcher.matches(value)};
    return *answer.isMatch;
}

Result<void> SeriesCondition::resolve()
{
    if (m_values)
        return {};
    const auto decides = [&](const std::string& value) {
        return !value.empty() && m_matcher.matches(value) != excludes();
    };
    std::vector<std::string> values;
    Result<void> found;
    if (isPlain()) {
        std::copy_if(m_matcher.literals()->begin(), m_matcher.literals()->end(), std::back_inserter(values),
                     decides);
    } else {
        const std::string prefix = excludes() ? std::string() : m_matcher.prefix();
        found = m_postings.forEachValue(prefix, [&](const std::string& value) {
            if (decides(value))
                values.push_back(value);
        });
    }
    if (found)
        m_values = std::move(values);
    return found;
}

Result<std::int64_t> SeriesCondition::length(std::int64_t most)
{
    if (auto resolved = resolve(); !resolved)
        return Failure(resolved.error());
    std::int64_t length = 0;
    for (const std::string& value : *m_values) {
        if (length >= most)
            break;
        const auto more = m_postings.length(value, most - length);
        if (!more)
            return more;
        length += *more;
    }
    return length;
}

Result<SeriesIds> SeriesCondition::posting()
{
    if (auto resolved = resolve(); !resolved)
        return Failure(resolved.error());
    SeriesIds ids;
    for (const std::string& value : *m_values) {
        if (auto read = m_postings.append(value, ids); !read)
            return Failure(read.error());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace qd
