// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logreport.h"

#include "models/base/metrics.h"
#include "models/items/confusionmodel.h"
#include "models/items/logmodels.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/charts/ticks.h"
#include "widgets/logs/confusionview.h"
#include "widgets/logs/logcharts.h"
#include "widgets/logs/metrictile.h"
#include "widgets/logs/rejecteddialog.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace qd {

namespace {

constexpr int narrow = 1000; ///< px

QTableView* makeTable(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* sorted = new QSortFilterProxyModel(parent);
    sorted->setSourceModel(model);
    sorted->setSortRole(rowrole::sort);
    auto* table = new QTableView(parent);
    table->setObjectName(name);
    table->setModel(sorted);
    table->setSortingEnabled(true);
    sorted->sort(-1);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setTabKeyNavigation(false);
    return table;
}

/// As high as its rows, up to `most` of them: pages scroll, small tables in them need not.
void fitHeight(QTableView& table, int most)
{
    const int rows = std::clamp(table.model()->rowCount(), 1, most);
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() +
                         rows * table.verticalHeader()->defaultSectionSize() + 2 * table.frameWidth());
}

QString seconds(double value)
{
    return formatValue(value, MetricUnit::Seconds);
}

QString ratioOrDash(std::optional<double> value)
{
    return formatValue(value.value_or(std::nan("")), MetricUnit::Ratio);
}

int clamped(std::int64_t count)
{
    return static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
}

} // namespace

struct LogReport::Private
{
    LoadedLogPtr log;
    QLabel* file = nullptr;
    QLabel* rows = nullptr;
    QLabel* labels = nullptr;
    QLabel* extent = nullptr;
    QPushButton* rejected = nullptr;
    QLabel* groupLabel = nullptr;
    QComboBox* group = nullptr;
    QLabel* positiveLabel = nullptr;
    QComboBox* positive = nullptr;
    std::map<QString, MetricTile*> tiles;
    QLabel* matrixTitle = nullptr;
    QLabel* matrixNote = nullptr;
    ConfusionModel* matrix = nullptr;
    QScrollArea* matrixScroll = nullptr;
    QBoxLayout* middle = nullptr; ///< matrix and charts; below each other where it is narrow
    LogCharts* charts = nullptr;
    QLabel* classTitle = nullptr;
    ClassModel* classes = nullptr;
    QTableView* classTable = nullptr;
    QLabel* versionTitle = nullptr;
    LogVersionModel* versions = nullptr;
    QTableView* versionTable = nullptr;

    [[nodiscard]] const LogGroup& chosen() const
    {
        const auto index = static_cast<std::size_t>(std::max(group->currentIndex(), 0));
        return log->summary.groups.at(index);
    }

    void setTile(const char* name, const QString& title, const QString& value, const QString& detail,
                 const QString& toolTip) const
    {
        tiles.at(QString::fromLatin1(name))->setTexts(title, value, detail, toolTip);
    }
};

LogReport::LogReport(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("logReport"));
    buildHeader();
    buildTiles();
    buildTables();
    layOut();
    connect(d->group, &QComboBox::currentIndexChanged, this, &LogReport::showGroup);
    connect(d->positive, &QComboBox::currentIndexChanged, this, &LogReport::showQuality);
    connect(d->rejected, &QPushButton::clicked, this, &LogReport::showRejected);
}

LogReport::~LogReport() = default;

void LogReport::buildHeader()
{
    const auto label = [this](const char* name) {
        auto* result = new QLabel(this);
        result->setObjectName(QString::fromLatin1(name));
        result->setTextFormat(Qt::PlainText);
        result->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return result;
    };
    d->file = label("logFile");
    QFont bold = d->file->font();
    bold.setBold(true);
    d->file->setFont(bold);
    d->rows = label("logRows");
    d->labels = label("logLabels");
    d->extent = label("logExtent");
    d->rejected = new QPushButton(this);
    d->rejected->setObjectName(QStringLiteral("rejectedRows"));
    d->groupLabel = new QLabel(this);
    d->group = new QComboBox(this);
    d->group->setObjectName(QStringLiteral("logGroup"));
    d->group->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    d->groupLabel->setBuddy(d->group);
    d->positiveLabel = new QLabel(this);
    d->positive = new QComboBox(this);
    d->positive->setObjectName(QStringLiteral("positiveClass"));
    d->positive->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    d->positiveLabel->setBuddy(d->positive);
}

