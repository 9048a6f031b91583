// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/incidentjson.h"

namespace qd::json {

template <>
inline constexpr std::array idsOf<Verdict>{
    std::pair{Verdict::Pending, std::string_view("pending")},
    std::pair{Verdict::Passed, std::string_view("passed")},
    std::pair{Verdict::Failed, std::string_view("failed")},
    std::pair{Verdict::NotEnoughData, std::string_view("not-enough-data")}};

template <>
inline constexpr auto fieldsOf<SeriesKey> =
    std::tuple{Field{"metric", &SeriesKey::metric}, Field{"labels", &SeriesKey::labels}};

template <>
inline constexpr auto fieldsOf<Subject> =
    std::tuple{Field{"endpoint", &Subject::endpoint}, Field{"model", &Subject::model},
               Field{"version", &Subject::version}, Field{"series", &Subject::series}};

template <>
inline constexpr auto fieldsOf<Location> = std::tuple{Field{"onset", &Location::onset},
                                                      Field{"onsetRange", &Location::onsetRange},
                                                      Field{"baseline", &Location::baseline},
                                                      Field{"affected", &Location::affected},
                                                      Field{"baselineValue", &Location::baselineValue},
                                                      Field{"affectedValue", &Location::affectedValue},
                                                      Field{"threshold", &Location::threshold},
                                                      Field{"foundChangePoint", &Location::foundChangePoint},
                                                      Field{"version", &Location::version}};

template <>
inline constexpr auto fieldsOf<Evidence> =
    std::tuple{Field{"kind", &Evidence::kind}, Field{"supports", &Evidence::supports},
               Field{"weight", &Evidence::weight}, Field{"text", &Evidence::text},
               Field{"number", &Evidence::number}};

template <>
inline constexpr auto fieldsOf<Hypothesis> =
    std::tuple{Field{"id", &Hypothesis::id}, Field{"probability", &Hypothesis::probability},
               Field{"evidence", &Hypothesis::evidence}, Field{"text", &Hypothesis::text}};

template <>
inline constexpr auto fieldsOf<Change> =
    std::tuple{Field{"metric", &Change::metric}, Field{"labels", &Change::labels},
               Field{"before", &Change::before}, Field{"after", &Change::after},
               Field{"effect", &Change::effect}, Field{"pValue", &Change::pValue},
               Field{"place", &Change::place},   Field{"scale", &Change::scale}};

template <>
inline constexpr auto fieldsOf<SegmentChange> =
    std::tuple{Field{"attribute", &SegmentChange::attribute},
               Field{"value", &SegmentChange::value},
               Field{"beforeCount", &SegmentChange::beforeCount},
               Field{"afterCount", &SegmentChange::afterCount},
               Field{"beforeAccuracy", &SegmentChange::beforeAccuracy},
               Field{"afterAccuracy", &SegmentChange::afterAccuracy}};

template <>
inline constexpr auto fieldsOf<Analysis> =
    std::tuple{Field{"at", &Analysis::at},
               Field{"changes", &Analysis::changes},
               Field{"segments", &Analysis::segments},
               Field{"statusBefore", &Analysis::statusBefore},
               Field{"statusAfter", &Analysis::statusAfter},
               Field{"attributesLeftOut", &Analysis::attributesLeftOut},
               Field{"hypotheses", &Analysis::hypotheses}};

template <>
inline constexpr auto fieldsOf<PlannedRequest> =
    std::tuple{Field{"method", &PlannedRequest::method}, Field{"url", &PlannedRequest::url},
               Field{"body", &PlannedRequest::body}, Field{"purpose", &PlannedRequest::purpose},
               Field{"headers", &PlannedRequest::headers}};

template <>
inline constexpr auto fieldsOf<SwitchPlan> = std::tuple{Field{"endpoint", &SwitchPlan::endpoint},
                                                        Field{"model", &SwitchPlan::model},
                                                        Field{"fromVersion", &SwitchPlan::fromVersion},
                                                        Field{"toVersion", &SwitchPlan::toVersion},
                                                        Field{"requests", &SwitchPlan::requests},
                                                        Field{"origin", &SwitchPlan::origin},
                                                        Field{"server", &SwitchPlan::server}};

template <>
inline constexpr auto fieldsOf<HttpExchange> =
    std::tuple{Field{"request", &HttpExchange::request},      Field{"status", &HttpExchange::status},
               Field{"answer", &HttpExchange::answer},        Field{"error", &HttpExchange::error},
               Field{"reply", &HttpExchange::reply},          Field{"sentAt", &HttpExchange::sentAt},
               Field{"answeredAt", &HttpExchange::answeredAt}};

template <>
inline constexpr auto fieldsOf<SwitchOutcome> = std::tuple{
    Field{"exchanges", &SwitchOutcome::exchanges}, Field{"activeVersion", &SwitchOutcome::activeVersion},
    Field{"effect", &SwitchOutcome::effect},       Field{"looks", &SwitchOutcome::looks},
    Field{"lookCount", &SwitchOutcome::lookCount}, Field{"lookedAt", &SwitchOutcome::lookedAt}};

template <>
inline constexpr auto fieldsOf<IncidentAction> =
    std::tuple{Field{"actionId", &IncidentAction::actionId}, Field{"at", &IncidentAction::at},
               Field{"plan", &IncidentAction::plan},         Field{"outcome", &IncidentAction::outcome},
               Field{"error", &IncidentAction::error},       Field{"isUndo", &IncidentAction::isUndo},
               Field{"undoes", &IncidentAction::undoes}};

template <>
inline constexpr auto fieldsOf<VerificationSpec> =
    std::tuple{Field{"subject", &VerificationSpec::subject},
               Field{"baseline", &VerificationSpec::baseline},
               Field{"affected", &VerificationSpec::affected},
               Field{"start", &VerificationSpec::start},
               Field{"window", &VerificationSpec::window},
               Field{"qualityWindow", &VerificationSpec::qualityWindow},
               Field{"minimumPredictions", &VerificationSpec::minimumPredictions},
               Field{"ratioMargin", &VerificationSpec::ratioMargin},
               Field{"latencyMargin", &VerificationSpec::latencyMargin},
               Field{"confidence", &VerificationSpec::confidence}};

template <>
inline constexpr auto fieldsOf<MetricComparison> =
    std::tuple{Field{"metric", &MetricComparison::metric},
               Field{"method", &MetricComparison::method},
               Field{"baselineCount", &MetricComparison::baselineCount},
               Field{"affectedCount", &MetricComparison::affectedCount},
               Field{"afterCount", &MetricComparison::afterCount},
               Field{"baselineValue", &MetricComparison::baselineValue},
               Field{"affectedValue", &MetricComparison::affectedValue},
               Field{"afterValue", &MetricComparison::afterValue},
               Field{"improvement", &MetricComparison::improvement},
               Field{"low", &MetricComparison::low},
               Field{"high", &MetricComparison::high},
               Field{"margin", &MetricComparison::margin},
               Field{"primary", &MetricComparison::primary},
               Field{"verdict", &MetricComparison::verdict}};

template <>
inline constexpr auto fieldsOf<Verification> =
    std::tuple{Field{"spec", &Verification::spec},
               Field{"actionId", &Verification::actionId},
               Field{"at", &Verification::at},
               Field{"progress", &Verification::progress},
               Field{"comparisons", &Verification::comparisons},
               Field{"verdict", &Verification::verdict},
               Field{"estimatedRemaining", &Verification::estimatedRemaining}};

template <>
inline constexpr auto fieldsOf<Incident> =
    std::tuple{Field{"id", &Incident::id},
               Field{"title", &Incident::title},
               Field{"alertId", &Incident::alertId},
               Field{"openedAt", &Incident::openedAt},
               Field{"closedAt", &Incident::closedAt},
               Field{"discarded", &Incident::discarded},
               Field{"step", &Incident::step},
               Field{"subject", &Incident::subject},
               Field{"location", &Incident::location},
               Field{"analysis", &Incident::analysis},
               Field{"acceptedHypothesis", &Incident::acceptedHypothesis},
               Field{"actions", &Incident::actions},
               Field{"verifications", &Incident::verifications},
               Field{"notes", &Incident::notes}};

} // namespace qd::json

