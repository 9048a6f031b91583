// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfollower.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace qd;
namespace fs = std::filesystem;

namespace {

std::string line(const std::string& id)
{
    return R"({"ts":1769850307,"request_id":")" + id + R"(","prediction":"1","version":"2"})" + "\n";
}

void append(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::app | std::ios::binary) << text;
}

std::vector<std::string> ids(const FollowedLines& lines)
{
    std::vector<std::string> result;
    for (const PredictionRecord& record : lines.predictions)
        result.push_back(record.requestId);
    return result;
}

using Ids = std::vector<std::string>;

} // namespace

class TestLogFollower : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("p.jsonl").toStdString();
    }

    void readsWhatIsThereAndWhatIsAppended()
    {
        append(m_path, line("a"));
        LogFollower follower(m_path, {});
        QCOMPARE(ids(follower.poll()), Ids{"a"});
        QCOMPARE(ids(follower.poll()), Ids{});
        append(m_path, line("b") + R"({"request_id":"a","label":"0"})" + "\n");
        const auto lines = follower.poll();
        QCOMPARE(ids(lines), Ids{"b"});
        QCOMPARE(lines.labels.size(), 1U);
        QVERIFY(lines.errors.empty());
        QCOMPARE(lines.position.offset, static_cast<std::int64_t>(fs::file_size(m_path)));
    }

    void farTimesAreToldAndLeftOut()
    {
        append(m_path, line("a") + R"({"ts":"9999-12-31T23:59:59Z","request_id":"b","prediction":"1"})" +
                           "\n" + R"({"ts":"1960-01-01T00:00:00Z","request_id":"c","label":"1"})" + "\n");
        const auto lines = LogFollower(m_path, {}).poll({{0}, {1'769'850'307'001}});
        QCOMPARE(ids(lines), Ids{"a"});
        QVERIFY(lines.labels.empty());
        QCOMPARE(lines.errors.size(), 2U);
        QVERIFY(lines.errors[0].where.endsWith("line 2"));
        QVERIFY(lines.errors[1].where.contains("line 3"));
        QCOMPARE(lines.position.offset, static_cast<std::int64_t>(fs::file_size(m_path)));
    }

    void resumesWhereItWas()
    {
        append(m_path, line("a"));
        const LogPosition position = LogFollower(m_path, {}).poll().position;
        append(m_path, line("b"));
        QCOMPARE(ids(LogFollower(m_path, position).poll()), Ids{"b"});
    }

    void aTornLastLineWaitsUntilItIsComplete()
    {
        const std::string whole = line("b");
        append(m_path, line("a") + whole.substr(0, 20));
        LogFollower follower(m_path, {});
        const auto first = follower.poll();
        QCOMPARE(ids(first), Ids{"a"});
        QVERIFY(first.errors.empty());
        QCOMPARE(first.position.offset, static_cast<std::int64_t>(line("a").size()));
        append(m_path, whole.substr(20));
        QCOMPARE(ids(follower.poll()), Ids{"b"});
    }

    void mixedSchemasAreReadLineByLine()
    {
        append(m_path, line("a") + R"({"@timestamp":"2026-01-31T09:05:07Z","id":"b","y_pred":0})" + "\n" +
                           "not a record\n" + R"({"ts":1769850307,"request_id":"c"})" + "\n" + line("d"));
        const auto lines = LogFollower(m_path, {}).poll();
        QCOMPARE(ids(lines), (Ids{"a", "b", "d"}));
        QCOMPARE(lines.errors.size(), 2U);
        QCOMPARE(lines.errors[0].where, QString::fromStdString(m_path) + ", line 3");
        QCOMPARE(lines.errors[1].where, QString::fromStdString(m_path) + ", line 4");
        QVERIFY(lines.errors[1].what.contains("no prediction"));
    }

    void bytesThatAreNotUtf8CostOneLine()
    {
        append(m_path, line("a") + "{\"prediction\":\"\xff\xfe\"}\n" + line("b"));
        const auto lines = LogFollower(m_path, {}).poll();
        QCOMPARE(ids(lines), (Ids{"a", "b"}));
        QCOMPARE(lines.errors.size(), 1U);
        QVERIFY(lines.errors[0].where.startsWith(QString::fromStdString(m_path) + ", line 2"));
        QVERIFY(lines.errors[0].what.contains("UTF-8"));
    }

    void errorsAfterAResumeNameTheRightLine()
    {
        append(m_path, line("a") + line("b") + line("c"));
        const LogPosition position = LogFollower(m_path, {}).poll().position;
        append(m_path, line("d") + "broken\n" + line("e"));
        const auto lines = LogFollower(m_path, position).poll();
        QCOMPARE(ids(lines), (Ids{"d", "e"}));
        QCOMPARE(lines.errors.size(), 1U);
        QCOMPARE(lines.errors[0].where, QString::fromStdString(m_path) + ", line 5");
    }

    void aLogThatIsCreatedLateIsTakenUp()
    {
        LogFollower follower(m_path, {});
        const auto before = follower.poll();
        QCOMPARE(before.errors.size(), 1U);
        QCOMPARE(before.errors[0].kind, ErrorKind::NotFound);
        QCOMPARE(before.errors[0].where, QString::fromStdString(m_path));
        const auto still = follower.poll();
        QVERIFY(still.errors.empty()); // told once,
        QVERIFY(still.standing);       // but it lasts
        append(m_path, line("a"));
        const auto after = follower.poll();
        QCOMPARE(ids(after), Ids{"a"});
        QVERIFY(!after.standing);
    }

    void aDeletedLogIsReadToItsEndAndItsSuccessorTakenUp()
    {
        append(m_path, line("a"));
        LogFollower follower(m_path, {});
        (void)follower.poll();
        append(m_path, line("b"));
        fs::remove(m_path);
        const auto gone = follower.poll();
        QCOMPARE(ids(gone), Ids{"b"});
        QCOMPARE(gone.errors.size(), 1U);
        QCOMPARE(gone.errors[0].where, QString::fromStdString(m_path));
        QVERIFY(gone.errors[0].what.contains("deleted"));
        QVERIFY(follower.poll().errors.empty());
        append(m_path, line("c"));
        const auto back = follower.poll();
        QCOMPARE(ids(back), Ids{"c"});
        QVERIFY(!back.standing);
    }

    void aTruncatedLogIsReadFromItsStart_data()
    {
        QTest::addColumn<int>("newLines");
        QTest::newRow("shorter") << 1;
        QTest::newRow("as long as before") << 3;
        QTest::newRow("longer") << 6;
    }

    void aTruncatedLogIsReadFromItsStart()
    {
        QFETCH(int, newLines);
        append(m_path, line("a") + line("b") + line("c"));
        LogFollower follower(m_path, {});
        (void)follower.poll();
        std::ofstream(m_path, std::ios::trunc).flush();
        Ids expected;
        for (int i = 0; i < newLines; ++i) {
            expected.push_back(std::to_string(i)); // lines as long as the old ones
            append(m_path, line(expected.back()));
        }
        const auto lines = follower.poll();
        QCOMPARE(ids(lines), expected);
        QCOMPARE(lines.errors.size(), 1U);
        QCOMPARE(lines.errors[0].where, QString::fromStdString(m_path));
        QVERIFY(lines.errors[0].what.contains("truncated"));
        append(m_path, line("z") + "broken\n");
        const auto more = follower.poll();
        QCOMPARE(ids(more), Ids{"z"});
        QCOMPARE(more.errors[0].where,
                 QString("%1, line %2").arg(QString::fromStdString(m_path)).arg(newLines + 2));
    }

    void truncationDuringDowntimeIsNoticed()
    {
        append(m_path, line("a") + line("b"));
        const LogPosition position = LogFollower(m_path, {}).poll().position;
        std::ofstream(m_path, std::ios::trunc).flush();
        append(m_path, line("c"));
        const auto lines = LogFollower(m_path, position).poll();
        QCOMPARE(ids(lines), Ids{"c"});
        QCOMPARE(lines.errors.size(), 1U);
    }

    void rotationWhileFollowingLosesNothing()
    {
        append(m_path, line("a"));
        LogFollower follower(m_path, {});
        (void)follower.poll();
        append(m_path, line("b"));
        fs::rename(m_path, m_path + ".1");
        append(m_path + ".1", line("c")); // the writer has not noticed yet
        const auto between = follower.poll();
        QCOMPARE(ids(between), (Ids{"b", "c"}));
        QVERIFY(between.errors.empty());
        append(m_path, line("d"));
        const auto after = follower.poll();
        QCOMPARE(ids(after), Ids{"d"});
        QVERIFY(after.errors.empty());
        QVERIFY(!after.standing);
    }

    void severalRotationsBetweenTwoPollsLoseNothing()
    {
        append(m_path, line("a"));
        LogFollower follower(m_path, {});
        (void)follower.poll();
        for (const char* id : {"b", "c", "d"}) {
            append(m_path, line(id));
            rotate();
        }
        append(m_path, line("e"));
        const auto lines = follower.poll();
        QCOMPARE(ids(lines), (Ids{"b", "c", "d", "e"}));
        QVERIFY(lines.errors.empty());
    }

    void rotationDuringDowntimeLosesNothing()
    {
        append(m_path, line("z"));
        rotate(); // read long ago
        append(m_path, line("a"));
        const LogPosition position = LogFollower(m_path, {}).poll().position;
        append(m_path, line("b"));
        rotate();
        append(m_path, line("c"));
        rotate();
        append(m_path, line("d"));
        LogFollower follower(m_path, position);
        const auto lines = follower.poll();
        QCOMPARE(ids(lines), (Ids{"b", "c", "d"}));
        QVERIFY(lines.errors.empty());
        append(m_path, line("e"));
        QCOMPARE(ids(follower.poll()), Ids{"e"});
    }

    void aRotatedFileThatIsGoneIsToldAndTheNewOneRead()
    {
        append(m_path, line("a"));
        const LogPosition position = LogFollower(m_path, {}).poll().position;
        append(m_path + ".new", line("b"));
        fs::remove(m_path);
        fs::rename(m_path + ".new", m_path);
        const auto lines = LogFollower(m_path, position).poll();
        QCOMPARE(ids(lines), Ids{"b"});
        QCOMPARE(lines.errors.size(), 1U);
        QVERIFY(lines.errors[0].text().contains(QString::fromStdString(m_path)));
    }

    void theTornLastLineOfARotatedFileIsFinal()
    {
        append(m_path, line("a") + "{\"ts\":1769850307,\"requ");
        LogFollower follower(m_path, {});
        QCOMPARE(ids(follower.poll()), Ids{"a"});
        rotate();
        append(m_path, line("b"));
        const auto lines = follower.poll();
        QCOMPARE(ids(lines), Ids{"b"});
        QCOMPARE(lines.errors.size(), 1U);
        QCOMPARE(lines.errors[0].where, QString::fromStdString(m_path) + ", line 2");
    }

    void anOverlongLineIsSkippedWithinBounds()
    {
        append(m_path, line("a") + std::string(3 * 1024 * 1024, 'x') + "\n" + line("b"));
        LogFollower follower(m_path, {}, 64 * 1024);
        Ids all;
        std::vector<Error> errors;
        bool more = true;
        for (int polls = 0; more && polls < 100; ++polls) {
            const auto lines = follower.poll();
            for (const auto& id : ids(lines))
                all.push_back(id);
            errors.insert(errors.end(), lines.errors.begin(), lines.errors.end());
            more = lines.mayHaveMore;
        }
        QCOMPARE(all, (Ids{"a", "b"}));
        QCOMPARE(errors.size(), 1U);
        QCOMPARE(errors[0].where, QString::fromStdString(m_path) + ", line 2");
        QCOMPARE(errors[0].kind, ErrorKind::TooLarge);
    }

    void stoppingInsideOfAnOverlongLineDoesNotStartOver()
    {
        append(m_path, line("a") + std::string(2 * 1024 * 1024, 'x'));
        LogPosition position;
        {
            LogFollower follower(m_path, {});
            position = follower.poll().position;
        }
        append(m_path, "\n" + line("b"));
        const auto lines = LogFollower(m_path, position).poll();
        QCOMPARE(ids(lines), Ids{"b"});
        QCOMPARE(lines.errors.size(), 1U);
    }

    void aPollIsBoundedAndSaysSo()
    {
        std::string text;
        for (int i = 0; i < 40000; ++i)
            text += line(std::to_string(i));
        append(m_path, text);
        LogFollower follower(m_path, {}, 100000);
        std::size_t count = 0;
        int polls = 0;
        bool more = true;
        while (more && polls < 1000) {
            const auto lines = follower.poll();
            count += lines.predictions.size();
            more = lines.mayHaveMore;
            ++polls;
        }
        QCOMPARE(count, 40000U);
        QVERIFY(polls > 1);
    }

    void manyBrokenLinesAreSummarised()
    {
        std::string text;
        for (int i = 0; i < 150; ++i)
            text += "broken\n";
        append(m_path, text + line("a"));
        const auto lines = LogFollower(m_path, {}).poll();
        QCOMPARE(ids(lines), Ids{"a"});
        QCOMPARE(lines.errors.size(), 101U);
        QVERIFY(lines.errors.back().what.contains("50"));
    }

    void aTableIsTakenUpInItsMiddle()
    {
        append(m_path, "ts,request_id,prediction\n1769850307,a,1\n");
        const LogPosition position = LogFollower(m_path, {}).poll().position;
        append(m_path, "1769850308,b,0\n");
        const auto lines = LogFollower(m_path, position).poll();
        QCOMPARE(ids(lines), Ids{"b"});
        QVERIFY(lines.errors.empty());
    }

    void aFolderIsRefusedByName()
    {
        const auto lines = LogFollower(m_folder->path().toStdString(), {}).poll();
        QCOMPARE(lines.errors.size(), 1U);
        QCOMPARE(lines.errors[0].where, m_folder->path());
        QVERIFY(lines.errors[0].what.contains("regular file"));
    }

private:
    /// p.jsonl -> p.jsonl.1 -> p.jsonl.2 …
    void rotate()
    {
        for (int i = 8; i >= 1; --i) {
            const std::string from = m_path + "." + std::to_string(i);
            if (fs::exists(from))
                fs::rename(from, m_path + "." + std::to_string(i + 1));
        }
        fs::rename(m_path, m_path + ".1");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

QTEST_APPLESS_MAIN(TestLogFollower)
#include "tst_logfollower.moc"
