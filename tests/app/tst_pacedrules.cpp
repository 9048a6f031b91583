// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qd;

class TestPacedRules : public QObject
{
    Q_OBJECT

private slots:
    void areStoredBeforeTheCallerGoesOn()
    {
        store(2);
        QCOMPARE(stored("endpoint-down").holdFor, usual("endpoint-down").holdFor / 2);
    }

    void leaveARuleThatTheOperatorChanged()
    {
        AlertRule mine = usual("endpoint-down");
        mine.condition.threshold = 0.25;
        WriteBatch batch;
        batch.documents = {{"setting", "default-rules", "1"}, {"rule", mine.id, ruleToJson(mine)}};
        m_history->write(std::move(batch));
        m_history->flush();
        store(2);
        QCOMPARE(stored("endpoint-down"), mine);
    }

    void anOpenIncidentIsFound_data()
    {
        QTest::addColumn<qint64>("closedAt");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("open") << qint64{0} << true;
        QTest::newRow("closed") << qint64{1'767'268'900'000} << false;
    }

    void anOpenIncidentIsFound()
    {
        QFETCH(qint64, closedAt);
        WriteBatch batch;
        batch.incidents.push_back({"one", {1'767'268'800'000}, {closedAt}, "locate", "{}"});
        m_history->write(std::move(batch));
        m_history->flush();
        std::optional<bool> found;
        findOpenIncident(*m_history, this, [&](bool isOpen) { found = isOpen; });
        QTRY_VERIFY(found.has_value());
        QTEST(*found, "isOpen");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto history = History::open(m_folder->filePath(QStringLiteral("history.sqlite")));
        QVERIFY(history);
        m_history = std::move(*history);
    }

    void cleanup() { m_history.reset(); }

private:
    /// Looks into the history when told that it may, as the monitor does, and not before.
    void store(double pace)
    {
        bool done = false;
        storePacedRules(*m_history, pace, this, [&] {
            done = true;
            QVERIFY(m_history->reader().value()->document("setting", "default-rules").value().has_value());
        });
        QVERIFY2(!done, "the thread that calls must not wait for the disk");
        QTRY_VERIFY(done);
    }

    AlertRule stored(const std::string& id)
    {
        const auto document = m_history->reader().value()->document("rule", id).value();
        return document ? ruleFromJson(*document).value_or(AlertRule{}) : AlertRule{};
    }

    static AlertRule usual(const std::string& id)
    {
        const std::vector<AlertRule> rules = defaultRules();
        return *std::find_if(rules.begin(), rules.end(),
                             [&](const AlertRule& rule) { return rule.id == id; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<History> m_history;
};

QTEST_GUILESS_MAIN(TestPacedRules)
#include "tst_pacedrules.moc"
