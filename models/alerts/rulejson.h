// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertrule.h"
#include "models/base/jsonfields.h"

/// The stored form of a rule, on its own and as part of an alert. Private to this folder.
namespace qd::json {

template <>
inline constexpr std::array idsOf<Severity>{std::pair{Severity::Info, std::string_view("info")},
                                            std::pair{Severity::Warning, std::string_view("warning")},
                                            std::pair{Severity::Critical, std::string_view("critical")}};

template <>
inline constexpr std::array idsOf<LimitSide>{std::pair{LimitSide::Above, std::string_view("above")},
                                             std::pair{LimitSide::Below, std::string_view("below")}};

template <>
inline constexpr auto fieldsOf<AlertRule> =
    std::tuple{Field{"id", &AlertRule::id, Need::Required},
               Field{"name", &AlertRule::name, Need::Required},
               Field{"metric", &AlertRule::metric, Need::Required},
               Field{"labels", &AlertRule::labels},
               PartField{"comparison", &AlertRule::condition, &Condition::side, Need::Required},
               PartField{"threshold", &AlertRule::condition, &Condition::threshold, Need::Required},
               Field{"hold_for_ms", &AlertRule::holdFor},
               Field{"severity", &AlertRule::severity, Need::Required},
               PartField{"resolve_threshold", &AlertRule::condition, &Condition::resolveThreshold},
               Field{"resolve_for_ms", &AlertRule::resolveFor},
               Field{"enabled", &AlertRule::enabled}};

} // namespace qd::json
