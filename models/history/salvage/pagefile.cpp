// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/pagefile.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t logHeaderBytes = 32;
constexpr std::size_t frameHeaderBytes = 24;
constexpr std::uint32_t logMagic = 0x377f0682; // the lowest bit says that sums are of big-endian words
constexpr qint64 pendingByte = 0x40000000;
constexpr std::size_t purposeBytes = 5;
constexpr qint64 lookedAtBytes = 4 << 20; // enough to tell the size of pages

bool looksLikeTree(ByteView page)
{
    const std::uint32_t type = bigEndian(page, 0, 1);
    const std::size_t cells = bigEndian(page, 3, 2);
    const std::size_t content = bigEndian(page, 5, 2);
    if (type != 2 && type != 5 && type != 10 && type != 13)
        return false;
    if (cells == 0) // an empty table
        return content == page.size();
    return cells < page.size() / 4 && content >= 8 + 2 * cells && content < page.size();
}

/// The running sum of the write-ahead log.
class LogSum
{
public:
    explicit LogSum(bool isBigEndian) : m_isBigEndian(isBigEndian) {}

    void add(ByteView bytes)
    {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            m_first += word(bytes, at) + m_second;
            m_second += word(bytes, at + 4) + m_first;
        }
    }
    [[nodiscard]] bool isAt(ByteView bytes, std::size_t at) const
    {
        return bigEndian(bytes, at, 4) == m_first && bigEndian(bytes, at + 4, 4) == m_second;
    }

private:
    [[nodiscard]] std::uint32_t word(ByteView bytes, std::size_t at) const
    {
        if (m_isBigEndian)
            return bigEndian(bytes, at, 4);
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    }

    bool m_isBigEndian;
    std::uint32_t m_first = 0;
    std::uint32_t m_second = 0;
};

} // namespace

std::uint32_t bigEndian(ByteView bytes, std::size_t at, std::size_t size)
{
    if (at + size > bytes.size())
        return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

Result<PageFile> PageFile::open(const QString& path)
{
    PageFile pages;
    pages.m_file = std::make_unique<QFile>(path);
    if (!pages.m_file->open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::NotFound, path,
                    QCoreApplication::translate("History", "The history file cannot be opened."),
                    QCoreApplication::translate(
                        "History", "Check that the folder exists and that you may read and write it."));
    }
    pages.m_log = std::make_unique<QFile>(path + QStringLiteral("-wal"));
    const bool hasLog = pages.m_log->open(QIODevice::ReadOnly);
    if (!pages.findPageSize()) {
        return fail(
            ErrorKind::Invalid, path,
            QCoreApplication::translate("History", "Nothing in this file can be recognised as a history."),
            QCoreApplication::translate("History",
                                        "Nothing was changed in it. Choose another file for the history."));
    }
    const Bytes header = pages.readAt(*pages.m_file, 0, 100);
    const auto there =
        static_cast<std::uint32_t>((pages.m_file->size() + static_cast<qint64>(pages.m_pageSize) - 1) /
                                   static_cast<qint64>(pages.m_pageSize));
    const std::uint32_t said = bigEndian(header, 28, 4);
    // A file that was cut off still says how long it was.
    pages.m_pageCount = said > there && said / 4 < there ? said : there;
    if (hasLog)
        pages.readLog();
    pages.m_hasMaps = pages.findMaps(header);
    return pages;
}

Bytes PageFile::readAt(QFile& file, qint64 offset, std::size_t size) const
{
    if (!file.seek(offset))
        return {};
    Bytes bytes(size);
    const qint64 read = file.read(reinterpret_cast<char*>(bytes.data()), static_cast<qint64>(size));
    bytes.resize(static_cast<std::size_t>(std::max<qint64>(read, 0)));
    return bytes;
}

bool PageFile::findPageSize()
{
    const Bytes header = readAt(*m_file, 0, 100);
    const std::uint32_t said = bigEndian(header, 16, 2);
    const std::size_t ofHeader = said == 1 ? 65'536 : said;
    const std::size_t ofLog = m_log->isOpen() ? bigEndian(readAt(*m_log, 0, logHeaderBytes), 8, 4) : 0;
    // The header may be damaged: the size at which most pages look like pages. At twice the size every other
    // beginning is missed, and at half of it none is gained.
    std::int64_t best = 0;
    for (std::size_t size = 65'536; size >= 512; size /= 2) {
        std::int64_t trees = size == ofHeader || size == ofLog ? 1 : 0;
        const qint64 end = std::min<qint64>(m_file->size(), lookedAtBytes);
        for (qint64 at = static_cast<qint64>(size); at + static_cast<qint64>(size) <= end;
             at += static_cast<qint64>(size))
            trees += looksLikeTree(readAt(*m_file, at, size));
        if (trees * 4 > best * 5) {
            best = trees;
            m_pageSize = size;
        }
    }
    return m_pageSize > 0;
}

