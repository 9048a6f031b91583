// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/rangecontrols.h"

#include "models/base/clock.h"
#include "models/base/timetext.h"
#include "models/base/timeunits.h"
#include "widgets/charts/timeaxis.h"
#include "widgets/theme/elidedlabel.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QLayout>
#include <QSettings>
#include <QToolButton>

#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::array spans{5 * minuteMs, 15 * minuteMs, hourMs, 6 * hourMs, dayMs};
constexpr std::int64_t usualSpan = 10 * minuteMs;

const QString spanKey = QStringLiteral("charts/span");

} // namespace

QToolButton* makeChartButton(QWidget* parent, const QString& name)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void setChartButtonTexts(QToolButton* button, const QString& text, const QString& reason)
{
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(reason);
}

RangeControls::RangeControls(TimeAxis& axis, const Clock& clock, QWidget* page)
    : QObject(page),
      m_axis(axis),
      m_clock(clock),
      m_live(makeChartButton(page, QStringLiteral("chartLive"))),
      m_back(makeChartButton(page, QStringLiteral("chartBack"))),
      m_zoomIn(makeChartButton(page, QStringLiteral("chartZoomIn"))),
      m_zoomOut(makeChartButton(page, QStringLiteral("chartZoomOut"))),
      m_spans(new QButtonGroup(page)),
      m_status(new ElidedLabel(page))
{
    m_status->setObjectName(QStringLiteral("chartStatus"));
    for (std::size_t i = 0; i < spans.size(); ++i) {
        QToolButton* button = makeChartButton(page, QStringLiteral("chartSpan%1").arg(i));
        button->setCheckable(true);
        m_spans->addButton(button, static_cast<int>(i));
    }
    for (QToolButton* button : {m_back, m_zoomIn, m_zoomOut})
        button->setToolButtonStyle(Qt::ToolButtonIconOnly); // so that the bar is one line in a usual window
    connectAll();
    restyle();
    retranslate();
}

void RangeControls::followAsBefore()
{
    const std::int64_t chosen = QSettings().value(spanKey).toLongLong();
    if (chosen > 0)
        m_axis.follow(Duration{chosen});
    else
        m_axis.followRecorded(Duration{usualSpan});
}

void RangeControls::addTo(QLayout& bar)
{
    bar.addWidget(m_live);
    for (QAbstractButton* button : m_spans->buttons())
        bar.addWidget(button);
    for (QToolButton* button : {m_zoomIn, m_zoomOut, m_back})
        bar.addWidget(button);
}

void RangeControls::connectAll()
{
    connect(m_live, &QToolButton::clicked, this, &RangeControls::toggleLive);
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int id) {
        const Duration span{spans[static_cast<std::size_t>(id)]};
        QSettings().setValue(spanKey, QVariant::fromValue(static_cast<qlonglong>(span.count())));
        m_axis.follow(span);
        showRange();
    });
    connect(m_back, &QToolButton::clicked, this, [this] { m_axis.goBack(); });
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { zoom(0.5); });
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { zoom(2.0); });
    connect(&m_axis, &TimeAxis::rangeChanged, this, &RangeControls::showRange);
    connect(&m_axis, &TimeAxis::followingChanged, this, &RangeControls::showFollowing);
    connect(&m_axis, &TimeAxis::recordedSinceChanged, this, &RangeControls::showRange);
    connect(&Theme::instance(), &Theme::changed, this, &RangeControls::restyle);
}

void RangeControls::retranslate()
{
    const std::array texts{tr("5 min"), tr("15 min"), tr("1 h"), tr("6 h"), tr("24 h")};
    for (std::size_t i = 0; i < spans.size(); ++i) {
        auto* button = qobject_cast<QToolButton*>(m_spans->button(static_cast<int>(i)));
        setChartButtonTexts(button, texts[i], tr("Goes live and shows the last %1.").arg(texts[i]));
    }
    setChartButtonTexts(m_back, tr("Back"),
                        tr("Returns to the range before the last zoom or pan. Key in a chart: Backspace."));
    setChartButtonTexts(m_zoomIn, tr("Zoom in"), tr("Shows half of the time. In a chart: the wheel, or +."));
    setChartButtonTexts(m_zoomOut, tr("Zoom out"), tr("Shows twice the time. In a chart: the wheel, or −."));
    showFollowing();
}

void RangeControls::restyle()
{
    m_back->setIcon(Theme::instance().icon(QStringLiteral("back")));
    m_zoomIn->setIcon(Theme::instance().icon(QStringLiteral("zoom-in")));
    m_zoomOut->setIcon(Theme::instance().icon(QStringLiteral("zoom-out")));
    showFollowing();
}

void RangeControls::showFollowing()
{
    const bool following = m_axis.isFollowing();
    m_live->setIcon(Theme::instance().icon(following ? QStringLiteral("pause") : QStringLiteral("play")));
    setChartButtonTexts(m_live, following ? tr("Pause") : tr("Go live"),
                        following
                            ? tr("Freezes the charts while collection continues. Key in a chart: Space.")
                            : tr("Follows the newest data again. Key in a chart: Space or End."));
    showRange();
}

/// Shows the range, with every frame that a hand zooms or pans by.
void RangeControls::showRange()
{
    const bool following = m_axis.isFollowing();
    const TimeRange range = m_axis.range();
    m_back->setEnabled(m_axis.canGoBack());
    m_spans->setExclusive(false);
    for (std::size_t i = 0; i < spans.size(); ++i)
        m_spans->button(static_cast<int>(i))->setChecked(following && range.length().count() == spans[i]);
    m_spans->setExclusive(true);
    if (following || range.isEmpty()) {
        const std::optional<Timestamp> since = m_axis.recordedSince();
        const bool isYoung = since && !range.isEmpty() && *since > range.from;
        m_status->setText(isYoung ? tr("Live, recorded since %1").arg(momentText(*since, range.to))
                                  : tr("Live"));
        m_status->setToolTip(QString());
        return;
    }
    m_status->setText(tr("Paused: %1").arg(timeRangeText(range)));
    m_status->setToolTip(
        tr("%1 to %2", "points in time").arg(dateTimeText(range.from), dateTimeText(range.to)));
}

void RangeControls::toggleLive()
{
    if (m_axis.isFollowing()) {
        m_axis.pause();
        return;
    }
    m_axis.tick(m_clock.now());
    m_axis.follow(m_axis.range().isEmpty() ? Duration{usualSpan} : m_axis.range().length());
}

void RangeControls::zoom(double factor)
{
    const Duration length = m_axis.range().length();
    if (m_axis.isFollowing())
        m_axis.follow(Duration{std::llround(static_cast<double>(length.count()) * factor)});
    else
        m_axis.zoom(factor, m_axis.range().from + length / 2);
    showRange();
}

} // namespace qd
