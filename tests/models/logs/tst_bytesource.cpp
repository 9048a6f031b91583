// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/bytesource.h"
#include "models/logs/logfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

#include <unistd.h>

using namespace qd;

namespace {

using Member = std::pair<std::string, std::string>; ///< name and content

/// Packs as named: a filter of libarchive, and "tar", "zip" or "raw" for the format.
QString pack(const QString& path, const char* filter, const char* format, const std::vector<Member>& members)
{
    archive* const writer = archive_write_new();
    if (*filter)
        archive_write_add_filter_by_name(writer, filter);
    archive_write_set_format_by_name(writer, format);
    if (archive_write_open_filename(writer, path.toUtf8().constData()) != ARCHIVE_OK)
        qFatal("%s", archive_error_string(writer));
    for (const auto& [name, content] : members) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, la_int64_t(content.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return path;
}

std::string lines(int from, int to)
{
    std::string text;
    for (int i = from; i < to; ++i) {
        text += R"({"ts":)" + std::to_string(1769850307 + i) + R"(,"request_id":"r)" + std::to_string(i) +
                R"(","prediction":")" + std::to_string(i * 7919 % 1000) + "\"}\n";
    }
    return text;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write the fixture");
    file.write(bytes);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the fixture");
    return file.readAll();
}

} // namespace

