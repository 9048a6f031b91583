// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qd {

/// The name that was probably meant by one that is unknown: the one with the fewest letters to add, to
/// remove, to replace or to swap with their neighbour (optimal string alignment), up to a third of the
/// letters; or the only one that begins with it. Empty when none is near.
[[nodiscard]] QString nearestName(const QString& unknown, const QStringList& known);

} // namespace qd
