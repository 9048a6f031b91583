// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include "models/evaluation/findings/findings.h"
#include "models/evaluation/rows/rowsample.h"
#include "tests/support/plannedlog.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace qd;
using plannedlog::Fault;
using plannedlog::Kind;
using plannedlog::Plan;

namespace {

std::vector<PredictionRecord> recordsOf(const Plan& plan)
{
    std::vector<PredictionRecord> records;
    plannedlog::Writer writer(plan);
    for (std::int64_t i = 0; i < plan.rows; ++i) {
        const plannedlog::Row row = writer.next();
        PredictionRecord one;
        one.at = {row.at};
        one.version = row.version;
        one.prediction = row.prediction;
        one.label = row.label;
        if (!std::isnan(row.probability))
            one.probability =
                plan.kind == Kind::Binary && row.prediction == "0" ? 1 - row.probability : row.probability;
        one.latencySeconds = row.latencyMs / 1000;
        one.status = row.status;
        QString attributes = QStringLiteral(R"({"pod":"%1","merchant":"%2","x0":%3,"x1":%4,"x2":%5)")
                                 .arg(QString::fromStdString(row.pod), QString::fromStdString(row.merchant))
                                 .arg(row.x[0], 0, 'g', 9)
                                 .arg(row.x[1], 0, 'g', 9)
                                 .arg(row.x[2]);
        if (!row.region.empty())
            attributes += QStringLiteral(R"(,"region":"%1")").arg(QString::fromStdString(row.region));
        if (!std::isnan(row.x[3]))
            attributes += QStringLiteral(R"(,"x3":%1)").arg(row.x[3], 0, 'g', 9);
        one.attributes = (attributes + u'}').toStdString();
        records.push_back(std::move(one));
    }
    return records;
}

EvaluationPtr evaluated(const Plan& plan)
{
    return evaluationlog::evaluated(recordsOf(plan));
}

bool finds(const std::vector<Finding>& findings, Finding::Kind kind, const QString& subject)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& one) { return one.kind == kind && one.subject.contains(subject); });
}

} // namespace

