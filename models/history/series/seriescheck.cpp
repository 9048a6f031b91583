// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/seriescheck.h"

#include "models/history/series/labeltext.h"
#include "models/history/upkeep/integrity.h"

#include <QCoreApplication>

namespace qd {

namespace {

} // namespace

Result<QStringList> damagedSeries(const Database& database)
{
    auto series = database.prepare("SELECT id, labels FROM series");
    if (!series)
        return Failure(series.error());
    auto stored = database.prepare("SELECT name, value FROM series_label WHERE series = ?");
    if (!stored)
        return Failure(stored.error());
    LabelText text;
    QStringList problems;
    Result<void> looked;
    auto read = forEachRow(*series, {}, [&](const Statement& row) {
        if (!looked || problems.size() >= mostProblems)
            return;
        std::vector<Labels::Pair> pairs;
        looked = forEachRow(stored->bind(row.integer(0)), {}, [&](const Statement& label) {
            pairs.emplace_back(label.text(0), label.text(1));
        });
        const std::string labels = row.text(1); // which `text` points into
        if (!text.read(labels) || text.labels() != Labels(std::move(pairs)))
            problems << QCoreApplication::translate("History", "The labels of series %1 are damaged.")
                            .arg(row.integer(0));
    });
    return read.and_then([&] { return looked; }).map([&] { return problems; });
}

} // namespace qd
