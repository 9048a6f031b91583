// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/jsonfields.h"
#include "models/incidents/incident.h"

template <>
inline constexpr std::array qd::json::idsOf<qd::IncidentStep>{
    std::pair{qd::IncidentStep::Locate, std::string_view("locate")},
    std::pair{qd::IncidentStep::Analyse, std::string_view("analyse")},
    std::pair{qd::IncidentStep::Fix, std::string_view("fix")},
    std::pair{qd::IncidentStep::Verify, std::string_view("verify")},
    std::pair{qd::IncidentStep::Report, std::string_view("report")},
    std::pair{qd::IncidentStep::Closed, std::string_view("closed")}};

template <>
inline constexpr std::array qd::json::idsOf<qd::SwitchEffect>{
    std::pair{qd::SwitchEffect::Unknown, std::string_view("unknown")},
    std::pair{qd::SwitchEffect::TookEffect, std::string_view("took-effect")},
    std::pair{qd::SwitchEffect::NoEffect, std::string_view("no-effect")}};

template <>
inline constexpr std::array qd::json::idsOf<qd::Reply>{
    std::pair{qd::Reply::Open, std::string_view("open")},
    std::pair{qd::Reply::Accepted, std::string_view("accepted")},
    std::pair{qd::Reply::Refused, std::string_view("refused")},
    std::pair{qd::Reply::Doubtful, std::string_view("doubtful")}};

/// The stored form of an incident. Private to this folder: others use toRecord() and fromRecord().
namespace qd {

[[nodiscard]] std::string incidentToJson(const Incident& incident);
/// Unknown fields are ignored. The error's `where` is empty: the caller knows which record it was.
[[nodiscard]] Result<Incident> incidentFromJson(const std::string& json);

} // namespace qd
