// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/logset.h"

#include "tests/support/rotatedlogs.h"

#include <QFileInfo>
#include <QTest>

using namespace qd;
using namespace qd::rotatedlogs;

class TestLogSet : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<LogFolder>(); }

    void namesTellThePlaceInASet_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("base");
        QTest::addColumn<int>("rotations");
        QTest::addColumn<QString>("date");
        QTest::addColumn<bool>("log");
        const auto row = [](const char* file, const char* base, int rotations, const char* date, bool log) {
            QTest::newRow(file) << file << base << rotations << date << log;
        };
        row("p.jsonl", "p.jsonl", 0, "", true);
        row("p.log.1", "p.log", 1, "", true);
        row("p.log.12.gz", "p.log", 12, "", true);
        row("p.csv.zst", "p.csv", 0, "", true);
        row("p.log-20260131", "p.log", 0, "20260131", true);
        row("p-2026-01-31.log.xz", "p.log", 0, "20260131", true);
        row("p.2026-01-31-09.jsonl", "p.jsonl", 0, "2026013109", true);
        row("access_log.03-Nov.log.gz", "access_log.03-Nov.log", 0, "", true);
        row("ts_log", "ts_log", 0, "", true);
        row("model.onnx", "model.onnx", 0, "", false);
        row("picture.png", "picture.png", 0, "", false);
    }

    void namesTellThePlaceInASet()
    {
        QFETCH(QString, file);
        const LogName name = LogName::of(file);
        QTEST(name.base, "base");
        QTEST(name.rotations, "rotations");
        QTEST(name.date, "date");
        QTEST(name.isLog(), "log");
    }

    void aRotatedSetIsOneLogInOrderOfTime()
    {
        m_folder->write("p.jsonl", predictions(20, 30));
        m_folder->write("p.jsonl.1", predictions(10, 20));
        m_folder->write("p.jsonl.2.gz", packed(predictions(0, 10)));
        m_folder->write("model.onnx", "\x08\x07");
        m_folder->write(".hidden.log", predictions(50, 60));
        const auto parts = findLogs({m_folder->path()});
        QVERIFY2(parts, parts ? "" : qPrintable(parts.error().text()));
        QCOMPARE(namesOf(*parts), QStringList({"p.jsonl.2.gz", "p.jsonl.1", "p.jsonl"}));
        QCOMPARE(parts->front().begins->ms, 1769850000000);
    }

    void filesOfOtherZonesAreOrderedAsTheMappingSays_data()
    {
        QTest::addColumn<int>("zoneMinutes");
        QTest::addColumn<QStringList>("order");
        QTest::newRow("UTC") << 0 << QStringList({"utc.jsonl", "local.jsonl"});
        QTest::newRow("east") << 9 * 60 << QStringList({"local.jsonl", "utc.jsonl"});
    }

    void filesOfOtherZonesAreOrderedAsTheMappingSays()
    {
        QFETCH(int, zoneMinutes);
        m_folder->write("local.jsonl", R"({"ts":"2026-01-31T12:00:00","prediction":"1"})");
        m_folder->write("utc.jsonl", R"({"ts":"2026-01-31T08:00:00Z","prediction":"1"})");
        ColumnMapping mapping;
        mapping.zoneMinutes = zoneMinutes;
        const auto parts = findLogs({m_folder->path()}, mapping);
        QVERIFY(parts);
        QTEST(namesOf(*parts), "order");
    }

    void copiesAreMarked()
    {
        m_folder->write("p.jsonl", predictions(0, 5000));
        m_folder->write("q/copy.jsonl", predictions(0, 5000));
        m_folder->write("r.jsonl", predictions(0, 5001));
        const auto parts = findLogs({m_folder->path(), m_folder->filePath("p.jsonl")});
        QVERIFY(parts);
        QCOMPARE(parts->size(), 3U);
        QCOMPARE(std::count_if(parts->begin(), parts->end(), [](const LogPart& p) { return p.repeated; }), 1);
        const auto grown = std::find_if(parts->begin(), parts->end(),
                                        [](const LogPart& part) { return part.path.endsWith("r.jsonl"); });
        QVERIFY(!grown->repeated);
    }

    void filesThatCannotBeReadAreLeftForTheReader()
    {
        m_folder->write("p.jsonl", predictions(0, 5));
        const auto parts = findLogs({m_folder->path(), "/nowhere/x.log"});
        QVERIFY(parts);
        QCOMPARE(parts->size(), 2U);
    }

    void aFolderWithoutLogsSaysSo()
    {
        m_folder->write("model.onnx", "x");
        const auto parts = findLogs({m_folder->path()});
        QVERIFY(!parts);
        QCOMPARE(parts.error().kind, ErrorKind::NotFound);
    }

private:
    static QStringList namesOf(const std::vector<LogPart>& parts)
    {
        QStringList names;
        for (const LogPart& part : parts)
            names += QFileInfo(part.path).fileName();
        return names;
    }

    std::unique_ptr<LogFolder> m_folder;
};

QTEST_APPLESS_MAIN(TestLogSet)
#include "tst_logset.moc"
