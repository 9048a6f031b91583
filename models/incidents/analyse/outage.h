// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/analysis.h"

#include <optional>

/// An endpoint that does not answer, or not with metrics. Such an alert is not about a model, and none of its
/// causes are: what the failed requests themselves said is the evidence.
namespace qd {

class HistoryReader;

/// The series that breached tells whether the endpoint answers.
[[nodiscard]] bool isOutage(const Subject& subject);

/// What the history knows about the endpoint now.
struct OutageState
{
    bool answers = false; ///< whether the last scrape succeeded
    Timestamp at;         ///< the time of the last scrape; ms 0: it was never asked
    QString where;        ///< the place of the last error before it; `what` and `hint` alike
    QString what;
    QString hint;
};

/// At `now`; pool thread.
[[nodiscard]] Result<OutageState> outageState(const HistoryReader& reader, const std::string& endpoint,
                                              Timestamp now);

/// Causes from the errors of the scrapes: "server-down", "address-wrong", "sign-in", "certificate", "hangs",
/// "not-metrics". Weighed as hypotheses.h explains; empty when no error is known, because then nothing tells
/// one from the other.
[[nodiscard]] Result<std::vector<Hypothesis>> weighOutage(const HistoryReader& reader, const Subject& subject,
                                                          const Location& location);

/// What to do about such a cause; empty for causes of other kinds.
[[nodiscard]] QString outageAdvice(const std::string& hypothesis);

} // namespace qd
