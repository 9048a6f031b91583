// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of the bytes of a log.
struct ByteSourceWords
{
    Q_DECLARE_TR_FUNCTIONS(ByteSourceWords)
};

} // namespace qd
