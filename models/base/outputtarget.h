// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QStringList>

#include <string_view>

namespace qd {

/// Stands in the header of every history (PRAGMA application_id).
inline constexpr std::int64_t ownApplicationId = 0x51444b31;

struct OutputRules
{
    bool mayReplace = false; ///< an ordinary file that is there already: somebody was asked
    QStringList inputs{};    ///< files that the work reads
};

/// The one door through which a file gets its name. It lets nothing take the place of a history, whoever has
/// that open, of what belongs to one (its write-ahead log, its lock), of an input of the same work, or of
/// anything that is no ordinary file; of another file only when the rules say so. Files are told by device
/// and inode, so neither a symbolic nor a hard link leads around it.
///
/// What is written is made under another name beside the target, readable by its owner only, and takes the
/// name when it is whole and on the disk. Waits for the disk: not in the GUI thread.
class OutputTarget
{
public:
    /// Errors: Conflict when there is a file that the rules do not let go, Invalid for what must never be
    /// replaced, Storage.
    [[nodiscard]] static Result<OutputTarget> claim(const QString& path, OutputRules rules = {});

    /// Where the links of the path lead: what they point to is written and not the link.
    [[nodiscard]] QString path() const { return m_path; }
    /// An empty file beside it.
    [[nodiscard]] Result<QString> makeTemporary() const;
    /// fsync, a last look at the target, rename, fsync of the folder.
    [[nodiscard]] Result<void> take(const QString& finished) const;

private:
    OutputTarget(QString path, OutputRules rules) : m_path(std::move(path)), m_rules(std::move(rules)) {}

    QString m_path;
    OutputRules m_rules;
};

/// All of the bytes, or why not.
[[nodiscard]] Result<void> writeAll(int fd, std::string_view bytes, const QString& target);
/// What the system's reason (errno) means for a file that was to be written.
[[nodiscard]] Failure cannotWrite(const QString& target, int reason);
/// Succeeds when the path may name a history; fails with Invalid when it is the name of something that
/// belongs to another.
[[nodiscard]] Result<void> checkNoCompanion(const QString& path);

} // namespace qd
