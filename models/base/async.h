// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/border.h"
#include "models/base/canceltoken.h"
#include "models/base/delivery.h"
#include "models/base/error.h"
#include "models/base/workpools.h"

#include <type_traits>

namespace qd {

/// Runs `work(const CancelToken&) -> Result<T>` on the work pools and `done(Result<T>)` in the thread of
/// `context`, unless `context` dies first; call it in that thread. A cancelled token makes the work return
/// early with ErrorKind::Cancelled; callers that ask again use a LatestJob. What the work throws is the error
/// of its answer.
///
/// (Not by QFuture::then(context, …): in Qt 6.4 that asserts when the context dies meanwhile.)
template <typename Work, typename Done>
CancelToken runOnPool(QObject* context, Work work, Done done, Lane lane = Lane::Live)
{
    using Outcome = std::invoke_result_t<Work, const CancelToken&>;
    CancelToken cancel;
    const auto delivery = Delivery<Outcome>::make(context, std::move(done));
    WorkPools::current().start(lane, cancel, [delivery, work = std::move(work), cancel] {
        delivery->post(atBorder([&] { return work(cancel); }));
    });
    return cancel;
}

} // namespace qd
