// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/clock.h"
#include "models/exchange/exchangeprogress.h"
#include "models/history/history.h"

#include <optional>

namespace qd {

enum class ImportFormat { SamplesCsv, PredictionsCsv, OpenMetrics, PrometheusText };

/// A line that was left out.
struct RejectedLine
{
    std::int64_t line = 0; ///< the number of the line, from 1
    QString text;          ///< the first 200 characters of the line
    Error reason;          ///< `where` names file and line
};

/// What came in, or would come in.
struct ImportOutcome
{
    ImportFormat format = ImportFormat::SamplesCsv;
    std::int64_t samples = 0; ///< acknowledged by the history, whether they were there before or not
    /// Predictions that the history acknowledged, whether they were there before or not.
    std::int64_t predictions = 0;
    std::int64_t series = 0; ///< distinct ones in the file
    std::int64_t lines = 0;  ///< read so far
    std::int64_t rejected = 0;
    std::vector<RejectedLine> rejectedLines; ///< the first 1,000
    std::optional<TimeRange> range;          ///< the range of what came in
    /// Why it ended before the file did: cancelled, disk full… What was counted above has come in and stays;
    /// importing the same file again goes on from there without harm.
    std::optional<Error> stopped;
};

/// Brings a file into the history: our own CSV of samples or predictions, or OpenMetrics or Prometheus text
/// whose samples have timestamps. What the file is follows from its content. In batches, each acknowledged by
/// the history before it is counted; a line that cannot be read is kept aside, and the rest goes on. Bringing
/// in the same file twice changes nothing: samples are known by series and time, predictions by endpoint and
/// request id, those without id by all of their columns. Of two samples of one series and time in one file it
/// is not said which one stays. Lines whose time is none of recordableTimes() are kept aside.
///
/// An error only for a file that cannot be opened or is nothing of the above. Memory is bounded by a batch, a
/// line of 16 MiB and eight bytes per series. Blocks; for the pool.
[[nodiscard]] Result<ImportOutcome> importFile(History& history, const QString& path,
                                               const CancelToken& cancel = {},
                                               const ProgressSink& progress = {},
                                               const Clock& clock = Clock::system());

/// Reads the file as importFile() would and writes nothing.
[[nodiscard]] Result<ImportOutcome> previewImport(const QString& path, const CancelToken& cancel = {},
                                                  const ProgressSink& progress = {},
                                                  const Clock& clock = Clock::system());

} // namespace qd
