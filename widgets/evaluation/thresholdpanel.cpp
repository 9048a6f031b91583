// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/thresholdpanel.h"

#include "models/base/numbertext.h"
#include "models/items/evaluation/evaluationfigures.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/decimalspinbox.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace qd {

namespace {

constexpr int sliderSteps = 1000;
constexpr int costPoints = 200;
constexpr double largestCost = 1e9;

enum FigureRow : std::size_t { Precision, Recall, F1, Accuracy, FalsePositives, Cost, LeastCost };

QString settingOf(const QString& name)
{
    return QStringLiteral("evaluation/cost_%1").arg(name);
}

QString ratioOrDash(double part, double whole)
{
    return whole > 0 ? formatValue(part / whole, MetricUnit::Ratio) : dash;
}

} // namespace

ThresholdPanel::ThresholdPanel(QWidget* parent)
    : QWidget(parent),
      m_heading(makeHeading(this)),
      m_sliderLabel(new TextLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_spin(new DecimalSpinBox(this)),
      m_useBest(new QPushButton(this)),
      m_matrix(new QWidget(this)),
      m_figures(new QWidget(this)),
      m_plot(new XyPlot(QStringLiteral("costPlot"), this))
{
    setObjectName(QStringLiteral("thresholdPanel"));
    m_slider->setObjectName(QStringLiteral("thresholdSlider"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setPageStep(sliderSteps / 20);
    m_spin->setObjectName(QStringLiteral("thresholdSpin"));
    m_spin->setRange(0, 1);
    m_spin->setDecimals(4);
    m_spin->setSingleStep(0.01);
    m_spin->setValue(0.5);
    m_slider->setValue(sliderSteps / 2);
    m_sliderLabel->setBuddy(m_slider);
    m_useBest->setObjectName(QStringLiteral("useBest"));
    m_plot->setExplanation([this](const XyHit& hit) {
        const QPointF point = m_plot->curves().front().points[static_cast<std::size_t>(hit.index)];
        return QStringList{tr("Threshold: %1").arg(shortNumberText(point.x(), 4)),
                           tr("Cost per row: %1").arg(plainNumber(point.y()))};
    });
    buildMatrix();
    buildFigures();
    layOut();

    connect(m_slider, &QSlider::valueChanged, this,
            [this](int step) { m_spin->setValue(static_cast<double>(step) / sliderSteps); });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this](double threshold) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(threshold * sliderSteps)));
        show();
    });
    connect(m_useBest, &QPushButton::clicked, this, [this] {
        if (const auto choice = best())
            setThreshold(choice->threshold);
    });
    connect(m_plot, &XyPlot::activated, this, [this](const XyHit& hit) {
        setThreshold(m_plot->curves().front().points[static_cast<std::size_t>(hit.index)].x());
    });
    retranslate();
}

ThresholdPanel::Cell ThresholdPanel::makeCell(const QString& name, double cost, bool calledPositive,
                                              bool trulyPositive)
{
    Cell cell{new QPushButton(m_matrix), new DecimalSpinBox(m_matrix)};
    cell.count->setObjectName(QStringLiteral("count_") + name);
    cell.count->setFont(Theme::numberFont());
    cell.cost->setObjectName(QStringLiteral("cost_") + name);
    cell.cost->setRange(-largestCost, largestCost);
    cell.cost->setDecimals(2);
    cell.cost->setAccelerated(true);
    cell.cost->setMaximumWidth(130);
    bool isNumber = false;
    const double remembered = QSettings().value(settingOf(name)).toDouble(&isNumber);
    cell.cost->setValue(isNumber ? remembered : cost);
    connect(cell.count, &QPushButton::clicked, this,
            [this, calledPositive, trulyPositive] { emit cellActivated(calledPositive, trulyPositive); });
    connect(cell.cost, &QDoubleSpinBox::valueChanged, this, [this, name](double value) {
        QSettings().setValue(settingOf(name), value);
        drawCosts();
        show();
    });
    return cell;
}

