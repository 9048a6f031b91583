// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logcollector.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/logs/logfiletext.h"

#include <iterator>

namespace qd {

namespace {

template <typename T>
void append(std::vector<T>& all, std::vector<T>&& more)
{
    if (all.empty())
        all = std::move(more);
    else
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

LogCollector::LogCollector(QString path, const ReadLogOptions& options)
    : m_keptRejections(options.keptRejections), m_joinWindow(options.joinWindow)
{
    m_log.path = std::move(path);
}

void LogCollector::take(LogBatch&& batch)
{
    m_log.rows += batch.rows;
    m_log.otherRows += batch.otherRows;
    m_log.labelRecords += std::ssize(batch.labels);
    m_log.rejectedCount += batch.rejectedCount;
    for (LabelRecord& label : batch.labels)
        m_labels[label.requestId].insert_or_assign(
            label.model, LateLabel{label.at, std::move(label.label), ++m_labelCount});
    append(m_log.records, std::move(batch.records));
    append(m_log.samples, std::move(batch.samples));
    const std::size_t room = m_keptRejections - std::min(m_keptRejections, m_log.rejected.size());
    batch.rejected.resize(std::min(room, batch.rejected.size()));
    append(m_log.rejected, std::move(batch.rejected));
}

void LogCollector::add(const StreamedLog& log, std::int64_t bytes)
{
    m_log.bytes += bytes;
    if (m_log.format == LogFormat::Unknown) {
        m_log.format = log.format;
        m_log.delimiter = log.delimiter;
    }
    if (!m_unrecognised)
        m_unrecognised = log.unrecognised;
    m_log.problems.insert(m_log.problems.end(), log.problems.begin(), log.problems.end());
}

/// Labels without a time are taken whenever they came.
bool LogCollector::isInWindow(Timestamp prediction, Timestamp label) const
{
    return m_joinWindow == Duration(0) || label.ms == 0 ||
           (label >= prediction && label - prediction <= m_joinWindow);
}

/// The last label of the request and its model, or of whatever model; null when there is none.
const LogCollector::LateLabel* LogCollector::labelOf(const PredictionRecord& record) const
{
    const auto found = m_labels.find(record.requestId);
    if (found == m_labels.end())
        return nullptr;
    const LateLabel* last = nullptr;
    for (const auto& [model, label] : found->second) {
        const bool isItsOwn = model.empty() || record.model.empty() || model == record.model;
        if (isItsOwn && (!last || label.order > last->order))
            last = &label;
    }
    return last;
}

void LogCollector::joinLabels()
{
    for (PredictionRecord& record : m_log.records) {
        if (!m_labels.empty() && !record.requestId.empty()) {
            const LateLabel* const late = labelOf(record);
            if (late && isInWindow(record.at, late->at)) {
                record.label = late->label;
                ++m_log.joinedLabels;
            }
        }
        m_log.labelled += record.label ? 1 : 0;
    }
}

Error emptyLogError(const EmptyLog& log)
{
    if (!log.problems.empty())
        return log.problems.front();
    if (log.bytes == 0) {
        return {ErrorKind::Invalid, log.where, LogFileText::tr("The file is empty."),
                LogFileText::tr("Open it again when predictions have been logged.")};
    }
    if (log.labelRecords > 0) {
        return {ErrorKind::Invalid, log.where, LogFileText::tr("The file holds labels but no predictions."),
                LogFileText::tr("Open the log of the predictions, or a file that holds both.")};
    }
    if (log.samples > 0) {
        return {ErrorKind::Invalid, log.where,
                LogFileText::tr("The file holds %n metric(s) of a server, such as %1, but no predictions.",
                                nullptr, pluralCount(log.samples))
                    .arg(toQString(log.metric)),
                LogFileText::tr("Open the log of its requests, which TorchServe calls access_log.log, or the "
                                "log of the predictions.")};
    }
    if (log.unrecognised)
        return *log.unrecognised;
    if (log.otherRows > 0) {
        return {ErrorKind::Invalid, log.where,
                LogFileText::tr("None of the %n line(s) contains a prediction.", nullptr,
                                static_cast<int>(log.otherRows)),
                LogFileText::tr("Open the log that the model or its server writes for each request.")};
    }
    if (log.rejected.empty()) {
        return {ErrorKind::Invalid, log.where, LogFileText::tr("The file holds no predictions."),
                LogFileText::tr("Open it again when predictions have been logged.")};
    }
    const Error& first = log.rejected.front().reason;
    return {first.kind, first.where,
            LogFileText::tr("No line of the file can be read; the first: %1").arg(first.what), first.hint};
}

Result<LogFile> LogCollector::finish()
{
    if (m_log.records.empty())
        return Failure(
            emptyLogError({m_log.path, m_log.bytes, m_log.otherRows, m_log.labelRecords, m_log.rejected,
                           m_log.problems, m_unrecognised, std::ssize(m_log.samples),
                           m_log.samples.empty() ? std::string() : m_log.samples.front().key.metric}));
    joinLabels();
    return std::move(m_log);
}

} // namespace qd
