// SPDX-License-Identifier: Apache-2.0
#include "auditedits.h"

#include "models/history/audit/auditchain.h"

#include <QFile>
#include <QtTest>

#include <sqlite3.h>

namespace qd {

namespace {

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

using Row = std::vector<QByteArray>;

class Raw
{
public:
    explicit Raw(const QString& path)
    {
        if (sqlite3_open(qPrintable(path), &m_handle) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_handle));
    }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    ~Raw() { sqlite3_close(m_handle); }

    [[nodiscard]] std::optional<std::vector<Row>> tryRows(const QByteArray& sql) const
    {
        sqlite3_stmt* statement = nullptr;
        std::vector<Row> rows;
        int code = sqlite3_prepare_v2(m_handle, sql.constData(), -1, &statement, nullptr);
        while (code == SQLITE_OK || code == SQLITE_ROW) {
            code = sqlite3_step(statement);
            if (code != SQLITE_ROW)
                break;
            Row row;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                row.emplace_back(static_cast<const char*>(sqlite3_column_blob(statement, i)),
                                 sqlite3_column_bytes(statement, i));
            rows.push_back(row);
        }
        sqlite3_finalize(statement);
        return code == SQLITE_DONE ? std::optional(rows) : std::nullopt;
    }
    [[nodiscard]] std::vector<Row> rows(const QByteArray& sql) const
    {
        const auto found = tryRows(sql);
        if (!found)
            qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_handle));
        return *found;
    }
    void run(const QByteArray& sql) const
    {
        if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_handle));
    }
    [[nodiscard]] std::int64_t number(const QByteArray& sql) const
    {
        return rows(sql).front().front().toLongLong();
    }

private:
    sqlite3* m_handle = nullptr;
};

// The triggers are away while it lives.
class WithoutTriggers
{
public:
    explicit WithoutTriggers(const Raw& raw) : m_raw(raw)
    {
        m_raw.run("PRAGMA synchronous=OFF; BEGIN");
        for (const Row& row : m_raw.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND "
                                         "tbl_name = 'audit'")) {
            m_raw.run("DROP TRIGGER " + row[0]);
            m_sql.push_back(row[1]);
        }
    }
    WithoutTriggers(const WithoutTriggers&) = delete;
    WithoutTriggers& operator=(const WithoutTriggers&) = delete;
    ~WithoutTriggers()
    {
        for (const QByteArray& sql : m_sql)
            m_raw.run(sql);
        m_raw.run("COMMIT");
    }

private:
    const Raw& m_raw;
    std::vector<QByteArray> m_sql;
};

QByteArray quoted(const QByteArray& text)
{
    return "CAST(x'" + text.toHex() + "' AS TEXT)";
}

constexpr const char* contents =
    "at, actor, action, phase, action_id, incident, target, body, previous, hash";

AuditRecord recordOf(const Raw& raw, std::int64_t id)
{
    const Row row =
        raw.rows("SELECT at, actor, action, phase, action_id, incident, target, body FROM audit WHERE id = " +
                 QByteArray::number(qint64(id)))
            .front();
    return {id,
            {row[0].toLongLong()},
            row[1].toStdString(),
            row[2].toStdString(),
            row[3].toStdString(),
            row[4].toStdString(),
            row[5].toStdString(),
            row[6].toStdString(),
            row[7].toStdString()};
}

// As our own writer would have chained them, from this row on.
void chainAnew(const Raw& raw, std::int64_t first, std::int64_t last)
{
    for (std::int64_t id = first; id <= last; ++id) {
        const QByteArray number = QByteArray::number(qint64(id));
        const QByteArray before = raw.rows("SELECT CASE WHEN " + number +
                                           " = 1 THEN (SELECT previous FROM audit WHERE id = 1) "
                                           "ELSE (SELECT hash FROM audit WHERE id = " +
                                           number + " - 1) END")
                                      .front()
                                      .front();
        AuditHash previous{};
        std::copy(before.begin(), before.end(), previous.begin());
        const std::string hash = toHex(auditHash(previous, recordOf(raw, id)));
        raw.run("UPDATE audit SET previous = x'" + before.toHex() + "', hash = x'" +
                QByteArray::fromStdString(hash) + "' WHERE id = " + number);
    }
}

