// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/commandpalette.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void typingNarrowsAndEnterRuns()
    {
        QAction add("&Add endpoint…");
        QAction open("&Open log…");
        QSignalSpy added(&add, &QAction::triggered);
        QSignalSpy opened(&open, &QAction::triggered);
        CommandPalette palette({&add, &open}, nullptr);
        auto* list = palette.findChild<QListWidget*>();
        auto* search = palette.findChild<QLineEdit*>("commandSearch");
        QCOMPARE(list->count(), 2);
        QTest::keyClicks(search, "LOG");
        QCOMPARE(list->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(added.count(), 0);
        QCOMPARE(palette.result(), int(QDialog::Accepted));
    }

    void arrowsMoveWhileTyping()
    {
        QAction first("First");
        QAction second("Second");
        QSignalSpy ran(&second, &QAction::triggered);
        CommandPalette palette({&first, &second}, nullptr);
        auto* search = palette.findChild<QLineEdit*>("commandSearch");
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Down); // stays on the last
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(ran.count(), 1);
    }

    void disabledCommandsAreNotOffered()
    {
        QAction action("Add");
        action.setEnabled(false);
        CommandPalette palette({&action}, nullptr);
        QCOMPARE(palette.findChild<QListWidget*>()->count(), 1);
        QCOMPARE(palette.findChild<QListWidget*>()->item(0)->flags(),
                 Qt::ItemFlags(Qt::NoItemFlags)); // "none"
        QTest::keyClick(palette.findChild<QLineEdit*>("commandSearch"), Qt::Key_Down);
        QTest::keyClick(palette.findChild<QLineEdit*>("commandSearch"), Qt::Key_Return); // nothing to run
        QVERIFY(palette.result() != QDialog::Accepted);
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
