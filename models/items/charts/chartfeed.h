// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/base/metrics.h"
#include "models/history/historyreader.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace qd {

class History;

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

/// Pixel columns, or plain samples, as runs without a gap between them; see ChartCurve. `step` is the width
/// of a column: a gap narrower than that is not told apart. Exposed for tests and for the report.
[[nodiscard]] std::vector<std::vector<Sample>> segmentsOf(const std::vector<PixelColumn>& columns,
                                                          Duration step);
[[nodiscard]] std::vector<std::vector<Sample>> segmentsOf(const std::vector<Sample>& samples);

/// The panels that suit a subject: `model` empty for an endpoint without models, `host` the endpoint that
/// measures the machine, may be empty.
[[nodiscard]] std::vector<ChartPanel> standardPanels(const std::string& endpoint, const std::string& model,
                                                     const std::string& host);
/// One panel for any series, e.g. a raw scraped one.
[[nodiscard]] ChartPanel panelFor(const SeriesKey& key);
/// Any metric of an endpoint, with all of its series (a dozen are drawn), as the operator adds it.
[[nodiscard]] ChartPanel metricPanel(const std::string& endpoint, const std::string& metric);

/// A vertical mark (width 0) or bar on the time axis.
struct ChartMarker
{
    enum class Kind { Version, Rollback, Alert, Collection };
    Kind kind = Kind::Version;
    Timestamp at;
    Timestamp until;      ///< alerts: resolved or the end of the range
    std::string severity; ///< alerts: "info", "warning", "critical"
    QString text;
};

/// A shaded stretch.
struct ChartBand
{
    enum class Kind { Baseline, Affected, Verification };
    Kind kind = Kind::Baseline;
    TimeRange range;
};

/// How far below and above its estimate a value may lie.
struct ValueSpread
{
    Timestamp at;
    double low = 0;
    double high = 0;
};

/// Points of one line, in order. A gap (no sample for more than three usual intervals, or a staleness marker)
/// starts a new segment, so that it is drawn as a gap.
struct ChartCurve
{
    QString name;
    std::vector<std::vector<Sample>> segments;
    /// Name of the curve that this one estimates: drawn in its colour, dashed. Empty: this is no estimate.
    QString estimateOf = {};
    /// Where the value lies with the estimate's confidence; one per sample, or empty.
    std::vector<std::vector<ValueSpread>> spreads = {};
    /// What the curve shows, whatever it is called in the language of the moment: its colour belongs to it.
    /// Empty: the name tells.
    QString key = {};
};

struct ChartData
{
    std::uint64_t request = 0; ///< the number of the request that it answers
    TimeRange range;
    std::vector<std::vector<ChartCurve>> panels; ///< as requested
    std::vector<int> leftOut;                    ///< per panel: series beyond ChartLine::most
    std::vector<ChartMarker> markers;
    std::optional<Error> error;
};

/// Answers what charts ask, on the thread pool; one request at a time per feed, the newest wins and older
/// ones are cancelled. Costs in proportion to pixels (HistoryReader::columns).
class ChartFeed : public QObject
{
    Q_OBJECT

public:
    /// The clock, which must outlive the feed, tells where alerts that are open end.
    explicit ChartFeed(const History& history, QObject* parent = nullptr,
                       const Clock& clock = Clock::system());
    ~ChartFeed() override;

    /// `columns`: width of the plot area in device pixels. Markers are those of `endpoint` and `model`.
    /// Returns the number of the request.
    std::uint64_t request(std::vector<ChartPanel> panels, TimeRange range, int columns,
                          const std::string& endpoint, const std::string& model);

signals:
    void ready(std::shared_ptr<const qd::ChartData> data);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd

Q_DECLARE_METATYPE(std::shared_ptr<const qd::ChartData>)
