// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/history/records.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qd {

using SeriesId = std::int64_t;

struct SeriesInfo
{
    SeriesId id = 0;
    SeriesKey key;
};

/// A condition on one label, as in PromQL. An absent label has the empty value, so `version!="1"` and
/// `version=~"|2"` also match series without one. The label "__name__" is the metric's name. Expressions
/// match the whole value (anchored at both ends, as in Prometheus); their syntax is PCRE2's, which RE2's is a
/// part of.
struct LabelMatcher
{
    enum class Op { Equal, NotEqual, Matches, MatchesNot };

    std::string name;
    Op op = Op::Equal;
    std::string value;
};

/// Metric name equal, every given label equal (an absent label matches only when it is not given), and every
/// matcher true.
struct SeriesSelector
{
    std::string metric{}; ///< the metric; empty: any
    Labels labels{};
    /// Labels that must be absent, e.g. {"version"} for the series of the model as a whole.
    std::vector<std::string> without{};
    std::vector<LabelMatcher> matchers{};
};

/// What one pixel column of a chart needs so that no spike is lost (M4, Jugel 2014). Values are never NaN.
struct PixelColumn
{
    Timestamp firstAt;
    Timestamp lastAt;
    double first = 0;
    double last = 0;
    double min = 0;
    double max = 0;
    std::int64_t count = 0;
};

struct PredictionQuery
{
    std::string endpoint{}; ///< the endpoint; empty: any; model and version alike
    std::string model{};
    std::string version{};
    TimeRange range{};      ///< the range of the prediction's own time
    std::int64_t limit = 0; ///< the newest N, 0 for all; the result is in ascending time all the same
};

/// A model of which predictions are stored.
struct PredictedModel
{
    std::string endpoint;
    std::string model;
    /// The predictions; those that wait may be counted twice when they replace each other.
    std::int64_t predictions = 0;
    TimeRange extent; ///< may reach to where a prediction was that has been replaced since
};

struct PredictionColumnQuery;
struct PredictionBlock;
class ColumnCache;

/// Read access to the history on the thread that made it. All times are UTC; results ascend by time unless
/// said otherwise; a cancelled call returns ErrorKind::Cancelled. Each call sees the file as of its start (a
/// WAL snapshot), neither blocks the writer nor waits for it, and costs as much as the rows it reads.
class HistoryReader
{
public:
    /// Opens a reader; with a cache, columns() looks there first. The cache must be one that the file's
    /// writer tells what it writes, or of a file that is only read in this process.
    [[nodiscard]] static Result<std::unique_ptr<HistoryReader>>
    open(const QString& path, std::shared_ptr<ColumnCache> columns = nullptr);
    ~HistoryReader();

    /// Ordered by metric and labels. Costs as much as the smallest of the selector's conditions selects, plus
    /// one look at each distinct value of the labels that expressions are about. ErrorKind::Invalid, with the
    /// place, for an expression that cannot be read.
    [[nodiscard]] Result<std::vector<SeriesInfo>> series(const SeriesSelector& selector) const;
    [[nodiscard]] Result<std::vector<Sample>> samples(SeriesId id, TimeRange range,
                                                      const CancelToken& cancel = {}) const;
    /// Times that cut the series' samples of the range into pieces of hardly more than so many, in order;
    /// none where they are fewer. Reads no samples, and costs as much as the series has chunks in the range.
    [[nodiscard]] Result<std::vector<Timestamp>> cuts(SeriesId id, TimeRange range, std::int64_t samples,
                                                      const CancelToken& cancel = {}) const;
    /// At most `columns` entries: the range is cut into that many equal columns, empty ones left out. NaN and
    /// staleness markers are in no column; whoever draws finds a gap where `firstAt` of one column is further
    /// from `lastAt` of the one before than the series' interval allows. Exact for any range; quick at any
    /// zoom for one of a columnGrid() (columngrid.h), whose columns are made of whole buckets of rollups: the
    /// cost follows the number of columns, not of samples. Between buckets, blocks on a column's edge are
    /// decoded.
    [[nodiscard]] Result<std::vector<PixelColumn>> columns(SeriesId id, TimeRange range, int columns,
                                                           const CancelToken& cancel = {}) const;
    /// The newest sample at or before `at`, not older than `lookBack`. Nothing when that is a staleness
    /// marker: the series has ended (as in Prometheus).
    [[nodiscard]] Result<std::optional<Sample>> latest(SeriesId id, Timestamp at, Duration lookBack) const;

