// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/performancetab.h"

#include "models/items/evaluation/evaluationfigures.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/evaluation/plots/timecurves.h"
#include "widgets/evaluation/plots/windowchart.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr std::size_t mostCurves = 8; ///< more cannot be told apart
constexpr std::array quantileNames{"p50", "p90", "p99", "p99.9"};
enum SpeedColumn { FirstLatency = 3, LastLatency = 6, ErrorsColumn = 7 };

const QString byKey = QStringLiteral("evaluation/speedBy");

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The lowest and the highest bin hold everything beyond them, too.
double filterLow(int bin)
{
    return bin == LatencyBins::lowest ? -infinity : LatencyBins::lowerEdge(bin);
}

double filterHigh(int bin)
{
    return bin == LatencyBins::highest ? infinity : LatencyBins::upperEdge(bin);
}

} // namespace

PerformanceTab::PerformanceTab(QWidget* parent)
    : EvaluationTab(parent),
      m_byLabel(new TextLabel(this)),
      m_by(new QComboBox(this)),
      m_column(QSettings().value(byKey).toString()),
      m_legend(new ChartLegend(this)),
      m_histogram(new XyPlot(QStringLiteral("latencyPlot"), this)),
      m_noLatencies(new TextLabel(this)),
      m_speeds(makeSpeedModel(this)),
      m_table(new QTableView(this)),
      m_answersTitle(makeHeading(this)),
      m_answersTable(new QTableView(this)),
      m_errors(new WindowChart(QStringLiteral("statusesOverTime"), QStringLiteral("showStatusRows"), this))
{
    m_by->setObjectName(QStringLiteral("speedBy"));
    m_by->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_byLabel->setBuddy(m_by);
    m_legend->setObjectName(QStringLiteral("latencyLegend"));
    m_noLatencies->setObjectName(QStringLiteral("noLatencies"));
    m_noLatencies->setWordWrap(true);
    setUpSortedTable(*m_table, QStringLiteral("speedTable"), m_sorted, *m_speeds);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(120);
    setUpTable(*m_answersTable, QStringLiteral("answersTable"), m_answers);
    m_answersTable->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_answersTable->verticalHeader()->show();
    m_answersTable->horizontalHeader()->setStretchLastSection(false);
    buildPage();
    connectParts();
    retranslate();
}

