// SPDX-License-Identifier: Apache-2.0
#include "models/base/outputtarget.h"

#include "models/base/fileidentity.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace qd {

namespace {

struct OutputFileWords
{
    Q_DECLARE_TR_FUNCTIONS(OutputFileWords)
};

constexpr std::array companionSuffixes{"-wal", "-shm", "-journal", ".lock", ".new"};
constexpr std::size_t headerBytes = 72;
constexpr std::size_t applicationAt = 68;
constexpr std::string_view sqliteMagic{"SQLite format 3\0", 16};
constexpr int mostLinks = 16;

// Reads what a file begins with. Not for one that this process has open with SQLite: closing any descriptor
// of it would drop the locks that SQLite holds on it.
Result<QByteArray> beginningOf(const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return cannotWrite(path, errno);
    QByteArray bytes(static_cast<qsizetype>(headerBytes), '\0');
    const ssize_t count = ::pread(fd, bytes.data(), headerBytes, 0);
    ::close(fd);
    bytes.truncate(std::max<ssize_t>(count, 0));
    return bytes;
}

std::uint32_t bigEndian(const QByteArray& bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[static_cast<qsizetype>(i)]);
    return value;
}

bool isHistory(const QByteArray& header)
{
    return header.size() == static_cast<qsizetype>(headerBytes) &&
           header.startsWith(QByteArrayView(sqliteMagic)) &&
           bigEndian(header, applicationAt) == ownApplicationId;
}

bool isWriteAheadLog(const QByteArray& header)
{
    return header.size() >= 4 && (bigEndian(header, 0) & ~1U) == 0x377f0682;
}

bool isHistory(const QString& path)
{
    const auto identity = identityOf(path);
    if (!identity)
        return false;
    if (!pathInUse(*identity).isEmpty())
        return true;
    const auto header = beginningOf(path);
    return header && isHistory(*header);
}

// The history whose companion has this name; empty when there is none.
QString historyOfCompanion(const QString& path)
{
    for (const char* suffix : companionSuffixes) {
        const QLatin1String ending(suffix);
        if (path.endsWith(ending) && isHistory(path.chopped(ending.size())))
            return path.chopped(ending.size());
    }
    return {};
}

// The same for a file that is there and may go by another name.
QString historyOfCompanion(const FileIdentity& file, const QStringList& histories)
{
    for (const QString& path : histories) {
        for (const char* suffix : companionSuffixes) {
            if (identityOf(path + QLatin1String(suffix)) == file)
                return path;
        }
    }
    return {};
}

Failure refuse(const QString& target, const QString& what)
{
    return fail(ErrorKind::Invalid, target, what,
                OutputFileWords::tr("Nothing was written. Choose another file."));
}

Failure refuseHistory(const QString& target)
{
    return fail(
        ErrorKind::Invalid, target,
        OutputFileWords::tr("This is a history of Quarterdeck, which no other file may replace."),
        OutputFileWords::tr(
            "Nothing was written. Choose another file; remove the history yourself if you want it gone."));
}

Failure refuseCompanion(const QString& target, const QString& history)
{
    return refuse(target, OutputFileWords::tr("This file belongs to the history %1.").arg(history));
}

Failure existsAlready(const QString& target)
{
    return fail(
        ErrorKind::Conflict, target, OutputFileWords::tr("A file with this name already exists."),
        OutputFileWords::tr("Nothing was written. Choose another file, or allow it to be replaced; on the "
                            "command line with --force."));
}

// Links are followed to the end, also one that points to a file that is not there yet.
QString resolve(const QString& path)
{
    QFileInfo info(path);
    for (int i = 0; i < mostLinks && info.isSymLink() && !info.exists(); ++i)
        info.setFile(info.symLinkTarget());
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : QDir(folder).filePath(info.fileName());
}

