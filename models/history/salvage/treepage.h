// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/salvage/pagefile.h"

#include <string>
#include <variant>
#include <vector>

namespace qd {

struct NullValue
{
    friend bool operator==(const NullValue&, const NullValue&) = default;
};
/// A value as SQLite stores it; text and blob are told apart by their type.
using StoredValue = std::variant<NullValue, std::int64_t, double, std::string, Bytes>;

struct StoredRow
{
    std::int64_t rowid = 0; ///< 0 in a table without
    std::vector<StoredValue> values;
};

/// Negative, zero or positive as SQLite orders them: numbers, then text, then blobs.
[[nodiscard]] int compareValues(const StoredValue& a, const StoredValue& b);

/// The values of a record; nothing when the bytes cannot be one.
[[nodiscard]] std::optional<std::vector<StoredValue>> decodeRecord(ByteView bytes);

/// One page of a b-tree.
struct TreePage
{
    enum Type { InnerIndex = 2, InnerTable = 5, LeafIndex = 10, LeafTable = 13 };

    struct Cell
    {
        std::uint32_t child = 0; ///< of inner pages: what comes before this cell
        std::int64_t rowid = 0;  ///< of table pages
        std::uint64_t size = 0;  ///< of the record; 0 where there is none
        std::size_t at = 0;      ///< the part of it within the page
        std::size_t local = 0;
        std::uint32_t overflow = 0; ///< page of the rest, 0: none
    };

    int type = 0;
    std::vector<Cell> cells;
    std::uint32_t lastChild = 0; ///< of inner pages
    int badCells = 0;            ///< that point out of the page

    [[nodiscard]] bool isLeaf() const { return type == LeafIndex || type == LeafTable; }
    [[nodiscard]] bool isTable() const { return type == InnerTable || type == LeafTable; }
};

/// Nothing when the bytes cannot be a page of a b-tree. `number` is 1 for the page with the file's header.
[[nodiscard]] std::optional<TreePage> parseTreePage(ByteView page, std::uint32_t number);

/// The whole record of a cell; nothing when its pages do not belong together.
[[nodiscard]] std::optional<Bytes> recordOf(PageFile& pages, std::uint32_t number, ByteView page,
                                            const TreePage::Cell& cell);

} // namespace qd