void PerformanceTab::buildPage()
{
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_byLabel);
    choice->addWidget(m_by);
    choice->addSpacing(16);
    choice->addWidget(m_legend, 1);
    auto* upper = new QWidget(this);
    auto* distribution = new QVBoxLayout(upper);
    distribution->setContentsMargins(0, 0, 0, 0);
    distribution->addLayout(choice);
    distribution->addWidget(m_histogram, 3);
    distribution->addWidget(m_noLatencies);
    distribution->addWidget(m_table, 2);

    auto* answers = new QWidget(this);
    auto* counts = new QVBoxLayout(answers);
    counts->setContentsMargins(0, 0, 0, 0);
    counts->addWidget(m_answersTitle);
    counts->addWidget(m_answersTable);
    counts->addWidget(m_errors, 1);

    auto* parts = new QSplitter(this);
    parts->setObjectName(QStringLiteral("performanceSplitter"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(upper);
    parts->addWidget(answers);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setSizes({640, 420});
    auto* page = new QWidget(this);
    auto* padded = new QVBoxLayout(page);
    padded->setContentsMargins(12, 10, 12, 12);
    padded->addWidget(parts);
    auto* scroll = new QScrollArea(this); // small screens
    scroll->setObjectName(QStringLiteral("performanceScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    setPage(scroll);
}

void PerformanceTab::connectParts()
{
    m_histogram->setExplanation([this](const XyHit& hit) { return explain(hit); });
    connect(m_by, &QComboBox::activated, this, [this](int index) {
        m_column = m_by->itemData(index).toString();
        QSettings().setValue(byKey, m_column);
        showRows();
    });
    connect(m_legend, &ChartLegend::toggled, m_histogram, &XyPlot::setCurveVisible);
    connect(m_histogram, &XyPlot::activated, this, &PerformanceTab::openHit);
    connect(m_table, &QTableView::activated, this, &PerformanceTab::openCell);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PerformanceTab::showHistogram);
    connect(m_answersTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        askForRows(m_shown.rows.ofVersion(static_cast<std::size_t>(index.column()))
                       .withStatus(m_answers.statusAt(index.row())));
    });
    connect(m_errors, &WindowChart::rowsWanted, this, &PerformanceTab::askForRows);
}

QString PerformanceTab::title() const
{
    return tr("Per&formance");
}

void PerformanceTab::retranslate()
{
    m_byLabel->setText(tr("B&y:"));
    m_by->setAccessibleName(tr("What to compare latencies by"));
    m_by->setToolTip(tr("Versions, or the values of a segment within the version that is chosen above"));
    m_histogram->setTitle(tr("Latencies"));
    m_histogram->setAxes({.title = tr("Latency"), .unit = MetricUnit::Seconds, .isLogarithmic = true},
                         {tr("Share of the predictions"), MetricUnit::Ratio});
    m_noLatencies->setText(tr("No latencies in this log"));
    m_answersTitle->setText(tr("Answers by status"));
    retranslateTable(*m_table, tr("Speed and errors"));
    m_table->setToolTip(tr("Double-click or press Enter on a latency to see the slower rows, on the errors "
                           "to see the failed ones, elsewhere to see all rows"));
    retranslateTable(*m_answersTable, tr("Answers by status and version"));
    m_answersTable->setToolTip(tr("Double-click or press Enter to see the rows"));
    m_errors->setPanel({tr("Errors by status over time"), MetricUnit::Ratio, {}});
    m_speeds->retranslate();
    m_answers.retranslate();
    refreshShown();
}

void PerformanceTab::refresh()
{
    showPage();
    fillColumns();
    showRows();
    showErrors();
}

void PerformanceTab::resizeEvent(QResizeEvent* event)
{
    EvaluationTab::resizeEvent(event);
    // The table gets its width from this event too, but later.
    QMetaObject::invokeMethod(this, &PerformanceTab::fitTables, Qt::QueuedConnection);
}

void PerformanceTab::fitTables()
{
    fitHeight(*m_answersTable, 8);
}

void PerformanceTab::fillColumns()
{
    const QSignalBlocker quiet(m_by);
    m_by->clear();
    m_by->addItem(tr("version"), QString());
    for (const std::string& column : speedColumns(*m_shown.evaluation))
        m_by->addItem(nameText(QString::fromStdString(column)), QString::fromStdString(column));
    m_by->setCurrentIndex(std::max(0, m_by->findData(m_column)));
}

void PerformanceTab::showRows()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    const std::string column = m_by->currentData().toString().toStdString();
    std::vector<SpeedRow> rows =
        column.empty() ? versionSpeeds(evaluation) : segmentSpeeds(evaluation, column, m_shown.version);
    if (column.empty() && m_shown.isRepeated(0))
        rows.erase(rows.begin());
    {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_speeds->setRows(std::move(rows));
        const auto& shown = m_speeds->rows();
        const auto chosen = std::find_if(shown.begin(), shown.end(), [&](const SpeedRow& row) {
            return !row.value && row.version == m_shown.chosen().version;
        });
        const int row = chosen == shown.end() ? 0 : static_cast<int>(chosen - shown.begin());
        m_table->setCurrentIndex(m_sorted.mapFromSource(m_speeds->index(row, 0)));
    }
    m_table->viewport()->update();
    showHistogram();
}

int PerformanceTab::currentRow() const
{
    return m_sorted.mapToSource(m_table->currentIndex()).row();
}

std::size_t PerformanceTab::versionOf(const SpeedRow& row) const
{
    const auto& versions = m_shown.evaluation->versions;
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const VersionEvaluation& version) {
        return version.version == row.version;
    });
    return static_cast<std::size_t>(found - versions.begin());
}

int PerformanceTab::slotOf(int row) const
{
    const SpeedRow& one = m_speeds->at(row);
    return one.value ? row : ShownEvaluation::slotOf(versionOf(one));
}

RowsBehind PerformanceTab::rowsOf(const SpeedRow& row) const
{
    if (row.value)
        return m_shown.rows.within(m_by->currentData().toString().toStdString(), *row.value);
    return m_shown.rows.ofVersion(versionOf(row));
}

/// The busiest ones and the current one, in the order of the table.
std::vector<int> PerformanceTab::drawnRows() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_speeds->rowCount(); ++row) {
        if (!m_speeds->at(row).bins.isEmpty())
            rows.push_back(row);
    }
    if (rows.size() > mostCurves) {
        std::stable_sort(rows.begin(), rows.end(), [this](int a, int b) {
            return m_speeds->at(a).predictions > m_speeds->at(b).predictions;
        });
        const auto current = std::find(rows.begin(), rows.end(), currentRow());
        if (current != rows.end())
            std::rotate(rows.begin(), current, current + 1);
        rows.resize(mostCurves);
        std::sort(rows.begin(), rows.end());
    }
    return rows;
}

