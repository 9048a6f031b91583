// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace qd {

/// DuckDB as npm has it, installed into a folder beside the program when the benchmark is asked for.
class DuckDbPeer
{
public:
    /// Nothing when npm or node are missing or the package cannot be had.
    [[nodiscard]] static std::optional<DuckDbPeer> install();
    /// Writes a log of JSON lines, LOG.jsonl, as LOG.parquet.
    void writeParquet(const QString& log) const;
    /// What offline_duckdb.mjs says of the log.
    [[nodiscard]] QJsonObject ask(const QString& log, const QString& kind, int rounds) const;

private:
    QString m_folder;
};

/// Seconds in which lnav counts predictions and accuracy per minute and version of a log of JSON lines (it
/// has no quantiles), from its start to its end; 0 when it is not installed or fails.
[[nodiscard]] double lnavSeconds(const QString& log);

} // namespace qd
