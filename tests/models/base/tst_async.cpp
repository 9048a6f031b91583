// SPDX-License-Identifier: Apache-2.0
#include "models/base/async.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace qd;

class TestAsync : public QObject
{
    Q_OBJECT

private slots:
    void answerArrivesInTheContextsThread()
    {
        QThread* worked = nullptr;
        QThread* answered = nullptr;
        int value = 0;
        runOnPool(
            this,
            [&worked](const CancelToken&) -> Result<int> {
                worked = QThread::currentThread();
                return 42;
            },
            [&](Result<int> result) {
                answered = QThread::currentThread();
                value = *result;
            });
        QTRY_COMPARE(value, 42);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(worked != answered);
    }

    void whatWorkThrowsIsItsError()
    {
        std::vector<Error> errors;
        const auto note = [&](const Result<int>& result) { errors.push_back(result.error()); };
        const auto run = [&](auto thrown) {
            runOnPool(
                this, [thrown](const CancelToken&) -> Result<int> { throw thrown; }, note);
            const auto before = errors.size();
            QTRY_COMPARE(errors.size(), before + 1);
        };
        run(std::bad_alloc());
        QCOMPARE(errors.back().kind, ErrorKind::TooLarge);
        run(std::length_error("vector"));
        QCOMPARE(errors.back().kind, ErrorKind::TooLarge);
        run(std::runtime_error("broken"));
        QVERIFY(errors.back().what.contains("broken"));
        run(1);
        QVERIFY(!errors.back().what.isEmpty());
    }

    void contextThatDiesWhileWorkRunsGetsNothing()
    {
        QSemaphore mayEnd;
        QAtomicInt answers = 0;
        QAtomicInt ended = 0;
        for (int i = 0; i < 200; ++i) {
            auto context = std::make_unique<QObject>();
            runOnPool(
                context.get(),
                [&](const CancelToken&) -> Result<int> {
                    mayEnd.acquire();
                    ++ended;
                    return 1;
                },
                [&answers](const Result<int>&) { ++answers; });
            if (i % 2 == 0)
                context.reset();
            mayEnd.release();
            if (context) {
                const int before = answers;
                QTRY_COMPARE(int(answers), before + 1);
            }
        }
        QTRY_COMPARE(int(ended), 200);
        QCoreApplication::processEvents();
        QCOMPARE(int(answers), 100);
    }

    void cancelledWorkSaysSo()
    {
        QSemaphore started;
        std::optional<Error> error;
        const CancelToken cancel = runOnPool(
            this,
            [&started](const CancelToken& token) -> Result<int> {
                started.release();
                while (!token.isCancelled())
                    QThread::yieldCurrentThread();
                return fail(ErrorKind::Cancelled, {}, {});
            },
            [&error](const Result<int>& result) { error = result.error(); });
        started.acquire();
        cancel.cancel();
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
