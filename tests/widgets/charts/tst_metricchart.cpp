// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/theme/grab.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace qd;

namespace {

constexpr Timestamp start{1'767'268'800'000};
const TimeRange minute{start, start + Duration{60'000}};

Timestamp at(double seconds)
{
    return start + Duration{std::llround(seconds * 1000)};
}

std::vector<Sample> wave(double from, double to, double level)
{
    std::vector<Sample> samples;
    for (double t = from; t <= to; t += 1.0)
        samples.push_back({at(t), level + 0.02 * std::sin(t)});
    return samples;
}

/// How many pixels of the column at `x` have about this colour, within the plot area.
int inked(const QImage& image, int x, const QRectF& area, const QColor& color)
{
    int count = 0;
    for (int y = static_cast<int>(area.top()) + 1; y < static_cast<int>(area.bottom()); ++y) {
        const QColor pixel = image.pixelColor(x, y);
        const int distance = std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green()) +
                             std::abs(pixel.blue() - color.blue());
        count += distance < 90 ? 1 : 0;
    }
    return count;
}

/// How often a widget is painted.
class PaintCount : public QObject
{
public:
    explicit PaintCount(QWidget* widget) : QObject(widget) { widget->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

    int count = 0;
};

} // namespace

class TestMetricChart : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Theme::instance().setMode(ThemeMode::Light);
        m_axis = std::make_unique<TimeAxis>();
        m_axis->setRange(minute);
        m_chart = std::make_unique<MetricChart>(*m_axis);
        m_chart->setPanel({QStringLiteral("Prediction quality"), MetricUnit::Ratio, {}});
        m_chart->setRange(minute);
        m_chart->resize(640, 260);
        // As the stack does.
        connect(m_axis.get(), &TimeAxis::rangeChanged, m_chart.get(), &MetricChart::setRange);
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }

    void cleanup()
    {
        m_chart.reset();
        m_axis.reset();
    }

    void colourAndVisibilityBelongToTheSeriesAndNotToItsName()
    {
        const auto curve = [](const char* name, const char* key) {
            return ChartCurve{QString::fromUtf8(name), {wave(0, 59, 0.9)}, {}, {}, QString::fromUtf8(key)};
        };
        m_chart->setData(minute, {curve("Recall", "recall")}, {});
        m_chart->setData(minute, {curve("Accuracy", "accuracy"), curve("Recall", "recall")}, {});
        auto* legend = m_chart->findChild<ChartLegend*>();
        emit legend->toggled(QStringLiteral("Recall"), false);
        m_chart->setData(minute, {curve("准确率", "accuracy"), curve("召回率", "recall")}, {});
        QCOMPARE(plot().curves()[0].slot, 1);
        QCOMPARE(plot().curves()[1].slot, 0);
        QVERIFY(plot().curves()[0].isVisible);
        QVERIFY(!plot().curves()[1].isVisible);
    }

    void drawsAGapAsAGap()
    {
        m_chart->setData(minute, {{QStringLiteral("Accuracy"), {wave(0, 20, 0.9), wave(40, 59, 0.9)}}}, {});
        QCoreApplication::processEvents();
        const QImage image = plot().grab().toImage();
        const QColor color = Theme::instance().series(0);
        for (const double second : {5.0, 15.0, 45.0, 55.0})
            QVERIFY2(inked(image, x(second), plot().plotArea(), color) > 0,
                     qPrintable(QString::number(second)));
        for (const double second : {22.0, 30.0, 38.0})
            QCOMPARE(inked(image, x(second), plot().plotArea(), color), 0);
    }

    void drawsALoneSampleAsAPoint()
    {
        m_chart->setData(
            minute, {{QStringLiteral("Accuracy"), {wave(0, 10, 0.9), {{at(30), 0.9}}, wave(50, 59, 0.9)}}},
            {});
        QCoreApplication::processEvents();
        QVERIFY(inked(plot().grab().toImage(), x(30), plot().plotArea(), Theme::instance().series(0)) > 0);
    }

