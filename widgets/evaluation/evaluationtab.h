// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/rowsbehind.h"

#include <QWidget>

namespace qd {

/// What all tabs show: an evaluation, and the version that the user looks at.
struct ShownEvaluation
{
    EvaluationPtr evaluation;
    std::size_t version = 0; ///< an index into Evaluation::versions
    RowsBehind rows;

    [[nodiscard]] const VersionEvaluation& chosen() const { return evaluation->versions.at(version); }
    /// Colour and glyph of a version are the same everywhere.
    [[nodiscard]] static int slotOf(std::size_t version) { return static_cast<int>(version); }
};

/// One view of an evaluation.
class EvaluationTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    /// Whether it has anything to say about this task.
    [[nodiscard]] virtual bool suits(TaskKind) const { return true; }
    void setShown(const ShownEvaluation& shown)
    {
        m_shown = shown;
        refresh();
    }
    /// All texts anew.
    virtual void retranslate() = 0;

signals:
    /// A filter (models/table/filter.h) of the rows behind a figure.
    void rowsWanted(const QString& filter);

protected:
    /// Shows m_shown, whose evaluation is never null and has at least one version.
    virtual void refresh() = 0;
    [[nodiscard]] bool hasShown() const { return m_shown.evaluation != nullptr; }

    ShownEvaluation m_shown;
};

} // namespace qd
