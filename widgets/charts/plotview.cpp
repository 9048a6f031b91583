// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/plotview.h"

#include "widgets/charts/curveitem.h"
#include "widgets/charts/plotpainting.h"
#include "widgets/charts/timegrid.h"
#include "widgets/theme/theme.h"

#include <QChart>
#include <QEvent>
#include <QFocusEvent>
#include <QGraphicsLayout>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr QSize usualSize(420, 152);

} // namespace

std::span<const Sample> samplesSeen(const std::vector<Sample>& segment, TimeRange range)
{
    const auto before = [](const Sample& sample, Timestamp at) { return sample.at < at; };
    auto first = std::lower_bound(segment.begin(), segment.end(), range.from, before);
    auto last = std::lower_bound(first, segment.end(), range.to, before);
    const bool endsBefore = first == segment.end();
    const bool beginsAfter = last == segment.begin();
    if (endsBefore || beginsAfter)
        return {};
    if (first != segment.begin())
        --first;
    if (last != segment.end())
        ++last;
    return {first, last};
}

std::optional<Sample> PlotCurve::nearest(Timestamp at, Duration reach) const
{
    std::optional<Sample> best;
    const auto closer = [&](const Sample& sample) {
        return !best || std::abs(sample.at.ms - at.ms) < std::abs(best->at.ms - at.ms);
    };
    bool within = false;
    for (const std::vector<Sample>& segment : segments) {
        if (segment.empty())
            continue;
        within = within || (segment.front().at <= at && at <= segment.back().at);
        const auto after = std::lower_bound(segment.begin(), segment.end(), at,
                                            [](const Sample& sample, Timestamp t) { return sample.at < t; });
        if (after != segment.end() && closer(*after))
            best = *after;
        if (after != segment.begin() && closer(*std::prev(after)))
            best = *std::prev(after);
    }
    if (best && !within && std::abs(best->at.ms - at.ms) > reach.count())
        return {};
    return best;
}

PlotView::PlotView(QWidget* parent)
    : QChartView(parent),
      m_chart(chart()), // made by the view; another one in its place would leave that to nobody
      m_x(new QValueAxis(m_chart)),
      m_y(new QValueAxis(m_chart)),
      m_item(new CurveItem(*this, m_chart))
{
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    for (QValueAxis* axis : {m_x, m_y})
        axis->setVisible(false); // grid and labels are drawn here, at round local times and values
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    // What changes is repainted here, once; the scene would ask for a second time of its own.
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // drawBackground() fills it
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(usualSize.height());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, [this] { repaintAll(); });
}

void PlotView::setUnit(MetricUnit unit)
{
    m_unit = unit;
    rescale();
    labelTicks();
    repaintAll();
}

void PlotView::setStates(const QStringList& names)
{
    m_states = names;
    rescale();
    labelTicks();
    repaintAll();
}

QString PlotView::tickLabel(double value) const
{
    return m_states.isEmpty() ? tickText(value, m_scale, m_unit) : valueText(value);
}

QString PlotView::valueText(double value) const
{
    const auto state = static_cast<qsizetype>(std::llround(value));
    const bool named = std::isfinite(value) && state >= 0 && state < m_states.size() &&
                       std::abs(value - static_cast<double>(state)) < 1e-9;
    return named ? m_states[state] : formatValue(value, m_unit);
}

void PlotView::setRange(TimeRange range)
{
    if (range == m_range || range.isEmpty())
        return;
    m_range = range;
    m_x->setRange(static_cast<double>(range.from.ms), static_cast<double>(range.to.ms));
    rescale();
    repaintAll();
}

void PlotView::setCurves(std::vector<PlotCurve> curves)
{
    m_curves = std::move(curves);
    m_areCurvesKnown = true;
    rescale();
    repaintAll();
}

void PlotView::setCurveVisible(int index, bool visible)
{
    m_curves.at(static_cast<std::size_t>(index)).isVisible = visible;
    rescale();
    repaintAll();
}

void PlotView::setMarkers(std::vector<ChartMarker> markers)
{
    m_markers = std::move(markers);
    repaintAll();
}

void PlotView::setBands(std::vector<ChartBand> bands)
{
    m_bands = std::move(bands);
    repaintAll();
}

