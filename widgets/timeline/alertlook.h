// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "widgets/theme/statebadge.h"

namespace qd {

/// The sign of a severity wherever an alert is painted.
struct AlertLook
{
    Ink ink;
    Glyph glyph;
};

[[nodiscard]] inline AlertLook severityLook(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return {Ink::Critical, Glyph::Octagon};
    case Severity::Warning:
        return {Ink::Warning, Glyph::Triangle};
    case Severity::Info:
        break;
    }
    return {Ink::Info, Glyph::Square};
}

/// Firing alerts bear the sign of their severity.
[[nodiscard]] inline AlertLook stateLook(AlertState state, Severity severity)
{
    switch (state) {
    case AlertState::Pending:
        return {severityLook(severity).ink, Glyph::Clock};
    case AlertState::Firing:
        return severityLook(severity);
    case AlertState::Resolved:
        return {Ink::Healthy, Glyph::Disc};
    case AlertState::Inactive:
        break;
    }
    return {Ink::Unknown, Glyph::Question};
}

} // namespace qd
