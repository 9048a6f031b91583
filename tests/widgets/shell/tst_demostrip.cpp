// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/demostrip.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

class TestDemoStrip : public QObject
{
    Q_OBJECT

private slots:
    void countsDownToTheDeployment()
    {
        DemoStrip strip(m_clock);
        strip.showStory(m_clock.now() + Duration{42'000});
        QVERIFY2(text(strip).contains(QStringLiteral("0:42")), qPrintable(text(strip)));
        m_clock.set(m_clock.now() + Duration{40'500});
        QTRY_VERIFY(text(strip).contains(QStringLiteral("0:02")));
        m_clock.set(m_clock.now() + Duration{60'000});
        QTRY_VERIFY(text(strip).contains(QStringLiteral("has been deployed")));
    }

    void saysWhyAnOldStoryGoesOn()
    {
        DemoStrip strip(m_clock);
        strip.showStory(std::nullopt);
        QVERIFY(text(strip).contains(QStringLiteral("an incident is still open")));
    }

    void theStoryCanBeRestartedOnceItRuns()
    {
        DemoStrip strip(m_clock);
        auto* restart = strip.findChild<QPushButton*>(QStringLiteral("demoRestart"));
        QVERIFY(!restart->isEnabled());
        strip.showStory(m_clock.now());
        QSignalSpy restarts(&strip, &DemoStrip::restartRequested);
        restart->click();
        QCOMPARE(restarts.count(), 1);
    }

    void removalIsAskedAbout_data()
    {
        QTest::addColumn<QMessageBox::ButtonRole>("answer");
        QTest::addColumn<int>("removals");
        QTest::newRow("cancelled") << QMessageBox::RejectRole << 0;
        QTest::newRow("confirmed") << QMessageBox::AcceptRole << 1;
    }

    void removalIsAskedAbout()
    {
        QFETCH(QMessageBox::ButtonRole, answer);
        DemoStrip strip(m_clock);
        strip.show();
        QSignalSpy removals(&strip, &DemoStrip::removalRequested);
        strip.findChild<QPushButton*>(QStringLiteral("demoRemove"))->click();
        auto* question = strip.findChild<QMessageBox*>();
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == answer)
                button->click();
        }
        QTEST(int(removals.count()), "removals");
    }

private:
    static QString text(const DemoStrip& strip)
    {
        return strip.findChild<QLabel*>(QStringLiteral("demoText"))->text();
    }

    ManualClock m_clock{Timestamp{1'767'268'800'000}};
};

QTEST_MAIN(TestDemoStrip)
#include "tst_demostrip.moc"
