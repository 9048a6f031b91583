// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/audit/auditcheck.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <random>
#include <set>

struct sqlite3;

namespace qd {

/// What somebody does to the audit trail of a file at rest: the rows with any SQLite, its triggers taken away
/// and put back, or the bytes.
struct AuditEdit
{
    QString name;
    /// Of these rows the report must speak; empty: whatever it says, it must not be "sound".
    std::set<std::int64_t> rows{};
    bool mayChangeNothing = false; ///< a byte that nobody reads
};

class AuditEditor
{
public:
    /// The file as it is, and as it was some rows before.
    AuditEditor(QByteArray now, QByteArray before, std::uint64_t seed);

    /// One edit of a copy of the file at `path`.
    [[nodiscard]] AuditEdit edit(const QString& path);

    /// What any SQLite reads of the trail, value by value and with its kind; nothing when it cannot read it.
    [[nodiscard]] static std::optional<std::vector<QByteArray>> rowsIn(const QString& path);

private:
    [[nodiscard]] std::int64_t any(std::int64_t first, std::int64_t last);
    [[nodiscard]] QByteArray anyText();
    [[nodiscard]] QByteArray withOneChange(QByteArray text);
    [[nodiscard]] AuditEdit editRows(const QString& path, int kind);
    [[nodiscard]] AuditEdit editBytes(const QString& path, int kind);

    QByteArray m_now;
    QByteArray m_before;
    std::vector<std::int64_t> m_pages; ///< those of the trail, from 1 on
    std::int64_t m_pageBytes = 0;
    std::int64_t m_rows = 0;
    std::mt19937_64 m_random;
};

} // namespace qd
