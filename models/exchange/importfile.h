// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QFile>

#include <string>

namespace qd {

/// A file that is read from its beginning to its end through a window that grows as it must.
class ImportFile
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ImportFile>> open(const QString& path);

    /// What has been read and not yet been consumed.
    [[nodiscard]] std::string_view window() const { return std::string_view(m_buffer).substr(m_at); }
    void consume(std::size_t bytes);
    /// Reads another megabyte; false at the end of the file.
    [[nodiscard]] Result<bool> readMore();
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    [[nodiscard]] std::int64_t size() const { return m_file.size(); }
    [[nodiscard]] std::int64_t consumed() const { return m_consumed; }
    [[nodiscard]] QString path() const { return m_file.fileName(); }
    /// The file's last bytes, at most so many.
    [[nodiscard]] std::string tail(std::int64_t bytes);

private:
    explicit ImportFile(const QString& path) : m_file(path) {}

    QFile m_file;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::int64_t m_consumed = 0;
    bool m_isAtEnd = false;
};

/// A line longer than this is no line of ours.
inline constexpr std::size_t longestImportLine = std::size_t{16} << 20;

} // namespace qd
