// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what an evaluation says.
struct EvaluationWords
{
    Q_DECLARE_TR_FUNCTIONS(EvaluationWords)
};

} // namespace qd
