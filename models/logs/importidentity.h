// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <set>
#include <string>
#include <string_view>

namespace qd {

/// Tells whether a file has been imported before: by where it lies and when it was written, or, when it was
/// moved, copied or rotated since, by what it holds.
struct FileIdentity
{
    std::string place;   ///< device, inode, size and time of the last write
    std::string content; ///< digest of the size, both ends and samples between; logs are not edited inside

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Reads at most 192 KiB of the file. Errors as FileDescriptor::open().
[[nodiscard]] Result<FileIdentity> identifyFile(const std::string& path);

/// The files that were imported. Add a file when its rows have been stored, not before: then an import that
/// was cancelled can be repeated, and one that was finished adds nothing twice.
class ImportLedger
{
public:
    [[nodiscard]] bool holds(const FileIdentity& file) const;
    void add(const FileIdentity& file);
    [[nodiscard]] std::size_t size() const { return m_contents.size(); }

    /// Text to keep between runs, one line for each entry; lines of fromText() that are none are left out.
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] static ImportLedger fromText(std::string_view text);

private:
    std::set<std::string, std::less<>> m_places;
    std::set<std::string, std::less<>> m_contents;
};

} // namespace qd
