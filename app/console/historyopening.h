// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace qd {

struct OpenedHistory
{
    std::unique_ptr<History> history;
    std::optional<Error> conflict{}; ///< why it is read-only although that was not asked for
};

struct OpeningFailure
{
    Error error;
    bool canBeSalvaged = false;
};

using OpeningOutcome = tl::expected<OpenedHistory, OpeningFailure>;
using HistoryOpener =
    std::function<OpeningOutcome(const QString& path, bool readOnly, const OpeningWatch& watch)>;

/// Opens the history for a console: for reading only, too, when another console holds it or its folder cannot
/// be written to. Blocks.
[[nodiscard]] OpeningOutcome openForConsole(const QString& path, bool readOnly, const OpeningWatch& watch);

/// Opens a history on the work pools, because an upgrade can take minutes, and a disk that hangs for ever.
/// Destruction cancels it, and closing the pools waits for the little that cannot be; a history that nobody
/// has taken by then is closed again.
class HistoryOpening : public QObject
{
    Q_OBJECT

public:
    /// Begins. `done` runs in the thread that made the object, from its event loop.
    HistoryOpening(HistoryOpener opener, const QString& path, bool readOnly,
                   std::function<void(OpeningOutcome)> done);
    ~HistoryOpening() override;

signals:
    void upgrading(qd::HistoryUpgrade stage);

private:
    struct Relay;

    CancelToken m_cancel;
    std::shared_ptr<Relay> m_relay;
};

} // namespace qd
