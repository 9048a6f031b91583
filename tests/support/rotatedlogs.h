// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <archive.h>
#include <archive_entry.h>

/// Contents of a rotated set of logs.
namespace qd::rotatedlogs {

/// JSON lines with the request ids r`from` to r`to`-1, a second apart.
inline QByteArray predictions(int from, int to)
{
    QByteArray text;
    for (int i = from; i < to; ++i) {
        text += R"({"ts":)" + QByteArray::number(1769850000 + i) + R"(,"request_id":"r)" +
                QByteArray::number(i) + R"(","prediction":"1"})" + "\n";
    }
    return text;
}

/// By gzip.
inline QByteArray packed(const QByteArray& content)
{
    QByteArray bytes(content.size() + 1024, '\0');
    std::size_t used = 0;
    archive* const writer = archive_write_new();
    archive_write_add_filter_gzip(writer);
    archive_write_set_format_raw(writer);
    archive_write_open_memory(writer, bytes.data(), std::size_t(bytes.size()), &used);
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.constData(), std::size_t(content.size()));
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    return bytes.left(qsizetype(used));
}

/// A folder of logs, gone with the test.
class LogFolder : public QTemporaryDir
{
public:
    void write(const QString& name, const QByteArray& bytes) const
    {
        const QFileInfo info(filePath(name));
        QDir().mkpath(info.path());
        QFile file(info.filePath());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the fixture");
        file.write(bytes);
    }
};

} // namespace qd::rotatedlogs
