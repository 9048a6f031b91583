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

/// Returns a negative number, zero or a positive one as SQLite orders the values: numbers, then text, then
/// blobs.
[[nodiscard]] int compareValues(const StoredValue& a, const StoredValue& b);

/// The values of a record; nothing when the bytes cannot be one.
[[nodiscard]] std::optional<std::vector<StoredValue>> decodeRecord(ByteView bytes);

/// One page of a b-tree.
struct TreePage
{
    enum Type { InnerIndex = 2, InnerTable = 5, LeafIndex = 10, LeafTable = 13 };

    struct Cell
    {
        std::uint32_t child = 0; ///< the child of an inner page that comes before this cell
        std::int64_t rowid = 0;  ///< the rowid of a cell of a table page
        std::uint64_t size = 0;  ///< the size of the record; 0 where there is none
        std::size_t at = 0;      ///< the part of it within the page
        std::size_t local = 0;
        std::uint32_t overflow = 0; ///< page of the rest, 0: none
    };

    int type = 0;
    std::vector<Cell> cells;
    std::uint32_t lastChild = 0; ///< the last child of an inner page
    int badCells = 0;            ///< the cells that point out of the page

    [[nodiscard]] bool isLeaf() const { return type == LeafIndex || type == LeafTable; }
    [[nodiscard]] bool isTable() const { return type == InnerTable || type == LeafTable; }
};

/// Parses a page; nothing when the bytes cannot be one of a b-tree. `number` is 1 for the page with the
/// file's header.
[[nodiscard]] std::optional<TreePage> parseTreePage(ByteView page, std::uint32_t number);

/// The whole record of a cell; nothing when its pages do not belong together.
[[nodiscard]] std::optional<Bytes> recordOf(PageFile& pages, std::uint32_t number, ByteView page,
                                            const TreePage::Cell& cell);

} // namespace qd
