// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/parquet/parquetcolumn.h"

#include <functional>
#include <memory>
#include <optional>

namespace qd {

class DuckDbSession;

/// A Parquet file, read through DuckDB's library; see DuckDbSession for what that may do. One thread at a
/// time.
class ParquetFile
{
public:
    /// Opens a file and reads what stands in its footer, in a session of its own unless there is one for
    /// several files. Errors: as duckDb(), that the file cannot be opened, and Invalid when it is cut off,
    /// damaged or encrypted.
    [[nodiscard]] static Result<std::unique_ptr<ParquetFile>>
    open(const std::string& path, std::shared_ptr<DuckDbSession> session = {});
    ~ParquetFile();

    /// Returns the columns in the order of the file, those of structs in the place of the struct.
    [[nodiscard]] const std::vector<ParquetColumn>& columns() const;
    [[nodiscard]] std::int64_t rows() const;

    struct Reading
    {
        std::size_t column = 0; ///< index into columns()
        ReadAs as = ReadAs::Text;
    };
    /// Gives a text of a reading the number by which it is handed out; asked from several threads, for each
    /// different text of a dictionary once. Values that are missing are `missingCode` without being asked
    /// for.
    using Coder = std::function<std::uint32_t(std::size_t reading, std::string_view text)>;
    static constexpr std::uint32_t missingCode = 0xffff'ffff;

    /// Reads columns of all rows, or of the first `limit`, and hands them to `take` in stretches of about two
    /// thousand; these come in any order, and on several threads at once. Errors: Cancelled, and Invalid
    /// where the file is damaged; what was handed out before is good. Blocking, for the pool. What `take`
    /// throws is thrown here.
    [[nodiscard]] Result<void> read(const std::vector<Reading>& wanted,
                                    const std::function<void(const ParquetRows&)>& take,
                                    const CancelToken& cancel = {},
                                    std::optional<std::int64_t> limit = std::nullopt,
                                    const Coder& coder = {});

private:
    struct Private;
    explicit ParquetFile(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace qd
