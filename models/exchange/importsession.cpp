// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/importsession.h"

#include "models/base/text.h"
#include "models/exchange/exchangewords.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::int64_t samplesPerBatch = 200'000;
constexpr std::size_t predictionsPerBatch = 5'000;
constexpr std::size_t mostPredictionsOfOneTime = 50'000;
constexpr std::size_t mostRejectedKept = 1'000;
constexpr std::size_t mostRejectedText = 200;
constexpr std::int64_t hopelessLines = 10'000;

TimeRange joined(const std::optional<TimeRange>& a, TimeRange b)
{
    return a ? TimeRange{std::min(a->from, b.from), std::max(a->to, b.to)} : b;
}

} // namespace

std::size_t ImportSession::KeyHash::operator()(const SeriesKey& key) const
{
    const std::hash<std::string_view> text;
    std::size_t sum = text(key.metric);
    for (const auto& [name, value] : key.labels)
        sum = (sum * 1'000'003 + text(name)) * 1'000'003 + text(value);
    return sum ^ (sum >> 29);
}

ImportSession::ImportSession(QString path, std::int64_t bytes, ImportSink sink, const CancelToken& cancel,
                             const ProgressSink& progress, TimeRange recordable)
    : m_path(std::move(path)),
      m_bytes(std::max<std::int64_t>(bytes, 1)),
      m_sink(std::move(sink)),
      m_cancel(cancel),
      m_progress(progress),
      m_recordable(recordable)
{
}

QString ImportSession::problemOf(Timestamp at) const
{
    return m_recordable.contains(at)
               ? QString()
               : ExchangeWords::tr("The time is before 1970 or more than a day from now.");
}

std::size_t ImportSession::runOf(const SeriesKey& key)
{
    const auto [at, isNew] = m_runs.try_emplace(key, m_batch.runs.size());
    if (isNew) {
        m_batch.runs.push_back({key, {}});
        m_series.insert(KeyHash()(key));
    }
    return at->second;
}

void ImportSession::add(const SeriesKey& key, const Sample& sample)
{
    if (m_batch.runs.empty() || m_batch.runs[m_run].key != key)
        m_run = runOf(key);
    m_batch.runs[m_run].samples.push_back(sample);
    extend(sample.at);
    if (++m_held >= samplesPerBatch)
        send();
}

void ImportSession::add(StoredPrediction prediction)
{
    std::vector<StoredPrediction>& held = m_batch.predictions;
    const bool isFull = held.size() >= predictionsPerBatch && held.back().record.at != prediction.record.at;
    if (isFull || held.size() >= mostPredictionsOfOneTime)
        send();
    extend(prediction.record.at);
    held.push_back(std::move(prediction));
}

void ImportSession::extend(Timestamp at)
{
    m_heldRange = joined(m_heldRange, {at, at + Duration{1}});
}

void ImportSession::reject(std::int64_t line, std::string_view text, QString what, QString hint)
{
    ++m_outcome.rejected;
    if (m_outcome.rejectedLines.size() >= mostRejectedKept)
        return;
    const QString where = ExchangeWords::tr("%1, line %2").arg(m_path, QString::number(line));
    m_outcome.rejectedLines.push_back({line, toQString(text.substr(0, mostRejectedText)),
                                       Error{ErrorKind::Invalid, where, std::move(what), std::move(hint)}});
}

void ImportSession::readUpTo(std::int64_t byte, std::int64_t line)
{
    m_outcome.lines = line;
    if (m_progress)
        m_progress({static_cast<double>(byte) / static_cast<double>(m_bytes),
                    m_outcome.samples + m_outcome.predictions});
    if (m_cancel.isCancelled() && goesOn())
        m_outcome.stopped =
            Error{ErrorKind::Cancelled, m_path, ExchangeWords::tr("The import was cancelled."),
                  ExchangeWords::tr("What was imported stays; import the file again to continue.")};
}

bool ImportSession::isHopeless() const
{
    return m_outcome.rejected >= hopelessLines && m_series.empty() && m_outcome.predictions == 0 &&
           m_batch.predictions.empty();
}

void ImportSession::send()
{
    const auto predictions = std::ssize(m_batch.predictions);
    const std::int64_t samples = std::exchange(m_held, 0);
    const auto range = std::exchange(m_heldRange, std::nullopt);
    m_runs.clear();
    if (samples + predictions == 0 || !goesOn())
        return;
    if (auto sent = m_sink(std::exchange(m_batch, {})); !sent) {
        m_outcome.stopped = sent.error();
        return;
    }
    m_outcome.samples += samples;
    m_outcome.predictions += predictions;
    m_outcome.range = joined(m_outcome.range, *range);
}

ImportOutcome ImportSession::finish(ImportFormat format)
{
    send();
    m_outcome.format = format;
    m_outcome.series = std::ssize(m_series);
    return std::move(m_outcome);
}

} // namespace qd
