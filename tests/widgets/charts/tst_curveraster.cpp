// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/curveraster.h"

#include <QPainter>
#include <QPainterPath>
#include <QTest>

#include <cmath>
#include <functional>
#include <random>

using namespace qd;

namespace {

constexpr QSize size(120, 60);
constexpr double width = 1.6;
constexpr QRgb ink = 0xff204060;

QImage blank()
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

QImage rastered(const std::vector<QPointF>& line)
{
    QImage image = blank();
    CurveRaster raster(size, width);
    raster.cover(line);
    raster.drawOn(image, ink);
    return image;
}

/// As Qt's painter strokes it.
QImage stroked(const std::vector<QPointF>& line)
{
    QImage image = blank();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(ink), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line.data(), static_cast<int>(line.size()));
    return image;
}

/// Mean difference of opacity per pixel that either picture has ink on, of 255.
double difference(const QImage& a, const QImage& b)
{
    double sum = 0;
    int inked = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int one = qAlpha(a.pixel(x, y));
            const int other = qAlpha(b.pixel(x, y));
            sum += std::abs(one - other);
            inked += one > 0 || other > 0 ? 1 : 0;
        }
    }
    return inked > 0 ? sum / inked : 0;
}

std::vector<QPointF> function(double step, const std::function<double(double)>& of)
{
    std::vector<QPointF> line;
    for (double x = 3; x < size.width() - 3; x += step)
        line.emplace_back(x, of(x));
    return line;
}

} // namespace

class TestCurveRaster : public QObject
{
    Q_OBJECT

private slots:
    void drawsWhatAPainterDraws_data()
    {
        QTest::addColumn<std::vector<QPointF>>("line");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("flat") << std::vector<QPointF>{{3, 20.3}, {110, 20.3}} << 6.0;
        QTest::newRow("gentle") << std::vector<QPointF>{{3, 10}, {110, 40}} << 12.0;
        QTest::newRow("diagonal") << std::vector<QPointF>{{3, 3}, {55, 55}} << 12.0;
        QTest::newRow("steep") << std::vector<QPointF>{{30, 5}, {40, 55}} << 12.0;
        QTest::newRow("step") << std::vector<QPointF>{{3, 50}, {60, 50}, {60.5, 8}, {110, 8}} << 14.0;
        QTest::newRow("upright") << std::vector<QPointF>{{60.2, 50}, {60.2, 8}} << 14.0;
        QTest::newRow("sparse wave") << function(7, [](double x) { return 30 + 20 * std::sin(x / 6); })
                                     << 14.0;
        QTest::newRow("dense wave") << function(0.3, [](double x) { return 30 + 8 * std::sin(x / 15); })
                                    << 30.0;
    }

    void drawsWhatAPainterDraws()
    {
        QFETCH(std::vector<QPointF>, line);
        QFETCH(double, tolerance);
        const double off = difference(rastered(line), stroked(line));
        QVERIFY2(off <= tolerance, qPrintable(QString::number(off)));
    }

    void keepsEverySpikeOfDensePoints()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> small(28, 32);
        std::vector<QPointF> line;
        for (double x = 0; x < size.width(); x += 0.25)
            line.emplace_back(x, small(random));
        line[200].setY(4); // in column 50
        const QImage image = rastered(line);
        QCOMPARE(qAlpha(image.pixel(50, 4)), 255);
        QCOMPARE(qAlpha(image.pixel(60, 4)), 0);
    }

    /// With a point or two per column, noise is drawn by columns, too.
    void keepsEverySpikeOfNoise_data()
    {
        QTest::addColumn<double>("step");
        QTest::newRow("a point per column") << 0.99;
        QTest::newRow("three in two columns") << 0.67;
    }

    void keepsEverySpikeOfNoise()
    {
        QFETCH(double, step);
        std::vector<QPointF> line =
            function(step, [](double x) { return std::fmod(x * 97, 50) < 25 ? 12.0 : 48.0; });
        QPointF& spike = line[line.size() / 2];
        spike.setY(4);
        const int column = static_cast<int>(spike.x());
        const QImage image = rastered(line);
        QCOMPARE(qAlpha(image.pixel(column, 4)), 255);
        int above = 0;
        for (int x = 0; x < size.width(); ++x)
            above += qAlpha(image.pixel(x, 6)) > 0 ? 1 : 0;
        QVERIFY2(above <= 3, qPrintable(QString::number(above))); // the spike and its two sides
    }

    void leavesNoHoleBetweenDenseColumns()
    {
        std::vector<QPointF> line;
        for (int column = 0; column < size.width(); ++column) {
            const double y = column % 2 == 0 ? 10 : 50;
            for (const double part : {0.1, 0.4, 0.7, 0.9})
                line.emplace_back(column + part, y);
        }
        const QImage image = rastered(line);
        for (int y = 12; y < 48; ++y)
            QVERIFY(qAlpha(image.pixel(40, y)) + qAlpha(image.pixel(41, y)) >= 250);
    }

    void drawsLinesThatComeFromOutside()
    {
        const std::vector<QPointF> line{{-1e6, 30}, {1e6, 30}};
        const QImage image = rastered(line);
        QVERIFY(qAlpha(image.pixel(0, 30)) > 150);
        QVERIFY(qAlpha(image.pixel(size.width() - 1, 30)) > 150);
        rastered({{-50, -1e6}, {50, 1e6}, {60, -1e6}, {500, 30}});
        rastered({{-50, 10}, {-40, 20}});
        rastered({{500, 10}, {540, 20}});
        rastered({{size.width() - 0.1, -5},
                  {size.width() + 9.0, size.height() + 5.0}}); // leaves in the last column
        rastered({{-9, size.height() + 5.0}, {0.1, -5}});
    }

    void startsAnewAfterDrawing()
    {
        QImage first = blank();
        QImage second = blank();
        CurveRaster raster(size, width);
        raster.cover(std::vector<QPointF>{{3, 10}, {110, 50}});
        raster.drawOn(first, ink);
        raster.drawOn(second, ink);
        QCOMPARE(second, blank());
    }

    void drawsTheSameAfterAnotherSize()
    {
        const std::vector<QPointF> line{{3, 10}, {60, 50}, {61, 5}, {110, 50}};
        CurveRaster raster({400, 300}, 3);
        raster.cover(line);
        QImage large({400, 300}, QImage::Format_ARGB32_Premultiplied);
        raster.drawOn(large, ink);
        raster.reset(size, width);
        QImage image = blank();
        raster.cover(line);
        raster.drawOn(image, ink);
        QCOMPARE(image, rastered(line));
    }
};

QTEST_MAIN(TestCurveRaster)
#include "tst_curveraster.moc"
