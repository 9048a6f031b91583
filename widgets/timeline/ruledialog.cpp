// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/ruledialog.h"

#include "models/items/alertmodel.h"
#include "widgets/theme/decimalspinbox.h"
#include "widgets/theme/textlabel.h"
#include "widgets/timeline/alertlook.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QUuid>
#include <QVBoxLayout>

#include <array>

namespace qd {

namespace {

constexpr int mostSeconds = 7 * 24 * 3600;

/// How a threshold is typed: "85 %" for 0.85, "30 ms" for 0.03.
struct InputUnit
{
    double factor; ///< typed = stored × factor
    QString suffix;
    int decimals;
};

InputUnit inputUnit(MetricUnit unit)
{
    constexpr double mebi = 1024.0 * 1024.0;
    switch (unit) {
    case MetricUnit::Ratio:
        return {100, QStringLiteral(" %"), 2};
    case MetricUnit::Seconds:
        return {1000, QStringLiteral(" ms"), 3};
    case MetricUnit::PerSecond:
        return {1, QStringLiteral(" /s"), 3};
    case MetricUnit::Bytes:
        return {1 / mebi, QStringLiteral(" MiB"), 2};
    case MetricUnit::BytesPerSecond:
        return {1 / mebi, QStringLiteral(" MiB/s"), 2};
    case MetricUnit::Count:
        break;
    }
    return {1, QString(), 6};
}

/// Rounds without the noise of the conversion (0.85 × 100 = 85.00000000000001).
double roundedTo(double value, int digits)
{
    return QString::number(value, 'g', digits).toDouble();
}

AlertRule newRule()
{
    AlertRule rule;
    rule.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    rule.metric = metric::accuracy;
    rule.condition.side = LimitSide::Below;
    rule.condition.threshold = 0.9;
    return rule;
}

QString labelsText(const Labels& labels)
{
    QString text = QString::fromStdString(labels.toString());
    return text.mid(1, text.size() - 2); // without the braces
}

} // namespace

std::optional<Labels> parseLabels(const QString& text)
{
    static const QRegularExpression pair(QStringLiteral(
        R"re(\G\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",\s][^",]*?))\s*(,|$))re"));
    Labels labels;
    qsizetype at = 0;
    if (text.trimmed().isEmpty())
        return labels;
    while (at < text.size()) {
        const auto match = pair.match(text, at);
        if (!match.hasMatch())
            return std::nullopt;
        QString value = match.captured(2) + match.captured(3);
        value.replace(QStringLiteral("\\n"), QStringLiteral("\n"));
        value.replace(QRegularExpression(QStringLiteral(R"(\\(.))")), QStringLiteral("\\1"));
        labels.set(match.captured(1).toStdString(), value.toStdString());
        at = match.capturedEnd();
    }
    return labels;
}

RuleDialog::RuleDialog(std::optional<AlertRule> rule, QWidget* parent)
    : ActionDialog(parent),
      m_original(rule ? *rule : newRule()),
      m_isNew(!rule),
      m_name(new QLineEdit),
      m_metric(new QComboBox),
      m_labels(new QLineEdit),
      m_comparison(new QComboBox),
      m_threshold(new DecimalSpinBox),
      m_holdFor(new QSpinBox),
      m_severity(new QComboBox),
      m_ownResolve(new QCheckBox),
      m_resolveThreshold(new DecimalSpinBox),
      m_resolveFor(new QSpinBox),
      m_preview(new TextLabel)
{
    setObjectName(QStringLiteral("ruleDialog"));
    build();
    fill(m_original);
    const auto preview = [this] { updatePreview(); };
    connect(m_name, &QLineEdit::textChanged, this, preview);
    connect(m_labels, &QLineEdit::textChanged, this, preview);
    connect(m_metric, &QComboBox::currentTextChanged, this, [this] { updateUnit(); });
    connect(m_comparison, &QComboBox::currentIndexChanged, this, preview);
    connect(m_severity, &QComboBox::currentIndexChanged, this, preview);
    connect(m_ownResolve, &QCheckBox::toggled, m_resolveThreshold, &QWidget::setEnabled);
    connect(m_ownResolve, &QCheckBox::toggled, this, preview);
    for (QDoubleSpinBox* spin : {m_threshold, m_resolveThreshold})
        connect(spin, &QDoubleSpinBox::valueChanged, this, preview);
    for (QSpinBox* spin : {m_holdFor, m_resolveFor})
        connect(spin, &QSpinBox::valueChanged, this, preview);
    m_name->setFocus();
    complete();
}

void RuleDialog::build()
{
    m_name->setObjectName(QStringLiteral("nameEdit"));
    m_metric->setObjectName(QStringLiteral("metricCombo"));
    m_labels->setObjectName(QStringLiteral("labelsEdit"));
    m_comparison->setObjectName(QStringLiteral("comparisonCombo"));
    m_threshold->setObjectName(QStringLiteral("thresholdSpin"));
    m_holdFor->setObjectName(QStringLiteral("holdForSpin"));
    m_severity->setObjectName(QStringLiteral("severityCombo"));
    m_ownResolve->setObjectName(QStringLiteral("ownResolveCheck"));
    m_resolveThreshold->setObjectName(QStringLiteral("resolveThresholdSpin"));
    m_resolveFor->setObjectName(QStringLiteral("resolveForSpin"));
    m_preview->setObjectName(QStringLiteral("rulePreview"));

    m_metric->setEditable(true);
    m_metric->setInsertPolicy(QComboBox::NoInsert);
    m_comparison->addItems({QString(), QString()});
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical}) {
        const AlertLook look = severityLook(severity);
        m_severity->addItem(stateIcon(look.ink, look.glyph), QString());
    }
    for (QDoubleSpinBox* spin : {m_threshold, m_resolveThreshold})
        spin->setRange(-1e15, 1e15);
    for (QSpinBox* spin : {m_holdFor, m_resolveFor})
        spin->setRange(0, mostSeconds);
    m_preview->setWordWrap(true);
    m_preview->setFrameShape(QFrame::StyledPanel);
    m_preview->setMargin(8);
    m_preview->setMinimumHeight(3 * m_preview->fontMetrics().lineSpacing() + 16);

    layOut();
}

