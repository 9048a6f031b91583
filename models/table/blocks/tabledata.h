// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/block.h"
#include "models/table/tableschema.h"

#include <any>
#include <array>
#include <list>
#include <map>
#include <mutex>

namespace qd {

/// A column of a finished table and how the blocks' representations become its kind.
struct FinishedColumn
{
    TableColumn info;
    int schemaColumn = noColumn;           ///< the column in the schema of the blocks; noColumn for the time
    std::string className;                 ///< the class of a class probability
    std::vector<std::string> values;       ///< values by the code in the blocks
    std::vector<double> numbers;           ///< what `values` mean, when the kind is Number
    std::vector<std::uint32_t> finalCodes; ///< final codes by the code in the blocks, when the kind is Code
    std::vector<std::string> dictionary;   ///< the dictionary by the final code
    /// The codes of `values`; for blocks of numbers only.
    std::map<std::string, std::uint32_t, std::less<>> codes;
};

using ColumnBytesPtr = std::shared_ptr<const ColumnBytes>;

/// What a RecordTable consists of. Thread-safe.
class TableData
{
public:
    TableData(TemporaryFile file, std::vector<FinishedColumn> columns, std::vector<StoredBlock> blocks,
              QStringList paths);

    /// A column of a block, numbers and codes in their final meaning; kept for the next time.
    [[nodiscard]] Result<ColumnBytesPtr> column(std::size_t block, int column) const;
    [[nodiscard]] Result<BlockTexts> texts(std::size_t block, int column) const;
    [[nodiscard]] Result<ColumnBytesPtr> lines(std::size_t block) const;
    [[nodiscard]] Result<ColumnBytesPtr> sources(std::size_t block) const;

    /// What of columns, lines and sources is kept, and letting go of it.
    [[nodiscard]] std::size_t keptBytes() const;
    void dropKept() const;

    [[nodiscard]] std::size_t blockOf(std::int64_t row) const;

    /// Returns an answer that was kept, by a key of the asker's.
    [[nodiscard]] std::shared_ptr<const std::any> answer(const std::string& key) const;
    void keepAnswer(const std::string& key, std::any answer) const;

    TemporaryFile file;
    std::vector<FinishedColumn> columns;
    std::vector<TableColumn> infos;
    std::vector<StoredBlock> blocks;
    std::vector<std::int64_t> firstRows; ///< the first rows of the blocks, and of what would come behind them
    std::vector<std::pair<std::string, int>> classProbabilities;
    QStringList paths;
    TimeRange extent;

private:
    struct Cached
    {
        ColumnBytesPtr bytes;
        std::list<std::pair<std::size_t, int>>::iterator use;
    };

    [[nodiscard]] Result<ColumnBytesPtr> cached(std::size_t block, int key, const StoredColumn& stored,
                                                const FinishedColumn* meaning) const;

    mutable std::mutex m_mutex;
    mutable std::map<std::pair<std::size_t, int>, Cached> m_cache;
    mutable std::list<std::pair<std::size_t, int>> m_uses; ///< the latest first
    mutable std::size_t m_cachedBytes = 0;
    mutable std::map<std::string, std::shared_ptr<const std::any>> m_answers;
};

/// A block's column in the representation of the column's kind, codes as they are in blocks.
[[nodiscard]] Result<PlainColumn> plainColumn(const StoredBlock& block, const FinishedColumn& column,
                                              const TemporaryFile& file);

/// What the block has of the column.
[[nodiscard]] const StoredColumn& storedColumn(const StoredBlock& block, int schemaColumn);

} // namespace qd
