// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/blocks/blockbuilder.h"
#include "models/table/blocks/tabledata.h"
#include "models/table/rowpatches.h"

namespace qd {

/// Makes a table of the blocks of one or several logs. Everything is called in the order of reading, by one
/// thread at a time, but the schema and the file may be used by the threads that fill blocks.
class TableBuilder
{
public:
    [[nodiscard]] static Result<std::unique_ptr<TableBuilder>> create();

    [[nodiscard]] TableSchema& schema() { return m_schema; }
    [[nodiscard]] TemporaryFile& file() { return m_file; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

    /// The number of a file that rows come from.
    [[nodiscard]] std::uint32_t addSource(const QString& path);
    /// Adds a block; without identities its rows are not compared with others.
    void addBlock(StoredBlock block, RowIdentities identities = {});
    void addLabel(const LabelRecord& label);
    /// How the log calls its columns, in its order; the first name for a field counts.
    void nameColumns(const std::vector<std::pair<std::string, FieldMatch>>& names);

    struct Outcome
    {
        RecordTablePtr table;
        std::int64_t repeatedRows = 0;
        std::vector<RowPlace> repeatedPlaces; ///< the places of the first 10,000 of them
        IdRepeats repeats;
        bool areIdsOthers = false; ///< whether all rows count, whatever their ids are
        std::int64_t homelessLabels = 0;
        std::int64_t joinedLabels = 0;
        std::int64_t unkeptLabels = 0; ///< late ones with texts beyond TableSchema::mostValues
        std::int64_t labelled = 0;
    };
    /// Leaves repeated rows out, joins the labels and puts the rows in order. The builder is used up then.
    [[nodiscard]] Result<Outcome> finish(Duration joinWindow = {}, const CancelToken& cancel = {},
                                         IdMeaning ids = IdMeaning::Decide);

private:
    explicit TableBuilder(TemporaryFile file) : m_file(std::move(file)), m_patches(m_file) {}

    [[nodiscard]] Result<std::vector<FinishedColumn>> finishColumns();
    [[nodiscard]] Result<std::optional<FinishedColumn>> finishColumn(int index);
    static void agreeOnAnswers(std::vector<FinishedColumn>& columns);
    [[nodiscard]] std::string nameOf(const TableSchema::Column& column) const;

    TemporaryFile m_file;
    TableSchema m_schema;
    IdRanges m_ids;
    RowPatches m_patches;
    std::vector<StoredBlock> m_blocks;
    std::int64_t m_rows = 0;
    QStringList m_paths;
    bool m_lateCodes = false; ///< whether codes are among the late labels
    bool m_lateNumbers = false;
    std::int64_t m_unkeptLabels = 0;
    std::vector<std::string> m_names; ///< names in the order of the log
    struct FieldName
    {
        std::string name;
        int rank = 0;
    };
    std::map<LogField, FieldName> m_fieldNames;
};

} // namespace qd
