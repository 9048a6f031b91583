// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/treewalker.h"

#include <algorithm>

namespace qd {

namespace {

constexpr int deepest = 40; // a tree of 2^31 pages has fewer levels

// The longest ascending selection: one wrong key costs itself, not its neighbours.
template <typename Key, typename Less>
std::vector<std::size_t> ascending(const std::vector<Key>& keys, Less isLess)
{
    std::vector<std::size_t> length(keys.size(), 1);
    std::vector<std::size_t> before(keys.size(), SIZE_MAX);
    std::size_t last = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // Mostly all are in order: then the neighbour is the best and the search ends at once.
        for (std::size_t j = i; j-- > 0;) {
            if (isLess(keys[j], keys[i]) && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                before[i] = j;
            }
            if (length[i] == j + 2)
                break;
        }
        if (length[i] > length[last])
            last = i;
    }
    std::vector<std::size_t> chosen;
    for (std::size_t i = keys.empty() ? SIZE_MAX : last; i != SIZE_MAX; i = before[i])
        chosen.push_back(i);
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace

struct TreeWalker::Walk
{
    const Tree& tree;
    const Take& take;
    Losses losses{};
    std::optional<StoredRow> last{};
    bool isAfterHole = false;
    bool isInTreeOrder = true;
    std::vector<std::uint32_t> lost{}; ///< pages whose children may still be there

    void noteHole()
    {
        if (isInTreeOrder && !isAfterHole)
            losses.holes.push_back({last, std::nullopt});
        isAfterHole = isInTreeOrder;
    }

    [[nodiscard]] bool isInOrder(const StoredRow& a, const StoredRow& b) const
    {
        if (tree.hasRowids)
            return a.rowid < b.rowid;
        for (std::size_t i = 0; i < tree.keyColumns && i < a.values.size() && i < b.values.size(); ++i) {
            if (const int order = compareValues(a.values[i], b.values[i]); order != 0)
                return order < 0;
        }
        return false;
    }
};

TreeWalker::Losses TreeWalker::walk(const Tree& tree, const Take& take)
{
    Walk walk{tree, take};
    visit(walk, tree.root, 0, {}, 0);
    visitLostChildren(walk);
    return std::move(walk.losses);
}

void TreeWalker::lose(Walk& walk, std::uint32_t number)
{
    ++walk.losses.pages;
    walk.lost.push_back(number);
    walk.noteHole();
}

void TreeWalker::visit(Walk& walk, std::uint32_t number, std::uint32_t parent, Bounds bounds, int depth)
{
    if (m_isStopped)
        return;
    // Another tree's page, or a ring of pages: the pointer is wrong, not the page.
    const PageFile::Purpose purpose = m_pages.purpose(number);
    const bool isOther = parent != 0 && purpose.type != PageFile::Purpose::Unknown &&
                         (purpose.type != PageFile::Purpose::Tree || purpose.parent != parent);
    if (isOther || depth > deepest || m_pages.holdsNoData(number) || !m_met.insert(number).second) {
        lose(walk, parent);
        return;
    }
    if (!m_visited()) {
        m_isStopped = true;
        return;
    }
    const auto bytes = m_pages.page(number);
    const auto page = bytes ? parseTreePage(*bytes, number) : std::nullopt;
    if (!page || page->isTable() != walk.tree.hasRowids) {
        lose(walk, number);
        return;
    }
    if (page->badCells > 0) {
        walk.losses.rows += page->isLeaf() ? page->badCells : 0;
        walk.lost.push_back(number);
        walk.noteHole();
    }
    if (page->isLeaf())
        takeLeaf(walk, number, *bytes, *page, bounds);
    else
        visitInner(walk, number, *bytes, *page, bounds, depth);
}

void TreeWalker::takeLeaf(Walk& walk, std::uint32_t number, ByteView bytes, const TreePage& page,
                          Bounds bounds)
{
    std::vector<StoredRow> rows;
    for (const TreePage::Cell& cell : page.cells) {
        const bool isOutside = walk.tree.hasRowids && ((bounds.above && cell.rowid <= *bounds.above) ||
                                                       (bounds.upTo && cell.rowid > *bounds.upTo));
        auto row = isOutside ? std::nullopt : readRow(number, bytes, cell);
        if (row)
            rows.push_back(std::move(*row));
    }
    const auto chosen =
        ascending(rows, [&](const StoredRow& a, const StoredRow& b) { return walk.isInOrder(a, b); });
    if (chosen.size() < page.cells.size()) {
        walk.losses.rows += static_cast<std::int64_t>(page.cells.size() - chosen.size());
        walk.noteHole();
    }
    for (const std::size_t i : chosen)
        takeRow(walk, std::move(rows[i]));
}

void TreeWalker::visitInner(Walk& walk, std::uint32_t number, ByteView bytes, const TreePage& page,
                            Bounds bounds, int depth)
{
    const bool isOrdered =
        page.isTable() && page.badCells == 0 &&
        std::is_sorted(page.cells.begin(), page.cells.end(),
                       [](const TreePage::Cell& a, const TreePage::Cell& b) { return a.rowid < b.rowid; });
    Bounds below = bounds;
    for (const TreePage::Cell& cell : page.cells) {
        if (isOrdered)
            below.upTo = cell.rowid;
        visit(walk, cell.child, number, below, depth + 1);
        if (!page.isTable()) {
            if (auto row = readRow(number, bytes, cell)) {
                takeRow(walk, std::move(*row));
            } else {
                ++walk.losses.rows;
                walk.noteHole();
            }
        }
        if (isOrdered)
            below.above = cell.rowid;
    }
    visit(walk, page.lastChild, number, {isOrdered ? below.above : bounds.above, bounds.upTo}, depth + 1);
}

std::optional<StoredRow> TreeWalker::readRow(std::uint32_t number, ByteView bytes, const TreePage::Cell& cell)
{
    const auto record = recordOf(m_pages, number, bytes, cell);
    auto values = record ? decodeRecord(*record) : std::nullopt;
    if (!values)
        return std::nullopt;
    return StoredRow{cell.rowid, std::move(*values)};
}

void TreeWalker::takeRow(Walk& walk, StoredRow row)
{
    if (m_isStopped)
        return;
    if (walk.isAfterHole)
        walk.losses.holes.back().after = row;
    walk.isAfterHole = false;
    if (walk.isInTreeOrder)
        walk.last = row;
    m_isStopped = !walk.take(std::move(row));
}

void TreeWalker::visitLostChildren(Walk& walk)
{
    walk.isInTreeOrder = walk.isAfterHole = false;
    for (std::size_t i = 0; i < walk.lost.size() && !m_isStopped; ++i) {
        for (const std::uint32_t child : childrenOf(walk.lost[i])) {
            if (!m_met.contains(child))
                visit(walk, child, walk.lost[i], {}, 1);
        }
    }
}

std::vector<std::uint32_t> TreeWalker::childrenOf(std::uint32_t number)
{
    if (!m_children) {
        m_children.emplace();
        for (std::uint32_t page = 3; page <= m_pages.pageCount(); ++page) {
            const PageFile::Purpose purpose = m_pages.purpose(page);
            if (purpose.type == PageFile::Purpose::Tree)
                (*m_children)[purpose.parent].push_back(page);
        }
    }
    return (*m_children)[number];
}

} // namespace qd
