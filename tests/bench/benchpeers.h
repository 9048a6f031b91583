// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"
#include "tests/bench/benchserver.h"

#include <memory>

namespace qd {

/// Whether answers may come from what was kept of those before (Debian's VictoriaMetrics does keep them).
enum class Answers { Fresh, Kept };

/// A time-series database of Debian's, in a process and a folder of its own, both gone with the object.
class BenchPeer
{
public:
    virtual ~BenchPeer() = default;

    [[nodiscard]] virtual QString name() const = 0;
    /// Takes the samples over; may only prepare them.
    virtual void add(const std::vector<SeriesRun>& runs) = 0;
    /// Everything is stored as it will stay. CPU seconds that storing took, from the first add() on.
    [[nodiscard]] virtual double settle() = 0;
    [[nodiscard]] virtual qint64 bytesOnDisk() const = 0;
    /// Nothing of its files is in memory.
    virtual void makeCold() = 0;
    /// Seconds for all queries, in parallel, each by query_range: a value at each step, not the extremes
    /// between.
    [[nodiscard]] double querySeconds(const QStringList& selectors, TimeRange range, int points,
                                      Answers answers) const;

    /// Seconds for the keys of the series that match; `found` says how many.
    [[nodiscard]] double seriesSeconds(const QString& selector, TimeRange range, qsizetype& found) const;
    /// What its process has in RAM.
    [[nodiscard]] qint64 memoryBytes() const;

protected:
    [[nodiscard]] virtual const BenchServer& server() const = 0;
};

/// Nothing when its program is not installed or does not start.
[[nodiscard]] std::unique_ptr<BenchPeer> makeVictoriaMetrics();
[[nodiscard]] std::unique_ptr<BenchPeer> makePrometheus();

/// Bytes of the files below the folder, as they occupy the disk.
[[nodiscard]] qint64 folderBytes(const QString& folder);
/// Asks the kernel to drop what it keeps of the file or of the files below the folder.
void dropFromPageCache(const QString& path);

} // namespace qd
