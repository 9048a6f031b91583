// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

/// The kinds of EventRecord.
namespace eventkind {
inline constexpr const char* version = "version";          ///< a model began to serve another version
inline constexpr const char* rollback = "rollback";        ///< the operator had a model serve another version
inline constexpr const char* state = "state";              ///< the state of an endpoint changed
inline constexpr const char* scrapeError = "scrape-error"; ///< an endpoint brought no metrics
inline constexpr const char* logError = "log-error"; ///< a followed log could not be read, or not all of it
inline constexpr const char* collection = "collection"; ///< the console began, ended or missed collecting
} // namespace eventkind

} // namespace qd
