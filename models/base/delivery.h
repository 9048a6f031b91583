// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace qd {

/// One answer on its way from any thread to a callback in the thread of a QObject. The callback runs at most
/// once, in the context's thread, and never after cancel() returned there or the context died. It is released
/// in the thread that delivered, cancelled or destroyed the context, never in the one that posts.
template <typename Answer>
class Delivery : public std::enable_shared_from_this<Delivery<Answer>>
{
public:
    using Done = std::function<void(Answer)>;

    /// `dropped` (may be empty) runs once in the context's thread when the context dies before the answer
    /// came.
    static std::shared_ptr<Delivery> make(QObject* context, Done done, std::function<void()> dropped = {})
    {
        Q_ASSERT(context);
        auto delivery = std::shared_ptr<Delivery>(new Delivery(context, std::move(done)));
        // The handler runs at the start of ~QObject, so a post() that holds the lock still sees a valid
        // object.
        delivery->m_death =
            QObject::connect(context, &QObject::destroyed,
                             [weak = std::weak_ptr<Delivery>(delivery), dropped = std::move(dropped)] {
                                 const auto self = weak.lock();
                                 if (self && self->release() && dropped)
                                     dropped();
                             });
        return delivery;
    }

    /// Any thread. Later posts are ignored.
    void post(Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_context || m_posted)
            return;
        m_posted = true;
        auto shared = std::make_shared<Answer>(std::move(answer));
        QMetaObject::invokeMethod(
            m_context, [self = this->shared_from_this(), shared] { self->deliver(std::move(*shared)); },
            Qt::QueuedConnection);
    }

    void cancel() { release(); }

private:
    Delivery(QObject* context, Done done) : m_context(context), m_done(std::move(done)) {}

    /// Takes the callback out; an empty one means that somebody was faster.
    Done take()
    {
        Done done;
        const std::lock_guard lock(m_mutex);
        if (m_context) {
            m_context = nullptr;
            done.swap(m_done);
            QObject::disconnect(m_death);
        }
        return done;
    }

    bool release() { return static_cast<bool>(take()); }

    void deliver(Answer answer)
    {
        if (const Done done = take())
            done(std::move(answer));
    }

    std::mutex m_mutex;
    QObject* m_context;
    Done m_done;
    QMetaObject::Connection m_death;
    bool m_posted = false;
};

} // namespace qd