void PerformanceTab::showHistogram()
{
    m_drawn = drawnRows();
    m_histogram->setVisible(!m_drawn.empty());
    m_legend->setVisible(!m_drawn.empty());
    m_noLatencies->setVisible(m_drawn.empty());
    if (m_drawn.empty())
        return;
    m_firstBin = LatencyBins::highest;
    int end = LatencyBins::lowest;
    for (const int row : m_drawn) {
        m_firstBin = std::min(m_firstBin, m_speeds->at(row).bins.begin());
        end = std::max(end, m_speeds->at(row).bins.end());
    }
    std::vector<XyCurve> curves;
    std::vector<ChartLegend::Entry> entries;
    std::vector<XyBar> bars;
    for (const int row : m_drawn) {
        const LatencyBins& bins = m_speeds->at(row).bins;
        const auto total = static_cast<double>(bins.total());
        XyCurve curve{m_speeds->at(row).name(), slotOf(row), {}};
        for (int bin = m_firstBin; bin < end; ++bin) {
            const double low = LatencyBins::lowerEdge(bin);
            const double high = LatencyBins::upperEdge(bin);
            const double share = static_cast<double>(bins.count(bin)) / total;
            curve.points.emplace_back(std::sqrt(low * high), share);
            if (row == currentRow())
                bars.push_back({low, high, share, curve.slot});
        }
        entries.push_back({curve.name, curve.slot, true});
        curves.push_back(std::move(curve));
    }
    m_legend->setEntries(entries);
    m_histogram->setCurves(std::move(curves));
    m_histogram->setBars(std::move(bars));
    showQuantiles();
}

void PerformanceTab::showErrors()
{
    m_answers.setEvaluation(m_shown.evaluation);
    const bool hasStatuses = m_answers.rowCount() > 0;
    m_answersTitle->setText(hasStatuses ? tr("Answers by status") : tr("No status codes in this log"));
    m_answersTable->setVisible(hasStatuses);
    m_answersTable->resizeColumnsToContents();
    fitTables();
    m_errors->setShown(m_shown, failureCurves(*m_shown.evaluation, m_shown.version));
}

void PerformanceTab::showQuantiles()
{
    std::vector<XyMark> marks;
    for (std::size_t i = 0; i < quantileNames.size() && currentRow() >= 0; ++i) {
        const double at = m_speeds->at(currentRow()).latencies[i];
        if (!std::isnan(at))
            marks.push_back({{at, 0},
                             QStringLiteral("%1 %2").arg(QLatin1String(quantileNames[i]),
                                                         formatValue(at, MetricUnit::Seconds)),
                             true});
    }
    m_histogram->setMarks(std::move(marks));
}

std::pair<int, int> PerformanceTab::placeOf(const XyHit& hit) const
{
    const bool isBar = hit.kind == XyHit::Kind::Bar;
    return {isBar ? currentRow() : m_drawn[static_cast<std::size_t>(hit.curve)], m_firstBin + hit.index};
}

QStringList PerformanceTab::explain(const XyHit& hit) const
{
    const auto [row, bin] = placeOf(hit);
    const LatencyBins& bins = m_speeds->at(row).bins;
    const double share = static_cast<double>(bins.count(bin)) / static_cast<double>(bins.total());
    return {m_speeds->at(row).name(),
            intervalText(formatValue(LatencyBins::lowerEdge(bin), MetricUnit::Seconds),
                         formatValue(LatencyBins::upperEdge(bin), MetricUnit::Seconds)),
            tr("%L1 rows, %2").arg(bins.count(bin)).arg(formatValue(share, MetricUnit::Ratio))};
}

void PerformanceTab::openHit(const XyHit& hit)
{
    const auto [row, bin] = placeOf(hit);
    askForRows(rowsOf(m_speeds->at(row)).latencyBetween(filterLow(bin), filterHigh(bin)));
}

void PerformanceTab::openCell(const QModelIndex& index)
{
    const SpeedRow& row = m_speeds->at(m_sorted.mapToSource(index).row());
    const RowsBehind rows = rowsOf(row);
    if (index.column() == ErrorsColumn && row.failedShare)
        return askForRows(rows.failed());
    if (index.column() >= FirstLatency && index.column() <= LastLatency) {
        const double slower = row.latencies[static_cast<std::size_t>(index.column() - FirstLatency)];
        if (!std::isnan(slower))
            return askForRows(rows.latencyBetween(slower, infinity));
    }
    emit rowsWanted(rows.all());
}

} // namespace qd
