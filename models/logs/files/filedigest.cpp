// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/filedigest.h"

#include "models/logs/files/filedescriptor.h"

#include <QCryptographicHash>

#include <cerrno>

namespace qd {

namespace {

constexpr std::int64_t endSize = 64 * 1024;
constexpr std::int64_t sampleSize = 4 * 1024;
constexpr std::int64_t sampleCount = 16;

} // namespace

Result<std::string> digestOfFile(const std::string& path)
{
    const auto file = FileDescriptor::open(path);
    if (!file)
        return Failure(file.error());
    const struct stat status = file->status();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(static_cast<qint64>(status.st_size)));
    std::string buffer;
    const auto add = [&](std::int64_t offset, std::int64_t size) {
        buffer.resize(static_cast<std::size_t>(size));
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
    return hash.result().toHex().toStdString();
}

} // namespace qd
