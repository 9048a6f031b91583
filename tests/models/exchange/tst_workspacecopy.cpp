// SPDX-License-Identifier: Apache-2.0
#include "exchangefixture.h"
#include "models/history/historyidentity.h"
#include "models/history/upkeep/integrity.h"
#include "models/serving/endpoint.h"

#include <QThread>

#include <thread>

using namespace qd;

namespace {

constexpr std::int64_t start = 1'700'000'000'000;
const std::string secret = "hunter2-do-not-leave";

// A bit of everything, half of it in [start, start + 10 s).
WriteBatch everything()
{
    WriteBatch batch;
    for (std::int64_t i = 0; i < 20; ++i) {
        batch.samples.push_back({accuracyOf("fraud"), {{start + i * 1'000}, 0.01 * double(i)}});
        batch.predictions.push_back(predictionAt(start + i * 1'000, "triton", "r" + std::to_string(i)));
        batch.events.push_back({0, {start + i * 1'000}, "version", "triton", "fraud", "{}"});
    }
    batch.labels.push_back({"triton", {{start + 30'000}, "r1", "yes"}});
    batch.alerts.push_back(
        {"a1", "rule", "triton", "fraud", "resolved", {start}, {start + 1}, {start + 2}, "{}"});
    batch.alerts.push_back(
        {"a2", "rule", "triton", "fraud", "firing", {start + 15'000}, {start + 15'001}, {0}, "{}"});
    batch.incidents.push_back({"i1", {start + 1'000}, {start + 2'000}, "report", "{}"});
    batch.incidents.push_back({"i2", {start + 12'000}, {0}, "fix", "{}"});
    for (const char* incident : {"i1", "i2"}) {
        batch.incidentSteps.push_back({0, incident, {start + 1'500}, "locate", "{}"});
        batch.audit.push_back({0, {start + 1'600}, "me", "rollback", "succeeded", "x", incident, "t", "{}"});
    }
    Endpoint endpoint;
    endpoint.id = "triton";
    endpoint.name = "Triton";
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    batch.documents.push_back({"endpoint", "triton", endpointToJson(endpoint)});
    return batch;
}

} // namespace

/// A copy is a history of its own, whole, sound and alone.
class TestWorkspaceCopy : public QObject
{
    Q_OBJECT

private slots:
    void theWholeFileIsCopied();
    void aRangeIsCopied();
    void theCopyOpensForReadingAndForWriting();
    void aWriterAtWorkDoesNotDisturb();
    void aCancelledCopyLeavesNothing_data();
    void aCancelledCopyLeavesNothing();
    void theHistoryIsNotItsOwnCopy();
    void noExportHasASecret();
};

void TestWorkspaceCopy::theWholeFileIsCopied()
{
    TemporaryHistory t;
    require(t.write(everything()));
    QTemporaryDir folder;
    const QString target = folder.filePath("copy.qdh");
    const auto outcome = require(exportHistory(t.path(), {ExportFormat::Workspace, target}));
    QCOMPARE(outcome.bytes, QFileInfo(target).size());
    QCOMPARE(filesIn(folder.path()), QStringList{"copy.qdh"}); // nothing beside it
    QVERIFY(require(integrityProblems(target)).isEmpty());
    const auto copy = require(HistoryReader::open(target));
    QCOMPARE(allSamples(*copy), allSamples(*t.reader()));
    QCOMPARE(require(copy->predictions({.range = always})).size(), 20u);
    QCOMPARE(require(copy->audit()).size(), 2u);
    QCOMPARE(require(copy->audit()).back().hash, require(t.reader()->audit()).back().hash);
    QCOMPARE(require(copy->documents("endpoint")).size(), 1u);
    QVERIFY(isHistoryIdentity(copy->identity()));
    QVERIFY(copy->identity() != t.history->identity());
}

void TestWorkspaceCopy::aRangeIsCopied()
{
    TemporaryHistory t;
    require(t.write(everything()));
    QTemporaryDir folder;
    const QString target = folder.filePath("copy.qdh");
    const TimeRange range{{start}, {start + 10'000}};
    const auto outcome = require(exportHistory(t.path(), {ExportFormat::Workspace, target, range}));
    QCOMPARE(outcome.series, 1);
    QCOMPARE(filesIn(folder.path()), QStringList{"copy.qdh"});
    const auto copy = require(HistoryReader::open(target));
    QCOMPARE(allSamples(*copy), allSamples(*t.reader(), range));
    const auto predictions = require(copy->predictions({.range = always}));
    QCOMPARE(predictions.size(), 10u);
    QCOMPARE(predictions[1].record.label, std::optional<std::string>("yes"));
    QCOMPARE(require(copy->events(always)).size(), 10u);
    QCOMPARE(require(copy->alerts(always)).size(), 1u);
    const auto incidents = require(copy->incidents());
    QCOMPARE(incidents.size(), 1u);
    QCOMPARE(incidents.front().id, std::string("i1"));
    QCOMPARE(require(copy->incidentSteps("i1")).size(), 1u);
    const auto audit = require(copy->audit());
    QCOMPARE(audit.size(), 1u);
    QCOMPARE(audit.front().incident, std::string("i1"));
    const auto identity = require(historyIdentity(require(Database::open(target, Database::Mode::ReadOnly))));
    QCOMPARE(identity.trail, HistoryIdentity::Trail::Part);
    QVERIFY(identity.identity != t.history->identity());
    QCOMPARE(require(copy->documents("endpoint")).size(), 1u);
}

void TestWorkspaceCopy::theCopyOpensForReadingAndForWriting()
{
    TemporaryHistory t;
    require(t.write(everything()));
    QTemporaryDir folder;
    const QString target = folder.filePath("copy.qdh");
    require(exportHistory(t.path(), {ExportFormat::Workspace, target}));
    {
        const auto readOnly = require(History::open(target, History::Access::ReadOnly));
        QCOMPARE(require(require(readOnly->reader())->predictions({.range = always})).size(), 20u);
    }
    QCOMPARE(filesIn(folder.path()), QStringList{"copy.qdh"}); // to read it, nothing is written beside it
    const auto writing = require(History::open(target));
    std::promise<Result<void>> written;
    writing->write({.samples = {{accuracyOf("new"), {{start}, 1}}}}, nullptr,
                   [&](const Result<void>& done) { written.set_value(done); });
    require(written.get_future().get());
    QCOMPARE(allSamples(*require(writing->reader())).size(), 21);
}

void TestWorkspaceCopy::aWriterAtWorkDoesNotDisturb()
{
    TemporaryHistory t;
    WriteBatch first = everything();
    SeriesRun run{{"filler", {}}, {}};
    for (std::int64_t i = 0; i < 300'000; ++i) // some hundred steps of the copy
        run.samples.push_back({{start + i}, std::sin(double(i))});
    first.runs.push_back(run);
    require(t.write(std::move(first)));
    const qsizetype before = allSamples(*t.reader()).size();

    QTemporaryDir folder;
    std::vector<double> fractions;
    std::int64_t committed = 0;
    require(
        exportHistory(t.path(), {ExportFormat::Workspace, folder.filePath("copy.qdh")}, {},
                      [&](const ExchangeProgress& progress) {
                          fractions.push_back(progress.fraction);
                          require(t.write({.samples = {{accuracyOf("later"), {{start + committed++}, 1}}}}));
                      }));
    QVERIFY(committed > 1);
    // It did not begin anew, and it is the state of its beginning.
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QCOMPARE(allSamples(*require(HistoryReader::open(folder.filePath("copy.qdh")))).size(), before);
    QCOMPARE(allSamples(*t.reader()).size(), before + committed);
}

void TestWorkspaceCopy::aCancelledCopyLeavesNothing_data()
{
    QTest::addColumn<bool>("hasRange");
    QTest::newRow("whole") << false;
    QTest::newRow("range") << true;
}

void TestWorkspaceCopy::aCancelledCopyLeavesNothing()
{
    QFETCH(bool, hasRange);
    TemporaryHistory t;
    require(t.write(everything()));
    QTemporaryDir folder;
    CancelToken cancel;
    cancel.cancel();
    ExportRequest request{ExportFormat::Workspace, folder.filePath("copy.qdh")};
    if (hasRange)
        request.range = TimeRange{{start}, {start + 10'000}};
    const auto outcome = exportHistory(t.path(), request, cancel);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void TestWorkspaceCopy::theHistoryIsNotItsOwnCopy()
{
    TemporaryHistory t;
    const auto outcome = exportHistory(t.path(), {ExportFormat::Workspace, t.path()});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
}

void TestWorkspaceCopy::noExportHasASecret()
{
    TemporaryHistory t;
    WriteBatch batch = everything();
    // What a form would have to refuse, so that no document can come to hold a credential.
    Endpoint careless = require(endpointFromJson(batch.documents.front().body));
    careless.metricsUrl = "http://me:" + secret + "@example.org/metrics";
    QVERIFY(!validate(careless));
    careless.metricsUrl = "http://example.org/metrics";
    careless.headers = {{"Authorization", "Bearer " + secret}};
    QVERIFY(!validate(careless));

    require(t.write(std::move(batch)));
    QTemporaryDir folder;
    for (const ExportFormat format :
         {ExportFormat::SamplesCsv, ExportFormat::OpenMetrics, ExportFormat::PredictionsCsv,
          ExportFormat::Records, ExportFormat::Workspace}) {
        const QString target = folder.filePath(QString::fromLatin1(exportFormatId(format).data()));
        require(exportHistory(t.path(), {format, target}));
        const QByteArray content = contentOf(target);
        QVERIFY(!content.contains(secret.c_str()));
        QVERIFY(!content.contains("password"));
    }
}

QTEST_GUILESS_MAIN(TestWorkspaceCopy)
#include "tst_workspacecopy.moc"
