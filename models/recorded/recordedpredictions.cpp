// SPDX-License-Identifier: Apache-2.0
#include "models/recorded/recordedpredictions.h"

#include "models/table/blocks/tablebuilder.h"

#include <cmath>

namespace qd {

namespace {

/// Puts the blocks of the history into blocks of a table.
class TableFiller
{
public:
    explicit TableFiller(TableBuilder& builder)
        : m_builder(builder),
          m_block(builder.schema(), builder.file()),
          m_source(builder.addSource({})),
          m_model(m_block.column(LogField::Model)),
          m_status(m_block.column(LogField::Status))
    {
    }

    void take(const PredictionBlock& block)
    {
        chooseColumns(block);
        for (std::size_t row = 0; row < block.rows(); ++row) {
            if (m_block.isFull())
                store();
            add(block, row);
        }
    }
    [[nodiscard]] Result<void> finish()
    {
        store();
        return m_stored;
    }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

private:
    struct Numbers
    {
        int column;
        const std::vector<double>* values;
    };
    struct Words
    {
        int column;
        const PredictionWords* words;
    };

    /// Which columns of the table the columns of the block belong to.
    void chooseColumns(const PredictionBlock& block)
    {
        using enum LogField;
        m_words.clear();
        m_numbers.clear();
        for (const auto& [field, words] :
             {std::pair(Version, &block.version), std::pair(Prediction, &block.prediction),
              std::pair(Label, &block.label)}) {
            if (!words->codes.empty())
                m_words.push_back({m_block.column(field), words});
        }
        for (const auto& [field, values] :
             {std::pair(Probability, &block.probability), std::pair(Latency, &block.latencySeconds)}) {
            if (!values->empty())
                m_numbers.push_back({m_block.column(field), values});
        }
        for (const auto& [name, values] : block.scores)
            m_numbers.push_back({m_block.column(ClassProbability, name), &values});
        for (const auto& [name, attribute] : block.attributes) {
            const int column = m_block.column(Other, name);
            m_words.push_back({column, &attribute.texts});
            m_numbers.push_back({column, &attribute.numbers});
        }
    }

    void add(const PredictionBlock& block, std::size_t row)
    {
        m_block.addTime(block.at[row].ms);
        if (!block.requestId.codes.empty() && block.requestId.codes[row] != PredictionWords::none)
            m_block.addId(block.requestId.words[block.requestId.codes[row]]);
        m_block.addText(m_model, block.model);
        for (const auto& [column, words] : m_words) {
            if (const std::uint32_t word = words->codes[row]; word != PredictionWords::none)
                m_block.addText(column, words->words[word]);
        }
        for (const auto& [column, values] : m_numbers) {
            if (const double value = (*values)[row]; !std::isnan(value))
                m_block.addNumber(column, value);
        }
        if (!block.status.empty() && block.status[row] != 0)
            m_block.addNumber(m_status, block.status[row]);
        if (const auto whole = block.wholeAttributes.find(row); whole != block.wholeAttributes.end())
            m_block.addAttributes(whole->second);
        m_block.endRow(++m_rows, m_source);
    }

    /// The identities are left out: the history has no record twice.
    void store()
    {
        auto stored = m_block.store();
        if (stored)
            m_builder.addBlock(std::move(*stored), {});
        else
            m_stored = Failure(stored.error());
    }

    TableBuilder& m_builder;
    BlockBuilder m_block;
    std::uint32_t m_source;
    int m_model;
    int m_status;
    std::vector<Words> m_words;
    std::vector<Numbers> m_numbers;
    std::int64_t m_rows = 0;
    Result<void> m_stored;
};

} // namespace

Result<RecordedPredictions> recordedPredictions(const HistoryReader& reader, const PredictionQuery& query,
                                                const std::function<void(const RecordedProgress&)>& progress,
                                                const CancelToken& cancel)
{
    const PredictionColumnQuery everything{.rows = query,
                                           .version = true,
                                           .prediction = true,
                                           .probability = true,
                                           .label = true,
                                           .latency = true,
                                           .status = true,
                                           .scores = true,
                                           .requestId = true,
                                           .everyAttribute = true};
    return recordedPredictions(reader, std::span(&everything, 1), progress, cancel);
}

Result<RecordedPredictions> recordedPredictions(const HistoryReader& reader,
                                                std::span<const PredictionColumnQuery> queries,
                                                const std::function<void(const RecordedProgress&)>& progress,
                                                const CancelToken& cancel)
{
    auto builder = TableBuilder::create();
    if (!builder)
        return Failure(builder.error());
    TableFiller filler(**builder);
    for (const PredictionColumnQuery& query : queries) {
        const auto read = reader.predictionColumns(query, cancel, [&](const PredictionBlock& block) {
            filler.take(block);
            if (progress)
                progress({filler.rows(), block.share});
        });
        if (!read)
            return Failure(read.error());
    }
    if (auto stored = filler.finish(); !stored)
        return Failure(stored.error());
    const std::size_t columnsLeftOut = (*builder)->schema().columnsLeftOut();
    auto outcome = (*builder)->finish({}, cancel);
    if (!outcome)
        return Failure(outcome.error());
    return RecordedPredictions{std::move(outcome->table), outcome->labelled, columnsLeftOut};
}

} // namespace qd
