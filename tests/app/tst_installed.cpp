// SPDX-License-Identifier: Apache-2.0
#include "app/demo/fleetprocess.h"
#include "tests/models/history/historyfixture.h"

#include <QDir>
#include <QImage>
#include <QMimeDatabase>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

using namespace qd;

namespace {

const QString appId = QStringLiteral("org.quarterdeck.Quarterdeck");

/// Runs a program to its end and returns its code; what it prints is shown.
int run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(100'000))
        return -1;
    if (process.exitCode() != 0)
        qWarning("%s", process.readAll().constData());
    return process.exitCode();
}

} // namespace

/// What `cmake --install` puts where, and whether a desktop understands it.
class TestInstalled : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(run(QStringLiteral("cmake"), {"--install", QD_BUILD_DIR, "--prefix", m_prefix.path()}), 0);
        // The types of the system stand beside ours, as after an installation of the package: Qt weighs what
        // it finds in one folder, and otherwise takes the last answer.
        QVERIFY(QFile::copy(QStringLiteral("/usr/share/mime/packages/freedesktop.org.xml"),
                            path("share/mime/packages/freedesktop.org.xml")));
        qputenv("XDG_DATA_DIRS", QFile::encodeName(path("share")));
        qputenv("XDG_DATA_HOME", QFile::encodeName(path("home")));
    }

    void theConsoleFindsItsDemoFleet()
    {
        QCOMPARE(fleetProgram(path("bin")), path(QD_LIBEXECDIR "/quarterdeck/quarterdeck-fleet"));
        QVERIFY(!QFile::exists(path("bin/quarterdeck-fleet")));
    }

    void theConsoleFindsTheDemoFleetThatWasBuiltWithIt()
    {
        const QString built = QCoreApplication::applicationDirPath();
        QCOMPARE(fleetProgram(built), built + "/quarterdeck-fleet");
    }

    void aConsoleWithoutADemoFleetFindsNone() { QVERIFY(fleetProgram(path("share/applications")).isEmpty()); }

    void aHistoryIsKnownByItsContent()
    {
        TemporaryHistory history;
        history.history.reset(); // until then the id may be in the log beside the file
        QVERIFY(QFile::copy(history.path(), path("nameless")));
        QCOMPARE(QMimeDatabase().mimeTypeForFile(path("nameless")).name(), m_type);
    }

    void aHistoryIsKnownByItsName()
    {
        QCOMPARE(QMimeDatabase().mimeTypeForFile("copy.qdh", QMimeDatabase::MatchExtension).name(), m_type);
    }

    void anotherDatabaseIsNoHistory()
    {
        QFile file(path("other"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray("SQLite format 3\0", 16).leftJustified(4096, '\0'));
        file.close();
        QCOMPARE(QMimeDatabase().mimeTypeForFile(path("other")).name(),
                 QStringLiteral("application/vnd.sqlite3"));
    }

    void anEntryOfTheDesktopOpensHistories()
    {
        const QSettings entry(path("share/applications/" + appId + ".history.desktop"), QSettings::IniFormat);
        QCOMPARE(entry.value("Desktop Entry/MimeType").toString(), m_type);
        QCOMPARE(entry.value("Desktop Entry/Exec").toString(),
                 QStringLiteral("quarterdeck run --history %f"));
    }

    void theIconHasEverySize()
    {
        for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            const QImage icon(path(
                QStringLiteral("share/icons/hicolor/%1x%1/apps/%2.png").arg(QString::number(size), appId)));
            QCOMPARE(icon.size(), QSize(size, size));
        }
        QVERIFY(QFile::exists(path("share/icons/hicolor/scalable/apps/" + appId + ".svg")));
    }

    void theCatalogueOfSoftwareTakesTheDescription()
    {
        if (QStandardPaths::findExecutable("appstreamcli").isEmpty())
            QSKIP("appstreamcli is not installed");
        QCOMPARE(run(QStringLiteral("appstreamcli"), {"validate-tree", "--no-net", m_prefix.path()}), 0);
    }

    void theDesktopTakesTheEntries()
    {
        if (QStandardPaths::findExecutable("desktop-file-validate").isEmpty())
            QSKIP("desktop-file-validate is not installed");
        const QDir entries(path("share/applications"));
        for (const QString& entry : entries.entryList(QDir::Files))
            QCOMPARE(run(QStringLiteral("desktop-file-validate"), {entries.filePath(entry)}), 0);
    }

private:
    [[nodiscard]] QString path(const QString& relative) const { return m_prefix.filePath(relative); }

    const QTemporaryDir m_prefix;
    const QString m_type = QStringLiteral("application/x-quarterdeck-history");
};

QTEST_MAIN(TestInstalled)
#include "tst_installed.moc"
