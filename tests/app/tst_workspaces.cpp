// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"
#include "models/exchange/exporter.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "tests/support/settingsfolder.h"
#include "widgets/charts/chartspage.h"
#include "widgets/exchange/exportdialog.h"
#include "widgets/exchange/importdialog.h"
#include "widgets/shell/exchangedialogs.h"
#include "widgets/shell/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

/// Copies of a workspace, and what a console does with them.
class TestWorkspaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        keepSettingsIn(m_folder.path());
        {
            const auto history = History::open(file("history.qdh"));
            QVERIFY(history);
            (*history)->write({.samples = {{{"up", {}}, {{1'700'000'000'000}, 1}}}});
        }
        QVERIFY(exportHistory(file("history.qdh"), {ExportFormat::Workspace, file("copy.qdh")}));
    }

    void aCopyIsLookedAtWithoutChangingIt()
    {
        const auto before = bytesOf(file("copy.qdh"));
        {
            const auto console = open("copy.qdh", true);
            QVERIFY(console->history().isReadOnly());
            QVERIFY(console->window().windowTitle().contains("read-only"));
            QVERIFY(!console->window().findChild<QAction*>("importAction")->isEnabled());
            QVERIFY(console->window().findChild<QAction*>("exportAction")->isEnabled());
            QTRY_VERIFY(console->snapshot());
        }
        QCOMPARE(bytesOf(file("copy.qdh")), before);
        QVERIFY(!QFile::exists(file("copy.qdh-wal")));
    }

    void aWorkspaceIsOpenedAsTheOperatorSays_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("readOnly");
        QTest::newRow("look") << "lookAtWorkspace" << true;
        QTest::newRow("work") << "workWithWorkspace" << false;
    }

    void aWorkspaceIsOpenedAsTheOperatorSays()
    {
        QFETCH(QString, button);
        QFETCH(bool, readOnly);
        const auto console = open("history.qdh", false);
        QSignalSpy requested(console.get(), &Console::workspaceRequested);
        console->window().exchange().openWorkspace(file("copy.qdh"));
        QTRY_VERIFY(console->window().findChild<QPushButton*>(button));
        console->window().findChild<QPushButton*>(button)->click();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0], (QList<QVariant>{file("copy.qdh"), readOnly}));
    }

    void whatIsNoWorkspaceIsSaid()
    {
        QFile other(file("other"));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(QByteArray(4'096, 'x')) == 4'096);
        other.close();
        const auto console = open("history.qdh", false);
        console->window().exchange().openWorkspace(file("other"));
        const auto isSaid = [&] {
            const auto notices = console->window().findChildren<QLabel*>("noticeText");
            return std::any_of(notices.begin(), notices.end(), [](const QLabel* notice) {
                return notice->text().contains("not a Quarterdeck history");
            });
        };
        QTRY_VERIFY(isSaid());
        QVERIFY(!console->window().findChild<QMessageBox*>());
    }

    void theMenusOpenTheDialogs()
    {
        const auto console = open("history.qdh", false);
        console->window().showPage<ChartsPage>();
        console->window().findChild<QAction*>("exportAction")->trigger();
        auto* dialog = console->window().findChild<ExportDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QComboBox*>("rangeKind")->currentText(), QString("What the charts show"));
        console->window().findChild<QAction*>("importAction")->trigger();
        QVERIFY(console->window().findChild<ImportDialog*>());
    }

private:
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(name); }
    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] std::unique_ptr<Console> open(const char* name, bool readOnly) const
    {
        ConsoleOptions options;
        options.historyPath = file(name);
        options.readOnly = readOnly;
        options.useKeychain = false;
        auto console = Console::open(options);
        if (!console)
            qFatal("%s", qPrintable(console.error().text()));
        (*console)->start();
        return std::move(*console);
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
