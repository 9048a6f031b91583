// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/labels.h"
#include "models/serving/endpoint.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace qd {

/// Picks series of a page: those of the first of `names` that is there at all (names change from version to
/// version of a server), whose labels fit.
struct MetricSelector
{
    std::vector<std::string> names;
    std::vector<Labels::Pair> equals;
    std::vector<Labels::Pair> prefixes;
    std::vector<std::string> withAnyLabel; ///< at least one of these labels is present; empty: no condition

    [[nodiscard]] bool fits(const Labels& labels) const;
};

enum class MappingOp {
    Gauge,     ///< (of − minus) × scale
    Rate,      ///< Δof / Δt × scale
    Ratio,     ///< Δof / Δper × scale; 1 minus that when `complement`
    Histogram, ///< quantiles from the Δ of cumulative buckets, × scale; see resolvedQuantile()
    Summary,   ///< the page's own quantiles × scale
};

enum class MappingScope {
    Endpoint, ///< one series
    Model,    ///< one per version, and one for the model as a whole
    Device,   ///< one per disk or GPU
};

enum class MappingCombine { Sum, Mean };

/// How one standard metric comes out of a page. "of", "per", "minus" and "weight" each sum several selectors.
struct MappingRule
{
    std::string metric;
    std::string unless; ///< a standard metric: where an earlier rule finds it, this one does not apply
    MappingScope scope = MappingScope::Endpoint;
    MappingOp op = MappingOp::Gauge;
    MappingCombine combine = MappingCombine::Sum; ///< how gauges within one group are combined
    double scale = 1.0;
    bool complement = false;
    bool absentIsZero = false;         ///< Ratio: counters that are created at their first event
    bool attributeToOnlyModel = false; ///< Endpoint: also the model's, when the page names exactly one
    std::vector<MetricSelector> of;
    std::vector<MetricSelector> per;
    std::vector<MetricSelector> minus;
    std::vector<MetricSelector> weight; ///< Summary: counters that tell which version is the busiest
    /// Histogram: the sums that belong to the buckets of `of`, by Prometheus' names (…_bucket, …_sum).
    std::vector<MetricSelector> sum;
};

/// One platform's mapping. Of several rules for one metric the first that finds anything on the page counts.
struct TelemetryMapping
{
    std::vector<std::string> modelLabels; ///< the first present one names the model; likewise the others
    std::vector<std::string> versionLabels;
    std::vector<std::string> deviceLabels;
    std::vector<MappingRule> rules;
};

/// Reads resources/telemetry/*.json. Errors name `source` and the number of the rule.
[[nodiscard]] Result<TelemetryMapping> parseTelemetryMapping(const QByteArray& json, const QString& source);

/// The mapping that was compiled in. Throws std::logic_error when that is broken: a broken build.
[[nodiscard]] const TelemetryMapping& telemetryMapping(Platform platform);

} // namespace qd
