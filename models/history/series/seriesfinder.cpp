// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/seriesfinder.h"

#include "models/history/series/seriescondition.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace qd {

namespace {

using Conditions = std::vector<SeriesCondition>;

// Of so few series it is cheaper to read the keys than to compare postings.
constexpr std::size_t fewSeries = 4'096;
// Reading a key costs as much as this many entries of a posting.
constexpr std::int64_t entriesPerKey = 8;
// Postings are counted up to these, one after the other: the first that leaves one open has told enough.
constexpr std::array<std::int64_t, 3> countedTo{32, 2'048, 65'536};
// Keys of series this close in number are read in one go.
constexpr SeriesId nearby = 16;

std::vector<LabelMatcher> matchersOf(const SeriesSelector& selector)
{
    using Op = LabelMatcher::Op;
    std::vector<LabelMatcher> matchers = selector.matchers;
    if (!selector.metric.empty())
        matchers.push_back({metricLabel, Op::Equal, selector.metric});
    for (const auto& [name, value] : selector.labels)
        matchers.push_back({name, Op::Equal, value});
    for (const std::string& name : selector.without)
        matchers.push_back({name, Op::Equal, {}});
    return matchers;
}

Result<Conditions> conditionsOf(StatementCache& statements, const SeriesSelector& selector)
{
    Conditions conditions;
    for (const LabelMatcher& matcher : matchersOf(selector)) {
        auto compiled = CompiledMatcher::compile(matcher);
        if (!compiled)
            return Failure(compiled.error());
        conditions.emplace_back(std::move(*compiled), Postings(statements, matcher.name));
    }
    return conditions;
}

struct Leader
{
    SeriesCondition* condition = nullptr;
    std::int64_t length = 0;
};

// The condition with the shortest posting, of those whose values are known.
Result<Leader> shortest(Conditions& conditions, bool onlyPlain, std::int64_t most)
{
    Leader best{nullptr, most};
    for (SeriesCondition& condition : conditions) {
        if (condition.excludes() || (onlyPlain && !condition.isPlain()))
            continue;
        const auto length = condition.length(best.length);
        if (!length)
            return Failure(length.error());
        if (!best.condition || *length < best.length)
            best = {&condition, *length};
    }
    return best;
}

// No condition when all of them only take series away.
Result<Leader> leaderOf(Conditions& conditions)
{
    const auto canLead = [](const SeriesCondition& condition) { return !condition.excludes(); };
    const auto only = std::find_if(conditions.begin(), conditions.end(), canLead);
    if (only != conditions.end() && std::none_of(std::next(only), conditions.end(), canLead))
        return Leader{&*only};
    for (const std::int64_t most : countedTo) {
        auto leader = shortest(conditions, true, most);
        if (!leader || (leader->condition && leader->length < most))
            return leader;
        // Values of labels are looked through only where plain conditions leave much.
        if (most == countedTo[1])
            break;
    }
    return shortest(conditions, false, countedTo.back());
}

// Reads postings for what would leave too many keys to read.
Result<SeriesIds> filterByPostings(SeriesIds ids, Conditions& conditions, const SeriesCondition* leader)
{
    for (SeriesCondition& condition : conditions) {
        if (ids.size() <= fewSeries)
            break;
        if (&condition == leader)
            continue;
        const std::int64_t most = std::ssize(ids) * entriesPerKey;
        const auto length = condition.length(most);
        if (!length)
            return Failure(length.error());
        if (*length >= most)
            continue;
        const auto posting = condition.posting();
        if (!posting)
            return Failure(posting.error());
        SeriesIds kept;
        if (condition.excludes())
            std::set_difference(ids.begin(), ids.end(), posting->begin(), posting->end(),
                                std::back_inserter(kept));
        else
            std::set_intersection(ids.begin(), ids.end(), posting->begin(), posting->end(),
                                  std::back_inserter(kept));
        ids = std::move(kept);
    }
    return ids;
}

Result<SeriesIds> allSeries(StatementCache& statements)
{
    const auto query = statements.borrow("SELECT id FROM series ORDER BY id");
    if (!query)
        return Failure(query.error());
    return collectRows((*query)->bind(), {}, [](const Statement& row) { return row.integer(0); });
}

Error damagedKey(const Database& database, SeriesId id)
{
    return {ErrorKind::Storage, databasePath(database.handle()),
            QCoreApplication::translate("History", "The labels of series %1 are damaged.").arg(id),
            QCoreApplication::translate("History", "Restore a copy of the history to get them back.")};
}

struct FoundSeries
{
    SeriesInfo info;
    std::string labels;
};

// Reads the keys of series, and keeps those that meet the conditions.
class KeyReader
{
public:
    KeyReader(StatementCache& statements, Conditions& conditions)
        : m_statements(statements), m_conditions(conditions)
    {
    }

