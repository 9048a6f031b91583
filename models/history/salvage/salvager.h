// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/labels.h"
#include "models/history/salvage/chunkproof.h"
#include "models/history/salvage/salvage.h"

#include <map>
#include <set>

namespace qd {

/// One salvaging: the tables of a damaged file into an empty history of the same version. The target is open
/// for writing and used by nobody else.
class Salvager
{
public:
    Salvager(PageFile& pages, const Database& target, std::function<void(double)> progress,
             CancelToken cancel);

    /// Salvages in one go; the target is sound afterwards and refers to nothing that is missing.
    [[nodiscard]] Result<void> run(SalvageReport& report);

private:
    using Roots = std::map<std::string, std::uint32_t>;
    /// Says again what the series' own text says; it is made anew from that.
    static constexpr const char* labelTable = "series_label";
    /// What is salvaged is a history of its own, and says where its audit trail began.
    static constexpr const char* identityTable = "history";

    [[nodiscard]] Roots rootsBySchema();
    void findRootsByShape(const std::vector<TableShape>& shapes, Roots& roots);
    [[nodiscard]] bool hasShape(std::uint32_t root, const TableShape& shape);
    [[nodiscard]] Result<void> saveTable(const TableShape& shape, std::uint32_t root,
                                         SalvageReport::Table& table);
    [[nodiscard]] Result<bool> saveRow(const TableShape& shape, StoredRow row);
    /// Returns false for a row of a tail that fails its checksum; notes what the row refers to, and writes
    /// anew what else it says of its body.
    [[nodiscard]] bool provesTail(const TableShape& shape, StoredRow& row);
    [[nodiscard]] bool knows(std::string_view table) const;
    [[nodiscard]] Result<void> saveOrigin(SalvageReport& report);
    [[nodiscard]] Result<void> mendChunks(SalvageReport& report);
    [[nodiscard]] Result<void> mendSegments(SalvageReport& report);
    [[nodiscard]] Result<std::vector<StoredValue>> missing(const char* table,
                                                           const std::set<std::int64_t>& ids) const;
    [[nodiscard]] Result<void> commitNowAndThen();
    [[nodiscard]] Result<std::int64_t> relabel();
    [[nodiscard]] Result<void> fillReferences(SalvageReport& report);
    [[nodiscard]] Result<std::int64_t> addPlaceholder(const std::string& parent, const StoredValue& key);
    [[nodiscard]] Labels labelsOf(std::int64_t series);
    [[nodiscard]] Result<QStringList> lostSamples();

    PageFile& m_pages;
    const Database& m_target;
    std::function<void(double)> m_progress;
    CancelToken m_cancel;
    std::int64_t m_pagesSeen = 0;
    TreeWalker m_walker;

    std::vector<TableShape> m_shapes;
    bool m_areTailsSealed = false; ///< whether tails have seals, as from version 6 on
    Roots m_roots;
    std::optional<ChunkProof> m_proof;
    std::optional<RowInserter> m_inserter;
    std::optional<RowInserter> m_damagedInserter;
    std::int64_t m_uncommitted = 0;
    // What rows of the tails belong to.
    std::set<std::int64_t> m_tailSeries;
    std::set<std::int64_t> m_tailStreams;
    std::set<std::int64_t> m_tailEndpoints;

    struct LostStretch
    {
        std::optional<std::pair<std::int64_t, Timestamp>>
            after; ///< series and time of the last sample before
        std::optional<std::pair<std::int64_t, Timestamp>> before;
    };
    [[nodiscard]] static QString textOf(const LostStretch& stretch,
                                        const std::function<QString(std::int64_t)>& nameOf);
    std::vector<LostStretch> m_stretches;
    std::vector<std::pair<std::int64_t, TimeRange>> m_unproven;
    bool m_lostTail = false;
    bool m_lostUnknownChunks = false;
    std::optional<std::unordered_map<std::int64_t, Labels>> m_looseLabels;
};

} // namespace qd
