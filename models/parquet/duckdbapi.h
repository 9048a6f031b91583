// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

/// What is used of the C API of DuckDB, which is stable since version 1.2 and described at
/// https://duckdb.org/docs/api/c. Declared here because the library is found when the program runs, not when
/// it is built; the names are those of the API without their beginning.
namespace qd::duckdb {

struct Opaque;
using Database = Opaque*;
using Connection = Opaque*;
using Config = Opaque*;
using LogicalType = Opaque*;
using ScalarFunction = Opaque*;
using FunctionInfo = Opaque*;
using DataChunk = Opaque*;
using Vector = Opaque*;

/// A duckdb_result; only functions look into it.
struct QueryResult
{
    std::uint64_t columnCount = 0;
    std::uint64_t rowCount = 0;
    std::uint64_t rowsChanged = 0;
    void* columns = nullptr;
    char* errorMessage = nullptr;
    void* internalData = nullptr;
};

/// A duckdb_string_t: short texts lie in the value itself.
class Text
{
public:
    [[nodiscard]] std::string_view view() const
    {
        return {m_size <= mostInlined ? m_prefix : m_place.pointer, m_size};
    }

    static constexpr std::uint32_t mostInlined = 12;

private:
    std::uint32_t m_size;
    char m_prefix[4];
    union {
        char rest[8];
        const char* pointer;
    } m_place;
};
static_assert(sizeof(Text) == 16);

/// The values of duckdb_type that are told apart.
enum class Type : int {
    Invalid = 0,
    Boolean = 1,
    TinyInt = 2,
    SmallInt = 3,
    Integer = 4,
    BigInt = 5,
    UTinyInt = 6,
    USmallInt = 7,
    UInteger = 8,
    UBigInt = 9,
    Float = 10,
    Double = 11,
    Timestamp = 12,
    Date = 13,
    HugeInt = 16,
    Varchar = 17,
    Blob = 18,
    Decimal = 19,
    TimestampS = 20,
    TimestampMs = 21,
    TimestampNs = 22,
    List = 24,
    Struct = 25,
    Map = 26,
    Union = 28,
    TimestampTz = 31,
    UHugeInt = 32,
    Array = 33,
    Any = 34,
};

/// The functions of the library. States are 0 for success.
struct Api
{
    const char* (*libraryVersion)();
    void (*freeMemory)(void*);

    int (*createConfig)(Config*);
    int (*setConfig)(Config, const char* name, const char* option);
    void (*destroyConfig)(Config*);
    int (*openExt)(const char* path, Database*, Config, char** error);
    void (*close)(Database*);
    int (*connect)(Database, Connection*);
    void (*disconnect)(Connection*);
    void (*interrupt)(Connection);

    int (*query)(Connection, const char* sql, QueryResult*);
    void (*destroyResult)(QueryResult*);
    const char* (*resultError)(QueryResult*);
    std::uint64_t (*columnCount)(QueryResult*);
    const char* (*columnName)(QueryResult*, std::uint64_t column);
    LogicalType (*columnLogicalType)(QueryResult*, std::uint64_t column);
    DataChunk (*fetchChunk)(QueryResult);

    LogicalType (*createLogicalType)(int type);
    void (*destroyLogicalType)(LogicalType*);
    int (*getTypeId)(LogicalType);
    std::uint8_t (*decimalWidth)(LogicalType);
    std::uint8_t (*decimalScale)(LogicalType);
    std::uint64_t (*structTypeChildCount)(LogicalType);
    char* (*structTypeChildName)(LogicalType, std::uint64_t index); ///< given back by freeMemory()
    LogicalType (*structTypeChildType)(LogicalType, std::uint64_t index);

    std::uint64_t (*dataChunkGetSize)(DataChunk);
    Vector (*dataChunkGetVector)(DataChunk, std::uint64_t column);
    void (*destroyDataChunk)(DataChunk*);
    void* (*vectorGetData)(Vector);
    std::uint64_t* (*vectorGetValidity)(Vector); ///< null when no value is missing

    ScalarFunction (*createScalarFunction)();
    void (*destroyScalarFunction)(ScalarFunction*);
    void (*scalarFunctionSetName)(ScalarFunction, const char*);
    void (*scalarFunctionAddParameter)(ScalarFunction, LogicalType);
    void (*scalarFunctionSetVarargs)(ScalarFunction, LogicalType);
    void (*scalarFunctionSetSpecialHandling)(ScalarFunction);
    void (*scalarFunctionSetVolatile)(ScalarFunction);
    void (*scalarFunctionSetReturnType)(ScalarFunction, LogicalType);
    void (*scalarFunctionSetExtraInfo)(ScalarFunction, void* extra, void (*destroy)(void*));
    void (*scalarFunctionSetFunction)(ScalarFunction, void (*)(FunctionInfo, DataChunk, Vector));
    void* (*scalarFunctionGetExtraInfo)(FunctionInfo);
    void (*scalarFunctionSetError)(FunctionInfo, const char*);
    int (*registerScalarFunction)(Connection, ScalarFunction);
};

} // namespace qd::duckdb
