// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of exposition pages.
struct ExpositionWords
{
    Q_DECLARE_TR_FUNCTIONS(ExpositionWords)
};

} // namespace qd
