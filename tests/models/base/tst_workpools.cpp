// SPDX-License-Identifier: Apache-2.0
#include "models/base/async.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace qd;
using namespace std::chrono_literals;

/// Who waits for whom on the pools, and how they end.
class TestWorkPools : public QObject
{
    Q_OBJECT

private slots:
    void liveWorkNeverWaitsForOther()
    {
        const WorkPools pools;
        QSemaphore release;
        for (const Lane lane : {Lane::Background, Lane::Files}) {
            for (int i = 0; i < 200; ++i)
                runOnPool(
                    this,
                    [&release](const CancelToken& cancel) -> Result<int> {
                        while (!cancel.isCancelled() && !release.tryAcquire(1, 1))
                            ;
                        return 0;
                    },
                    [](const Result<int>&) {}, lane);
        }
        int answers = 0;
        for (int i = 0; i < 50; ++i)
            runOnPool(
                this, [](const CancelToken&) -> Result<int> { return 1; },
                [&answers](const Result<int>&) { ++answers; });
        QTRY_COMPARE(answers, 50);
    }

    void closingCancelsWhatRunsAndDropsWhatWaits()
    {
        QSemaphore begun;
        std::atomic<int> ended = 0;
        std::atomic<int> started = 0;
        {
            WorkPools pools;
            for (int i = 0; i < 100; ++i)
                runOnPool(
                    this,
                    [&](const CancelToken& cancel) -> Result<int> {
                        ++started;
                        begun.release();
                        while (!cancel.isCancelled())
                            QThread::yieldCurrentThread();
                        ++ended;
                        return 0;
                    },
                    [](const Result<int>&) {}, Lane::Background);
            begun.acquire();
            QVERIFY(pools.close(30s));
            QCOMPARE(int(ended), int(started));
            QVERIFY(started < 100);
            pools.start(Lane::Live, {}, [&] { ++started; });
        }
        QCOMPARE(int(ended), int(started));
        QVERIFY(!WorkPools::haveLeftThreads());
    }

    void whatIsThrownIsTheAnswer()
    {
        const WorkPools pools;
        std::optional<Error> error;
        runOnPool(
            this, [](const CancelToken&) -> Result<int> { throw std::bad_alloc(); },
            [&error](const Result<int>& result) { error = result.error(); });
        QTRY_VERIFY(error);
        QVERIFY2(error->text().contains("memory"), qPrintable(error->text()));
    }

    void theNewestPoolsAreUsed()
    {
        const WorkPools outer;
        QCOMPARE(&WorkPools::current(), &outer);
        auto first = std::make_unique<WorkPools>();
        auto second = std::make_unique<WorkPools>();
        QCOMPARE(&WorkPools::current(), second.get());
        first.reset();
        QCOMPARE(&WorkPools::current(), second.get());
        second.reset();
        QCOMPARE(&WorkPools::current(), &outer);
    }

    /// Last: it leaves a thread behind, which must not find what it uses gone.
    void whoeverHangsIsLeftBehind()
    {
        static QSemaphore hang;
        QElapsedTimer elapsed;
        {
            WorkPools pools;
            QSemaphore begun;
            pools.start(Lane::Files, {}, [&begun] {
                begun.release();
                hang.acquire();
            });
            begun.acquire();
            elapsed.start();
            QVERIFY(!pools.close(50ms));
        }
        QVERIFY(elapsed.elapsed() >= 50);
        QVERIFY(WorkPools::haveLeftThreads());
        hang.release();
    }
};

QTEST_GUILESS_MAIN(TestWorkPools)
#include "tst_workpools.moc"
