// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/processstats.h"
#include "app/fleet/triton/tritonrepository.h"

#include <string>

namespace qd::fleet {

/// The page of Triton's metrics port for what is loaded now.
[[nodiscard]] std::string tritonMetrics(const TritonRepository::LoadedMap& loaded, CpuMeter& cpu);

/// The answer to GET /v2/models/…/stats for these versions.
[[nodiscard]] std::string tritonStatsJson(const TritonRepository::LoadedMap& versions);

} // namespace qd::fleet
