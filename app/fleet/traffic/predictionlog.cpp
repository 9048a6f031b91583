// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/predictionlog.h"

#include "app/fleet/filelock.h"
#include "app/fleet/jsonwriter.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd::fleet {

std::string isoTime(std::chrono::system_clock::time_point at)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
    const std::time_t seconds = ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 32> day{};
    const std::size_t length = std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &utc);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(ms % 1000));
    return std::string(day.data(), length) + fraction.data();
}

PredictionLog::PredictionLog(std::string path, std::int64_t rotateAtBytes, int keep)
    : m_path(std::move(path)), m_rotateAtBytes(rotateAtBytes), m_keep(keep)
{
}

PredictionLog::~PredictionLog()
{
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

void PredictionLog::append(const LoggedPrediction& prediction)
{
    JsonWriter json;
    json.beginObject();
    json.field("timestamp", isoTime(std::chrono::system_clock::now()));
    json.field("request_id", prediction.requestId);
    json.field("model", prediction.model);
    json.field("version", prediction.version);
    json.key("features").raw(prediction.features);
    if (!prediction.prediction.empty()) {
        json.field("prediction", prediction.prediction);
        json.field("probability", prediction.probability);
    }
    json.field("latency_ms", prediction.latencyMs);
    json.field("status", prediction.status);
    write(json.endObject().text() + "\n");
}

void PredictionLog::appendLabel(std::string_view requestId, std::string_view label)
{
    JsonWriter json;
    json.beginObject();
    json.field("timestamp", isoTime(std::chrono::system_clock::now()));
    json.field("request_id", requestId);
    json.field("label", label);
    write(json.endObject().text() + "\n");
}

void PredictionLog::write(const std::string& line)
{
    const std::lock_guard inProcess(m_mutex);
    const bool failed = !tryWrite(line);
    if (failed && !m_failing) {
        std::fprintf(stderr, "quarterdeck-fleet: %s cannot be written: %s\n", m_path.c_str(),
                     std::strerror(errno));
    }
    m_failing = failed;
}

bool PredictionLog::tryWrite(const std::string& line)
{
    const FileLock amongProcesses(m_path + ".lock", FileLock::Wait::Yes);
    if (!amongProcesses.held() || !reopenIfReplaced()) {
        return false;
    }
    struct stat now
    {
    };
    if (::fstat(m_fd, &now) == 0 && now.st_size > 0 &&
        now.st_size + static_cast<std::int64_t>(line.size()) > m_rotateAtBytes) {
        rotate();
        if (!reopenIfReplaced()) {
            return false;
        }
    }
    return ::write(m_fd, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

// Another process may have renamed the file, or somebody may have deleted it.
bool PredictionLog::reopenIfReplaced()
{
    struct stat named
    {
    };
    struct stat held
    {
    };
    if (m_fd >= 0 && ::stat(m_path.c_str(), &named) == 0 && ::fstat(m_fd, &held) == 0 &&
        named.st_ino == held.st_ino && named.st_dev == held.st_dev) {
        return true;
    }
    if (m_fd >= 0) {
        ::close(m_fd);
    }
    m_fd = ::open(m_path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    return m_fd >= 0;
}

void PredictionLog::rotate()
{
    const auto numbered = [this](int n) { return m_path + "." + std::to_string(n); };
    for (int n = m_keep; n > 1; --n) {
        ::rename(numbered(n - 1).c_str(), numbered(n).c_str());
    }
    ::rename(m_path.c_str(), numbered(1).c_str());
}

} // namespace qd::fleet
