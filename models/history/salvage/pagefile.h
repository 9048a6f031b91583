// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/chunks/bytes.h"

#include <QFile>

#include <optional>
#include <unordered_map>

namespace qd {

/// Big-endian numbers, as in SQLite's files; 0 beyond the end.
[[nodiscard]] std::uint32_t bigEndian(ByteView bytes, std::size_t at, std::size_t size);

/// The pages of an SQLite database file with those of its write-ahead log laid over them, read without SQLite
/// and without trust (https://www.sqlite.org/fileformat2.html). The files are opened for reading only. One
/// thread.
class PageFile
{
public:
    /// What a page is for and who points to it, as an auto-vacuum file notes beside its pages.
    struct Purpose
    {
        enum Type { Unknown = 0, Root = 1, Free = 2, FirstOverflow = 3, Overflow = 4, Tree = 5 };
        int type = Unknown;
        std::uint32_t parent = 0;
    };

    /// Opens a file; fails when it cannot be read or nothing in it looks like pages of a database.
    [[nodiscard]] static Result<PageFile> open(const QString& path);

    [[nodiscard]] std::size_t pageSize() const { return m_pageSize; }
    /// How many there were; the file may be shorter.
    [[nodiscard]] std::uint32_t pageCount() const { return m_pageCount; }
    /// Pages are counted from 1. Nothing for one that is not there.
    [[nodiscard]] std::optional<Bytes> page(std::uint32_t number);
    /// Returns the purpose of a page; unknown where the note cannot be read.
    [[nodiscard]] Purpose purpose(std::uint32_t number);
    /// Returns whether the page is a map of purposes, or the one that SQLite leaves alone.
    [[nodiscard]] bool holdsNoData(std::uint32_t number) const;

private:
    [[nodiscard]] bool findPageSize();
    void readLog();
    [[nodiscard]] std::uint32_t mapOf(std::uint32_t number) const;
    [[nodiscard]] bool findMaps(const Bytes& header);
    [[nodiscard]] bool isPlausibleMap(const Bytes& map) const;
    [[nodiscard]] Bytes readAt(QFile& file, qint64 offset, std::size_t size) const;

    std::unique_ptr<QFile> m_file;
    std::unique_ptr<QFile> m_log;
    std::size_t m_pageSize = 0;
    std::uint32_t m_pageCount = 0;
    bool m_hasMaps = false;                             ///< an auto-vacuum file
    std::unordered_map<std::uint32_t, qint64> m_logged; ///< where in the log each page is
    std::unordered_map<std::uint32_t, Bytes> m_maps;    ///< maps of pages; an empty one is not to be believed
};

} // namespace qd
