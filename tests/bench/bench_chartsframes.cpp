// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_chartsframes.h"

#include <QElapsedTimer>
#include <QThread>

#include <ctime>

namespace qd {

namespace {

constexpr qint64 patience = 60'000; ///< ms
constexpr qint64 longest = 60'000;  ///< ms for the frames of one motion; slow ones are fewer

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

std::vector<MeteredApplication::Busy> measureFrames(int count, int pause,
                                                    const std::function<void(int)>& step)
{
    std::vector<MeteredApplication::Busy> frames;
    std::ignore = application().take();
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < count && whole.elapsed() < longest; ++i) {
        QElapsedTimer timer;
        timer.start();
        application().run([&] { step(i); });
        do {
            QCoreApplication::processEvents();
            QThread::usleep(200);
        } while (timer.elapsed() < pause);
        frames.push_back(application().take());
    }
    return frames;
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
