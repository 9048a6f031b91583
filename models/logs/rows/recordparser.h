// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/logformat.h"
#include "models/logs/rows/recordbuilder.h"

#include <QStringList>

#include <memory>

namespace qd {

/// Reads the lines of one prediction log. Each line stands for itself: one that starts with "{" is a JSON
/// object, any other a row of a table whose header came before; so logs whose schema changes on the way are
/// read on. Columns are recognised by their names (fieldmap.h); a nested "features" object is flattened into
/// the attributes. A line with a label but no prediction is a late LabelRecord. Not thread-safe.
class RecordParser
{
public:
    /// Bytes behind a line that must be readable; their content does not matter.
    static constexpr std::size_t padding = 64;
    /// Longer lines are not records; readers report and skip them.
    static constexpr std::size_t longestLine = std::size_t{1024} * 1024;

    RecordParser(std::string path, RecordOptions options = {});
    ~RecordParser();

    /// `line` without its line feed (a carriage return may be there). Errors name "PATH, line N".
    [[nodiscard]] Result<LogRecord> parse(std::string_view line, std::int64_t lineNumber);
    /// Takes `line` for the header of a table if it can be one; false when it cannot.
    bool setHeader(std::string_view line);
    /// Looks for the header of a table among the first lines of a text: some begin with a title, or with
    /// "sep=;".
    bool findHeader(std::string_view head);
    /// Goes on with the table of `other`, which read an earlier stretch of the same log.
    void adoptHeader(const RecordParser& other);
    /// How many headers have been met; a new one gives the rows behind it another meaning.
    [[nodiscard]] int headerCount() const;

    /// Returns the line of the header that was looked for; lines before it are no rows. 0 when none was.
    [[nodiscard]] std::int64_t headerLine() const;

    /// Returns the cells that could not be understood since they were taken last; they count as missing.
    [[nodiscard]] UnreadByField takeUnread();
    /// Returns the rows that were mended since they were taken last.
    [[nodiscard]] MendedRows takeMended();

    /// Returns the names of the columns of the present table.
    [[nodiscard]] std::vector<std::string> headerNames() const;

    /// Returns the format of the first line that was understood.
    [[nodiscard]] LogFormat format() const;
    /// Returns the delimiter of the table; 0 before its header was seen.
    [[nodiscard]] char delimiter() const;
    /// Names of the first header or object seen, recognised or not.
    [[nodiscard]] QStringList columns() const;
    /// The error for a log of which no line could be used for want of a known column.
    [[nodiscard]] Error unrecognisedError() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The error for a log whose columns, of the given names, hold no prediction.
[[nodiscard]] Error unrecognisedColumns(std::string_view path, const QStringList& names);

} // namespace qd
