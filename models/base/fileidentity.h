// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <compare>
#include <cstdint>
#include <optional>

namespace qd {

/// What a file is, whatever its name: two paths with one identity are one file, be it through a symbolic
/// link, a hard link or a bind mount.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    friend auto operator<=>(const FileIdentity&, const FileIdentity&) = default;
};

/// Returns the identity of what the path leads to, links followed; nothing when there is no file.
[[nodiscard]] std::optional<FileIdentity> identityOf(const QString& path);

/// Says that this process has a file open in a way that nobody may replace it, for as long as the object
/// lives. Any thread.
class FileInUse
{
public:
    FileInUse() = default;
    /// Registers the file at the path, if there is one.
    explicit FileInUse(const QString& path);
    FileInUse(FileInUse&& other) noexcept;
    FileInUse& operator=(FileInUse&& other) noexcept;
    ~FileInUse();

    [[nodiscard]] const std::optional<FileIdentity>& identity() const { return m_identity; }

private:
    void release();

    std::optional<FileIdentity> m_identity;
    std::uint64_t m_number = 0;
};

/// The path by which this process has the file open; empty when it has not.
[[nodiscard]] QString pathInUse(const FileIdentity& file);
/// Every path of a file that this process has open.
[[nodiscard]] QStringList pathsInUse();

} // namespace qd