Result<void> checkFile(const QString& path, const FileIdentity& file, const OutputRules& rules)
{
    if (!pathInUse(file).isEmpty())
        return refuseHistory(path);
    if (const QString history = historyOfCompanion(file, pathsInUse() + rules.inputs); !history.isEmpty())
        return refuseCompanion(path, history);
    const auto header = beginningOf(path);
    if (!header)
        return Failure(header.error());
    if (isHistory(*header))
        return refuseHistory(path);
    if (isWriteAheadLog(*header))
        return refuse(path, OutputFileWords::tr("This is the write-ahead log of a database."));
    for (const QString& input : rules.inputs) {
        if (identityOf(input) == file)
            return refuse(path, OutputFileWords::tr("This file is the source of what is to be written."));
    }
    if (!rules.mayReplace)
        return existsAlready(path);
    return {};
}

Result<void> check(const QString& path, const OutputRules& rules)
{
    if (const QString history = historyOfCompanion(path); !history.isEmpty())
        return refuseCompanion(path, history);
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    if (S_ISDIR(found.st_mode))
        return fail(ErrorKind::Invalid, path, OutputFileWords::tr("This is a folder."),
                    OutputFileWords::tr("Choose a file in it."));
    if (!S_ISREG(found.st_mode))
        return refuse(path, OutputFileWords::tr("This is a device or a pipe and not a file."));
    return checkFile(path, {found.st_dev, found.st_ino}, rules);
}

int synchronize(const QString& path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (fd < 0)
        return errno;
    const int reason = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    return reason;
}

int rename(const QString& from, const QString& to, bool mayReplace)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (!mayReplace) {
        if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
            return 0;
        if (errno != EINVAL && errno != ENOSYS)
            return errno;
        // A file system that cannot do this in one step; the caller has just looked.
    }
    return std::rename(source.constData(), target.constData()) == 0 ? 0 : errno;
}

} // namespace

Result<OutputTarget> OutputTarget::claim(const QString& path, OutputRules rules)
{
    const QString real = resolve(path);
    return check(real, rules).map([&] { return OutputTarget(real, std::move(rules)); });
}

Result<QString> OutputTarget::makeTemporary() const
{
    const QFileInfo place(m_path);
    QByteArray name = QFile::encodeName(place.absolutePath() + QStringLiteral("/.") + place.fileName() +
                                        QStringLiteral(".XXXXXX"));
    const int fd = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0)
        return cannotWrite(m_path, errno);
    ::close(fd);
    return QFile::decodeName(name);
}

Result<void> OutputTarget::take(const QString& finished) const
{
    if (const int reason = synchronize(finished, O_RDWR))
        return cannotWrite(m_path, reason);
    // The work may have taken long enough for another file to appear there.
    if (auto still = check(m_path, m_rules); !still)
        return still;
    if (const int reason = rename(finished, m_path, m_rules.mayReplace))
        return reason == EEXIST ? existsAlready(m_path) : cannotWrite(m_path, reason);
    synchronize(QFileInfo(m_path).absolutePath(), O_RDONLY | O_DIRECTORY);
    return {};
}

Result<void> writeAll(int fd, std::string_view bytes, const QString& target)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            return cannotWrite(target, errno);
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return {};
}

Failure cannotWrite(const QString& target, int reason)
{
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return fail(ErrorKind::Storage, target,
                    OutputFileWords::tr("The disk is full; this file cannot be written."),
                    OutputFileWords::tr(
                        "No partial file was left behind. Free space, write less, or choose another disk."));
    return fail(
        ErrorKind::Storage, target,
        OutputFileWords::tr("The file cannot be written: %1.")
            .arg(QString::fromLocal8Bit(std::strerror(reason))),
        OutputFileWords::tr("Check that the folder exists and that you may write to it, or choose another."));
}

Result<void> checkNoCompanion(const QString& path)
{
    const QString history = historyOfCompanion(resolve(path));
    if (history.isEmpty())
        return {};
    return fail(ErrorKind::Invalid, path,
                OutputFileWords::tr("This file belongs to the history %1.").arg(history),
                OutputFileWords::tr("Nothing was changed. Open the history itself, or choose another file."));
}

} // namespace qd
