// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetfile.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/parquet/duckdbsession.h"
#include "models/parquet/parquetschema.h"
#include "models/parquet/parquetwords.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <set>
#include <thread>

namespace qd {

namespace {

static_assert(ParquetFile::missingCode == DuckDbSession::missingCode);

/// Interrupts a query when it is cancelled: damage can keep the library busy between two chunks.
class CancelWatch
{
public:
    CancelWatch(DuckDbSession& session, const CancelToken& cancel)
        : m_thread([this, &session, cancel] {
              std::unique_lock lock(m_mutex);
              while (!m_ended.wait_for(lock, std::chrono::milliseconds(50), [this] { return m_isOver; })) {
                  if (cancel.isCancelled())
                      session.interrupt();
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

} // namespace

struct ParquetFile::Private
{
    explicit Private(std::string name) : path(std::move(name)), file(toQString(path)) {}

    [[nodiscard]] Result<void> checkEnds();
    [[nodiscard]] Result<void> look();
    void findDictionaries();
    [[nodiscard]] Failure damage(const std::string& reason,
                                 std::optional<std::int64_t> rowsRead = std::nullopt);
    [[nodiscard]] static QString plainReason(const std::string& reason);

    std::string path;
    QFile file;
    std::shared_ptr<DuckDbSession> session;
    /// How the session knows the file: by the open descriptor. So what was opened is what is read, and no
    /// character of a name means anything to SQL.
    std::string inside;
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

Failure ParquetFile::Private::damage(const std::string& reason, std::optional<std::int64_t> rowsRead)
{
    const QString what =
        rowsRead
            //: %1 is what DuckDB says, in English
            ? ParquetWords::tr("The Parquet file is damaged: %1. Of its %2 rows %3 have been read.")
                  .arg(plainReason(reason), countText(rows), countText(*rowsRead))
            //: %1 is what DuckDB says, in English
            : ParquetWords::tr("The Parquet file is damaged: %1.").arg(plainReason(reason));
    return fail(ErrorKind::Invalid, toQString(path), what, ParquetWords::tr("Copy or export it again."));
}

/// Reads the names and types of the columns, and how many rows there are.
Result<void> ParquetFile::Private::look()
{
    const std::string from = " FROM read_parquet(" + sqlText(inside) + ", hive_partitioning = false)";
    DuckDbSession::Answer described(*session, "SELECT *" + from + " LIMIT 0");
    if (!described.isGood())
        return damage(described.error());
    columns = columnsOf(*session, described);
    DuckDbSession::Answer counted(*session, "SELECT CAST(count(*) AS BIGINT)" + from);
    if (!counted.isGood())
        return damage(counted.error());
    counted.forChunks([this](duckdb::DataChunk chunk) {
        const duckdb::Api& api = session->api();
        rows = *static_cast<const std::int64_t*>(api.vectorGetData(api.dataChunkGetVector(chunk, 0)));
    });
    findDictionaries();
    return {};
}

/// Only makes reading quicker, so that a failure may be passed over.
void ParquetFile::Private::findDictionaries()
{
    DuckDbSession::Answer answer(*session,
                                 "SELECT path_in_schema FROM parquet_metadata(" + sqlText(inside) +
                                     ") GROUP BY ALL HAVING bool_and(encodings LIKE '%DICTIONARY%')");
    if (!answer.isGood())
        return;
    std::set<std::string, std::less<>> names;
    answer.forChunks([&](duckdb::DataChunk chunk) {
        const duckdb::Api& api = session->api();
        const duckdb::Vector vector = api.dataChunkGetVector(chunk, 0);
        const ParquetValues values{ReadAs::Text, 0, api.vectorGetData(vector), api.vectorGetValidity(vector)};
        for (std::uint64_t i = 0; i < api.dataChunkGetSize(chunk); ++i) {
            if (values.has(i))
                names.emplace(values.textAt(i));
        }
    });
    for (ParquetColumn& column : columns)
        column.hasDictionary = column.type == ParquetColumn::Type::Text &&
                               column.expression == sqlName(column.path.front()) &&
                               names.contains(column.path.front());
}

ParquetFile::ParquetFile(std::unique_ptr<Private> data) : d(std::move(data))
{
}

ParquetFile::~ParquetFile() = default;

Result<std::unique_ptr<ParquetFile>> ParquetFile::open(const std::string& path,
                                                       std::shared_ptr<DuckDbSession> session)
{
    auto data = std::make_unique<Private>(path);
    if (!data->file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, toQString(path), data->file.errorString());
    if (auto whole = data->checkEnds(); !whole)
        return Failure(whole.error());
    if (!session) {
        auto own = DuckDbSession::open({toQString(path)});
        if (!own)
            return Failure(own.error());
        session = std::move(*own);
    }
    data->session = std::move(session);
    data->inside = "/proc/self/fd/" + std::to_string(data->file.handle());
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
                               std::optional<std::int64_t> limit, const Coder& coder)
{
    std::string values = "file_row_number";
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string value = readingSql(d->columns[wanted[i].column], wanted[i].as);
        if (wanted[i].as != ReadAs::Code) {
            values += ", " + value;
            continue;
        }
        const auto function = d->session->codeFunction(i);
        if (!function)
            return Failure(function.error());
        values += ", " + *function + '(' + value + ')';
    }
    std::string from =
        "read_parquet(" + sqlText(d->inside) + ", hive_partitioning = false, file_row_number = true)";
    if (limit)
        from = "(SELECT * FROM " + from + " LIMIT " + std::to_string(*limit) + ')';
    std::atomic<std::int64_t> rowsRead = 0;
    DuckDbSession::Visit visit;
    visit.code = coder;
    visit.take = [&](duckdb::DataChunk chunk) {
        if (cancel.isCancelled())
            return false;
        const duckdb::Api& api = d->session->api();
        const std::uint64_t count = api.dataChunkGetSize(chunk);
        const auto* const numbers =
            static_cast<const std::int64_t*>(api.vectorGetData(api.dataChunkGetVector(chunk, 0)));
        if (numbers[count - 1] - numbers[0] != static_cast<std::int64_t>(count) - 1)
            return false;
        std::vector<ParquetValues> columns;
        columns.reserve(wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const duckdb::Vector vector = api.dataChunkGetVector(chunk, i + 1);
            columns.push_back({wanted[i].as, d->columns[wanted[i].column].scale, api.vectorGetData(vector),
                               api.vectorGetValidity(vector)});
        }
        take({numbers[0], count, columns});
        rowsRead += static_cast<std::int64_t>(count);
        return true;
    };
    std::string error;
    {
        const CancelWatch watch(*d->session, cancel);
        DuckDbSession::Answer answer(*d->session,
                                     std::string("SELECT bool_and(") + DuckDbSession::takeFunction + '(' +
                                         values + ")) FROM " + from,
                                     &visit);
        if (!answer.isGood())
            error = answer.error();
    }
    if (visit.thrown)
        std::rethrow_exception(visit.thrown);
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, toQString(d->path), ParquetWords::tr("Reading was cancelled."));
    if (!error.empty())
        return d->damage(error, rowsRead);
    return {};
}

} // namespace qd
