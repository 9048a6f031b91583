// SPDX-License-Identifier: Apache-2.0
#include "models/base/savefile.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace qd {

namespace {

Result<void> fill(const QString& path, const QByteArray& bytes, const QString& target)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return cannotWrite(target, errno);
    auto written = writeAll(fd, {bytes.constData(), static_cast<std::size_t>(bytes.size())}, target);
    // Some file systems tell of a full disk only now.
    if (::close(fd) != 0 && written)
        return cannotWrite(target, errno);
    return written;
}

} // namespace

Result<void> saveFile(const QString& path, const QByteArray& bytes, const OutputRules& rules)
{
    const auto target = OutputTarget::claim(path, rules);
    if (!target)
        return Failure(target.error());
    const auto temporary = target->makeTemporary();
    if (!temporary)
        return Failure(temporary.error());
    auto done = fill(*temporary, bytes, target->path()).and_then([&] { return target->take(*temporary); });
    if (!done)
        QFile::remove(*temporary);
    return done;
}

} // namespace qd
