// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/history/sqlite/database.h"

#include <span>
#include <unordered_map>

/// The series and their labels. The table series_label, ordered by (name, value, series), holds the postings:
/// the series of each label pair.
namespace qd {

/// Gives numbers to series. One connection, one thread; calls happen inside the caller's transaction.
class SeriesWriter
{
public:
    [[nodiscard]] static Result<SeriesWriter> prepare(const Database& database);

    /// The number of the series, a new one when it is not known yet.
    [[nodiscard]] Result<SeriesId> intern(const SeriesKey& key);
    /// Takes series, in ascending order, and their labels out; nothing may refer to them any more.
    [[nodiscard]] Result<void> remove(std::span<const SeriesId> ids);
    /// After a rollback: series that were interned in it do not exist.
    void forget() { m_ids.clear(); }

private:
    /// 128 bits of a hash stand for a key, which would take a hundred times the memory. The seed is random,
    /// so that nobody can make two keys of one digest; by chance it takes 2^64 series.
    struct Digest
    {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
        friend bool operator==(const Digest&, const Digest&) = default;
    };
    struct DigestHash
    {
        std::size_t operator()(const Digest& digest) const { return digest.low; }
    };
    [[nodiscard]] Digest digestOf(const SeriesKey& key) const;

    [[nodiscard]] Result<SeriesId> create(const SeriesKey& key, const std::string& labels);

    Statement m_findSeries;
    Statement m_insertSeries;
    Statement m_insertLabel;
    Statement m_removeSeries;
    Digest m_seed;
    std::unordered_map<Digest, SeriesId, DigestHash> m_ids;
};

} // namespace qd
