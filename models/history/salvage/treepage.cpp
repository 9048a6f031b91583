// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/treepage.h"

#include "models/history/sqlite/database.h"

#include <array>
#include <bit>

namespace qd {

namespace {

constexpr std::size_t fileHeaderBytes = 100;
constexpr std::uint64_t mostRecordBytes = mostValueBytes;

// SQLite's variable-length number: seven bits a byte, the first byte highest, nine bytes at most.
std::optional<std::uint64_t> varint(ByteView bytes, std::size_t& at)
{
    std::uint64_t value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at >= bytes.size())
            return std::nullopt;
        const std::uint8_t byte = bytes[at++];
        if (i == 8)
            return value << 8 | byte;
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80)
            return value;
    }
    return value;
}

std::int64_t signedNumber(ByteView bytes)
{
    std::uint64_t value = bytes[0] < 0x80 ? 0 : ~std::uint64_t{0};
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return std::bit_cast<std::int64_t>(value);
}

std::optional<std::size_t> bytesOf(std::uint64_t serialType)
{
    constexpr std::array<std::size_t, 10> sizes{0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (serialType < sizes.size())
        return sizes[serialType];
    if (serialType < 12 || serialType > 2 * mostRecordBytes)
        return std::nullopt;
    return static_cast<std::size_t>((serialType - 12) / 2);
}

StoredValue valueOf(std::uint64_t serialType, ByteView bytes)
{
    if (serialType == 0)
        return NullValue();
    if (serialType == 7)
        return std::bit_cast<double>(signedNumber(bytes));
    if (serialType == 8 || serialType == 9)
        return static_cast<std::int64_t>(serialType - 8);
    if (serialType < 7)
        return signedNumber(bytes);
    if (serialType % 2 == 0)
        return Bytes(bytes.begin(), bytes.end());
    return std::string(bytes.begin(), bytes.end());
}

// How much of a record lies in its page (file format, section 1.6).
std::size_t localBytes(std::uint64_t size, std::size_t pageSize, bool isTableLeaf)
{
    const std::size_t most = isTableLeaf ? pageSize - 35 : (pageSize - 12) * 64 / 255 - 23;
    if (size <= most)
        return static_cast<std::size_t>(size);
    const std::size_t least = (pageSize - 12) * 32 / 255 - 23;
    const std::size_t local = least + static_cast<std::size_t>((size - least) % (pageSize - 4));
    return local <= most ? local : least;
}

std::optional<TreePage::Cell> parseCell(ByteView page, std::size_t at, int type)
{
    TreePage::Cell cell;
    if (type == TreePage::InnerIndex || type == TreePage::InnerTable) {
        if (at + 4 > page.size())
            return std::nullopt;
        cell.child = bigEndian(page, at, 4);
        at += 4;
    }
    if (type != TreePage::InnerTable) {
        const auto size = varint(page, at);
        if (!size || *size > mostRecordBytes)
            return std::nullopt;
        cell.size = *size;
    }
    if (type == TreePage::InnerTable || type == TreePage::LeafTable) {
        const auto rowid = varint(page, at);
        if (!rowid)
            return std::nullopt;
        cell.rowid = std::bit_cast<std::int64_t>(*rowid);
    }
    cell.at = at;
    cell.local = localBytes(cell.size, page.size(), type == TreePage::LeafTable);
    const bool overflows = cell.local < cell.size;
    if (at + cell.local + (overflows ? 4 : 0) > page.size())
        return std::nullopt;
    if (overflows)
        cell.overflow = bigEndian(page, at + cell.local, 4);
    return cell;
}

int rankOf(const StoredValue& value)
{
    return value.index() == 0 ? 0 : value.index() <= 2 ? 1 : static_cast<int>(value.index());
}

double numberOf(const StoredValue& value)
{
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole ? static_cast<double>(*whole) : std::get<double>(value);
}

template <typename T>
int compare(const T& a, const T& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

int compareValues(const StoredValue& a, const StoredValue& b)
{
    if (const int ranks = compare(rankOf(a), rankOf(b)); ranks != 0)
        return ranks;
    if (a.index() != b.index())
        return compare(numberOf(a), numberOf(b));
    if (const auto* whole = std::get_if<std::int64_t>(&a))
        return compare(*whole, std::get<std::int64_t>(b));
    if (const auto* real = std::get_if<double>(&a))
        return compare(*real, std::get<double>(b));
    if (const auto* text = std::get_if<std::string>(&a))
        return compare(*text, std::get<std::string>(b));
    const auto* blob = std::get_if<Bytes>(&a);
    return blob ? compare(*blob, std::get<Bytes>(b)) : 0;
}

std::optional<std::vector<StoredValue>> decodeRecord(ByteView bytes)
{
    std::size_t at = 0;
    const auto headerBytes = varint(bytes, at);
    if (!headerBytes || *headerBytes > bytes.size() || *headerBytes < at)
        return std::nullopt;
    std::size_t body = static_cast<std::size_t>(*headerBytes);
    std::vector<StoredValue> values;
    while (at < *headerBytes) {
        const auto type = varint(bytes.first(static_cast<std::size_t>(*headerBytes)), at);
        const auto size = type ? bytesOf(*type) : std::nullopt;
        if (!size || body + *size > bytes.size())
            return std::nullopt;
        values.push_back(valueOf(*type, bytes.subspan(body, *size)));
        body += *size;
    }
    if (body != bytes.size())
        return std::nullopt;
    return values;
}

std::optional<TreePage> parseTreePage(ByteView page, std::uint32_t number)
{
    const std::size_t start = number == 1 ? fileHeaderBytes : 0;
    TreePage tree;
    tree.type = static_cast<int>(bigEndian(page, start, 1));
    if (tree.type != TreePage::InnerIndex && tree.type != TreePage::InnerTable &&
        tree.type != TreePage::LeafIndex && tree.type != TreePage::LeafTable)
        return std::nullopt;
    const std::size_t count = bigEndian(page, start + 3, 2);
    const std::size_t pointers = start + (tree.isLeaf() ? 8 : 12);
    if (pointers + 2 * count > page.size())
        return std::nullopt;
    if (!tree.isLeaf())
        tree.lastChild = bigEndian(page, start + 8, 4);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = bigEndian(page, pointers + 2 * i, 2);
        const auto cell = at < pointers + 2 * count ? std::nullopt : parseCell(page, at, tree.type);
        if (cell)
            tree.cells.push_back(*cell);
        else
            ++tree.badCells;
    }
    return tree;
}

std::optional<Bytes> recordOf(PageFile& pages, std::uint32_t number, ByteView page,
                              const TreePage::Cell& cell)
{
    if (cell.size > std::uint64_t{pages.pageCount()} * pages.pageSize())
        return std::nullopt;
    const ByteView local = page.subspan(cell.at, cell.local);
    Bytes record(local.begin(), local.end());
    std::uint32_t before = number;
    std::uint32_t next = cell.overflow;
    while (record.size() < cell.size) {
        const auto overflow = pages.page(next);
        const auto purpose = pages.purpose(next);
        const bool isOther = purpose.type != PageFile::Purpose::Unknown &&
                             (purpose.parent != before || (purpose.type != PageFile::Purpose::FirstOverflow &&
                                                           purpose.type != PageFile::Purpose::Overflow));
        if (!overflow || isOther)
            return std::nullopt;
        const std::size_t size =
            std::min(static_cast<std::size_t>(cell.size) - record.size(), overflow->size() - 4);
        record.insert(record.end(), overflow->begin() + 4,
                      overflow->begin() + 4 + static_cast<std::ptrdiff_t>(size));
        before = next;
        next = bigEndian(*overflow, 0, 4);
    }
    return record;
}

} // namespace qd
