// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/fileidentity.h"
#include "models/history/sqlite/database.h"

#include <array>
#include <functional>
#include <optional>

namespace qd {

/// Notices when the path of the writer's file leads to another file, or to none, while the writer has it
/// open: SQLite goes on writing into what nobody can find any more. The writer's thread.
///
/// A file that was only moved is complete where it is now, and good again once it is moved back. One that was
/// replaced or removed lives as long as the connection; everything in it is saved into a new file beside it,
/// or else in the home folder, the first time this is noticed.
class WatchedFile
{
public:
    /// `database` is the writer's, has just been opened, and outlives this.
    explicit WatchedFile(const Database& database);

    /// Costs three calls of stat(2) while all is well. Otherwise what happened, where the data is, and what
    /// to do: ErrorKind::Storage while it can become good again by itself, else NotFound. Nothing may be
    /// acknowledged then. `record` is called before the file is saved, to leave a note in it.
    [[nodiscard]] Result<void> check(const std::function<void()>& record);

private:
    struct Part
    {
        const char* suffix;
        std::optional<FileIdentity> known{}; ///< once it has been there
    };
    enum class State { Same, Moved, Gone, LogGone };

    [[nodiscard]] State look();
    [[nodiscard]] Error moved() const;
    [[nodiscard]] Error gone();
    [[nodiscard]] Error logGone() const;
    [[nodiscard]] Result<QString> save() const;

    const Database& m_database;
    QString m_path;
    std::array<Part, 3> m_parts{Part{""}, Part{"-wal"}, Part{"-shm"}};
    QString m_where;              ///< a moved file
    bool m_wasReplaced = false;   ///< and not only removed
    std::optional<Error> m_saved; ///< what is told once the data is safe
};

} // namespace qd
