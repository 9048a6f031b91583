// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of filters.
struct RecordFilterWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordFilterWords)
};

} // namespace qd
