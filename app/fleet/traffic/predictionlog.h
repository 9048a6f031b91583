// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace qd::fleet {

/// One answered inference request, as the log tells it.
struct LoggedPrediction
{
    std::string requestId;
    std::string model;
    std::string version;
    std::string features;   ///< JSON object text
    std::string prediction; ///< the predicted class; empty when the request failed; then the line has neither
                            ///< it nor a probability
    double probability = 0; ///< the probability of the predicted class
    double latencyMs = 0;
    int status = 200; ///< HTTP
};

/// "2024-05-01T12:00:00.123Z"
[[nodiscard]] std::string isoTime(std::chrono::system_clock::time_point at);

/// A JSON-lines log of predictions, and of true labels that arrive later and name the prediction by its
/// request_id. Each line is one write(2). When the file would grow beyond `rotateAtBytes` it is renamed to
/// PATH.1 (PATH.1 to PATH.2 and so on, `keep` are kept). Several processes may append to one log: the server
/// its predictions, the load generator the labels; a lock file beside it keeps rotation and writing apart.
/// Thread-safe.
class PredictionLog
{
public:
    explicit PredictionLog(std::string path, std::int64_t rotateAtBytes = 1024 * 1024, int keep = 3);
    ~PredictionLog();
    PredictionLog(const PredictionLog&) = delete;
    PredictionLog& operator=(const PredictionLog&) = delete;

    /// A line that cannot be written is lost; standard error says so when that begins.
    void append(const LoggedPrediction& prediction);
    void appendLabel(std::string_view requestId, std::string_view label);

private:
    void write(const std::string& line);
    bool tryWrite(const std::string& line);
    bool reopenIfReplaced();
    void rotate();

    std::string m_path;
    std::int64_t m_rotateAtBytes;
    int m_keep;
    std::mutex m_mutex;
    int m_fd = -1;
    bool m_failing = false;
};

} // namespace qd::fleet
