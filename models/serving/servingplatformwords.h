// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of every serving platform.
struct ServingPlatformWords
{
    Q_DECLARE_TR_FUNCTIONS(ServingPlatformWords)
};

} // namespace qd
