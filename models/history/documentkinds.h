// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

/// The kinds of DocumentRecord.
namespace documentkind {
inline constexpr const char* endpoint = "endpoint"; ///< an Endpoint, by its id
inline constexpr const char* rule = "rule";         ///< an AlertRule, by its id
inline constexpr const char* silence = "silence";   ///< a Silence, by its id
inline constexpr const char* serving = "serving";   ///< the version that a model served last
inline constexpr const char* setting = "setting";   ///< what holds for the whole history, see settingid
inline constexpr const char* mapping = "mapping";   ///< the names of a platform's metrics
inline constexpr const char* pin = "pin";           ///< a Pin, by its id
} // namespace documentkind

/// The ids of the documents of kind documentkind::setting.
namespace settingid {
inline constexpr const char* defaultRules = "default-rules"; ///< the default rules were given already
inline constexpr const char* retention = "retention";        ///< RetentionLimits
inline constexpr const char* tidied = "tidied";              ///< TidyTime, the time of the last clean-up
} // namespace settingid

} // namespace qd
