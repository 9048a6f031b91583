// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/logs/logstream.h"
#include "models/logs/rows/columnmapping.h"

#include <QStringList>

namespace qd {

/// What the name of a file says about its place in a rotated set.
struct LogName
{
    QString base;      ///< the name without the suffixes of rotation and packing: "p.jsonl" of "p.jsonl.2.gz"
    int rotations = 0; ///< 2 of "p.jsonl.2.gz"; 0 for the live file and for dated names
    QString date;      ///< digits of a date in the name: "20260131" of "p.log-20260131"

    friend bool operator==(const LogName&, const LogName&) = default;
    [[nodiscard]] static LogName of(const QString& fileName);
    /// The base is called as logs are: by its suffix (log, jsonl, csv…), or with "log" in the name.
    [[nodiscard]] bool isLog() const;
};

/// The logs in a folder and the folders in it (hidden ones and links left out), in order of their paths.
[[nodiscard]] QStringList logsIn(const QString& folder);

/// One file of a set.
struct LogPart
{
    QString path;
    LogFormat format = LogFormat::Unknown;
    std::optional<Timestamp> begins; ///< the first time in it
    std::int64_t bytes = 0;
    std::int64_t rows = 0;
    std::int64_t records = 0;
    bool repeated = false; ///< left out: a copy of another file of the set
};

/// The files of `paths` (files, folders as by logsIn(), or "-") as one log: in order of the first times in
/// them, as `mapping` reads them; those without by their last writes and by their names. `begins` is not
/// looked for when there is only one. Copies of other files of the set are marked as repeated. NotFound
/// without any.
[[nodiscard]] Result<std::vector<LogPart>>
findLogs(const QStringList& paths, const ColumnMapping& mapping = {}, const CancelToken& cancel = {});
/// When the file was written; now when it cannot be told.
[[nodiscard]] Timestamp modifiedAt(const QString& path);

} // namespace qd
