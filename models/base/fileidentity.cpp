// SPDX-License-Identifier: Apache-2.0
#include "models/base/fileidentity.h"

#include <QFile>

#include <sys/stat.h>

#include <map>
#include <mutex>
#include <utility>

namespace qd {

namespace {

struct Uses
{
    struct Use
    {
        FileIdentity file;
        QString path;
    };

    std::mutex mutex;
    std::map<std::uint64_t, Use> open;
    std::uint64_t next = 1;

    static Uses& all()
    {
        static Uses uses;
        return uses;
    }
};

} // namespace

std::optional<FileIdentity> identityOf(const QString& path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return FileIdentity{found.st_dev, found.st_ino};
}

FileInUse::FileInUse(const QString& path) : m_identity(identityOf(path))
{
    if (!m_identity)
        return;
    Uses& uses = Uses::all();
    const std::lock_guard lock(uses.mutex);
    m_number = uses.next++;
    uses.open.emplace(m_number, Uses::Use{*m_identity, path});
}

FileInUse::FileInUse(FileInUse&& other) noexcept
    : m_identity(std::exchange(other.m_identity, std::nullopt)), m_number(std::exchange(other.m_number, 0))
{
}

FileInUse& FileInUse::operator=(FileInUse&& other) noexcept
{
    if (this != &other) {
        release();
        m_identity = std::exchange(other.m_identity, std::nullopt);
        m_number = std::exchange(other.m_number, 0);
    }
    return *this;
}

FileInUse::~FileInUse()
{
    release();
}

void FileInUse::release()
{
    if (m_number == 0)
        return;
    Uses& uses = Uses::all();
    const std::lock_guard lock(uses.mutex);
    uses.open.erase(std::exchange(m_number, 0));
}

QString pathInUse(const FileIdentity& file)
{
    Uses& uses = Uses::all();
    const std::lock_guard lock(uses.mutex);
    for (const auto& [number, use] : uses.open) {
        if (use.file == file)
            return use.path;
    }
    return {};
}

QStringList pathsInUse()
{
    Uses& uses = Uses::all();
    const std::lock_guard lock(uses.mutex);
    QStringList paths;
    for (const auto& [number, use] : uses.open)
        paths.push_back(use.path);
    paths.removeDuplicates();
    return paths;
}

} // namespace qd
