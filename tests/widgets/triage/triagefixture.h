// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/monitor/monitor.h"
#include "models/net/secretstore.h"
#include "models/operator/operatoractions.h"
#include "models/serving/consentregister.h"
#include "tests/widgets/triage/scriptedfleet.h"

#include <QTemporaryDir>

#include <memory>

namespace qd::test {

inline constexpr Timestamp storyStart{1'767'268'800'000}; ///< 2026-01-01T12:00:00Z
inline constexpr Timestamp onset{storyStart.ms + 300'000};
inline constexpr Timestamp noticed{storyStart.ms + 420'000};

/// A real history in which version 2 of `fraud` goes live after five minutes and is worse: accuracy falls
/// from about 95 % to 78 %, latency triples. Two minutes later it is noticed. The network is scripted.
class TriageFixture
{
public:
    /// `affix` stands behind every name: of models, endpoints, rules, classes, countries, incidents.
    explicit TriageFixture(const QString& affix = {});

    ManualClock clock{noticed};
    ScriptedFleet fleet;
    QTemporaryDir folder;
    std::unique_ptr<History> history;
    std::unique_ptr<SecretStore> secrets = makeMemorySecretStore();
    std::shared_ptr<ConsentRegister> consents = std::make_shared<ConsentRegister>();
    std::unique_ptr<Monitor> monitor;
    std::unique_ptr<OperatorActions> actions;
    Alert alert;

    /// Opened from the alert, saved, standing at the first page.
    [[nodiscard]] Incident openIncident();
    /// As the history has it now.
    [[nodiscard]] Incident stored(const std::string& id);
    [[nodiscard]] std::vector<IncidentStepRecord> steps(const std::string& id);
    [[nodiscard]] std::vector<AuditRecord> audit(const std::string& id);

    /// Traffic from `from` to `to`, ten predictions a second, of whichever version of fraud serves.
    void addTraffic(Timestamp from, Timestamp to, int version);
    /// Moves the clock on to `to`, with traffic until then.
    void liveUntil(Timestamp to);

private:
    [[nodiscard]] std::unique_ptr<HistoryReader> reader();
    void addEndpoints();

    const QString m_affix;
    const Labels m_fraudLabels;
    Timestamp m_trafficUntil = noticed;
};

} // namespace qd::test
