// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/importidentity.h"
#include "models/logs/logfile.h"

#include <QStringList>

namespace qd {

/// What the name of a file says about its place in a rotated set.
struct LogName
{
    QString base;      ///< without the suffixes of rotation and packing: "p.jsonl" of "p.jsonl.2.gz"
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
    bool repeated = false; ///< left out: imported before, or a copy of another file of the set
    FileIdentity identity; ///< for ImportLedger::add() when the rows have been stored
};

/// The files of a set in the order in which they are to be read (see readLogs()); `begins` is not looked for
/// when there is only one. NotFound without any.
[[nodiscard]] Result<std::vector<LogPart>>
findLogs(const QStringList& paths, const ImportLedger& imported = {}, const CancelToken& cancel = {});
/// When the file was written; now when it cannot be told.
[[nodiscard]] Timestamp modifiedAt(const QString& path);

struct LogSet
{
    LogFile log;                ///< all records, in order of time
    std::vector<LogPart> parts; ///< in the order in which they were read
};

/// Reads files and folders (see logsIn()) as one log: the files in order of the first times in them, late
/// labels joined across all, records put in order of time. Files that cannot be read are told by `problems`
/// and do not stop it; files in `imported` and copies of other files of the set are left out. Errors: no
/// predictions at all, Conflict when every file was imported before, or Cancelled; nothing has changed then.
/// Progress counts the bytes of all files.
[[nodiscard]] Result<LogSet> readLogs(const QStringList& paths, const ReadLogOptions& options = {},
                                      const ImportLedger& imported = {},
                                      const std::function<void(const ReadProgress&)>& progress = {},
                                      const CancelToken& cancel = {});

} // namespace qd