void PlotView::setCrosshair(std::optional<Timestamp> at)
{
    if (at == m_crosshair)
        return;
    QRegion dirty = crosshairRegion();
    m_crosshair = at;
    m_readout = at ? readoutGeometry(*this) : QRectF();
    dirty += crosshairRegion();
    viewport()->update(dirty);
}

void PlotView::setSelection(std::optional<std::pair<double, double>> selection)
{
    m_selection = selection;
    viewport()->update();
}

QRectF PlotView::plotArea() const
{
    return m_chart->plotArea();
}

double PlotView::xOf(Timestamp at) const
{
    if (m_range.isEmpty())
        return plotArea().left();
    const double share =
        static_cast<double>((at - m_range.from).count()) / static_cast<double>(m_range.length().count());
    return plotArea().left() + share * plotArea().width();
}

double PlotView::yOf(double value) const
{
    return plotArea().bottom() - (value - m_scale.low) / (m_scale.high - m_scale.low) * plotArea().height();
}

Timestamp PlotView::timeAt(double x) const
{
    const QRectF area = plotArea();
    const double share = area.width() > 0 ? (x - area.left()) / area.width() : 0.0;
    return m_range.from + Duration{std::llround(share * static_cast<double>(m_range.length().count()))};
}

QSize PlotView::sizeHint() const
{
    return usualSize;
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void PlotView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        layOut();
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    m_keyboard =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    m_keyboard = false;
    viewport()->update();
}

void PlotView::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, Theme::instance().color(Ink::Surface));
    m_times = sharedTimeGrid(*this);
    paintBehind(*painter, *this, *m_times);
}

void PlotView::drawForeground(QPainter* painter, const QRectF&)
{
    paintBefore(*painter, *this);
}

void PlotView::setLeastLabelWidth(double pixels)
{
    if (pixels == m_leastLabelWidth)
        return;
    m_leastLabelWidth = pixels;
    place();
    repaintAll();
}

void PlotView::setRecordedSince(std::optional<Timestamp> since)
{
    if (since == m_recordedSince)
        return;
    m_recordedSince = since;
    viewport()->update();
}

void PlotView::place()
{
    const QRectF area = QRectF(viewport()->rect()).marginsRemoved(plotMargins(*this));
    if (area == plotArea())
        return;
    m_chart->setPlotArea(area);
    m_mostTimes = mostTimesOf(*this);
    m_item->place();
}

void PlotView::layOut()
{
    place();
    rescale();
    labelTicks();
    repaintAll();
}

void PlotView::rescale()
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const PlotCurve& curve : m_curves) {
        if (!curve.isVisible)
            continue;
        for (const std::vector<ValueSpread>& segment : curve.spreads) {
            for (const ValueSpread& spread : segment) {
                if (!m_range.contains(spread.at))
                    continue;
                low = std::min(low, spread.low);
                high = std::max(high, spread.high);
            }
        }
        for (const std::vector<Sample>& segment : curve.segments) {
            for (const Sample& sample : samplesSeen(segment, m_range)) {
                low = std::min(low, sample.value);
                high = std::max(high, sample.value);
            }
        }
    }
    m_empty = low > high;
    const int lines = std::max(2, static_cast<int>(plotArea().height() / (fontMetrics().height() * 2.2)));
    const ValueScale scale = m_states.isEmpty() ? valueScale(low, high, m_unit, std::min(lines, 6))
                                                : stateScale(static_cast<int>(m_states.size()));
    if (scale == m_scale)
        return;
    m_scale = scale;
    m_y->setRange(scale.low, scale.high);
    labelTicks();
}

void PlotView::labelTicks()
{
    m_tickLabels.clear();
    m_labelWidth = 0;
    for (const double tick : m_scale.ticks) {
        m_tickLabels.push_back(axisLabel(tickLabel(tick), font()));
        m_labelWidth = std::max(m_labelWidth, m_tickLabels.back().size().width());
    }
    place();
}

void PlotView::repaintAll()
{
    m_readout = m_crosshair ? readoutGeometry(*this) : QRectF();
    m_item->invalidate();
    viewport()->update();
}

QRegion PlotView::crosshairRegion() const
{
    if (!m_crosshair)
        return {};
    const QRect line = QRectF(xOf(*m_crosshair) - 6, 0, 12, viewport()->height()).toAlignedRect();
    return QRegion(line) + m_readout.adjusted(-2, -2, 2, 2).toAlignedRect();
}

} // namespace qd
