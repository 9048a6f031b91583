// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_chartsframes.h"

#include <QElapsedTimer>
#include <QThread>

#include <ctime>

namespace qd {

namespace {

constexpr qint64 patience = 60'000; ///< ms
constexpr qint64 framePause = 16;   ///< ms

double milliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

MeteredApplication& application()
{
    return *static_cast<MeteredApplication*>(QCoreApplication::instance());
}

} // namespace

MeteredApplication::Busy MeteredApplication::take()
{
    return std::exchange(m_busy, {});
}

void MeteredApplication::run(const std::function<void()>& work)
{
    ++m_depth;
    const double wall = milliseconds(CLOCK_MONOTONIC);
    const double processor = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    work();
    if (--m_depth > 0)
        return;
    m_busy.wall += milliseconds(CLOCK_MONOTONIC) - wall;
    m_busy.processor += milliseconds(CLOCK_THREAD_CPUTIME_ID) - processor;
}

bool MeteredApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    if (event->type() == QEvent::UpdateRequest && receiver->isWidgetType())
        ++m_busy.paints;
    bool handled = false;
    run([&] { handled = QApplication::notify(receiver, event); });
    return handled;
}

namespace {

/// Takes what the application was busy with, frame by frame.
class FrameWatch
{
public:
    explicit FrameWatch(Measured& measured) : m_measured(measured) {}

    void beginStep()
    {
        m_sinceStep.start();
        m_sinceFrame.start();
        m_lag = 0;
        m_processor = 0;
    }

    /// A frame that painted nothing is none: what was done in it is of the next that does.
    void look()
    {
        if (application().paints() > m_paints) {
            m_paints = application().paints();
            m_lag = static_cast<double>(m_sinceStep.nsecsElapsed()) * 1e-6;
        }
        if (m_sinceFrame.elapsed() >= framePause)
            endFrame();
    }

    void endStep()
    {
        endFrame();
        if (m_lag > 0)
            m_measured.lags.push_back(m_lag);
        m_measured.processors.push_back(m_processor);
    }

private:
    void endFrame()
    {
        m_sinceFrame.start();
        if (application().paints() == 0)
            return;
        m_measured.frames.push_back(application().take());
        m_processor += m_measured.frames.back().processor;
        m_paints = 0;
    }

    Measured& m_measured;
    QElapsedTimer m_sinceStep;
    QElapsedTimer m_sinceFrame;
    int m_paints = 0;
    double m_lag = 0;
    double m_processor = 0;
};

} // namespace

Measured measureFrames(const Motion& motion, const std::function<void(int)>& step)
{
    Measured measured;
    FrameWatch watch(measured);
    std::ignore = application().take();
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < motion.steps && whole.elapsed() < motion.longest; ++i) {
        QElapsedTimer timer;
        timer.start();
        watch.beginStep();
        application().run([&] { step(i); });
        do {
            QCoreApplication::processEvents();
            watch.look();
            QThread::usleep(200);
        } while (timer.elapsed() < motion.pause);
        watch.endStep();
    }
    return measured;
}

void waitUntil(const std::function<bool()>& isSo)
{
    QElapsedTimer timer;
    timer.start();
    while (!isSo()) {
        if (timer.elapsed() > patience)
            qFatal("What the benchmark waits for does not happen.");
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
}

} // namespace qd
