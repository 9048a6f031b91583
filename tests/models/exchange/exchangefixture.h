// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/require.h"

#include <bit>

namespace qd {

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be opened");
}

inline void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// Every sample as "key time bits", so that NaN compare, too.
inline QStringList allSamples(const HistoryReader& reader, TimeRange range = always)
{
    QStringList lines;
    const auto series = require(reader.series({}));
    for (const SeriesInfo& info : series) {
        const auto samples = require(reader.samples(info.id, range));
        for (const Sample& sample : samples)
            lines << QStringLiteral("%1%2 %3 %4")
                         .arg(QString::fromStdString(info.key.metric),
                              QString::fromStdString(info.key.labels.toString()))
                         .arg(sample.at.ms)
                         .arg(std::bit_cast<quint64>(sample.value), 16, 16, QLatin1Char('0'));
    }
    return lines;
}

inline QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
}

} // namespace qd
