// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/columnmapping.h"
#include "models/parquet/parquetfile.h"
#include "models/parquet/parquetfolder.h"

#include <QStringList>

namespace qd {

class TextCodes;

/// What one column of a Parquet file, or a value in the names of its folders, means in a log.
struct PlannedColumn
{
    std::string shown;        ///< as people see it: "features.amount"
    std::string group;        ///< the struct whose members are told apart from other columns: "features"
    std::string name;         ///< in the group, when there is one
    FieldMatch match;         ///< as it was recognised
    bool isAttribute = false; ///< has no other meaning, whatever its name is
    std::optional<std::string> className; ///< the probability of this class
    LogField field = LogField::Other; ///< what is read from it: Other where a better column has its meaning
    ParquetColumn::Type type = ParquetColumn::Type::Text;
    ReadAs as = ReadAs::Text;
    std::size_t reading = 0;          ///< index into ColumnPlan::readings
    std::optional<std::string> fixed; ///< the value in all rows, from the names of folders

    /// Whether it holds the probabilities of all classes, which become several columns.
    [[nodiscard]] bool isDistribution() const
    {
        return field == LogField::ClassProbability && !className && match.classAt == 0;
    }
    /// The name of its column in a TableSchema; empty where the meaning is name enough.
    [[nodiscard]] std::string_view schemaName() const;
};

/// What is read of a Parquet file, and what it means. Of columns that mean the same the one with the better
/// name counts, as in lines of JSON.
struct ColumnPlan
{
    std::vector<PlannedColumn> columns;
    std::vector<ParquetFile::Reading> readings;
    bool mayHoldRecords = false; ///< there is a prediction, or what a late label needs

    [[nodiscard]] static ColumnPlan of(const std::vector<ParquetColumn>& columns,
                                       const std::vector<PartitionValue>& partitions,
                                       const ColumnMapping& mapping);

    [[nodiscard]] QStringList names() const;
    /// Returns the names with what they mean, for TableBuilder::nameColumns().
    [[nodiscard]] std::vector<std::pair<std::string, FieldMatch>> matches() const;
    /// Writes a row as a line of JSON, which means what it does in a log of such lines.
    void writeLine(const ParquetRows& rows, std::size_t row, const TextCodes& codes, std::string& line) const;
};

} // namespace qd
