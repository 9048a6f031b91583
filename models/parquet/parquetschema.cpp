// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetschema.h"

namespace qd {

namespace {

/// A file that uses data as names must not make statements without end.
constexpr std::size_t mostColumns = 2'000;
constexpr int deepestStruct = 8;

/// A type of the library, given back at the end.
class TypeHolder
{
public:
    TypeHolder(const duckdb::Api& api, duckdb::LogicalType type) : m_api(api), m_type(type) {}
    ~TypeHolder() { m_api.destroyLogicalType(&m_type); }
    TypeHolder(const TypeHolder&) = delete;
    TypeHolder& operator=(const TypeHolder&) = delete;
    [[nodiscard]] duckdb::LogicalType get() const { return m_type; }

private:
    const duckdb::Api& m_api;
    duckdb::LogicalType m_type;
};

/// Adds a column, or those of the members of a struct.
void addColumns(const duckdb::Api& api, duckdb::LogicalType type, ParquetColumn column,
                std::vector<ParquetColumn>& columns)
{
    using Type = ParquetColumn::Type;
    using duckdb::Type::Array, duckdb::Type::BigInt, duckdb::Type::Blob, duckdb::Type::Boolean,
        duckdb::Type::Date, duckdb::Type::Float, duckdb::Type::HugeInt, duckdb::Type::Integer,
        duckdb::Type::List, duckdb::Type::Map, duckdb::Type::SmallInt, duckdb::Type::Struct,
        duckdb::Type::Timestamp, duckdb::Type::TimestampMs, duckdb::Type::TimestampNs,
        duckdb::Type::TimestampS, duckdb::Type::TimestampTz, duckdb::Type::TinyInt, duckdb::Type::UBigInt,
        duckdb::Type::UHugeInt, duckdb::Type::UInteger, duckdb::Type::Union, duckdb::Type::USmallInt,
        duckdb::Type::UTinyInt;
    if (columns.size() >= mostColumns)
        return;
    switch (static_cast<duckdb::Type>(api.getTypeId(type))) {
    case Struct:
        if (std::ssize(column.path) > deepestStruct) {
            column.type = Type::Json;
            break;
        }
        for (std::uint64_t i = 0; i < api.structTypeChildCount(type); ++i) {
            char* const name = api.structTypeChildName(type, i);
            ParquetColumn member = column;
            member.path.emplace_back(name ? name : "");
            member.expression =
                "struct_extract(" + column.expression + ", " + sqlText(member.path.back()) + ')';
            api.freeMemory(name);
            const TypeHolder its(api, api.structTypeChildType(type, i));
            addColumns(api, its.get(), std::move(member), columns);
        }
        return;
    case Boolean:
        column.type = Type::Bool;
        break;
    case TinyInt:
    case SmallInt:
    case Integer:
    case BigInt:
    case UTinyInt:
    case USmallInt:
    case UInteger:
        column.type = Type::Whole;
        break;
    case UBigInt:
    case HugeInt:
    case UHugeInt:
        column.type = Type::BigWhole;
        break;
    case Float:
        column.type = Type::Float;
        break;
    case duckdb::Type::Double:
        column.type = Type::Double;
        break;
    case duckdb::Type::Decimal:
        column.scale = api.decimalScale(type);
        column.type = api.decimalWidth(type) <= 18 ? Type::Decimal : Type::BigDecimal;
        break;
    case TimestampTz:
        column.type = Type::Time;
        break;
    case Timestamp:
    case TimestampS:
    case TimestampMs:
    case TimestampNs:
    case Date:
        column.type = Type::LocalTime;
        break;
    case Blob:
        // Old writers do not say that their bytes are texts.
        column.expression =
            "coalesce(TRY(decode(" + column.expression + ")), CAST(" + column.expression + " AS VARCHAR))";
        break;
    case List:
    case Array:
    case Map:
    case Union:
        column.type = Type::Json;
        break;
    default: // times of day, uuids, bits: as texts
        break;
    }
    columns.push_back(std::move(column));
}

} // namespace

std::vector<ParquetColumn> columnsOf(DuckDbSession& session, DuckDbSession::Answer& answer)
{
    const duckdb::Api& api = session.api();
    std::vector<ParquetColumn> columns;
    for (std::uint64_t i = 0; i < api.columnCount(&answer.result()); ++i) {
        const char* const name = api.columnName(&answer.result(), i);
        ParquetColumn column;
        column.path = {name ? name : ""};
        column.expression = sqlName(column.path.front());
        const TypeHolder type(api, api.columnLogicalType(&answer.result(), i));
        addColumns(api, type.get(), std::move(column), columns);
    }
    return columns;
}

} // namespace qd
