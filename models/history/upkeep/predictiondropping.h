// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/upkeep/dropping.h"

namespace qd {

/// Predictions go by whole segments, with their labels and keys, so the cost follows the segments; of a
/// segment across the edge the rows on one side go, once they are a quarter of it. Predictions that wait in
/// the tail stay until they have settled.
class PredictionDropping : public Dropping
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Dropping>> prepare(const Database& database);

    [[nodiscard]] Result<bool> count(const Pass& pass, BytesByHour& bytes) override;
    [[nodiscard]] Result<bool> drop(const Pass& pass, Timestamp before, TidyReport& report) override;
    [[nodiscard]] double fraction() const override;

private:
    struct Row
    {
        std::int64_t id = 0;
        Timestamp firstAt;
        Timestamp lastAt;
        std::int64_t bytes = 0;
    };

    /// The next segments from the cursor on that begin before the time; the cursor is after them. None at the
    /// end.
    [[nodiscard]] Result<std::vector<Row>> nextRows(Timestamp before);
    [[nodiscard]] static Result<DroppedRows> drop(const Pass& pass, const Row& row, Timestamp before);

    Statement m_rows;
    std::int64_t m_id = 0; ///< cursor: segments after this one
    std::int64_t m_lastId = 0;
};

} // namespace qd
