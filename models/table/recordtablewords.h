// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of the table of records.
struct RecordTableWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordTableWords)
};

} // namespace qd
