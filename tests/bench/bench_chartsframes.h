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
    bool notify(QObject* receiver, QEvent* event) override;
    /// Does it here and counts it.
    void run(const std::function<void()>& work);

private:
    Busy m_busy;
    int m_depth = 0;
};

/// Does `step(i)` for each of `count` frames, `pause` ms apart or as soon as the one before is done, and
/// tells what the GUI thread had to do from one to the next.
[[nodiscard]] std::vector<MeteredApplication::Busy> measureFrames(int count, int pause,
                                                                  const std::function<void(int)>& step);

/// Handles events, which nobody counts, until it is so; ends the benchmark when it never becomes so.
void waitUntil(const std::function<bool()>& isSo);

} // namespace qd
