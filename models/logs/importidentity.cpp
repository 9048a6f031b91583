// SPDX-License-Identifier: Apache-2.0
#include "models/logs/importidentity.h"

#include "models/logs/filedescriptor.h"

#include <QCryptographicHash>

#include <cerrno>

namespace qd {

namespace {

constexpr std::int64_t endSize = 64 * 1024;
constexpr std::int64_t sampleSize = 4 * 1024;
constexpr std::int64_t sampleCount = 16;

constexpr std::string_view placeMark = "place ";
constexpr std::string_view contentMark = "content ";

} // namespace

Result<FileIdentity> identifyFile(const std::string& path)
{
    const auto file = FileDescriptor::open(path);
    if (!file)
        return Failure(file.error());
    const struct stat status = file->status();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(qint64(status.st_size)));
    std::string buffer;
    const auto add = [&](std::int64_t offset, std::int64_t size) {
        buffer.resize(std::size_t(size));
        const std::int64_t count = file->read(buffer, offset);
        if (count > 0)
            hash.addData(QByteArrayView(buffer.data(), count));
        return count >= 0;
    };
    bool good = add(0, endSize) && add(std::max<std::int64_t>(0, status.st_size - endSize), endSize);
    for (std::int64_t i = 1; good && i <= sampleCount; ++i)
        good = add(status.st_size / (sampleCount + 1) * i, sampleSize);
    if (!good)
        return Failure(fileError(path, errno));
    const auto number = [](auto value) { return std::to_string(value); };
    return FileIdentity{number(status.st_dev) + ':' + number(status.st_ino) + ':' + number(status.st_size) +
                            ':' + number(status.st_mtim.tv_sec) + '.' + number(status.st_mtim.tv_nsec),
                        hash.result().toHex().toStdString()};
}

bool ImportLedger::holds(const FileIdentity& file) const
{
    return m_places.contains(file.place) || m_contents.contains(file.content);
}

void ImportLedger::add(const FileIdentity& file)
{
    m_places.insert(file.place);
    m_contents.insert(file.content);
}

std::string ImportLedger::toText() const
{
    std::string text;
    for (const std::string& place : m_places)
        text.append(placeMark).append(place).append("\n");
    for (const std::string& content : m_contents)
        text.append(contentMark).append(content).append("\n");
    return text;
}

ImportLedger ImportLedger::fromText(std::string_view text)
{
    ImportLedger ledger;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with(placeMark))
            ledger.m_places.emplace(line.substr(placeMark.size()));
        else if (line.starts_with(contentMark))
            ledger.m_contents.emplace(line.substr(contentMark.size()));
    }
    return ledger;
}

} // namespace qd
