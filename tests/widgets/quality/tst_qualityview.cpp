// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "models/base/clock.h"
#include "models/base/metrics.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/arrivedsignals.h"
#include "tests/support/pagesupport.h"
#include "tests/support/require.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/exchange/rangechoice.h"
#include "widgets/quality/qualityview.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <random>

using namespace qd;
using test::child;

namespace {

constexpr std::int64_t begin = 1'770'000'000'000;
constexpr std::int64_t count = 4'000;

/// Of a model that finds fraud, whose second version finds less of it in one country; half of the labels are
/// late.
StoredPrediction prediction(std::int64_t number, std::mt19937& random)
{
    auto stored = predictionAt(begin + number * 1'000, "e-1", "r" + std::to_string(number), "fraud",
                               number < count / 2 ? "1" : "2");
    PredictionRecord& record = stored.record;
    const bool isFraud = random() % 4 == 0;
    const bool isGerman = random() % 3 == 0;
    const unsigned wrong = record.version == "2" && isGerman ? 4 : 1;
    const bool isRight = random() % 10 >= wrong;
    record.prediction = isFraud == isRight ? "fraud" : "fine";
    record.probability = (isRight ? 0.7 : 0.5) + double(random() % 300) / 1'000;
    record.latencySeconds = 0.002 * double(1 + random() % 50);
    record.status = number % 97 == 0 ? 503 : 200;
    record.attributes = isGerman ? "{\"country\":\"DE\"}" : "{\"country\":\"FR\"}";
    record.scores = "{\"fraud\":0.5,\"fine\":0.5}";
    if (number % 2 == 0)
        record.label = isFraud ? "fraud" : "fine";
    return stored;
}

void fill(const TemporaryHistory& history)
{
    std::mt19937 random(3);
    WriteBatch batch;
    for (std::int64_t i = 0; i < count; ++i)
        batch.predictions.push_back(prediction(i, random));
    batch.predictions.push_back(predictionAt(begin, "e-2", "x", "cats"));
    require(history.write(std::move(batch)));
}

FleetSnapshotPtr snapshot()
{
    FleetSnapshot fleet;
    fleet.endpoints.resize(2);
    fleet.endpoints[0].endpoint.id = "e-1";
    fleet.endpoints[0].endpoint.name = QStringLiteral("Triton");
    fleet.endpoints[0].endpoint.positiveClass = "fraud";
    fleet.endpoints[1].endpoint.id = "e-3";
    fleet.endpoints[1].endpoint.name = QStringLiteral("Torch");
    fleet.endpoints[1].models.resize(1);
    fleet.endpoints[1].models[0].model = "mood";
    return std::make_shared<const FleetSnapshot>(fleet);
}

} // namespace

