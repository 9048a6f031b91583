// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetfile.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/parquet/duckdblibrary.h"
#include "models/parquet/parquetwords.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace qd {

namespace {

/// A file that uses data as names must not make statements without end.
constexpr std::size_t mostColumns = 2'000;
constexpr int deepestStruct = 8;
constexpr const char* takeFunction = "quarterdeck_take";

/// What the library may use.
constexpr const char* memoryLimit = "2GB";

/// What one call of ParquetFile::read() hands out, for the function that DuckDB calls.
struct Visit
{
    const std::vector<ParquetFile::Reading>& wanted;
    const std::vector<ParquetColumn>& columns;
    const std::function<void(const ParquetRows&)>& take;
    CancelToken cancel;
    std::mutex mutex;
    std::exception_ptr thrown;
    std::atomic<std::int64_t> rows = 0; ///< handed out so far
};

/// The present visit of a connection, which its function finds here.
struct Visited
{
    Visit* visit = nullptr;
};

/// Hands a chunk to the visitor. Nothing may be thrown through the library.
void takeChunk(duckdb::FunctionInfo info, duckdb::DataChunk chunk, duckdb::Vector output)
{
    const auto library = duckDb();
    if (!library)
        return;
    const duckdb::Api& api = **library;
    auto& visit = *static_cast<Visited*>(api.scalarFunctionGetExtraInfo(info))->visit;
    const std::uint64_t count = api.dataChunkGetSize(chunk);
    std::fill_n(static_cast<bool*>(api.vectorGetData(output)), count, true);
    try {
        if (count == 0)
            return;
        if (visit.cancel.isCancelled())
            return api.scalarFunctionSetError(info, "cancelled");
        const auto* const numbers =
            static_cast<const std::int64_t*>(api.vectorGetData(api.dataChunkGetVector(chunk, 0)));
        std::vector<ParquetValues> values;
        for (std::size_t i = 0; i < visit.wanted.size(); ++i) {
            const duckdb::Vector vector = api.dataChunkGetVector(chunk, i + 1);
            const ParquetFile::Reading& reading = visit.wanted[i];
            values.push_back({reading.as, visit.columns[reading.column].scale, api.vectorGetData(vector),
                              api.vectorGetValidity(vector)});
        }
        if (numbers[count - 1] - numbers[0] != static_cast<std::int64_t>(count) - 1)
            return api.scalarFunctionSetError(info, "rows that do not follow each other");
        visit.take({numbers[0], count, values});
        visit.rows += static_cast<std::int64_t>(count);
    } catch (...) {
        const std::lock_guard lock(visit.mutex);
        visit.thrown = std::current_exception();
        api.scalarFunctionSetError(info, "stopped");
    }
}

/// Interrupts a query when it is cancelled: damage can keep the library busy between two chunks.
class CancelWatch
{
public:
    CancelWatch(const duckdb::Api& api, duckdb::Connection connection, const CancelToken& cancel)
        : m_thread([this, &api, connection, cancel] {
              std::unique_lock lock(m_mutex);
              while (!m_ended.wait_for(lock, std::chrono::milliseconds(50), [this] { return m_isOver; })) {
                  if (cancel.isCancelled())
                      api.interrupt(connection);
              }
          })
    {
    }
    ~CancelWatch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_ended.notify_all();
        m_thread.join();
    }
    CancelWatch(const CancelWatch&) = delete;
    CancelWatch& operator=(const CancelWatch&) = delete;

private:
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isOver = false;
    std::thread m_thread;
};

/// A result of the library, given back at the end.
class Answer
{
public:
    Answer(const duckdb::Api& api, duckdb::Connection connection, const std::string& sql) : m_api(api)
    {
        m_good = api.query(connection, sql.c_str(), &m_result) == 0;
    }
    ~Answer() { m_api.destroyResult(&m_result); }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] std::string error()
    {
        const char* const text = m_api.resultError(&m_result);
        return text ? text : "unknown error";
    }
    [[nodiscard]] duckdb::QueryResult& result() { return m_result; }

private:
    const duckdb::Api& m_api;
    duckdb::QueryResult m_result;
    bool m_good = false;
};

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

struct ParquetFile::Private
{
    Private(const duckdb::Api& library, std::string name)
        : api(library), path(std::move(name)), file(toQString(path))
    {
    }
    ~Private()
    {
        if (connection)
            api.disconnect(&connection);
        if (database)
            api.close(&database);
    }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    [[nodiscard]] Result<void> checkEnds();
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<void> registerFunction();
    [[nodiscard]] Result<void> look();
    [[nodiscard]] Result<void> run(const std::string& sql);
    [[nodiscard]] static QString plainReason(const std::string& reason);
    [[nodiscard]] Error damage(const std::string& reason,
                               std::optional<std::int64_t> rowsRead = std::nullopt) const;
    [[nodiscard]] Error unusable(const std::string& reason) const
    {
        return {ErrorKind::Invalid, toQString(path),
                //: %1 is what DuckDB says, in English
                ParquetWords::tr("DuckDB, which reads Parquet, cannot be used: %1").arg(toQString(reason)),
                ParquetWords::tr("Install it anew with “%1”.").arg(duckDbInstallCommand())};
    }

