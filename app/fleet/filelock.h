// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace qd::fleet {

/// An exclusive flock(2) on a file that is made when missing; let go on destruction or death of the process.
class FileLock
{
public:
    enum class Wait { No, Yes };

    FileLock(const std::string& path, Wait wait);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// Returns false when the file cannot be opened, or when somebody else holds it and Wait::No was asked.
    [[nodiscard]] bool held() const { return m_held; }

private:
    int m_fd = -1;
    bool m_held = false;
};

} // namespace qd::fleet
