// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QStringList>

#include <string>
#include <vector>

namespace qd {

/// Returns whether the file is Parquet, by its first bytes.
[[nodiscard]] bool isParquet(const QString& path);

/// A column whose value stands in the names of folders: "date=2026-03-01/part-0.parquet".
struct PartitionValue
{
    std::string name;
    std::string value; ///< empty where it is missing

    friend bool operator==(const PartitionValue&, const PartitionValue&) = default;
};

/// The values in the names of the folders right above the file, the outermost first.
[[nodiscard]] std::vector<PartitionValue> partitionValues(const QString& path);

/// Leaves out what lies in a folder but does not belong to its data: the logs of Delta tables, the files that
/// they have removed or that no version of them has, and what begun or failed writes left behind. Errors: a
/// table of Delta, Iceberg or Hudi whose files cannot be told apart; rows that were removed are never
/// counted.
[[nodiscard]] Result<QStringList> currentFiles(const QStringList& files);

} // namespace qd
