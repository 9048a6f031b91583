// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/acknowledgements.h"

#include "models/history/historyreader.h"

#include <QFile>
#include <QSet>

#include <cstring>

namespace qd {

namespace {

/// By value, so that a range-for may iterate over the answer of a call.
template <typename T>
T valueOf(Result<T> result)
{
    return std::move(result).value();
}

QByteArray bits(double value)
{
    quint64 raw = 0;
    std::memcpy(&raw, &value, sizeof raw);
    return QByteArray::number(raw, 16);
}

QByteArray text(const std::string& value)
{
    return QByteArray::fromStdString(value);
}

QByteArray sampleLine(const SeriesKey& key, const Sample& sample)
{
    return "S " + text(key.metric) + text(key.labels.toString()) + ' ' +
           QByteArray::number(qint64(sample.at.ms)) + ' ' + bits(sample.value);
}

QByteArray predictionLine(const StoredPrediction& prediction)
{
    return "P " + text(prediction.endpoint) + ' ' + text(prediction.record.requestId);
}

QByteArray alertLine(const AlertRecord& alert)
{
    return "A " + text(alert.id);
}

QByteArray auditLine(const AuditRecord& audit)
{
    return "U " + text(audit.actionId) + ' ' + text(audit.phase) + ' ' + text(audit.action);
}

QByteArray incidentLine(const IncidentRecord& incident)
{
    return "I " + text(incident.id);
}

QByteArray stepLine(const IncidentStepRecord& step)
{
    return "T " + text(step.incident) + ' ' + text(step.step);
}

QByteArray linesOf(const WriteBatch& batch)
{
    QByteArray lines;
    const auto add = [&lines](const QByteArray& line) { lines += line + '\n'; };
    for (const SeriesSample& sample : batch.samples)
        add(sampleLine(sample.key, sample.sample));
    for (const StoredPrediction& prediction : batch.predictions)
        add(predictionLine(prediction));
    for (const AlertRecord& alert : batch.alerts)
        add(alertLine(alert));
    for (const AuditRecord& audit : batch.audit)
        add(auditLine(audit));
    for (const IncidentRecord& incident : batch.incidents)
        add(incidentLine(incident));
    for (const IncidentStepRecord& step : batch.incidentSteps)
        add(stepLine(step));
    return lines;
}

QSet<QByteArray> factsOf(const HistoryReader& reader)
{
    constexpr TimeRange always{{0}, {INT64_MAX}};
    QSet<QByteArray> facts;
    for (const SeriesInfo& series : valueOf(reader.series({}))) {
        for (const Sample& sample : valueOf(reader.samples(series.id, always)))
            facts.insert(sampleLine(series.key, sample));
    }
    for (const StoredPrediction& prediction : valueOf(reader.predictions({{}, {}, {}, always, 0})))
        facts.insert(predictionLine(prediction));
    for (const AlertRecord& alert : valueOf(reader.alerts(always)))
        facts.insert(alertLine(alert));
    for (const AuditRecord& audit : valueOf(reader.audit()))
        facts.insert(auditLine(audit));
    for (const IncidentRecord& incident : valueOf(reader.incidents())) {
        facts.insert(incidentLine(incident));
        for (const IncidentStepRecord& step : valueOf(reader.incidentSteps(incident.id)))
            facts.insert(stepLine(step));
    }
    return facts;
}

} // namespace

void recordAcknowledgements(History& history, const QString& path)
{
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::Append | QIODevice::Unbuffered))
        qFatal("%s cannot be written", qPrintable(path));
    QObject::connect(
        &history, &History::committed, &history,
        [file](const std::shared_ptr<const WriteBatch>& batch) { file->write(linesOf(*batch)); },
        Qt::DirectConnection);
}

QStringList missingAcknowledgements(const QString& recordPath, const QString& historyPath, int* facts)
{
    QFile file(recordPath);
    if (!file.open(QIODevice::ReadOnly))
        return {recordPath};
    const auto reader = HistoryReader::open(historyPath);
    if (!reader)
        return {reader.error().text()};
    const QSet<QByteArray> stored = factsOf(**reader);
    QStringList missing;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break; // the record itself was cut off by the kill
        ++*facts;
        if (!stored.contains(line.chopped(1)))
            missing.push_back(QString::fromUtf8(line.chopped(1)));
    }
    return missing;
}

} // namespace qd
