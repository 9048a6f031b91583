// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>

#include <vector>

class QAbstractScrollArea;
class QWidget;

namespace qd {

/// Where the tables and scroll areas below a widget stand, so that new contents do not move them.
class KeptViews
{
public:
    explicit KeptViews(const QWidget& root);
    /// Once the new contents are there; a current row that is there no more is left out.
    void restore() const;

private:
    struct View
    {
        QPointer<QAbstractScrollArea> area;
        int horizontal = 0;
        int vertical = 0;
        int row = -1; ///< current one of a table
        int column = -1;
    };
    std::vector<View> m_views;
};

} // namespace qd
