// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/mappingtrial.h"

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

Result<MappingTrial> tryMapping(const LogRequest& request, const CancelToken& cancel)
{
    auto preview = previewLogs(request.paths, request.mapping, cancel);
    if (!preview)
        return Failure(preview.error());
    MappingTrial trial{.preview = std::move(*preview)};
    if (!trial.preview.table)
        return trial;
    // What is wrong with the question shows when all of the log is evaluated.
    if (auto rows = readRows(*trial.preview.table, request.question, cancel)) {
        trial.assumptions = std::move(rows->assumptions);
        trial.classes = std::move(rows->classes);
        trial.question = std::move(rows->question);
    }
    return trial;
}

} // namespace qd
