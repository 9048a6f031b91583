// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/rowsbehind.h"

#include <QWidget>

class QStackedWidget;

namespace qd {

class EmptyState;

/// What all tabs show: an evaluation, and the version that the user looks at.
struct ShownEvaluation
{
    EvaluationPtr evaluation;
    std::size_t version = 0; ///< an index into Evaluation::versions
    RowsBehind rows;

    [[nodiscard]] const VersionEvaluation& chosen() const { return evaluation->versions.at(version); }
    /// Colour and glyph of a version are the same everywhere.
    [[nodiscard]] static int slotOf(std::size_t version) { return static_cast<int>(version); }
    /// One version is all there is: what is drawn of it would lie on that of all.
    [[nodiscard]] bool isRepeated(std::size_t index) const
    {
        return index == 0 && evaluation->versions.size() == 2;
    }
    /// The versions that charts show, ascending: all of them, or of many the busiest and the chosen one.
    [[nodiscard]] std::vector<std::size_t> drawn() const;
};

/// One view of an evaluation.
class EvaluationTab : public QWidget
{
    Q_OBJECT

public:
    explicit EvaluationTab(QWidget* parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    /// Returns whether it has anything to say about this task.
    [[nodiscard]] virtual bool suits(TaskKind) const { return true; }
    void setShown(const ShownEvaluation& shown);
    /// All texts anew.
    virtual void retranslate() = 0;

signals:
    /// A filter (models/table/filter.h) of the rows behind a figure.
    void rowsWanted(const QString& filter);

protected:
    /// Shows m_shown, whose evaluation is never null and has at least one version.
    virtual void refresh() = 0;
    /// At the end of retranslate().
    void refreshShown();
    /// Nothing to ask for where the log does not tell these rows.
    void askForRows(const QString& filter);

    /// What the tab consists of; an empty one says why there is nothing to show.
    void setPage(QWidget* page);
    void showPage();
    void showNothing(const QString& title, const QString& explanation);

    ShownEvaluation m_shown;

private:
    QStackedWidget* m_stack;
    EmptyState* m_empty;
};

} // namespace qd
