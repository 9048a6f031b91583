// SPDX-License-Identifier: Apache-2.0
#include "models/history/sqlite/database.h"

#include "models/base/fileidentity.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <map>
#include <mutex>
#include <utility>

namespace qd {

namespace {

constexpr int busyTimeoutMs = 5'000;
constexpr std::int64_t walSizeLimitBytes = 64LL * 1024 * 1024;
constexpr int writerCacheKilobytes = 16 * 1024;
constexpr int pagesBetweenCheckpoints = 8'000; // a checkpoint costs two more fsyncs

// Far more than our own statements and tables need; what a file's list of tables asks for beyond that is not
// ours, and is refused before it is understood. VACUUM attaches one database.
constexpr std::array limits{
    std::pair(SQLITE_LIMIT_SQL_LENGTH, 200'000),  std::pair(SQLITE_LIMIT_COLUMN, 100),
    std::pair(SQLITE_LIMIT_EXPR_DEPTH, 200),      std::pair(SQLITE_LIMIT_COMPOUND_SELECT, 50),
    std::pair(SQLITE_LIMIT_VDBE_OP, 25'000),      std::pair(SQLITE_LIMIT_FUNCTION_ARG, 16),
    std::pair(SQLITE_LIMIT_ATTACHED, 1),          std::pair(SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
    std::pair(SQLITE_LIMIT_VARIABLE_NUMBER, 250), std::pair(SQLITE_LIMIT_TRIGGER_DEPTH, 10),
};

// Predictions can hold personal data: SQLite gives -wal and -shm the permissions of the file itself. A file
// that exists is not touched: closing any descriptor of it would drop the locks that this process holds on
// it.
void createPrivately(const QByteArray& name)
{
    const int fd = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        ::close(fd);
}

/// The files of all connections: nothing else of this process may replace one, or open and close it.
class OpenFiles
{
public:
    static OpenFiles& all()
    {
        static OpenFiles files;
        return files;
    }

    void add(sqlite3* handle, const QString& path)
    {
        FileInUse use(path);
        const std::lock_guard lock(m_mutex);
        m_files.insert_or_assign(handle, std::move(use));
    }

    FileInUse take(sqlite3* handle)
    {
        const std::lock_guard lock(m_mutex);
        auto node = m_files.extract(handle);
        return node.empty() ? FileInUse() : std::move(node.mapped());
    }

private:
    std::mutex m_mutex;
    std::map<sqlite3*, FileInUse> m_files;
};

// Without this every allocation of every connection waits for one mutex that only guards statistics.
void configureOnce()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::ignore = done;
}

void standOnGuard(sqlite3* handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    for (const auto& [limit, most] : limits)
        sqlite3_limit(handle, limit, most);
}

} // namespace

bool canWriteBeside(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    return ::faccessat(AT_FDCWD, folder.constData(), W_OK, AT_EACCESS) == 0;
}

void Database::Close::operator()(sqlite3* handle) const
{
    const FileInUse use = OpenFiles::all().take(handle);
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const QString& path, Mode mode)
{
    configureOnce();
    const QByteArray name = QFile::encodeName(path);
    if (mode == Mode::ReadWrite) {
        createPrivately(name);
        return openNamed(name.constData(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    }
    // Beside a file with a write-ahead log even a reader makes files. Where it cannot, and no log says that
    // anybody writes, the file is read as one that does not change.
    if (!canWriteBeside(path) && QFileInfo(path + QStringLiteral("-wal")).size() == 0) {
        const QByteArray uri =
            "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?immutable=1";
        return openNamed(uri.constData(), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, path);
    }
    return openNamed(name.constData(), SQLITE_OPEN_READONLY, path);
}

Result<Database> Database::inMemory()
{
    configureOnce();
    return openNamed(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, {});
}

Result<Database> Database::openNamed(const char* name, int access, const QString& path)
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name, &handle, access | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database;
    database.m_handle.reset(handle);
    if (code != SQLITE_OK)
        return Failure(databaseError(handle, code, path));
    OpenFiles::all().add(handle, path);

    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, mostValueBytes);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    standOnGuard(handle);
    if (auto done =
            database.execute("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON");
        !done)
        return Failure(done.error());
    return database;
}

Result<void> Database::obeyTriggers() const
{
    const int code = sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
    if (code != SQLITE_OK)
        return Failure(databaseError(handle(), code));
    return {};
}

Result<void> Database::useWriteAheadLog()
{
    // These take effect only in a file that is still empty, and must come first; in another one the second
    // would write, and wait for the disk, each time. A chunk ends in a page that nothing else can use: small
    // pages waste less.
    const auto pages = integer("PRAGMA page_count");
    if (!pages)
        return Failure(pages.error());
    if (*pages == 0) {
        if (auto done = execute("PRAGMA page_size=2048; PRAGMA auto_vacuum=INCREMENTAL"); !done)
            return done;
    }
    auto mode = prepare("PRAGMA journal_mode=WAL");
    if (!mode)
        return Failure(mode.error());
    const auto row = mode->step();
    if (!row)
        return Failure(row.error());
    if (mode->text(0) != "wal") {
        return fail(ErrorKind::Storage, databasePath(handle()),
                    QCoreApplication::translate(
                        "History", "This file system does not support SQLite's write-ahead log."),
                    QCoreApplication::translate("History", "Keep the history on a local disk."));
    }
    mode->reset();
    const std::string rest =
        "PRAGMA synchronous=FULL; PRAGMA journal_size_limit=" + std::to_string(walSizeLimitBytes) +
        "; PRAGMA cache_size=-" + std::to_string(writerCacheKilobytes) +
        "; PRAGMA wal_autocheckpoint=" + std::to_string(pagesBetweenCheckpoints);
    return execute(rest.c_str());
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    return Statement::prepare(handle(), sql);
}

Result<void> Database::prepare(std::initializer_list<std::pair<Statement*, const char*>> statements) const
{
    for (const auto& [statement, sql] : statements) {
        auto prepared = prepare(sql);
        if (!prepared)
            return Failure(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> Database::execute(const char* sql) const
{
    const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return Failure(databaseError(handle(), code));
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return Failure(statement.error());
    const auto row = statement->step();
    if (!row)
        return Failure(row.error());
    return *row ? statement->integer(0) : 0;
}

std::size_t Database::pageBytes() const
{
    int bytes = 0;
    int most = 0; // which SQLite does not know of pages
    sqlite3_db_status(handle(), SQLITE_DBSTATUS_CACHE_USED, &bytes, &most, 0);
    return static_cast<std::size_t>(bytes);
}

void Database::dropPages() const
{
    sqlite3_db_release_memory(handle());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

Result<Transaction> Transaction::begin(const Database& database, Kind kind)
{
    if (auto begun = database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"); !begun)
        return Failure(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    // SQLite has already rolled back by itself after a full disk or an I/O error.
    if (m_database && m_database->inTransaction())
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit()
{
    auto committed = m_database->execute("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace qd
