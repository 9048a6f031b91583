// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <QString>

#include <chrono>
#include <mutex>

namespace qd {

/// Readers that wait to be used again: opening one and preparing its statements costs more than most queries.
/// Any thread.
class ReaderPool
{
public:
    ReaderPool(QString path, std::shared_ptr<ColumnCache> columns)
        : m_path(std::move(path)), m_columns(std::move(columns))
    {
    }

    /// A waiting reader, or a new one. It belongs to the caller.
    [[nodiscard]] Result<std::unique_ptr<HistoryReader>> take();
    /// Gives a reader back, but only after calls that succeeded, or failed with an error that says nothing
    /// against it, see isFineAfter(). Closes it when enough wait already. Readers that nobody has wanted for
    /// a while give their pages back.
    void giveBack(std::unique_ptr<HistoryReader> reader,
                  std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());
    /// How many wait.
    [[nodiscard]] std::size_t waiting();
    /// Closes the pool: from now on nobody waits for a reader.
    void close();

private:
    struct Waiting
    {
        std::unique_ptr<HistoryReader> reader;
        std::chrono::steady_clock::time_point since;
    };

    const QString m_path;
    const std::shared_ptr<ColumnCache> m_columns; ///< the cache that the readers share
    std::mutex m_mutex;
    std::vector<Waiting> m_waiting; ///< who is wanted next comes last
    bool m_isClosed = false;
};

/// Returns whether a reader whose call failed so can be used again: it was cancelled, or what was asked for
/// is not there or makes no sense. What the file did not give may be the connection's fault.
[[nodiscard]] bool isFineAfter(const Error& error);

} // namespace qd
