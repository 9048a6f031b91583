// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/parquet/duckdbapi.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qd {

/// One column of a Parquet file that has values: a column of its own, or a member of a struct.
struct ParquetColumn
{
    enum class Type {
        Bool,
        Whole,    ///< fits 64 bits with a sign
        BigWhole, ///< may not fit
        Float,    ///< a double stands for the shortest decimal that reads back as the float
        Double,
        Decimal, ///< of at most 18 digits
        BigDecimal,
        Time,      ///< a time with its zone, or in UTC
        LocalTime, ///< a time or a date without a zone
        Text,      ///< texts, and whatever else a text can stand for
        Json       ///< lists and maps, as JSON
    };

    std::vector<std::string> path; ///< the names from the outermost struct to the column itself
    std::string expression;        ///< the column in SQL
    Type type = Type::Text;
    int scale = 0; ///< digits behind the point of a decimal
    /// Texts of which the file keeps each different one once; these are quickest to read as codes.
    bool hasDictionary = false;

    /// "features.amount"
    [[nodiscard]] std::string name() const;
};

/// What the values of a column are read as.
enum class ReadAs {
    Bool,
    Whole,
    Float,
    Double,
    Digits,       ///< the digits of a decimal, without its point
    Milliseconds, ///< since the epoch; for Time and LocalTime
    Text,
    Code, ///< a text as the number that ParquetFile::Coder gave it
    Json
};

/// Returns how values of the type are read without loss where they stand for themselves.
[[nodiscard]] ReadAs naturalReading(ParquetColumn::Type type);

/// Returns the SQL of the column's values as they are read.
[[nodiscard]] std::string readingSql(const ParquetColumn& column, ReadAs as);

/// A name or a text in quotation marks of SQL.
[[nodiscard]] std::string sqlName(std::string_view name);
[[nodiscard]] std::string sqlText(std::string_view text);

/// The values of one column in some consecutive rows; valid during the visit only.
struct ParquetValues
{
    ReadAs as = ReadAs::Text;
    int scale = 0;
    const void* data = nullptr;
    const std::uint64_t* validity = nullptr; ///< null when no value is missing

    [[nodiscard]] bool has(std::size_t row) const
    {
        return !validity || (validity[row / 64] >> (row % 64) & 1) != 0;
    }
    [[nodiscard]] bool boolAt(std::size_t row) const { return static_cast<const bool*>(data)[row]; }
    [[nodiscard]] std::int64_t wholeAt(std::size_t row) const
    {
        return static_cast<const std::int64_t*>(data)[row];
    }
    /// Returns a number that is no text; NaN when it is missing or not finite.
    [[nodiscard]] double numberAt(std::size_t row) const;
    /// Fills in the numbers of the first rows.
    void numbers(std::span<double> out) const;
    [[nodiscard]] std::uint32_t codeAt(std::size_t row) const
    {
        return static_cast<const std::uint32_t*>(data)[row];
    }
    [[nodiscard]] std::string_view textAt(std::size_t row) const
    {
        return static_cast<const duckdb::Text*>(data)[row].view();
    }
};

/// Some consecutive rows; valid during the visit only.
struct ParquetRows
{
    std::int64_t first = 0; ///< the number of the first row in its file, from 0
    std::size_t count = 0;
    std::span<const ParquetValues> columns;
};

} // namespace qd
