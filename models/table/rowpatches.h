// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/table/blocks/spill.h"
#include "models/table/blocks/texthash.h"
#include "models/table/recordtable.h"

namespace qd {

/// A row that can be told apart from others.
struct RowIdentity
{
    TextHash96 id;           ///< the hash of the request id
    std::uint32_t model = 0; ///< code, or missingCode
    std::uint32_t row = 0;   ///< in the block, later in the table
};

/// A label that came later than its prediction.
struct LateLabel
{
    TextHash96 id;
    std::uint32_t code = missingCode; ///< or missing, and `number` counts
    double number = 0;
    std::int64_t at = 0; ///< 0 when it has no time
};

/// What becomes of a row when the table is finished.
struct RowPatch
{
    std::uint32_t row = 0;
    bool isRepeated = false; ///< leave it out; else it gets the label
    std::uint32_t code = missingCode;
    double number = 0;
    std::int64_t at = 0;
};

/// Finds rows that came before and predictions of late labels. Rows and labels go to the temporary file,
/// parted by the hashes of their ids, so that each part is small enough for memory.
class RowPatches
{
public:
    explicit RowPatches(TemporaryFile& file) : m_rows(file, parts), m_labels(file, parts), m_patches(file, 0)
    {
    }

    /// Adds an identity; the order does not matter.
    void add(const RowIdentity& row)
    {
        m_isUsed = true;
        m_rows.add(partOf(row.id), row);
    }
    void add(const LateLabel& label)
    {
        m_isUsed = true;
        m_labels.add(partOf(label.id), label);
    }
    /// Finds the patches, after the last row was added.
    [[nodiscard]] Result<void> find();
    /// Takes the patches of the rows [from, to), in their order; each is asked for once and in ascending
    /// order.
    [[nodiscard]] Result<std::vector<RowPatch>> take(std::int64_t from, std::int64_t to);
    [[nodiscard]] std::int64_t repeatedRows() const { return m_repeated; }
    [[nodiscard]] bool isUsed() const { return m_isUsed; }

private:
    static constexpr std::size_t parts = 1024;
    static constexpr unsigned rowBits = 20; ///< rows of a part of the patches

    [[nodiscard]] static std::size_t partOf(const TextHash96& id)
    {
        return static_cast<std::size_t>(id.low >> 54);
    }
    [[nodiscard]] Result<void> findIn(std::size_t part, std::vector<RowPatch>& found);

    Spill<RowIdentity> m_rows;
    Spill<LateLabel> m_labels;
    Spill<RowPatch> m_patches; ///< the patches by row
    bool m_isUsed = false;
    std::int64_t m_repeated = 0;
    std::vector<RowPatch> m_ready; ///< the patches of the part that is being taken
    std::size_t m_taken = 0;
    std::int64_t m_nextPart = 0;
};

} // namespace qd
