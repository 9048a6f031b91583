// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of Parquet files.
struct ParquetWords
{
    Q_DECLARE_TR_FUNCTIONS(ParquetWords)
};

} // namespace qd
