// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/predictionblocks.h"

#include "models/history/predictions/attributes.h"
#include "models/history/predictions/scorecolumns.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace qd {

namespace {

constexpr double absentNumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view jsonNull = "null";

std::optional<double> jsonNumber(std::string_view json)
{
    double value = 0;
    const auto [end, error] = std::from_chars(json.data(), json.data() + json.size(), value);
    if (error != std::errc() || end != json.data() + json.size())
        return std::nullopt;
    return value;
}

using Members = std::vector<AttributeText>;

Members membersOf(const PredictionRecord& record)
{
    return splitAttributes(record.attributes).value_or(Members());
}

std::optional<std::string_view> memberOf(const Members& members, std::string_view name)
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const AttributeText& member) { return member.key == name; });
    return found == members.end() ? std::nullopt : std::optional(found->value);
}

bool passes(const PredictionRecord& record, const Members& members, const PredictionColumnQuery& query)
{
    return query.rows.range.contains(record.at) &&
           (query.rows.version.empty() || record.version == query.rows.version) &&
           std::all_of(query.where.begin(), query.where.end(), [&](const auto& condition) {
               const auto value = memberOf(members, condition.first);
               return value && plainValue(*value) == condition.second;
           });
}

template <typename Word>
PredictionWords wordsOf(std::span<const PredictionRecord* const> rows, Word word)
{
    WordBook book;
    std::vector<std::uint32_t> codes;
    for (const PredictionRecord* row : rows) {
        const std::optional<std::string_view> text = word(*row);
        codes.push_back(text ? book.codeOf(*text) : PredictionWords::none);
    }
    return book.take(std::move(codes));
}

template <typename Number>
std::vector<double> numbersOf(std::span<const PredictionRecord* const> rows, Number number)
{
    std::vector<double> numbers;
    for (const PredictionRecord* row : rows)
        numbers.push_back(((*row).*number).value_or(absentNumber));
    return numbers;
}

PredictionAttribute attributeOf(std::span<const Members> members, std::string_view name)
{
    WordBook book;
    std::vector<std::uint32_t> codes;
    PredictionAttribute attribute;
    for (const Members& row : members) {
        const auto value = memberOf(row, name);
        const auto number = value ? jsonNumber(*value) : std::nullopt;
        attribute.numbers.push_back(number.value_or(absentNumber));
        codes.push_back(value && !number && *value != jsonNull ? book.codeOf(plainValue(*value))
                                                               : PredictionWords::none);
    }
    attribute.texts = book.take(std::move(codes));
    return attribute;
}

} // namespace

std::uint32_t WordBook::codeOf(std::string_view word)
{
    const auto [known, isNew] = m_codes.emplace(word, static_cast<std::uint32_t>(m_words.size()));
    if (isNew)
        m_words.emplace_back(word);
    return known->second;
}

PredictionWords WordBook::take(std::vector<std::uint32_t> codes)
{
    m_codes.clear();
    return {std::exchange(m_words, {}), std::move(codes)};
}

PredictionWords wordsOf(const TextColumn& column, std::span<const std::uint32_t> selected)
{
    PredictionWords words;
    for (std::size_t i = 0; i < column.dictionary.size(); ++i)
        words.words.emplace_back(column.dictionary.at(i));
    words.codes.resize(selected.size());
    std::transform(selected.begin(), selected.end(), words.codes.begin(),
                   [&](std::uint32_t row) { return column.codes[row]; });
    return words;
}

std::vector<double> numbersOf(const NumberColumn& column, std::span<const std::uint32_t> selected)
{
    std::vector<double> numbers(selected.size());
    std::transform(selected.begin(), selected.end(), numbers.begin(),
                   [&](std::uint32_t row) { return column.values[row]; });
    return numbers;
}

PredictionAttribute attributeOf(const TextColumn& column, std::span<const std::uint32_t> selected)
{
    WordBook book;
    std::vector<std::uint32_t> codeOf(column.dictionary.size(), PredictionWords::none);
    std::vector<double> numberOf(column.dictionary.size(), absentNumber);
    for (std::size_t i = 0; i < codeOf.size(); ++i) {
        const std::string_view json = column.dictionary.at(i);
        if (const auto number = jsonNumber(json))
            numberOf[i] = *number;
        else if (json != jsonNull)
            codeOf[i] = book.codeOf(plainValue(json));
    }
    PredictionAttribute attribute;
    std::vector<std::uint32_t> codes(selected.size(), PredictionWords::none);
    attribute.numbers.assign(selected.size(), absentNumber);
    for (std::size_t i = 0; i < selected.size(); ++i) {
        const std::uint32_t word = column.codes[selected[i]];
        if (word == absentText)
            continue;
        codes[i] = codeOf[word];
        attribute.numbers[i] = numberOf[word];
    }
    attribute.texts = book.take(std::move(codes));
    return attribute;
}

PredictionBlock blockOf(std::span<const PredictionRecord> records, const PredictionColumnQuery& query)
{
    std::vector<const PredictionRecord*> rows;
    std::vector<Members> members;
    PredictionBlock block;
    for (const PredictionRecord& record : records) {
        Members ofRecord = query.where.empty() && query.attributes.empty() ? Members() : membersOf(record);
        if (!passes(record, ofRecord, query))
            continue;
        rows.push_back(&record);
        block.at.push_back(record.at);
        members.push_back(std::move(ofRecord));
    }
    using Record = PredictionRecord;
    if (query.version)
        block.version =
            wordsOf(rows, [](const Record& r) { return std::optional(std::string_view(r.version)); });
    if (query.prediction)
        block.prediction =
            wordsOf(rows, [](const Record& r) { return std::optional(std::string_view(r.prediction)); });
    if (query.label)
        block.label = wordsOf(rows, [](const Record& r) -> std::optional<std::string_view> {
            return r.label ? std::optional<std::string_view>(*r.label) : std::nullopt;
        });
    if (query.probability)
        block.probability = numbersOf(rows, &Record::probability);
    if (query.latency)
        block.latencySeconds = numbersOf(rows, &Record::latencySeconds);
    if (query.status)
        std::transform(rows.begin(), rows.end(), std::back_inserter(block.status),
                       [](const Record* r) { return r->status; });
    if (query.scores)
        block.scores = scoresOf(rows);
    if (query.requestId)
        block.requestId =
            wordsOf(rows, [](const Record& r) { return std::optional(std::string_view(r.requestId)); });
    if (query.everyAttribute) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            block.wholeAttributes.emplace(i, rows[i]->attributes);
        return block;
    }
    for (const std::string& name : query.attributes)
        block.attributes[name] = attributeOf(members, name);
    return block;
}

} // namespace qd