class TestQualityView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::setUpPages(m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        m_history = std::make_unique<TemporaryHistory>();
        fill(*m_history);
        m_view = std::make_unique<QualityView>(*m_history->history, m_clock);
        m_view->resize(1'280, 860);
        m_view->setSnapshot(snapshot());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_history.reset();
    }

    void judgesExactlyWhatIsStoredInTheRange()
    {
        study({"e-1", "fraud"}, TimeRange{{begin + 1'000'000}, {begin + 3'000'000}});
        const auto& shown = child<EvaluationView>(*m_view, "evaluationView")->evaluation();
        QVERIFY(shown);
        QCOMPARE(shown->versions.front().predictions, 2'000);
        QCOMPARE(shown->versions.size(), 3U);
        QCOMPARE(shown->question.positiveClass, "fraud");
        const QString facts = child<QLabel>(*m_view, "qualityFacts")->text();
        QVERIFY2(facts.startsWith(QStringLiteral("2,000 predictions from ")), qPrintable(facts));
        QVERIFY2(facts.contains(formatValue(0.5, MetricUnit::Ratio) + QStringLiteral(" labelled")),
                 qPrintable(facts));
        QCOMPARE(child<QComboBox>(*m_view, "qualitySubject")->currentText(),
                 QStringLiteral("fraud on Triton"));
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QCoreApplication::processEvents();
            test::grab(*m_view, mode == ThemeMode::Light ? "quality-light" : "quality-dark");
        }
        Theme::instance().setMode(ThemeMode::Light);
    }

    void whatComesIsShownAndMovesNothing()
    {
        study({"e-1", "fraud"}, std::nullopt);
        auto* tabs = child<QTabWidget>(*m_view, "qualityTabs");
        emit child<EvaluationView>(*m_view, "evaluationView")->rowsWanted(QStringLiteral("country = \"DE\""));
        QTRY_VERIFY(rowCount().contains(QStringLiteral(" of 4,000 rows")));
        auto* bar = child<QScrollBar>(*m_view, "recordScrollBar");
        bar->setValue(300);
        const auto firstId = [this] {
            const auto* table = child<QTableView>(*m_view, "recordTable");
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                if (table->model()->headerData(column, Qt::Horizontal).toString() ==
                    QStringLiteral("Request id"))
                    return table->model()->index(0, column).data().toString();
            }
            return QString();
        };
        QTRY_VERIFY(!firstId().isEmpty());
        const QString before = firstId();
        const auto labelled = evaluated().labelled;

        std::mt19937 random(9);
        WriteBatch batch;
        for (std::int64_t i = count; i < count + 50; ++i)
            batch.predictions.push_back(prediction(i, random));
        for (std::int64_t i = 1; i < 200; i += 2) // late
            batch.labels.push_back({"e-1", {{begin + count * 1'000}, "r" + std::to_string(i), "fine"}});
        require(m_history->write(std::move(batch)));
        m_view->setInterval(std::chrono::milliseconds(20));
        QTRY_VERIFY(rowCount().contains(QStringLiteral(" of 4,050 rows")));
        QCOMPARE(evaluated().predictions, 4'050);
        QVERIFY(evaluated().labelled > labelled + 100);
        QCOMPARE(firstId(), before);
        QCOMPARE(bar->value(), 300);
        QCOMPARE(tabs->currentWidget()->objectName(), QStringLiteral("recordView"));
        QCOMPARE(child<QLineEdit>(*m_view, "recordFilter")->text(), QStringLiteral("country = \"DE\""));
    }

    void figuresThatComeAgainStayInPlace()
    {
        study({"e-1", "fraud"}, std::nullopt);
        auto* tabs = child<QTabWidget>(*m_view, "evaluationTabs");
        auto* area = tabs->currentWidget()->findChild<QScrollArea*>();
        QVERIFY(area);
        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 120);
        area->verticalScrollBar()->setValue(120);
        tabs->setFocus();
        QSignalSpy changed(tabs, &QTabWidget::currentChanged);
        QSignalSpy answered(m_view.get(), &QualityView::answered);
        m_view->refresh();
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(area->verticalScrollBar()->value(), 120);
    }

    void aQuestionOfTheUsersIsAskedAgain()
    {
        study({"e-1", "fraud"}, std::nullopt);
        EvaluationQuestion question =
            child<EvaluationView>(*m_view, "evaluationView")->evaluation()->question;
        question.filter = QStringLiteral("version = \"2\"");
        emit child<EvaluationView>(*m_view, "evaluationView")->questionChanged(question);
        QTRY_COMPARE(evaluated().predictions, count / 2);
        QVERIFY(child<QLabel>(*m_view, "qualityFacts")->text().contains(question.filter));
        QSignalSpy answered(m_view.get(), &QualityView::answered);
        m_view->refresh();
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(evaluated().predictions, count / 2);
    }

    void staysAsItIsWhenToldSo()
    {
        study({"e-1", "fraud"}, std::nullopt);
        child<QAction>(*m_view, "qualityKeepAction")->trigger();
        m_view->setInterval(std::chrono::milliseconds(1));
        std::mt19937 random(9);
        WriteBatch batch;
        batch.predictions.push_back(prediction(count, random));
        require(m_history->write(std::move(batch)));
        QSignalSpy answered(m_view.get(), &QualityView::answered);
        test::ArrivedSignals committed(m_history->history.get(), &History::committed);
        require(m_history->write({.labels = {{"e-1", {{begin}, "r1", "fine"}}}}));
        QTRY_VERIFY(committed.count() > 0);
        QCoreApplication::processEvents();
        QCOMPARE(answered.count(), 0);
        QTest::mouseClick(child<QToolButton>(*m_view, "qualityRefresh"), Qt::LeftButton);
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(evaluated().predictions, count + 1);
    }

    void aPointOfAChartLeadsToItsRowsAndBack()
    {
        m_view->study({"e-1", "fraud"}, TimeRange{{begin}, {begin + 4'000'000}},
                      Timestamp{begin + 2'500'000});
        auto* tabs = child<QTabWidget>(*m_view, "qualityTabs");
        QTRY_COMPARE(tabs->currentWidget()->objectName(), QStringLiteral("recordView"));
        const auto* table = child<QTableView>(*m_view, "recordTable");
        QTRY_VERIFY(table->currentIndex().isValid());
        QTRY_COMPARE(table->model()->headerData(table->currentIndex().row(), Qt::Vertical).toString(),
                     QStringLiteral("2,501"));
        QTest::mouseClick(child<QToolButton>(*m_view, "rowsBack"), Qt::LeftButton);
        QCOMPARE(tabs->currentWidget()->objectName(), QStringLiteral("evaluationView"));
        QSignalSpy charts(m_view.get(), &QualityView::chartsWanted);
        QTest::mouseClick(child<QToolButton>(*m_view, "qualityCharts"), Qt::LeftButton);
        QCOMPARE(charts.count(), 1);
        QCOMPARE(charts.front().at(0).value<std::string>(), "e-1");
        QCOMPARE(charts.front().at(2).value<TimeRange>(), (TimeRange{{begin}, {begin + 3'999'001}}));
    }

    void fitsANarrowWindow() { QVERIFY(m_view->minimumSizeHint().width() <= 900); }

    void withoutASubjectTheOneWithMostIsShown()
    {
        study({}, std::nullopt);
        QCOMPARE(m_view->subject(), (QualitySubject{"e-1", "fraud"}));
        study({"e-2", {}}, std::nullopt);
        QCOMPARE(m_view->subject(), (QualitySubject{"e-2", "cats"}));
    }

    void saysWhyThereIsNothing()
    {
        study({"e-3", "mood"}, std::nullopt);
        auto* empty = child<QWidget>(*m_view, "qualityEmpty");
        QVERIFY(empty->isVisible());
        QVERIFY(child<QLabel>(*empty, "emptyTitle")
                    ->text()
                    .contains(QStringLiteral("No predictions are recorded")));
        QVERIFY(!child<QPushButton>(*empty, "emptyAction")->isVisible());
        test::grab(*m_view, QStringLiteral("quality-empty"));

        study({"e-1", "fraud"}, TimeRange{{begin - 2'000}, {begin - 1'000}});
        QVERIFY(empty->isVisible());
        QVERIFY(child<QLabel>(*empty, "emptyTitle")->text().contains(QStringLiteral("in this range")));
        QSignalSpy answered(m_view.get(), &QualityView::answered);
        QTest::mouseClick(child<QPushButton>(*empty, "emptyAction"), Qt::LeftButton);
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(evaluated().predictions, count);
    }

    void theReportIsOfWhatIsShown()
    {
        study({"e-1", "fraud"}, std::nullopt);
        child<QAction>(*m_view, "saveQualityReport")->trigger();
        auto* dialog = m_view->findChild<QFileDialog*>();
        QVERIFY(dialog);
        const QString path = m_folder.filePath(QStringLiteral("q.md"));
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(child<Notice>(*m_view, "qualityNotice")->isVisible());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("fraud") && text.contains("Triton"));
    }

private:
    void study(const QualitySubject& subject, std::optional<TimeRange> range)
    {
        QSignalSpy answered(m_view.get(), &QualityView::answered);
        m_view->study(subject, range);
        QVERIFY(m_view->isBusy());
        QTRY_COMPARE(answered.count(), 1);
        QVERIFY(!m_view->isBusy());
    }

    [[nodiscard]] const VersionEvaluation& evaluated() const
    {
        return child<EvaluationView>(*m_view, "evaluationView")->evaluation()->versions.front();
    }
    [[nodiscard]] QString rowCount() const { return child<QLabel>(*m_view, "recordCount")->text(); }

    QTemporaryDir m_folder;
    ManualClock m_clock{Timestamp{begin + 2 * count * 1'000}};
    std::unique_ptr<TemporaryHistory> m_history;
    std::unique_ptr<QualityView> m_view;
};

QTEST_MAIN(TestQualityView)
#include "tst_qualityview.moc"
