// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/logposition.h"
#include "models/base/predictionrecord.h"
#include "models/base/sample.h"

#include <string>
#include <vector>

/// The rows of the history as plain values. The history knows nothing of what the documents mean; the
/// folders above it (alerts, serving, incidents) own their JSON.
namespace qd {

/// A prediction and the endpoint whose log it came from. Identity: (endpoint, model, requestId) when there is
/// an id.
struct StoredPrediction
{
    std::string endpoint;
    PredictionRecord record;
};

/// Says nothing of a model: it is the label of every prediction of the endpoint with its request id.
struct StoredLabel
{
    std::string endpoint;
    LabelRecord record;
};

/// Something that happened, drawn as a marker; its kind is one of eventkinds.h. Also where texts that change
/// rarely belong, such as the version that a model runs.
struct EventRecord
{
    std::int64_t id = 0; ///< 0 before it is stored
    Timestamp at;
    std::string kind;
    std::string endpoint;
    std::string model;
    std::string detail; ///< JSON object
};

/// A named JSON document of which the latest wins; its kind is one of documentkinds.h. An empty body removes
/// it.
struct DocumentRecord
{
    std::string kind;
    std::string id;
    std::string body;
};

/// One alert instance from the moment it became pending; updated in place as its state changes.
struct AlertRecord
{
    std::string id;     ///< UUID
    std::string ruleId; ///< the rule as it was is inside `body`
    std::string endpoint;
    std::string model;
    std::string state; ///< "pending", "firing", "resolved"
    Timestamp pendingAt;
    Timestamp firingAt;   ///< ms 0: never fired
    Timestamp resolvedAt; ///< ms 0: not yet
    std::string body;     ///< JSON: rule, value, acknowledgement, silence
};

/// An incident's current document and, append-only, each step of it as it looked then.
struct IncidentRecord
{
    std::string id; ///< UUID
    Timestamp openedAt;
    Timestamp closedAt; ///< ms 0: still open
    std::string step;   ///< the wizard page on which it stands
    std::string body;   ///< JSON
};

struct IncidentStepRecord
{
    std::int64_t id = 0;
    std::string incident;
    Timestamp at;
    std::string step;
    std::string body; ///< JSON: frozen evidence of that moment
};

/// One line of the audit trail. Written before the action is carried out ("intended") and again with its
/// outcome ("succeeded", "failed"), or first "unconfirmed" while nobody can tell; rows are never changed or
/// removed.
struct AuditRecord
{
    std::int64_t id = 0;
    Timestamp at;
    std::string actor;      ///< login name on this machine
    std::string action;     ///< one of auditaction, see auditkinds.h
    std::string phase;      ///< one of auditphase
    std::string actionId;   ///< UUID that ties the phases together
    std::string incident;   ///< may be empty
    std::string target;     ///< endpoint/model
    std::string body;       ///< JSON: reason, exact requests, answers; no secrets
    std::string previous{}; ///< hexadecimal, see auditchain.h; likewise the next one. The history's own
    std::string hash{};
};

/// Many samples of one series, in any order: the cheap way to hand over a backfill.
struct SeriesRun
{
    SeriesKey key;
    std::vector<Sample> samples;
};

/// One atomic unit of facts: all of it is in the history after the acknowledgement, or none of it.
struct WriteBatch
{
    std::vector<SeriesSample> samples{};
    std::vector<SeriesRun> runs{}; ///< written after `samples`
    std::vector<StoredPrediction> predictions{};
    std::vector<StoredLabel> labels{};
    std::vector<LogPosition> logPositions{};
    std::vector<EventRecord> events{};
    std::vector<DocumentRecord> documents{};
    std::vector<AlertRecord> alerts{};       ///< insert or replace by id
    std::vector<IncidentRecord> incidents{}; ///< insert or replace by id
    std::vector<IncidentStepRecord> incidentSteps{};
    std::vector<AuditRecord> audit{};

    [[nodiscard]] bool isEmpty() const
    {
        return samples.empty() && runs.empty() && predictions.empty() && labels.empty() &&
               logPositions.empty() && events.empty() && documents.empty() && alerts.empty() &&
               incidents.empty() && incidentSteps.empty() && audit.empty();
    }
};

} // namespace qd