    /// Returns the records with late labels joined in; a late label wins over one that the record itself
    /// carried. Records of one time come in no particular order. Where the file is damaged,
    /// ErrorKind::Storage names the endpoint, the model and the times that cannot be read.
    [[nodiscard]] Result<std::vector<StoredPrediction>> predictions(const PredictionQuery& query,
                                                                    const CancelToken& cancel = {}) const;
    /// Visits the records by column, block after block, for whoever counts: reads only the columns that are
    /// asked for and makes no text per row. Each block ascends; blocks of one model come by their beginning
    /// and may overlap, what was recorded last comes at the end. `visit` is called while the view of the file
    /// is open. See models/history/predictioncolumns.h.
    ///
    /// Keeps none of the pages that it has read: they are many, and hardly ever asked for again.
    [[nodiscard]] Result<void>
    predictionColumns(const PredictionColumnQuery& query, const CancelToken& cancel,
                      const std::function<void(const PredictionBlock&)>& visit) const;
    /// Returns the models that have predictions, by endpoint and model.
    [[nodiscard]] Result<std::vector<PredictedModel>> predictedModels() const;
    [[nodiscard]] Result<std::vector<LogPosition>> logPositions() const;

    /// Empty kind or endpoint: any.
    [[nodiscard]] Result<std::vector<EventRecord>> events(TimeRange range, const std::string& kind = {},
                                                          const std::string& endpoint = {}) const;
    [[nodiscard]] Result<std::vector<DocumentRecord>> documents(const std::string& kind) const;
    [[nodiscard]] Result<std::optional<std::string>> document(const std::string& kind,
                                                              const std::string& id) const;
    /// Alerts whose life overlaps the range.
    [[nodiscard]] Result<std::vector<AlertRecord>> alerts(TimeRange range) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<IncidentRecord>> incidents() const;
    [[nodiscard]] Result<std::optional<IncidentRecord>> incident(const std::string& id) const;
    [[nodiscard]] Result<std::vector<IncidentStepRecord>> incidentSteps(const std::string& id) const;
    /// Empty incident: all.
    [[nodiscard]] Result<std::vector<AuditRecord>> audit(const std::string& incident = {}) const;
    /// 32 hexadecimal digits that tell this history from every other one; see HistoryIdentity for copies.
    /// Empty where the file is damaged there.
    [[nodiscard]] const std::string& identity() const;
    /// The memory that pages of the file take.
    [[nodiscard]] std::size_t pageBytes() const;
    /// Gives that memory back; what is asked for next reads the pages again.
    void dropPages() const;
    /// Returns the range from the first sample or prediction to just after the last; nothing in an empty
    /// history. May reach to where a prediction was that has been replaced since.
    [[nodiscard]] Result<std::optional<TimeRange>> extent() const;

    /// Checks whether the times, series and models by which rows are found are those of what the rows hold.
    /// A row that says others would be missing from samples() or predictions() without a word, so whoever
    /// must not miss any asks first: the answer is ErrorKind::Storage and names what is damaged. Costs as
    /// much as there are rows, not samples.
    [[nodiscard]] Result<void> proveSamples(const CancelToken& cancel = {}) const;
    [[nodiscard]] Result<void> provePredictions(const CancelToken& cancel = {}) const;

private:
    struct Private;
    explicit HistoryReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace qd