void RuleDialog::fill(const AlertRule& rule)
{
    m_name->setText(m_isNew ? QString() : ruleTitle(rule));
    for (const MetricInfo& info : standardMetrics())
        m_metric->addItem(info.displayName(), QString::fromLatin1(info.name.data(), std::ssize(info.name)));
    const int known = m_metric->findData(QString::fromStdString(rule.metric));
    if (known >= 0)
        m_metric->setCurrentIndex(known);
    else
        m_metric->setEditText(QString::fromStdString(rule.metric));
    m_labels->setText(labelsText(rule.labels));
    m_comparison->setCurrentIndex(rule.condition.side == LimitSide::Above ? 0 : 1);
    m_severity->setCurrentIndex(static_cast<int>(rule.severity));
    updateUnit();
    const double factor = inputUnit(ruleUnit(rule)).factor;
    m_threshold->setValue(rule.condition.threshold * factor);
    m_ownResolve->setChecked(rule.condition.resolveThreshold.has_value());
    m_resolveThreshold->setEnabled(rule.condition.resolveThreshold.has_value());
    m_resolveThreshold->setValue(rule.condition.resolveLimit() * factor);
    m_holdFor->setValue(static_cast<int>(rule.holdFor.count() / 1000));
    m_resolveFor->setValue(static_cast<int>(rule.resolveFor.count() / 1000));
}

void RuleDialog::layOut()
{
    auto* condition = new QHBoxLayout;
    condition->addWidget(m_comparison);
    condition->addWidget(m_threshold, 1);
    auto* resolve = new QHBoxLayout;
    resolve->addWidget(m_ownResolve);
    resolve->addWidget(m_resolveThreshold, 1);
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_metric), static_cast<QWidget*>(m_labels)})
        m_form->addRow(new TextLabel, field);
    m_form->addRow(new TextLabel, condition);
    m_form->addRow(new TextLabel, m_holdFor);
    m_form->addRow(new TextLabel, m_severity);
    m_form->addRow(new TextLabel, resolve);
    m_form->addRow(new TextLabel, m_resolveFor);
    content()->addLayout(m_form);
    content()->addWidget(m_preview);
    content()->addStretch();
}

/// The raw name behind a title of the list, or what was typed.
std::string RuleDialog::metricName() const
{
    const QString text = m_metric->currentText().trimmed();
    const int listed = m_metric->findText(text, Qt::MatchFixedString);
    return (listed >= 0 ? m_metric->itemData(listed).toString() : text).toStdString();
}

AlertRule RuleDialog::rule() const
{
    AlertRule rule = m_original;
    // An untouched name of a default rule stays in the source language, which translates it.
    const QString name = m_name->text().trimmed();
    if (m_isNew || name != ruleTitle(m_original))
        rule.name = name;
    rule.metric = metricName();
    rule.labels = parseLabels(m_labels->text()).value_or(Labels());
    rule.condition.side = m_comparison->currentIndex() == 0 ? LimitSide::Above : LimitSide::Below;
    const double factor = inputUnit(ruleUnit(rule)).factor;
    rule.condition.threshold = roundedTo(m_threshold->value() / factor, 12);
    rule.holdFor = std::chrono::seconds(m_holdFor->value());
    rule.severity = static_cast<Severity>(m_severity->currentIndex());
    rule.condition.resolveThreshold.reset();
    if (m_ownResolve->isChecked())
        rule.condition.resolveThreshold = roundedTo(m_resolveThreshold->value() / factor, 12);
    rule.resolveFor = std::chrono::seconds(m_resolveFor->value());
    return rule;
}

