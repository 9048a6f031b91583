// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/blockreader.h"

#include "models/history/predictions/attributecolumns.h"
#include "models/history/predictions/predictionblocks.h"
#include "models/history/predictions/scorecolumns.h"

#include <algorithm>

namespace qd {

namespace {

/// Fills one block with the columns that are wanted, until one cannot be read.
class BlockFilling
{
public:
    BlockFilling(const SegmentReader& segments, const SegmentInfo& segment,
                 std::span<const std::uint32_t> selected)
        : m_segments(segments), m_segment(segment), m_selected(selected)
    {
    }

    void also(bool isWanted, const auto& read)
    {
        if (m_done && isWanted)
            m_done = read();
    }
    void words(bool isWanted, int column, PredictionWords& words)
    {
        also(isWanted, [&] {
            return m_segments.texts(m_segment, column).map([&](const TextColumn& texts) {
                words = wordsOf(texts, m_selected);
            });
        });
    }
    void numbers(bool isWanted, int column, std::vector<double>& numbers)
    {
        also(isWanted, [&] {
            return m_segments.numbers(m_segment, column).map([&](const NumberColumn& read) {
                numbers = numbersOf(read, m_selected);
            });
        });
    }
    /// Takes the selected rows of whole numbers.
    void integers(bool isWanted,
                  Result<std::vector<std::int64_t>> (SegmentReader::*column)(const SegmentInfo&) const,
                  const auto& take)
    {
        also(isWanted, [&] {
            return (m_segments.*column)(m_segment).map([&](const std::vector<std::int64_t>& all) {
                for (const std::uint32_t row : m_selected)
                    take(all[row]);
            });
        });
    }
    [[nodiscard]] const Result<void>& done() const { return m_done; }

private:
    const SegmentReader& m_segments;
    const SegmentInfo& m_segment;
    std::span<const std::uint32_t> m_selected;
    Result<void> m_done;
};

// Labels as they are stored, then those that wait for some of these rows.
Result<PredictionWords> labelWords(const SegmentReader& segments, const UnsettledReader& unsettled,
                                   const SegmentInfo& segment, std::span<const std::uint32_t> selected,
                                   const WaitingLabels& waiting)
{
    const auto stored = segments.texts(segment, labelColumn);
    if (!stored)
        return Failure(stored.error());
    WordBook book;
    std::vector<std::uint32_t> unmarked;
    for (std::size_t i = 0; i < stored->dictionary.size(); ++i) {
        const std::string_view word = stored->dictionary.at(i);
        unmarked.push_back(book.codeOf(word.substr(std::min<std::size_t>(word.size(), 1))));
    }
    std::vector<std::uint32_t> codes(selected.size(), PredictionWords::none);
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (const std::uint32_t word = stored->codes[selected[i]]; word != absentText)
            codes[i] = unmarked[word];
    }
    const auto isConcerned = unsettled.concern(segment, waiting);
    if (!isConcerned)
        return Failure(isConcerned.error());
    if (*isConcerned) {
        const auto ids = segments.texts(segment, requestIdColumn);
        if (!ids)
            return Failure(ids.error());
        for (std::size_t i = 0; i < selected.size(); ++i) {
            const std::uint32_t id = ids->codes[selected[i]];
            const std::string* const label =
                id == absentText ? nullptr : waiting.find(ids->dictionary.at(id));
            if (label)
                codes[i] = book.codeOf(*label);
        }
    }
    return book.take(std::move(codes));
}

} // namespace

Result<PredictionBlock> readBlock(const SegmentReader& segments, const UnsettledReader& unsettled,
                                  const SegmentInfo& segment, const PredictionColumnQuery& query,
                                  const WaitingLabels& waiting)
{
    PredictionBlock block;
    block.endpoint = segment.endpoint;
    block.model = segment.model;
    const auto selected = segments.select(segment, {query.rows.range, query.rows.version, query.where});
    if (!selected)
        return Failure(selected.error());
    if (selected->empty())
        return block;
    BlockFilling fill(segments, segment, *selected);
    fill.integers(true, &SegmentReader::times, [&](std::int64_t ms) { block.at.push_back({ms}); });
    fill.words(query.version, versionColumn, block.version);
    fill.words(query.prediction, predictionColumn, block.prediction);
    fill.numbers(query.probability, probabilityColumn, block.probability);
    fill.numbers(query.latency, latencyColumn, block.latencySeconds);
    fill.integers(query.status, &SegmentReader::status,
                  [&](std::int64_t status) { block.status.push_back(static_cast<int>(status)); });
    fill.also(query.label, [&] {
        return labelWords(segments, unsettled, segment, *selected, waiting).map([&](PredictionWords words) {
            block.label = std::move(words);
        });
    });
    fill.also(query.scores, [&] {
        return scoresOf(segments, segment, *selected).map([&](PredictionScores scores) {
            block.scores = std::move(scores);
        });
    });
    fill.words(query.requestId, requestIdColumn, block.requestId);
    fill.also(query.everyAttribute || !query.attributes.empty(),
              [&] { return readAttributes(segments, segment, *selected, query, block); });
    if (!fill.done())
        return Failure(fill.done().error());
    return block;
}

} // namespace qd
