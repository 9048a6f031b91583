// SPDX-License-Identifier: Apache-2.0
#include "models/items/fleetmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace qd;

namespace {

ModelStatus served(const std::string& name, double accuracy)
{
    ModelStatus status;
    status.model = name;
    status.servingVersion = "2";
    status.state = EndpointState::Healthy;
    status.accuracy = accuracy;
    status.latencyP99 = 0.0123;
    status.memoryBytes = 312.0 * 1024 * 1024;
    status.sparkline = {{{1000}, 0.9}, {{2000}, accuracy}};
    status.sparklineMetric = "model_accuracy_ratio";
    return status;
}

EndpointStatus endpoint(const std::string& id, std::vector<ModelStatus> models)
{
    EndpointStatus status;
    status.endpoint.id = id;
    status.endpoint.name = QString::fromStdString(id).toUpper();
    status.state = EndpointState::Healthy;
    status.models = std::move(models);
    return status;
}

FleetSnapshotPtr snapshot(std::vector<EndpointStatus> endpoints)
{
    FleetSnapshot fleet;
    fleet.at = {5000};
    fleet.endpoints = std::move(endpoints);
    return std::make_shared<const FleetSnapshot>(std::move(fleet));
}

QString shown(const FleetModel& model, int row, FleetModel::Column column)
{
    return model.index(row, column).data().toString().replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace

class TestFleetModel : public QObject
{
    Q_OBJECT

private slots:
    void aSilencedRowKeepsItsState()
    {
        FleetModel model;
        ModelStatus failing = served("fraud", 0.7);
        failing.state = EndpointState::Failing;
        failing.firingAlerts = 2;
        failing.silencedAlerts = 1;
        const auto first = [&] { return model.index(0, FleetModel::StateColumn); };
        model.setSnapshot(snapshot({endpoint("a", {failing})}));
        QVERIFY(!first().data(FleetModel::SilencedRole).toBool());
        failing.silencedAlerts = 2;
        model.setSnapshot(snapshot({endpoint("a", {failing})}));
        QCOMPARE(first().data().toString(), QStringLiteral("Failing"));
        QVERIFY(first().data(FleetModel::SilencedRole).toBool());
        QVERIFY(first().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("silenced")));
    }

    void listsOneRowPerModelAndOnePerBareEndpoint()
    {
        FleetModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSnapshot(
            snapshot({endpoint("a", {served("fraud", 0.94), served("spam", 0.9)}), endpoint("b", {})}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(shown(model, 0, FleetModel::NameColumn), QStringLiteral("A"));
        QCOMPARE(shown(model, 1, FleetModel::ModelColumn), QStringLiteral("spam"));
        QCOMPARE(shown(model, 0, FleetModel::AccuracyColumn), QStringLiteral("94.0 %"));
        QCOMPARE(shown(model, 0, FleetModel::LatencyColumn), QStringLiteral("12.3 ms"));
        QCOMPARE(shown(model, 0, FleetModel::MemoryColumn), QStringLiteral("312 MiB"));
        QCOMPARE(shown(model, 0, FleetModel::ErrorsColumn), QStringLiteral("–"));
        QCOMPARE(shown(model, 2, FleetModel::ModelColumn), QStringLiteral("–"));
        QCOMPARE(model.endpointAt(2)->endpoint.id, std::string("b"));
        QVERIFY(!model.modelAt(2));
        QVERIFY(!model.endpointAt(3));
    }

    void updatesRowsInPlace()
    {
        FleetModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSnapshot(snapshot({endpoint("a", {served("fraud", 0.94)})}));
        const QPersistentModelIndex row = model.index(0, 0);
        QSignalSpy reset(&model, &FleetModel::modelReset);
        QSignalSpy changed(&model, &FleetModel::dataChanged);
        model.setSnapshot(snapshot({endpoint("a", {served("fraud", 0.78)})}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QVERIFY(row.isValid());
        QCOMPARE(shown(model, 0, FleetModel::AccuracyColumn), QStringLiteral("78.0 %"));
    }

    void keepsTheOtherRowsWhenSomeComeAndGo_data()
    {
        QTest::addColumn<QList<QString>>("before");
        QTest::addColumn<QList<QString>>("after");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("resets");
        using Names = QList<QString>;
        QTest::newRow("one comes") << Names{"a", "c"} << Names{"a", "b", "c"} << 1 << 0 << 0;
        QTest::newRow("one goes") << Names{"a", "b", "c"} << Names{"a", "c"} << 0 << 1 << 0;
        QTest::newRow("one for another") << Names{"a", "b"} << Names{"a", "z"} << 1 << 1 << 0;
        QTest::newRow("all new") << Names{"a", "b"} << Names{"x", "y", "z"} << 3 << 2 << 0;
        QTest::newRow("all gone") << Names{"a", "b"} << Names{} << 0 << 2 << 0;
        QTest::newRow("another order") << Names{"a", "b"} << Names{"b", "a"} << 0 << 0 << 1;
    }

    void keepsTheOtherRowsWhenSomeComeAndGo()
    {
        QFETCH(QList<QString>, before);
        QFETCH(QList<QString>, after);
        QFETCH(int, inserted);
        QFETCH(int, removed);
        QFETCH(int, resets);
        const auto fleet = [](const QList<QString>& names) {
            std::vector<EndpointStatus> endpoints;
            for (const QString& name : names)
                endpoints.push_back(endpoint(name.toStdString(), {served("m", 0.9)}));
            return snapshot(std::move(endpoints));
        };
        FleetModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSnapshot(fleet(before));
        QSignalSpy insertions(&model, &FleetModel::rowsInserted);
        QSignalSpy removals(&model, &FleetModel::rowsRemoved);
        QSignalSpy reset(&model, &FleetModel::modelReset);
        model.setSnapshot(fleet(after));
        QCOMPARE(insertions.count(), inserted);
        QCOMPARE(removals.count(), removed);
        QCOMPARE(reset.count(), resets);
        QCOMPARE(model.rowCount(), after.size());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.index(row, 0).data(FleetModel::EndpointIdRole).toString(), after[row]);
    }

    void showsNoModelBetterThanItsEndpoint()
    {
        auto unreachable = endpoint("a", {served("fraud", 0.94)});
        unreachable.state = EndpointState::Unreachable;
        auto degraded = endpoint("b", {served("spam", 0.94)});
        degraded.state = EndpointState::Degraded;
        FleetModel model;
        model.setSnapshot(snapshot({unreachable, degraded}));
        QCOMPARE(shown(model, 0, FleetModel::StateColumn), QStringLiteral("Unreachable"));
        QCOMPARE(shown(model, 1, FleetModel::StateColumn),
                 QStringLiteral("Healthy")); // another model is to blame
    }

    void sortsNumbersAsNumbersAndTheWorstStateLast()
    {
        auto failing = endpoint("f", {served("m", 0.1)});
        failing.models[0].state = EndpointState::Failing;
        auto without = endpoint("w", {served("m", 0.5)});
        without.models[0].accuracy.reset();
        FleetModel model;
        model.setSnapshot(snapshot({endpoint("a", {served("m", 0.9)}), failing, without}));
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&model);
        proxy.setSortRole(FleetModel::SortRole);
        proxy.sort(FleetModel::AccuracyColumn);
        QCOMPARE(proxy.index(0, FleetModel::NameColumn).data().toString(), QStringLiteral("W"));
        QCOMPARE(proxy.index(1, FleetModel::NameColumn).data().toString(), QStringLiteral("F"));
        proxy.sort(FleetModel::StateColumn, Qt::DescendingOrder);
        QCOMPARE(proxy.index(0, FleetModel::NameColumn).data().toString(), QStringLiteral("F"));
    }

    void tellsTheLastErrorWithItsHint()
    {
        auto broken = endpoint("a", {});
        broken.lastError = Error{ErrorKind::Timeout, "A", "No answer in 4 s.", "Check the address."};
        FleetModel model;
        model.setSnapshot(snapshot({broken}));
        const QString tip = model.index(0, FleetModel::NameColumn).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QLatin1String("No answer in 4 s.")));
        QVERIFY(tip.contains(QLatin1String("Check the address.")));
    }

    void readsTheTrendAloud()
    {
        FleetModel model;
        model.setSnapshot(snapshot({endpoint("a", {served("fraud", 0.94)})}));
        const QModelIndex trend = model.index(0, FleetModel::TrendColumn);
        QCOMPARE(trend.data(FleetModel::SparklineRole).value<std::vector<Sample>>().size(), std::size_t(2));
        QCOMPARE(trend.data(Qt::AccessibleTextRole).toString().replace(QChar::Nbsp, QLatin1Char(' ')),
                 QStringLiteral("Accuracy, now 94.0 %"));
    }
};

QTEST_GUILESS_MAIN(TestFleetModel)
#include "tst_fleetmodel.moc"
