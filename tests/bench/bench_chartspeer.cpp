// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_chartspeer.h"

#include "tests/bench/bench_chartshistory.h"

#include <QChartView>
#include <QGridLayout>
#include <QLineSeries>
#include <QTimer>
#include <QValueAxis>

#include <limits>

namespace qd {

namespace {

constexpr int leastPause = 250;
constexpr int plotColumns = 800;

} // namespace

PlainCharts::PlainCharts(const History& history, std::vector<ChartPanel> panels)
    : m_feed(history), m_panels(std::move(panels))
{
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    for (std::size_t panel = 0; panel < m_panels.size(); ++panel) {
        auto* chart = new QChart;
        Plot plot{new QValueAxis, new QValueAxis, {}};
        chart->addAxis(plot.x, Qt::AlignBottom);
        chart->addAxis(plot.y, Qt::AlignLeft);
        for (int curve = 0; curve < ChartsHistory::seriesPerPanel; ++curve) {
            auto* series = new QLineSeries;
            series->setName(QStringLiteral("s%1").arg(curve));
            chart->addSeries(series);
            series->attachAxis(plot.x);
            series->attachAxis(plot.y);
            plot.series.push_back(series);
        }
        m_plots.push_back(plot);
        auto* view = new QChartView(chart);
        view->setRenderHint(QPainter::Antialiasing);
        grid->addWidget(view, static_cast<int>(panel / 2), static_cast<int>(panel % 2));
    }
    setCentralWidget(content);
    connect(&m_feed, &ChartFeed::ready, this,
            [this](const std::shared_ptr<const ChartData>& answer) { take(*answer); });
}

void PlainCharts::setRange(TimeRange range)
{
    m_range = range;
    for (const Plot& plot : m_plots)
        plot.x->setRange(static_cast<double>(range.from.ms), static_cast<double>(range.to.ms));
    if (m_awaited == 0 && (!m_sinceAsked.isValid() || m_sinceAsked.elapsed() >= leastPause))
        ask();
}

void PlainCharts::ask()
{
    m_sinceAsked.start();
    m_awaited = m_feed.request(m_panels, m_range, plotColumns, {}, {});
}

void PlainCharts::take(const ChartData& answer)
{
    m_awaited = 0;
    for (std::size_t panel = 0; panel < m_plots.size(); ++panel) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (std::size_t curve = 0; curve < answer.panels[panel].size(); ++curve) {
            QList<QPointF> points;
            for (const auto& segment : answer.panels[panel][curve].segments) {
                for (const Sample& sample : segment) {
                    points.append({static_cast<double>(sample.at.ms), sample.value});
                    low = std::min(low, sample.value);
                    high = std::max(high, sample.value);
                }
            }
            m_plots[panel].series[curve]->replace(points);
        }
        if (low < high)
            m_plots[panel].y->setRange(low, high);
    }
}

} // namespace qd
