// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/history/historyreader.h"

#include <QStringList>

#include <string>
#include <utility>
#include <vector>

namespace qd {

/// A line of a chart: every series that the selector finds, or nothing.
struct ChartLine
{
    SeriesSelector selector;
    std::string
        nameLabel;     ///< label whose value names the line ("quantile", "device"); empty: the metric's title
    QString name = {}; ///< names the line when there is no `nameLabel`; empty: the metric's title
    bool fallback = false; ///< drawn only when the lines before it in the panel found nothing
    bool bare = false;     ///< several series are named by what tells them apart alone
    std::size_t most = 0;  ///< the number of series that are drawn, in the order of their labels; 0: all
};

/// One chart: a title, a unit, and lines.
struct ChartPanel
{
    QString title;
    MetricUnit unit = MetricUnit::Count;
    std::vector<ChartLine> lines;
    bool hideWhenEmpty = false; ///< GPU charts on machines without one
    bool fallback = false;      ///< shown in the place of the panel before it when only this one has data
    QStringList states = {};    ///< names of the values 0, 1, …; not empty: the axis shows these
    std::string added = {};     ///< metric of a panel that the operator added, and may remove
};

/// The panels that suit a subject: `model` empty for an endpoint without models, `host` the endpoint that
/// measures the machine, may be empty.
[[nodiscard]] std::vector<ChartPanel> standardPanels(const std::string& endpoint, const std::string& model,
                                                     const std::string& host);
/// One panel for any series, e.g. a raw scraped one.
[[nodiscard]] ChartPanel panelFor(const SeriesKey& key);
/// Any metric of an endpoint, with all of its series (a dozen are drawn), as the operator adds it.
[[nodiscard]] ChartPanel metricPanel(const std::string& endpoint, const std::string& metric);

/// Returns whether two lists of panels show the same series in the same way, whatever they are called.
[[nodiscard]] bool areAlike(const std::vector<ChartPanel>& a, const std::vector<ChartPanel>& b);
/// Returns endpoint and model whose events and alerts stand on the panels: the first line that names an
/// endpoint decides.
[[nodiscard]] std::pair<std::string, std::string> chartedSubject(const std::vector<ChartPanel>& panels);

} // namespace qd
