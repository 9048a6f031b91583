// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/incidentmodel.h"

#include "models/items/incidents/incidentdossier.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

Incident incident(const std::string& id, std::int64_t openedAt, std::int64_t closedAt = 0)
{
    Incident incident;
    incident.id = id;
    incident.title = QString::fromStdString("Incident " + id);
    incident.openedAt = {openedAt};
    incident.closedAt = {closedAt};
    incident.subject = {"triton", "fraud", "2", {}};
    return incident;
}

} // namespace

class TestIncidentModel : public QObject
{
    Q_OBJECT

private slots:
    void chartsWithoutABaselineBeginBeforeTheOnset()
    {
        constexpr Timestamp onset{1'767'268'800'000};
        IncidentDossier dossier;
        dossier.incident = incident("a", onset.ms + 60'000);
        dossier.incident.location.emplace();
        dossier.incident.location->onset = onset;
        dossier.incident.location->affected = {onset, onset + Duration{30'000}};
        const TimeRange shown = dossier.chartRange(onset + Duration{70'000});
        QCOMPARE(shown, (TimeRange{onset - Duration{60'000}, onset + Duration{70'000}}));
    }

    void keepsRowsWhoseIdsStay()
    {
        IncidentModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncidents({incident("b", 2000), incident("a", 1000)});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setIncidents({incident("b", 2000, 9000), incident("a", 1000)});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!model.index(0, 0).data(IncidentModel::OpenRole).toBool());
        model.setIncidents({incident("c", 3000)});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowOf("c"), 0);
        QCOMPARE(model.rowOf("a"), -1);
    }

    void openOnesGrowOlderAndClosedOnesDoNot()
    {
        IncidentModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncidents({incident("open", 10'000), incident("closed", 10'000, 75'000)});
        model.setNow({40'000});
        const auto duration = [&](int row) {
            return model.index(row, IncidentModel::DurationColumn).data(IncidentModel::SortRole).toLongLong();
        };
        QCOMPARE(duration(0), 30'000);
        QCOMPARE(duration(1), 65'000);
        model.setNow({50'000});
        QCOMPARE(duration(0), 40'000);
        QCOMPARE(duration(1), 65'000);
        QCOMPARE(model.index(1, IncidentModel::DurationColumn).data().toString(),
                 QStringLiteral("1 min 5 s"));
    }

    void showsTheLastVerdict()
    {
        IncidentModel model;
        Incident verified = incident("v", 1000);
        verified.verifications.resize(2);
        verified.verifications[0].verdict = Verdict::Failed;
        verified.verifications[1].verdict = Verdict::Passed;
        model.setIncidents({verified, incident("u", 500)});
        QVERIFY(
            model.index(0, IncidentModel::VerdictColumn).data().toString().startsWith(QStringLiteral("✔")));
        QCOMPARE(model.index(1, IncidentModel::VerdictColumn).data().toString(),
                 QStringLiteral("Not verified"));
    }
};

QTEST_MAIN(TestIncidentModel)
#include "tst_incidentmodel.moc"
