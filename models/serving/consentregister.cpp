// SPDX-License-Identifier: Apache-2.0
#include "models/serving/consentregister.h"

#include "models/base/jsonfields.h"
#include "models/serving/storedendpoints.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace qd {

namespace {

struct ConsentRegisterWords
{
    Q_DECLARE_TR_FUNCTIONS(ConsentRegisterWords)
};

/// What the file holds: history -> endpoint -> digest of its document.
struct Agreed
{
    std::map<std::string, std::map<std::string, std::string>> histories;
};

constexpr qint64 largestFile = 16LL * 1024 * 1024;
constexpr int lookMs = 50;
constexpr int patienceMs = 10000; ///< the patience with another console that is writing

} // namespace

} // namespace qd

namespace qd::json {

template <>
inline constexpr auto fieldsOf<Agreed> = std::tuple{Field{"histories", &Agreed::histories}};

} // namespace qd::json

namespace qd {

namespace {

/// Nothing agreed when there is no file yet, or what there is is none.
Agreed readAgreed(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return {};
    return json::fromText<Agreed>(file.readAll().toStdString(), path).value_or(Agreed());
}

Failure notKept(const QString& path, const QString& reason)
{
    return fail(
        ErrorKind::Storage, path,
        ConsentRegisterWords::tr("Your consent applies until the console ends, but could not be saved: %1.")
            .arg(reason),
        ConsentRegisterWords::tr(
            "Make the folder writable. Until then, the console asks again at each start."));
}

Result<void> writeAgreed(const QString& path, const Agreed& agreed)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return notKept(path, file.errorString());
    file.write(QByteArray::fromStdString(json::toText(agreed)));
    if (!file.commit())
        return notKept(path, file.errorString());
    return {};
}

} // namespace

bool ConsentedEndpoints::covers(const StoredEndpoint& endpoint) const
{
    const auto digest = m_digests.find(endpoint.id);
    return digest != m_digests.end() && !endpoint.digest.empty() && digest->second == endpoint.digest;
}

ConsentedEndpoints ConsentRegister::of(const std::string& history) const
{
    if (history.empty()) // nobody knows whose these endpoints are
        return {};
    std::map<std::string, std::string> digests = readAgreed(m_path).histories[history];
    const Decisions made = decisions();
    if (const auto mine = made.find(history); mine != made.end()) {
        for (const auto& [endpoint, digest] : mine->second) {
            if (digest)
                digests[endpoint] = *digest;
            else
                digests.erase(endpoint);
        }
    }
    return ConsentedEndpoints(std::move(digests));
}

void ConsentRegister::agree(const std::string& history, const std::string& endpoint,
                            const std::string& digest)
{
    const std::lock_guard lock(m_mutex);
    m_decisions[history][endpoint] = digest;
}

void ConsentRegister::withdraw(const std::string& history, const std::string& endpoint)
{
    const std::lock_guard lock(m_mutex);
    m_decisions[history][endpoint] = std::nullopt;
}

Result<void> ConsentRegister::save() const
{
    if (m_path.isEmpty())
        return {};
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return notKept(m_path, ConsentRegisterWords::tr("The folder cannot be created"));
    QLockFile lock(m_path + QStringLiteral(".lock"));
    const QDeadlineTimer patience(patienceMs);
    while (!lock.tryLock(lookMs) && !patience.hasExpired()) // left to itself it looks less and less often
        ;
    if (!lock.isLocked())
        return notKept(m_path, ConsentRegisterWords::tr("Another program has locked it"));
    Agreed agreed = readAgreed(m_path);
    for (const auto& [history, endpoints] : decisions()) {
        for (const auto& [endpoint, digest] : endpoints) {
            if (digest)
                agreed.histories[history][endpoint] = *digest;
            else
                agreed.histories[history].erase(endpoint);
        }
    }
    std::erase_if(agreed.histories, [](const auto& history) { return history.second.empty(); });
    return writeAgreed(m_path, agreed);
}

ConsentRegister::Decisions ConsentRegister::decisions() const
{
    const std::lock_guard lock(m_mutex);
    return m_decisions;
}

Error notAgreedTo(const QString& endpointName)
{
    return {ErrorKind::Security, endpointName,
            ConsentRegisterWords::tr(
                "This endpoint needs your consent on this machine before the console collects from it "
                "or acts on it."),
            ConsentRegisterWords::tr(
                "Review what the history wants from it, and consent only if you know its addresses.")};
}

QString defaultConsentPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
        .filePath(QStringLiteral("agreed-endpoints.json"));
}

} // namespace qd
