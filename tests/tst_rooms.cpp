// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>

/// Includes follow the plan of the house: app → widgets → models, libraries in their order, and what a
/// library keeps in its rooms is included by others only through the doors that are named here.
class TestRooms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void arrowsPointDown();
    void roomsAreEnteredByTheirDoors();
    void theRulesFindWhatTheyAreFor();

private:
    struct Include
    {
        QString from;
        QString header;
    };
    std::vector<Include> m_includes;
    QStringList m_order; ///< the libraries, the lowest first
};

namespace {

/// Rooms whose headers belong to their library, and those of them that others may include.
const std::map<QString, QStringList>& closedRooms()
{
    static const std::map<QString, QStringList> rooms{
        {"models/evaluation/account", {"logaccount.h", "rowledger.h"}},
        {"models/evaluation/drift", {}},
        {"models/evaluation/findings", {"comparisonfindings.h", "findings.h"}},
        {"models/evaluation/report", {"qualityreport.h"}},
        {"models/evaluation/rows", {"evaluatedrows.h"}},
        {"models/evaluation/slices", {"segmentfalls.h"}},
        {"models/evaluation/versions", {}},
        {"models/evaluation/windows", {}},
        {"models/history/audit", {"auditcheck.h", "audithead.h"}},
        {"models/history/chunks", {}},
        {"models/history/predictions", {"predictioncolumns.h"}},
        {"models/history/salvage", {"salvage.h"}},
        {"models/history/samples", {"columngrid.h"}},
        {"models/history/schema", {"auditmigration.h", "migrations.h"}},
        {"models/history/series", {}},
        {"models/history/sqlite", {"database.h", "databaseerror.h"}},
        {"models/history/upkeep", {"integrity.h"}},
        {"models/incidents/analyse", {"analysis.h", "outage.h", "versionuse.h"}},
        {"models/incidents/locate", {"locate.h"}},
        {"models/incidents/report", {"effecttext.h", "evidencetext.h", "report.h"}},
        {"models/incidents/verify", {"verification.h"}},
        {"models/items/charts", {"chartcurves.h", "chartfeed.h", "chartmarkers.h", "chartpanels.h"}},
        {"models/logs/cells", {"celltext.h"}},
        {"models/logs/files", {"bytesource.h", "growinglog.h", "logset.h"}},
        {"models/logs/formats", {"lineformat.h", "logformat.h"}},
        {"models/logs/rows",
         {"columnmapping.h", "csv.h", "fieldmap.h", "logclock.h", "loggedprobabilities.h", "recordbuilder.h",
          "recordparser.h", "rowcutter.h", "writtennumbers.h"}},
        {"models/logs/text", {"cleantext.h"}},
        {"models/operator", {"incidentlife.h", "operatoractions.h"}},
        {"models/table/blocks", {"tablebuilder.h"}},
        {"models/table/columns", {}},
        {"models/table/filter", {"filter.h", "filtertext.h", "rowtests.h"}},
        {"models/table/reading", {"recordimport.h"}},
        {"models/table/tally", {"tally.h"}},
    };
    return rooms;
}

QString textOf(const QString& path)
{
    QFile file(QDir(QD_SOURCE_DIR).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "models/history" of "models/history/chunks/chunk.h", and "app" of "app/main.cpp".
QString libraryOf(const QString& path)
{
    return path.section('/', 0, path.count('/') > 1 ? 1 : 0);
}

QStringList libraries(const QString& folder)
{
    static const QRegularExpression list("foreach\\(folder ([^)]*)\\)");
    QStringList found;
    for (const QString& name : list.match(textOf(folder + "/CMakeLists.txt")).captured(1).split(' '))
        found << folder + '/' + name;
    return found;
}

bool pointsUp(const QString& from, const QString& header, const QStringList& order)
{
    return order.indexOf(libraryOf(header)) > order.indexOf(libraryOf(from));
}

bool breaksIn(const QString& from, const QString& header)
{
    if (libraryOf(from) == libraryOf(header))
        return false;
    const auto room = closedRooms().find(header.section('/', 0, -2));
    return room != closedRooms().end() && !room->second.contains(header.section('/', -1));
}

} // namespace

void TestRooms::initTestCase()
{
    m_order = libraries("models") + libraries("widgets") +
              QStringList{"app/fleet", "app/process", "app/console", "app/demo", "app/commands", "app"};
    static const QRegularExpression include("^#include \"([^\"]+/[^\"]+)\"",
                                            QRegularExpression::MultilineOption);
    const QDir root(QD_SOURCE_DIR);
    for (const char* folder : {"models", "widgets", "app"}) {
        QDirIterator files(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = root.relativeFilePath(files.next());
            auto matches = include.globalMatch(textOf(path));
            while (matches.hasNext())
                m_includes.push_back({path, matches.next().captured(1)});
        }
    }
    QVERIFY(m_order.size() > 20);
    QVERIFY(m_includes.size() > 1'000);
}

void TestRooms::arrowsPointDown()
{
    QStringList found;
    for (const auto& [from, header] : m_includes) {
        if (!m_order.contains(libraryOf(header)))
            found << from + ": " + header + " belongs to no library";
        else if (pointsUp(from, header, m_order))
            found << from + " includes " + header + ", which stands above it";
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void TestRooms::roomsAreEnteredByTheirDoors()
{
    QStringList found;
    for (const auto& [from, header] : m_includes) {
        if (breaksIn(from, header))
            found << from + " includes " + header +
                         ": move it to the front of its library, or name it a door";
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    for (const auto& [room, doors] : closedRooms()) {
        for (const QString& door : doors) {
            const bool isUsed = std::any_of(m_includes.begin(), m_includes.end(), [&](const Include& one) {
                return one.header == room + '/' + door && libraryOf(one.from) != libraryOf(room);
            });
            QVERIFY2(isUsed, qPrintable(room + '/' + door + " needs to be no door any more"));
        }
    }
}

void TestRooms::theRulesFindWhatTheyAreFor()
{
    QVERIFY(pointsUp("models/base/time.cpp", "models/history/history.h", m_order));
    QVERIFY(pointsUp("models/items/fleetmodel.cpp", "widgets/theme/theme.h", m_order));
    QVERIFY(pointsUp("app/console/console.cpp", "app/commands/commandspec.h", m_order));
    QVERIFY(!pointsUp("app/main.cpp", "widgets/theme/theme.h", m_order));
    QVERIFY(breaksIn("widgets/charts/chartspage.cpp", "models/history/chunks/chunk.h"));
    QVERIFY(!breaksIn("models/history/history.cpp", "models/history/chunks/chunk.h"));
    QVERIFY(!breaksIn("app/commands/salvagecommand.cpp", "models/history/salvage/salvage.h"));
}

QTEST_APPLESS_MAIN(TestRooms)
#include "tst_rooms.moc"
