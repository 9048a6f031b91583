// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/lineformat.h"
#include "models/logs/logbatch.h"
#include "models/logs/textreader.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace qd;

/// The rows of a log, each by the format that its beginning shows. Every row is read, told as rejected, or
/// left out as of another kind; none is counted twice.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    const LogFormat format = detectFormat(text.substr(0, 65'536));
    const std::unique_ptr<LineFormat> reader = makeFormat(format, {"fuzz.log", Timestamp{1'790'000'000'000}});
    QD_HOLDS(reader != nullptr);
    LogBatch batch;
    std::int64_t line = 1;
    const std::size_t taken = takeCompleteRows(text, true, *reader, "fuzz.log", line, batch);
    QD_HOLDS(taken <= text.size());
    QD_HOLDS(batch.rejectedCount <= batch.rows && batch.otherRows <= batch.rows);
    QD_HOLDS(batch.records.size() == batch.recordLines.size());
    QD_HOLDS(std::is_sorted(batch.recordLines.begin(), batch.recordLines.end()));
    for (const RejectedRow& row : batch.rejected)
        QD_HOLDS(!row.reason.what.isEmpty());
    return 0;
}
