// SPDX-License-Identifier: Apache-2.0
#include "models/history/seriesindex.h"

#include "models/history/labelmatching.h"

#include <QRandomGenerator>

#include <algorithm>
#include <bit>
#include <cstring>

namespace qd {

namespace {

using Ids = std::vector<SeriesId>; // ascending

const std::string metricLabel = "__name__";

// With so few candidates it is cheaper to look at each one's label than to read a posting.
constexpr std::size_t fewSeries = 2'000;
// A posting of this length is long enough to be compared with others by it.
constexpr std::int64_t longPosting = 20'000;
// After so many rows with one value, seeking the next value is cheaper than stepping to it.
constexpr int stepsBeforeSeek = 32;

// One question about the postings of labels, and the same about metrics, whose names have a column of their
// own.
struct Question
{
    const char* ofLabel;
    const char* ofMetric;
};

constexpr Question valuesAfter{"SELECT value FROM series_label WHERE name = ?1 AND value > ?2 ORDER BY value",
                               "SELECT metric FROM series WHERE ?1 <> '' AND metric > ?2 ORDER BY metric"};
constexpr Question seriesWith{"SELECT series FROM series_label WHERE name = ?1 AND value = ?2",
                              "SELECT id FROM series WHERE ?1 <> '' AND metric = ?2"};
constexpr Question countWith{
    "SELECT count(*) FROM (SELECT 1 FROM series_label WHERE name = ?1 AND value = ?2 LIMIT ?3)",
    "SELECT count(*) FROM (SELECT 1 FROM series WHERE ?1 <> '' AND metric = ?2 LIMIT ?3)"};
constexpr Question valueOfSeries{
    "SELECT value FROM series_label INDEXED BY series_label_by_series WHERE name = ?1 AND series = ?2",
    "SELECT metric FROM series WHERE ?1 <> '' AND id = ?2"};

// The postings of one label.
class Postings
{
public:
    Postings(StatementCache& statements, std::string label)
        : m_statements(&statements), m_label(std::move(label))
    {
    }

    /// Calls `take` with each distinct value that begins with `prefix`, in ascending order.
    template <typename Take>
    [[nodiscard]] Result<void> forEachValue(const std::string& prefix, Take take) const
    {
        const auto values = ask(valuesAfter);
        if (!values)
            return tl::make_unexpected(values.error());
        std::string current = prefix;
        if (!prefix.empty())
            take(prefix); // the search goes on behind it
        int repeated = 0;
        (*values)->bind(m_label, current);
        for (;;) {
            const auto row = (*values)->step();
            if (!row)
                return tl::make_unexpected(row.error());
            std::string value = *row ? (*values)->text(0) : std::string();
            if (!*row || !value.starts_with(prefix))
                return {};
            if (value != current) {
                current = std::move(value);
                repeated = 0;
                take(std::as_const(current));
            } else if (++repeated == stepsBeforeSeek) {
                (*values)->bind(m_label, current);
                repeated = 0;
            }
        }
    }

    [[nodiscard]] Result<void> append(const std::string& value, Ids& ids) const
    {
        const auto series = ask(seriesWith);
        if (!series)
            return tl::make_unexpected(series.error());
        return forEachRow((*series)->bind(m_label, value), {},
                          [&](const Statement& row) { ids.push_back(row.integer(0)); });
    }

    /// The length of the posting, or `longPosting` when it is longer.
    [[nodiscard]] Result<std::int64_t> length(const std::string& value) const
    {
        const auto count = ask(countWith);
        if (!count)
            return tl::make_unexpected(count.error());
        return (*count)->bind(m_label, value, longPosting).step().map([&](bool) {
            return (*count)->integer(0);
        });
    }

    /// Empty when the series has no such label.
    [[nodiscard]] Result<std::string> valueOf(SeriesId series) const
    {
        const auto value = ask(valueOfSeries);
        if (!value)
            return tl::make_unexpected(value.error());
        return (*value)->bind(m_label, series).step().map([&](bool isThere) {
            return isThere ? (*value)->text(0) : std::string();
        });
    }

private:
    [[nodiscard]] Result<BorrowedStatement> ask(const Question& question) const
    {
        return m_statements->borrow(m_label == metricLabel ? question.ofMetric : question.ofLabel);
    }

    StatementCache* m_statements;
    std::string m_label;
};

// A condition together with the values that decide it: those that match, or, when a series without the label
// matches, those that do not.
struct Condition
{
    CompiledMatcher matcher;
    Postings postings;
    std::vector<std::string> values{};
    std::int64_t length = 0; ///< of their postings together, roughly

