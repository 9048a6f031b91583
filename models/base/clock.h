// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <atomic>

namespace qd {

/// Where "now" comes from; replaced in tests. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;

    /// The machine's clock; lives for the whole program.
    static const Clock& system();
};

/// A clock that stands still until it is told to move.
class ManualClock : public Clock
{
public:
    explicit ManualClock(Timestamp start) : m_ms(start.ms) {}
    [[nodiscard]] Timestamp now() const override { return {m_ms.load()}; }
    void advance(Duration by) { m_ms += by.count(); }
    void set(Timestamp t) { m_ms = t.ms; }

private:
    std::atomic<std::int64_t> m_ms;
};

} // namespace qd