    const duckdb::Api& api;
    std::string path;
    QFile file;
    /// How the library knows the file: by the open descriptor. So it reads what was opened, and no character
    /// of a name means anything to it.
    std::string inside;
    duckdb::Database database = nullptr;
    duckdb::Connection connection = nullptr;
    Visited visited;
    std::vector<ParquetColumn> columns;
    std::int64_t rows = 0;
};

/// A file says at its end where everything is; one that was cut off has no end.
Result<void> ParquetFile::Private::checkEnds()
{
    constexpr qint64 least = 12;
    const auto bytesAt = [this](qint64 at) { return file.seek(at) ? file.read(4) : QByteArray(); };
    if (file.size() < least || bytesAt(file.size() - 4) != "PAR1") {
        if (file.size() >= least && bytesAt(file.size() - 4) == "PARE")
            return fail(ErrorKind::Invalid, toQString(path),
                        ParquetWords::tr("The Parquet file is encrypted."),
                        ParquetWords::tr("Export it without encryption."));
        return fail(ErrorKind::Invalid, toQString(path),
                    ParquetWords::tr("The Parquet file is cut off: it ends after %n byte(s) without its "
                                     "directory, so nothing of it can be read.",
                                     nullptr, static_cast<int>(std::min<qint64>(file.size(), 2'000'000'000))),
                    ParquetWords::tr("Copy or export it again; a file that is still being written has no "
                                     "directory yet."));
    }
    return {};
}

/// What DuckDB says, without the name by which it knows the file.
QString ParquetFile::Private::plainReason(const std::string& reason)
{
    static const QRegularExpression place(QStringLiteral("[\"']?/proc/self/fd/[0-9]+[\"']?"));
    QString shown = toQString(reason).section('\n', 0, 0).trimmed();
    shown.replace(place, QStringLiteral("the file"));
    while (shown.endsWith('.'))
        shown.chop(1);
    return shown;
}

Error ParquetFile::Private::damage(const std::string& reason, std::optional<std::int64_t> rowsRead) const
{
    const QString what =
        rowsRead
            //: %1 is what DuckDB says, in English
            ? ParquetWords::tr("The Parquet file is damaged: %1. Of its %2 rows %3 have been read.")
                  .arg(plainReason(reason), countText(rows), countText(*rowsRead))
            //: %1 is what DuckDB says, in English
            : ParquetWords::tr("The Parquet file is damaged: %1.").arg(plainReason(reason));
    return {ErrorKind::Invalid, toQString(path), what, ParquetWords::tr("Copy or export it again.")};
}

Result<void> ParquetFile::Private::run(const std::string& sql)
{
    Answer answer(api, connection, sql);
    if (!answer.isGood())
        return Failure(unusable(answer.error()));
    return {};
}

Result<void> ParquetFile::Private::registerFunction()
{
    duckdb::ScalarFunction function = api.createScalarFunction();
    duckdb::LogicalType any = api.createLogicalType(static_cast<int>(duckdb::Type::Any));
    duckdb::LogicalType truth = api.createLogicalType(static_cast<int>(duckdb::Type::Boolean));
    api.scalarFunctionSetName(function, takeFunction);
    api.scalarFunctionSetVarargs(function, any);
    api.scalarFunctionSetReturnType(function, truth);
    api.scalarFunctionSetSpecialHandling(function); // is asked about missing values, too
    api.scalarFunctionSetVolatile(function);        // and for each row
    api.scalarFunctionSetExtraInfo(function, &visited, nullptr);
    api.scalarFunctionSetFunction(function, &takeChunk);
    const bool isGood = api.registerScalarFunction(connection, function) == 0;
    api.destroyLogicalType(&any);
    api.destroyLogicalType(&truth);
    api.destroyScalarFunction(&function);
    return isGood ? Result<void>() : Failure(unusable("duckdb_register_scalar_function"));
}

Result<void> ParquetFile::Private::start()
{
    duckdb::Config config = nullptr;
    if (api.createConfig(&config) != 0)
        return Failure(unusable("duckdb_create_config"));
    const std::string threads = std::to_string(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
    bool isGood = true;
    for (const auto& [name, value] :
         std::initializer_list<std::pair<const char*, const char*>>{{"threads", threads.c_str()},
                                                                    {"memory_limit", memoryLimit},
                                                                    {"temp_directory", ""},
                                                                    {"autoinstall_known_extensions", "false"},
                                                                    {"autoload_known_extensions", "false"},
                                                                    {"allow_community_extensions", "false"}})
        isGood = api.setConfig(config, name, value) == 0 && isGood;
    char* error = nullptr;
    isGood = isGood && api.openExt(":memory:", &database, config, &error) == 0;
    const std::string reason = error ? error : "duckdb_open_ext";
    api.freeMemory(error);
    api.destroyConfig(&config);
    if (!isGood || api.connect(database, &connection) != 0)
        return Failure(unusable(reason));
    if (auto registered = registerFunction(); !registered)
        return registered;
    for (const std::string& sql :
         {std::string("SET TimeZone = 'UTC'"), "SET allowed_paths = [" + sqlText(inside) + ']',
          std::string("SET enable_external_access = false"), std::string("SET lock_configuration = true")}) {
        if (auto done = run(sql); !done)
            return done;
    }
    return {};
}

/// Reads the names and types of the columns, and how many rows there are.
Result<void> ParquetFile::Private::look()
{
    const std::string from = " FROM read_parquet(" + sqlText(inside) + ", hive_partitioning = false)";
    Answer described(api, connection, "SELECT *" + from + " LIMIT 0");
    if (!described.isGood())
        return Failure(damage(described.error()));
    for (std::uint64_t i = 0; i < api.columnCount(&described.result()); ++i) {
        const char* const name = api.columnName(&described.result(), i);
        ParquetColumn column;
        column.path = {name ? name : ""};
        column.expression = sqlName(column.path.front());
        const TypeHolder type(api, api.columnLogicalType(&described.result(), i));
        addColumns(api, type.get(), std::move(column), columns);
    }
    Answer counted(api, connection, "SELECT CAST(count(*) AS BIGINT)" + from);
    if (!counted.isGood())
        return Failure(damage(counted.error()));
    duckdb::DataChunk chunk = api.fetchChunk(counted.result());
    if (chunk && api.dataChunkGetSize(chunk) == 1)
        rows = *static_cast<const std::int64_t*>(api.vectorGetData(api.dataChunkGetVector(chunk, 0)));
    if (chunk)
        api.destroyDataChunk(&chunk);
    return {};
}

ParquetFile::ParquetFile(std::unique_ptr<Private> data) : d(std::move(data))
{
}

ParquetFile::~ParquetFile() = default;

Result<std::unique_ptr<ParquetFile>> ParquetFile::open(const std::string& path)
{
    const auto api = duckDb();
    if (!api) {
        Error error = api.error();
        if (error.where == QStringLiteral("libduckdb.so"))
            error.where = toQString(path);
        return Failure(error);
    }
    auto data = std::make_unique<Private>(**api, path);
    if (!data->file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, toQString(path), data->file.errorString());
    data->inside = "/proc/self/fd/" + std::to_string(data->file.handle());
    if (auto whole = data->checkEnds(); !whole)
        return Failure(whole.error());
    if (auto started = data->start(); !started)
        return Failure(started.error());
    if (auto looked = data->look(); !looked)
        return Failure(looked.error());
    return std::unique_ptr<ParquetFile>(new ParquetFile(std::move(data)));
}

const std::vector<ParquetColumn>& ParquetFile::columns() const
{
    return d->columns;
}

std::int64_t ParquetFile::rows() const
{
    return d->rows;
}

Result<void> ParquetFile::read(const std::vector<Reading>& wanted,
                               const std::function<void(const ParquetRows&)>& take, const CancelToken& cancel,
                               std::optional<std::int64_t> limit)
{
    std::string values = "file_row_number";
    for (const Reading& reading : wanted)
        values += ", " + readingSql(d->columns[reading.column], reading.as);
    std::string from =
        "read_parquet(" + sqlText(d->inside) + ", hive_partitioning = false, file_row_number = true)";
    if (limit)
        from = "(SELECT * FROM " + from + " LIMIT " + std::to_string(*limit) + ')';
    Visit visit{wanted, d->columns, take, cancel, {}, nullptr, 0};
    d->visited.visit = &visit;
    std::string error;
    {
        const CancelWatch watch(d->api, d->connection, cancel);
        Answer answer(d->api, d->connection,
                      std::string("SELECT bool_and(") + takeFunction + '(' + values + ")) FROM " + from);
        if (!answer.isGood())
            error = answer.error();
    }
    d->visited.visit = nullptr;
    if (visit.thrown)
        std::rethrow_exception(visit.thrown);
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, toQString(d->path), ParquetWords::tr("Reading was cancelled."));
    if (!error.empty())
        return Failure(d->damage(error, visit.rows));
    return {};
}

} // namespace qd
