// SPDX-License-Identifier: Apache-2.0
#include "childprocess.h"
#include "mutation.h"
#include "richhistory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace qd;

namespace {

#ifdef __SANITIZE_ADDRESS__ // which keeps what was freed
constexpr qint64 mostBytes = 3'000LL * 1'000 * 1'000;
#else
constexpr qint64 mostBytes = 300LL * 1'000 * 1'000;
#endif

qint64 numberFrom(const char* variable, qint64 otherwise)
{
    bool isNumber = false;
    const qint64 number = qEnvironmentVariable(variable).toLongLong(&isNumber);
    return isNumber ? number : otherwise;
}

void copyFile(const QString& from, const QString& to)
{
    for (const char* suffix : {"", "-wal", "-shm", ".lock"})
        QFile::remove(to + QLatin1String(suffix));
    if (!QFile::copy(from, to))
        qFatal("cannot copy %s", qPrintable(from));
}

struct Exported
{
    int code = 0;
    QByteArray digest; ///< of what was written

    friend bool operator==(const Exported&, const Exported&) = default;
};

struct Figures
{
    int mutations = 0;
    int runs = 0;
    int sound = 0;      ///< that check() calls sound
    int unprovable = 0; ///< of these: not as written, and nothing in the file tells
    int records = 0;    ///< of these: only records are not as written
    int quiet = 0;      ///< exports that wrote something else and ended well, of a file that check() warns of
    qint64 mostBytes = 0;
    std::map<QString, int> quietKinds;
};

} // namespace

/// Histories in which something is not as it was written, in the hands of the program itself: nothing of it
/// makes a command crash, hang or take all memory, and check does not call sound what is not read as it was
/// written.
///
/// QD_MUTATIONS (how many; 12), QD_MUTATIONS_FROM (the first seed; 1), QD_MUTATIONS_PROGRAM (another program)
/// and QD_MUTATIONS_WINDOW (every how many the console is run, too; 4) choose what is done.
class TestMutatedHistories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void mutatedHistoriesDoNoHarm();

private:
    ChildOutcome run(const QString& what, const QStringList& arguments, const ChildLimits& limits = {});
    std::map<QString, Exported> exports();
    void judgeSoundness(bool isSound, const std::map<QString, Exported>& exported, const Mutation& mutation);
    void complain(const QString& text);

    [[nodiscard]] QString history() const { return m_folder.filePath("home/m.qdh"); }
    [[nodiscard]] QString home() const { return m_folder.filePath("home"); }

    QTemporaryDir m_folder;
    QString m_program;
    QString m_present; ///< seed and mutation, for complaints
    std::map<QString, Exported> m_written;
    QStringList m_complaints;
    Figures m_figures;
};

void TestMutatedHistories::initTestCase()
{
    m_program = qEnvironmentVariable("QD_MUTATIONS_PROGRAM", QStringLiteral(QD_PROGRAM));
    QVERIFY2(QFile::exists(m_program), qPrintable(m_program));
    QVERIFY(QDir().mkpath(home()));
    makeRichHistory(m_folder.filePath("rich.qdh"));
    QFile csv(m_folder.filePath("more.csv"));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write("time,endpoint,model,version,request_id,prediction,probability,label,latency_seconds,status,"
              "attributes\n");
    for (int i = 0; i < 50; ++i)
        csv.write("2023-11-15T00:00:00.000Z,e0,fraud,1,request-" + QByteArray::number(i * 7) +
                  ",yes,,yes,,200,{}\n");
    csv.close();

    copyFile(m_folder.filePath("rich.qdh"), history());
    const auto checked = run("check", {"check", "--history", history()});
    QVERIFY2(checked.code == 0, checked.output.constData());
    m_written = exports();
    for (const auto& [format, written] : m_written)
        QVERIFY2(written.code == 0, qPrintable(format));
    QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join('\n')));
    m_figures = {};
}

void TestMutatedHistories::complain(const QString& text)
{
    m_complaints << m_present + ": " + text;
    qWarning("%s", qPrintable(m_complaints.last()));
}