// What was committed to the log: frames count up to the last whole transaction, and as long as the running
// sum is right.
void PageFile::readLog()
{
    const Bytes header = readAt(*m_log, 0, logHeaderBytes);
    const std::uint32_t magic = bigEndian(header, 0, 4);
    if (header.size() < logHeaderBytes || (magic & ~1U) != logMagic || bigEndian(header, 8, 4) != m_pageSize)
        return;
    LogSum sum((magic & 1) != 0);
    sum.add(ByteView(header).first(24));
    if (!sum.isAt(header, 24))
        return;
    std::unordered_map<std::uint32_t, qint64> transaction;
    const std::size_t frameBytes = frameHeaderBytes + m_pageSize;
    for (qint64 at = logHeaderBytes; at + static_cast<qint64>(frameBytes) <= m_log->size();
         at += static_cast<qint64>(frameBytes)) {
        const Bytes frame = readAt(*m_log, at, frameBytes);
        const ByteView view(frame);
        if (frame.size() < frameBytes ||
            !std::equal(view.begin() + 8, view.begin() + 16, header.begin() + 16))
            return;
        sum.add(view.first(8));
        sum.add(view.subspan(frameHeaderBytes));
        if (!sum.isAt(view, 16))
            return;
        transaction[bigEndian(view, 0, 4)] = at + static_cast<qint64>(frameHeaderBytes);
        if (const std::uint32_t pagesAfter = bigEndian(view, 4, 4); pagesAfter > 0) {
            for (const auto& [number, offset] : transaction)
                m_logged[number] = offset;
            transaction.clear();
            m_pageCount = pagesAfter;
        }
    }
}

std::optional<Bytes> PageFile::page(std::uint32_t number)
{
    if (number < 1 || number > m_pageCount)
        return std::nullopt;
    const auto logged = m_logged.find(number);
    Bytes bytes =
        logged != m_logged.end()
            ? readAt(*m_log, logged->second, m_pageSize)
            : readAt(*m_file, static_cast<qint64>(number - 1) * static_cast<qint64>(m_pageSize), m_pageSize);
    if (bytes.size() < m_pageSize)
        return std::nullopt;
    return bytes;
}

std::uint32_t PageFile::mapOf(std::uint32_t number) const
{
    const auto pagesPerMap = static_cast<std::uint32_t>(m_pageSize / purposeBytes + 1);
    const std::uint32_t map = (number - 2) / pagesPerMap * pagesPerMap + 2;
    return map == pendingByte / static_cast<qint64>(m_pageSize) + 1 ? map + 1 : map;
}

bool PageFile::findMaps(const Bytes& header)
{
    const bool isSound = std::string_view(reinterpret_cast<const char*>(header.data()),
                                          std::min<std::size_t>(header.size(), 15)) == "SQLite format 3";
    return isSound ? bigEndian(header, 52, 4) != 0 : isPlausibleMap(page(2).value_or(Bytes()));
}

bool PageFile::holdsNoData(std::uint32_t number) const
{
    return number == pendingByte / static_cast<qint64>(m_pageSize) + 1 ||
           (m_hasMaps && number >= 2 && mapOf(number) == number);
}

bool PageFile::isPlausibleMap(const Bytes& map) const
{
    std::size_t known = 0;
    for (std::size_t at = 0; at + purposeBytes <= map.size(); at += purposeBytes) {
        if (map[at] > Purpose::Tree || bigEndian(map, at + 1, 4) > m_pageCount)
            return false;
        known += map[at] > 0;
    }
    return known > 0;
}

PageFile::Purpose PageFile::purpose(std::uint32_t number)
{
    if (!m_hasMaps || number < 3 || number > m_pageCount || holdsNoData(number))
        return {};
    const std::uint32_t map = mapOf(number);
    auto known = m_maps.find(map);
    if (known == m_maps.end()) {
        Bytes bytes = page(map).value_or(Bytes());
        if (!isPlausibleMap(bytes))
            bytes.clear();
        known = m_maps.emplace(map, std::move(bytes)).first;
    }
    const std::size_t at = std::size_t{number - map - 1} * purposeBytes;
    return {static_cast<int>(bigEndian(known->second, at, 1)), bigEndian(known->second, at + 1, 4)};
}

} // namespace qd
