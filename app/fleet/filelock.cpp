// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/filelock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace qd::fleet {

FileLock::FileLock(const std::string& path, Wait wait)
    : m_fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
{
    if (m_fd < 0) {
        return;
    }
    int result = 0;
    do {
        result = ::flock(m_fd, LOCK_EX | (wait == Wait::No ? LOCK_NB : 0));
    } while (result != 0 && errno == EINTR);
    m_held = result == 0;
}

FileLock::~FileLock()
{
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

} // namespace qd::fleet
