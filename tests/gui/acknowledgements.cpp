// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/acknowledgements.h"

#include "models/history/historyreader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
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

QByteArray number(Timestamp at)
{
    return QByteArray::number(qint64(at.ms));
}

QByteArray digest(const QByteArray& value)
{
    return QCryptographicHash::hash(value, QCryptographicHash::Md5).toHex();
}

QByteArray predictionLine(const StoredPrediction& prediction)
{
    const PredictionRecord& record = prediction.record;
    return "P " + text(prediction.endpoint) + ' ' + text(record.requestId) + ' ' + number(record.at) + ' ' +
           digest(text(record.version) + '\n' + text(record.prediction) + '\n' + text(record.attributes));
}

QByteArray eventLine(const EventRecord& event)
{
    return "E " + number(event.at) + ' ' + text(event.kind) + ' ' + text(event.endpoint) + ' ' +
           text(event.model) + ' ' + digest(text(event.detail));
}

QByteArray auditLine(const AuditRecord& audit)
{
    return "U " + text(audit.actionId) + ' ' + text(audit.phase) + ' ' + text(audit.action) + ' ' +
           number(audit.at) + ' ' + digest(text(audit.body));
}

QByteArray stepLine(const IncidentStepRecord& step)
{
    return "T " + text(step.incident) + ' ' + text(step.step) + ' ' + number(step.at) + ' ' +
           digest(text(step.body));
}

/// What is written again and again under one name; the last wins. An empty value is an absence.
struct State
{
    QByteArray name;
    QByteArray value;
};

State stateOf(const AlertRecord& alert)
{
    return {"alert " + text(alert.id),
            digest(text(alert.state) + number(alert.pendingAt) + ' ' + number(alert.firingAt) + ' ' +
                   number(alert.resolvedAt) + text(alert.body))};
}

State stateOf(const IncidentRecord& incident)
{
    return {"incident " + text(incident.id),
            digest(text(incident.step) + number(incident.closedAt) + text(incident.body))};
}

State stateOf(const DocumentRecord& document)
{
    return {"document " + text(document.kind) + ' ' + text(document.id),
            document.body.empty() ? QByteArray() : digest(text(document.body))};
}

/// The last value written for a series at one time wins.
State sampleState(const SeriesKey& key, const Sample& sample)
{
    return {"sample " + text(key.metric) + text(key.labels.toString()) + ' ' + number(sample.at),
            bits(sample.value)};
}

State labelState(const std::string& endpoint, const std::string& requestId, const std::string& label)
{
    return {"label " + text(endpoint) + ' ' + text(requestId), digest(text(label))};
}

constexpr char stateMark = '=';

QByteArray linesOf(const WriteBatch& batch)
{
    QByteArray lines;
    const auto add = [&lines](const QByteArray& line) { lines += line + '\n'; };
    const auto addState = [&add](const State& state) { add(stateMark + state.name + '\t' + state.value); };
    for (const SeriesSample& sample : batch.samples)
        addState(sampleState(sample.key, sample.sample));
    for (const StoredPrediction& prediction : batch.predictions)
        add(predictionLine(prediction));
    for (const StoredLabel& label : batch.labels)
        addState(labelState(label.endpoint, label.record.requestId, label.record.label));
    for (const EventRecord& event : batch.events)
        add(eventLine(event));
    for (const AlertRecord& alert : batch.alerts)
        addState(stateOf(alert));
    for (const DocumentRecord& document : batch.documents)
        addState(stateOf(document));
    for (const AuditRecord& audit : batch.audit)
        add(auditLine(audit));
    for (const IncidentRecord& incident : batch.incidents)
        addState(stateOf(incident));
    for (const IncidentStepRecord& step : batch.incidentSteps)
        add(stepLine(step));
    return lines;
}

struct Contents
{
    QSet<QByteArray> facts;
    QHash<QByteArray, QByteArray> states;

    void add(const State& state) { states.insert(state.name, state.value); }
};

