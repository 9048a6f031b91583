// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/cancel.h"
#include "models/base/error.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <type_traits>

namespace qd {

/// Runs `work(const CancelToken&) -> Result<T>` on the global pool and `done(Result<T>)` in the thread of
/// `context`, unless `context` dies first. A cancelled token makes the work return early with
/// ErrorKind::Cancelled; callers that ask again drop late answers by cancelling the earlier token.
template <typename Work, typename Done>
CancelToken runOnPool(QObject* context, Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work, const CancelToken&>;
    const CancelToken cancel;
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    promise->future().then(context, std::move(done));
    QThreadPool::globalInstance()->start([promise, work = std::move(work), cancel] {
        promise->addResult(work(cancel));
        promise->finish();
    });
    return cancel;
}

} // namespace qd
