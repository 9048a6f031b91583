// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "widgets/timeline/actiondialog.h"

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLineEdit;
class QSpinBox;

namespace qd {

class TextLabel;

/// Mutes alerts like a given one for a time: which of its labels must match, for how long, and why.
class SilenceDialog : public ActionDialog
{
    Q_OBJECT

public:
    SilenceDialog(Alert alert, Timestamp now, QWidget* parent);

    /// `id` and `by` are left to whoever stores it.
    [[nodiscard]] Silence silence() const;

protected:
    [[nodiscard]] std::optional<Problem> check() const override;
    void retranslate() override;

private:
    void layOut();
    void addMatcher(const std::string& name, const std::string& value, bool checked);
    [[nodiscard]] Duration duration() const;
    void updatePreview();

    struct Matcher
    {
        std::string name;
        std::string value;
        QCheckBox* box;
    };

    /// The value as people know it: of a rule its title.
    [[nodiscard]] QString shownValue(const Matcher& matcher) const;

    Alert m_alert;
    Timestamp m_now;
    std::vector<Matcher> m_matchers;
    QGroupBox* m_matcherGroup;
    TextLabel* m_durationLabel;
    QComboBox* m_duration;
    QSpinBox* m_minutes;
    TextLabel* m_reasonLabel;
    QLineEdit* m_reason;
    TextLabel* m_preview;
};

} // namespace qd
