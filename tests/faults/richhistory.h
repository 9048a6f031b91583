// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// Makes a history with something in each of its tables: samples in chunks, rollups and the tail, predictions
/// in segments and the tail, labels early, late and unmatched, documents, events, alerts, incidents and an
/// audit trail. The same each time.
void makeRichHistory(const QString& path);

} // namespace qd
