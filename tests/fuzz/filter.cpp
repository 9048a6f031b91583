// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/filter.h"

#include "models/table/reading/recordimport.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

namespace {

RecordTablePtr fewRows()
{
    std::vector<PredictionRecord> records(3);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].at = Timestamp{1'790'000'000'000 + std::int64_t(i)};
        records[i].version = i == 0 ? "v1" : "v2";
        records[i].prediction = i == 2 ? "fraud" : "ok";
        records[i].label = "ok";
        records[i].attributes = R"({"country":"de","amount":12.5})";
    }
    return makeTable(records).value_or(nullptr);
}

} // namespace

/// A filter finds rows of the table, or says at which character it ends to be one; whoever checks it first is
/// told the same.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const RecordTablePtr table = fewRows();
    QD_HOLDS(table != nullptr);
    const QString filter = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto checked = checkFilter(*table, filter);
    const auto selected = select(*table, filter);
    QD_HOLDS(checked.has_value() || !selected.has_value());
    if (selected) {
        for (const std::uint32_t row : selected->rows)
            QD_HOLDS(row < 3);
        const auto none = select(*table, QStringLiteral("not (%1)").arg(filter));
        if (none && !filter.trimmed().isEmpty())
            QD_HOLDS(none->count(3) + selected->count(3) == 3);
    }
    return 0;
}
