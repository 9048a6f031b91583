// SPDX-License-Identifier: Apache-2.0
#include "models/items/alertmodel.h"
#include "models/items/rulemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

constexpr Timestamp noon{1'800'000'000'000};

Alert alertNamed(const std::string& id, int secondsAgo, AlertState state = AlertState::Firing)
{
    Alert alert;
    alert.id = id;
    alert.rule = defaultRules().front();
    alert.series = {{"endpoint", "triton"}, {"model", "fraud"}};
    alert.state = state;
    alert.pendingAt = noon - Duration{secondsAgo * 1000};
    if (state != AlertState::Pending)
        alert.firingAt = alert.pendingAt + Duration{10'000};
    if (state == AlertState::Resolved)
        alert.resolvedAt = alert.firingAt + Duration{20'000};
    alert.value = 0.80;
    alert.worst = 0.75;
    return alert;
}

QString text(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString().replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

class TestAlertModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void keepsTheNewestFirst()
    {
        AlertModel model;
        QAbstractItemModelTester tester(&model);
        model.setAlerts({alertNamed("old", 100), alertNamed("new", 10), alertNamed("mid", 50)});
        model.upsert(alertNamed("between", 70));
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.index(row, 0).data(AlertModel::AlertIdRole).toString();
        QCOMPARE(ids, QStringList({QStringLiteral("new"), QStringLiteral("mid"), QStringLiteral("between"),
                                   QStringLiteral("old")}));
        QCOMPARE(model.find("mid"), model.alertAt(1));
        QCOMPARE(model.find("none"), nullptr);
        QCOMPARE(model.alertAt(4), nullptr);
    }

    void updatesInPlace()
    {
        AlertModel model;
        QAbstractItemModelTester tester(&model);
        model.setAlerts({alertNamed("a", 100), alertNamed("b", 10)});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        Alert alert = alertNamed("a", 100, AlertState::Resolved);
        model.upsert(alert);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(text(model, 1, AlertModel::StateColumn), QStringLiteral("Resolved"));
    }

    void droppedOnesLeave()
    {
        AlertModel model;
        QAbstractItemModelTester tester(&model);
        model.setAlerts(
            {alertNamed("a", 100, AlertState::Pending), alertNamed("x", 5, AlertState::Inactive)});
        QCOMPARE(model.rowCount(), 1);
        model.upsert(alertNamed("never seen", 1, AlertState::Inactive));
        QCOMPARE(model.rowCount(), 1);
        model.upsert(alertNamed("a", 100, AlertState::Inactive));
        QCOMPARE(model.rowCount(), 0);
    }

    void textsTellTheAlert()
    {
        AlertModel model;
        model.setAlerts({alertNamed("open", 70), alertNamed("done", 300, AlertState::Resolved)});
        model.setNow(noon);
        QCOMPARE(text(model, 0, AlertModel::StateColumn), QStringLiteral("Firing"));
        QCOMPARE(text(model, 0, AlertModel::SeverityColumn), QStringLiteral("Critical"));
        QCOMPARE(text(model, 0, AlertModel::RuleColumn), QStringLiteral("Accuracy is low"));
        QCOMPARE(text(model, 0, AlertModel::ModelColumn), QStringLiteral("fraud on triton"));
        QCOMPARE(text(model, 0, AlertModel::ValueColumn), QStringLiteral("80.0 % (limit 82.0 %)"));
        QCOMPARE(text(model, 0, AlertModel::DurationColumn), QStringLiteral("1 min 0 s"));
        QCOMPARE(text(model, 1, AlertModel::ValueColumn), QStringLiteral("75.0 % (limit 82.0 %)"));
        QCOMPARE(text(model, 1, AlertModel::DurationColumn), QStringLiteral("20 s"));

        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setNow(noon + Duration{5000});
        QCOMPARE(changed.count(), 1); // the resolved one does not age
        QCOMPARE(text(model, 0, AlertModel::DurationColumn), QStringLiteral("1 min 5 s"));

        model.setEndpointNames({{"triton", QStringLiteral("Demo fleet")}});
        QCOMPARE(text(model, 0, AlertModel::ModelColumn), QStringLiteral("fraud on Demo fleet"));
    }

    void handlingIsShown_data()
    {
        QTest::addColumn<bool>("acknowledged");
        QTest::addColumn<bool>("silenced");
        QTest::addColumn<QString>("shown");
        QTest::newRow("open") << false << false << "Unassigned";
        QTest::newRow("acknowledged") << true << false << "Acknowledged by ana: known";
        QTest::newRow("silenced") << false << true << "Silenced";
        QTest::newRow("both") << true << true << "Silenced, and acknowledged by ana: known";
    }

    void handlingIsShown()
    {
        QFETCH(bool, acknowledged);
        QFETCH(bool, silenced);
        QFETCH(QString, shown);
        Alert alert = alertNamed("a", 10);
        if (acknowledged)
            alert.acknowledged = Acknowledgement{noon, QStringLiteral("ana"), QStringLiteral("known")};
        if (silenced)
            alert.silencedBy = "s1";
        QCOMPARE(AlertModel::handlingText(alert, nullptr), shown);
    }

    void handlingTellsTheIncident_data()
    {
        QTest::addColumn<bool>("open");
        QTest::addColumn<int>("verdict"); // -1: not verified
        QTest::addColumn<QString>("shown");
        QTest::newRow("under way") << true << -1 << "Incident #3, under way: Analyse";
        QTest::newRow("verified") << false << int(Verdict::Passed) << "Incident #3, verified";
        QTest::newRow("unverified") << false << -1 << "Incident #3, closed unverified";
    }

    void handlingTellsTheIncident()
    {
        QFETCH(bool, open);
        QFETCH(int, verdict);
        QFETCH(QString, shown);
        Incident incident;
        incident.id = "i";
        incident.number = 3;
        incident.alertId = "a";
        incident.step = IncidentStep::Analyse;
        if (!open)
            incident.closedAt = noon;
        if (verdict >= 0)
            incident.verifications.emplace_back().verdict = static_cast<Verdict>(verdict);
        Incident earlier = incident;
        earlier.number = 1;
        AlertModel model;
        const QAbstractItemModelTester tester(&model);
        model.setAlerts({alertNamed("a", 10)});
        QCOMPARE(text(model, 0, AlertModel::HandlingColumn), QStringLiteral("Unassigned"));
        model.setIncidents(AlertIncidents(std::vector{incident, earlier}));
        QCOMPARE(text(model, 0, AlertModel::HandlingColumn), shown);
        QCOMPARE(model.incidentOf(*model.alertAt(0))->id, std::string("i"));
    }

    void otherAlertsOfTheFaultHaveTheIncident_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("after"); // the onset, seconds
        QTest::addColumn<bool>("isOfTheFault");
        QTest::newRow("another rule") << "triton"
                                      << "fraud" << 90 << true;
        QTest::newRow("its endpoint") << "triton"
                                      << "" << 90 << true;
        QTest::newRow("before the onset was seen") << "triton"
                                                   << "fraud" << -60 << true;
        QTest::newRow("another model") << "triton"
                                       << "sentiment" << 90 << false;
        QTest::newRow("another endpoint") << "torch"
                                          << "fraud" << 90 << false;
        QTest::newRow("long before") << "triton"
                                     << "fraud" << -3'600 << false;
        QTest::newRow("after the fix") << "triton"
                                       << "fraud" << 301 << false;
    }

    void otherAlertsOfTheFaultHaveTheIncident()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, model);
        QFETCH(int, after);
        Incident incident;
        incident.id = "i";
        incident.number = 3;
        incident.alertId = "accuracy";
        incident.openedAt = noon + Duration{120'000};
        incident.subject.endpoint = "triton";
        incident.subject.model = "fraud";
        incident.location.emplace();
        incident.location->onset = noon;
        incident.location->affected = {noon, incident.openedAt};
        IncidentAction& fix = incident.actions.emplace_back();
        fix.at = noon + Duration{300'000};
        fix.outcome.emplace();
        fix.outcome->effect = SwitchEffect::TookEffect;
        Alert latency;
        latency.id = "latency";
        latency.series = {{"endpoint", endpoint.toStdString()}};
        if (!model.isEmpty())
            latency.series.set("model", model.toStdString());
        latency.pendingAt = noon + Duration{1'000LL * after};
        latency.state = AlertState::Firing;
        AlertModel alerts;
        alerts.setAlerts({latency});
        alerts.setIncidents(AlertIncidents(std::vector{incident}));
        QTEST(text(alerts, 0, AlertModel::HandlingColumn).startsWith(QStringLiteral("Incident #3")),
              "isOfTheFault");
    }

    void theYearIsToldWhereItIsAnother()
    {
        const Timestamp now{1'767'268'800'000}; // 2026-01-01T12:00:00Z
        QVERIFY(!AlertModel::sinceText(now - Duration{60'000}, now).contains(QStringLiteral("2026")));
        QVERIFY(AlertModel::sinceText(now - std::chrono::days(30), now).contains(QStringLiteral("2025")));
    }

    void whatNeedsSomebodySortsHighest()
    {
        AlertModel model;
        Alert handled = alertNamed("handled", 30);
        handled.acknowledged = Acknowledgement{noon, QStringLiteral("ana"), QStringLiteral("known")};
        model.setAlerts({alertNamed("firing", 40), handled, alertNamed("pending", 20, AlertState::Pending),
                         alertNamed("resolved", 10 + 300, AlertState::Resolved)});
        const auto rank = [&](const char* id) {
            return model.index(model.rowOf(id), AlertModel::StateColumn).data(AlertModel::SortRole).toInt();
        };
        QVERIFY(rank("firing") > rank("handled"));
        QVERIFY(rank("handled") > rank("pending"));
        QVERIFY(rank("pending") > rank("resolved"));
    }

    void rulesAskBeforeTheyChange()
    {
        RuleModel model;
        QAbstractItemModelTester tester(&model);
        model.setRules(defaultRules());
        QCOMPARE(model.rowCount(), static_cast<int>(defaultRules().size()));
        const int row = model.rowOf("accuracy-low");
        const QModelIndex cell = model.index(row, RuleModel::NameColumn);
        QCOMPARE(cell.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(text(model, row, RuleModel::NameColumn), QStringLiteral("Accuracy is low"));
        QVERIFY(
            text(model, row, RuleModel::ConditionColumn).startsWith(QStringLiteral("Accuracy below 82.0 %")));

        std::string asked;
        connect(&model, &RuleModel::enableRequested, this,
                [&](const std::string& id, bool enabled) { asked = enabled ? "" : id; });
        QVERIFY(model.setData(cell, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(asked, std::string("accuracy-low"));
        QCOMPARE(cell.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!model.setData(cell, QStringLiteral("x"), Qt::EditRole));
    }

    void rulesStayInOrderOfTheirNames()
    {
        RuleModel model;
        QAbstractItemModelTester tester(&model);
        model.setRules(defaultRules());
        AlertRule rule = *model.ruleAt(0);
        rule.name = QStringLiteral("zebra");
        model.upsert(rule);
        QCOMPARE(model.rowOf(rule.id), model.rowCount() - 1);
        rule.enabled = false;
        model.upsert(rule);
        QCOMPARE(model.rowOf(rule.id), model.rowCount() - 1);
        model.remove(rule.id);
        QCOMPARE(model.rowOf(rule.id), -1);
        model.retranslate();
        QCOMPARE(model.rowCount(), static_cast<int>(defaultRules().size()) - 1);
    }
};

QTEST_MAIN(TestAlertModel)
#include "tst_alertmodel.moc"
