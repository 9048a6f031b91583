// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

struct stat;

namespace qd {

/// Tells files apart whatever they are called.
struct FileId
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    friend auto operator<=>(const FileId&, const FileId&) = default;
    friend bool operator==(const FileId&, const FileId&) = default;
    [[nodiscard]] static FileId of(const struct stat& status);
};

struct FoundFile
{
    std::string path;
    FileId id;
};

/// The file at `path`, if there is one.
[[nodiscard]] std::optional<FoundFile> fileAt(const std::string& path);

/// The file `id` wherever it lies in the folder of `path` now.
[[nodiscard]] std::optional<FoundFile> findBeside(const std::string& path, FileId id);

/// The files that were rotated away from `path` after `last` was, oldest first: their names are that of the
/// log and a suffix (predictions.jsonl.1, predictions.jsonl-20260131), not compressed. The order is that of
/// their last writes, and of the numbers in the suffixes where these are equal.
[[nodiscard]] std::vector<FoundFile> rotatedAfter(const std::string& path, FileId last);

} // namespace qd
