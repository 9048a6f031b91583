// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/logs/rows/columnmapping.h"
#include "models/table/blocks/spill.h"
#include "models/table/blocks/texthash.h"
#include "models/table/recordtable.h"

namespace qd {

/// What a row holds besides its id, by which rows of one id are compared. Equal values have equal numbers.
struct RowContent
{
    std::uint32_t prediction = 0;
    std::uint32_t label = 0; ///< 0 when there is none
    std::uint32_t moment = 0;
    std::uint32_t measured = 0; ///< the score and the latency
    bool failed = false;
};

/// A row that can be told apart from others.
struct RowIdentity
{
    TextHash96 id;           ///< the hash of the request id
    std::uint32_t model = 0; ///< code, or missingCode
    std::uint32_t row = 0;   ///< in the block, later in the table
    RowContent content;
};

/// How rows with the id of an earlier row compare with it, over a whole log.
struct IdRepeats
{
    std::int64_t rows = 0;      ///< rows with an id that were compared
    std::int64_t retries = 0;   ///< rows of which one failed
    std::int64_t same = 0;      ///< rows that say the same, or bring the label that was missing
    std::int64_t differing = 0; ///< rows with another prediction or label
    std::int64_t later = 0; ///< rows with the same prediction and label, but another time, score or latency

    void add(const IdRepeats& other);
    [[nodiscard]] std::int64_t all() const { return retries + same + differing + later; }
    /// Whether the id cannot be that of a single prediction: it is a user's, a trace's, a batch's.
    [[nodiscard]] bool areOthers() const;
};

/// A label that came later than its prediction.
struct LateLabel
{
    TextHash96 id;
    std::uint32_t model =
        missingCode;                  ///< the code of the model that it is about; missing for whichever it is
    std::uint32_t code = missingCode; ///< or missing, and `number` counts
    double number = 0;
    std::int64_t at = 0; ///< 0 when it has no time
};

/// What becomes of a row when the table is finished.
struct RowPatch
{
    std::uint32_t row = 0;
    bool isRepeated = false; ///< leave it out; else it gets the label
    bool hasLabel = false;
    std::uint32_t code = missingCode;
    double number = 0;
    std::int64_t at = 0;
};

/// Where a row stands.
struct RowPlace
{
    std::uint32_t source = 0; ///< the number of the file
    std::int64_t line = 0;
};

/// Finds rows that came before and predictions of late labels. Of rows with one id that says most counts: one
/// that did not fail, then one with a label, then the first; all of them when the id turns out to be none
/// (IdRepeats::areOthers()). Rows and labels go to the temporary file,
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
    [[nodiscard]] Result<void> find(IdMeaning meaning = IdMeaning::Decide);
    /// Takes the patches of the rows [from, to), in their order; each is asked for once and in ascending
    /// order.
    [[nodiscard]] Result<std::vector<RowPatch>> take(std::int64_t from, std::int64_t to);
    [[nodiscard]] std::int64_t repeatedRows() const { return m_areOthers ? 0 : m_repeats.all(); }
    [[nodiscard]] const IdRepeats& repeats() const { return m_repeats; }
    /// Returns whether all rows count, whatever their ids are.
    [[nodiscard]] bool areOthers() const { return m_areOthers; }
    /// The labels of ids that no row has.
    [[nodiscard]] std::int64_t homelessLabels() const { return m_homeless; }
    [[nodiscard]] bool isUsed() const { return m_isUsed; }

private:
    static constexpr std::size_t parts = 1024;
    static constexpr unsigned rowBits = 20; ///< rows of a part of the patches

    [[nodiscard]] static std::size_t partOf(const TextHash96& id)
    {
        return static_cast<std::size_t>(id.low >> 54);
    }
    struct Found
    {
        std::vector<RowPatch> patches;
        IdRepeats repeats;
        std::int64_t homelessLabels = 0;
    };
    [[nodiscard]] Result<void> findIn(std::size_t part, Found& found);
    [[nodiscard]] static std::vector<char> findRepeats(const std::vector<RowIdentity>& rows,
                                                       IdRepeats& repeats);
    static void joinLabels(const std::vector<RowIdentity>& rows, const std::vector<LateLabel>& labels,
                           const std::vector<char>& isRepeated, Found& found);

    Spill<RowIdentity> m_rows;
    Spill<LateLabel> m_labels;
    Spill<RowPatch> m_patches; ///< the patches by row
    bool m_isUsed = false;
    IdRepeats m_repeats;
    bool m_areOthers = false;
    std::int64_t m_homeless = 0;
    std::vector<RowPatch> m_ready; ///< the patches of the part that is being taken
    std::size_t m_taken = 0;
    std::int64_t m_nextPart = 0;
};

} // namespace qd