class TestByteSource : public QObject
{
    Q_OBJECT

private slots:
    void unpacksByContentNotByName_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("gzip") << QByteArray("gzip") << QByteArray("raw");
        QTest::newRow("zstd") << QByteArray("zstd") << QByteArray("raw");
        QTest::newRow("xz") << QByteArray("xz") << QByteArray("raw");
        QTest::newRow("bzip2") << QByteArray("bzip2") << QByteArray("raw");
        QTest::newRow("tar") << QByteArray("") << QByteArray("ustar");
        QTest::newRow("tar.gz") << QByteArray("gzip") << QByteArray("pax");
        QTest::newRow("tar.zst") << QByteArray("zstd") << QByteArray("gnutar");
        QTest::newRow("tar.xz") << QByteArray("xz") << QByteArray("ustar");
        QTest::newRow("tar.bz2") << QByteArray("bzip2") << QByteArray("ustar");
        QTest::newRow("zip") << QByteArray("") << QByteArray("zip");
    }

    void unpacksByContentNotByName()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, format);
        const std::string text = lines(0, 10'000); // several blocks of every packer
        const QString path = pack(file("packed.log"), filter, format, {{"p.jsonl", text}});
        const auto log = readLog(path);
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QCOMPARE(log->records.size(), 10'000U);
        QCOMPARE(log->records.back().requestId, "r9999");
        QVERIFY(log->problems.empty());
        QCOMPARE(log->bytes, QFileInfo(path).size());
    }

    void allMembersOfAnArchiveAreOneLog()
    {
        const QString path = pack(file("set.tar.gz"), "gzip", "ustar",
                                  {{"logs/", ""},
                                   {"logs/a.jsonl", lines(0, 3)},
                                   {"logs/b.csv", "request_id,label\nr1,0\nr4,1\n"},
                                   {"logs/empty", ""},
                                   {"logs/c.csv", "ts,request_id,prediction\n1769850311,r4,1\nbroken\n"}});
        const auto log = readLog(path);
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QCOMPARE(log->records.size(), 4U);
        QCOMPARE(log->joinedLabels, 2);
        QCOMPARE(log->rejectedCount, 1);
        QCOMPARE(log->rejected[0].reason.where, path + " (logs/c.csv), line 3");
    }

    void whatCameBeforeTheDamageStays_data()
    {
        QTest::addColumn<QByteArray>("filter");
        for (const char* filter : {"gzip", "zstd", "xz", "bzip2"})
            QTest::newRow(filter) << QByteArray(filter);
    }

    void whatCameBeforeTheDamageStays()
    {
        QFETCH(QByteArray, filter);
        const QString path = file("cut.tar");
        pack(path, filter, "ustar", {{"first.jsonl", lines(0, 100)}, {"second.jsonl", lines(100, 80'000)}});
        const QByteArray whole = contentOf(path);
        write(path, whole.left(whole.size() * 2 / 3));
        const auto log = readLog(path);
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QVERIFY(log->records.size() > 1000U && log->records.size() < 80'000U);
        QCOMPARE(log->rejectedCount, 0); // the torn row is part of the damage
        QCOMPARE(log->records.back().requestId, "r" + std::to_string(log->records.size() - 1));
        QCOMPARE(log->problems.size(), 1U);
        QCOMPARE(log->problems[0].where, path + " (second.jsonl)");
        QVERIFY(log->problems[0].what.contains("cut off or damaged"));
        QVERIFY(!log->problems[0].hint.isEmpty());
    }

    void aWrongChecksumOrLengthIsTold_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<int>("fromEnd");
        for (const char* format : {"raw", "ustar"}) {
            QTest::addRow("checksum, %s", format) << QByteArray(format) << 8;
            QTest::addRow("length, %s", format) << QByteArray(format) << 4;
        }
    }

    void aWrongChecksumOrLengthIsTold()
    {
        QFETCH(QByteArray, format);
        QFETCH(int, fromEnd);
        const QString path = pack(file("log.gz"), "gzip", format, {{"p.jsonl", lines(0, 5'000)}});
        QByteArray bytes = contentOf(path);
        bytes[bytes.size() - fromEnd] = char(bytes[bytes.size() - fromEnd] ^ 1);
        write(path, bytes);
        const auto log = readLog(path);
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QCOMPARE(log->records.size(), 5'000U);
        QCOMPARE(log->problems.size(), 1U);
        QVERIFY(log->problems[0].where.startsWith(path));
        QVERIFY2(log->problems[0].what.contains("damaged"), qPrintable(log->problems[0].text()));
    }

    void membersOfGzipFollowEachOther()
    {
        const QByteArray one = contentOf(pack(file("1.gz"), "gzip", "raw", {{"p", lines(0, 100)}}));
        const QByteArray two = contentOf(pack(file("2.gz"), "gzip", "raw", {{"p", lines(100, 200)}}));
        write(file("both.gz"), one + two + QByteArray(512, '\0'));
        const auto log = readLog(file("both.gz"));
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QCOMPARE(log->records.size(), 200U);
        QVERIFY(log->problems.empty());
    }

    void whatCameBeforeTheEndOfATornArchiveStays()
    {
        // The header promises a terabyte.
        QByteArray tar = contentOf(pack(file("huge.tar"), "", "ustar", {{"p.jsonl", lines(0, 5'000)}}));
        const QByteArray size("10000000000 ");
        tar.replace(124, size.size(), size);
        tar.replace(148, 8, QByteArray(8, ' '));
        unsigned sum = 0;
        for (int i = 0; i < 512; ++i)
            sum += static_cast<unsigned char>(tar[i]);
        tar.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        write(file("huge.tar"), tar.left(512 + 200'000));
        const auto log = readLog(file("huge.tar"));
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QVERIFY(log->records.size() > 1'000U);
        QCOMPARE(log->problems.size(), 1U);
    }

    void damageFromTheStartIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00 and no more");
        QTest::newRow("zstd") << QByteArray("\x28\xb5\x2f\xfd and no more");
        QTest::newRow("xz") << QByteArray("\xfd\x37zXZ\0 and no more", 18);
        QTest::newRow("bzip2") << QByteArray("BZh9 and no more");
        QTest::newRow("zip") << QByteArray("PK\x03\x04 and no more");
    }

    void damageFromTheStartIsAnError()
    {
        QFETCH(QByteArray, bytes);
        write(file("bad"), bytes);
        const auto log = readLog(file("bad"));
        QVERIFY(!log);
        QVERIFY2(log.error().what.contains("damaged"), qPrintable(log.error().text()));
        QVERIFY(log.error().where.startsWith(file("bad")));
    }

    void progressCountsPackedBytes()
    {
        const QString path = pack(file("p.gz"), "gzip", "raw", {{"", lines(0, 20'000)}});
        const std::int64_t size = QFileInfo(path).size();
        std::int64_t last = 0;
        const auto log = readLog(path, {}, [&](const ReadProgress& now) {
            QCOMPARE(now.bytesTotal, size);
            QVERIFY(now.bytesRead >= last && now.bytesRead <= size);
            last = now.bytesRead;
        });
        QVERIFY(log);
        QCOMPARE(last, size);
    }

    void readsStandardInput_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::newRow("plain") << QByteArray();
        QTest::newRow("zstd") << QByteArray("zstd");
    }

    void readsStandardInput()
    {
        QFETCH(QByteArray, filter);
        const QString path = file("input");
        if (filter.isEmpty())
            write(path, QByteArray::fromStdString(lines(0, 500)));
        else
            pack(path, filter, "raw", {{"", lines(0, 500)}});
        const int kept = ::dup(STDIN_FILENO);
        QVERIFY(std::freopen(path.toUtf8().constData(), "r", stdin));
        const auto log = readLog("-");
        if (kept >= 0) {
            ::dup2(kept, STDIN_FILENO);
            ::close(kept);
        }
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QCOMPARE(log->records.size(), 500U);
    }

private:
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestByteSource)
#include "tst_bytesource.moc"
