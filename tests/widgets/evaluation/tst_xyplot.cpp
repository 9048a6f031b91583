// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/plots/xyplot.h"

#include <QSignalSpy>
#include <QTest>

using namespace qd;

class TestXyPlot : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_plot = std::make_unique<XyPlot>(QStringLiteral("plot"));
        m_plot->resize(500, 400);
        m_plot->setAxes({"x", MetricUnit::Ratio, std::pair(0.0, 1.0)},
                        {"y", MetricUnit::Ratio, std::pair(0.0, 1.0)});
        std::vector<QPointF> steep;
        for (int i = 0; i <= 1000; ++i)
            steep.emplace_back(i < 500 ? 0.0 : (i - 500) / 500.0, i < 500 ? i / 500.0 : 1.0);
        m_plot->setCurves({{"steep", 0, steep}, {"diagonal", 1, {{0, 0}, {0.5, 0.5}, {1, 1}}}});
        m_plot->setExplanation([](const XyHit& hit) { return QStringList{QString::number(hit.index)}; });
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void theNearestPointIsExact()
    {
        // Against the plain definition, over the whole widget.
        for (int x = 0; x < 500; x += 7) {
            for (int y = 0; y < 400; y += 7) {
                const QPointF pixel(x, y);
                double nearest = 48.0 * 48;
                for (const XyCurve& curve : m_plot->curves()) {
                    for (const QPointF& point : curve.points) {
                        const QPointF off = m_plot->position(point) - pixel;
                        nearest = std::min(nearest, QPointF::dotProduct(off, off));
                    }
                }
                const auto hit = m_plot->hitAt(pixel);
                QCOMPARE(hit.has_value(), nearest < 48.0 * 48);
                if (!hit)
                    continue;
                const auto& points = m_plot->curves()[static_cast<std::size_t>(hit->curve)].points;
                const QPointF off = m_plot->position(points[static_cast<std::size_t>(hit->index)]) - pixel;
                QCOMPARE(QPointF::dotProduct(off, off), nearest);
            }
        }
    }

    void hiddenCurvesAreNotHit()
    {
        const QPointF middle = m_plot->position({0.5, 0.5});
        QCOMPARE(m_plot->hitAt(middle)->curve, 1);
        m_plot->setCurveVisible("diagonal", false);
        QVERIFY(!m_plot->hitAt(middle));
    }

    void aClickAsksForWhatIsBehind()
    {
        QSignalSpy activated(m_plot.get(), &XyPlot::activated);
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, m_plot->position({0.5, 0.5}).toPoint());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<XyHit>(), (XyHit{XyHit::Kind::Point, 1, 1}));
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, m_plot->position({0.75, 0.25}).toPoint());
        QCOMPARE(activated.size(), 1);
    }

    void whereOneChoosesTheSecondClickAsks()
    {
        m_plot->setChoosable(true);
        QSignalSpy chosen(m_plot.get(), &XyPlot::chosen);
        QSignalSpy activated(m_plot.get(), &XyPlot::activated);
        const QPoint at = m_plot->position({0.5, 0.5}).toPoint();
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, at);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(activated.size(), 0);
        QTest::mouseDClick(m_plot.get(), Qt::LeftButton, {}, at);
        QCOMPARE(activated.size(), 1);
    }

    void keysWalkAlongAndAcrossCurves()
    {
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QCOMPARE(m_plot->hit(), std::optional(XyHit{XyHit::Kind::Point, 0, 0}));
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QVERIFY2(m_plot->hit()->index > 1, "points within a pixel are one step");
        QTest::keyClick(m_plot.get(), Qt::Key_Down);
        QCOMPARE(m_plot->hit()->curve, 1);
        QCOMPARE(m_plot->accessibleDescription(), QString::number(m_plot->hit()->index));
        QSignalSpy activated(m_plot.get(), &XyPlot::activated);
        QTest::keyClick(m_plot.get(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(m_plot.get(), Qt::Key_Escape);
        QVERIFY(!m_plot->hit());
    }

    void barsAreHitOverTheirWholeHeight()
    {
        m_plot->setCurves({});
        m_plot->setBars({{0, 0.5, 0.2}, {0.5, 1, 0.9}});
        QCOMPARE(m_plot->hitAt(m_plot->position({0.25, 0.8})), std::optional(XyHit{XyHit::Kind::Bar, 0, 0}));
        QCOMPARE(m_plot->hitAt(m_plot->position({0.75, 0.1})), std::optional(XyHit{XyHit::Kind::Bar, 0, 1}));
    }

    void aLogarithmicAxisGivesDecadesTheSameWidth()
    {
        m_plot->setAxes({.title = "x", .unit = MetricUnit::Seconds, .isLogarithmic = true},
                        {"y", MetricUnit::Ratio});
        m_plot->setCurves({{"curve", 0, {{0.001, 0.1}, {0.1, 0.5}, {10, 0.2}}}});
        const auto x = [this](double value) { return m_plot->position({value, 0}).x(); };
        QCOMPARE(x(0.001), m_plot->plotArea().left());
        QCOMPARE(x(10), m_plot->plotArea().right());
        QVERIFY(std::abs(x(0.1) - m_plot->plotArea().center().x()) < 1e-6);
        m_plot->setBars({{0.01, 0.1, 1}, {0.1, 1, 1}});
        QCOMPARE(m_plot->hitAt(m_plot->position({0.5, 0.9}))->index, 1);
    }

private:
    std::unique_ptr<XyPlot> m_plot;
};

QTEST_MAIN(TestXyPlot)
#include "tst_xyplot.moc"
