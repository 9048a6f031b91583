// SPDX-License-Identifier: Apache-2.0
#include "models/net/secretstore.h"

#include "models/base/delivery.h"
#include "models/base/time.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <map>

namespace qd {

namespace {

struct SecretStoreWords
{
    Q_DECLARE_TR_FUNCTIONS(SecretStoreWords)
};

const QString service = QStringLiteral("quarterdeck");

/// Long enough for a person to type the keychain's password, short enough that nothing waits for ever.
constexpr Duration keychainPatience{60'000};

QString keychainWhere()
{
    return SecretStoreWords::tr("System keychain");
}

Error noKeychain()
{
    return {ErrorKind::Security, keychainWhere(), SecretStoreWords::tr("No keychain is running."),
            SecretStoreWords::tr(
                "Start gnome-keyring-daemon or KWallet within your desktop session, then try again.")};
}

/// Returns whether there is a session bus, by which both keychains of Linux desktops are reached. Asking
/// first spares the attempt to start one, which can take long and needs a display.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtimeDirectory = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeDirectory.isEmpty() && QFileInfo::exists(runtimeDirectory + QStringLiteral("/bus"));
}

Error describe(QKeychain::Error error, const QString& text, const std::string& key)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return {ErrorKind::NotFound, keychainWhere(),
                SecretStoreWords::tr("There is no entry “%1”.").arg(QString::fromStdString(key)),
                SecretStoreWords::tr("Enter the password or token again in the settings of the endpoint.")};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::Security, keychainWhere(), SecretStoreWords::tr("Access was denied."),
                SecretStoreWords::tr("Unlock the keychain and allow Quarterdeck to use it.")};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return noKeychain();
    default:
        // Without a service behind the bus the libraries report their own wordings of “not provided”.
        return {ErrorKind::Security, keychainWhere(),
                SecretStoreWords::tr("The keychain does not work: %1").arg(text),
                SecretStoreWords::tr(
                    "Start gnome-keyring-daemon or KWallet within your desktop session, then try again.")};
    }
}

/// Runs one job in the main thread, where QtKeychain's job queue lives, and posts exactly one answer.
template <typename Answer, typename Job>
void runJob(const std::shared_ptr<Delivery<Answer>>& delivery, const std::string& key,
            std::function<void(Job&)> prepare, std::function<Answer(Job&)> answerOf)
{
    if (!QCoreApplication::instance() || !hasSessionBus()) {
        delivery->post(Failure(noKeychain()));
        return;
    }
    QMetaObject::invokeMethod(QCoreApplication::instance(), [=] {
        auto* job = new Job(service); // deletes itself when it has finished
        job->setInsecureFallback(false);
        job->setKey(QString::fromStdString(key));
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, job, [=](QKeychain::Job*) {
            if (job->error() == QKeychain::NoError)
                delivery->post(answerOf(*job));
            else
                delivery->post(Failure(describe(job->error(), job->errorString(), key)));
        });
        QTimer::singleShot(keychainPatience, job, [=] {
            delivery->post(fail(
                ErrorKind::Security, keychainWhere(), SecretStoreWords::tr("The keychain does not answer."),
                SecretStoreWords::tr("Look for its password dialog, or restart the keychain.")));
        });
        job->start();
    });
}

class KeychainSecretStore : public SecretStore
{
public:
    void read(const std::string& key, QObject* context,
              std::function<void(Result<std::string>)> done) override
    {
        using Job = QKeychain::ReadPasswordJob;
        runJob<Result<std::string>, Job>(
            Delivery<Result<std::string>>::make(context, std::move(done)), key, [](Job&) {},
            [](Job& job) { return job.binaryData().toStdString(); });
    }

    void write(const std::string& key, const std::string& secret, QObject* context,
               std::function<void(Result<void>)> done) override
    {
        using Job = QKeychain::WritePasswordJob;
        runJob<Result<void>, Job>(
            Delivery<Result<void>>::make(context, std::move(done)), key,
            [secret](Job& job) { job.setBinaryData(QByteArray::fromStdString(secret)); },
            [](Job&) { return Result<void>{}; });
    }

    void remove(const std::string& key, QObject* context, std::function<void(Result<void>)> done) override
    {
        using Job = QKeychain::DeletePasswordJob;
        // An entry that is not there is as good as removed.
        auto unlessAbsent = [done = std::move(done)](Result<void> outcome) {
            const bool absent = !outcome && outcome.error().kind == ErrorKind::NotFound;
            done(absent ? Result<void>{} : std::move(outcome));
        };
        runJob<Result<void>, Job>(
            Delivery<Result<void>>::make(context, std::move(unlessAbsent)), key, [](Job&) {},
            [](Job&) { return Result<void>{}; });
    }
};

class MemorySecretStore : public SecretStore
{
public:
    void read(const std::string& key, QObject* context,
              std::function<void(Result<std::string>)> done) override
    {
        const auto delivery = Delivery<Result<std::string>>::make(context, std::move(done));
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_secrets.find(key); found != m_secrets.end())
            delivery->post(found->second);
        else
            delivery->post(Failure(describe(QKeychain::EntryNotFound, {}, key)));
    }

    void write(const std::string& key, const std::string& secret, QObject* context,
               std::function<void(Result<void>)> done) override
    {
        const auto delivery = Delivery<Result<void>>::make(context, std::move(done));
        const std::lock_guard lock(m_mutex);
        m_secrets[key] = secret;
        delivery->post({});
    }

    void remove(const std::string& key, QObject* context, std::function<void(Result<void>)> done) override
    {
        const auto delivery = Delivery<Result<void>>::make(context, std::move(done));
        const std::lock_guard lock(m_mutex);
        m_secrets.erase(key);
        delivery->post({});
    }

private:
    std::mutex m_mutex;
    std::map<std::string, std::string> m_secrets;
};

} // namespace

std::unique_ptr<SecretStore> makeKeychainSecretStore()
{
    return std::make_unique<KeychainSecretStore>();
}

std::unique_ptr<SecretStore> makeMemorySecretStore()
{
    return std::make_unique<MemorySecretStore>();
}

} // namespace qd
