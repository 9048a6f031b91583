// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/navigation.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace qd;

class TestNavigation : public QObject
{
    Q_OBJECT

private slots:
    void clickChoosesThePage()
    {
        Navigation navigation;
        navigation.addPage("first", "fleet");
        navigation.addPage("second", "charts");
        navigation.show();
        QSignalSpy chosen(&navigation, &Navigation::pageChosen);
        QTest::mouseClick(navigation.findChild<QToolButton*>("second"), Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().toInt(), 1);
    }

    void countStandsInTextAndAccessibleName()
    {
        Navigation navigation;
        navigation.addPage("alerts", "alerts");
        navigation.setTexts(0, "Alerts", "why");
        const auto* button = navigation.findChild<QToolButton*>("alerts");
        QCOMPARE(button->text(), "Alerts");
        navigation.setCount(0, 3);
        QCOMPARE(button->text(), "Alerts (3)");
        QCOMPARE(button->accessibleName(), "Alerts (3)");
        navigation.setCount(0, 0);
        QCOMPARE(button->text(), "Alerts");
        QCOMPARE(button->toolTip(), "why");
    }

    void onlyTheCurrentPageIsChecked()
    {
        Navigation navigation;
        navigation.addPage("first", "fleet");
        navigation.addPage("second", "charts");
        navigation.setCurrent(0);
        navigation.setCurrent(1);
        QVERIFY(!navigation.findChild<QToolButton*>("first")->isChecked());
        QVERIFY(navigation.findChild<QToolButton*>("second")->isChecked());
    }
};

QTEST_MAIN(TestNavigation)
#include "tst_navigation.moc"
