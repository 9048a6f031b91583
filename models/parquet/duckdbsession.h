// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/parquet/duckdbapi.h"

#include <QStringList>

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace qd {

/// A database in memory that reads files for us. It may read the files that it is made for and nothing else,
/// fetches nothing from a network, loads no extensions, obeys no settings of the user, and has memory and
/// threads in bounds. One thread at a time.
class DuckDbSession
{
public:
    /// Makes a session, which takes some ten milliseconds. Errors: as duckDb(), or that the library does not
    /// do what its documentation says.
    [[nodiscard]] static Result<std::shared_ptr<DuckDbSession>> open(const QStringList& files);

    ~DuckDbSession();
    DuckDbSession(const DuckDbSession&) = delete;
    DuckDbSession& operator=(const DuckDbSession&) = delete;

    /// What the functions of a query hand over, on the threads of the library.
    struct Visit
    {
        /// Gets the arguments of takeFunction for some rows; whether to go on.
        std::function<bool(duckdb::DataChunk)> take;
        /// Gives a text of an argument its number.
        std::function<std::uint32_t(std::size_t argument, std::string_view text)> code;
        std::mutex mutex;
        std::exception_ptr thrown; ///< what they threw, which may not pass through the library
    };

    /// The result of a query, given back at the end.
    class Answer
    {
    public:
        Answer(DuckDbSession& session, const std::string& sql, Visit* visit = nullptr);
        ~Answer() { m_session.m_api.destroyResult(&m_result); }
        Answer(const Answer&) = delete;
        Answer& operator=(const Answer&) = delete;

        [[nodiscard]] bool isGood() const { return m_isGood; }
        /// What the library says went wrong, in English.
        [[nodiscard]] std::string error();
        [[nodiscard]] duckdb::QueryResult& result() { return m_result; }
        void forChunks(const std::function<void(duckdb::DataChunk)>& each);

    private:
        DuckDbSession& m_session;
        duckdb::QueryResult m_result;
        bool m_isGood = false;
    };

    [[nodiscard]] const duckdb::Api& api() const { return m_api; }
    /// Ends the present query soon; from any thread.
    void interrupt() { m_api.interrupt(m_connection); }

    /// The SQL function that hands its arguments to Visit::take and is true.
    static constexpr const char* takeFunction = "quarterdeck_take";
    /// Returns the SQL function that hands texts to Visit::code. It is asked about each different text of a
    /// dictionary, not about each row; missing ones are missingCode.
    [[nodiscard]] Result<std::string> codeFunction(std::size_t argument);
    static constexpr std::uint32_t missingCode = 0xffff'ffff;

private:
    struct Coded
    {
        DuckDbSession& session;
        std::size_t argument = 0;
    };

    explicit DuckDbSession(const duckdb::Api& library) : m_api(library) {}
    [[nodiscard]] Result<void> start(const QStringList& files);
    [[nodiscard]] Result<void> openDatabase();
    [[nodiscard]] Result<void> registerTake();
    [[nodiscard]] Result<void> registered(duckdb::ScalarFunction function);
    [[nodiscard]] static Failure unusable(const std::string& reason);
    static void takeChunk(duckdb::FunctionInfo info, duckdb::DataChunk chunk, duckdb::Vector output);
    static void codeTexts(duckdb::FunctionInfo info, duckdb::DataChunk chunk, duckdb::Vector output);

    const duckdb::Api& m_api;
    duckdb::Database m_database = nullptr;
    duckdb::Connection m_connection = nullptr;
    Visit* m_visit = nullptr; ///< that of the present query
    std::vector<std::unique_ptr<Coded>> m_coded;
};

} // namespace qd
