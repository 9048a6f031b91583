// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what the operator is told about actions.
struct OperatorActionsWords
{
    Q_DECLARE_TR_FUNCTIONS(OperatorActionsWords)
};

} // namespace qd