namespace qd {

namespace {

/// An exchange of an earlier version went well when it has no error.
QJsonArray withReplies(QJsonArray exchanges)
{
    for (QJsonValueRef item : exchanges) {
        QJsonObject exchange = item.toObject();
        if (exchange[u"error"].toString().isEmpty())
            exchange[u"reply"] = toQString(json::idOf(Reply::Accepted));
        item = exchange;
    }
    return exchanges;
}

/// Incidents of earlier versions have no effect in their outcomes: there, one without an error had been seen
/// to serve. Nothing when there is none to be added.
std::optional<QJsonObject> withEffects(QJsonObject incident)
{
    QJsonArray actions = incident[u"actions"].toArray();
    bool changed = false;
    for (qsizetype i = 0; i < actions.size(); ++i) {
        QJsonObject action = actions[i].toObject();
        QJsonObject outcome = action[u"outcome"].toObject();
        if (outcome.isEmpty() || outcome.contains(u"effect"))
            continue;
        const bool failed = !action[u"error"].toString().isEmpty();
        outcome[u"effect"] =
            toQString(json::idOf(failed ? SwitchEffect::NoEffect : SwitchEffect::TookEffect));
        outcome[u"exchanges"] = withReplies(outcome[u"exchanges"].toArray());
        action[u"outcome"] = outcome;
        actions[i] = action;
        changed = true;
    }
    if (!changed)
        return std::nullopt;
    incident[u"actions"] = actions;
    return incident;
}

} // namespace

std::string incidentToJson(const Incident& incident)
{
    return json::toText(incident);
}

Result<Incident> incidentFromJson(const std::string& json)
{
    if (const auto value = json::parse(json)) {
        if (const auto amended = withEffects(value->toObject()))
            return json::fromText<Incident>(QJsonDocument(*amended).toJson().toStdString(), {});
    }
    return json::fromText<Incident>(json, {});
}

} // namespace qd
