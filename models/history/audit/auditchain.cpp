// SPDX-License-Identifier: Apache-2.0
#include "models/history/audit/auditchain.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace qd {

namespace {

constexpr std::string_view seedTag = "quarterdeck audit trail 1\n";

class Hasher
{
public:
    Hasher& add(std::span<const std::uint8_t> bytes)
    {
        m_hash.addData(QByteArrayView(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes)));
        return *this;
    }
    Hasher& add(std::string_view text)
    {
        m_hash.addData(QByteArrayView(text.data(), std::ssize(text)));
        return *this;
    }
    Hasher& add(std::int64_t number)
    {
        std::array<std::uint8_t, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (56 - 8 * i));
        return add(bytes);
    }
    Hasher& addCounted(std::string_view text) { return add(std::ssize(text)).add(text); }
    [[nodiscard]] AuditHash result() const
    {
        AuditHash hash{};
        const QByteArray bytes = m_hash.result();
        std::copy_n(bytes.begin(), std::min<std::size_t>(hash.size(), static_cast<std::size_t>(bytes.size())),
                    hash.begin());
        return hash;
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

AuditHash auditSeed(const std::string& origin, std::int64_t migrated)
{
    return Hasher().add(seedTag).add(std::string_view(origin)).add(migrated).result();
}

AuditHash auditHash(const AuditHash& previous, const AuditRecord& line)
{
    Hasher hasher;
    hasher.add(previous).add(line.id).add(line.at.ms);
    for (const std::string* text :
         {&line.actor, &line.action, &line.phase, &line.actionId, &line.incident, &line.target, &line.body})
        hasher.addCounted(*text);
    return hasher.result();
}

std::optional<AuditHash> auditHashFrom(std::span<const std::uint8_t> bytes)
{
    AuditHash hash{};
    if (bytes.size() != hash.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

std::string toHex(const AuditHash& hash)
{
    return QByteArray(reinterpret_cast<const char*>(hash.data()), std::ssize(hash)).toHex().toStdString();
}

std::optional<AuditHash> auditHashFromHex(const std::string& digits)
{
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(digits));
    return auditHashFrom(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
}

} // namespace qd
