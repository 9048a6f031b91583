// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate/locate.h"

#include <map>
#include <string>
#include <vector>

namespace qd {

/// One observation that speaks for or against a hypothesis. Kept as kind and parameters, not as text, so that
/// a stored incident reads in whatever language the console has now.
struct Evidence
{
    std::string kind; ///< e.g. "version-changed-near-onset"; texts in evidencetext.h
    bool supports = true;
    double weight = 0; ///< natural-log likelihood ratio added to the hypothesis, > 0; sign from `supports`
    std::map<std::string, std::string> text; ///< e.g. {"from":"1","to":"2"}
    std::map<std::string, double> number;    ///< e.g. {"seconds":12,"delta":-0.14,"low":-0.18,"high":-0.10}

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A possible cause: "new-version", "traffic-change", "input-drift", "segment", "resource-exhaustion",
/// "memory-leak", "error-burst", "label-problem", and, where requests in flight are known, "hang".
struct Hypothesis
{
    std::string id;
    /// Share among all hypotheses after the evidence (softmax of summed weights). One more, unnamed and of
    /// weight 0, stands for causes not on the list and takes the rest to 1; the weights are explained in
    /// hypotheses.h.
    double probability = 0;
    std::vector<Evidence> evidence;          ///< strongest first
    std::map<std::string, std::string> text; ///< parameters of its title, e.g. {"from":"1","to":"2"}

    friend bool operator==(const Hypothesis&, const Hypothesis&) = default;
};

/// A row of "what changed between the baseline and the affected period".
struct Change
{
    /// A standard metric, or "attribute:NAME" for an input column: then `before` and `after` are its medians,
    /// or, when the labels name a "value", the shares of that category.
    std::string metric;
    Labels labels;
    double before = 0; ///< median
    double after = 0;
    double effect = 0; ///< standardised size, ≥ 0, on the scale below; 0 = none
    double pValue = 1;
    /// Name of the endpoint where it is not the subject's own, e.g. of the machine that hosts it.
    std::string place{};
    /// "cohens-h", "cliffs-delta", "difference" for what predictions tell, "root-psi" for input columns;
    /// empty: robust standard deviations of a series.
    std::string scale{};
};

/// How large people will find it, for ranking: 1 for ten percentage points of a ratio, or for a magnitude
/// that doubles or halves; √PSI over 0.5 for the numbers of an input column. Less where it may be chance.
[[nodiscard]] double sizeOf(const Change& change);

/// How one segment value fares, e.g. country=DE.
struct SegmentChange
{
    std::string attribute;
    std::string value;
    std::int64_t beforeCount = 0;
    std::int64_t afterCount = 0;
    double beforeAccuracy = 0; ///< the accuracy; NaN without labels
    double afterAccuracy = 0;
};

struct Analysis
{
    Timestamp at;
    std::vector<Change> changes;                      ///< largest effect first
    std::vector<SegmentChange> segments;              ///< largest fall first
    std::map<std::string, std::int64_t> statusBefore; ///< count by HTTP status class or code
    std::map<std::string, std::int64_t> statusAfter;
    /// Input columns beyond the most columns that a table of predictions has.
    std::int64_t attributesLeftOut = 0;
    std::vector<Hypothesis> hypotheses; ///< most probable first
};

/// Compares the affected period with the baseline. Everything in it is computed from the history; nothing is
/// known beforehand about the fault. Runs on a pool thread.
[[nodiscard]] Result<Analysis> analyse(const HistoryReader& reader, const Subject& subject,
                                       const Location& location, Timestamp now,
                                       const CancelToken& cancel = {});

} // namespace qd
