// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/base/error.h"
#include "models/items/charts/chartcurves.h"
#include "models/items/charts/chartmarkers.h"
#include "models/items/charts/chartpanels.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace qd {

class History;

/// What the charts show of a range.
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