    void drawsNewDataInThePlaceOfTheOld()
    {
        m_chart->setData(minute, {{QStringLiteral("A"), {wave(0, 20, 0.9), wave(40, 59, 0.9)}}}, {});
        QVERIFY(inked(plot().grab().toImage(), x(10), plot().plotArea(), Theme::instance().series(0)) > 0);
        m_chart->setData(minute, {{QStringLiteral("A"), {wave(30, 59, 0.9)}}}, {});
        QCOMPARE(inked(plot().grab().toImage(), x(10), plot().plotArea(), Theme::instance().series(0)), 0);
    }

    void paintsAChangeOnce()
    {
        m_chart->setData(minute, {{QStringLiteral("A"), {wave(0, 59, 0.9)}}}, {});
        QTRY_VERIFY(!plot().isEmpty());
        QCoreApplication::processEvents();
        PaintCount paints(plot().viewport());
        m_axis->setRange({at(10), at(50)});
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(paints.count, 1);
    }

    void keepsTheCurvesWhileTheCrosshairMoves()
    {
        m_chart->setData(minute, {{QStringLiteral("A"), {wave(0, 59, 0.9)}}}, {});
        const QImage before = plot().grab().toImage();
        QVERIFY(inked(before, x(10), plot().plotArea(), Theme::instance().series(0)) > 0);
        m_axis->setCrosshair(at(40));
        QVERIFY(plot().grab().toImage() != before);
        m_axis->setCrosshair({});
        QCOMPARE(plot().grab().toImage(), before);
    }

    void saysWhenThereIsNothing()
    {
        QVERIFY2(!plot().isEmpty(), "nothing has been read yet");
        m_chart->setData(minute, {}, {});
        QVERIFY(plot().isEmpty());
        QVERIFY(plot().accessibleDescription().contains(QLatin1String("No data")));
        qd::test::grab(*m_chart, QStringLiteral("metricchart-empty"));
    }

