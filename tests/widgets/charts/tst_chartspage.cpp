// SPDX-License-Identifier: Apache-2.0
#include "tests/support/settingsfolder.h"
#include "tests/widgets/charts/chartfixture.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/charts/chartspage.h"
#include "widgets/charts/chartstack.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/metricpicker.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace qd;
using namespace qd::test;

namespace {

FleetSnapshotPtr fleet(Timestamp at)
{
    FleetSnapshot snapshot;
    snapshot.at = at;
    EndpointStatus triton;
    triton.endpoint.id = "triton";
    triton.endpoint.name = QStringLiteral("Fraud server");
    triton.endpoint.hostEndpoint = "host";
    triton.models.resize(1);
    triton.models[0].model = "fraud";
    EndpointStatus host;
    host.endpoint.id = "host";
    host.endpoint.name = QStringLiteral("Machine room");
    host.models.resize(1);
    snapshot.endpoints = {triton, host};
    return std::make_shared<const FleetSnapshot>(std::move(snapshot));
}

} // namespace

class TestChartsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        keepSettingsIn(m_fixture.folder.path());
        Theme::instance().setMode(ThemeMode::Light);
        m_fixture.add(ChartFixture::story(noon, 600));
        WriteBatch before; // live ranges reach no further back than the history
        before.samples.push_back({{"node_load1", {{"endpoint", "host"}}}, {noon - Duration{60'000}, 0.7}});
        before.samples.push_back({{"older", {}}, {noon - Duration{7'200'000}, 1.0}});
        m_fixture.add(std::move(before));
    }

    void init()
    {
        QSettings().clear();
        open();
    }

    void cleanup() { m_page.reset(); }

    void explainsItselfWhenNothingIsWatched()
    {
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>());
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("chartsEmpty"))->isVisible());
    }

    void showsTheSubjectOfTheLastRunBeforeTheFleetIsKnown()
    {
        m_page.reset();
        QSettings().setValue(QStringLiteral("charts/endpoint"), QStringLiteral("triton"));
        QSettings().setValue(QStringLiteral("charts/model"), QStringLiteral("fraud"));
        open();
        QTRY_VERIFY(m_page->isSettled() && !chart(0).plot().isEmpty());
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>()); // no endpoint is taken up yet
        QVERIFY(chart(0).plot().isVisible());
        m_page->setSnapshot(fleet(noon));
        QCOMPARE(subject().currentText(), QStringLiteral("fraud on Fraud server"));
    }

    void showsTheFirstModelLive()
    {
        m_page->setSnapshot(fleet(noon));
        QTRY_VERIFY(m_page->isSettled() && !chart(0).plot().isEmpty());
        QCOMPARE(subject().count(), 3);
        QCOMPARE(subject().currentText(), QStringLiteral("fraud on Fraud server"));
        QCOMPARE(status(), QStringLiteral("Live"));
        qd::test::grab(*m_page, QStringLiteral("chartspage-light"));
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        qd::test::grab(*m_page, QStringLiteral("chartspage-dark"));
        Theme::instance().setMode(ThemeMode::Light);
        QCoreApplication::processEvents();
    }

    void pausesAndGoesLiveAgain()
    {
        m_page->setSnapshot(fleet(noon));
        QTest::mouseClick(&button("chartLive"), Qt::LeftButton);
        QVERIFY(!axis().isFollowing());
        QVERIFY(status().startsWith(QLatin1String("Paused: ")));
        m_clock.advance(Duration{30'000});
        QTest::mouseClick(&button("chartLive"), Qt::LeftButton);
        QVERIFY(axis().isFollowing());
        QCOMPARE(axis().range().to, m_clock.now());
    }

    void theBarIsOneLineInAUsualWindow()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->resize(1170, 700); // a window of 1280 without its navigation
        QCoreApplication::processEvents();
        QCOMPARE(button("chartEvaluate").y(), button("chartLive").y());
    }

    void aPausedRangeNeedsNoMoreRoom()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->showRange({noon - Duration{40LL * 24 * 3600 * 1000}, noon});
        QVERIFY2(m_page->minimumSizeHint().width() <= 900,
                 qPrintable(QString::number(m_page->minimumSizeHint().width())));
    }

    void theButtonIsNeverPressedIn()
    {
        m_page->setSnapshot(fleet(noon));
        QVERIFY(!button("chartLive").isChecked());
        QCOMPARE(button("chartLive").text(), QStringLiteral("Pause"));
        QTest::mouseClick(&button("chartLive"), Qt::LeftButton);
        QVERIFY(!button("chartLive").isChecked());
        QCOMPARE(button("chartLive").text(), QStringLiteral("Go live"));
    }

    void anyOtherMetricCanBeAddedAndRemoved()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->showSubject("host", "");
        auto* picker = m_page->findChild<MetricPicker*>();
        QTRY_VERIFY(picker->findText(QStringLiteral("node_load1")) >= 0);
        QCOMPARE(picker->findText(QStringLiteral("cpu_utilization_ratio")), -1); // is there already
        const auto added = [this] {
            QStringList titles;
            for (const MetricChart* chart : m_page->findChildren<MetricChart*>()) {
                if (chart->title() == QLatin1String("node_load1"))
                    titles << chart->title();
            }
            return titles.size();
        };
        QTest::keyClicks(picker->lineEdit(), QStringLiteral("node_load1"));
        QTest::keyClick(picker->lineEdit(), Qt::Key_Return);
        QCOMPARE(added(), 1);
        QVERIFY(picker->currentText().isEmpty());
        open(); // remembered
        m_page->setSnapshot(fleet(noon));
        m_page->showSubject("host", "");
        QCOMPARE(added(), 1);
        m_page->showSubject("triton", "");
        QCOMPARE(added(), 0);
        m_page->showSubject("host", "");
        for (MetricChart* chart : m_page->findChildren<MetricChart*>()) {
            if (chart->title() == QLatin1String("node_load1"))
                chart->findChild<QToolButton*>(QStringLiteral("chartRemove"))->click();
        }
        QTRY_COMPARE(added(), 0);
    }

    void theRangeOnScreenIsExportedInOneStep()
    {
        m_page->showRange({noon - Duration{300'000}, noon});
        QSignalSpy spy(m_page.get(), &ChartsPage::exportRequested);
        QTest::mouseClick(&button("chartExport"), Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        QVERIFY(spy[0][0].value<TimeRange>() == m_page->range());
    }

    void theRangeOnScreenIsEvaluated()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->showRange({noon - Duration{300'000}, noon});
        QSignalSpy spy(m_page.get(), &ChartsPage::evaluationRequested);
        QTest::mouseClick(&button("chartEvaluate"), Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        QVERIFY(!spy[0][0].value<std::string>().empty());
        QVERIFY(spy[0][2].value<TimeRange>() == m_page->range());
        QVERIFY(!spy[0][3].value<std::optional<Timestamp>>());
    }

    void aPointLeadsToThePredictionsOfItsMoment()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->showRange({noon - Duration{300'000}, noon});
        QSignalSpy spy(m_page.get(), &ChartsPage::evaluationRequested);
        auto* plot = m_page->findChild<PlotView*>();
        QVERIFY(plot);
        const QPoint point = plot->plotArea().center().toPoint();
        QTest::mouseClick(plot->viewport(), Qt::LeftButton, Qt::ControlModifier, point);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][3].value<std::optional<Timestamp>>(), std::optional(plot->timeAt(point.x())));
        QVERIFY(m_page->range() == (TimeRange{noon - Duration{300'000}, noon})); // it did not pan
        axis().setCrosshair(noon - Duration{60'000});
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[1][3].value<std::optional<Timestamp>>(), std::optional(noon - Duration{60'000}));
    }

    void offersSpansAndRemembersThem()
    {
        m_page->setSnapshot(fleet(noon));
        QTest::mouseClick(&button("chartSpan2"), Qt::LeftButton);
        QCOMPARE(axis().range().length(), Duration{3'600'000});
        QVERIFY(button("chartSpan2").isChecked());
        open();
        m_page->setSnapshot(fleet(noon));
        QCOMPARE(axis().range().length(), Duration{3'600'000});
    }

    void zoomsAndGoesBackByButtons()
    {
        m_page->setSnapshot(fleet(noon));
        const TimeRange paused{noon - Duration{400'000}, noon - Duration{200'000}};
        m_page->showRange(paused);
        QTest::mouseClick(&button("chartZoomIn"), Qt::LeftButton);
        QCOMPARE(axis().range(), TimeRange({noon - Duration{350'000}, noon - Duration{250'000}}));
        QTest::mouseClick(&button("chartBack"), Qt::LeftButton);
        QCOMPARE(axis().range(), paused);
        QTest::mouseClick(&button("chartBack"), Qt::LeftButton);
        QVERIFY(axis().isFollowing());
        QVERIFY(!button("chartBack").isEnabled());
    }

    void remembersTheSubject()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->showSubject("host", "");
        QCOMPARE(subject().currentText(), QStringLiteral("Machine room"));
        open();
        m_page->setSnapshot(fleet(noon));
        QCOMPARE(subject().currentText(), QStringLiteral("Machine room"));
    }

    void takesASubjectBeforeTheFleetIsKnown()
    {
        m_page->showSubject("triton", "");
        m_page->setSnapshot(fleet(noon));
        QCOMPARE(subject().currentText(), QStringLiteral("Fraud server"));
    }

    void keepsTheSubjectOverUpdates()
    {
        m_page->setSnapshot(fleet(noon));
        m_page->showSubject("host", "");
        for (int i = 1; i < 4; ++i)
            m_page->setSnapshot(fleet(noon + Duration{1000 * i}));
        QCOMPARE(subject().currentText(), QStringLiteral("Machine room"));
        QCOMPARE(axis().range().to, noon + Duration{3000});
    }

private:
    void open()
    {
        m_page = std::make_unique<ChartsPage>(*m_fixture.history, m_clock);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    TimeAxis& axis() { return m_page->findChild<ChartStack*>()->axis(); }
    QComboBox& subject() { return *m_page->findChild<QComboBox*>(QStringLiteral("chartSubject")); }
    QToolButton& button(const char* name) { return *m_page->findChild<QToolButton*>(QLatin1String(name)); }
    QString status() { return m_page->findChild<QLabel*>(QStringLiteral("chartStatus"))->text(); }
    MetricChart& chart(int index)
    {
        return *m_page->findChild<MetricChart*>(QStringLiteral("chart%1").arg(index));
    }

    ChartFixture m_fixture;
    ManualClock m_clock{noon};
    std::unique_ptr<ChartsPage> m_page;
};

QTEST_MAIN(TestChartsPage)
#include "tst_chartspage.moc"
