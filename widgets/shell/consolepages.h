// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/evaluation/logmeaning.h"
#include "widgets/shell/pagespec.h"

#include <optional>
#include <vector>

namespace qd {

/// Returns the pages of the console, in the order of the navigation. This is the place where a page is added.
[[nodiscard]] std::vector<PageSpec> consolePages();

/// Shows the charts of an endpoint's model, or of the endpoint itself when that is empty; without a range
/// they stay where they are.
void showCharts(MainWindow& window, const std::string& endpoint, const std::string& model,
                std::optional<TimeRange> range);
/// Opens the dialog of an endpoint on the fleet page.
void editEndpoint(MainWindow& window, const std::string& endpoint);
/// Reads a log on the logs page; `meaning`: what the user says of it.
void openLog(MainWindow& window, const QString& path, const LogMeaning& meaning = {});

} // namespace qd
