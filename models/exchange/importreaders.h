// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/importfile.h"
#include "models/exchange/importsession.h"

/// The readers of importFile(), one per kind of file. An error is one of reading the file.
namespace qd {

/// Returns true when the file begins with the header of our own CSV.
[[nodiscard]] bool isSamplesCsv(std::string_view beginning);
[[nodiscard]] bool isPredictionsCsv(std::string_view beginning);

[[nodiscard]] Result<void> readSamplesCsv(ImportFile& file, ImportSession& session);
[[nodiscard]] Result<void> readPredictionsCsv(ImportFile& file, ImportSession& session);

/// OpenMetrics is told by its "# EOF", or where that is missing by timestamps that can only be seconds.
[[nodiscard]] bool isOpenMetrics(ImportFile& file);
/// Reads by the parser of models/exposition, a megabyte at a time; where one of its lines is bad, line by
/// line.
[[nodiscard]] Result<void> readExposition(ImportFile& file, ImportSession& session, bool openMetrics);

} // namespace qd
