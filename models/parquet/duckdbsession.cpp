// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/duckdbsession.h"

#include "models/base/text.h"
#include "models/parquet/duckdblibrary.h"
#include "models/parquet/parquetcolumn.h"
#include "models/parquet/parquetwords.h"

#include <QFileInfo>

#include <algorithm>
#include <thread>
#include <unordered_map>

namespace qd {

namespace {

constexpr const char* memoryLimit = "2GB";

} // namespace

Result<std::shared_ptr<DuckDbSession>> DuckDbSession::open(const QStringList& files)
{
    const auto library = duckDb();
    if (!library)
        return Failure(library.error());
    std::shared_ptr<DuckDbSession> session(new DuckDbSession(**library));
    if (auto started = session->start(files); !started)
        return Failure(started.error());
    return session;
}

DuckDbSession::~DuckDbSession()
{
    if (m_connection)
        m_api.disconnect(&m_connection);
    if (m_database)
        m_api.close(&m_database);
}

Failure DuckDbSession::unusable(const std::string& reason)
{
    return fail(ErrorKind::Invalid, QStringLiteral("libduckdb.so"),
                //: %1 is what DuckDB says, in English
                ParquetWords::tr("DuckDB, which reads Parquet, cannot be used: %1").arg(toQString(reason)),
                ParquetWords::tr("Install it anew with “%1”.").arg(duckDbInstallCommand()));
}

Result<void> DuckDbSession::openDatabase()
{
    duckdb::Config config = nullptr;
    if (m_api.createConfig(&config) != 0)
        return unusable("duckdb_create_config");
    const std::string threads = std::to_string(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
    const std::initializer_list<std::pair<const char*, const char*>> settings{
        {"threads", threads.c_str()},
        {"memory_limit", memoryLimit},
        {"temp_directory", ""},
        {"autoinstall_known_extensions", "false"},
        {"autoload_known_extensions", "false"},
        {"allow_community_extensions", "false"}};
    const bool areSet = std::all_of(settings.begin(), settings.end(), [&](const auto& setting) {
        return m_api.setConfig(config, setting.first, setting.second) == 0;
    });
    char* error = nullptr;
    const bool isOpen = areSet && m_api.openExt(":memory:", &m_database, config, &error) == 0;
    const std::string reason = error ? error : "duckdb_open_ext";
    m_api.freeMemory(error);
    m_api.destroyConfig(&config);
    if (!isOpen || m_api.connect(m_database, &m_connection) != 0)
        return unusable(reason);
    return {};
}

Result<void> DuckDbSession::start(const QStringList& files)
{
    if (auto done = openDatabase(); !done)
        return done;
    if (auto done = registerTake(); !done)
        return done;
    std::string allowed;
    for (const QString& file : files) {
        const QString real = QFileInfo(file).canonicalFilePath(); // empty for a file without a name
        allowed += (allowed.empty() ? "" : ", ") + sqlText((real.isEmpty() ? file : real).toStdString());
    }
    // A descriptor is another file when it is used again; not all versions have such a cache.
    Answer(*this, "SET enable_external_file_cache = false");
    for (const std::string& sql :
         {std::string("SET TimeZone = 'UTC'"), "SET allowed_paths = [" + allowed + ']',
          std::string("SET enable_external_access = false"), std::string("SET lock_configuration = true")}) {
        if (Answer answer(*this, sql); !answer.isGood())
            return unusable(answer.error());
    }
    return {};
}

Result<void> DuckDbSession::registered(duckdb::ScalarFunction function)
{
    const bool isGood = m_api.registerScalarFunction(m_connection, function) == 0;
    m_api.destroyScalarFunction(&function);
    return isGood ? Result<void>() : unusable("duckdb_register_scalar_function");
}

Result<void> DuckDbSession::registerTake()
{
    duckdb::ScalarFunction function = m_api.createScalarFunction();
    duckdb::LogicalType any = m_api.createLogicalType(static_cast<int>(duckdb::Type::Any));
    duckdb::LogicalType truth = m_api.createLogicalType(static_cast<int>(duckdb::Type::Boolean));
    m_api.scalarFunctionSetName(function, takeFunction);
    m_api.scalarFunctionSetVarargs(function, any);
    m_api.scalarFunctionSetReturnType(function, truth);
    m_api.scalarFunctionSetSpecialHandling(function); // is asked about missing values, too
    m_api.scalarFunctionSetVolatile(function);        // and about each row
    m_api.scalarFunctionSetExtraInfo(function, this, nullptr);
    m_api.scalarFunctionSetFunction(function, &takeChunk);
    m_api.destroyLogicalType(&any);
    m_api.destroyLogicalType(&truth);
    return registered(function);
}

/// One function for each argument, and of one argument only: no others are asked once for each text of a
/// dictionary.
Result<std::string> DuckDbSession::codeFunction(std::size_t argument)
{
    const std::string name = "quarterdeck_code_" + std::to_string(argument);
    m_coded.resize(std::max(m_coded.size(), argument + 1));
    if (m_coded[argument])
        return name;
    m_coded[argument] = std::make_unique<Coded>(Coded{*this, argument});
    duckdb::ScalarFunction function = m_api.createScalarFunction();
    duckdb::LogicalType text = m_api.createLogicalType(static_cast<int>(duckdb::Type::Varchar));
    duckdb::LogicalType number = m_api.createLogicalType(static_cast<int>(duckdb::Type::UInteger));
    m_api.scalarFunctionSetName(function, name.c_str());
    m_api.scalarFunctionAddParameter(function, text);
    m_api.scalarFunctionSetReturnType(function, number);
    m_api.scalarFunctionSetSpecialHandling(function);
    m_api.scalarFunctionSetExtraInfo(function, m_coded[argument].get(), nullptr);
    m_api.scalarFunctionSetFunction(function, &codeTexts);
    m_api.destroyLogicalType(&text);
    m_api.destroyLogicalType(&number);
    if (auto done = registered(function); !done)
        return Failure(done.error());
    return name;
}

void DuckDbSession::takeChunk(duckdb::FunctionInfo info, duckdb::DataChunk chunk, duckdb::Vector output)
{
    const auto library = duckDb();
    if (!library)
        return;
    const duckdb::Api& api = **library;
    const auto& session = *static_cast<const DuckDbSession*>(api.scalarFunctionGetExtraInfo(info));
    const std::uint64_t count = api.dataChunkGetSize(chunk);
    std::fill_n(static_cast<bool*>(api.vectorGetData(output)), count, true);
    Visit* const visit = session.m_visit;
    if (!visit || count == 0)
        return;
    try {
        if (!visit->take(chunk))
            api.scalarFunctionSetError(info, "stopped");
    } catch (...) {
        const std::lock_guard lock(visit->mutex);
        visit->thrown = std::current_exception();
        api.scalarFunctionSetError(info, "stopped");
    }
}

void DuckDbSession::codeTexts(duckdb::FunctionInfo info, duckdb::DataChunk chunk, duckdb::Vector output)
{
    const auto library = duckDb();
    if (!library)
        return;
    const duckdb::Api& api = **library;
    const auto& coded = *static_cast<const Coded*>(api.scalarFunctionGetExtraInfo(info));
    const std::uint64_t count = api.dataChunkGetSize(chunk);
    auto* const codes = static_cast<std::uint32_t*>(api.vectorGetData(output));
    std::fill_n(codes, count, missingCode);
    Visit* const visit = coded.session.m_visit;
    if (!visit)
        return;
    const duckdb::Vector vector = api.dataChunkGetVector(chunk, 0);
    const auto* const texts = static_cast<const duckdb::Text*>(api.vectorGetData(vector));
    const std::uint64_t* const validity = api.vectorGetValidity(vector);
    try {
        // Of rows without a dictionary many have one text.
        std::unordered_map<std::string_view, std::uint32_t> known;
        for (std::uint64_t i = 0; i < count; ++i) {
            if (validity && (validity[i / 64] >> (i % 64) & 1) == 0)
                continue;
            const auto [code, isNew] = known.try_emplace(texts[i].view(), 0);
            if (isNew)
                code->second = visit->code(coded.argument, code->first);
            codes[i] = code->second;
        }
    } catch (...) {
        const std::lock_guard lock(visit->mutex);
        visit->thrown = std::current_exception();
        api.scalarFunctionSetError(info, "stopped");
    }
}

DuckDbSession::Answer::Answer(DuckDbSession& session, const std::string& sql, Visit* visit)
    : m_session(session)
{
    m_session.m_visit = visit;
    m_isGood = m_session.m_api.query(m_session.m_connection, sql.c_str(), &m_result) == 0;
    m_session.m_visit = nullptr;
}

std::string DuckDbSession::Answer::error()
{
    const char* const text = m_session.m_api.resultError(&m_result);
    return text ? text : "unknown error";
}

void DuckDbSession::Answer::forChunks(const std::function<void(duckdb::DataChunk)>& each)
{
    while (duckdb::DataChunk chunk = m_session.m_api.fetchChunk(m_result)) {
        each(chunk);
        m_session.m_api.destroyDataChunk(&chunk);
    }
}

} // namespace qd
