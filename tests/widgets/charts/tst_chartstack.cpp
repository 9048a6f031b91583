// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/charts/chartfixture.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/theme/markingtranslator.h"
#include "widgets/charts/chartstack.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>

#include <ctime>

using namespace qd;
using namespace qd::test;

class TestChartStack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Theme::instance().setMode(ThemeMode::Light);
        m_fixture.add(ChartFixture::story(noon, 600));
    }

    void showsTheWholeStoryInBothThemes()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {1400, 1000});
        QTRY_COMPARE(plot(stack, 0).curves().size(), std::size_t(4));
        QCOMPARE(plot(stack, 1).curves().size(), std::size_t(3));
        QCOMPARE(plot(stack, 0).markers().size(), std::size_t(4));
        stack.axis().setCrosshair(noon - Duration{200'000});
        grab(stack, QStringLiteral("chartstack-light"));
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents(); // palettes reach the widgets by events
        grab(stack, QStringLiteral("chartstack-dark"));
        Theme::instance().setMode(ThemeMode::Light);
        stack.resize(760, 1000);
        stack.setBands({{ChartBand::Kind::Baseline, {noon - Duration{420'000}, noon - Duration{320'000}}},
                        {ChartBand::Kind::Affected, {noon - Duration{300'000}, noon - Duration{120'000}}},
                        {ChartBand::Kind::Verification, {noon - Duration{90'000}, noon - Duration{30'000}}}});
        QTRY_VERIFY(stack.isSettled());
        grab(stack, QStringLiteral("chartstack-narrow"));
    }

    void alignsThePlotAreasOfAColumn()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        const auto charts = visibleCharts(stack);
        QVERIFY(charts.size() > 4);
        const auto left = [&stack](MetricChart& chart) {
            return chart.plot().mapTo(&stack, chart.plot().plotArea().topLeft().toPoint()).x();
        };
        for (MetricChart* chart : charts) {
            // A chart that the last answer made visible gets its size with the next layout.
            QTRY_COMPARE(chart->plot().plotArea().width(), charts.front()->plot().plotArea().width());
            QCOMPARE(left(*chart), left(*charts.front()));
        }
    }

    void hidesChartsOfWhatTheMachineDoesNotHave()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        for (MetricChart* chart : visibleCharts(stack))
            QVERIFY2(!chart->title().startsWith(QLatin1String("GPU")), qPrintable(chart->title()));
    }

    void standsInTwoColumnsWhereThereIsRoom()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {1400, 900});
        const auto charts = visibleCharts(stack);
        QCOMPARE(charts[0]->y(), charts[1]->y());
        stack.resize(700, 900);
        QTRY_VERIFY(charts[1]->y() > charts[0]->y());
    }

    void chartsKeepTheirPlacesWhereARangeIsEmpty()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        const auto before = visibleCharts(stack);
        stack.axis().setRange({noon - Duration{8 * 3'600'000}, noon - Duration{7 * 3'600'000}});
        QTRY_VERIFY(stack.isSettled());
        QCOMPARE(visibleCharts(stack), before);
        auto* notice = stack.findChild<QWidget*>(QStringLiteral("chartNotice"));
        QVERIFY(notice->isVisible());
        QTest::mouseClick(notice->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY(!notice->isVisible());
        QVERIFY(!plot(stack, 0).isEmpty());
    }

    void plotsStayAlignedBesideWideLabels()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        const auto charts = visibleCharts(stack);
        PlotView& wide = charts[1]->plot();
        const double usual = wide.plotArea().left();
        wide.setStates({QStringLiteral("a state with a name that is much wider than any number")});
        stack.refresh();
        QTRY_VERIFY(charts[0]->plot().plotArea().left() > usual);
        for (MetricChart* chart : charts)
            QCOMPARE(chart->plot().plotArea().left(), wide.plotArea().left());
        QVERIFY(wide.plotArea().left() >= wide.labelWidth());
    }

    void whatLiesBeforeTheRecordingIsTold()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        QTRY_COMPARE(plot(stack, 0).recordedSince(), noon - Duration{600'000});
        for (MetricChart* chart : visibleCharts(stack))
            QCOMPARE(chart->plot().recordedSince(), noon - Duration{600'000});
        stack.axis().follow(Duration{3'600'000});
        QTRY_COMPARE(plot(stack, 0).range().length(), Duration{3'600'000});
        grab(stack, QStringLiteral("chartstack-young"));
    }

    void anotherLanguageChangesNothingButNames()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        QTRY_COMPARE(plot(stack, 0).curves().size(), std::size_t(4));
        const auto charts = visibleCharts(stack);
        const TimeRange range = stack.axis().range();
        const auto coloursOf = [&] {
            std::vector<int> colours;
            for (const PlotCurve& curve : plot(stack, 0).curves())
                colours.push_back(curve.slot);
            return colours;
        };
        const std::vector<int> before = coloursOf();
        const QString title = charts[0]->title();

        MarkingTranslator language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        stack.setPanels(standardPanels("triton", "fraud", "host"));
        QCOMPARE(charts[0]->title(), QStringLiteral("§") + title);
        QTRY_VERIFY(plot(stack, 0).curves()[0].name.startsWith(QStringLiteral("§")));
        QCoreApplication::removeTranslator(&language);
        QCOMPARE(visibleCharts(stack), charts);
        QCOMPARE(coloursOf(), before);
        QCOMPARE(stack.axis().range(), range);
    }

    void anEmptyHistoryBeginsWithItsFirstSample()
    {
        ChartFixture young;
        ChartStack stack(*young.history);
        start(stack, {760, 900});
        QVERIFY(stack.findChild<QWidget*>(QStringLiteral("chartNotice"))->isVisible());
        QVERIFY(!plot(stack, 0).recordedSince());
        young.add(ChartFixture::story(noon, 60));
        stack.refresh();
        QTRY_COMPARE(plot(stack, 0).recordedSince(), noon - Duration{60'000});
    }

    void sharesTheCrosshair()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        PlotView& first = plot(stack, 0);
        QTest::mouseMove(first.viewport(), first.plotArea().center().toPoint());
        QTRY_VERIFY(plot(stack, 3).crosshair().has_value());
        QCOMPARE(*plot(stack, 3).crosshair(), *first.crosshair());
    }

    void asksAtMostFourTimesASecond()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        stack.axis().setRange({noon - Duration{600'000}, noon});
        QTRY_VERIFY(stack.isSettled());
        QSignalSpy answers(&stack, &ChartStack::answered);
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 1000) {
            stack.refresh();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        QVERIFY2(answers.count() <= 5, qPrintable(QString::number(answers.count())));
        QVERIFY2(answers.count() >= 1, qPrintable(QString::number(answers.count())));
    }

    void followsNewSamples()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        QVERIFY(stack.axis().isFollowing());
        WriteBatch batch;
        batch.samples.push_back(
            {{std::string(metric::accuracy), model("fraud")}, {noon + Duration{1000}, 0.25}});
        m_fixture.add(std::move(batch));
        stack.axis().tick(noon + Duration{2000});
        QTRY_COMPARE(plot(stack, 0).curves().at(0).segments.back().back().value, 0.25);
        QCOMPARE(plot(stack, 0).range().to, noon + Duration{2000});
    }

    /// They step one after the other, but none is left behind when the stack says that it has answered.
    void stepsEveryChartOfALiveAxis()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {1400, 1000});
        const TimeRange next{noon - Duration{598'000}, noon + Duration{2000}};
        std::size_t stepped = 0;
        connect(&stack, &ChartStack::answered, this, [&] {
            for (MetricChart* chart : visibleCharts(stack))
                stepped += chart->plot().range() == next ? 1 : 0;
        });
        stack.axis().tick(next.to);
        QTRY_COMPARE(stepped, visibleCharts(stack).size());
        QCOMPARE(stack.axis().range(), next);
    }

    void showsALateAnswerInTheRangeThatTheHandHasReached()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {1400, 1000});
        stack.axis().setRange({noon - Duration{600'000}, noon - Duration{300'000}});
        QSignalSpy answers(&stack, &ChartStack::answered);
        for (int i = 1; answers.count() == 0 && i < 100'000; ++i) {
            stack.axis().setRange({noon - Duration{600'000 - i}, noon - Duration{300'000 - i}});
            QCoreApplication::processEvents();
        }
        QCOMPARE(answers.count(), 1);
        for (MetricChart* chart : visibleCharts(stack))
            QCOMPARE(chart->plot().range(), stack.axis().range());
        QTRY_VERIFY(stack.isSettled());
    }

    void asksNothingWhileNobodySeesIt()
    {
        ChartStack stack(*m_fixture.history);
        stack.setPanels(standardPanels("triton", "fraud", "host"));
        stack.axis().tick(noon);
        QVERIFY(stack.isSettled());
        stack.resize(700, 700);
        stack.show();
        QVERIFY(!stack.isSettled());
        QTRY_VERIFY(!plot(stack, 0).isEmpty());
    }

    void fallsBackToTheCoresOfAProcess_data()
    {
        QTest::addColumn<bool>("machine");
        QTest::addColumn<bool>("process");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("neither") << false << false << QStringList("CPU");
        QTest::newRow("machine") << true << false << QStringList("CPU");
        QTest::newRow("process") << false << true << QStringList("CPU cores used");
        QTest::newRow("both") << true << true << QStringList("CPU");
    }

    void fallsBackToTheCoresOfAProcess()
    {
        QFETCH(bool, machine);
        QFETCH(bool, process);
        QFETCH(QStringList, shown);
        const std::string endpoint = QTest::currentDataTag();
        const auto add = [&](std::string_view metric) {
            WriteBatch batch;
            batch.samples.push_back({{std::string(metric), {{"endpoint", endpoint}}}, {noon, 0.5}});
            m_fixture.add(std::move(batch));
        };
        if (machine)
            add(metric::cpu);
        if (process)
            add(metric::processCpu);
        ChartStack stack(*m_fixture.history);
        stack.resize(760, 900);
        stack.setPanels(standardPanels(endpoint, {}, {}));
        stack.show();
        QSignalSpy settled(&stack, &ChartStack::settled);
        stack.axis().tick(noon + Duration{1000});
        QTRY_VERIFY(settled.count() > 0 && stack.isSettled());
        QStringList titles;
        for (const MetricChart* chart : visibleCharts(stack)) {
            if (chart->title().startsWith(QLatin1String("CPU")))
                titles.append(chart->title());
        }
        QCOMPARE(titles, shown);
    }

    void saysWhenTheHistoryCannotBeRead()
    {
        QTemporaryDir folder;
        auto history = History::open(folder.filePath(QStringLiteral("h.sqlite")));
        QVERIFY(history);
        ChartStack stack(**history);
        (*history)->flush();
        QFile::remove((*history)->path());
        start(stack, {760, 700});
        QWidget* notice = stack.findChild<QWidget*>(QStringLiteral("chartNotice"));
        QTRY_VERIFY(notice->isVisible());
    }

    void goesToTheBeginningWithHome()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {760, 900});
        stack.axis().setRange({noon - Duration{60'000}, noon});
        QTest::keyClick(&plot(stack, 0), Qt::Key_Home);
        QTRY_COMPARE(stack.axis().range().from, noon - Duration{600'000});
        QCOMPARE(stack.axis().range().length(), Duration{60'000});
    }

    /// Eight charts with ten minutes at 1 Hz, one tick a second, take little of one core. Reported; the bound
    /// is loose because builds for debugging and busy machines are slower.
    void costsLittlePerTick()
    {
        ChartStack stack(*m_fixture.history);
        start(stack, {1400, 1000});
        const int ticks = 20;
        const std::clock_t before = std::clock();
        for (int i = 1; i <= ticks; ++i) {
            QSignalSpy settled(&stack, &ChartStack::settled);
            stack.axis().tick(noon + Duration{1000 * i});
            QTRY_VERIFY(settled.count() > 0);
            stack.repaint();
            QCoreApplication::processEvents();
        }
        const double perTick = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / ticks;
        qInfo("%.1f ms of processor time per tick", perTick);
        QVERIFY(perTick < 500);
    }

private:
    static void start(ChartStack& stack, QSize size)
    {
        stack.resize(size);
        stack.setPanels(standardPanels("triton", "fraud", "host"));
        stack.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stack));
        QSignalSpy settled(&stack, &ChartStack::settled);
        stack.axis().tick(noon);
        QTRY_VERIFY(settled.count() > 0 && stack.isSettled());
    }

    static PlotView& plot(ChartStack& stack, int index)
    {
        return stack.findChild<MetricChart*>(QStringLiteral("chart%1").arg(index))->plot();
    }

    static std::vector<MetricChart*> visibleCharts(ChartStack& stack)
    {
        std::vector<MetricChart*> charts;
        for (int i = 0; auto* chart = stack.findChild<MetricChart*>(QStringLiteral("chart%1").arg(i)); ++i) {
            if (chart->isVisible())
                charts.push_back(chart);
        }
        return charts;
    }

    ChartFixture m_fixture;
};

QTEST_MAIN(TestChartStack)
#include "tst_chartstack.moc"
