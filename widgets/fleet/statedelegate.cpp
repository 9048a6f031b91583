// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/statedelegate.h"

#include "models/items/fleetmodel.h"
#include "widgets/fleet/cellbackground.h"
#include "widgets/theme/statebadge.h"

#include <utility>

namespace qd {

namespace {

constexpr int bellSide = 16; ///< px, of the sign that the alerts of a row are silenced

std::pair<Ink, Glyph> lookOf(EndpointState state)
{
    switch (state) {
    case EndpointState::Healthy:
        return {Ink::Healthy, Glyph::Disc};
    case EndpointState::Degraded:
        return {Ink::Degraded, Glyph::Triangle};
    case EndpointState::Failing:
        return {Ink::Failing, Glyph::Octagon};
    case EndpointState::Unreachable:
        return {Ink::Failing, Glyph::Cross};
    case EndpointState::Stale:
        return {Ink::Stale, Glyph::Clock};
    case EndpointState::AwaitingConsent:
    case EndpointState::Unusable:
    case EndpointState::NoMetrics:
        return {Ink::Warning, Glyph::Question};
    case EndpointState::Unknown:
        break;
    }
    return {Ink::Unknown, Glyph::Question};
}

} // namespace

void StateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const QColor textColor = paintCellBackground(*painter, option, index);
    const auto state = static_cast<EndpointState>(index.data(FleetModel::StateRole).toInt());
    const auto [ink, glyph] = lookOf(state);
    painter->setFont(option.font);
    // On a selection the state's own colour would drown; shape and word remain.
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QRect cell = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    if (index.data(FleetModel::SilencedRole).toBool()) {
        const int wanted = stateBadgeSize(option.font, index.data().toString()).width() + bellSide;
        const QRect bell(cell.left() + std::min(wanted, cell.width()) - bellSide,
                         cell.center().y() - bellSide / 2, bellSide, bellSide);
        Theme::instance()
            .icon(QStringLiteral("silence"), selected ? Ink::AccentText : Ink::TextMuted)
            .paint(painter, bell);
        cell.setRight(bell.left() - 1);
    }
    paintStateBadge(*painter, cell, selected ? Ink::AccentText : ink, glyph, index.data().toString(),
                    textColor);
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize badge = stateBadgeSize(option.font, index.data().toString());
    const int bell = index.data(FleetModel::SilencedRole).toBool() ? bellSide : 0;
    return {badge.width() + bell + 2 * cellPadding,
            std::max(badge.height(), option.fontMetrics.height()) + 8};
}

} // namespace qd
