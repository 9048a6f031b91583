// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

/// The audit trail as a chain: each row holds the hash of the one before it and a hash of its own over that
/// and everything else that it says. Who changes, removes, moves or inserts a row breaks the chain there,
/// unless all that follows is made anew; that is what the head that is kept outside the file is for, see
/// audithead.h.
///
/// A row's hash is SHA-256 over the hash before it (32 bytes), its id and its time (each 8 bytes, the high
/// one first), and actor, action, phase, action_id, incident, target and body, each as the number of its
/// bytes (8 bytes, the high one first) and its UTF-8. Before the first row stands SHA-256 over "quarterdeck
/// audit trail 1\n", the identity of the history in which the trail began (32 hexadecimal digits), and the id
/// of the last row that was there before there were chains (8 bytes).
namespace qd {

using AuditHash = std::array<std::uint8_t, 32>;

[[nodiscard]] AuditHash auditSeed(const std::string& origin, std::int64_t migrated);
/// Returns the hash of `line`, which has its id, after the row with the hash `previous`.
[[nodiscard]] AuditHash auditHash(const AuditHash& previous, const AuditRecord& line);

/// Returns the hash; nothing for what cannot be one.
[[nodiscard]] std::optional<AuditHash> auditHashFrom(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string toHex(const AuditHash& hash);
[[nodiscard]] std::optional<AuditHash> auditHashFromHex(const std::string& digits);

/// Where a trail ends.
struct AuditHead
{
    std::int64_t rows = 0;
    std::int64_t last = 0; ///< the id of the last row
    AuditHash hash{};      ///< the hash of the last row, or what stands before the first one

    bool operator==(const AuditHead&) const = default;
};

} // namespace qd
