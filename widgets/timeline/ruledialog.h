// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alertrule.h"
#include "widgets/timeline/actiondialog.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace qd {

class TextLabel;

/// Reads `quantile="0.99", model=fraud`: pairs separated by commas, quotes optional. Nothing when a pair has
/// no name, no "=" or an open quote.
[[nodiscard]] std::optional<Labels> parseLabels(const QString& text);

/// Makes or edits one alert rule; a sentence below the form says in plain words what it will do.
class RuleDialog : public ActionDialog
{
    Q_OBJECT

public:
    /// Makes the form; without a rule: for a new one.
    RuleDialog(std::optional<AlertRule> rule, QWidget* parent);

    [[nodiscard]] AlertRule rule() const;

protected:
    [[nodiscard]] std::optional<Problem> check() const override;
    void retranslate() override;

private:
    void layOut();
    void retranslateResolving();
    void build();
    void fill(const AlertRule& rule);
    [[nodiscard]] std::string metricName() const;
    void updateUnit();
    void updatePreview();

    AlertRule m_original;
    bool m_isNew;
    QFormLayout* m_form = nullptr;
    QLineEdit* m_name;
    QComboBox* m_metric;
    QLineEdit* m_labels;
    QComboBox* m_comparison;
    QDoubleSpinBox* m_threshold;
    QSpinBox* m_holdFor;
    QComboBox* m_severity;
    QCheckBox* m_ownResolve;
    QDoubleSpinBox* m_resolveThreshold;
    QSpinBox* m_resolveFor;
    TextLabel* m_preview;
};

} // namespace qd
