// SPDX-License-Identifier: Apache-2.0
#include "models/base/savefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

class TestSaveFile : public QObject
{
    Q_OBJECT

private slots:
    void replacesWhatWasThere()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("report.md"));
        for (const QByteArray& bytes : {QByteArray("a longer text"), QByteArray("short\r\n\0", 8)}) {
            const auto saved = saveFile(path, bytes, {.mayReplace = true});
            QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), bytes);
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("report.md")});
    }

    void namesTheFileThatCannotBeWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("gone/report.md"));
        const auto saved = saveFile(path, "text");
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Storage);
        QCOMPARE(saved.error().where, path);
        QVERIFY(!saved.error().what.isEmpty() && !saved.error().hint.isEmpty());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("gone"))));
    }
};

QTEST_GUILESS_MAIN(TestSaveFile)
#include "tst_savefile.moc"
