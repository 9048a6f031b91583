// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/evidencetext.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/incidents/report/evidencewords.h"

#include <array>
#include <cmath>
#include <limits>
#include <string_view>

/// A sentence for each kind of evidence.
namespace qd {

namespace {

/// The stored parameters of one evidence, formatted.
class Parameters
{
public:
    explicit Parameters(const Evidence& evidence) : m_evidence(evidence) {}

    [[nodiscard]] QString text(const char* name) const
    {
        const auto found = m_evidence.text.find(name);
        return found == m_evidence.text.end() ? QString() : QString::fromStdString(found->second);
    }
    [[nodiscard]] double number(const char* name) const
    {
        const auto found = m_evidence.number.find(name);
        return found == m_evidence.number.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
    }
    [[nodiscard]] QString value(const char* name, MetricUnit unit) const
    {
        return formatValue(number(name), unit);
    }
    [[nodiscard]] QString ratio(const char* name) const { return value(name, MetricUnit::Ratio); }
    [[nodiscard]] QString plain(const char* name, int decimals) const
    {
        return numberText(number(name), decimals);
    }
    /// In the unit of the metric that the evidence names.
    [[nodiscard]] QString measured(const char* name) const
    {
        const MetricInfo* info = findMetric(text("metric").toStdString());
        return value(name, info ? info->unit : MetricUnit::Count);
    }
    /// Returns the moment of milliseconds since 1970 as text.
    [[nodiscard]] QString moment(const char* name) const
    {
        return dateTimeText({static_cast<std::int64_t>(number(name))});
    }
    [[nodiscard]] QString minute(const char* name) const
    {
        constexpr std::int64_t minute = 60'000;
        return dateTimeText({static_cast<std::int64_t>(number(name)) / minute * minute});
    }
    [[nodiscard]] QString metric() const { return seriesTitle(text("metric").toStdString(), {}); }

private:
    const Evidence& m_evidence;
};

using Sentence = QString (*)(const Parameters&);

struct Entry
{
    std::string_view kind;
    Sentence sentence;
};

QString switchNearOnset(const Parameters& p)
{
    const double seconds = p.number("seconds");
    const int whole = static_cast<int>(std::lround(std::abs(seconds)));
    if (whole == 0)
        return EvidenceWords::tr("Version %1 was replaced by version %2 at the onset.")
            .arg(p.text("from"), p.text("to"));
    return (seconds > 0
                ? EvidenceWords::tr(
                      "Version %1 was replaced by version %2 %n second(s) after the estimated onset.",
                      nullptr, whole)
                : EvidenceWords::tr("Version %1 was replaced by version %2 %n second(s) before the onset.",
                                    nullptr, whole))
        .arg(p.text("from"), p.text("to"));
}

constexpr std::array versionSentences{
    Entry{"version-unchanged",
          [](const Parameters&) {
              return EvidenceWords::tr("The same version served before and after the onset.");
          }},
    Entry{"version-changed-near-onset", switchNearOnset},
    Entry{"version-changed-elsewhere",
          [](const Parameters& p) {
              return EvidenceWords::tr("Version %1 was replaced by version %2, but not near the onset.")
                  .arg(p.text("from"), p.text("to"));
          }},
    Entry{"version-worse-concurrent",
          [](const Parameters& p) {
              return EvidenceWords::tr("In the same period, version %1 has %2 of %3, version %4 has %5.")
                  .arg(p.text("to"), p.metric(), p.measured("after"), p.text("from"), p.measured("before"));
          }},
    Entry{"version-alike-concurrent",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "Version %1 is still serving in the same period and does no better than version %2.")
                  .arg(p.text("from"), p.text("to"));
          }},
    Entry{"version-worse",
          [](const Parameters& p) {
              return EvidenceWords::tr("%1 was %2 under version %3 and is %4 under version %5.")
                  .arg(p.metric(), p.measured("before"), p.text("from"), p.measured("after"), p.text("to"));
          }},
    Entry{"version-not-worse",
          [](const Parameters& p) {
              return EvidenceWords::tr("Single predictions of version %1 are not significantly worse than "
                                       "those of version %2 before it.")
                  .arg(p.text("to"), p.text("from"));
          }},
    Entry{"coincides-with-version",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "The switch from version %1 to version %2 at the same time could explain it.")
                  .arg(p.text("from"), p.text("to"));
          }},
};

