// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <atomic>
#include <string>

namespace qd {

/// Where "now" comes from; replaced in tests. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    /// What the machine takes the time to be. Anybody can set it, to any year, at any moment.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// How long the machine has been up, suspended or not. Nobody can set it: what must not be moved by a
    /// wrong or corrected clock is measured by it. Two of them can be compared when boot() is the same.
    [[nodiscard]] virtual Duration uptime() const = 0;
    /// Names the start of the machine that uptime() counts from.
    [[nodiscard]] virtual std::string boot() const = 0;

    /// The machine's clock; lives for the whole program.
    static const Clock& system();
};

/// A clock that stands still until it is told to move.
class ManualClock : public Clock
{
public:
    explicit ManualClock(Timestamp start) : m_ms(start.ms) {}
    [[nodiscard]] Timestamp now() const override { return {m_ms.load()}; }
    [[nodiscard]] Duration uptime() const override { return Duration(m_uptimeMs.load()); }
    [[nodiscard]] std::string boot() const override { return "boot " + std::to_string(m_boot.load()); }
    /// Time passes.
    void advance(Duration by)
    {
        m_ms += by.count();
        m_uptimeMs += by.count();
    }
    /// Somebody sets the clock; no time passes.
    void set(Timestamp t) { m_ms = t.ms; }
    /// The machine was off, for a while that nothing of it has measured.
    void restartMachine(Duration wasOff)
    {
        m_ms += wasOff.count();
        m_uptimeMs = 0;
        ++m_boot;
    }

private:
    std::atomic<std::int64_t> m_ms;
    std::atomic<std::int64_t> m_uptimeMs = 3'600'000;
    std::atomic<int> m_boot = 1;
};

} // namespace qd