void LogReport::buildTiles()
{
    for (const char* name :
         {"accuracy", "precision", "recall", "f1", "p50", "p90", "p99", "errors", "throughput"}) {
        const QString key = QString::fromLatin1(name);
        d->tiles[key] = new MetricTile(QStringLiteral("tile_") + key, this);
    }
}

void LogReport::buildTables()
{
    d->matrixTitle = new QLabel(this);
    d->matrixNote = new QLabel(this);
    d->matrixNote->setObjectName(QStringLiteral("matrixNote"));
    d->matrixNote->setWordWrap(true);
    d->matrix = new ConfusionModel(this);
    d->matrixScroll = new QScrollArea(this);
    d->matrixScroll->setWidget(new ConfusionView(*d->matrix));
    d->matrixScroll->setWidgetResizable(true);
    d->matrixScroll->setFrameShape(QFrame::NoFrame);
    d->matrixScroll->setFocusPolicy(Qt::NoFocus);
    d->charts = new LogCharts(this);
    d->classTitle = new QLabel(this);
    d->classes = makeClassModel(this);
    d->classTable = makeTable(d->classes, QStringLiteral("classTable"), this);
    d->versionTitle = new QLabel(this);
    d->versions = makeLogVersionModel(this);
    d->versionTable = makeTable(d->versions, QStringLiteral("versionTable"), this);
    d->classTitle->setBuddy(d->classTable);
    d->versionTitle->setBuddy(d->versionTable);
    for (QLabel* title : {d->matrixTitle, d->classTitle, d->versionTitle}) {
        QFont bold = title->font();
        bold.setBold(true);
        title->setFont(bold);
    }
}

