// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QMetaType>

#include <cstdint>

namespace qd {

struct TidyRequest
{
    Timestamp now;
    /// Also bring samples into chunks of full size; without it only what is too old or too much is dropped.
    bool settle = true;
};

struct TidyProgress
{
    enum class Stage { Settling, Dropping, Measuring, Shrinking };

    Stage stage = Stage::Settling;
    double fraction = 0; ///< of the whole work, 0 to 1
};

/// What was dropped.
struct TidyReport
{
    std::int64_t samples = 0;
    std::int64_t series = 0; ///< that have no samples left
    std::int64_t predictions = 0;
    std::int64_t labels = 0;
    std::int64_t events = 0;
    std::int64_t alerts = 0;
    std::int64_t bytesBefore = 0; ///< of pages in use
    std::int64_t bytesAfter = 0;
    /// The limit of size could not be kept: what is left is pinned, or must never go.
    bool isStillTooLarge = false;

    [[nodiscard]] bool droppedAnything() const
    {
        return samples + series + predictions + labels + events + alerts > 0;
    }
};

} // namespace qd

Q_DECLARE_METATYPE(qd::TidyProgress)
