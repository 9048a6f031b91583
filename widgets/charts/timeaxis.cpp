// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t rememberedSteps = 100;
constexpr Duration leastLive{60'000};

} // namespace

TimeAxis::TimeAxis(QObject* parent) : QObject(parent)
{
}

void TimeAxis::setRange(TimeRange range)
{
    if (range.isEmpty() || (range == m_range && !m_following))
        return;
    remember(Step::None);
    show(range, false);
}

void TimeAxis::follow(Duration span)
{
    follow(span, false);
}

void TimeAxis::followRecorded(Duration most)
{
    follow(most, true);
}

void TimeAxis::follow(Duration span, bool fits)
{
    if (span <= Duration{0} || (m_following && span == m_span && fits == m_fits))
        return;
    remember(Step::None);
    m_span = std::clamp(span, shortest, longest);
    m_fits = fits;
    show(canFollow() ? liveRange() : m_range, true);
}

void TimeAxis::pause()
{
    show(m_range, false);
}

void TimeAxis::tick(Timestamp now)
{
    m_now = now;
    m_end = now;
    if (m_following)
        show(liveRange(), true);
}

void TimeAxis::setRecordedSince(Timestamp since)
{
    if (m_recordedSince == since)
        return;
    m_recordedSince = since;
    if (m_following && canFollow())
        show(liveRange(), true);
    emit recordedSinceChanged();
}

TimeRange TimeAxis::liveRange() const
{
    Timestamp from = m_now - m_span;
    if (m_fits && m_recordedSince)
        from = std::max(from, std::min(*m_recordedSince, m_now - leastLive));
    return {from, m_now};
}

void TimeAxis::zoom(double factor, Timestamp centre)
{
    if (m_range.isEmpty() || !(factor > 0.0))
        return;
    const double before = static_cast<double>(m_range.length().count());
    const double after = std::clamp(before * factor, static_cast<double>(shortest.count()),
                                    static_cast<double>(longest.count()));
    if (std::llround(after) == std::llround(before))
        return;
    const double share = static_cast<double>((centre - m_range.from).count()) / before;
    const Timestamp from = centre - Duration{std::llround(share * after)};
    remember(Step::Zoom);
    show(notBeyondEnd({from, from + Duration{std::llround(after)}}), false);
}

void TimeAxis::pan(Duration by)
{
    if (m_range.isEmpty() || by == Duration{0} || (m_following && by > Duration{0}))
        return;
    const TimeRange panned = notBeyondEnd({m_range.from + by, m_range.to + by});
    if (by > Duration{0} && panned.from <= m_range.from)
        return;
    remember(Step::Pan);
    show(panned, false);
}

TimeRange TimeAxis::notBeyondEnd(TimeRange range) const
{
    return m_end && range.to > *m_end ? TimeRange{range.from - (range.to - *m_end), *m_end} : range;
}

void TimeAxis::goBack()
{
    if (m_back.empty())
        return;
    const View view = m_back.back();
    m_back.pop_back();
    m_lastStep = Step::None;
    if (view.following) {
        m_span = view.span;
        m_fits = view.fits;
        show(canFollow() ? liveRange() : view.range, true);
    } else {
        show(view.range, false);
    }
}

bool TimeAxis::canGoBack() const
{
    return !m_back.empty();
}

void TimeAxis::setCrosshair(std::optional<Timestamp> at)
{
    if (at == m_crosshair)
        return;
    m_crosshair = at;
    emit crosshairChanged();
}

void TimeAxis::remember(Step step)
{
    const bool continues = step != Step::None && step == m_lastStep && !m_following;
    m_lastStep = step;
    if (continues || m_range.isEmpty())
        return;
    m_back.push_back({m_range, m_following, m_span, m_fits});
    if (m_back.size() > rememberedSteps)
        m_back.erase(m_back.begin());
}

void TimeAxis::show(TimeRange range, bool following)
{
    const bool moved = range != m_range;
    const bool switched = following != m_following;
    m_range = range;
    m_following = following;
    if (moved)
        emit rangeChanged(m_range);
    if (switched)
        emit followingChanged(m_following);
}

} // namespace qd