    [[nodiscard]] bool excludes() const { return matcher.matchesAbsent(); }
};

Result<void> resolve(Condition& condition)
{
    const CompiledMatcher& matcher = condition.matcher;
    const auto decides = [&](const std::string& value) {
        return !value.empty() && matcher.matches(value) != condition.excludes();
    };
    Result<void> found;
    // The literals are the values that decide, unless it is the others that do.
    if (matcher.literals() && matcher.isNegative() == condition.excludes()) {
        std::copy_if(matcher.literals()->begin(), matcher.literals()->end(),
                     std::back_inserter(condition.values), decides);
    } else {
        const std::string prefix = condition.excludes() ? std::string() : matcher.prefix();
        found = condition.postings.forEachValue(prefix, [&](const std::string& value) {
            if (decides(value))
                condition.values.push_back(value);
        });
    }
    for (const std::string& value : condition.values) {
        if (!found || condition.length >= longPosting)
            break;
        const auto length = condition.postings.length(value);
        if (!length)
            return tl::make_unexpected(length.error());
        condition.length += *length;
    }
    return found;
}

Result<Ids> postingOf(Condition& condition)
{
    Ids ids;
    for (const std::string& value : condition.values) {
        if (auto read = condition.postings.append(value, ids); !read)
            return tl::make_unexpected(read.error());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<Ids> allSeries(StatementCache& statements)
{
    const auto query = statements.borrow("SELECT id FROM series ORDER BY id");
    if (!query)
        return tl::make_unexpected(query.error());
    return collectRows((*query)->bind(), {}, [](const Statement& row) { return row.integer(0); });
}

Result<Ids> filterOneByOne(const Ids& ids, Condition& condition)
{
    Ids kept;
    for (const SeriesId id : ids) {
        const auto value = condition.postings.valueOf(id);
        if (!value)
            return tl::make_unexpected(value.error());
        if (condition.matcher.matches(*value))
            kept.push_back(id);
    }
    return kept;
}

Result<Ids> filterBySet(const Ids& ids, Condition& condition)
{
    const auto posting = postingOf(condition);
    if (!posting)
        return tl::make_unexpected(posting.error());
    Ids kept;
    if (condition.excludes())
        std::set_difference(ids.begin(), ids.end(), posting->begin(), posting->end(),
                            std::back_inserter(kept));
    else
        std::set_intersection(ids.begin(), ids.end(), posting->begin(), posting->end(),
                              std::back_inserter(kept));
    return kept;
}

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

Result<std::vector<Condition>> conditionsOf(StatementCache& statements, const SeriesSelector& selector)
{
    std::vector<Condition> conditions;
    for (const LabelMatcher& matcher : matchersOf(selector)) {
        auto compiled = CompiledMatcher::compile(matcher);
        if (!compiled)
            return tl::make_unexpected(compiled.error());
        conditions.push_back({std::move(*compiled), Postings(statements, matcher.name)});
        if (auto found = resolve(conditions.back()); !found)
            return tl::make_unexpected(found.error());
    }
    // The shortest posting leads; what takes series away comes last.
    std::stable_sort(conditions.begin(), conditions.end(), [](const Condition& a, const Condition& b) {
        return std::pair(a.excludes(), a.length) < std::pair(b.excludes(), b.length);
    });
    return conditions;
}

Result<Ids> idsOf(StatementCache& statements, const SeriesSelector& selector)
{
    auto conditions = conditionsOf(statements, selector);
    if (!conditions)
        return tl::make_unexpected(conditions.error());
    std::size_t next = 0;
    const bool isLed = !conditions->empty() && !conditions->front().excludes();
    auto ids = isLed ? postingOf((*conditions)[next++]) : allSeries(statements);
    for (; ids && next < conditions->size(); ++next) {
        Condition& condition = (*conditions)[next];
        ids = ids->size() <= fewSeries ? filterOneByOne(*ids, condition) : filterBySet(*ids, condition);
    }
    return ids;
}

struct FoundSeries
{
    SeriesInfo info;
    std::string labels;
};

Result<std::vector<FoundSeries>> keysOf(StatementCache& statements, const Ids& ids)
{
    const auto key = statements.borrow("SELECT metric, labels FROM series WHERE id = ?");
    if (!key)
        return tl::make_unexpected(key.error());
    const auto labels = statements.borrow(
        "SELECT name, value FROM series_label INDEXED BY series_label_by_series WHERE series = ?");
    if (!labels)
        return tl::make_unexpected(labels.error());
    std::vector<FoundSeries> found;
    found.reserve(ids.size());
    for (const SeriesId id : ids) {
        if (const auto row = (*key)->bind(id).step(); !row)
            return tl::make_unexpected(row.error());
        found.push_back({{id, {(*key)->text(0), {}}}, (*key)->text(1)});
        std::vector<Labels::Pair> pairs;
        auto read = forEachRow((*labels)->bind(id), {},
                               [&](const Statement& row) { pairs.emplace_back(row.text(0), row.text(1)); });
        if (!read)
            return tl::make_unexpected(read.error());
        found.back().info.key.labels = Labels(std::move(pairs));
    }
    return found;
}

} // namespace

namespace {

// The product of two words folded to one: the step of wyhash (Wang Yi, 2019).
std::uint64_t foldedProduct(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

} // namespace

SeriesWriter::Digest SeriesWriter::digestOf(const SeriesKey& key) const
{
    constexpr std::uint64_t prime = 0xa0761d6478bd642fULL;
    constexpr std::uint64_t other = 0xe7037ed1a0b428dbULL;
    Digest digest = m_seed;
    const auto mix = [&](std::uint64_t word) {
        digest.low = foldedProduct(digest.low ^ word, prime ^ digest.high);
        digest.high = foldedProduct(digest.high + word, other ^ std::rotl(digest.low, 23));
    };
    const auto add = [&](std::string_view text) {
        mix(text.size());
        for (; !text.empty(); text.remove_prefix(std::min(text.size(), sizeof(std::uint64_t)))) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data(), std::min(text.size(), sizeof word));
            mix(word);
        }
    };
    add(key.metric);
    for (const auto& [name, value] : key.labels) {
        add(name);
        add(value);
    }
    return digest;
}

Result<SeriesWriter> SeriesWriter::prepare(const Database& database)
{
    SeriesWriter writer;
    auto* const random = QRandomGenerator::system();
    writer.m_seed = {random->generate64(), random->generate64()};
    return database
        .prepare({
            {&writer.m_findSeries, "SELECT id FROM series WHERE metric = ? AND labels = ?"},
            {&writer.m_insertSeries, "INSERT INTO series(metric, labels) VALUES(?, ?) RETURNING id"},
            {&writer.m_insertLabel, "INSERT INTO series_label(name, value, series) VALUES(?, ?, ?)"},
            {&writer.m_removeSeries, "DELETE FROM series WHERE id = ?"},
        })
        .map([&] { return std::move(writer); });
}

Result<SeriesId> SeriesWriter::intern(const SeriesKey& key)
{
    const Digest digest = digestOf(key);
    if (const auto known = m_ids.find(digest); known != m_ids.end())
        return known->second;
    const std::string labels = key.labels.toString();
    const auto found = m_findSeries.bind(key.metric, labels).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (*found) {
        const SeriesId id = m_findSeries.integer(0);
        m_findSeries.reset();
        m_ids.emplace(digest, id);
        return id;
    }
    m_findSeries.reset();
    auto created = create(key, labels);
    if (created)
        m_ids.emplace(digest, *created);
    return created;
}

Result<SeriesId> SeriesWriter::create(const SeriesKey& key, const std::string& labels)
{
    if (auto row = m_insertSeries.bind(key.metric, labels).step(); !row)
        return tl::make_unexpected(row.error());
    const SeriesId id = m_insertSeries.integer(0);
    m_insertSeries.reset();
    for (const auto& [name, value] : key.labels) {
        if (auto done = m_insertLabel.run(name, value, id); !done)
            return tl::make_unexpected(done.error());
    }
    return id;
}

Result<void> SeriesWriter::remove(std::span<const SeriesId> ids)
{
    if (ids.empty())
        return {};
    std::erase_if(
        m_ids, [&](const auto& known) { return std::binary_search(ids.begin(), ids.end(), known.second); });
    for (const SeriesId id : ids) {
        if (auto done = m_removeSeries.run(id); !done)
            return done;
    }
    return {};
}

Result<std::vector<SeriesInfo>> SeriesFinder::find(const SeriesSelector& selector) const
{
    const auto view = Transaction::begin(m_statements.database(), Transaction::Kind::Read);
    if (!view)
        return tl::make_unexpected(view.error());
    const auto ids = idsOf(m_statements, selector);
    if (!ids)
        return tl::make_unexpected(ids.error());
    auto found = keysOf(m_statements, *ids);
    if (!found)
        return tl::make_unexpected(found.error());
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
