// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"

#include <map>
#include <span>
#include <vector>

namespace qd {

/// When rules are evaluated: by the clock, which anybody can set, and by what nobody can.
struct Moment
{
    /// Makes a moment by a clock that is never set.
    Moment(Timestamp at) : now(at), uptime(at.ms), unset(at) {} // NOLINT: a time is such a moment
    Moment(Timestamp at, Duration up, Timestamp asIfNeverSet) : now(at), uptime(up), unset(asIfNeverSet) {}

    Timestamp now;   ///< what is recorded
    Duration uptime; ///< see Clock; measures how long a condition holds
    Timestamp unset; ///< what `now` were if nobody had set the clock since the console began
};

/// Does the rule watch this series? The metric equal, every label of the rule on the series, and no label
/// "version" on the series unless the rule names one: what holds for a model holds for its versions too, and
/// one fault must not alert three times.
[[nodiscard]] bool watches(const AlertRule& rule, const SeriesKey& series);

/// Does the silence cover this alert? Every matcher equal to the series' label; "rule" to the rule's id.
/// A silence without matchers covers nothing.
[[nodiscard]] bool covers(const Silence& silence, const Alert& alert);

/// Evaluates rules against the newest value of each series. Pure: no clock, no I/O; the caller passes the
/// time and stores what comes back. Single-threaded.
///
/// A clock that is set, to any year, neither ends nor completes what must hold for a while. A silence is in
/// force until both the clock and the time that has passed say that it is over.
///
/// State machine per (rule, series): inactive -> pending when the condition holds; pending -> firing after
/// `holdFor`; pending -> inactive when it stops holding; firing -> resolved after `resolveFor` on the good
/// side; a firing alert without data stays firing.
///
/// As in Prometheus the condition must hold at each evaluation: a series that is missing from `values`, or
/// whose value is NaN (its staleness marker among them), resets a pending alert. With `holdFor` 0 an alert
/// fires in the evaluation that raises it. A value exactly on the threshold does not breach, and is on the
/// good side of it. A gap while the value is on the good side begins `resolveFor` anew: absence is no proof
/// of health.
class AlertEngine
{
public:
    /// Open episodes go on under the rule of the same id, at the next evaluation, with its new threshold.
    /// Those of a rule that is gone, disabled or turned to other series end there (resolved, or dropped when
    /// pending).
    void setRules(std::vector<AlertRule> rules);
    void setSilences(std::vector<Silence> silences);
    /// Takes over alerts that were pending or firing when the console was last closed: the episode goes on
    /// under its id. Nobody evaluated the rules meanwhile, so `holdFor` of a pending one begins anew with the
    /// first value that is seen; it waits at most `holdFor` for that value.
    void restore(std::vector<Alert> open);

    /// `values`: the newest sample of every series that may matter. Returns the alerts that changed state or
    /// value beyond what was last returned; those dropped from pending come back as Inactive.
    [[nodiscard]] std::vector<Alert> evaluate(std::span<const SeriesSample> values, const Moment& moment);

    /// Pairs of a rule and a value that the last evaluation judged: none means that nothing was looked at.
    [[nodiscard]] std::size_t judged() const { return m_judged; }

    /// Ends the open episodes of all series of an endpoint that is watched no more, and returns them: absence
    /// would keep them firing for ever.
    [[nodiscard]] std::vector<Alert> endEndpoint(const std::string& endpointId, Timestamp now);

    /// Returns the changed alert, or nothing when none of that id is open.
    [[nodiscard]] std::optional<Alert> acknowledge(const std::string& alertId,
                                                   Acknowledgement acknowledgement);
    /// Sets it back, to nothing or to an earlier one.
    [[nodiscard]] std::optional<Alert> restoreAcknowledgement(const std::string& alertId,
                                                              std::optional<Acknowledgement> earlier);

    /// Pending and firing ones.
    [[nodiscard]] std::vector<Alert> open() const;
    /// Returns nothing when no alert of that id is open.
    [[nodiscard]] std::optional<Alert> find(const std::string& alertId) const;

private:
    struct Instance
    {
        Alert alert;
        // By the uptime of each Moment.
        /// Since when the value has been on the good side; nothing: it is not.
        std::optional<Duration> goodSince;
        /// Since when the condition has held; nothing: pending, restored, and not seen since.
        std::optional<Duration> holdsSince;
        std::optional<Duration> awaitedSince; ///< first evaluation that missed it in that state
    };
    /// The newest usable value of a watched series.
    struct Live
    {
        const AlertRule* rule;
        double value;
    };
    using Key = std::pair<std::string, Labels>; ///< rule id, series labels

    enum class Change { None, Value, State };

    [[nodiscard]] const AlertRule* rule(const std::string& id) const;
    [[nodiscard]] std::map<Key, Live> liveValues(std::span<const SeriesSample> values) const;
    void begin(const Key& key, const Live& live, const Moment& moment);
    /// One step of an open episode; `value` is null when its series has none.
    Change advance(const Key& key, Instance& instance, const double* value, const Moment& moment) const;
    static Change stepPending(Instance& instance, const double* value, const Moment& moment);
    static Change stepFiring(Instance& instance, const double* value, const Moment& moment);
    static Change end(Alert& alert, Timestamp now);
    /// Returns true when another silence (or none) is in force than before.
    bool renewSilence(Alert& alert, const Moment& moment) const;

    std::vector<AlertRule> m_rules;
    std::vector<Silence> m_silences;
    std::map<Key, Instance> m_instances;
    std::size_t m_judged = 0;
};

} // namespace qd