void ThresholdPanel::buildMatrix()
{
    const DecisionCosts usual;
    m_truePositives = makeCell(QStringLiteral("truePositives"), usual.truePositive, true, true);
    m_falseNegatives = makeCell(QStringLiteral("falseNegatives"), usual.falseNegative, false, true);
    m_falsePositives = makeCell(QStringLiteral("falsePositives"), usual.falsePositive, true, false);
    m_trueNegatives = makeCell(QStringLiteral("trueNegatives"), usual.trueNegative, false, false);
    auto* grid = new QGridLayout(m_matrix);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    for (TextLabel*& header : m_headers)
        header = new TextLabel(m_matrix);
    grid->addWidget(m_headers[0], 0, 1);
    grid->addWidget(m_headers[1], 0, 2);
    grid->addWidget(m_headers[2], 1, 0, 2, 1);
    grid->addWidget(m_headers[3], 3, 0, 2, 1);
    const auto place = [grid](const Cell& cell, int row, int column) {
        grid->addWidget(cell.count, row, column);
        grid->addWidget(cell.cost, row + 1, column);
    };
    place(m_truePositives, 1, 1);
    place(m_falseNegatives, 1, 2);
    place(m_falsePositives, 3, 1);
    place(m_trueNegatives, 3, 2);
    grid->setRowStretch(5, 1);
}

void ThresholdPanel::buildFigures()
{
    constexpr std::array names{"precision",         "recall", "f1",       "accuracy",
                               "falsePositiveRate", "cost",   "leastCost"};
    auto* grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_names[i] = new TextLabel(m_figures);
        m_values[i] = new TextLabel(m_figures);
        m_values[i]->setObjectName(QStringLiteral("figure_") + QLatin1String(names[i]));
        m_values[i]->setFont(Theme::numberFont());
        m_values[i]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_values[i]->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(m_names[i], static_cast<int>(i), 0);
        grid->addWidget(m_values[i], static_cast<int>(i), 1);
    }
    grid->setRowStretch(static_cast<int>(names.size()), 1);
}

