// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/scorecolumns.h"

#include "models/history/predictions/attributes.h"
#include "models/history/predictions/predictionblocks.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <limits>

namespace qd {

namespace {

// Numbers by class, for so many rows.
class ScoreTable
{
public:
    explicit ScoreTable(std::size_t rows) : m_rows(rows) {}

    [[nodiscard]] std::vector<double>& of(const std::string& name)
    {
        std::vector<double>& column = m_scores[name];
        column.resize(m_rows, std::numeric_limits<double>::quiet_NaN());
        return column;
    }
    void add(std::size_t row, std::string_view text)
    {
        const auto members = splitAttributes(text);
        if (!members) {
            addLoosely(row, text);
            return;
        }
        for (const auto& [key, value] : *members) {
            double number = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (error == std::errc() && end == value.data() + value.size())
                of(className(key))[row] = number;
        }
    }
    [[nodiscard]] PredictionScores take() { return std::move(m_scores); }

    // From the text between the quotes.
    [[nodiscard]] static std::string className(std::string_view key)
    {
        return plainValue('"' + std::string(key) + '"');
    }

private:
    // With spaces, or a class twice.
    void addLoosely(std::size_t row, std::string_view text)
    {
        const QByteArray json(text.data(), std::ssize(text));
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member->isDouble())
                of(member.key().toStdString())[row] = member->toDouble();
        }
    }

    std::size_t m_rows;
    PredictionScores m_scores;
};

} // namespace

PredictionScores scoresOf(std::span<const PredictionRecord* const> records)
{
    ScoreTable table(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!records[i]->scores.empty())
            table.add(i, records[i]->scores);
    }
    return table.take();
}

Result<PredictionScores> scoresOf(const SegmentReader& reader, const SegmentInfo& segment,
                                  std::span<const std::uint32_t> selected)
{
    const auto header = reader.header(segment);
    if (!header)
        return Failure(header.error());
    ScoreTable table(selected.size());
    if (!header->find(scoreColumns.shape))
        return table.take();
    for (const ColumnSummary& summary : header->columns) {
        if (!scoreColumns.hasMember(summary.column))
            continue;
        const auto set = [&](std::vector<double> numbers) {
            table.of(ScoreTable::className(summary.name)) = std::move(numbers);
        };
        const auto read = summary.kind == AttributeKind::Text
                              ? reader.texts(segment, summary.column).map([&](const TextColumn& column) {
                                    set(attributeOf(column, selected).numbers);
                                })
                              : reader.numbers(segment, summary.column).map([&](const NumberColumn& column) {
                                    set(numbersOf(column, selected));
                                });
        if (!read)
            return Failure(read.error());
    }
    const auto shapes = reader.texts(segment, scoreColumns.shape);
    if (!shapes)
        return Failure(shapes.error());
    for (std::size_t i = 0; i < selected.size(); ++i) {
        const std::uint32_t word = shapes->codes[selected[i]];
        const std::string_view shape = word == absentText ? std::string_view() : shapes->dictionary.at(word);
        if (shape.size() > 1 && shape.front() == 't')
            table.add(i, shape.substr(1));
    }
    return table.take();
}

} // namespace qd
