// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace qd {

/// One button per curve, with its colour and glyph; pressing it hides or shows the curve. Reached with Tab,
/// pressed with Space.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString name;
        int slot = 0;
        bool isVisible = true;
        bool isDashed = false;

        friend bool operator==(const Entry&, const Entry&) = default;
    };

    explicit ChartLegend(QWidget* parent = nullptr);
    /// Buttons are renewed only when something changed.
    void setEntries(const std::vector<Entry>& entries);

signals:
    void toggled(const QString& name, bool visible);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    std::vector<Entry> m_entries;
    std::vector<QToolButton*> m_buttons;
};

} // namespace qd
