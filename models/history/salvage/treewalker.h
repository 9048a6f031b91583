// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/salvage/treepage.h"

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace qd {

/// Reads what can be read of the b-trees of a damaged file. What a page claims is checked against the order
/// of keys and against what auto-vacuum notes of the page; a page that cannot be believed is left out, and
/// the pages below it are found by those notes.
class TreeWalker
{
public:
    struct Tree
    {
        std::uint32_t root = 0;
        bool hasRowids = true;
        std::size_t keyColumns = 0; ///< the first columns of a tree without rowids, by which it is ordered
    };
    /// Where something is missing: between two keys of the tree as they were met. A tree with rowids has the
    /// row whole here, another one too.
    struct Hole
    {
        std::optional<StoredRow> before;
        std::optional<StoredRow> after;
    };
    struct Losses
    {
        std::int64_t pages = 0; ///< the pages that belong to the tree and cannot be read
        std::int64_t rows = 0;  ///< on pages that can be read otherwise
        std::vector<Hole> holes;
    };
    /// False stops the walk.
    using Take = std::function<bool(StoredRow row)>;
    using Visited = std::function<bool()>; ///< after each page; false stops the walk

    TreeWalker(PageFile& pages, Visited visited) : m_pages(pages), m_visited(std::move(visited)) {}

    [[nodiscard]] Losses walk(const Tree& tree, const Take& take);
    [[nodiscard]] bool wasStopped() const { return m_isStopped; }
    [[nodiscard]] bool hasMet(std::uint32_t page) const { return m_met.contains(page); }
    /// Forgets which pages were met, so that a tree can be walked again.
    void forget() { m_met.clear(); }

private:
    struct Walk;
    struct Bounds
    {
        std::optional<std::int64_t> above; ///< rowids are greater
        std::optional<std::int64_t> upTo;
    };

    void visit(Walk& walk, std::uint32_t number, std::uint32_t parent, Bounds bounds, int depth);
    void takeLeaf(Walk& walk, std::uint32_t number, ByteView bytes, const TreePage& page, Bounds bounds);
    void visitInner(Walk& walk, std::uint32_t number, ByteView bytes, const TreePage& page, Bounds bounds,
                    int depth);
    void takeRow(Walk& walk, StoredRow row);
    [[nodiscard]] std::optional<StoredRow> readRow(std::uint32_t number, ByteView bytes,
                                                   const TreePage::Cell& cell);
    void lose(Walk& walk, std::uint32_t number);
    void visitLostChildren(Walk& walk);
    [[nodiscard]] std::vector<std::uint32_t> childrenOf(std::uint32_t number);

    PageFile& m_pages;
    Visited m_visited;
    bool m_isStopped = false;
    std::unordered_set<std::uint32_t> m_met;
    std::optional<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>> m_children;
};

} // namespace qd
