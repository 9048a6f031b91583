// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>

#include <functional>
#include <vector>

namespace qd {

/// Adds up what the GUI thread does: every event that it handles, painting among them, not its waiting.
class MeteredApplication : public QApplication
{
public:
    using QApplication::QApplication;

    /// In milliseconds, by the clock on the wall and by the thread's processor time.
    struct Busy
    {
        double wall = 0;
        double processor = 0;
        int paints = 0; ///< of windows
    };

    /// Since the last call.
    [[nodiscard]] Busy take();
    [[nodiscard]] int paints() const { return m_busy.paints; }
    bool notify(QObject* receiver, QEvent* event) override;
    /// Does it here and counts it.
    void run(const std::function<void()>& work);

private:
    Busy m_busy;
    int m_depth = 0;
};

/// What is to be done and seen at most.
struct Motion
{
    int steps = 0;
    int pause = 0;           ///< ms from one step to the next, at least
    qint64 longest = 60'000; ///< ms for all; slow ones are fewer
};

struct Measured
{
    /// What the GUI thread did for each frame that a display of 60 Hz got to show: all from the end of the
    /// frame before to the end of what this one painted, and whatever else happened in the time of a frame.
    std::vector<MeteredApplication::Busy> frames;
    std::vector<double> lags;       ///< ms from each step to the end of the last painting before the next
    std::vector<double> processors; ///< ms of processor time for each step with all frames that came of it
};

/// Does `step(i)` for each step of the motion.
[[nodiscard]] Measured measureFrames(const Motion& motion, const std::function<void(int)>& step);

/// Handles events, which nobody counts, until it is so; ends the benchmark when it never becomes so.
void waitUntil(const std::function<bool()>& isSo);

} // namespace qd
