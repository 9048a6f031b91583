// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"

#include <map>
#include <span>
#include <vector>

namespace qd {

/// Evaluates rules against the newest value of each series. Pure: no clock, no I/O; the caller passes the time
/// and stores what comes back. Single-threaded.
///
/// State machine per (rule, series): inactive -> pending when the condition holds; pending -> firing after
/// `holdFor`; pending -> inactive when it stops holding; firing -> resolved after `resolveFor` on the good side;
/// a firing alert without data stays firing.
class AlertEngine
{
public:
    void setRules(std::vector<AlertRule> rules);
    void setSilences(std::vector<Silence> silences);
    /// Takes over alerts that were pending or firing when the console was last closed.
    void restore(std::vector<Alert> open);

    /// `values`: the newest sample of every series that may matter. Returns the alerts that changed state or
    /// value beyond what was last returned; those dropped from pending come back as Inactive.
    [[nodiscard]] std::vector<Alert> evaluate(std::span<const SeriesSample> values, Timestamp now);

    /// Both return the changed alert, or nothing when the id is unknown.
    [[nodiscard]] std::optional<Alert> acknowledge(const std::string& alertId, Acknowledgement acknowledgement);

    /// Pending and firing ones.
    [[nodiscard]] std::vector<Alert> open() const;

private:
    struct Instance
    {
        Alert alert;
        Timestamp goodSince; ///< ms 0: not on the good side
    };
    using Key = std::pair<std::string, Labels>; ///< rule id, series labels

    std::vector<AlertRule> m_rules;
    std::vector<Silence> m_silences;
    std::map<Key, Instance> m_instances;
};

} // namespace qd
