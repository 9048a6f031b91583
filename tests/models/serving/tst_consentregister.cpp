// SPDX-License-Identifier: Apache-2.0
#include "models/serving/consentregister.h"

#include "models/serving/storedendpoints.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace qd;

namespace {

StoredEndpoint stored(const std::string& id, const std::string& digest)
{
    return {id, QString::fromStdString(id), digest, Endpoint()};
}

} // namespace

/// What the user agreed to is kept outside the histories, and holds for exactly that.
class TestConsentRegister : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("data/agreed.json");
    }

    void holdsForThisDocumentOfThisHistory()
    {
        ConsentRegister consents(m_path);
        consents.agree("mine", "a", "d1");
        QVERIFY(consents.of("mine").covers(stored("a", "d1")));
        QVERIFY(!consents.of("mine").covers(stored("a", "d2")));
        QVERIFY(!consents.of("mine").covers(stored("b", "d1")));
        QVERIFY(!consents.of("another").covers(stored("a", "d1")));
    }

    void nobodyAgreesForAHistoryWithoutAnIdentity()
    {
        ConsentRegister consents;
        consents.agree("", "a", "d1");
        QVERIFY(!consents.of("").covers(stored("a", "d1")));
        consents.agree("mine", "a", "");
        QVERIFY(!consents.of("mine").covers(stored("a", "")));
    }

    void isKeptForTheNextRun()
    {
        {
            ConsentRegister consents(m_path);
            consents.agree("mine", "a", "d1");
            consents.agree("mine", "b", "d2");
            consents.agree("another", "a", "d3");
            QVERIFY(consents.save());
            consents.withdraw("mine", "b");
            QVERIFY(consents.save());
        }
        QCOMPARE(QFileInfo(m_path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup |
                                                    QFile::WriteOther | QFile::ExeOwner),
                 QFile::Permissions());
        const ConsentRegister again(m_path);
        QVERIFY(again.of("mine").covers(stored("a", "d1")));
        QVERIFY(!again.of("mine").covers(stored("b", "d2")));
        QVERIFY(again.of("another").covers(stored("a", "d3")));
    }

    void theDocumentThatWasSavedLastCounts()
    {
        ConsentRegister consents(m_path);
        consents.agree("mine", "a", "d1");
        QVERIFY(consents.save());
        consents.agree("mine", "a", "d2"); // an older file must not bring the first one back
        QVERIFY(consents.save());
        QVERIFY(!ConsentRegister(m_path).of("mine").covers(stored("a", "d1")));
    }

    void severalConsolesShareIt()
    {
        std::vector<std::thread> consoles;
        for (int i = 0; i < 8; ++i) {
            consoles.emplace_back([this, i] {
                ConsentRegister consents(m_path);
                consents.agree("mine", std::to_string(i), "d");
                if (!consents.save())
                    qFatal("not saved");
            });
        }
        for (std::thread& console : consoles)
            console.join();
        const ConsentedEndpoints agreed = ConsentRegister(m_path).of("mine");
        for (int i = 0; i < 8; ++i)
            QVERIFY(agreed.covers(stored(std::to_string(i), "d")));
    }

    void whatCannotBeReadAgreesToNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << QByteArray("\x01 agreed");
        QTest::newRow("torn") << QByteArray(R"({"histories":{"mine":{"a":"d1")");
        QTest::newRow("another type") << QByteArray(R"({"histories":{"mine":["a"]}})");
        QTest::newRow("empty") << QByteArray();
    }

    void whatCannotBeReadAgreesToNothing()
    {
        QFETCH(QByteArray, bytes);
        m_path = m_folder->filePath("agreed.json");
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        ConsentRegister consents(m_path);
        QVERIFY(!consents.of("mine").covers(stored("a", "d1")));
        consents.agree("mine", "a", "d1");
        QVERIFY(consents.save());
        QVERIFY(ConsentRegister(m_path).of("mine").covers(stored("a", "d1")));
    }

    void whatCannotBeKeptHoldsInThisRun()
    {
        QFile inTheWay(m_folder->filePath("data"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ConsentRegister consents(m_path);
        consents.agree("mine", "a", "d1");
        const auto kept = consents.save();
        QVERIFY(!kept);
        QCOMPARE(kept.error().kind, ErrorKind::Storage);
        QVERIFY(kept.error().what.contains("until the console ends"));
        QVERIFY(consents.of("mine").covers(stored("a", "d1")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestConsentRegister)
#include "tst_consentregister.moc"
