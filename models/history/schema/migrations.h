// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/outputtarget.h"
#include "models/history/sqlite/database.h"

#include <span>

namespace qd {

/// "QDK1" in the header of every history.
inline constexpr std::int64_t historyApplicationId = ownApplicationId;

/// Brings a file from `version - 1` to `version`.
struct Migration
{
    int version;
    const char* sql;
    /// What SQL alone cannot do, within the same transaction.
    Result<void> (*convert)(const Database& database) = nullptr;
};

/// Every step there ever was, in order; steps are added, never edited after a release.
[[nodiscard]] std::span<const Migration> historyMigrations();
[[nodiscard]] int newestHistoryVersion();

/// The door that every connection goes through before it reads or writes a row: the version of the file, 0
/// for an empty one. Reads only. Fails for the database of another program, for a file from a newer
/// Quarterdeck, for one whose header or list of tables is damaged, and for one whose tables, indexes and
/// triggers are not those that the migrations make, see checkSchema(). From then on the connection obeys the
/// file's triggers.
[[nodiscard]] Result<int> historyVersion(const Database& database);

/// What is said of a file of an older version where only today's can be read.
[[nodiscard]] Failure needsUpgrade(const QString& path);

/// Reads the first row of every table: finds damage that would otherwise show up only in the middle of work.
[[nodiscard]] Result<void> touchTables(const Database& database);

/// Copies a file of this older version to "<file>.v<version>.bak" beside it, so that a migration can be taken
/// back. The copy is whole or not there; one of an earlier attempt is replaced. Readable by its owner only.
[[nodiscard]] Result<void> backUp(const Database& database, int version);

/// Carries out the steps that are missing, each in a transaction of its own, so that an interrupted migration
/// goes on where it stopped.
[[nodiscard]] Result<void> migrate(const Database& database, std::span<const Migration> steps);

} // namespace qd
