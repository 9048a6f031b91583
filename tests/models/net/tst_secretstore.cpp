// SPDX-License-Identifier: Apache-2.0
#include "models/net/secretstore.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <optional>

using namespace qd;

namespace {

template <typename T, typename Call>
Result<T> wait(Call call)
{
    QObject context;
    std::optional<Result<T>> answer;
    call(&context, [&](Result<T> outcome) { answer = std::move(outcome); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
        return fail(ErrorKind::Timeout, QStringLiteral("the test"), QStringLiteral("No answer came at all."));
    return std::move(*answer);
}

Result<std::string> read(SecretStore& store, const std::string& key)
{
    return wait<std::string>([&](QObject* context, auto done) { store.read(key, context, done); });
}

Result<void> write(SecretStore& store, const std::string& key, const std::string& secret)
{
    return wait<void>([&](QObject* context, auto done) { store.write(key, secret, context, done); });
}

Result<void> removeFrom(SecretStore& store, const std::string& key)
{
    return wait<void>([&](QObject* context, auto done) { store.remove(key, context, done); });
}

} // namespace

class tst_secretstore : public QObject
{
    Q_OBJECT

private slots:
    void memoryRemembersReplacesAndForgets();
    void memoryAnswersLater();
    void runsNothingAfterTheContextDied();
    void saysThatNoKeychainRuns_data();
    void saysThatNoKeychainRuns();
};

void tst_secretstore::memoryRemembersReplacesAndForgets()
{
    const auto store = makeMemorySecretStore();
    const auto missing = read(*store, "a");
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(write(*store, "a", std::string("s3cret\0x", 8)));
    QVERIFY(write(*store, "b", "other"));
    QCOMPARE(*read(*store, "a"), std::string("s3cret\0x", 8));
    QVERIFY(write(*store, "a", "new"));
    QCOMPARE(*read(*store, "a"), std::string("new"));
    QVERIFY(removeFrom(*store, "a"));
    QVERIFY(removeFrom(*store, "a"));
    QVERIFY(!read(*store, "a"));
    QCOMPARE(*read(*store, "b"), std::string("other"));
}

void tst_secretstore::memoryAnswersLater()
{
    const auto store = makeMemorySecretStore();
    bool ran = false;
    store->write("a", "b", this, [&](Result<void>) { ran = true; });
    QVERIFY(!ran);
    QTRY_VERIFY(ran);
}

void tst_secretstore::runsNothingAfterTheContextDied()
{
    const auto store = makeMemorySecretStore();
    bool ran = false;
    {
        QObject context;
        store->write("a", "b", &context, [&](Result<void>) { ran = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!ran);
}

void tst_secretstore::saysThatNoKeychainRuns_data()
{
    QTest::addColumn<QByteArray>("bus");
    QTest::newRow("no session bus") << QByteArray();
    QTest::newRow("a session bus that is gone") << QByteArray("unix:path=/nowhere/bus");
}

void tst_secretstore::saysThatNoKeychainRuns()
{
    QFETCH(QByteArray, bus);
    qputenv("XDG_RUNTIME_DIR", "/nowhere");
    if (bus.isEmpty())
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    else
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    const auto store = makeKeychainSecretStore();
    QElapsedTimer clock;
    clock.start();
    for (const Error& error :
         {read(*store, "a").error(), write(*store, "a", "b").error(), removeFrom(*store, "a").error()}) {
        QCOMPARE(error.kind, ErrorKind::Security);
        QVERIFY2(error.hint.contains(QStringLiteral("gnome-keyring")), qPrintable(error.text()));
        QVERIFY(error.hint.contains(QStringLiteral("KWallet")));
    }
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(tst_secretstore)
#include "tst_secretstore.moc"
