// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/async.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"

namespace qd {

/// runOnPool() with a reader of its own: `work(const HistoryReader&, const CancelToken&) -> Result<T>`.
template <typename Work, typename Done>
CancelToken queryHistory(const History& history, QObject* context, Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work, const HistoryReader&, const CancelToken&>;
    return runOnPool(
        context,
        [path = history.path(), work = std::move(work)](const CancelToken& cancel) -> Outcome {
            auto reader = HistoryReader::open(path);
            if (!reader)
                return tl::make_unexpected(reader.error());
            return work(**reader, cancel);
        },
        std::move(done));
}

} // namespace qd