constexpr int kindsOfRows = 13;
constexpr int kindsOfBytes = 5;

} // namespace

AuditEditor::AuditEditor(QByteArray now, QByteArray before, std::uint64_t seed)
    : m_now(std::move(now)), m_before(std::move(before)), m_random(seed)
{
    const QTemporaryDir folder;
    writeFile(folder.filePath("a"), m_now);
    const Raw raw(folder.filePath("a"));
    m_rows = raw.number("SELECT count(*) FROM audit");
    m_pageBytes = raw.number("PRAGMA page_size");
    for (const Row& row : raw.rows("SELECT pageno FROM dbstat WHERE name IN ('audit', 'audit_by_incident')"))
        m_pages.push_back(row.front().toLongLong());
}

std::int64_t AuditEditor::any(std::int64_t first, std::int64_t last)
{
    return std::uniform_int_distribution<std::int64_t>(first, last)(m_random);
}

QByteArray AuditEditor::anyText()
{
    QByteArray text;
    for (std::int64_t i = any(0, 40); i > 0; --i)
        text += char(any('a', 'z'));
    return text;
}

QByteArray AuditEditor::withOneChange(QByteArray text)
{
    switch (text.isEmpty() ? 0 : any(0, 2)) {
    case 0:
        return text.insert(any(0, text.size()), char(any('A', 'Z')));
    case 1:
        return text.remove(any(0, text.size() - 1), 1);
    default:
        break;
    }
    const qsizetype at = any(0, text.size() - 1);
    text[at] = text[at] == '#' ? '+' : '#';
    return text;
}

AuditEdit AuditEditor::edit(const QString& path)
{
    writeFile(path, m_now);
    const auto kind = static_cast<int>(any(0, kindsOfRows + kindsOfBytes - 1));
    return kind < kindsOfRows ? editRows(path, kind) : editBytes(path, kind - kindsOfRows);
}

