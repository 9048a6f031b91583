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

/// A time of day as text. Of one that is none, as damage makes them, DuckDB's own texts lie beyond their
/// memory.
std::string timeOfDay(const std::string& value)
{
    const std::string micros = "epoch_us(" + value + ')';
    return "CASE WHEN " + micros + " BETWEEN 0 AND 86400000000 THEN format('{:02d}:{:02d}:{:02d}', " +
           micros + " // 3600000000, (" + micros + " // 60000000) % 60, (" + micros +
           " // 1000000) % 60) || CASE WHEN " + micros +
           " % 1000000 = 0 THEN '' ELSE rtrim(format('.{:06d}', " + micros + " % 1000000), '0') END END";
}

/// Whether times of day are among the values of lists or maps, where they cannot be written as above; the
/// same for types that are not looked into.
bool holdsTimesOfDay(const duckdb::Api& api, duckdb::LogicalType type)
{
    const auto holds = [&api](duckdb::LogicalType inner) {
        return holdsTimesOfDay(api, TypeHolder(api, inner).get());
    };
    switch (static_cast<duckdb::Type>(api.getTypeId(type))) {
    case duckdb::Type::Time:
    case duckdb::Type::TimeTz:
    case duckdb::Type::TimeNs:
    case duckdb::Type::Union:
        return true;
    case duckdb::Type::List:
        return holds(api.listTypeChildType(type));
    case duckdb::Type::Array:
        return holds(api.arrayTypeChildType(type));
    case duckdb::Type::Map:
        return holds(api.mapTypeKeyType(type)) || holds(api.mapTypeValueType(type));
    case duckdb::Type::Struct:
        for (std::uint64_t i = 0; i < api.structTypeChildCount(type); ++i) {
            if (holds(api.structTypeChildType(type, i)))
                return true;
        }
        return false;
    default:
        return false;
    }
}

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
        duckdb::Type::UHugeInt, duckdb::Type::UInteger, duckdb::Type::USmallInt, duckdb::Type::UTinyInt;
    if (columns.size() >= mostColumns)
        return;
    switch (static_cast<duckdb::Type>(api.getTypeId(type))) {
    case Struct:
        if (std::ssize(column.path) > deepestStruct) {
            if (holdsTimesOfDay(api, type))
                return;
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
    case duckdb::Type::Time:
    case duckdb::Type::TimeTz:
    case duckdb::Type::TimeNs:
        column.expression = timeOfDay(column.expression);
        break;
    case List:
    case Array:
    case Map:
        if (holdsTimesOfDay(api, type))
            return;
        column.type = Type::Json;
        break;
    case duckdb::Type::Union: // no column of Parquet
        return;
    default: // uuids, bits: as texts
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
