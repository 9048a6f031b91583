// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/metricchart.h"

#include "widgets/charts/chartgestures.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

namespace {

QString keyOf(const ChartCurve& curve)
{
    return curve.key.isEmpty() ? curve.name : curve.key;
}

/// An estimate has the colour of what it estimates, which need not be among the curves.
QString colourKey(const ChartCurve& curve, const std::vector<ChartCurve>& all)
{
    if (curve.estimateOf.isEmpty())
        return keyOf(curve);
    const auto estimated = std::find_if(
        all.begin(), all.end(), [&curve](const ChartCurve& other) { return other.name == curve.estimateOf; });
    return estimated == all.end() ? curve.estimateOf : keyOf(*estimated);
}

} // namespace

MetricChart::MetricChart(TimeAxis& axis, QWidget* parent)
    : QFrame(parent),
      m_axis(axis),
      m_title(new TextLabel(this)),
      m_legend(new ChartLegend(this)),
      m_plot(new PlotView(this)),
      m_more(new TextLabel(this)),
      m_remove(new QToolButton(this))
{
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_legend->setObjectName(QStringLiteral("chartLegend"));
    m_plot->setObjectName(QStringLiteral("plot"));
    m_more->setObjectName(QStringLiteral("chartMore"));
    m_remove->setObjectName(QStringLiteral("chartRemove"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->hide();
    m_more->hide();
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);

    layOut();
    setAutoFillBackground(true);

    auto* gestures = new ChartGestures(*m_plot, axis);
    connect(gestures, &ChartGestures::beginningRequested, this, &MetricChart::beginningRequested);
    connect(m_legend, &ChartLegend::toggled, this, &MetricChart::setCurveVisible);
    connect(m_remove, &QToolButton::clicked, this, &MetricChart::removeRequested);
    connect(&axis, &TimeAxis::crosshairChanged, m_plot, [this] { m_plot->setCrosshair(m_axis.crosshair()); });
    const auto restyle = [this] {
        QPalette colours;
        colours.setColor(QPalette::Window, Theme::instance().color(Ink::Surface));
        colours.setColor(QPalette::WindowText, Theme::instance().color(Ink::Text));
        setPalette(colours);
        m_remove->setIcon(Theme::instance().icon(QStringLiteral("close")));
    };
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, restyle);
    const auto showRecordedSince = [this] { m_plot->setRecordedSince(m_axis.recordedSince()); };
    showRecordedSince();
    connect(&m_axis, &TimeAxis::recordedSinceChanged, this, showRecordedSince);
}

void MetricChart::layOut()
{
    auto* header = new QHBoxLayout;
    header->setContentsMargins(8, 4, 8, 0);
    header->setSpacing(12);
    header->addWidget(m_title, 0, Qt::AlignTop);
    header->addWidget(m_legend, 1);
    header->addWidget(m_more, 0, Qt::AlignTop);
    header->addWidget(m_remove, 0, Qt::AlignTop);
    m_more->setMinimumHeight(fontMetrics().height() + 8);
    m_title->setMinimumHeight(QFontMetrics(m_title->font()).height() + 8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_plot, 1);
}

void MetricChart::setPanel(const ChartPanel& panel)
{
    m_title->setText(panel.title);
    m_plot->setUnit(panel.unit);
    m_plot->setStates(panel.states);
    m_remove->setVisible(!panel.added.empty());
    retranslate();
}

void MetricChart::setRange(TimeRange range)
{
    m_plot->setRange(range);
}

void MetricChart::setData(TimeRange range, const std::vector<ChartCurve>& curves,
                          const std::vector<ChartMarker>& markers)
{
    std::vector<PlotCurve> plotted;
    std::vector<ChartLegend::Entry> entries;
    m_shown.clear();
    for (const ChartCurve& curve : curves) {
        const QString key = keyOf(curve);
        const bool visible = !m_hidden.contains(key);
        const int slot = slotOf(colourKey(curve, curves));
        m_shown.append(key);
        plotted.push_back(
            {curve.name, slot, visible, curve.segments, !curve.estimateOf.isEmpty(), curve.spreads});
        entries.push_back({curve.name, slot, visible, !curve.estimateOf.isEmpty()});
    }
    m_legend->setEntries(entries);
    m_plot->setRange(range);
    m_plot->setMarkers(markers);
    m_plot->setCurves(std::move(plotted));
    describe();
}

void MetricChart::setLeftOut(int series)
{
    if (series == m_leftOut)
        return;
    m_leftOut = series;
    retranslate();
}

void MetricChart::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MetricChart::retranslate()
{
    m_more->setText(tr("and %n more series", nullptr, m_leftOut));
    m_more->setVisible(m_leftOut > 0);
    m_more->setToolTip(tr("More curves could not be told apart."));
    m_remove->setAccessibleName(tr("Remove %1").arg(title()));
    m_remove->setToolTip(tr("Removes this chart; you can add it again at any time."));
    describe();
}

void MetricChart::setBands(const std::vector<ChartBand>& bands)
{
    m_plot->setBands(bands);
}

QString MetricChart::title() const
{
    return m_title->text();
}

int MetricChart::slotOf(const QString& key)
{
    if (!m_keys.contains(key))
        m_keys.append(key);
    return static_cast<int>(m_keys.indexOf(key));
}

void MetricChart::setCurveVisible(const QString& name, bool visible)
{
    for (std::size_t i = 0; i < m_plot->curves().size(); ++i) {
        if (m_plot->curves()[i].name != name)
            continue;
        const QString& key = m_shown[static_cast<qsizetype>(i)];
        if (visible)
            m_hidden.removeAll(key);
        else
            m_hidden.append(key);
        m_plot->setCurveVisible(static_cast<int>(i), visible);
    }
    describe();
}

/// Describes the chart for those who do not see the picture: the title and the newest value of each curve.
void MetricChart::describe()
{
    QStringList values;
    for (const PlotCurve& curve : m_plot->curves()) {
        if (curve.isVisible && !curve.segments.empty())
            values.append(
                tr("%1: %2", "curve and its newest value")
                    .arg(nameText(curve.name), m_plot->valueText(curve.segments.back().back().value)));
    }
    m_plot->setAccessibleName(title());
    m_plot->setAccessibleDescription(values.isEmpty() ? tr("No data in this range")
                                                      : QLocale().createSeparatedList(values));
    setAccessibleName(title());
}

} // namespace qd
