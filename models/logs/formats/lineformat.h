// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/logformat.h"
#include "models/logs/logbatch.h"
#include "models/logs/rows/columnmapping.h"

#include <QStringList>

#include <memory>
#include <string_view>

namespace qd {

/// Where a log comes from, as far as its format needs to know.
struct FormatContext
{
    std::string name;   ///< the name for messages: the path, and the member of an archive in brackets
    Timestamp modified; ///< gives times that have no year theirs
    bool keepAttributes = true;
    ColumnMapping mapping{}; ///< the mapping of JSON lines and tables
    bool anyScore = false;   ///< whether a score may be any number
};

/// Reads the rows of one log of one format. One thread at a time.
class LineFormat
{
public:
    virtual ~LineFormat() = default;

    [[nodiscard]] virtual LogFormat id() const = 0;
    /// Puts what `row` says (without its line feed) into `batch`, or rejects it there with file, line and
    /// reason. RecordParser::padding bytes behind it must be readable.
    virtual void take(std::string_view row, std::int64_t line, LogBatch& batch) = 0;

    /// The delimiter of a table whose quoted cells may span lines; 0 when each line is a row.
    [[nodiscard]] virtual char delimiter() const { return 0; }
    /// A reader for a later stretch of the same log on another thread. None when rows lean on earlier ones.
    [[nodiscard]] virtual std::unique_ptr<LineFormat> fork() const { return nullptr; }
    /// Changes when rows begin to mean something else, as after a new header.
    [[nodiscard]] virtual int generation() const { return 0; }

    /// Names of columns or members that were met, and the error when none of them is known.
    [[nodiscard]] virtual QStringList columns() const { return {}; }
    [[nodiscard]] virtual std::optional<Error> unrecognisedError() const { return std::nullopt; }
};

/// Tells the format by the beginning of a log (some dozens of lines; the last may be cut off).
[[nodiscard]] LogFormat detectFormat(std::string_view head);

[[nodiscard]] std::unique_ptr<LineFormat> makeFormat(LogFormat format, FormatContext context);

} // namespace qd
