// SPDX-License-Identifier: Apache-2.0
#include "models/serving/localmachine.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace qd;

namespace {

constexpr const char* statText = "cpu  300 20 100 4000 40 4 6 2 0 0\n"
                                 "cpu0 100 10 50 2000 20 2 3 1 0 0\n"
                                 "cpu1 200 10 50 2000 20 2 3 1 0 0\n"
                                 "intr 12345 0 9\nctxt 6789\nbtime 1700000000\n";
constexpr const char* meminfoText = "MemTotal:        8000000 kB\nMemFree:          500000 kB\n"
                                    "MemAvailable:    6000000 kB\nHugePages_Total:       0\n";
constexpr const char* diskstatsText = "   8       0 sda 100 5 2048 70 200 6 4096 90 0 60 160 0 0 0 0 0 0\n"
                                      "   8       1 sda1 90 5 2000 70 200 6 4096 90 0 60 160 0 0 0 0 0 0\n"
                                      " 259       0 nvme0n1 1 0 8 1 2 0 16 1 0 1 1\n"
                                      " 259       1 nvme0n1p1 1 0 8 1 2 0 16 1 0 1 1\n"
                                      "   7       0 loop0 5 0 10 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
                                      "   1       0 ram0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
                                      " 253       0 dm-0 1 0 80 1 2 0 160 1 0 1 1\n"
                                      " 254       0 vda 1 0 24 1 2 0 32 1 0 1 1\n"
                                      " 254       1 vda1 1 0 24 1 2 0 32 1 0 1 1\n";

} // namespace

class tst_localmachine : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsCountersInTheNamesOfNodeExporter();
    void leavesOutPartitionsAndPseudoDisks();
    void leavesOutWhatTheKernelLacks();
    void namesTheFileThatIsMissing_data();
    void namesTheFileThatIsMissing();
    void namesTheLineThatIsTorn_data();
    void namesTheLineThatIsTorn();
    void readsThisMachine();

private:
    void write(const char* name, const char* text)
    {
        QFile file(m_root->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] Result<std::vector<SeriesSample>> read() const
    {
        return readLocalMachine(Timestamp{5'000}, m_root->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_root;
};

namespace {

double valueOf(const std::vector<SeriesSample>& samples, const std::string& metric, const Labels& labels = {})
{
    for (const SeriesSample& sample : samples) {
        if (sample.key.metric == metric && sample.key.labels == labels)
            return sample.sample.value;
    }
    return -1;
}

} // namespace

void tst_localmachine::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    write("stat", statText);
    write("meminfo", meminfoText);
    write("diskstats", diskstatsText);
    write("loadavg", "0.25 0.50 0.75 1/200 4321\n");
}

void tst_localmachine::readsCountersInTheNamesOfNodeExporter()
{
    const auto samples = read();
    QVERIFY2(samples, samples ? "" : qPrintable(samples.error().text()));
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    QCOMPARE(valueOf(*samples, "node_cpu_seconds_total", {{"cpu", "1"}, {"mode", "user"}}), 200 / ticks);
    QCOMPARE(valueOf(*samples, "node_cpu_seconds_total", {{"cpu", "0"}, {"mode", "idle"}}), 2000 / ticks);
    QCOMPARE(valueOf(*samples, "node_cpu_seconds_total", {{"cpu", "0"}, {"mode", "steal"}}), 1 / ticks);
    QCOMPARE(valueOf(*samples, "node_memory_MemTotal_bytes"), 8'000'000.0 * 1024);
    QCOMPARE(valueOf(*samples, "node_memory_MemAvailable_bytes"), 6'000'000.0 * 1024);
    QCOMPARE(valueOf(*samples, "node_disk_read_bytes_total", {{"device", "sda"}}), 2048.0 * 512);
    QCOMPARE(valueOf(*samples, "node_disk_written_bytes_total", {{"device", "sda"}}), 4096.0 * 512);
    QCOMPARE(valueOf(*samples, "node_load1"), 0.25);
    for (const SeriesSample& sample : *samples)
        QCOMPARE(sample.sample.at, Timestamp{5'000});
}

void tst_localmachine::leavesOutPartitionsAndPseudoDisks()
{
    const auto samples = read();
    QVERIFY(samples);
    QStringList devices;
    for (const SeriesSample& sample : *samples) {
        if (sample.key.metric == "node_disk_read_bytes_total")
            devices << QString::fromStdString(sample.key.labels.get("device"));
    }
    QCOMPARE(devices, QStringList({"sda", "nvme0n1", "dm-0", "vda"}));
}

void tst_localmachine::leavesOutWhatTheKernelLacks()
{
    QFile::remove(m_root->filePath(QStringLiteral("diskstats")));
    QFile::remove(m_root->filePath(QStringLiteral("loadavg")));
    const auto samples = read();
    QVERIFY(samples);
    QCOMPARE(samples->size(), 2U * 8 + 2);
}

void tst_localmachine::namesTheFileThatIsMissing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("stat") << QStringLiteral("stat");
    QTest::newRow("meminfo") << QStringLiteral("meminfo");
}

void tst_localmachine::namesTheFileThatIsMissing()
{
    QFETCH(QString, file);
    QFile::remove(m_root->filePath(file));
    const auto samples = read();
    QVERIFY(!samples);
    QCOMPARE(samples.error().kind, ErrorKind::NotFound);
    QCOMPARE(samples.error().where, m_root->filePath(file));
}

void tst_localmachine::namesTheLineThatIsTorn_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("cpu without numbers") << "stat"
                                         << "cpu  1 2 3 4\ncpu0 a b c d\n";
    QTest::newRow("short cpu") << "stat"
                               << "cpu  1 2 3 4\ncpu0 1 2\n";
    QTest::newRow("memory") << "meminfo"
                            << "MemFree: 1 kB\nMemTotal: many kB\n";
    QTest::newRow("disk") << "diskstats"
                          << "8 0 sda 1 2 3 4 5 6 7\n8 0 sdb 1\n";
}

void tst_localmachine::namesTheLineThatIsTorn()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    write(qPrintable(file), qPrintable(text));
    const auto samples = read();
    QVERIFY(!samples);
    QCOMPARE(samples.error().kind, ErrorKind::Invalid);
    QCOMPARE(samples.error().where, m_root->filePath(file) + QStringLiteral(", line 2"));
}

void tst_localmachine::readsThisMachine()
{
    const auto samples = readLocalMachine(Timestamp{1});
    QVERIFY2(samples, samples ? "" : qPrintable(samples.error().text()));
    QVERIFY(valueOf(*samples, "node_memory_MemTotal_bytes") > 1e8);
    QVERIFY(valueOf(*samples, "node_cpu_seconds_total", {{"cpu", "0"}, {"mode", "user"}}) > 0);
}

QTEST_APPLESS_MAIN(tst_localmachine)
#include "tst_localmachine.moc"
