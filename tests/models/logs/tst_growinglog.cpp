// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/growinglog.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

void write(const QString& path, const QByteArray& text, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    if (!file.open(mode) || file.write(text) != text.size())
        qFatal("a fixture cannot be written");
}

void setAge(const QString& path, qint64 seconds)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) ||
        !file.setFileTime(QDateTime::currentDateTime().addSecs(-seconds), QFileDevice::FileModificationTime))
        qFatal("a fixture cannot be dated");
}

} // namespace

class TestGrowingLog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = m_folder->filePath("p.jsonl");
        m_since = {QDateTime::currentMSecsSinceEpoch()};
        write(m_log, "one\n");
    }

    void nothingNewIsTheSameState()
    {
        QCOMPARE(look(), look());
        QCOMPARE(look().paths, QStringList{m_log});
    }

    void aLineMoreIsAnotherState()
    {
        const GrowingLog before = look();
        write(m_log, "two\n", QIODevice::Append);
        QVERIFY(look().state != before.state);
        QCOMPARE(look().paths, before.paths);
    }

    void whatIsRotatedAwayStaysPartOfIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("number") << "p.jsonl.1";
        QTest::newRow("date") << "p.jsonl-20260131";
        QTest::newRow("packed") << "p.jsonl.1.gz";
    }
    void whatIsRotatedAwayStaysPartOfIt()
    {
        QFETCH(QString, name);
        const QString rotated = m_folder->filePath(name);
        QVERIFY(QFile::rename(m_log, rotated));
        GrowingLog log = look();
        QCOMPARE(log.paths, QStringList{rotated});
        QCOMPARE(log.absent, QStringList{m_log});
        write(m_log, "two\n"); // created late
        log = look();
        QCOMPARE(log.paths, (QStringList{rotated, m_log}));
        QVERIFY(log.absent.isEmpty());
    }

    void copiedAndTruncatedIsBoth()
    {
        const QString copy = m_folder->filePath("p.jsonl.1");
        QVERIFY(QFile::copy(m_log, copy));
        const GrowingLog before = look();
        write(m_log, "");
        QCOMPARE(look().paths, (QStringList{copy, m_log}));
        QVERIFY(look().state != before.state);
    }

    void whatWasRotatedBeforeIsLeftOut()
    {
        write(m_folder->filePath("p.jsonl.1"), "old\n");
        setAge(m_folder->filePath("p.jsonl.1"), 3'600);
        write(m_folder->filePath("q.jsonl"), "other\n");
        QCOMPARE(look().paths, QStringList{m_log});
    }

    void aFolderIsSeenWithAllItsLogs()
    {
        const auto lookInside = [&] { return lookAtLog({m_folder->path()}, m_since); };
        const GrowingLog before = lookInside();
        QCOMPARE(before.paths, QStringList{m_folder->path()});
        write(m_folder->filePath("q.jsonl"), "one\n");
        QVERIFY(lookInside().state != before.state);
    }

private:
    [[nodiscard]] GrowingLog look() const { return lookAtLog({m_log}, m_since); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_log;
    Timestamp m_since;
};

QTEST_APPLESS_MAIN(TestGrowingLog)
#include "tst_growinglog.moc"
