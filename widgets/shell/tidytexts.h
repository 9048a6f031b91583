// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/tidy.h"

#include <QString>

class QWidget;

namespace qd {

class HistoryKeeper;

/// What was dropped, and by which limit.
[[nodiscard]] QString droppedText(const TidyReport& report);
/// What was not dropped, and why somebody has to decide; empty when nothing was held back.
[[nodiscard]] QString heldBackText(const TidyReport& report);
/// Returns whether the last report wants such a decision.
[[nodiscard]] bool wantsConsent(const HistoryKeeper& keeper);
/// Asks whether it shall go all the same, and lets the keeper begin when it shall. It cannot be undone.
void askToTidy(HistoryKeeper& keeper, QWidget* parent);

} // namespace qd
