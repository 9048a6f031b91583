// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/postings.h"

namespace qd {

namespace {

// After so many rows with one value, seeking the next value is cheaper than stepping to it.
constexpr int stepsBeforeSeek = 8;

} // namespace

// The same question about a label and about metrics.
struct Postings::Question
{
    const char* ofLabel;
    const char* ofMetric;
};

const Postings::Question Postings::valuesAfter{
    "SELECT value FROM series_label WHERE name = ?1 AND value > ?2 ORDER BY value",
    "SELECT metric FROM series WHERE ?1 <> '' AND metric > ?2 ORDER BY metric"};
const Postings::Question Postings::seriesWith{
    "SELECT series FROM series_label WHERE name = ?1 AND value = ?2",
    "SELECT id FROM series WHERE ?1 <> '' AND metric = ?2"};
const Postings::Question Postings::countWith{
    "SELECT count(*) FROM (SELECT 1 FROM series_label WHERE name = ?1 AND value = ?2 LIMIT ?3)",
    "SELECT count(*) FROM (SELECT 1 FROM series WHERE ?1 <> '' AND metric = ?2 LIMIT ?3)"};

Postings::Postings(StatementCache& statements, std::string label)
    : m_statements(&statements), m_label(std::move(label))
{
}

Result<void> Postings::forEachValue(const std::string& prefix,
                                    const std::function<void(const std::string&)>& take) const
{
    const auto values = ask(valuesAfter);
    if (!values)
        return Failure(values.error());
    std::string current = prefix;
    if (!prefix.empty())
        take(prefix); // the search goes on behind it
    int repeated = 0;
    (*values)->bind(m_label, current);
    for (;;) {
        const auto row = (*values)->step();
        if (!row)
            return Failure(row.error());
        const std::string_view value = *row ? (*values)->textView(0) : std::string_view();
        if (!*row || !value.starts_with(prefix))
            return {};
        if (value != current) {
            current = value;
            repeated = 0;
            take(current);
        } else if (++repeated == stepsBeforeSeek) {
            (*values)->bind(m_label, current);
            repeated = 0;
        }
    }
}

Result<void> Postings::append(const std::string& value, SeriesIds& ids) const
{
    const auto series = ask(seriesWith);
    if (!series)
        return Failure(series.error());
    return forEachRow((*series)->bind(m_label, value), {},
                      [&](const Statement& row) { ids.push_back(row.integer(0)); });
}

Result<std::int64_t> Postings::length(const std::string& value, std::int64_t most) const
{
    const auto count = ask(countWith);
    if (!count)
        return Failure(count.error());
    return (*count)->bind(m_label, value, most).step().map([&](bool) { return (*count)->integer(0); });
}

Result<BorrowedStatement> Postings::ask(const Question& question) const
{
    return m_statements->borrow(m_label == metricLabel ? question.ofMetric : question.ofLabel);
}

} // namespace qd
