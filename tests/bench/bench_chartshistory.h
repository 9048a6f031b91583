// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/items/charts/chartfeed.h"

#include <QString>
#include <QTemporaryDir>

#include <cstdint>

namespace qd {

class History;

/// A history whose last sample is of this moment: the 200 series of BenchSamples, 48 of them in twelve
/// metrics with four like series each (walks, counters, constants, noise), and the endpoint that they belong
/// to.
class ChartsHistory
{
public:
    static constexpr int panelCount = 12;
    static constexpr int seriesPerPanel = 4;

    /// In a folder that goes with the object, or in the file `keptAt`, which is used as it is when it exists.
    ChartsHistory(std::int64_t samples, const QString& keptAt);

    [[nodiscard]] QString path() const { return m_path; }
    /// Of the samples.
    [[nodiscard]] TimeRange range() const;

    [[nodiscard]] static std::string metricOf(int panel);
    [[nodiscard]] static SeriesKey keyOf(int panel, int curve);
    [[nodiscard]] static std::vector<ChartPanel> panels();
    [[nodiscard]] static const char* endpointId() { return "bench"; }

private:
    void write(std::int64_t samples);

    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace qd
