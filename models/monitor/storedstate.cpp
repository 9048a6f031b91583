// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/storedstate.h"

#include "models/history/documentkinds.h"
#include "models/history/historyreader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace qd {

namespace {

struct StoredStateWords
{
    Q_DECLARE_TR_FUNCTIONS(StoredStateWords)
};

/// Alerts that ended earlier than this are certainly not open.
constexpr Duration alertMemory{30LL * 24 * 3600 * 1000};

/// The name that people gave to it, or else its id.
QString nameOf(const std::string& body, const std::string& id)
{
    const QString name =
        QJsonDocument::fromJson(QByteArray::fromStdString(body)).object().value("name").toString();
    return name.isEmpty() ? QString::fromStdString(id) : name;
}

/// The parsers say what is wrong and what becomes of it, but not in which document.
Error named(Error error, const QString& where)
{
    error.where = where;
    return error;
}

/// Reads the documents that can be read.
template <typename T>
std::vector<T> parsed(const std::vector<DocumentRecord>& documents, Result<T> (*parse)(std::string_view),
                      const QString& title, std::vector<Error>& problems)
{
    std::vector<T> values;
    for (const DocumentRecord& document : documents) {
        if (auto value = parse(document.body))
            values.push_back(std::move(*value));
        else
            problems.push_back(named(value.error(), title.arg(nameOf(document.body, document.id))));
    }
    return values;
}

std::vector<Alert> openOnes(const std::vector<AlertRecord>& records, std::vector<Error>& problems)
{
    std::vector<Alert> open;
    for (const AlertRecord& record : records) {
        if (record.state != stateId(AlertState::Pending) && record.state != stateId(AlertState::Firing))
            continue;
        if (auto alert = fromRecord(record))
            open.push_back(std::move(*alert));
        else
            problems.push_back(named(
                alert.error(), StoredStateWords::tr("Alert %1").arg(QString::fromStdString(record.id))));
    }
    return open;
}

} // namespace

Result<StoredState> readStoredState(const History& history, Timestamp now)
{
    const auto opened = history.reader();
    if (!opened)
        return Failure(opened.error());
    const HistoryReader& reader = **opened;
    const auto positions = reader.logPositions();
    const auto serving = reader.documents(documentkind::serving);
    const auto silences = reader.documents(documentkind::silence);
    const auto rules = reader.documents(documentkind::rule);
    const auto defaultsGiven = reader.document(documentkind::setting, settingid::defaultRules);
    const auto alerts = reader.alerts({now - alertMemory, {std::numeric_limits<std::int64_t>::max()}});
    const auto endpoints = storedEndpoints(reader);
    for (const Error* error :
         {positions ? nullptr : &positions.error(), serving ? nullptr : &serving.error(),
          silences ? nullptr : &silences.error(), rules ? nullptr : &rules.error(),
          defaultsGiven ? nullptr : &defaultsGiven.error(), alerts ? nullptr : &alerts.error(),
          endpoints ? nullptr : &endpoints.error()}) {
        if (error)
            return Failure(*error);
    }

    StoredState state;
    state.logPositions = *positions;
    state.serving = *serving;
    state.silences = parsed(*silences, silenceFromJson, StoredStateWords::tr("Silence %1"), state.problems);
    state.rules = parsed(*rules, ruleFromJson, StoredStateWords::tr("Alert rule %1"), state.problems);
    // An operator may have removed all rules on purpose.
    state.needsDefaultRules = rules->empty() && !*defaultsGiven;
    state.openAlerts = openOnes(*alerts, state.problems);
    state.endpoints = *endpoints;
    for (Error& problem : state.endpoints.problems())
        state.problems.push_back(std::move(problem));
    return state;
}

Result<std::vector<StoredPrediction>> readRecentPredictions(const History& history,
                                                            const std::string& endpoint, TimeRange range)
{
    const auto reader = history.reader();
    if (!reader)
        return Failure(reader.error());
    return (*reader)->predictions({endpoint, {}, {}, range, 0});
}

} // namespace qd
