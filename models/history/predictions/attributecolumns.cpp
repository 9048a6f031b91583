// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/attributecolumns.h"

#include "models/history/predictions/predictionblocks.h"

#include <limits>

namespace qd {

namespace {

Result<PredictionAttribute> readAttribute(const SegmentReader& reader, const SegmentInfo& segment,
                                          std::span<const std::uint32_t> selected,
                                          const ColumnSummary* summary)
{
    PredictionAttribute attribute;
    if (summary && summary->kind == AttributeKind::Text)
        return reader.texts(segment, summary->column).map([&](const TextColumn& column) {
            return attributeOf(column, selected);
        });
    attribute.texts.codes.assign(selected.size(), PredictionWords::none);
    attribute.numbers.assign(selected.size(), std::numeric_limits<double>::quiet_NaN());
    if (!summary)
        return attribute;
    return reader.numbers(segment, summary->column).map([&](const NumberColumn& column) {
        attribute.numbers = numbersOf(column, selected);
        return std::move(attribute);
    });
}

// The rows whose attributes could not be taken apart; see splitAttributes().
Result<void> readWholeAttributes(const SegmentReader& reader, const SegmentInfo& segment,
                                 std::span<const std::uint32_t> selected, PredictionBlock& block)
{
    return reader.texts(segment, shapeColumn).map([&](const TextColumn& shapes) {
        for (std::size_t i = 0; i < selected.size(); ++i) {
            const std::uint32_t word = shapes.codes[selected[i]];
            const std::string_view shape =
                word == absentText ? std::string_view() : shapes.dictionary.at(word);
            if (shape.starts_with('t'))
                block.wholeAttributes.emplace(i, shape.substr(1));
        }
    });
}

} // namespace

Result<void> readAttributes(const SegmentReader& reader, const SegmentInfo& segment,
                            std::span<const std::uint32_t> selected, const PredictionColumnQuery& query,
                            PredictionBlock& block)
{
    const auto header = reader.header(segment);
    if (!header)
        return Failure(header.error());
    std::vector<std::pair<std::string, const ColumnSummary*>> wanted;
    if (query.everyAttribute) {
        for (const ColumnSummary& summary : header->columns) {
            if (attributeColumns.hasMember(summary.column))
                wanted.emplace_back(plainValue('"' + summary.name + '"'), &summary);
        }
    } else {
        for (const std::string& name : query.attributes)
            wanted.emplace_back(name, header->attribute(name));
    }
    for (const auto& [name, summary] : wanted) {
        auto attribute = readAttribute(reader, segment, selected, summary);
        if (!attribute)
            return Failure(attribute.error());
        block.attributes[name] = std::move(*attribute);
    }
    return query.everyAttribute ? readWholeAttributes(reader, segment, selected, block) : Result<void>();
}

} // namespace qd
