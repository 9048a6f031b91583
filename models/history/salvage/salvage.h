// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/time.h"

#include <QStringList>

#include <cstdint>
#include <functional>
#include <vector>

namespace qd {

/// What was saved of a damaged history, and what was not.
struct SalvageReport
{
    struct Table
    {
        QString name;
        std::int64_t saved = 0;        ///< rows
        std::int64_t lostRows = 0;     ///< known by their place; there may have been more
        std::int64_t lostPages = 0;    ///< the pages that were lost, with any number of rows on each
        std::int64_t placeholders = 0; ///< rows made anew, because others refer to them
    };

    QString original;
    QString copy;
    std::vector<Table> tables;
    /// Samples that are missing, may be missing, or were set aside because they do not match their checksum:
    /// "series, from, to" as sentences.
    QStringList lostSamples;
    bool wasSchemaLost = false; ///< tables were recognized by the shape of their rows

    [[nodiscard]] bool lostAnything() const;
    /// "1,234 rows were saved; …", one paragraph.
    [[nodiscard]] QString summary() const;
    /// One line per table that has or had anything, and per stretch of lost samples.
    [[nodiscard]] QStringList details() const;
};

/// Reads what can be read of the damaged history and of its write-ahead log, page by page and without SQLite,
/// and writes it into a new history beside it, "<file>.salvaged-<UTC time>". The original is opened for
/// reading only. Samples and predictions are proven by the checksums of chunks and segments, other rows as
/// far as the structure of the file shows their damage: a changed letter within a text is not found.
///
/// `progress` (0 to 1) may be empty. Fails with Conflict while a console writes the file, with Invalid when
/// nothing of a history is in it; no new file is left behind then. Pool thread; reads the file about once.
[[nodiscard]] Result<SalvageReport> salvageHistory(const QString& path, Timestamp now,
                                                   const std::function<void(double)>& progress,
                                                   const CancelToken& cancel = {});

/// Returns whether the error, of opening this file, is one that salvaging may help with: the file is, or once
/// was, a history of ours. Reads a little of the file.
[[nodiscard]] bool canBeSalvaged(const QString& path, const Error& error);

} // namespace qd
