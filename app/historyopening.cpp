// SPDX-License-Identifier: Apache-2.0
#include "app/historyopening.h"

#include "models/base/border.h"
#include "models/base/delivery.h"
#include "models/history/salvage.h"

#include <QThread>

namespace qd {

OpeningOutcome openForConsole(const QString& path, bool readOnly, const OpeningWatch& watch)
{
    OpenedHistory opened;
    auto history =
        History::open(path, readOnly ? History::Access::ReadOnly : History::Access::ReadWrite, watch);
    if (!history && history.error().kind == ErrorKind::Conflict) {
        opened.conflict = history.error();
        history = History::open(path, History::Access::ReadOnly);
    }
    if (!history)
        return tl::make_unexpected(OpeningFailure{history.error(), canBeSalvaged(path, history.error())});
    opened.history = std::move(*history);
    return opened;
}

namespace {

// At the border of the thread.
OpeningOutcome opened(const HistoryOpener& opener, const QString& path, bool readOnly,
                      const OpeningWatch& watch)
{
    try {
        return opener(path, readOnly, watch);
    } catch (...) {
        Error error = thrownError();
        error.where = path;
        return tl::make_unexpected(OpeningFailure{std::move(error), false});
    }
}

} // namespace

HistoryOpening::HistoryOpening(HistoryOpener opener, const QString& path, bool readOnly,
                               std::function<void(OpeningOutcome)> done)
{
    m_watch.upgrading = [this](HistoryUpgrade stage) { // the thread ends before the object
        QMetaObject::invokeMethod(
            this,
            [this, stage, handOver = HandOver()] {
                HandOver::taken();
                emit upgrading(stage);
            },
            Qt::QueuedConnection);
    };
    const auto answer = Delivery<OpeningOutcome>::make(this, std::move(done));
    m_thread = std::thread([=, watch = m_watch, home = thread()] {
        OpeningOutcome outcome = opened(opener, path, readOnly, watch);
        if (outcome)
            outcome->history->moveToThread(home);
        answer->post(std::move(outcome));
    });
}

HistoryOpening::~HistoryOpening()
{
    m_watch.cancel.cancel();
    m_thread.join();
}

} // namespace qd
