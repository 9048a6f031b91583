// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/sample.h"

#include <string>
#include <vector>

namespace qd {

/// CPU, memory and disk of the machine the console runs on, as raw counters in node_exporter's names
/// (node_cpu_seconds_total{cpu,mode}, node_memory_MemTotal_bytes, node_memory_MemAvailable_bytes,
/// node_disk_read_bytes_total{device}, node_disk_written_bytes_total{device}, node_load1), so that one
/// mapping serves both. Reads `procRoot`/{stat,meminfo,diskstats,loadavg}; blocking but short.
[[nodiscard]] Result<std::vector<SeriesSample>> readLocalMachine(Timestamp at,
                                                                 const std::string& procRoot = "/proc");

} // namespace qd
