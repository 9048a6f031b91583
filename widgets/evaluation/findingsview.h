// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/findings/findings.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace qd {

class TextLabel;

/// What stands out, worst first, one paragraph each; a finding leads to where its figures are. The first few
/// are shown, the others on demand.
class FindingsView : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsView(QWidget* parent = nullptr);

    void setFindings(std::vector<Finding> findings);
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }

signals:
    void opened(const qd::Finding& finding);

private:
    void show();
    [[nodiscard]] QString textOf(std::size_t index) const;

    std::vector<Finding> m_findings;
    std::vector<TextLabel*> m_labels;
    QPushButton* m_more;
    bool m_showsAll = false;
    QVBoxLayout* m_layout;
};

} // namespace qd
