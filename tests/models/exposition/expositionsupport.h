// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exposition/parser.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QLocale>

#include <cmath>

namespace qd {

inline constexpr Timestamp scrape{1'700'000'000'000};
inline const std::string openMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
inline const std::string textType = "text/plain; version=0.0.4; charset=utf-8";

inline QByteArray fileContent(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::string_view view(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

inline Result<Exposition> parse(const QByteArray& body, const std::string& type = textType)
{
    return parseExposition(view(body), type, QStringLiteral("gpu-1"), scrape);
}

/// Corpus files by their extension: .om is OpenMetrics, .prom is text.
inline std::string typeOfFile(const QString& name)
{
    return name.endsWith(QLatin1String(".om")) ? openMetricsType : textType;
}

inline QStringList goldenFiles()
{
    return QDir(QStringLiteral(QD_TEST_DATA "/golden"))
        .entryList({QStringLiteral("*.prom"), QStringLiteral("*.om")}, QDir::Files, QDir::Name);
}

/// The shortest decimal that reads back as the same number.
inline std::string numberText(double value)
{
    if (std::isnan(value))
        return "nan";
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest).toStdString();
}

/// One line per sample: series, value and timestamp in ms ("-" for that of the scrape), separated by tabs.
inline QByteArray dump(const Exposition& page)
{
    std::string text;
    for (const SeriesSample& sample : page.samples) {
        text += sample.key.metric + sample.key.labels.toString() + '\t' + numberText(sample.sample.value) +
                '\t' + (sample.sample.at == scrape ? "-" : std::to_string(sample.sample.at.ms)) + '\n';
    }
    return QByteArray::fromStdString(text);
}

} // namespace qd
