// SPDX-License-Identifier: Apache-2.0
#include "app/commands/meaningoptions.h"

#include <QTest>

using namespace qd;

/// What a user says of a log on the command line.
class TestMeaningOptions : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsSaid()
    {
        const auto meaning =
            readMeaning({.options = {{"column", {"churned=label", "took=latency:us", "a=b=score"}},
                                     {"task", {"binary"}},
                                     {"positive", {"yes"}},
                                     {"score", {"probability:a:b"}},
                                     {"id", {"order"}},
                                     {"time", {"moment"}},
                                     {"time-unit", {"excel-days"}},
                                     {"zone", {"-05:30"}},
                                     {"decimal", {"comma"}},
                                     {"missing", {"-999", "unknown"}}}});
        QVERIFY2(meaning, meaning ? "" : qPrintable(meaning.error().text()));
        const auto& fields = meaning->columns.fields;
        QCOMPARE(fields.at("churned").field, LogField::Label);
        QCOMPARE(fields.at("took").field, LogField::Latency);
        QCOMPARE(fields.at("took").unitSeconds, 1e-6);
        QCOMPARE(fields.at("a=b").field, LogField::Probability);
        QCOMPARE(fields.at("order").field, LogField::RequestId);
        QCOMPARE(fields.at("moment").field, LogField::Timestamp);
        QCOMPARE(meaning->columns.ids, IdMeaning::Requests);
        QCOMPARE(meaning->columns.timeUnit, TimeUnit::ExcelDays);
        QCOMPARE(meaning->columns.zoneMinutes, -330);
        QCOMPARE(meaning->columns.missing, (std::vector<std::string>{"-999", "unknown"}));
        QCOMPARE(meaning->answers.decimal, ',');
        QCOMPARE(meaning->answers.task, std::optional(TaskKind::Classification));
        QVERIFY(meaning->answers.score == (SaidScore{ScoreKind::Probability, "a:b"}));
        QCOMPARE(meaning->positiveClass, std::string("yes"));
    }

    void nothingSaidIsLeftToBeDecided() { QVERIFY(readMeaning({}).value().isEmpty()); }

    void refusesWhatNothingMeans_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::newRow("a column without a meaning") << "column"
                                                    << "label";
        QTest::newRow("a meaning that is none") << "column"
                                                << "a=wish";
        QTest::newRow("a unit of what has none") << "column"
                                                 << "a=label:ms";
        QTest::newRow("a unit that is none") << "column"
                                             << "a=latency:weeks";
        QTest::newRow("a score without its class") << "score"
                                                   << "probability:";
        QTest::newRow("a score that is none") << "score"
                                              << "certainty";
        QTest::newRow("a zone by its name") << "zone"
                                            << "Berlin";
        QTest::newRow("a zone beyond the last one") << "zone"
                                                    << "+15:00";
    }
    void refusesWhatNothingMeans()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        const auto meaning = readMeaning({.options = {{option, {value}}}});
        QVERIFY(!meaning);
        QCOMPARE(meaning.error().kind, ErrorKind::Invalid);
        QVERIFY(meaning.error().what.contains("--" + option) && meaning.error().what.contains(value));
    }

    void everyMeaningHasAName()
    {
        for (int i = 0; i <= logFieldCount; ++i)
            QVERIFY(!roleName(static_cast<LogField>(i)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMeaningOptions)
#include "tst_meaningoptions.moc"
