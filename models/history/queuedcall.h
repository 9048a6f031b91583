// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <tuple>

namespace qd {

/// Carries an answer from any thread to the thread of an object that may die at any time: a queued connection
/// is the one way in Qt that is safe against a receiver being destroyed on its own thread meanwhile.
class QueuedCall : public QObject
{
    Q_OBJECT

public:
    /// `call` runs once in `context`'s thread after arrive(), and is released there; never when `context` is
    /// gone. Without a context it runs within arrive().
    QueuedCall(QObject* context, std::function<void()> call)
        : m_ran(std::make_shared<std::atomic<bool>>(false))
    {
        auto run = [ran = m_ran, call = std::move(call)]() mutable {
            const auto released = std::move(call);
            const auto mark = ran;
            released();
            mark->store(true, std::memory_order_release);
        };
        connect(this, &QueuedCall::arrived, context ? context : this, std::move(run),
                context ? Qt::QueuedConnection : Qt::DirectConnection);
    }
    /// Often on another thread than the one that ran the call. Qt counts the users of a slot, but the thread
    /// sanitizer does not see into Qt: this orders the last use before the deletion.
    ~QueuedCall() override { std::ignore = m_ran->load(std::memory_order_acquire); }

    void arrive() { emit arrived(); }

signals:
    void arrived();

private:
    std::shared_ptr<std::atomic<bool>> m_ran;
};

} // namespace qd
