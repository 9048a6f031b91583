// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/importfile.h"

#include "models/exchange/exchangewords.h"

namespace qd {

namespace {

constexpr std::size_t readBytes = std::size_t{1} << 20;

Failure unreadable(const QFile& file)
{
    return fail(ErrorKind::NotFound, file.fileName(),
                ExchangeWords::tr("The file cannot be read: %1.").arg(file.errorString()),
                ExchangeWords::tr("Check that it exists and that you may read it."));
}

} // namespace

Result<std::unique_ptr<ImportFile>> ImportFile::open(const QString& path)
{
    std::unique_ptr<ImportFile> file(new ImportFile(path));
    if (!file->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(file->m_file);
    if (auto read = file->readMore(); !read)
        return Failure(read.error());
    return file;
}

void ImportFile::consume(std::size_t bytes)
{
    m_at += bytes;
    m_consumed += static_cast<std::int64_t>(bytes);
}

Result<bool> ImportFile::readMore()
{
    m_buffer.erase(0, std::exchange(m_at, 0));
    const std::size_t kept = m_buffer.size();
    m_buffer.resize(kept + readBytes);
    const qint64 count = m_file.read(m_buffer.data() + kept, static_cast<qint64>(readBytes));
    m_buffer.resize(kept + static_cast<std::size_t>(std::max<qint64>(count, 0)));
    if (count < 0)
        return unreadable(m_file);
    m_isAtEnd = count == 0;
    return !m_isAtEnd;
}

std::string ImportFile::tail(std::int64_t bytes)
{
    const qint64 here = m_file.pos();
    m_file.seek(std::max<qint64>(m_file.size() - bytes, 0));
    const QByteArray end = m_file.read(bytes);
    m_file.seek(here);
    return end.toStdString();
}

} // namespace qd
