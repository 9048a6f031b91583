// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/driftdetail.h"

#include "models/base/numbertext.h"
#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t mostListed = 12; ///< new categories; more are counted
constexpr int referenceSlot = 7;       ///< the quiet colour
constexpr int currentSlot = 0;

QString ratio(double value)
{
    return formatValue(value, MetricUnit::Ratio);
}

double share(std::int64_t rows, std::int64_t of)
{
    return of > 0 ? static_cast<double>(rows) / static_cast<double>(of) : 0;
}

} // namespace

DriftDetail::DriftDetail(QWidget* parent)
    : QWidget(parent),
      m_title(makeHeading(this)),
      m_legend(new ChartLegend(this)),
      m_plot(new XyPlot(QStringLiteral("distributionPlot"), this)),
      m_facts(new TextLabel(this)),
      m_categories(new TextLabel(this))
{
    setObjectName(QStringLiteral("driftDetail"));
    m_title->setObjectName(QStringLiteral("driftTitle"));
    m_facts->setObjectName(QStringLiteral("driftFacts"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setWordWrap(true);
    m_categories->setObjectName(QStringLiteral("newCategories"));
    m_categories->setWordWrap(true);
    m_categories->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_legend);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_facts);
    layout->addWidget(m_categories);
    m_plot->setExplanation([this](const XyHit& hit) { return explain(hit.index); });
    connect(m_plot, &XyPlot::activated, this, [this](const XyHit& hit) {
        emit cellActivated(m_drift.cells[static_cast<std::size_t>(hit.index) / 2]);
    });
    connect(m_categories, &TextLabel::linkActivated, this, [this](const QString& link) {
        emit categoryActivated(QUrl::fromPercentEncoding(link.toUtf8()));
    });
    connect(m_legend, &ChartLegend::toggled, this, [this](const QString& name, bool visible) {
        (name == beforeName() ? m_showsBefore : m_showsNow) = visible;
        showDistribution();
    });
    retranslate();
}

QString DriftDetail::beforeName() const
{
    return tr("Reference period");
}

void DriftDetail::setDrift(const ColumnDrift& drift)
{
    m_drift = drift;
    retranslate();
}

void DriftDetail::retranslate()
{
    m_title->setText(QString::fromStdString(m_drift.column));
    m_plot->setTitle(tr("Distribution"));
    m_facts->setText(facts());
    m_categories->setMarkup(categories());
    m_categories->setVisible(!m_categories->text().isEmpty());
    m_categories->setAccessibleName(tr("New and vanished values"));
    showDistribution();
}

/// Two bars per cell: the reference's and the present's share of rows.
void DriftDetail::showDistribution()
{
    m_legend->setEntries(
        {{beforeName(), referenceSlot, m_showsBefore}, {tr("Compared period"), currentSlot, m_showsNow}});
    std::vector<XyBar> bars;
    std::vector<std::pair<double, QString>> labels;
    for (std::size_t i = 0; i < m_drift.cells.size(); ++i) {
        const DriftCell& cell = m_drift.cells[i];
        const auto at = static_cast<double>(i);
        bars.push_back({at + 0.12, at + 0.5, m_showsBefore ? share(cell.reference, m_drift.referenceRows) : 0,
                        referenceSlot});
        bars.push_back(
            {at + 0.5, at + 0.88, m_showsNow ? share(cell.current, m_drift.currentRows) : 0, currentSlot});
        // Ranges are too many to be written out: where one ends and the next begins is enough.
        if (cell.kind != DriftCell::Kind::Range)
            labels.emplace_back(at + 0.5, driftCellText(cell));
        else if (std::isfinite(cell.high))
            labels.emplace_back(at + 1, shortNumberText(cell.high, 3));
    }
    const double cells = std::max<double>(1, static_cast<double>(m_drift.cells.size()));
    m_plot->setAxes({{}, MetricUnit::Count, std::pair(0.0, cells), std::move(labels)},
                    {tr("Share of rows"), MetricUnit::Ratio});
    m_plot->setBars(std::move(bars));
}

QStringList DriftDetail::explain(int bar) const
{
    const DriftCell& cell = m_drift.cells[static_cast<std::size_t>(bar) / 2];
    return {driftCellText(cell),
            tr("Before: %1 (%L2 rows)")
                .arg(ratio(share(cell.reference, m_drift.referenceRows)))
                .arg(cell.reference),
            tr("Now: %1 (%L2 rows)").arg(ratio(share(cell.current, m_drift.currentRows))).arg(cell.current)};
}

QString DriftDetail::facts() const
{
    QStringList lines;
    lines << tr("Population stability index %1, of which chance alone shows %2; Jensen–Shannon distance %3")
                 .arg(scoreText(m_drift.stabilityIndex), scoreText(m_drift.stabilityByChance),
                      scoreText(m_drift.jensenShannon));
    if (m_drift.kolmogorovSmirnov)
        lines << tr("%1: D = %2, adjusted p %3")
                     .arg(driftTestText(m_drift.test), scoreText(*m_drift.kolmogorovSmirnov),
                          chanceValueText(m_drift.adjustedPValue));
    if (m_drift.wasserstein)
        lines << tr("Wasserstein distance: %1 standard deviations").arg(scoreText(*m_drift.wasserstein));
    if (m_drift.chiSquare && m_drift.cramersV)
        lines << tr("%1: χ² = %2, Cramér's V = %3, adjusted p %4")
                     .arg(driftTestText(m_drift.test), plainNumber(*m_drift.chiSquare),
                          scoreText(*m_drift.cramersV), chanceValueText(m_drift.adjustedPValue));
    if (m_drift.test != DriftTest::None && !m_drift.kolmogorovSmirnov && !m_drift.chiSquare)
        lines << tr("%1: adjusted p %2")
                     .arg(driftTestText(m_drift.test), chanceValueText(m_drift.adjustedPValue));
    if (m_drift.missingReference > 0 || m_drift.missingCurrent > 0)
        lines << tr("Missing values: %1 before, %2 now; the difference lies between %3 and %4")
                     .arg(ratio(m_drift.missingReference), ratio(m_drift.missingCurrent),
                          ratio(m_drift.missingDifference.low), ratio(m_drift.missingDifference.high));
    return lines.join(QLatin1Char('\n'));
}

/// Each new value is a link to its rows.
QString DriftDetail::categories() const
{
    QStringList links;
    for (std::size_t i = 0; i < std::min(m_drift.newCategories.size(), mostListed); ++i) {
        const CategoryShare& category = m_drift.newCategories[i];
        const QString name = QString::fromStdString(category.category);
        links << tr("%1 (%2)", "a value and its share")
                     .arg(QStringLiteral("<a href=\"%1\">%2</a>")
                              .arg(QString::fromUtf8(QUrl::toPercentEncoding(name)), markupOf(name)),
                          ratio(category.share));
    }
    QStringList lines;
    const auto more = m_drift.newCategories.size() - static_cast<std::size_t>(links.size());
    if (more > 0)
        links << tr("and %n more", nullptr, static_cast<int>(more));
    if (!links.isEmpty())
        lines << tr("New values: %1").arg(links.join(tr(", ", "between the items of a list")));
    QStringList gone;
    for (std::size_t i = 0; i < std::min(m_drift.vanishedCategories.size(), mostListed); ++i)
        gone << markupOf(QString::fromStdString(m_drift.vanishedCategories[i].category));
    if (!gone.isEmpty())
        lines << tr("Vanished values: %1").arg(gone.join(tr(", ", "between the items of a list")));
    return lines.join(QStringLiteral("<br>"));
}

} // namespace qd
