// SPDX-License-Identifier: Apache-2.0
#include "models/history/audit/audithead.h"

#include "models/history/audit/audittrailwords.h"
#include "models/history/historyidentity.h"
#include "models/history/sqlite/databaseerror.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <mutex>
#include <tuple>

namespace qd {

namespace {

constexpr qint64 mostBytes = 1'000'000;
constexpr std::ptrdiff_t mostLost = 100;

std::mutex folderMutex;
QString folderOfHeads; // NOLINT: one place for the whole process

QString folder()
{
    const std::lock_guard lock(folderMutex);
    return folderOfHeads;
}

// Empty where nothing is kept.
QString pathOf(const std::string& identity)
{
    const QString in = folder();
    if (in.isEmpty() || !isHistoryIdentity(identity))
        return {};
    return in + QLatin1Char('/') + QString::fromStdString(identity) + QStringLiteral(".json");
}

// Numbers of JSON are doubles.
QString text(std::int64_t number)
{
    return QString::number(number);
}

QJsonObject toJson(const AuditHead& head)
{
    return {{"rows", text(head.rows)},
            {"last", text(head.last)},
            {"hash", QString::fromStdString(toHex(head.hash))}};
}

std::optional<AuditHead> headFrom(const QJsonObject& json)
{
    bool hasRows = false;
    bool hasLast = false;
    const AuditHead head{json["rows"].toString().toLongLong(&hasRows),
                         json["last"].toString().toLongLong(&hasLast)};
    const auto hash = auditHashFromHex(json["hash"].toString().toStdString());
    if (!hasRows || !hasLast || !hash)
        return std::nullopt;
    return AuditHead{head.rows, head.last, *hash};
}

std::optional<KeptAuditHead> keptFrom(const QByteArray& bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const auto head = headFrom(json);
    if (!head)
        return std::nullopt;
    KeptAuditHead kept{*head, json["path"].toString()};
    for (const QJsonValue& value : json["lost"].toArray()) {
        const auto lost = headFrom(value.toObject());
        if (!lost)
            return std::nullopt;
        kept.lost.push_back({*lost, {value["noticed"].toString().toLongLong()}});
    }
    return kept;
}

QByteArray toBytes(const KeptAuditHead& kept)
{
    QJsonArray lost;
    for (const KeptAuditHead::Lost& one : kept.lost) {
        QJsonObject json = toJson(one.head);
        json["noticed"] = text(one.noticed.ms);
        lost.append(json);
    }
    QJsonObject json = toJson(kept.head);
    json["path"] = kept.path;
    json["lost"] = lost;
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

bool writePrivately(const QString& path, const QByteArray& bytes)
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray partial = name + ".new";
    const int fd = ::open(partial.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    const bool isWritten =
        ::write(fd, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size();
    ::close(fd);
    return isWritten && std::rename(partial.constData(), name.constData()) == 0;
}

} // namespace

void keepAuditHeadsIn(const QString& folder)
{
    const std::lock_guard lock(folderMutex);
    folderOfHeads = folder;
}

Result<std::optional<KeptAuditHead>> keptAuditHead(const std::string& identity)
{
    const QString path = pathOf(identity);
    if (path.isEmpty() || !QFile::exists(path))
        return std::nullopt;
    QFile file(path);
    const auto kept =
        file.size() <= mostBytes && file.open(QIODevice::ReadOnly) ? keptFrom(file.readAll()) : std::nullopt;
    if (!kept)
        return fail(ErrorKind::Storage, path,
                    AuditTrailWords::tr("The record of where the audit trail ended cannot be read."),
                    AuditTrailWords::tr("Check the permissions of this file. If you remove it, a new "
                                        "record begins the next time the history is opened."));
    return kept;
}

Result<void> keepAuditHead(const std::string& identity, const KeptAuditHead& kept)
{
    const QString path = pathOf(identity);
    if (path.isEmpty())
        return {};
    if (QDir().mkpath(folder()) && writePrivately(path, toBytes(kept)))
        return {};
    return fail(ErrorKind::Storage, path,
                AuditTrailWords::tr("The record of where the audit trail ends cannot be written."),
                AuditTrailWords::tr("Check the permissions of the folder and the free space on "
                                    "its disk. The audit trail itself is complete."));
}

Result<AuditHead> auditHeadOf(const Database& database)
{
    const auto identity = historyIdentity(database);
    if (!identity)
        return Failure(identity.error());
    auto query =
        database.prepare("SELECT (SELECT count(*) FROM audit), id, hash FROM audit ORDER BY id DESC LIMIT 1");
    if (!query)
        return Failure(query.error());
    const auto row = query->step();
    if (!row)
        return Failure(row.error());
    if (!*row)
        return AuditHead{0, 0, auditSeed(identity->auditOrigin, identity->auditMigrated)};
    return AuditHead{query->integer(0), query->integer(1),
                     auditHashFrom(query->blob(2)).value_or(AuditHash())};
}

Result<bool> leadsUpTo(const Database& database, const AuditHead& head)
{
    if (head.rows == 0) {
        const auto identity = historyIdentity(database);
        if (!identity)
            return Failure(identity.error());
        return head.hash == auditSeed(identity->auditOrigin, identity->auditMigrated);
    }
    auto query =
        database.prepare("SELECT (SELECT count(*) FROM audit WHERE id <= ?1), hash FROM audit WHERE id = ?1");
    if (!query)
        return Failure(query.error());
    const auto row = query->bind(head.last).step();
    if (!row)
        return Failure(row.error());
    return *row && query->integer(0) == head.rows && auditHashFrom(query->blob(1)) == head.hash;
}

AuditHeadKeeper::AuditHeadKeeper(const Database& database, Timestamp now)
{
    std::ignore = adopt(database, now);
}

Result<void> AuditHeadKeeper::adopt(const Database& database, Timestamp now)
{
    const auto identity = historyIdentity(database);
    if (!identity)
        return Failure(identity.error());
    const auto before = keptAuditHead(identity->identity);
    if (!before)
        return Failure(before.error());
    const auto head = auditHeadOf(database);
    if (!head)
        return Failure(head.error());
    m_kept = {*head, databasePath(database.handle())};
    if (*before) {
        const auto leads = leadsUpTo(database, (*before)->head);
        if (!leads)
            return Failure(leads.error());
        m_kept.lost = (*before)->lost;
        if (!*leads && std::ssize(m_kept.lost) < mostLost)
            m_kept.lost.push_back({(*before)->head, now});
    }
    m_identity = identity->identity;
    return keepAuditHead(m_identity, m_kept);
}

void AuditHeadKeeper::advance(const AuditHead& head)
{
    m_kept.head = head;
    if (!m_identity.empty())
        std::ignore = keepAuditHead(m_identity, m_kept);
}

} // namespace qd
