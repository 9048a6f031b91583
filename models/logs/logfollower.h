// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/logposition.h"
#include "models/base/predictionrecord.h"

#include <memory>
#include <optional>
#include <vector>

namespace qd {

/// What one poll of a followed log brought.
struct FollowedLines
{
    std::vector<PredictionRecord> predictions;
    std::vector<LabelRecord> labels;
    LogPosition position; ///< store it together with the records: then none is lost or read twice
    /// Lines that could not be read ("PATH, line N"), a deleted or truncated file…: each is told once. At
    /// most a hundred lines per poll are told one by one.
    std::vector<Error> errors;
    std::optional<Error>
        standing;             ///< why the log cannot be followed just now; told by every poll while it lasts
    bool mayHaveMore = false; ///< the size bound was reached; poll again soon
};

/// Follows one prediction log through appends, rotation by rename (the old file is read to its end first,
/// even after a restart when a file with the stored inode lies beside it), copy-truncate, deletion and late
/// creation. A last line without a newline waits until it is complete; the one of a file that was rotated
/// away is final. Lines longer than 1 MiB are skipped and reported. Blocking reads of about `maxBytes` per
/// poll (never less than one longest line); use on one worker thread.
class LogFollower
{
public:
    LogFollower(std::string path, LogPosition resumeAt, std::int64_t maxBytes = 4 * 1024 * 1024);
    ~LogFollower();

    /// Lines whose time is not within `recordable` are told as errors.
    [[nodiscard]] FollowedLines poll(TimeRange recordable = {{INT64_MIN}, {INT64_MAX}});
    [[nodiscard]] const std::string& path() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
