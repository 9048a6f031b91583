// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of transfers.
struct CurlClientWords
{
    Q_DECLARE_TR_FUNCTIONS(CurlClientWords)
};

} // namespace qd
