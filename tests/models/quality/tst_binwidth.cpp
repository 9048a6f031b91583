// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/binwidth.h"

#include <QTest>

using namespace qd;
using namespace std::chrono_literals;

class TestBinWidth : public QObject
{
    Q_OBJECT

private slots:
    void isTheNarrowestRoundOneThatCovers_data()
    {
        QTest::addColumn<qint64>("extent");
        QTest::addColumn<qint64>("bins");
        QTest::addColumn<qint64>("width");
        const auto row = [](const char* name, Duration extent, qint64 bins, Duration width) {
            QTest::newRow(name) << qint64(extent.count()) << bins << qint64(width.count());
        };
        row("nothing", 0ms, 60, 1s);
        row("just fits", 60s, 60, 1s);
        row("a little more", 60'001ms, 60, 2s);
        row("an hour", 1h, 60, 1min);
        row("a day", 24h, 60, 30min);
        row("wider than a year each", 24h * 365 * 130, 60, 24h * 365 * 130 / 60 + 1ms);
    }
    void isTheNarrowestRoundOneThatCovers()
    {
        QFETCH(qint64, extent);
        QFETCH(qint64, bins);
        QFETCH(qint64, width);
        QCOMPARE(qint64(roundBinWidth(Duration{extent}, bins).count()), width);
    }
};

QTEST_APPLESS_MAIN(TestBinWidth)
#include "tst_binwidth.moc"
