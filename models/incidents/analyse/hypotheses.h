// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/facts.h"

/// This is how facts lead to ranked causes.
///
/// Each observation adds or takes a weight: the natural logarithm of how much likelier it is when the
/// hypothesis holds than when it does not (Good 1950, "weight of evidence"). All hypotheses begin at 0, so
/// none is preferred before something has been seen. The scale, after Jeffreys and Kass & Raftery (1995):
///
///   1.1  (3 : 1)    hardly worth a mention      2.3  (10 : 1)   positive
///   3.0  (20 : 1)   strong                      4.6  (100 : 1)  very strong, the cap of a single observation
///
/// How the weights come about:
/// - A version switch near the onset weighs ln(0.9 / p), p being the probability that some switch falls as
/// near by
///   coincidence, from the rate of switches in the history. That no switch happened is very strong evidence
///   against.
/// - A comparison of two versions in the same period is as good as an experiment: 4.6. Before against after
/// is what every
///   cause would show: 0.7.
/// - Drift, traffic and failures weigh by their size, because at these sample sizes everything is
/// significant; they
///   count only when also significant (p < 0.01 after adjusting for many tests; gauges by three robust
///   deviations).
/// - Steadiness is evidence too: a cause that would have to be visible and is not loses 2.3 to 3.0.
/// - What could hardly produce the breached metric counts for less (relevance): load and memory slow a model
///   down or fail requests, they rarely make its answers wrong; inputs do the reverse.
/// - Requests in flight of which none finishes are a hang nearly by definition: 4.6. The fall of the rate of
/// completions that comes with it speaks 3.0 less for a change of traffic.
/// - A symptom explained by a switch or a burst at the same time loses 1.1 as a cause of its own.
///
/// The probability is the softmax of the sums over the hypotheses and one more, unnamed and of weight 0: a
/// cause that is not on this list. So the probabilities add up to less than 1, and all are small when nothing
/// was found.
namespace qd {

[[nodiscard]] std::vector<Hypothesis> weigh(const Facts& facts);

} // namespace qd
