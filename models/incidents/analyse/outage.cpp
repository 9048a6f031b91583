// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/outage.h"

#include "models/base/metrics.h"
#include "models/history/eventkinds.h"
#include "models/history/historyreader.h"
#include "models/incidents/analyse/hypothesiscase.h"
#include "models/incidents/locate/trace.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace qd {

using namespace evidenceweight;

namespace {

constexpr Duration day{86'400'000};

struct OutageWords
{
    Q_DECLARE_TR_FUNCTIONS(OutageWords)
};

/// One kind of failure, from when on it was seen.
struct ScrapeError
{
    Timestamp at;
    std::string cause; ///< as scrapeCause() names it; empty in histories of earlier versions
    QString where;
    QString what;
    QString hint;
};

ScrapeError scrapeError(const EventRecord& event)
{
    const QJsonObject detail = QJsonDocument::fromJson(QByteArray::fromStdString(event.detail)).object();
    return {event.at, detail[QLatin1String("cause")].toString().toStdString(),
            detail[QLatin1String("where")].toString(), detail[QLatin1String("what")].toString(),
            detail[QLatin1String("hint")].toString()};
}

/// Returns the errors of the outage: from the day before it to its end, the newest last.
Result<std::vector<ScrapeError>> errorsUntil(const HistoryReader& reader, const std::string& endpoint,
                                             Timestamp end)
{
    return reader.events({end - day, end + Duration(1)}, eventkind::scrapeError, endpoint)
        .map([](std::vector<EventRecord> events) {
            std::stable_sort(events.begin(), events.end(),
                             [](const EventRecord& a, const EventRecord& b) { return a.at < b.at; });
            std::vector<ScrapeError> errors;
            for (const EventRecord& event : events)
                errors.push_back(scrapeError(event));
            return errors;
        });
}

struct Answers
{
    bool ever = false;
    Timestamp last; ///< the time of the last success before the outage
};

Result<Answers> answersBefore(const HistoryReader& reader, const Subject& subject, const Location& location)
{
    const auto up = readTrace(reader, subject.series, {location.onset - day, location.affected.to}, {});
    if (!up)
        return Failure(up.error());
    Answers answers;
    for (std::size_t i = 0; i < up->values.size(); ++i) {
        const Timestamp at = up->timeAt(up->seconds[i]);
        if (up->values[i] >= 1 && at <= location.onset) {
            answers.ever = true;
            answers.last = at;
        }
    }
    return answers;
}

/// A connection that is refused may be a server that is down or a port that is wrong: which of them, the past
/// tells. The others say it themselves.
double weightFor(std::string_view hypothesis, std::string_view cause, bool answeredBefore)
{
    if (cause == "unreachable") {
        if (hypothesis == "server-down")
            return answeredBefore ? veryStrong : positive;
        return hypothesis == "address-wrong" ? (answeredBefore ? faint : strong) : 0.0;
    }
    return cause == hypothesis ? veryStrong : 0.0;
}

/// Whoever sends an answer is up.
bool hasAnswered(std::string_view cause)
{
    return cause == "sign-in" || cause == "not-metrics" || cause == "address-wrong";
}

Hypothesis weighCause(const char* id, const ScrapeError& error, const Answers& answers)
{
    HypothesisCase hypothesis(id);
    const std::string cause = id;
    const std::map<std::string, std::string> said{{"what", error.what.toStdString()}};
    const std::map<std::string, double> at{{"at", static_cast<double>(error.at.ms)}};
    hypothesis.add(true, weightFor(cause, error.cause, answers.ever), "scrape-error", at, said);
    if (cause == "server-down" && hasAnswered(error.cause))
        hypothesis.add(false, strong, "endpoint-sends-answers", at, said);
    if (cause == "address-wrong" && answers.ever)
        hypothesis.add(false, positive, "endpoint-answered-before",
                       {{"at", static_cast<double>(answers.last.ms)}});
    if (cause == "address-wrong" && !answers.ever)
        hypothesis.add(true, slight, "endpoint-never-answered");
    if (cause == "server-down" && answers.ever && error.cause == "unreachable")
        hypothesis.add(true, slight, "endpoint-answered-before",
                       {{"at", static_cast<double>(answers.last.ms)}});
    return hypothesis.take();
}

} // namespace

bool isOutage(const Subject& subject)
{
    return subject.series.metric == metric::up;
}

Result<OutageState> outageState(const HistoryReader& reader, const std::string& endpoint, Timestamp now)
{
    const auto known =
        reader.series({std::string(metric::up), {{std::string(label::endpoint), endpoint}}, {}});
    if (!known)
        return Failure(known.error());
    OutageState state;
    for (const SeriesInfo& series : *known) {
        const auto newest = reader.latest(series.id, now, day);
        if (!newest)
            return Failure(newest.error());
        if (*newest && state.at < (*newest)->at) {
            state.at = (*newest)->at;
            state.answers = (*newest)->value >= 1;
        }
    }
    const auto errors = errorsUntil(reader, endpoint, now);
    if (!errors)
        return Failure(errors.error());
    if (!errors->empty() && !state.answers) {
        state.where = errors->back().where;
        state.what = errors->back().what;
        state.hint = errors->back().hint;
    }
    return state;
}

Result<std::vector<Hypothesis>> weighOutage(const HistoryReader& reader, const Subject& subject,
                                            const Location& location)
{
    const auto errors = errorsUntil(reader, subject.endpoint, location.affected.to);
    if (!errors)
        return Failure(errors.error());
    const auto answers = answersBefore(reader, subject, location);
    if (!answers)
        return Failure(answers.error());
    const auto last = std::find_if(errors->rbegin(), errors->rend(),
                                   [](const ScrapeError& error) { return !error.cause.empty(); });
    if (last == errors->rend())
        return std::vector<Hypothesis>();

    std::vector<Hypothesis> hypotheses;
    for (const char* id : {"server-down", "address-wrong", "sign-in", "certificate", "hangs", "not-metrics"})
        hypotheses.push_back(weighCause(id, *last, *answers));
    return rankedByEvidence(std::move(hypotheses));
}

QString outageAdvice(const std::string& hypothesis)
{
    if (hypothesis == "server-down")
        return OutageWords::tr(
            "Start the server again, or look at its log if it is running. The settings of the "
            "endpoint need no change; the console retries at every interval.");
    if (hypothesis == "address-wrong")
        return OutageWords::tr("Compare host, port and path of the metrics URL with what the server offers.");
    if (hypothesis == "sign-in")
        return OutageWords::tr(
            "Enter user name and password, or the token, on the Sign-in tab of the endpoint.");
    if (hypothesis == "certificate")
        return OutageWords::tr(
            "Choose the CA file of the server's certificate on the Connection tab of the endpoint, "
            "or have the certificate renewed.");
    if (hypothesis == "hangs")
        return OutageWords::tr(
            "Look at the log and the load of the server; restart it if it hangs. If it is only "
            "slow, raise the timeout of the endpoint.");
    if (hypothesis == "not-metrics")
        return OutageWords::tr(
            "Check that the metrics URL leads to a page in the Prometheus text format, and not to "
            "a web page or another service.");
    return {};
}

} // namespace qd
