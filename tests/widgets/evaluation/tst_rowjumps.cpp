// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/confusionmodel.h"
#include "models/table/filter/filter.h"
#include "tests/support/settingsfolder.h"
#include "tests/widgets/evaluation/predictionlogs.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/evaluation/plots/confusionview.h"
#include "widgets/evaluation/plots/driftmultiples.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

/// Every point, bar, cell and row of every tab leads to predictions that the log has, whatever the log is.
/// With QD_GRAB_DIR it leaves pictures to look at.
class TestRowJumps : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder.path());
    }

    void everythingLeadsToItsRows_data()
    {
        QTest::addColumn<int>("kind");
        const auto kinds = predictionlogs::kinds();
        for (std::size_t i = 0; i < kinds.size(); ++i)
            QTest::newRow(kinds[i].name) << static_cast<int>(i);
    }

    void everythingLeadsToItsRows()
    {
        QFETCH(int, kind);
        open(predictionlogs::kinds()[static_cast<std::size_t>(kind)]);
        for (int version = 0; version < std::min<int>(2, int(m_view->evaluation()->versions.size()));
             ++version) {
            chooseIn("version", version);
            auto* tabs = m_view->findChild<QTabWidget*>("evaluationTabs");
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                QCoreApplication::processEvents();
                if (version == 0)
                    test::grab(*m_view, QStringLiteral("%1-%2").arg(QTest::currentDataTag(),
                                                                    tabs->widget(i)->objectName()));
                followPlots(*tabs->widget(i));
                followTables(*tabs->widget(i));
            }
        }
    }

    void barsOfLatenciesLeadToAsManyRowsAsTheySay()
    {
        open(predictionlogs::kinds()[0]);
        chooseIn("speedBy", 1);
        auto* plot = m_view->findChild<XyPlot*>("latencyPlot");
        auto* table = m_view->findChild<QTableView*>("speedTable");
        QCOMPARE(table->model()->rowCount(), 3);
        std::int64_t all = 0;
        for (int bar = 0; bar < static_cast<int>(plot->bars().size()); ++bar) {
            emit plot->activated({XyHit::Kind::Bar, 0, bar});
            all += wantedRows();
        }
        QCOMPARE(all, table->model()->index(0, 1).data().toString().remove(',').toLongLong());
    }

    void barsOfResidualsLeadToAsManyRowsAsTheySay()
    {
        open(predictionlogs::kinds()[4]);
        auto* plot = m_view->findChild<XyPlot*>("residualPlot");
        QVERIFY(plot->bars().size() > 10);
        for (int bar = 0; bar < static_cast<int>(plot->bars().size()); ++bar) {
            emit plot->activated({XyHit::Kind::Bar, 0, bar});
            QVERIFY(std::abs(double(wantedRows()) - plot->bars()[std::size_t(bar)].value) <= 1);
        }
    }

private:
    void open(const predictionlogs::Kind& kind)
    {
        const auto table = makeTable(predictionlogs::records(kind));
        QVERIFY2(table, table ? "" : qPrintable(table.error().text()));
        m_table = *table;
        const auto evaluation = evaluate(*m_table, {});
        QVERIFY2(evaluation, evaluation ? "" : qPrintable(evaluation.error().text()));
        QSettings().clear();
        Theme::instance().setMode(qEnvironmentVariableIsSet("QD_DARK") ? ThemeMode::Dark : ThemeMode::Light);
        m_wanted.reset();
        m_view = std::make_unique<EvaluationView>();
        m_wanted = std::make_unique<QSignalSpy>(m_view.get(), &EvaluationView::rowsWanted);
        std::map<std::string, std::string> scores;
        for (const auto& [name, column] : m_table->classProbabilities())
            scores.emplace(name, m_table->columns()[std::size_t(column)].name);
        m_view->setScoreColumns(scores);
        m_view->resize(1300, 800);
        m_view->setEvaluation(*evaluation);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void chooseIn(const char* box, int index)
    {
        auto* combo = m_view->findChild<QComboBox*>(box);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }

    void followPlots(const QWidget& tab)
    {
        for (XyPlot* plot : tab.findChildren<XyPlot*>()) {
            if (!plot->isVisible() || plot->objectName() == u"costPlot") // that one sets the threshold
                continue;
            for (std::size_t i = 0; i < plot->bars().size(); ++i)
                follow(*plot, {XyHit::Kind::Bar, 0, static_cast<int>(i)});
            for (std::size_t curve = 0; curve < std::min<std::size_t>(plot->curves().size(), 4); ++curve) {
                const auto points = plot->curves()[curve].points.size();
                for (std::size_t i = 0; i < points; i += std::max<std::size_t>(1, points / 8))
                    follow(*plot, {XyHit::Kind::Point, static_cast<int>(curve), static_cast<int>(i)});
            }
        }
    }

    void follow(XyPlot& plot, const XyHit& hit)
    {
        m_wanted->clear();
        emit plot.activated(hit);
        if (!m_wanted->isEmpty())
            QVERIFY2(wantedRows() >= 0, qPrintable(plot.objectName()));
        else // the log tells no score of the class
            QVERIFY2(plot.objectName() == u"rocPlot" || plot.objectName() == u"prPlot",
                     qPrintable(plot.objectName()));
    }

    void followTables(const QWidget& tab)
    {
        for (QTableView* table : tab.findChildren<QTableView*>()) {
            if (!table->isVisible())
                continue;
            for (int row = 0; row < std::min(table->model()->rowCount(), 6); ++row) {
                for (int column = 0; column < std::min(table->model()->columnCount(), 9); ++column) {
                    m_wanted->clear();
                    emit table->activated(table->model()->index(row, column));
                    QVERIFY2(!m_wanted->isEmpty(), qPrintable(table->objectName()));
                    QVERIFY2(wantedRows() >= 0, qPrintable(table->objectName()));
                }
            }
        }
    }

    /// −1 when the filter cannot be read.
    std::int64_t wantedRows()
    {
        const QString filter = m_wanted->last()[0].toString();
        const auto selection = select(*m_table, filter);
        if (!selection)
            qWarning("%s: %s", qPrintable(filter), qPrintable(selection.error().text()));
        return selection ? selection->count(m_table->rows()) : -1;
    }

    QTemporaryDir m_folder;
    RecordTablePtr m_table;
    std::unique_ptr<EvaluationView> m_view;
    std::unique_ptr<QSignalSpy> m_wanted;
};

QTEST_MAIN(TestRowJumps)
#include "tst_rowjumps.moc"
