// SPDX-License-Identifier: Apache-2.0
#include "models/base/latestjob.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace qd;

namespace {

Result<int> untilCancelled(const CancelToken& cancel)
{
    while (!cancel.isCancelled())
        QThread::yieldCurrentThread();
    return fail(ErrorKind::Cancelled, {}, {});
}

} // namespace

class TestLatestJob : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheNewestAnswers()
    {
        LatestJob job;
        std::vector<int> answers;
        for (int i = 0; i < 100; ++i) // whether the earlier ones have ended, run or still wait
            job.run(
                this, [i](const CancelToken&) -> Result<int> { return i; },
                [&answers](const Result<int>& answer) { answers.push_back(*answer); });
        QVERIFY(job.isRunning());
        QCOMPARE(job.begun(), std::uint64_t(100));
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(answers, std::vector<int>{99});
    }

    void theEarlierOneIsCancelled()
    {
        LatestJob job;
        QSemaphore ended;
        job.run(
            this,
            [&ended](const CancelToken& cancel) {
                auto outcome = untilCancelled(cancel);
                ended.release();
                return outcome;
            },
            [](const Result<int>&) { QFAIL("superseded"); });
        bool isAnswered = false;
        job.run(
            this, [](const CancelToken&) -> Result<int> { return 1; },
            [&isAnswered](const Result<int>&) { isAnswered = true; });
        ended.acquire();
        QTRY_VERIFY(isAnswered);
    }

    void cancelledIsAnAnswerDroppedIsNone()
    {
        LatestJob job;
        std::optional<ErrorKind> kind;
        const auto take = [&](const Result<int>& answer) {
            QVERIFY(!job.isRunning());
            kind = answer.error().kind;
        };
        job.run(this, untilCancelled, take);
        job.cancel();
        QVERIFY(job.isRunning());
        QTRY_COMPARE(kind, ErrorKind::Cancelled);

        kind.reset();
        job.run(this, untilCancelled, take);
        job.drop();
        QVERIFY(!job.isRunning());
        bool isAnswered = false;
        runOnPool(
            this, [](const CancelToken&) -> Result<int> { return 1; },
            [&isAnswered](const Result<int>&) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        QVERIFY(!kind);
    }

    void nothingComesAfterItsEnd()
    {
        int answers = 0;
        std::function<void(int)> late;
        {
            LatestJob job;
            late = job.await([&answers](int) { ++answers; });
            late(1);
            late(2); // one per endpoint, say
        }
        late(3);
        QCOMPARE(answers, 2);
    }
};

QTEST_GUILESS_MAIN(TestLatestJob)
#include "tst_latestjob.moc"
