// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what the models of an evaluation show.
struct EvaluationModelsWords
{
    Q_DECLARE_TR_FUNCTIONS(EvaluationModelsWords)
};

} // namespace qd
