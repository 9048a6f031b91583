// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/confusionmodel.h"
#include "tests/support/hostiletexts.h"
#include "tests/support/settingsfolder.h"
#include "tests/widgets/evaluation/sampleevaluation.h"
#include "tests/widgets/theme/markingtranslator.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/evaluation/findingsview.h"
#include "widgets/evaluation/plots/confusionview.h"
#include "widgets/evaluation/plots/driftmultiples.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/evaluation/tablesupport.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

class TestEvaluationView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        renew();
    }

    void tabsFollowTheTask()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        QVERIFY(shows("confusionTab") && shows("thresholdTab") && !shows("residualsTab"));
        m_view->setEvaluation(test::regressionEvaluation());
        QVERIFY(!shows("confusionTab") && !shows("calibrationTab") && shows("residualsTab"));
        QVERIFY(!child<QComboBox>("positiveClass")->isVisibleTo(m_view.get()));
    }

    void theTabIsRemembered()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("driftTab");
        renew();
        m_view->setEvaluation(test::binaryEvaluation());
        QCOMPARE(child<QTabWidget>("evaluationTabs")->currentWidget()->objectName(),
                 QStringLiteral("driftTab"));
    }

    void theSharesOfTheMatrixAreRememberedOnceChosen()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("confusionTab");
        QVERIFY(!QSettings().contains("evaluation/confusionShares")); // it was only looked at
        chooseIn("confusionShares", 1);
        renew();
        m_view->setEvaluation(test::binaryEvaluation());
        open("confusionTab");
        QCOMPARE(child<QComboBox>("confusionShares")->currentIndex(), 1);
    }

    /// A log names its versions: here after a picture, which is not opened.
    void aVersionNamedAfterAPictureIsText()
    {
        const test::WatchedPicture picture;
        auto evaluation = std::make_shared<Evaluation>(*test::binaryEvaluation());
        for (VersionEvaluation& version : evaluation->versions)
            version.version += picture.name().toStdString();
        evaluation->notes.push_back(picture.name());
        m_view->setEvaluation(evaluation);
        auto* tabs = child<QTabWidget>("evaluationTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            m_view->grab();
            const QStringList faults = test::textFaults(*m_view);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
            QVERIFY(!picture.wasOpened());
        }
    }

    void withoutAnEvaluationItSaysWhatToDo()
    {
        QVERIFY(child<QWidget>("evaluationEmpty")->isVisibleTo(m_view.get()));
        m_view->setBusy(true);
        QVERIFY(child<QWidget>("evaluationBusy")->isVisibleTo(m_view.get()));
        QSignalSpy cancelled(m_view.get(), &EvaluationView::cancelled);
        child<QPushButton>("evaluationCancel")->click();
        QCOMPARE(cancelled.size(), 1);
        m_view->setEvaluation(test::binaryEvaluation());
        QVERIFY(!child<QWidget>("evaluationBusy")->isVisibleTo(m_view.get()));
        QVERIFY(!child<QWidget>("evaluationEmpty")->isVisibleTo(m_view.get()));
        m_view->setEvaluation(nullptr);
        QVERIFY(child<QWidget>("evaluationEmpty")->isVisibleTo(m_view.get()));
    }

    void anotherVersionIsShownWithoutAnotherQuestion()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        QSignalSpy asked(m_view.get(), &EvaluationView::questionChanged);
        const QString all = tile("accuracy");
        chooseIn("version", 3);
        QCOMPARE(asked.size(), 0);
        QVERIFY(tile("accuracy") != all);
        QCOMPARE(tile("accuracy"),
                 formatValue(*m_view->evaluation()->versions[3].scores.accuracy, MetricUnit::Ratio));
        m_view->setEvaluation(std::make_shared<const Evaluation>(*test::binaryEvaluation()));
        QCOMPARE(child<QComboBox>("version")->currentIndex(), 3);
    }

    void choicesAskAnotherQuestion()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        QSignalSpy asked(m_view.get(), &EvaluationView::questionChanged);
        const auto question = [&] { return asked.last()[0].value<EvaluationQuestion>(); };
        chooseIn("positiveClass", 2);
        QCOMPARE(question().positiveClass, std::string("good"));
        QVERIFY2(question().window.count() == 0, "an automatic window stays automatic");
        chooseIn("window", 3);
        QCOMPARE(question().window.count(), 60'000);
        chooseIn("reference", 1);
        QCOMPARE(question().reference.length().count(), 3 * 3600'000 / 2);
        chooseIn("model", 1);
        QCOMPARE(question().model, std::string("returns"));
        QVERIFY(question().positiveClass.empty());
        QCOMPARE(asked.size(), 4);
    }

    void aCellOfTheMatrixLeadsToItsRows()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("confusionTab");
        auto* matrix = child<ConfusionView>("confusionView");
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(0, 1).center());
        QCOMPARE(wanted(), QStringLiteral("model = \"payments\" and label = \"fraud\" and prediction = "
                                          "\"good\" and not (status >= 400)"));
        chooseIn("version", 2);
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_Down);
        QTest::keyClick(matrix, Qt::Key_Return);
        QVERIFY2(wanted().contains("version = \"v2\" and label = \"good\""), qPrintable(wanted()));
    }

    void theMatrixIsCopiedAsNumbers()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("confusionTab");
        QTest::keyClick(child<ConfusionView>("confusionView"), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], QStringLiteral("\tfraud\tgood"));
        QCOMPARE(lines[1], QStringLiteral("fraud\t%1\t%2")
                               .arg(m_view->evaluation()->versions[0].matrix.at(0, 0))
                               .arg(m_view->evaluation()->versions[0].matrix.at(0, 1)));
    }

    void theThresholdMovesMatrixFiguresAndCurves()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("thresholdTab");
        auto* slider = child<QSlider>("thresholdSlider");
        slider->setValue(300);
        QCOMPARE(child<QDoubleSpinBox>("thresholdSpin")->value(), 0.3);
        const BinaryCounts counts = m_view->evaluation()->versions[0].thresholds->at(0.3);
        const QLocale locale;
        QCOMPARE(child<QPushButton>("count_truePositives")->text(),
                 locale.toString(static_cast<qlonglong>(counts.truePositives)));
        const double precision = static_cast<double>(counts.truePositives) /
                                 static_cast<double>(counts.truePositives + counts.falsePositives);
        QCOMPARE(child<QLabel>("figure_precision")->text(), formatValue(precision, MetricUnit::Ratio));
        const double recall = static_cast<double>(counts.truePositives) /
                              static_cast<double>(counts.truePositives + counts.falseNegatives);
        QCOMPARE(child<XyPlot>("rocPlot")->marks().back().at.y(), recall);
        QCOMPARE(child<XyPlot>("prPlot")->marks().back().at, QPointF(recall, precision));
    }

    void costsMoveTheBestThresholdAndAreRemembered()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("thresholdTab");
        child<QDoubleSpinBox>("cost_falseNegatives")->setValue(20);
        child<QPushButton>("useBest")->click();
        const auto best = m_view->evaluation()->versions[0].thresholds->best({.falseNegative = 20});
        QVERIFY(std::abs(child<QDoubleSpinBox>("thresholdSpin")->value() - best->threshold) <= 1e-4);
        QCOMPARE(child<QLabel>("figure_cost")->text(), QLocale().toString(best->cost, 'g', 4));
        renew();
        QCOMPARE(child<QDoubleSpinBox>("cost_falseNegatives")->value(), 20.0);
    }

    void aPointOfACurveSetsTheThresholdAndLeadsToRows()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("thresholdTab");
        auto* roc = child<XyPlot>("rocPlot");
        const auto& points = m_view->evaluation()->versions[0].roc->points;
        const std::size_t middle = points.size() / 2;
        emit roc->chosen({XyHit::Kind::Point, 0, static_cast<int>(middle)});
        QVERIFY(std::abs(child<QDoubleSpinBox>("thresholdSpin")->value() - points[middle].threshold) <= 1e-4);
        emit roc->activated({XyHit::Kind::Point, 0, static_cast<int>(middle)});
        QVERIFY2(wanted().contains("prediction = \"fraud\" and probability >= "), qPrintable(wanted()));
        child<QPushButton>("count_falsePositives")->click();
        QVERIFY2(wanted().contains("label != \"fraud\""), qPrintable(wanted()));
    }

    void aClickPicksAWindowWhoseRowsAreAButtonAway()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("timeTab");
        QVERIFY(!child<QPushButton>("showWindowRows")->isEnabled());
        PlotView& plot = child<MetricChart>("accuracyChart")->plot();
        const EvaluationWindow& window = m_view->evaluation()->windows[20];
        const Timestamp middle = window.from + m_view->evaluation()->question.window / 2;
        const QPoint at(qRound(plot.xOf(middle)), qRound(plot.plotArea().center().y()));
        QTest::mouseClick(plot.viewport(), Qt::LeftButton, {}, at);
        QVERIFY(m_wanted->isEmpty());
        child<QPushButton>("showWindowRows")->click();
        QVERIFY2(wanted().contains(QStringLiteral("time >= \"%1\"").arg(toIso(window.from))),
                 qPrintable(wanted()));
    }

    void theEstimateIsDashedBesideWhatWasRealised()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("timeTab");
        const auto& curves = child<MetricChart>("accuracyChart")->plot().curves();
        QCOMPARE(curves.size(), std::size_t{5});
        QVERIFY(curves.back().isDashed && !curves.front().isDashed);
        QCOMPARE(curves.back().slot, curves.front().slot);
        QCOMPARE(curves.back().spreads.at(0).size(), curves.back().segments.at(0).size());
        QVERIFY2(curves.back().segments.back().back().at > curves.front().segments.back().back().at,
                 "labels are late, the estimate is not");
    }

    void theVisibleRangeBecomesTheReference()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("timeTab");
        QSignalSpy asked(m_view.get(), &EvaluationView::questionChanged);
        child<QPushButton>("useAsReference")->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<EvaluationQuestion>().reference,
                 child<MetricChart>("accuracyChart")->plot().range());
    }

    void aSliceLeadsToItsRows()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("slicesTab");
        auto* table = child<QTableView>("sliceTable");
        QVERIFY(table->model()->rowCount() > 0);
        emit table->activated(table->model()->index(0, 0));
        QVERIFY2(wanted().contains("country = \"it\" and device = \"phone\""), qPrintable(wanted()));
    }

    void withoutSlicesItSaysWhatWasTested()
    {
        auto evaluation = std::make_shared<Evaluation>(*test::binaryEvaluation());
        evaluation->slices.slices.clear();
        evaluation->slices.tested = 59;
        m_view->setEvaluation(evaluation);
        open("slicesTab");
        QStringList texts;
        for (const QLabel* label : child<QWidget>("noSlices")->findChildren<QLabel*>())
            texts << label->text();
        QVERIFY2(texts.join(' ').contains("59") && texts.join(' ').contains("device"),
                 qPrintable(texts.join(' ')));
    }

    void aChosenColumnIsTheSameInTableMultiplesAndDetail()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("driftTab");
        auto* multiples = child<DriftMultiples>("driftMultiples");
        QTest::mouseClick(multiples, Qt::LeftButton, {}, multiples->cellRect(1).center());
        QCOMPARE(child<QTableView>("driftTable")->currentIndex().row(), 1);
        QCOMPARE(child<QLabel>("driftTitle")->text(),
                 QString::fromStdString(m_view->evaluation()->drifts[1].whole.column));
        emit child<XyPlot>("distributionPlot")->activated({XyHit::Kind::Bar, 0, 1});
        QVERIFY2(wanted().contains("amount <= "), qPrintable(wanted()));
    }

    void aNewCategoryLeadsToItsRowsAndIsNoMarkup()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("driftTab");
        auto* links = child<QLabel>("newCategories");
        QVERIFY2(links->text().contains("phone &lt;b&gt;"), qPrintable(links->text()));
        emit links->linkActivated(QStringLiteral("phone%20%3Cb%3E"));
        QVERIFY2(wanted().contains("`payment method` = \"phone <b>\" and time >= "), qPrintable(wanted()));
    }

    void latenciesAreComparedByVersionAndBySegment()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("performanceTab");
        auto* plot = child<XyPlot>("latencyPlot");
        auto* table = child<QTableView>("speedTable");
        QCOMPARE(plot->curves().size(), std::size_t{4});
        QCOMPARE(plot->curves()[3].name, QStringLiteral("v3"));
        QCOMPARE(plot->marks().size(), std::size_t{4});
        const double p50 = plot->marks()[0].at.x();
        QCOMPARE(p50, m_view->evaluation()->versions[0].latencies[0]);
        table->selectRow(3);
        QVERIFY2(plot->marks()[0].at.x() > p50, "the quantiles are those of the row that is looked at");
        chooseIn("speedBy", 2);
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(plot->curves().size(), std::size_t{3});
        chooseIn("version", 2);
        emit plot->activated({XyHit::Kind::Point, 0, 1});
        QVERIFY2(wanted().contains("version = \"v2\"") && wanted().contains("device = ") &&
                     wanted().contains("latency > "),
                 qPrintable(wanted()));
    }

    void whatALatencyOrAnErrorSaysLeadsToSlowerOrFailedRows()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("performanceTab");
        auto* table = child<QTableView>("speedTable");
        emit table->activated(table->model()->index(0, 5));
        const QString p99 = QString::number(m_view->evaluation()->versions[0].latencies[2], 'g',
                                            QLocale::FloatingPointShortest);
        QVERIFY2(wanted().endsWith("latency > " + p99), qPrintable(wanted()));
        emit table->activated(table->model()->index(1, 7));
        QVERIFY2(wanted().contains("version = \"v1\" and status >= 400"), qPrintable(wanted()));
        auto* answers = child<QTableView>("answersTable");
        emit answers->activated(answers->model()->index(1, 3));
        QVERIFY2(wanted().contains("version = \"v3\" and status = 429"), qPrintable(wanted()));
    }

    void anyTwoVersionsCanBeCompared()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("overviewTab");
        QCOMPARE(child<QComboBox>("firstVersion")->currentText(), QStringLiteral("v2"));
        QSignalSpy asked(m_view.get(), &EvaluationView::questionChanged);
        chooseIn("firstVersion", 0);
        QCOMPARE(asked.size(), 1);
        const auto question = asked[0][0].value<EvaluationQuestion>();
        QCOMPARE(question.firstVersion, std::string("v1"));
        QCOMPARE(question.secondVersion, std::string("v3"));
    }

    void theVisibleRangeIsComparedWithTheReference()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("timeTab");
        QSignalSpy asked(m_view.get(), &EvaluationView::questionChanged);
        child<QPushButton>("compareWithReference")->click();
        QCOMPARE(asked[0][0].value<EvaluationQuestion>().current,
                 child<MetricChart>("accuracyChart")->plot().range());
        chooseIn("current", 0);
        QVERIFY(asked.last()[0].value<EvaluationQuestion>().current.isEmpty());
    }

    void ofManyVersionsTheBusiestAreDrawn()
    {
        auto many = std::make_shared<Evaluation>(*test::binaryEvaluation());
        for (int i = 0; i < 40; ++i) {
            many->versions.push_back(many->versions[1]);
            many->versions.back().version = "rare" + std::to_string(i);
            many->versions.back().predictions = i;
        }
        m_view->setEvaluation(many);
        open("thresholdTab");
        QCOMPARE(child<XyPlot>("rocPlot")->curves().size(), std::size_t{8});
        chooseIn("version", 4); // the rarest of all
        const auto& curves = child<XyPlot>("rocPlot")->curves();
        QCOMPARE(curves.size(), std::size_t{8});
        QVERIFY(std::any_of(curves.begin(), curves.end(),
                            [](const XyCurve& curve) { return curve.name.startsWith("rare0:"); }));
    }

    void aWindowOfADriftPictureLeadsToItsRows()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("driftTab");
        auto* multiples = child<DriftMultiples>("driftMultiples");
        QTest::mouseClick(multiples, Qt::LeftButton, {}, multiples->cellRect(0).center());
        QTest::keyClick(multiples, Qt::Key_Return);
        const auto& index = m_view->evaluation()->drifts[0].index;
        const auto highest = std::max_element(
            index.begin(), index.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        QVERIFY2(wanted().contains(toIso(highest->first)), qPrintable(wanted()));
        QTest::mouseDClick(multiples, Qt::LeftButton, {},
                           QPoint(multiples->cellRect(0).right() - 8, multiples->cellRect(0).center().y()));
        QVERIFY2(wanted().contains(toIso(index.back().first)), qPrintable(wanted()));
    }

    void findingsComeFirstAndLeadOn()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("overviewTab");
        auto* findings = child<FindingsView>("findings");
        QVERIFY(findings->findings().size() > 5);
        QVERIFY(!m_view->findChild<QLabel*>("finding5"));
        child<QPushButton>("moreFindings")->click();
        QVERIFY(m_view->findChild<QLabel*>("finding5"));
        const Finding drift{.kind = Finding::Kind::Drift, .index = 2};
        emit findings->opened(drift);
        QCOMPARE(child<QTabWidget>("evaluationTabs")->currentWidget()->objectName(),
                 QStringLiteral("driftTab"));
        QCOMPARE(child<QTableView>("driftTable")->currentIndex().row(), 2);
        emit child<QLabel>("finding0")->linkActivated(QStringLiteral("0"));
        QTRY_VERIFY2(wanted().contains("country = "), qPrintable(wanted()));
    }

    void tablesAreCopiedWithTitles()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        open("overviewTab");
        const auto* table = child<QTableView>("versionFigures");
        const QString copied = copiedText(*table, {table->model()->index(0, 0), table->model()->index(0, 1)});
        QVERIFY2(copied.startsWith("\tAll versions\tv1\tv2\tv3\nAccuracy\t"), qPrintable(copied));
        const QString csv = csvText(*child<QTableView>("versionComparisons"));
        QVERIFY2(csv.startsWith("Measure,Before,Now,Effect,") && csv.contains("\r\n"), qPrintable(csv));
    }

    void everyTextFollowsTheLanguage()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        test::MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_view.get(), &change);
        auto* tabs = child<QTabWidget>("evaluationTabs");
        for (int i = 0; i < tabs->count(); ++i)
            QVERIFY2(tabs->tabText(i).startsWith(u'§'), qPrintable(tabs->tabText(i)));
        for (const QPushButton* button : m_view->findChildren<QPushButton*>()) {
            if (button->text().isEmpty() || button->objectName().startsWith("count_") ||
                button->parentWidget()->objectName().startsWith("qt_"))
                continue;
            QVERIFY2(button->text().startsWith(u'§'), qPrintable(button->objectName()));
        }
        QVERIFY(child<QTableView>("versionFigures")
                    ->model()
                    ->headerData(0, Qt::Vertical)
                    .toString()
                    .startsWith(u'§'));
        QCoreApplication::removeTranslator(&translator);
    }

    void everyControlHasAName()
    {
        m_view->setEvaluation(test::binaryEvaluation());
        for (const QWidget* widget : m_view->findChildren<QWidget*>()) {
            const bool isOurs =
                qobject_cast<const QComboBox*>(widget) || qobject_cast<const XyPlot*>(widget) ||
                qobject_cast<const QTableView*>(widget) || qobject_cast<const QSlider*>(widget);
            if (!isOurs || widget->objectName().startsWith("qt_"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

private:
    void renew()
    {
        m_wanted.reset();
        m_view = std::make_unique<EvaluationView>();
        m_wanted = std::make_unique<QSignalSpy>(m_view.get(), &EvaluationView::rowsWanted);
        m_view->resize(1100, 680);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    template <typename Widget>
    Widget* child(const char* name) const
    {
        auto* found = m_view->findChild<Widget*>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    bool shows(const char* tab) const
    {
        return child<QTabWidget>("evaluationTabs")->indexOf(child<QWidget>(tab)) >= 0;
    }

    void open(const char* tab)
    {
        child<QTabWidget>("evaluationTabs")->setCurrentWidget(child<QWidget>(tab));
        QCoreApplication::processEvents();
    }

    void chooseIn(const char* box, int index)
    {
        auto* combo = child<QComboBox>(box);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }

    QString tile(const char* figure) const
    {
        return child<QWidget>(qPrintable(QStringLiteral("tile_") + figure))
            ->findChild<QLabel*>("value")
            ->text();
    }

    QString wanted() const { return m_wanted->isEmpty() ? QString() : m_wanted->last()[0].toString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<EvaluationView> m_view;
    std::unique_ptr<QSignalSpy> m_wanted;
};

QTEST_MAIN(TestEvaluationView)
#include "tst_evaluationview.moc"
