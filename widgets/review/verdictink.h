// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/verify/verification.h"
#include "widgets/theme/theme.h"

namespace qd {

/// Returns the ink in which a verdict is written and drawn; its words and sign say it too.
[[nodiscard]] constexpr Ink inkOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return Ink::Healthy;
    case Verdict::Failed:
        return Ink::Failing;
    case Verdict::NotEnoughData:
        return Ink::Warning;
    case Verdict::Pending:
        break;
    }
    return Ink::Text;
}

} // namespace qd
