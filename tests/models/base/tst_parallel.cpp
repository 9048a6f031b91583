// SPDX-License-Identifier: Apache-2.0
#include "models/base/parallel.h"

#include <QTest>

#include <atomic>
#include <new>
#include <vector>

using namespace qd;

class TestParallel : public QObject
{
    Q_OBJECT

private slots:
    void eachNumberComesOnce_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {0, 1, 2, 8, 100})
            QTest::addRow("%d", threads) << threads;
    }

    void eachNumberComesOnce()
    {
        QFETCH(int, threads);
        for (const std::size_t count : {0U, 1U, 3U, 1'000U}) {
            std::vector<std::atomic<int>> calls(count);
            const auto done = parallelFor(
                count,
                [&](std::size_t i) -> Result<void> {
                    ++calls[i];
                    return {};
                },
                {}, std::size_t(threads));
            QVERIFY(done);
            for (const auto& each : calls)
                QCOMPARE(int(each), 1);
        }
    }

    void theFirstFailureEndsIt()
    {
        std::atomic<int> calls = 0;
        const auto done = parallelFor(
            1'000'000,
            [&](std::size_t i) -> Result<void> {
                ++calls;
                return i == 10 ? fail(ErrorKind::Storage, "here", "torn") : Result<void>();
            },
            {}, 4);
        QVERIFY(!done);
        QCOMPARE(done.error().where, QString("here"));
        QVERIFY(calls < 1'000'000);
    }

    void cancellationEndsIt()
    {
        const CancelToken cancel;
        const auto done = parallelFor(
            1'000'000,
            [&](std::size_t i) -> Result<void> {
                if (i == 10)
                    cancel.cancel();
                return {};
            },
            cancel, 4);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    }

    /// On a helper, where it would end the program, or here, where the helpers would.
    void whatIsThrownArrivesAndEndsNobody()
    {
        for (std::size_t thrower = 0; thrower < 50; ++thrower) {
            bool isCaught = false;
            try {
                (void)parallelFor(
                    50,
                    [thrower](std::size_t i) -> Result<void> {
                        if (i == thrower)
                            throw std::bad_alloc();
                        return {};
                    },
                    {}, 4);
            } catch (const std::bad_alloc&) {
                isCaught = true;
            }
            QVERIFY(isCaught);
        }
    }
};

QTEST_APPLESS_MAIN(TestParallel)
#include "tst_parallel.moc"
