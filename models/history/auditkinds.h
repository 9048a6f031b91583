// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

/// The phases of an action in the audit trail: AuditRecord::phase.
namespace auditphase {
inline constexpr const char* intended = "intended";       ///< written before anything is done
inline constexpr const char* succeeded = "succeeded";     ///< written in one transaction with what was done
inline constexpr const char* failed = "failed";           ///< carried out to no effect, or not at all
inline constexpr const char* unconfirmed = "unconfirmed"; ///< begun, and nobody can tell the outcome yet
} // namespace auditphase

/// The actions in the audit trail: AuditRecord::action.
namespace auditaction {
inline constexpr const char* rollback = "rollback";
inline constexpr const char* undoRollback = "undo-rollback";
inline constexpr const char* saveEndpoint = "save-endpoint";
inline constexpr const char* agreeToEndpoint = "agree-to-endpoint";
inline constexpr const char* removeEndpoint = "remove-endpoint";
inline constexpr const char* restoreEndpoint = "restore-endpoint";
inline constexpr const char* saveRule = "save-rule";
inline constexpr const char* removeRule = "remove-rule";
inline constexpr const char* acknowledge = "acknowledge";
inline constexpr const char* withdrawAcknowledgement = "withdraw-acknowledgement";
inline constexpr const char* silence = "silence";
inline constexpr const char* expireSilence = "expire-silence";
inline constexpr const char* discardIncident = "discard-incident";
inline constexpr const char* tidy = "tidy"; ///< the history deleted old data
} // namespace auditaction

} // namespace qd
