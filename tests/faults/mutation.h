// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace qd {

/// What was done to a history.
struct Mutation
{
    QString what;
    /// Whether anything in the file still tells that samples or predictions are not as they were written. A
    /// row that was deleted by SQL, or a name that was changed by it, looks like one that we deleted or
    /// named.
    bool isProvable = true;
    /// The like of records (events, documents…), whose texts have no checksum.
    bool isOfRecords = false;
};

/// Changes the file in one way, which follows from the seed: bytes, pages, sizes, its schema, a row, or a
/// blob.
[[nodiscard]] Mutation mutate(const QString& path, std::uint64_t seed);

} // namespace qd
