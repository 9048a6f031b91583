// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/rotation.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <tuple>

namespace qd {

namespace {

namespace fs = std::filesystem;

struct Rotated
{
    FoundFile file;
    std::int64_t writtenSeconds = 0;
    std::int64_t writtenNanoseconds = 0;
    std::int64_t age = 0; ///< the higher the number in the suffix, the older

    [[nodiscard]] auto order() const { return std::tuple(writtenSeconds, writtenNanoseconds, -age); }
};

bool isCompressed(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> suffixes{".gz", ".zst", ".xz", ".bz2", ".lz4"};
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [name](std::string_view s) { return name.ends_with(s); });
}

std::optional<Rotated> rotatedFile(const fs::path& path, std::string_view suffix)
{
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    Rotated result;
    result.file = {path.string(), FileId::of(status)};
    result.writtenSeconds = status.st_mtim.tv_sec;
    result.writtenNanoseconds = status.st_mtim.tv_nsec;
    if (suffix.size() > 1 && suffix.size() <= 5) // a counter, not a date
        std::from_chars(suffix.data() + 1, suffix.data() + suffix.size(), result.age);
    return result;
}

/// Everything in the folder of `path`; nothing when it cannot be listed.
std::vector<fs::path> neighbours(const std::string& path)
{
    const fs::path folder = fs::path(path).parent_path();
    std::vector<fs::path> result;
    std::error_code failure;
    fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure))
        result.push_back(entry->path());
    return result;
}

} // namespace

FileId FileId::of(const struct stat& status)
{
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

std::optional<FoundFile> fileAt(const std::string& path)
{
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return FoundFile{path, FileId::of(status)};
}

std::optional<FoundFile> findBeside(const std::string& path, FileId id)
{
    for (const fs::path& entry : neighbours(path)) {
        const auto found = fileAt(entry.string());
        if (found && found->id == id && !isCompressed(found->path))
            return found;
    }
    return std::nullopt;
}

std::vector<FoundFile> rotatedAfter(const std::string& path, FileId last)
{
    const std::string base = fs::path(path).filename().string();
    std::vector<Rotated> files;
    for (const fs::path& entry : neighbours(path)) {
        const std::string name = entry.filename().string();
        const bool rotated = name.size() > base.size() && name.starts_with(base) &&
                             (name[base.size()] == '.' || name[base.size()] == '-') && !isCompressed(name);
        if (!rotated)
            continue;
        if (auto file = rotatedFile(entry, std::string_view(name).substr(base.size())))
            files.push_back(std::move(*file));
    }
    std::sort(files.begin(), files.end(),
              [](const Rotated& a, const Rotated& b) { return a.order() < b.order(); });
    auto next =
        std::find_if(files.begin(), files.end(), [last](const Rotated& f) { return f.file.id == last; });
    std::vector<FoundFile> result;
    // Where the last one has gone nobody can tell what came after it.
    while (next != files.end() && ++next != files.end())
        result.push_back(next->file);
    return result;
}

} // namespace qd
