// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <functional>

namespace qd {

class BatchWriter;
class Database;

/// Work on the file that can wait: the writer thread does it a slice at a time, whenever no batch is waiting.
/// Everything here runs on that thread.
class Chore
{
public:
    /// Returns true when a slice should end: a batch is waiting, or the slice has taken long enough.
    using Pause = std::function<bool()>;

    virtual ~Chore() = default;

    /// One slice: at least one small piece of work, in transactions of its own, then more until `pause` says
    /// so. True when everything is done.
    [[nodiscard]] virtual Result<bool> advance(const Database& database, BatchWriter& writer,
                                               const Pause& pause) = 0;
    /// Called once, at the end: done, failed in a slice, or cancelled with the thread.
    virtual void finish(const Result<void>& result, BatchWriter& writer) = 0;
};

} // namespace qd