constexpr std::array inputSentences{
    Entry{"request-rate-rose",
          [](const Parameters& p) {
              return EvidenceWords::tr("The request rate rose from %1 to %2, %3 times as much.")
                  .arg(p.value("before", MetricUnit::PerSecond), p.value("after", MetricUnit::PerSecond),
                       p.plain("ratio", 1));
          }},
    Entry{"request-rate-fell",
          [](const Parameters& p) {
              return EvidenceWords::tr("The request rate fell from %1 to %2.")
                  .arg(p.value("before", MetricUnit::PerSecond), p.value("after", MetricUnit::PerSecond));
          }},
    Entry{"request-rate-steady",
          [](const Parameters& p) {
              return EvidenceWords::tr("The request rate stayed near %1.")
                  .arg(p.value("before", MetricUnit::PerSecond));
          }},
    Entry{"queue-grew",
          [](const Parameters& p) {
              return EvidenceWords::tr("Pending requests grew from %1 to %2.")
                  .arg(p.value("before", MetricUnit::Count), p.value("after", MetricUnit::Count));
          }},
    Entry{"coincides-with-traffic",
          [](const Parameters&) {
              return EvidenceWords::tr("The change in traffic at the same time could explain it.");
          }},
    Entry{"coincides-with-hang",
          [](const Parameters&) {
              return EvidenceWords::tr("Requests that hang at the same time could explain it.");
          }},
    Entry{"attribute-drifted",
          [](const Parameters& p) {
              return EvidenceWords::tr("The input %1 moved from a median of %2 to %3 (stability index %4).")
                  .arg(p.text("attribute"), p.value("before", MetricUnit::Count),
                       p.value("after", MetricUnit::Count), p.plain("psi", 2));
          }},
    Entry{"attribute-mix-drifted",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "In the input %1 the share of “%2” went from %3 to %4 (stability index %5).")
                  .arg(p.text("attribute"), p.text("value"), p.ratio("before"), p.ratio("after"),
                       p.plain("psi", 2));
          }},
    Entry{"attribute-missing",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "The input %1 is missing from %3 of the predictions, was %2 (stability index %4).")
                  .arg(p.text("attribute"), p.ratio("before"), p.ratio("after"), p.plain("psi", 2));
          }},
    Entry{"inputs-stable",
          [](const Parameters& p) {
              return EvidenceWords::tr("No input drifted; the largest stability index is %1.")
                  .arg(p.plain("psi", 2));
          }},
    Entry{"mix-explains-fall",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "The new mix of %1 alone would lower the accuracy by %2 of the %3 lost.")
                  .arg(p.text("attribute"), p.ratio("explained"), p.ratio("fall"));
          }},
    Entry{"segment-concentrated",
          [](const Parameters& p) {
              return EvidenceWords::tr("%1 of the additional failures lie where %2 is “%3”: there the share "
                                       "of good answers went from %4 to %5.")
                  .arg(p.ratio("share"), p.text("attribute"), p.text("value"), p.ratio("before"),
                       p.ratio("after"));
          }},
    Entry{"fall-everywhere",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "The drop is not confined to a segment: outside %1 “%2” it is still %3.")
                  .arg(p.text("attribute"), p.text("value"), p.ratio("outsideFall"));
          }},
    Entry{"no-segment-stands-out",
          [](const Parameters&) {
              return EvidenceWords::tr("No segment dropped more than the others beyond chance.");
          }},
};

/// As exact as an extrapolation is.
QString roughDuration(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 60 * minute;
    if (seconds < 90 * minute)
        return EvidenceWords::tr("%n minute(s)", "after: in about",
                                 static_cast<int>(std::ceil(seconds / minute)));
    return EvidenceWords::tr("%n hour(s)", "after: in about", static_cast<int>(std::lround(seconds / hour)));
}

QString bytesPerHour(const Parameters& p)
{
    return formatValue(p.number("perSecond") * 3600, MetricUnit::Bytes);
}

QString climb(const Parameters& p)
{
    return EvidenceWords::tr("%1 of %2 climbs steadily by %3 per hour, %4 over the period.")
        .arg(p.metric(), p.text("endpoint"), bytesPerHour(p), p.ratio("growth"));
}

QString climbToLimit(const Parameters& p)
{
    const QString limit = p.value("limit", MetricUnit::Bytes);
    const QString left = roughDuration(p.number("toLimit"));
    if (!(p.number("toLimit") > 0))
        return EvidenceWords::tr("%1 of %2 climbs steadily by %3 per hour and has reached its limit of %4.")
            .arg(p.metric(), p.text("endpoint"), bytesPerHour(p), limit);
    if (std::isnan(p.number("latest")))
        return EvidenceWords::tr(
                   "%1 of %2 climbs steadily by %3 per hour and reaches its limit of %4 in about "
                   "%5, at the earliest at %6.")
            .arg(p.metric(), p.text("endpoint"), bytesPerHour(p), limit, left, p.minute("earliest"));
    return EvidenceWords::tr(
               "%1 of %2 climbs steadily by %3 per hour and reaches its limit of %4 in about %5, "
               "between %6 and %7.")
        .arg(p.metric(), p.text("endpoint"), bytesPerHour(p), limit, left, p.minute("earliest"),
             p.minute("latest"));
}