void addPredictions(Contents& contents, const HistoryReader& reader, TimeRange range)
{
    for (const StoredPrediction& prediction : valueOf(reader.predictions({{}, {}, {}, range, 0}))) {
        contents.facts.insert(predictionLine(prediction));
        const PredictionRecord& record = prediction.record;
        // A label whose prediction is not there yet shows nowhere; it cannot be asked for.
        contents.add(labelState(prediction.endpoint, record.requestId, record.label.value_or(std::string())));
    }
}

Contents contentsOf(const HistoryReader& reader, const QSet<QByteArray>& kinds)
{
    constexpr TimeRange always{{0}, {INT64_MAX}};
    Contents contents;
    for (const SeriesInfo& series : valueOf(reader.series({}))) {
        for (const Sample& sample : valueOf(reader.samples(series.id, always)))
            contents.add(sampleState(series.key, sample));
    }
    addPredictions(contents, reader, always);
    for (const EventRecord& event : valueOf(reader.events(always)))
        contents.facts.insert(eventLine(event));
    for (const AlertRecord& alert : valueOf(reader.alerts(always)))
        contents.add(stateOf(alert));
    for (const QByteArray& kind : kinds) {
        for (const DocumentRecord& document : valueOf(reader.documents(kind.toStdString())))
            contents.add(stateOf(document));
    }
    for (const AuditRecord& audit : valueOf(reader.audit()))
        contents.facts.insert(auditLine(audit));
    for (const IncidentRecord& incident : valueOf(reader.incidents())) {
        contents.add(stateOf(incident));
        for (const IncidentStepRecord& step : valueOf(reader.incidentSteps(incident.id)))
            contents.facts.insert(stepLine(step));
    }
    return contents;
}

/// The record as it was written: facts in any order, and every value that a state has had.
struct Record
{
    QList<QByteArray> facts;
    QHash<QByteArray, QList<QByteArray>> states;
    QSet<QByteArray> documentKinds;
};

Record readRecord(QFile& file)
{
    Record record;
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break; // the record itself was cut off by the kill
        line.chop(1);
        if (!line.startsWith(stateMark)) {
            record.facts.append(line);
            continue;
        }
        const qsizetype tab = line.indexOf('\t');
        const QByteArray name = line.mid(1, tab - 1);
        record.states[name].append(line.mid(tab + 1));
        if (name.startsWith("document "))
            record.documentKinds.insert(name.split(' ').at(1));
    }
    return record;
}

/// The last value that was acknowledged, or a later one that the kill kept out of the record; never an
/// earlier.
bool isKept(const QList<QByteArray>& recorded, const QByteArray& stored)
{
    return stored == recorded.last() || (!stored.isEmpty() && !recorded.contains(stored));
}

/// The served versions that changed once more in a batch whose record the kill kept out. A rollback returns
/// to a version that had served before, so the value alone cannot tell; the event in the same batch can.
QSet<QByteArray> switchedSince(const QSet<QByteArray>& recorded, const QSet<QByteArray>& stored)
{
    QSet<QByteArray> names;
    for (const QByteArray& fact : stored - recorded) {
        const QList<QByteArray> words = fact.split(' ');
        if (words[0] == "E" && words[2] == "version")
            names.insert("document serving " + words[3] + '/' + words[4]);
    }
    return names;
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
    const Record record = readRecord(file);
    const Contents stored = contentsOf(**reader, record.documentKinds);
    QStringList missing;
    for (const QByteArray& fact : record.facts) {
        if (!stored.facts.contains(fact))
            missing.append(QString::fromUtf8(fact));
    }
    const QSet<QByteArray> switched =
        switchedSince(QSet<QByteArray>(record.facts.begin(), record.facts.end()), stored.facts);
    for (auto state = record.states.begin(); state != record.states.end(); ++state) {
        const bool isUnmatchedLabel =
            state.key().startsWith("label ") && !stored.states.contains(state.key());
        const QByteArray value = stored.states.value(state.key());
        const bool isReturned = switched.contains(state.key()) && state.value().contains(value);
        if (!isUnmatchedLabel && !isReturned && !isKept(state.value(), value))
            missing.append(QString::fromUtf8(state.key()));
    }
    *facts = static_cast<int>(record.facts.size() + record.states.size());
    return missing;
}

} // namespace qd
