// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

namespace qd {

class TextLabel;

/// One figure: what it is, its value in large type, and a line about it.
class MetricTile : public QFrame
{
    Q_OBJECT

public:
    /// `name` is the objectName; the value's label is called "value" below it.
    explicit MetricTile(const QString& name, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& value, const QString& detail, const QString& toolTip);

private:
    void restyle();

    TextLabel* m_title;
    TextLabel* m_value;
    TextLabel* m_detail;
};

} // namespace qd