    void hidesACurveByItsLegend_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("mouse") << false;
        QTest::newRow("keyboard") << true;
    }

    void hidesACurveByItsLegend()
    {
        QFETCH(bool, byKey);
        const std::vector<ChartCurve> curves{{QStringLiteral("Accuracy"), {wave(0, 59, 0.9)}},
                                             {QStringLiteral("Recall"), {wave(0, 59, 0.2)}}};
        m_chart->setData(minute, curves, {});
        QVERIFY(plot().scale().low < 0.2);
        auto* button = m_chart->findChild<QToolButton*>(QStringLiteral("legend1"));
        QCOMPARE(button->text(), QStringLiteral("Recall"));
        if (byKey)
            QTest::keyClick(button, Qt::Key_Space);
        else
            QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!plot().curves().at(1).isVisible);
        QVERIFY(plot().scale().low > 0.8); // the other one has the height to itself
        m_chart->setData(minute, curves, {});
        QVERIFY(!plot().curves().at(1).isVisible); // new data do not bring it back
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(plot().curves().at(1).isVisible);
    }

    void keepsTheColourOfACurveThatWasAway()
    {
        m_chart->setData(
            minute, {{QStringLiteral("A"), {wave(0, 59, 0.5)}}, {QStringLiteral("B"), {wave(0, 59, 0.6)}}},
            {});
        m_chart->setData(minute, {{QStringLiteral("B"), {wave(0, 59, 0.6)}}}, {});
        QCOMPARE(plot().curves().at(0).slot, 1);
    }

    void zoomsAtTheMouseWithTheWheel()
    {
        const QPointF where(x(15), plot().plotArea().center().y());
        const Timestamp under = plot().timeAt(where.x());
        wheel(where, 120);
        QCOMPARE(m_axis->range().length(), Duration{48'000});
        QVERIFY(std::abs((plot().timeAt(where.x()) - under).count()) <= 2);
        wheel(where, -120);
        QVERIFY(std::abs(m_axis->range().length().count() - 60'000) <= 1);
    }

    void leavesTheWheelOverTheMarginsToTheScrollArea()
    {
        wheel({5, plot().plotArea().center().y()}, 120);
        QCOMPARE(m_axis->range(), minute);
    }

    void pansWithADrag()
    {
        const QPoint from(x(30), centreY());
        drag(from, {x(20), centreY()}, Qt::LeftButton, {});
        QVERIFY(std::abs((m_axis->range().from - at(10)).count()) < 400);
        QCOMPARE(m_axis->range().length(), Duration{60'000});
        QTest::mouseDClick(plot().viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(m_axis->range(), minute);
    }

    void zoomsToASelection_data()
    {
        QTest::addColumn<int>("button");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("shift") << static_cast<int>(Qt::LeftButton) << static_cast<int>(Qt::ShiftModifier);
        QTest::newRow("right button") << static_cast<int>(Qt::RightButton) << 0;
    }

    void zoomsToASelection()
    {
        QFETCH(int, button);
        QFETCH(int, modifiers);
        drag({x(40), centreY()}, {x(20), centreY()}, static_cast<Qt::MouseButton>(button),
             Qt::KeyboardModifiers(modifiers));
        QVERIFY(std::abs((m_axis->range().from - at(20)).count()) < 200);
        QVERIFY(std::abs((m_axis->range().to - at(40)).count()) < 200);
        QVERIFY(!plot().selection());
    }

    void obeysTheKeyboard()
    {
        m_axis->tick(at(300));
        QTest::keyClick(&plot(), Qt::Key_Plus);
        QCOMPARE(m_axis->range(), TimeRange({at(15), at(45)}));
        QTest::keyClick(&plot(), Qt::Key_Minus);
        QCOMPARE(m_axis->range(), minute);
        QTest::keyClick(&plot(), Qt::Key_Left);
        QCOMPARE(m_axis->range().from, at(-6));
        QTest::keyClick(&plot(), Qt::Key_Right);
        QCOMPARE(m_axis->range(), minute);
        QTest::keyClick(&plot(), Qt::Key_End);
        QVERIFY(m_axis->isFollowing());
        QCOMPARE(m_axis->range(), TimeRange({at(240), at(300)}));
        QTest::keyClick(&plot(), Qt::Key_Plus); // live charts stay live
        QVERIFY(m_axis->isFollowing());
        QCOMPARE(m_axis->range(), TimeRange({at(270), at(300)}));
        QTest::keyClick(&plot(), Qt::Key_Space);
        QVERIFY(!m_axis->isFollowing());
        QTest::keyClick(&plot(), Qt::Key_Space);
        QVERIFY(m_axis->isFollowing());
        QTest::keyClick(&plot(), Qt::Key_Backspace);
        QVERIFY(!m_axis->isFollowing());
        QSignalSpy beginning(m_chart.get(), &MetricChart::beginningRequested);
        QTest::keyClick(&plot(), Qt::Key_Home);
        QCOMPARE(beginning.count(), 1);
    }

    void movesTheCrosshairByKeyboard()
    {
        QTest::keyClick(&plot(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(*m_axis->crosshair(), at(30.6));
        QTest::keyClick(&plot(), Qt::Key_Escape);
        QVERIFY(!m_axis->crosshair());
    }

    void keepsTheReadoutWithinThePlot_data()
    {
        QTest::addColumn<double>("second");
        QTest::newRow("left edge") << 0.0;
        QTest::newRow("middle") << 30.0;
        QTest::newRow("right edge") << 59.9;
    }

    void keepsTheReadoutWithinThePlot()
    {
        QFETCH(double, second);
        std::vector<ChartCurve> curves;
        for (int i = 0; i < 30; ++i)
            curves.push_back(
                {QStringLiteral("A curve with a long name, number %1").arg(i), {wave(0, 59, 0.5)}});
        m_chart->setData(minute, curves, {});
        m_axis->setCrosshair(at(second));
        QVERIFY(!plot().readoutRect().isEmpty());
        QVERIFY(plot().plotArea().adjusted(-1, -1, 1, 1).contains(plot().readoutRect()));
        m_chart->resize(320, 200);
        QCoreApplication::processEvents();
        QVERIFY(plot().plotArea().adjusted(-1, -1, 1, 1).contains(plot().readoutRect()));
    }

    void findsValuesUnderTheCrosshairButNotInGaps()
    {
        const PlotCurve curve{QStringLiteral("A"), 0, true, {{{at(0), 1.0}, {at(10), 2.0}}, {{at(40), 3.0}}}};
        QCOMPARE(curve.nearest(at(4), Duration{500})->value, 1.0);
        QCOMPARE(curve.nearest(at(6), Duration{500})->value, 2.0);
        QVERIFY(!curve.nearest(at(25), Duration{500}));
        QCOMPARE(curve.nearest(at(40.4), Duration{500})->value, 3.0);
    }

    void tellsTheNewestValuesToAScreenReader()
    {
        m_chart->setData(minute, {{QStringLiteral("Accuracy"), {{{at(0), 0.9}, {at(1), 0.875}}}}}, {});
        QCOMPARE(plot().accessibleName(), QStringLiteral("Prediction quality"));
        QVERIFY(plot().accessibleDescription().contains(QLatin1String("87.5")));
    }

    void wrapsALegendThatIsTooLong()
    {
        std::vector<ChartCurve> curves;
        for (int i = 0; i < 12; ++i)
            curves.push_back({QStringLiteral("/dev/disk/number-%1").arg(i), {wave(0, 59, 0.5 + 0.03 * i)}});
        m_chart->resize(420, 300);
        m_chart->setData(minute, curves, {});
        const QWidget* legend = m_chart->findChild<QWidget*>(QStringLiteral("chartLegend"));
        const QToolButton* last = m_chart->findChild<QToolButton*>(QStringLiteral("legend11"));
        QTRY_VERIFY(last->y() > 0 && last->width() > last->fontMetrics().horizontalAdvance(last->text()));
        // A stack gives a chart the height that it asks for at its width.
        m_chart->resize(420, m_chart->heightForWidth(420));
        QTRY_VERIFY(legend->rect().contains(last->geometry()));
        QVERIFY(plot().plotArea().height() > 80);
        qd::test::grab(*m_chart, QStringLiteral("metricchart-legend"));
        for (const QToolButton* button : m_chart->findChildren<QToolButton*>())
            QVERIFY(legend->rect().contains(button->geometry()));
    }

private:
    PlotView& plot() { return m_chart->plot(); }
    int x(double second) { return static_cast<int>(std::lround(plot().xOf(at(second)))); }
    int centreY() { return static_cast<int>(plot().plotArea().center().y()); }

    void wheel(QPointF where, int angle)
    {
        QWheelEvent event(where, plot().viewport()->mapToGlobal(where), {}, {0, angle}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot().viewport(), &event);
    }

    void drag(QPoint from, QPoint to, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
    {
        QWidget* viewport = plot().viewport();
        QTest::mousePress(viewport, button, modifiers, from);
        for (int step = 1; step <= 10; ++step) {
            const QPointF where = QPointF(from) + (QPointF(to) - QPointF(from)) * step / 10.0;
            QMouseEvent move(QEvent::MouseMove, where, viewport->mapToGlobal(where), Qt::NoButton, button,
                             modifiers);
            QCoreApplication::sendEvent(viewport, &move);
        }
        QTest::mouseRelease(viewport, button, modifiers, to);
    }

    std::unique_ptr<TimeAxis> m_axis;
    std::unique_ptr<MetricChart> m_chart;
};

QTEST_MAIN(TestMetricChart)
#include "tst_metricchart.moc"