AuditEdit AuditEditor::editRows(const QString& path, int kind)
{
    const Raw raw(path);
    const WithoutTriggers without(raw);
    const std::int64_t row = any(1, m_rows);
    const QByteArray id = QByteArray::number(qint64(row));
    const QByteArray last = QByteArray::number(qint64(m_rows));
    const auto shift = [&](const QByteArray& which, const QByteArray& by) { // through numbers that nobody has
        raw.run("UPDATE audit SET id = -id WHERE " + which + "; UPDATE audit SET id = -id + (" + by +
                ") WHERE id < 0");
    };
    switch (kind) {
    case 0: {
        const char* columns[]{"actor", "action", "phase", "action_id", "incident", "target", "body"};
        const QByteArray column = columns[any(0, 6)];
        const QByteArray before =
            raw.rows("SELECT " + column + " FROM audit WHERE id = " + id).front().front();
        raw.run("UPDATE audit SET " + column + " = " + quoted(withOneChange(before)) + " WHERE id = " + id);
        return {"a text", {row}};
    }
    case 1:
        raw.run("UPDATE audit SET at = at + " + QByteArray::number(qint64(any(1, 1'000'000))) +
                " WHERE id = " + id);
        return {"a time", {row}};
    case 2:
        raw.run("DELETE FROM audit WHERE id = " + id);
        return {"a row removed", {row}};
    case 3: {
        const std::int64_t to = std::min(m_rows, row + any(1, 10));
        raw.run("DELETE FROM audit WHERE id BETWEEN " + id + " AND " + QByteArray::number(qint64(to)));
        return {"rows removed", {row, to}};
    }
    case 4: {
        raw.run("DELETE FROM audit WHERE id = " + id);
        shift("id > " + id, "-1");
        return {"a row removed, the others moved up", {row}};
    }
    case 5: {
        const std::int64_t at = any(0, 1) == 0 ? m_rows + any(1, 5) : -any(0, 5);
        raw.run("INSERT INTO audit(id, " + QByteArray(contents) + ") SELECT " +
                QByteArray::number(qint64(at)) + ", at, actor, " + quoted(anyText()) +
                ", phase, action_id, incident, target, " + quoted(anyText()) +
                ", previous, hash FROM audit WHERE id = " + id);
        return {"a row added", {at}};
    }
    case 6: {
        shift("id >= " + id, "1");
        raw.run("INSERT INTO audit(id, " + QByteArray(contents) + ") SELECT " + id + ", at, " +
                quoted(anyText()) +
                ", action, 'intended', action_id, incident, target, body, previous, hash FROM audit WHERE id "
                "= 1 + " +
                id);
        return {"a row inserted, the others moved down", {row}};
    }
    case 7: {
        const std::int64_t other = row == m_rows ? 1 : any(row + 1, m_rows);
        const QByteArray otherId = QByteArray::number(qint64(other));
        raw.run("UPDATE audit SET id = -1 WHERE id = " + id + "; UPDATE audit SET id = " + id +
                " WHERE id = " + otherId + "; UPDATE audit SET id = " + otherId + " WHERE id = -1");
        return {"two rows exchanged", {row, other}};
    }
    case 8: {
        const std::int64_t to = m_rows + any(1, 1'000);
        raw.run("UPDATE audit SET id = " + QByteArray::number(qint64(to)) + " WHERE id = " + id);
        return {"a row with another number", {to}};
    }
    case 9:
        raw.run(QByteArray("UPDATE audit SET ") + (any(0, 1) == 0 ? "hash" : "previous") + " = " +
                (any(0, 1) == 0 ? "randomblob(32)"
                                : "randomblob(" + QByteArray::number(qint64(any(0, 40))) + ")") +
                " WHERE id = " + id);
        return {"a hash", {row}};
    case 10:
        raw.run("UPDATE audit SET actor = actor || 'x' WHERE id = " + id);
        chainAnew(raw, row, row);
        return {"a row and its hash", {row}};
    case 11:
        raw.run("UPDATE audit SET body = body || ' ' WHERE id = " + id);
        chainAnew(raw, row, m_rows);
        return {"a row, and all that follows chained anew", {m_rows}};
    default:
        break;
    }
    const std::int64_t first = m_rows - any(0, m_rows - 1);
    raw.run("DELETE FROM audit WHERE id >= " + QByteArray::number(qint64(first)));
    return {"the end cut off", {first, m_rows}};
}

AuditEdit AuditEditor::editBytes(const QString& path, int kind)
{
    QByteArray bytes = m_now;
    const auto anyPlace = [&] {
        const std::int64_t page = m_pages[std::size_t(any(0, std::ssize(m_pages) - 1))];
        return qsizetype((page - 1) * m_pageBytes + any(0, m_pageBytes - 1));
    };
    AuditEdit edit;
    switch (kind) {
    case 0: {
        const auto at = anyPlace();
        bytes[at] = char(bytes[at] ^ char(1 << any(0, 7)));
        edit = {"a bit", {}, true};
        break;
    }
    case 1:
        for (std::int64_t i = any(1, 8); i > 0; --i)
            bytes[anyPlace()] = char(any(0, 255));
        edit = {"some bytes", {}, true};
        break;
    case 2: {
        const qsizetype at = anyPlace();
        const std::int64_t size = std::min<std::int64_t>(any(1, 200), bytes.size() - at);
        bytes.replace(at, size, QByteArray(size, '\0'));
        edit = {"a stretch of zeros", {}, true};
        break;
    }
    case 3:
        bytes.truncate(any(0, bytes.size() - 1));
        edit = {"the file cut off", {}, true};
        break;
    default:
        bytes = m_before;
        edit = {"an older copy", {m_rows}};
        break;
    }
    writeFile(path, bytes);
    return edit;
}

std::optional<std::vector<QByteArray>> AuditEditor::rowsIn(const QString& path)
{
    const Raw raw(path);
    const auto rows = raw.tryRows(
        "SELECT id, at, actor, action, phase, action_id, incident, target, body, previous, hash, "
        "typeof(at), typeof(actor), typeof(action), typeof(phase), typeof(action_id), "
        "typeof(incident), typeof(target), typeof(body), typeof(previous), typeof(hash) FROM audit "
        "NOT INDEXED ORDER BY id");
    if (!rows)
        return std::nullopt;
    std::vector<QByteArray> lines;
    for (const Row& row : *rows) {
        QByteArray line;
        for (const QByteArray& value : row)
            line += value.toHex() + '|';
        lines.push_back(line);
    }
    return lines;
}

} // namespace qd
