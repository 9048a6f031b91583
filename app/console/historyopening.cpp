// SPDX-License-Identifier: Apache-2.0
#include "app/console/historyopening.h"

#include "models/base/async.h"
#include "models/base/border.h"
#include "models/base/delivery.h"
#include "models/history/salvage/salvage.h"
#include "models/history/sqlite/database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include <mutex>

namespace qd {

namespace {

struct HistoryOpeningWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryOpeningWords)
};

OpeningOutcome tryToOpen(const HistoryOpener& opener, const QString& path, bool readOnly,
                         const OpeningWatch& watch)
{
    try {
        return opener(path, readOnly, watch);
    } catch (...) {
        Error error = thrownError();
        error.where = path;
        return tl::unexpected(OpeningFailure{std::move(error)});
    }
}

/// Nothing is wrong with files in a folder that others own, or on a medium that is only read.
bool canOnlyBeRead(const QString& path)
{
    return QFileInfo(path).size() > 0 && !canWriteBeside(path);
}

Error openForReadingOnly(const QString& path)
{
    return {ErrorKind::Storage, path,
            HistoryOpeningWords::tr(
                "The folder of this history cannot be written to. It is open for reading, and nothing "
                "is collected."),
            HistoryOpeningWords::tr("Copy the file to a folder of your own to go on with it.")};
}

} // namespace

OpeningOutcome openForConsole(const QString& path, bool readOnly, const OpeningWatch& watch)
{
    OpenedHistory opened;
    auto history =
        History::open(path, readOnly ? History::Access::ReadOnly : History::Access::ReadWrite, watch);
    if (!history && history.error().kind == ErrorKind::Conflict) {
        opened.conflict = history.error();
        history = History::open(path, History::Access::ReadOnly);
    }
    if (!history && !readOnly && canOnlyBeRead(path)) {
        if (auto readable = History::open(path, History::Access::ReadOnly)) {
            opened.conflict = openForReadingOnly(path);
            history = std::move(readable);
        }
    }
    if (!history)
        return tl::unexpected(
            OpeningFailure{history.error(), !canOnlyBeRead(path) && canBeSalvaged(path, history.error())});
    opened.history = std::move(*history);
    return opened;
}

/// Lets the opening speak to the object, which may be gone by then.
struct HistoryOpening::Relay
{
    std::mutex mutex;
    HistoryOpening* opening;

    void tell(HistoryUpgrade stage)
    {
        const std::lock_guard lock(mutex);
        if (!opening)
            return;
        QMetaObject::invokeMethod(
            opening, [to = opening, stage] { emit to->upgrading(stage); }, Qt::QueuedConnection);
    }
};

HistoryOpening::HistoryOpening(HistoryOpener opener, const QString& path, bool readOnly,
                               std::function<void(OpeningOutcome)> done)
    : m_relay(std::make_shared<Relay>())
{
    m_relay->opening = this;
    OpeningWatch watch{[relay = m_relay](HistoryUpgrade stage) { relay->tell(stage); }, m_cancel};
    const auto answer = Delivery<OpeningOutcome>::make(this, std::move(done));
    WorkPools::current().start(
        Lane::Files, m_cancel,
        [answer, path, readOnly, opener = std::move(opener), watch = std::move(watch), home = thread()] {
            OpeningOutcome outcome = tryToOpen(opener, path, readOnly, watch);
            if (outcome)
                outcome->history->moveToThread(home);
            answer->post(std::move(outcome));
        });
}

HistoryOpening::~HistoryOpening()
{
    m_cancel.cancel();
    const std::lock_guard lock(m_relay->mutex);
    m_relay->opening = nullptr;
}

} // namespace qd
