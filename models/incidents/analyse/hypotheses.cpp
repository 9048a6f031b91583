// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/hypotheses.h"

#include "models/base/metrics.h"
#include "models/incidents/analyse/facts.h"
#include "models/incidents/analyse/hypothesiscase.h"
#include "models/incidents/analyse/inputfacts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace qd {

using namespace evidenceweight;

namespace {

constexpr double psiNotice = 0.1;
constexpr double psiAlarm = 0.25;
constexpr std::int64_t fewestInputs = 200;
constexpr std::int64_t fewestLabels = 100;
constexpr double secondsPerYear = 366.0 * 24 * 3600;

std::map<std::string, double> numbersOf(const Contrast& contrast)
{
    return {{"before", contrast.first},
            {"after", contrast.second},
            {"delta", contrast.second - contrast.first},
            {"low", contrast.low},
            {"high", contrast.high},
            {"count", static_cast<double>(contrast.secondCount)}};
}

/// Times in milliseconds since 1970. The latest time is left out where the memory may last for more than a
/// year.
std::map<std::string, double> numbersOf(const MemoryFacts& memory)
{
    const Leak& leak = memory.climb.leak;
    std::map<std::string, double> numbers{{"perSecond", leak.perHour / 3600},
                                          {"growth", memory.climb.growth},
                                          {"seconds", leak.seconds},
                                          {"tau", leak.tau}};
    if (leak.verdict != LeakVerdict::Leaks)
        return numbers;
    const auto after = [&](double seconds) {
        return static_cast<double>(memory.until.ms) + std::round(seconds * 1000);
    };
    numbers["limit"] = memory.limit;
    numbers["toLimit"] = leak.secondsToLimit;
    numbers["earliest"] = after(leak.toLimitRange.low);
    if (leak.toLimitRange.high < secondsPerYear)
        numbers["latest"] = after(leak.toLimitRange.high);
    return numbers;
}

/// How far the breached metric is what the cause would move; see the header.
double relevance(OutcomeKind kind, double correctness, double failure, double latency)
{
    switch (kind) {
    case OutcomeKind::Correctness:
        return correctness;
    case OutcomeKind::Failures:
        return failure;
    case OutcomeKind::Latency:
        return latency;
    case OutcomeKind::None:
        break;
    }
    return 1.0;
}

bool switchedAtOnset(const Facts& facts)
{
    return facts.version.change && facts.version.chance < 0.3;
}

bool trafficMoved(const Facts& facts)
{
    if (!facts.traffic || !facts.traffic->clear || !(facts.traffic->before > 0))
        return false;
    const double ratio = facts.traffic->after / facts.traffic->before;
    return ratio >= 1.5 || ratio <= 1 / 1.5;
}

/// A switch at the onset makes what it brings along a symptom.
void addCoincidence(HypothesisCase& cause, const Facts& facts)
{
    if (switchedAtOnset(facts))
        cause.add(false, slight, "coincides-with-version", {},
                  {{"from", facts.version.change->from}, {"to", facts.version.change->to}});
}

Hypothesis newVersion(const Facts& facts)
{
    HypothesisCase cause("new-version");
    const VersionFacts& version = facts.version;
    if (!version.change) {
        if (version.known)
            cause.add(false, version.byPredictions ? veryStrong : positive, "version-unchanged");
        return cause.take();
    }
    const std::map<std::string, std::string> names{
        {"from", version.change->from}, {"to", version.change->to}, {"metric", facts.metric}};
    cause.title("from", version.change->from);
    cause.title("to", version.change->to);
    const double timing = std::log(0.9 / std::max(version.chance, 1e-6));
    cause.add(timing > 0, std::abs(timing),
              timing > 0 ? "version-changed-near-onset" : "version-changed-elsewhere",
              {{"seconds", version.secondsFromOnset}, {"chance", version.chance}}, names);
    if (version.concurrent && version.concurrent->low > 0)
        cause.add(true, veryStrong, "version-worse-concurrent", numbersOf(*version.concurrent), names);
    else if (version.concurrent)
        cause.add(false, positive, "version-alike-concurrent", numbersOf(*version.concurrent), names);
    if (version.sequential && version.sequential->low > 0)
        cause.add(true, faint, "version-worse", numbersOf(*version.sequential), names);
    else if (version.sequential)
        cause.add(false, positive, "version-not-worse", numbersOf(*version.sequential), names);
    return cause.take();
}

Hypothesis trafficChange(const Facts& facts)
{
    HypothesisCase cause("traffic-change");
    if (!facts.traffic || !(facts.traffic->before > 0))
        return cause.take();
    const TrafficFacts& traffic = *facts.traffic;
    const double ratio = traffic.after / traffic.before;
    const std::map<std::string, double> numbers{
        {"before", traffic.before}, {"after", traffic.after}, {"ratio", ratio}};
    // A weight of 2 per doubling: 1.5 times weighs 1.2, twice 2.0, four times 4.0.
    const double relevant = relevance(facts.outcome, 0.5, 1.0, 1.0);
    if (trafficMoved(facts))
        cause.add(true, relevant * 2.0 * std::abs(std::log2(std::max(ratio, 1e-3))),
                  ratio > 1 ? "request-rate-rose" : "request-rate-fell", numbers);
    else if (ratio > 0.8 && ratio < 1.25)
        cause.add(false, strong, "request-rate-steady", numbers);
    if (trafficMoved(facts) && ratio < 1 && facts.hang && facts.hang->hangs())
        cause.add(false, strong, "coincides-with-hang"); // only what finishes is counted
    if (trafficMoved(facts) && traffic.pending &&
        traffic.pending->after > 1.5 * traffic.pending->before + 1 && traffic.pending->effect >= clearEffect)
        cause.add(true, slight, "queue-grew",
                  {{"before", traffic.pending->before}, {"after", traffic.pending->after}});
    return cause.take();
}

/// What drifted in an input: its values, or whether it is there at all.
void addDrift(HypothesisCase& cause, double weight, const ColumnDrift& drift)
{
    const GrownValue grown = mostGrown(drift);
    std::string kind = drift.numeric ? "attribute-drifted" : "attribute-mix-drifted";
    double before = drift.numeric ? drift.referenceMedian.value_or(NAN) : grown.before;
    double after = drift.numeric ? drift.currentMedian.value_or(NAN) : grown.after;
    if (drift.missingCurrent - drift.missingReference > grown.after - grown.before) {
        kind = "attribute-missing";
        before = drift.missingReference;
        after = drift.missingCurrent;
    }
    cause.add(true, weight, std::move(kind), {{"psi", drift.effect()}, {"before", before}, {"after", after}},
              {{"attribute", drift.column}, {"value", grown.value}});
}

Hypothesis inputDrift(const Facts& facts)
{
    HypothesisCase cause("input-drift");
    if (facts.inputs.empty())
        return cause.take();
    const double relevant = relevance(facts.outcome, 1.0, 0.7, 0.5);
    int told = 0;
    for (const InputChange& input : facts.inputs) {
        const double psi = input.drift.effect();
        if (psi < psiNotice || input.drift.adjustedPValue >= significant || told == 3)
            break;
        // Attributes drift together: after the first, each adds little.
        const double size = psi < psiAlarm ? slight : std::min(strong + std::log(psi / psiAlarm) / 2, 4.0);
        addDrift(cause, relevant * (told == 0 ? size : faint), input.drift);
        if (told == 0)
            cause.title("attribute", input.drift.column);
        ++told;
    }
    if (told == 0) {
        const double largest = facts.inputs.front().drift.effect();
        if (facts.predictions >= fewestInputs && largest < psiNotice)
            cause.add(false, strong, "inputs-stable", {{"psi", largest}});
        return cause.take();
    }
    const auto explained =
        std::max_element(facts.inputs.begin(), facts.inputs.end(),
                         [](const auto& a, const auto& b) { return a.explainedFall() < b.explainedFall(); });
    if (facts.outcome == OutcomeKind::Correctness && facts.accuracy && facts.accuracy->low > 0.02 &&
        explained->explainedFall() >= 0.5 * facts.accuracy->delta)
        cause.add(true, positive, "mix-explains-fall",
                  {{"explained", explained->explainedFall()}, {"fall", facts.accuracy->delta}},
                  {{"attribute", explained->drift.column}});
    return cause.take();
}

/// A number's bins hold other values after it drifted, so they are no segment any more.
bool isComparable(const Facts& facts, const SegmentFall& fall)
{
    const ColumnDrift& drift = facts.inputs[fall.input].drift;
    return !drift.numeric || drift.effect() < psiNotice;
}

Hypothesis segment(const Facts& facts)
{
    HypothesisCase cause("segment");
    const SegmentFall* best = nullptr;
    for (const SegmentFall& fall : facts.segments) {
        if (isComparable(facts, fall) && (!best || fall.contrastPValue < best->contrastPValue))
            best = &fall;
    }
    if (!best)
        return cause.take();
    const ColumnDrift& input = facts.inputs[best->input].drift;
    const std::map<std::string, std::string> names{{"attribute", input.column},
                                                   {"value", segmentName(input.cells[best->cell])}};
    const std::map<std::string, double> numbers{{"share", best->share},
                                                {"fall", best->fall()},
                                                {"outsideFall", best->outsideFall()},
                                                {"before", best->before},
                                                {"after", best->after}};
    cause.title("attribute", names.at("attribute"));
    cause.title("value", names.at("value"));
    const bool concentrated = best->contrastPValue < significant && best->fall() > 0.05 && best->share >= 0.6;
    if (concentrated)
        cause.add(true, positive + positive * (best->share - 0.6) / 0.4, "segment-concentrated", numbers,
                  names);
    else if (best->outsideFall() > 0.5 * best->fall() && best->outsideFall() > 0.01)
        cause.add(false, strong, "fall-everywhere", numbers, names);
    else if (best->contrastPValue >= significant)
        cause.add(false, positive, "no-segment-stands-out", numbers, names);
    return cause.take();
}

Hypothesis resourceExhaustion(const Facts& facts)
{
    HypothesisCase cause("resource-exhaustion");
    const double relevant = relevance(facts.outcome, 0.3, 1.0, 1.0);
    bool known = false;
    bool moved = false;
    for (const MetricChange& machine : facts.machine) {
        const Change& change = machine.change;
        const bool utilisation = change.metric == metric::cpu || change.metric == metric::gpu;
        const std::map<std::string, double> numbers{{"before", change.before}, {"after", change.after}};
        const std::map<std::string, std::string> names{{"metric", change.metric},
                                                       {"device", change.labels.get("device")},
                                                       {"endpoint", change.labels.get("endpoint")}};
        known = known || utilisation;
        const bool clear = change.effect >= clearEffect;
        if (utilisation && change.after >= 0.9 && change.before < 0.8 && clear)
            cause.add(true, relevant * strong, "utilisation-saturated", numbers, names);
        else if (utilisation && change.after >= change.before + 0.2 && clear)
            cause.add(true, relevant * slight, "utilisation-rose", numbers, names);
        else if (!utilisation && clear && change.after > 2 * change.before && change.after > 1e6)
            cause.add(true, relevant * faint, "disk-rose", numbers, names);
        else
            continue;
        moved = true;
    }
    if (!moved && known)
        cause.add(false, positive, "utilisation-steady");
    if (moved) {
        addCoincidence(cause, facts);
        if (trafficMoved(facts))
            cause.add(false, slight, "coincides-with-traffic");
    }
    return cause.take();
}

Hypothesis memoryLeak(const Facts& facts)
{
    HypothesisCase cause("memory-leak");
    if (facts.memory.empty())
        return cause.take();
    const auto rank = [](const MemoryFacts& memory) {
        return std::tuple(memory.climb.climbs, memory.climb.leak.verdict == LeakVerdict::Leaks,
                          memory.climb.growth);
    };
    const auto steepest = std::max_element(facts.memory.begin(), facts.memory.end(),
                                           [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    const std::string& metric = steepest->key.metric;
    const std::map<std::string, std::string> names{{"metric", metric},
                                                   {"endpoint", steepest->key.labels.get("endpoint")}};
    if (!steepest->climb.climbs) {
        cause.add(false, strong, "memory-steady", numbersOf(*steepest), names);
        return cause.take();
    }
    const bool nearLimit = steepest->climb.leak.verdict == LeakVerdict::Leaks;
    cause.add(true, relevance(facts.outcome, 0.3, 0.7, 0.7) * strong,
              nearLimit ? "memory-climbs-to-limit" : "memory-climbs", numbersOf(*steepest), names);
    if (facts.metric == metric)
        cause.add(true, 1.6, "breached-metric-is-memory", {}, names);
    addCoincidence(cause, facts);
    return cause.take();
}

Hypothesis hang(const Facts& facts, const HangFacts& found)
{
    HypothesisCase cause("hang");
    if (!found.hangs()) {
        cause.add(false, strong, "requests-kept-finishing");
        return cause.take();
    }
    cause.add(true, relevance(facts.outcome, 0.3, 1.0, 1.0) * veryStrong, "requests-hang",
              {{"inFlight", static_cast<double>(found.inFlight)},
               {"from", static_cast<double>(found.range.from.ms)},
               {"until", static_cast<double>(found.range.to.ms)}});
    addCoincidence(cause, facts);
    return cause.take();
}

Hypothesis errorBurst(const Facts& facts)
{
    HypothesisCase cause("error-burst");
    if (!facts.errors)
        return cause.take();
    const Contrast& failures = facts.errors->failures;
    std::map<std::string, double> numbers = numbersOf(failures);
    numbers["codeCount"] = static_cast<double>(facts.errors->leadingCount);
    const std::map<std::string, std::string> names{{"code", facts.errors->leadingCode}};
    if (failures.low > 0.005) {
        cause.add(true, relevance(facts.outcome, 0.3, 1.0, 0.6) * (1.6 + 10 * failures.delta), "errors-rose",
                  numbers, names);
        cause.title("code", facts.errors->leadingCode);
        addCoincidence(cause, facts);
        if (trafficMoved(facts))
            cause.add(false, slight, "coincides-with-traffic");
    } else if (failures.high < 0.02) {
        cause.add(false, strong, "errors-steady", numbers);
    }
    return cause.take();
}

Hypothesis labelProblem(const Facts& facts)
{
    HypothesisCase cause("label-problem");
    if (facts.outcome != OutcomeKind::Correctness) {
        cause.add(false, veryStrong, "metric-without-labels", {}, {{"metric", facts.metric}});
        return cause.take();
    }
    if (!facts.labels || facts.labels->labelled < fewestLabels)
        return cause.take();
    const LabelFacts& labels = *facts.labels;
    const bool inputsStill = facts.inputs.empty() || facts.inputs.front().drift.effect() < psiNotice;
    const double ofLabels = labels.drift.labels.effect();
    const double ofPredictions = labels.drift.predictions.effect();
    const bool shifted = ofLabels > 0.05 && labels.drift.labels.pValue < significant;
    const std::map<std::string, double> numbers{{"labels", ofLabels}, {"predictions", ofPredictions}};
    if (shifted && ofPredictions < 0.2 * ofLabels && inputsStill)
        cause.add(true, strong, "label-mix-shifted-alone", numbers);
    else if (!shifted)
        cause.add(false, positive, "label-mix-steady", numbers);
    if (labels.shareAfter < 0.5 * labels.shareBefore)
        cause.add(true, slight, "labelled-share-fell",
                  {{"before", labels.shareBefore}, {"after", labels.shareAfter}});
    addCoincidence(cause, facts);
    return cause.take();
}

} // namespace

std::vector<Hypothesis> weigh(const Facts& facts)
{
    std::vector<Hypothesis> hypotheses{newVersion(facts),         inputDrift(facts),  segment(facts),
                                       trafficChange(facts),      errorBurst(facts),  memoryLeak(facts),
                                       resourceExhaustion(facts), labelProblem(facts)};
    if (facts.hang)
        hypotheses.push_back(hang(facts, *facts.hang));
    return rankedByEvidence(std::move(hypotheses));
}

} // namespace qd