QString hang(const Parameters& p)
{
    return EvidenceWords::tr("At least %n request(s) were in flight and none finished from %1 to %2.",
                             nullptr, static_cast<int>(std::lround(p.number("inFlight"))))
        .arg(p.moment("from"), p.moment("until"));
}

QString errorsRose(const Parameters& p)
{
    if (p.text("code").isEmpty())
        return EvidenceWords::tr("Failed requests rose from %1 to %2.")
            .arg(p.ratio("before"), p.ratio("after"));
    return EvidenceWords::tr("Failed requests rose from %1 to %2, most of them with status %3.")
        .arg(p.ratio("before"), p.ratio("after"), p.text("code"));
}

constexpr std::array systemSentences{
    Entry{"utilisation-saturated",
          [](const Parameters& p) {
              return EvidenceWords::tr("%1 of %2 is saturated: %3 before, %4 now.")
                  .arg(p.metric(), p.text("endpoint"), p.ratio("before"), p.ratio("after"));
          }},
    Entry{"utilisation-rose",
          [](const Parameters& p) {
              return EvidenceWords::tr("%1 of %2 rose from %3 to %4.")
                  .arg(p.metric(), p.text("endpoint"), p.ratio("before"), p.ratio("after"));
          }},
    Entry{"disk-rose",
          [](const Parameters& p) {
              return EvidenceWords::tr("%1 of %2 rose from %3 to %4.")
                  .arg(p.metric(), p.text("endpoint"), p.measured("before"), p.measured("after"));
          }},
    Entry{"utilisation-steady",
          [](const Parameters&) {
              return EvidenceWords::tr("CPU and disk are not used noticeably more than before.");
          }},
    Entry{"memory-climbs", climb},
    Entry{"memory-climbs-to-limit", climbToLimit},
    Entry{"requests-hang", hang},
    Entry{"requests-kept-finishing",
          [](const Parameters&) { return EvidenceWords::tr("Requests in flight kept finishing."); }},
    Entry{
        "memory-steady",
        [](const Parameters& p) {
            return EvidenceWords::tr("%1 of %2 does not climb steadily.").arg(p.metric(), p.text("endpoint"));
        }},
    Entry{"breached-metric-is-memory",
          [](const Parameters&) { return EvidenceWords::tr("The alert is about this memory metric."); }},
    Entry{"errors-rose", errorsRose},
    Entry{"errors-steady",
          [](const Parameters& p) {
              return EvidenceWords::tr("The share of failed requests did not rise: %1 before, %2 now.")
                  .arg(p.ratio("before"), p.ratio("after"));
          }},
    Entry{"metric-without-labels",
          [](const Parameters& p) {
              return EvidenceWords::tr("%1 does not depend on labels.").arg(p.metric());
          }},
    Entry{"label-mix-shifted-alone",
          [](const Parameters& p) {
              return EvidenceWords::tr("The mix of labels shifted (stability index %1) while predictions and "
                                       "inputs stayed as they were.")
                  .arg(p.plain("labels", 2));
          }},
    Entry{"label-mix-steady",
          [](const Parameters&) { return EvidenceWords::tr("The mix of labels is the same as before."); }},
    Entry{"labelled-share-fell",
          [](const Parameters& p) {
              return EvidenceWords::tr(
                         "Labels are missing: %1 of the predictions had one before, %2 have one now.")
                  .arg(p.ratio("before"), p.ratio("after"));
          }},
};

constexpr std::array outageSentences{
    Entry{"scrape-error",
          [](const Parameters& p) {
              return EvidenceWords::tr("Since %1: %2", "time, what a failed request said")
                  .arg(p.moment("at"), p.text("what"));
          }},
    Entry{"endpoint-sends-answers",
          [](const Parameters& p) {
              return EvidenceWords::tr("The server answers, but not with what was requested: %1")
                  .arg(p.text("what"));
          }},
    Entry{"endpoint-answered-before",
          [](const Parameters& p) {
              return EvidenceWords::tr("It answered until %1 at the same address.").arg(p.moment("at"));
          }},
    Entry{"endpoint-never-answered",
          [](const Parameters&) { return EvidenceWords::tr("No earlier answer from there is on record."); }},
};

template <std::size_t Size>
Sentence findSentence(const std::array<Entry, Size>& entries, std::string_view kind)
{
    for (const Entry& entry : entries) {
        if (entry.kind == kind)
            return entry.sentence;
    }
    return nullptr;
}

} // namespace

QString evidenceText(const Evidence& evidence)
{
    Sentence sentence = findSentence(versionSentences, evidence.kind);
    if (!sentence)
        sentence = findSentence(inputSentences, evidence.kind);
    if (!sentence)
        sentence = findSentence(systemSentences, evidence.kind);
    if (!sentence)
        sentence = findSentence(outageSentences, evidence.kind);
    return sentence ? sentence(Parameters(evidence)) : QString::fromStdString(evidence.kind);
}

} // namespace qd
