// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/findings/findings.h"

#include <QJsonArray>

namespace qd {

/// What stands out, for programs: the figures of each finding and its sentences.
[[nodiscard]] QJsonArray findingsDocument(const Evaluation& evaluation);

} // namespace qd