void ThresholdPanel::layOut()
{
    auto* slider = new QHBoxLayout;
    slider->addWidget(m_heading);
    slider->addSpacing(12);
    slider->addWidget(m_sliderLabel);
    slider->addWidget(m_slider, 1);
    slider->addWidget(m_spin);
    slider->addWidget(m_useBest);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(20);
    parts->addWidget(m_matrix);
    parts->addWidget(m_figures);
    parts->addWidget(m_plot, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(slider);
    layout->addLayout(parts);
    m_plot->setMaximumHeight(220);
}

void ThresholdPanel::setVersion(const VersionEvaluation& version, const std::string& positiveClass)
{
    m_explorer = version.thresholds;
    m_positive = QString::fromStdString(positiveClass);
    m_heading->setText(tr("What if? %1").arg(versionName(version.version)));
    retranslate();
}

double ThresholdPanel::threshold() const
{
    return m_spin->value();
}

void ThresholdPanel::setThreshold(double threshold)
{
    // More decimals than the box shows would put the point beside the score that was chosen.
    m_spin->setValue(std::isfinite(threshold) ? std::floor(threshold * 1e4) / 1e4 : m_spin->maximum());
}

DecisionCosts ThresholdPanel::costs() const
{
    return {.truePositive = m_truePositives.cost->value(),
            .falsePositive = m_falsePositives.cost->value(),
            .falseNegative = m_falseNegatives.cost->value(),
            .trueNegative = m_trueNegatives.cost->value()};
}

std::optional<BinaryCounts> ThresholdPanel::counts() const
{
    return m_explorer ? std::optional(m_explorer->at(threshold())) : std::nullopt;
}

std::optional<ThresholdChoice> ThresholdPanel::best() const
{
    if (!m_explorer)
        return {};
    const Defined<ThresholdChoice> choice = m_explorer->best(costs());
    return choice ? std::optional(*choice) : std::nullopt;
}

void ThresholdPanel::drawCosts()
{
    XyCurve curve{tr("Cost per row"), 1, {}};
    for (int i = 0; m_explorer && i <= costPoints; ++i) {
        const double threshold = static_cast<double>(i) / costPoints;
        curve.points.emplace_back(threshold, meanCost(m_explorer->at(threshold), costs()));
    }
    m_plot->setCurves({std::move(curve)});
}

void ThresholdPanel::show()
{
    const auto counts = this->counts();
    setEnabled(counts.has_value());
    if (!counts)
        return;
    const BinaryCounts& c = *counts;
    m_truePositives.count->setText(countText(c.truePositives));
    m_falseNegatives.count->setText(countText(c.falseNegatives));
    m_falsePositives.count->setText(countText(c.falsePositives));
    m_trueNegatives.count->setText(countText(c.trueNegatives));
    const auto tp = static_cast<double>(c.truePositives);
    const auto fp = static_cast<double>(c.falsePositives);
    const auto fn = static_cast<double>(c.falseNegatives);
    const auto tn = static_cast<double>(c.trueNegatives);
    m_values[Precision]->setText(ratioOrDash(tp, tp + fp));
    m_values[Recall]->setText(ratioOrDash(tp, tp + fn));
    m_values[F1]->setText(ratioOrDash(2 * tp, 2 * tp + fp + fn));
    m_values[Accuracy]->setText(ratioOrDash(tp + tn, tp + tn + fp + fn));
    m_values[FalsePositives]->setText(ratioOrDash(fp, fp + tn));
    m_values[Cost]->setText(plainNumber(meanCost(c, costs())));
    const auto choice = best();
    std::vector<XyMark> marks{{{threshold(), 0}, shortNumberText(threshold(), 4), true}};
    if (choice) {
        const double at = std::isfinite(choice->threshold) ? choice->threshold : 1.0;
        m_values[LeastCost]->setText(
            tr("%1 at %2", "a cost, a threshold").arg(plainNumber(choice->cost), shortNumberText(at, 4)));
        marks.push_back({{at, choice->cost}, tr("lowest")});
    }
    m_plot->setMarks(std::move(marks));
    emit thresholdChanged();
}

void ThresholdPanel::retranslate()
{
    const QString positive = m_positive.isEmpty() ? tr("positive") : m_positive;
    m_sliderLabel->setText(tr("T&hreshold:"));
    m_slider->setAccessibleName(tr("Threshold"));
    m_slider->setToolTip(tr("Rows with at least this score are predicted as “%1”").arg(positive));
    m_spin->setAccessibleName(tr("Threshold, as a number"));
    m_spin->setToolTip(m_slider->toolTip());
    m_useBest->setText(tr("&Lowest cost"));
    m_useBest->setToolTip(tr("Moves the threshold to where the cost is lowest"));
    m_headers[0]->setText(tr("Predicted “%1”").arg(positive));
    m_headers[1]->setText(tr("Predicted other"));
    m_headers[2]->setText(tr("Actual “%1”").arg(positive));
    m_headers[3]->setText(tr("Actual other"));
    const auto describe = [](const Cell& cell, const QString& what, const QString& cost) {
        cell.count->setAccessibleName(what);
        cell.count->setToolTip(tr("%1: press to see the rows").arg(what));
        cell.cost->setAccessibleName(cost);
        cell.cost->setPrefix(tr("cost ", "before a number"));
        cell.cost->setToolTip(tr("What one such row costs, in any unit; a gain is negative"));
    };
    describe(m_truePositives, tr("True positives"), tr("Cost of a true positive"));
    describe(m_falseNegatives, tr("False negatives"), tr("Cost of a false negative"));
    describe(m_falsePositives, tr("False positives"), tr("Cost of a false positive"));
    describe(m_trueNegatives, tr("True negatives"), tr("Cost of a true negative"));
    const std::array names{tr("Precision"),           tr("Recall"),       tr("F1"),         tr("Accuracy"),
                           tr("False positive rate"), tr("Cost per row"), tr("Lowest cost")};
    for (std::size_t i = 0; i < names.size(); ++i)
        m_names[i]->setText(names[i]);
    m_plot->setTitle(tr("Cost"));
    m_plot->setAxes({tr("Threshold"), MetricUnit::Count, std::pair(0.0, 1.0)},
                    {tr("per row"), MetricUnit::Count});
    drawCosts();
    show();
}

} // namespace qd
