// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/history/history.h"
#include "models/history/readerpool.h"

namespace qd {

/// runOnPool() with a reader of the history's: `work(const HistoryReader&, const CancelToken&) -> Result<T>`.
template <typename Work, typename Done>
CancelToken queryHistory(const History& history, QObject* context, Work work, Done done,
                         Lane lane = Lane::Live)
{
    using Outcome = std::invoke_result_t<Work, const HistoryReader&, const CancelToken&>;
    return runOnPool(
        context,
        [readers = history.readers(), work = std::move(work)](const CancelToken& cancel) -> Outcome {
            auto reader = readers->take();
            if (!reader)
                return Failure(reader.error());
            Outcome outcome = work(**reader, cancel);
            if (outcome || isFineAfter(outcome.error()))
                readers->giveBack(std::move(*reader));
            return outcome;
        },
        std::move(done), lane);
}

/// queryHistory() as the newest of a LatestJob.
template <typename Work, typename Done>
void queryHistory(LatestJob& job, const History& history, QObject* context, Work work, Done done,
                  Lane lane = Lane::Live)
{
    auto awaited = job.await(std::move(done));
    job.setCancel(queryHistory(history, context, std::move(work), std::move(awaited), lane));
}

} // namespace qd