ChildOutcome TestMutatedHistories::run(const QString& what, const QStringList& arguments,
                                       const ChildLimits& limits)
{
    auto outcome = runChild(m_program, arguments, home(), limits);
    ++m_figures.runs;
    m_figures.mostBytes = std::max(m_figures.mostBytes, outcome.mostBytes);
    if (outcome.hasCrashed())
        complain(QStringLiteral("%1 crashed (signal %2, code %3): %4")
                     .arg(what)
                     .arg(outcome.signal)
                     .arg(outcome.code)
                     .arg(QString::fromUtf8(outcome.output.left(500))));
    if (outcome.hasHung)
        complain(what + " hung");
    if (outcome.mostBytes > mostBytes)
        complain(QStringLiteral("%1 took %2 MB").arg(what).arg(outcome.mostBytes / 1'000'000));
    return outcome;
}

std::map<QString, Exported> TestMutatedHistories::exports()
{
    std::map<QString, Exported> exported;
    for (const QString format : {"csv", "openmetrics", "predictions", "records"}) {
        const QString target = m_folder.filePath("home/exported");
        QFile::remove(target);
        Exported& one = exported[format];
        one.code =
            run("export " + format, {"export", "--history", history(), "--format", format, "--out", target})
                .code;
        QFile file(target);
        QCryptographicHash hash(QCryptographicHash::Md5);
        if (file.open(QIODevice::ReadOnly) && hash.addData(&file))
            one.digest = hash.result();
    }
    return exported;
}

void TestMutatedHistories::judgeSoundness(bool isSound, const std::map<QString, Exported>& exported,
                                          const Mutation& mutation)
{
    m_figures.sound += isSound;
    bool isTold = false;
    for (const auto& [format, one] : exported) {
        if (one == m_written[format] || isTold)
            continue;
        const bool isOfRecords = format == "records";
        if (!isSound) {
            if (one.code == 0 && !isOfRecords && mutation.isProvable) {
                ++m_figures.quiet;
                ++m_figures.quietKinds[mutation.what.section(' ', 0, 0)];
            }
            continue;
        }
        isTold = true;
        if (isOfRecords && one.code == 0)
            ++m_figures.records;
        else if (!mutation.isProvable)
            ++m_figures.unprovable;
        else
            complain("check says sound, export " + format + " does not agree");
    }
}

void TestMutatedHistories::mutatedHistoriesDoNoHarm()
{
    const qint64 count = numberFrom("QD_MUTATIONS", 12);
    const qint64 from = numberFrom("QD_MUTATIONS_FROM", 1);
    const qint64 window = std::max<qint64>(numberFrom("QD_MUTATIONS_WINDOW", 4), 1);
    const QString mutated = m_folder.filePath("mutated.qdh");
    for (qint64 seed = from; seed < from + count; ++seed) {
        copyFile(m_folder.filePath("rich.qdh"), mutated);
        const Mutation mutation = mutate(mutated, std::uint64_t(seed));
        m_present = QStringLiteral("seed %1 (%2)").arg(seed).arg(mutation.what);
        ++m_figures.mutations;

        copyFile(mutated, history());
        const bool isSound = run("check", {"check", "--history", history()}).code == 0;
        judgeSoundness(isSound, exports(), mutation);
        run("salvage", {"salvage", "--history", history()});
        run("import", {"import", "--history", history(), m_folder.filePath("more.csv")});
        if (seed % window == 0) {
            copyFile(mutated, history());
            run("run", {"run", "--history", history()}, {.cpuSeconds = 10, .endAfterMs = 4'000});
        }
        for (const QString& copy : QDir(home()).entryList({"m.qdh.salvaged-*"}))
            QFile::remove(QDir(home()).filePath(copy));
    }
    qInfo(
        "%d mutations, %d runs: %d called sound, of these %d differ in records and %d by what nothing in "
        "the file proves; %d exports differ without a word of a damaged file; at most %lld MB; %d complaints",
        m_figures.mutations, m_figures.runs, m_figures.sound, m_figures.records, m_figures.unprovable,
        m_figures.quiet, m_figures.mostBytes / 1'000'000, int(m_complaints.size()));
    for (const auto& [kind, times] : m_figures.quietKinds)
        qInfo("  without a word: %s, %d", qPrintable(kind), times);
    QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join('\n')));
}

QTEST_GUILESS_MAIN(TestMutatedHistories)
#include "tst_mutatedhistories.moc"
