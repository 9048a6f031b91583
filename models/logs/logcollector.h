// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/logfile.h"

#include <map>
#include <span>
#include <unordered_map>

namespace qd {

/// What is known of a log without a single prediction.
struct EmptyLog
{
    QString where;
    std::int64_t bytes = 0;
    std::int64_t otherRows = 0;
    std::int64_t labelRecords = 0;
    std::span<const RejectedRow> rejected;
    std::span<const Error> problems;
    std::optional<Error> unrecognised;
    std::int64_t samples = 0; ///< server metrics
    std::string metric = {};  ///< the name of the first of them
};

/// Why it has none.
[[nodiscard]] Error emptyLogError(const EmptyLog& log);

/// Makes one LogFile of the batches of one or several streams; late labels are joined across all of them.
class LogCollector
{
public:
    LogCollector(QString path, const ReadLogOptions& options);

    void take(LogBatch&& batch);
    /// Adds the figures of a stream, after its last batch.
    void add(const StreamedLog& log, std::int64_t bytes);
    /// The rows read so far, for progress.
    [[nodiscard]] std::int64_t rows() const { return m_log.rows; }
    /// Joins the labels. An error when there is no prediction at all.
    [[nodiscard]] Result<LogFile> finish();

private:
    struct LateLabel
    {
        Timestamp at;
        std::string label;
        std::int64_t order = 0; ///< the place among all labels
    };

    [[nodiscard]] bool isInWindow(Timestamp prediction, Timestamp label) const;
    [[nodiscard]] const LateLabel* labelOf(const PredictionRecord& record) const;
    void joinLabels();

    LogFile m_log;
    std::size_t m_keptRejections;
    std::optional<Error> m_unrecognised;
    Duration m_joinWindow;
    /// Labels by request id and model; the last one wins.
    std::unordered_map<std::string, std::map<std::string, LateLabel>> m_labels;
    std::int64_t m_labelCount = 0;
};

} // namespace qd