    [[nodiscard]] Result<std::vector<FoundSeries>> read(std::span<const SeriesId> ids)
    {
        const auto rows =
            m_statements.borrow("SELECT id, metric, labels FROM series WHERE id BETWEEN ? AND ? ORDER BY id");
        if (!rows)
            return Failure(rows.error());
        while (!ids.empty()) {
            const auto far = std::adjacent_find(ids.begin(), ids.end(),
                                                [](SeriesId a, SeriesId b) { return b - a > nearby; });
            const auto count = static_cast<std::size_t>(far - ids.begin()) + (far == ids.end() ? 0 : 1);
            if (auto done = readNearby(**rows, ids.first(count)); !done)
                return Failure(done.error());
            ids = ids.subspan(count);
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] Result<void> readNearby(Statement& rows, std::span<const SeriesId> ids)
    {
        std::optional<SeriesId> damaged;
        auto read = forEachRow(rows.bind(ids.front(), ids.back()), {}, [&](const Statement& row) {
            const SeriesId id = row.integer(0);
            while (!ids.empty() && ids.front() < id)
                ids = ids.subspan(1);
            if (!ids.empty() && ids.front() == id && !take(id, row.textView(1), row.textView(2)))
                damaged = id;
        });
        if (read && damaged)
            return Failure(damagedKey(m_statements.database(), *damaged));
        return read;
    }

    // False for what cannot be labels.
    [[nodiscard]] bool take(SeriesId id, std::string_view metric, std::string_view labels)
    {
        if (!m_labels.read(labels))
            return false;
        const auto isMet = [&](SeriesCondition& condition) { return condition.isMetBy(metric, m_labels); };
        if (std::all_of(m_conditions.begin(), m_conditions.end(), isMet))
            m_found.push_back({{id, {std::string(metric), m_labels.labels()}}, std::string(labels)});
        return true;
    }

    StatementCache& m_statements;
    Conditions& m_conditions;
    LabelText m_labels;
    std::vector<FoundSeries> m_found;
};

Result<std::vector<FoundSeries>> foundBy(StatementCache& statements, const SeriesSelector& selector)
{
    auto conditions = conditionsOf(statements, selector);
    if (!conditions)
        return Failure(conditions.error());
    const auto leader = leaderOf(*conditions);
    if (!leader)
        return Failure(leader.error());
    const auto ids = (leader->condition ? leader->condition->posting() : allSeries(statements))
                         .and_then([&](SeriesIds all) {
                             return filterByPostings(std::move(all), *conditions, leader->condition);
                         });
    if (!ids)
        return Failure(ids.error());
    return KeyReader(statements, *conditions).read(*ids);
}

} // namespace

Result<std::vector<SeriesInfo>> SeriesFinder::find(const SeriesSelector& selector) const
{
    const auto view = Transaction::begin(m_statements.database(), Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    auto found = foundBy(m_statements, selector);
    if (!found)
        return Failure(found.error());
    std::sort(found->begin(), found->end(), [](const FoundSeries& a, const FoundSeries& b) {
        return std::tie(a.info.key.metric, a.labels) < std::tie(b.info.key.metric, b.labels);
    });
    std::vector<SeriesInfo> series;
    series.reserve(found->size());
    for (FoundSeries& one : *found)
        series.push_back(std::move(one.info));
    return series;
}

} // namespace qd
