// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

namespace qd {

/// Carries an answer from any thread to the thread of an object that may die at any time: a queued connection
/// is the one way in Qt that is safe against a receiver being destroyed on its own thread meanwhile.
class QueuedCall : public QObject
{
    Q_OBJECT

public:
    /// `call` runs once in `context`'s thread after arrive(), or never when `context` is gone. Without a
    /// context it runs within arrive().
    QueuedCall(QObject* context, std::function<void()> call)
    {
        connect(this, &QueuedCall::arrived, context ? context : this, std::move(call),
                context ? Qt::QueuedConnection : Qt::DirectConnection);
    }

    void arrive() { emit arrived(); }

signals:
    void arrived();
};

} // namespace qd