void LogReport::layOut()
{
    // As high as the controls beside them, so that all stand on one line.
    for (QLabel* label : {d->file, d->rows, d->labels, d->extent, d->groupLabel, d->positiveLabel})
        label->setMinimumHeight(d->rejected->sizeHint().height());
    d->positiveLabel->setContentsMargins(16, 0, 0, 0);
    auto* facts = new FlowLayout(nullptr, 20);
    for (QWidget* widget :
         {static_cast<QWidget*>(d->file), static_cast<QWidget*>(d->rows), static_cast<QWidget*>(d->labels),
          static_cast<QWidget*>(d->extent), static_cast<QWidget*>(d->rejected)})
        facts->addWidget(widget);
    auto* choices = new FlowLayout(nullptr, 8);
    for (QWidget* widget : {static_cast<QWidget*>(d->groupLabel), static_cast<QWidget*>(d->group),
                            static_cast<QWidget*>(d->positiveLabel), static_cast<QWidget*>(d->positive)})
        choices->addWidget(widget);

    auto* tiles = new FlowLayout(nullptr, 8);
    for (const char* name :
         {"accuracy", "precision", "recall", "f1", "p50", "p90", "p99", "errors", "throughput"})
        tiles->addWidget(d->tiles.at(QString::fromLatin1(name)));

    auto* left = new QVBoxLayout;
    left->addWidget(d->matrixTitle);
    left->addWidget(d->matrixScroll);
    left->addWidget(d->matrixNote);
    left->addSpacing(8);
    left->addWidget(d->classTitle);
    left->addWidget(d->classTable);
    left->addStretch();
    d->middle = new QBoxLayout(QBoxLayout::LeftToRight);
    d->middle->setSpacing(16);
    d->middle->addLayout(left, 2);
    d->middle->addWidget(d->charts, 3);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(10);
    column->addLayout(facts);
    column->addLayout(choices);
    column->addLayout(tiles);
    column->addLayout(d->middle);
    column->addWidget(d->versionTitle);
    column->addWidget(d->versionTable);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("logScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void LogReport::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->middle->setDirection(width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LogReport::setLog(LoadedLogPtr log)
{
    d->log = std::move(log);
    {
        const QSignalBlocker quiet(d->group);
        d->group->clear();
    }
    retranslate();
}

void LogReport::retranslate()
{
    d->groupLabel->setText(tr("&Show:"));
    d->group->setAccessibleName(tr("Model and version"));
    d->group->setToolTip(tr("All figures below are of this part of the log"));
    d->positiveLabel->setText(tr("&Positive class:"));
    d->positive->setAccessibleName(tr("Positive class"));
    d->positive->setToolTip(tr("Precision, recall and F1 are of this class, or averaged over all classes"));
    d->matrixTitle->setText(tr("Confusion matrix"));
    d->classTitle->setText(tr("Per &class"));
    d->classTable->setAccessibleName(tr("Scores per class"));
    d->versionTitle->setText(tr("&Versions compared"));
    d->versionTable->setAccessibleName(tr("Versions compared"));
    d->classes->retranslate();
    d->versions->retranslate();
    d->matrix->retranslate();
    d->charts->retranslate();
    if (!d->log)
        return;
    fillHeader();
    fillGroups();
    showGroup();
}

void LogReport::fillHeader()
{
    const LogFile& file = d->log->file;
    d->file->setText(
        tr("%1 (%2)", "a file and its format").arg(QFileInfo(file.path).fileName(), formatName(file)));
    d->file->setToolTip(file.path);
    d->rows->setText(tr("%L1 predictions in %L2 rows").arg(d->log->predictions).arg(file.rows));
    d->labels->setText(tr("%1 labelled").arg(formatValue(d->log->labelledShare, MetricUnit::Ratio)));
    d->labels->setToolTip(tr("Labelled predictions among those that did not fail.") + QLatin1Char('\n') +
                          tr("%n label(s) came in lines of their own and were joined by request id.", nullptr,
                             clamped(file.joinedLabels)));
    const TimeRange extent = d->log->summary.groups.front().extent;
    d->extent->setText(
        extent.to.ms == 0
            ? tr("without times")
            : tr("%1 to %2", "points in time").arg(dateTimeText(extent.from), dateTimeText(extent.to)));
    d->rejected->setVisible(file.rejectedCount > 0);
    d->rejected->setText(tr("%n re&jected row(s)…", nullptr, clamped(file.rejectedCount)));
    d->rejected->setToolTip(tr("These rows are in no figure; see why they could not be read"));
}

void LogReport::fillGroups()
{
    const QSignalBlocker quiet(d->group);
    const int before = std::max(d->group->currentIndex(), 0);
    d->group->clear();
    for (const LogGroup& group : d->log->summary.groups)
        d->group->addItem(groupName(group.key));
    d->group->setCurrentIndex(std::min(before, d->group->count() - 1));
    std::vector<LogGroup> versions;
    for (const LogGroup& group : d->log->summary.groups) {
        if (!group.key.version.empty())
            versions.push_back(group);
    }
    d->versionTitle->setVisible(!versions.empty());
    d->versionTable->setVisible(!versions.empty());
    d->versions->setRows(std::move(versions));
    fitHeight(*d->versionTable, 12);
}

void LogReport::fillClasses()
{
    const QSignalBlocker quiet(d->positive);
    const QString before = d->positive->currentData().toString();
    const auto& classes = d->chosen().matrix.classes;
    d->positive->clear();
    d->positive->addItem(tr("Average of all classes"), QString());
    for (const std::string& name : classes)
        d->positive->addItem(QString::fromStdString(name), QString::fromStdString(name));
    d->positive->setCurrentIndex(std::max(d->positive->findData(before), 0));
    d->positive->setEnabled(!classes.empty());
}

void LogReport::showGroup()
{
    if (!d->log)
        return;
    const LogGroup& group = d->chosen();
    fillClasses();
    showQuality();
    showLatency();
    d->matrix->setMatrix(group.matrix);
    const bool hasMatrix = !group.matrix.classes.empty();
    d->matrixScroll->setVisible(hasMatrix);
    const int matrixHeight = d->matrixScroll->widget()->sizeHint().height();
    d->matrixScroll->setFixedHeight(std::min(matrixHeight + 16, 460));
    d->classes->setRows(classRows(group));
    d->classTitle->setVisible(hasMatrix);
    d->classTable->setVisible(hasMatrix);
    fitHeight(*d->classTable, 8);
    if (hasMatrix)
        d->matrixNote->setText(tr("Shades and percentages are shares of the row's true class."));
    else if (group.labelled == 0)
        d->matrixNote->setText(tr("No prediction has a label yet, so nothing can be compared."));
    else
        d->matrixNote->setText(tr("There are %L1 different values; a matrix is drawn for at most %L2.")
                                   .arg(group.classes)
                                   .arg(LogSummary::mostClasses));
    d->charts->setGroup(group, d->log->summary.binWidth);
}

void LogReport::showQuality()
{
    if (!d->log)
        return;
    const LogGroup& group = d->chosen();
    const int positive = d->positive->currentIndex() - 1;
    const bool ofClass = positive >= 0 && positive < static_cast<int>(group.scores.perClass.size());
    const ClassScores scores =
        ofClass ? group.scores.perClass[static_cast<std::size_t>(positive)] : group.scores.macro;
    const QString detail =
        ofClass ? tr("of class “%1”").arg(d->positive->currentText()) : tr("macro average");
    const auto detailOf = [&](std::optional<double> value) { return value ? detail : tr("undefined"); };
    d->setTile(
        "accuracy", tr("Accuracy"), ratioOrDash(group.scores.accuracy),
        group.labelled == 0
            ? tr("no labels")
            : tr("%1 to %2", "interval")
                  .arg(ratioOrDash(group.accuracyInterval.low), ratioOrDash(group.accuracyInterval.high)),
        tr("Share of the labelled predictions that are right, with its 95 % interval by Wilson's method"));
    d->setTile(
        "precision", tr("Precision"), ratioOrDash(scores.precision), detailOf(scores.precision),
        tr("Share of the predictions of a class that are right; undefined when it was never predicted"));
    d->setTile("recall", tr("Recall"), ratioOrDash(scores.recall), detailOf(scores.recall),
               tr("Share of what truly is a class that was recognised; undefined when it was never true"));
    d->setTile("f1", tr("F1"), ratioOrDash(scores.f1), detailOf(scores.f1),
               tr("Harmonic mean of precision and recall"));
}

void LogReport::showLatency()
{
    const LogGroup& group = d->chosen();
    const bool absent = std::isnan(group.quality.latencyP50);
    const QString none = tr("no latencies");
    d->setTile("p50", tr("Latency p50"), seconds(group.quality.latencyP50),
               absent ? none : tr("mean %1").arg(seconds(group.quality.latencyMean)),
               tr("Half of the predictions were at least as fast as this"));
    d->setTile("p90", tr("Latency p90"), seconds(group.quality.latencyP90), absent ? none : QString(),
               tr("Nine in ten predictions were at least as fast as this"));
    d->setTile("p99", tr("Latency p99"), seconds(group.quality.latencyP99),
               absent ? none : tr("longest %1").arg(seconds(group.latencyMax)),
               tr("One in a hundred predictions was slower than this"));
    d->setTile("errors", tr("Error rate"), ratioOrDash(group.errorRatio),
               group.errorRatio ? tr("%n failed", nullptr, clamped(group.failed)) : tr("no status"),
               tr("Share of the requests that ended with a status of 400 or more"));
    d->setTile("throughput", tr("Throughput"),
               formatValue(group.requestsPerSecond.value_or(std::nan("")), MetricUnit::PerSecond),
               tr("%n prediction(s)", nullptr, clamped(group.predictions)),
               tr("Predictions per second between the first and the last one"));
}

void LogReport::showRejected()
{
    auto* dialog = new RejectedDialog(d->log->file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace qd