/// How often findings are false, and that faults are found and told once. `./dev bench calibration` shows it
/// at all sizes.
class TestFalseFindings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void nothingIsFoundWhereNothingIsWrong_data()
    {
        QTest::addColumn<qint64>("rows");
        QTest::addColumn<int>("logs");
        QTest::newRow("60 rows") << qint64{60} << 60;
        QTest::newRow("90 rows") << qint64{90} << 60;
        QTest::newRow("300 rows") << qint64{300} << 45;
        QTest::newRow("1,000 rows") << qint64{1'000} << 18;
    }

    /// The seeds are fixed, and so is the number; it is at most what one in twenty may reach by chance.
    void nothingIsFoundWhereNothingIsWrong()
    {
        QFETCH(qint64, rows);
        QFETCH(int, logs);
        int found = 0;
        QStringList texts;
        for (int i = 0; i < logs; ++i) {
            const auto findings =
                findingsOf(*evaluated({.kind = Kind(i % 3), .rows = rows, .seed = std::uint32_t(i + 1)}));
            found += findings.empty() ? 0 : 1;
            for (const Finding& one : findings)
                texts << one.what + u' ' + one.howSure;
        }
        QVERIFY2(found * 100 <= logs * 8, qPrintable(texts.join('\n')));
    }

    void everyFindingHasItsEvidence()
    {
        for (const Fault fault : {Fault::Version, Fault::Slice, Fault::Break, Fault::Drift}) {
            const auto evaluation = evaluated({.rows = 3'000, .fault = fault, .size = 0.2});
            for (const Finding& one : findingsOf(*evaluation)) {
                QVERIFY2(one.pValue && *one.pValue <= 0.05, qPrintable(one.what));
                QVERIFY2(one.howSure.contains("after correction for all"), qPrintable(one.howSure));
            }
            QVERIFY(evaluation->tests > 0);
        }
    }

    void faultsAreFound()
    {
        const auto version = findingsOf(*evaluated({.rows = 3'000, .fault = Fault::Version, .size = 0.2}));
        QVERIFY(finds(version, Finding::Kind::Version, "2"));
        const auto slice = findingsOf(*evaluated({.rows = 3'000, .fault = Fault::Slice, .size = 0.2}));
        QVERIFY(finds(slice, Finding::Kind::Slice, "pod = c"));
        const auto broken = findingsOf(*evaluated({.rows = 3'000, .fault = Fault::Break, .size = 0.2}));
        QVERIFY(finds(broken, Finding::Kind::Change, {}));
        const auto drift = findingsOf(*evaluated({.rows = 3'000, .fault = Fault::Drift, .size = 1}));
        QVERIFY(finds(drift, Finding::Kind::Drift, "x0"));
    }

    /// A version serves one pod only: that pod, and the time since, are no worse but for the version.
    void whatAVersionCausesIsToldOnce()
    {
        auto records = recordsOf({.rows = 4'000, .fault = Fault::Version, .size = 0.3});
        for (PredictionRecord& one : records) {
            if (one.version == "2")
                one.attributes.replace(one.attributes.find("\"pod\":\"") + 7, 1, "c");
        }
        const auto findings = findingsOf(*evaluationlog::evaluated(records));
        QVERIFY(finds(findings, Finding::Kind::Version, "2"));
        for (const Finding& one : findings) {
            QVERIFY2(one.kind != Finding::Kind::Slice, qPrintable(one.what));
            QVERIFY2(one.kind != Finding::Kind::Change, qPrintable(one.what));
            QVERIFY2(one.kind != Finding::Kind::Period, qPrintable(one.what));
        }
    }

    void aMissingValueIsASlice()
    {
        auto records = recordsOf({.rows = 3'000});
        for (PredictionRecord& one : records) {
            if (one.attributes.find("region") == std::string::npos)
                one.label = one.prediction == "1" ? "0" : "1";
        }
        const auto findings = findingsOf(*evaluationlog::evaluated(records));
        QVERIFY(finds(findings, Finding::Kind::Slice, "region is missing"));
    }

    void saysWhatWasNotSearched()
    {
        const auto evaluation = evaluated({.rows = 300});
        QVERIFY(findingsOf(*evaluation).empty());
        const QString notes =
            QStringList(evaluation->unsearched.begin(), evaluation->unsearched.end()).join(' ');
        QVERIFY2(notes.contains("x0") && notes.contains("merchant"), qPrintable(notes));
        QVERIFY(nothingText(*evaluation).contains("in what was searched"));
    }

    void columnsBeyondThoseThatAreCombinedAreSearchedToo()
    {
        auto records = recordsOf({.rows = 2'000});
        for (std::size_t i = 0; i < records.size(); ++i) {
            std::string more;
            for (int column = 0; column < 20; ++column)
                more += ",\"z" + std::to_string(column) + "\":\"" +
                        "uvw"[(i * 7 + std::size_t(column) * i / 3) % 3] + '"';
            const bool isBad = i % 5 == 0;
            more += std::string(",\"zz\":\"") + (isBad ? "bad" : "good") + '"';
            records[i].attributes.insert(records[i].attributes.size() - 1, more);
            if (isBad)
                records[i].label = records[i].prediction == "1" ? "0" : "1";
        }
        const auto evaluation = evaluationlog::evaluated(records);
        QVERIFY(finds(findingsOf(*evaluation), Finding::Kind::Slice, "zz = bad"));
        const QString notes =
            QStringList(evaluation->unsearched.begin(), evaluation->unsearched.end()).join(' ');
        QVERIFY2(notes.contains("by themselves") && notes.contains("z12"), qPrintable(notes));
    }

    /// Whatever goes round has its share of a sample.
    void samplesFollowNoPeriod()
    {
        for (const std::size_t count : {30'000U, 40'000U, 60'000U, 1'000'000U}) {
            const auto sample = randomIndices(count, 20'000);
            QCOMPARE(sample.size(), std::size_t{20'000});
            QVERIFY(std::is_sorted(sample.begin(), sample.end()));
            QVERIFY(std::adjacent_find(sample.begin(), sample.end()) == sample.end());
            QVERIFY(sample.back() < count);
            for (const std::size_t period : {2U, 3U, 8U, 50U}) {
                std::vector<double> turns(period);
                for (const std::size_t index : sample)
                    ++turns[index % period];
                const double expected = 20'000.0 / double(period);
                for (const double turn : turns) // five standard deviations
                    QVERIFY(std::abs(turn - expected) < 5 * std::sqrt(expected));
            }
            QCOMPARE(sample, randomIndices(count, 20'000));
        }
        QCOMPARE(randomIndices(3, 5), (std::vector<std::size_t>{0, 1, 2}));
        // The generator is the standard's, so that these are the same everywhere.
        QCOMPARE(randomIndices(1'000, 4).size(), std::size_t{4});
    }
};

QTEST_GUILESS_MAIN(TestFalseFindings)
#include "tst_falsefindings.moc"
