// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QApplication>

namespace qd {

/// The border of the threads that have an event loop (window, monitor): what the handling of an event throws,
/// out of memory above all, ends that event and not the program. Qt itself lets nothing be thrown through its
/// loops.
class Application : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    /// Any thread's; also printed.
    bool notify(QObject* receiver, QEvent* event) override;

signals:
    /// Reports what failed, from the thread in which it happened.
    void failed(qd::Error error);
};

} // namespace qd