std::optional<ActionDialog::Problem> RuleDialog::check() const
{
    static const QRegularExpression metricPattern(QStringLiteral("^[a-zA-Z_:][a-zA-Z0-9_:]*$"));
    if (m_name->text().trimmed().isEmpty())
        return Problem{tr("Give the rule a name; it is the title of its alerts."), m_name};
    const AlertRule made = rule();
    if (!metricPattern.match(QString::fromStdString(made.metric)).hasMatch())
        return Problem{tr("Choose a metric, or type the name of one: letters, digits, \"_\" and \":\"."),
                       m_metric};
    if (!parseLabels(m_labels->text()))
        return Problem{tr("Labels are written like this: quantile=\"0.99\", model=\"fraud\""), m_labels};
    if (!made.condition.isConsistent())
        return Problem{made.condition.side == LimitSide::Above
                           ? tr("The alert could resolve while its condition holds: the resolve limit must "
                                "not be above the threshold.")
                           : tr("The alert could resolve while its condition holds: the resolve limit must "
                                "not be below the threshold."),
                       m_resolveThreshold};
    return std::nullopt;
}

void RuleDialog::updateUnit()
{
    AlertRule probe;
    probe.metric = metricName();
    const InputUnit unit = inputUnit(ruleUnit(probe));
    for (QDoubleSpinBox* spin : {m_threshold, m_resolveThreshold}) {
        spin->setDecimals(unit.decimals);
        spin->setSuffix(unit.suffix);
    }
    updatePreview();
}

void RuleDialog::updatePreview()
{
    m_preview->setText(describeRule(rule()));
}

void RuleDialog::retranslate()
{
    setWindowTitle(m_isNew ? tr("New alert rule") : tr("Edit an alert rule"));
    const std::array<QString, 8> labels{tr("&Name:"), tr("&Metric:"),   tr("&Labels:"),  tr("&Condition:"),
                                        tr("&For:"),  tr("&Severity:"), tr("Resol&ve:"), tr("Resolve f&or:")};
    const std::array<QWidget*, 8> fields{m_name,    m_metric,   m_labels,     m_threshold,
                                         m_holdFor, m_severity, m_ownResolve, m_resolveFor};
    for (int row = 0; row < m_form->rowCount(); ++row) {
        auto* label = qobject_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget());
        label->setText(labels[static_cast<std::size_t>(row)]);
        label->setBuddy(fields[static_cast<std::size_t>(row)]);
    }
    m_name->setAccessibleName(tr("Name of the rule"));
    m_name->setToolTip(tr("The title of every alert that the rule raises."));
    m_metric->setAccessibleName(tr("Metric"));
    m_metric->setToolTip(tr("A metric of the list, or the name of any that an endpoint exposes."));
    m_labels->setAccessibleName(tr("Labels"));
    m_labels->setToolTip(
        tr("Only series with all these labels are watched. Without \"version\" the model as a "
           "whole is watched, not each version."));
    m_labels->setPlaceholderText(tr("Every series, or for example model=\"fraud\""));
    m_comparison->setItemText(0, tr("above"));
    m_comparison->setItemText(1, tr("below"));
    m_comparison->setAccessibleName(tr("Comparison"));
    m_comparison->setToolTip(tr("A value exactly at the threshold raises no alert."));
    m_threshold->setAccessibleName(tr("Threshold"));
    m_threshold->setToolTip(tr("The limit in the metric's own unit."));
    for (QSpinBox* spin : {m_holdFor, m_resolveFor})
        spin->setSuffix(tr(" s", "seconds, after a number"));
    m_holdFor->setAccessibleName(tr("Seconds before the alert fires"));
    m_holdFor->setToolTip(
        tr("Until then the alert is pending; one good or missing value restarts the wait."));
    m_severity->setAccessibleName(tr("Severity"));
    m_severity->setToolTip(
        tr("Critical makes a model failing in the overview, a warning makes it degraded."));
    for (int i = 0; i < m_severity->count(); ++i)
        m_severity->setItemText(i, AlertModel::severityName(static_cast<Severity>(i)));
    retranslateResolving();
    setAction(tr("Save rule"), tr("Takes effect at the next evaluation and is recorded in the audit trail."));
    updatePreview();
}

void RuleDialog::retranslateResolving()
{
    m_ownResolve->setText(tr("Use a different limit to resolve:"));
    m_ownResolve->setToolTip(tr("Keeps an alert from flickering when the value moves around the threshold."));
    m_resolveThreshold->setAccessibleName(tr("Resolve limit"));
    m_resolveThreshold->setToolTip(tr("The alert resolves on the good side of this."));
    m_resolveFor->setAccessibleName(tr("Seconds before the alert resolves"));
    m_resolveFor->setToolTip(tr("How long the value must stay on the good side."));
}

} // namespace qd
