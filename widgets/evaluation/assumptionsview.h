// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

#include <QWidget>

class QMenu;
class QVBoxLayout;

namespace qd {

struct MeaningChoice;
class TextLabel;

/// Says what a log was taken for and why, a sentence each, and lets the user say otherwise.
class AssumptionsView : public QWidget
{
    Q_OBJECT

public:
    explicit AssumptionsView(QWidget* parent = nullptr);

    /// `question` and `classes` belong to the evaluation that made the assumptions.
    void setAssumptions(std::vector<Assumption> assumptions, const EvaluationQuestion& question,
                        std::vector<std::string> classes);
    /// Whether there are columns of a log behind the predictions, which columnsWanted() may ask for.
    void setHasColumns(bool hasColumns);
    void retranslate();

signals:
    /// The user says otherwise. An empty positive class is to be decided.
    void meaningChanged(const qd::AnswerMeaning& meaning, const std::string& positiveClass);
    /// What the user doubts is decided where the columns of the log are given their meanings.
    void columnsWanted();

private:
    void fill();
    void addLine(const Assumption& assumption);
    QMenu* makeMenu(TextLabel& line, const std::vector<MeaningChoice>& choices);

    std::vector<Assumption> m_assumptions;
    EvaluationQuestion m_question;
    std::vector<std::string> m_classes;
    bool m_hasColumns = false;
    QVBoxLayout* m_layout;
    std::vector<TextLabel*> m_lines;
};

} // namespace qd
