// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"
#include "models/history/historyreader.h"

#include <QTemporaryDir>
#include <QtTest>

#include <future>

namespace qd {

/// A history in a folder that goes away with it.
class TemporaryHistory
{
public:
    TemporaryHistory() { reopen(); }

    void reopen()
    {
        history.reset();
        auto opened = History::open(path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        history = std::move(*opened);
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("test.qdh")); }

    [[nodiscard]] std::unique_ptr<HistoryReader> reader() const
    {
        auto opened = history->reader();
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        return std::move(*opened);
    }

    /// The batch's own answer, once it has come.
    Result<void> write(WriteBatch batch) const
    {
        std::promise<Result<void>> outcome;
        history->write(std::move(batch), nullptr,
                       [&](const Result<void>& result) { outcome.set_value(result); });
        return outcome.get_future().get();
    }

    QTemporaryDir folder;
    std::unique_ptr<History> history;
};

inline SeriesKey accuracyOf(const std::string& model, const std::string& version = {})
{
    return {"model_accuracy_ratio", Labels{{"endpoint", "triton"}, {"model", model}, {"version", version}}};
}

inline StoredPrediction predictionAt(std::int64_t ms, const std::string& endpoint,
                                     const std::string& requestId, const std::string& model = "fraud",
                                     const std::string& version = "1")
{
    StoredPrediction stored;
    stored.endpoint = endpoint;
    stored.record.at = {ms};
    stored.record.requestId = requestId;
    stored.record.model = model;
    stored.record.version = version;
    stored.record.attributes = "{}";
    return stored;
}

inline constexpr TimeRange always{{0}, {4'102'444'800'000}};

} // namespace qd
