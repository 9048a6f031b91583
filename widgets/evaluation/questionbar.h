// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "widgets/evaluation/referencedialog.h"

#include <QWidget>

class QComboBox;

namespace qd {

class TextLabel;

/// What an evaluation is asked: model, positive class, window, the two periods; and which of its versions is
/// looked at, which asks nothing anew.
class QuestionBar : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionBar(QWidget* parent = nullptr);

    /// Shows what was chosen, without a signal. `version` is an index into its versions.
    void setEvaluation(const Evaluation& evaluation, std::size_t version);
    /// The question of the evaluation that is shown, with what the user chose since.
    [[nodiscard]] const EvaluationQuestion& question() const { return m_question; }
    void setMeaning(const AnswerMeaning& meaning, const std::string& positiveClass);
    void setReference(TimeRange range);
    /// Sets the current period; empty: all since the end of the reference.
    void setCurrent(TimeRange range);
    void setComparedVersions(const std::string& first, const std::string& second);
    void retranslate();

signals:
    void questionChanged(const qd::EvaluationQuestion& question);
    void versionChosen(std::size_t version);

private:
    void connectChoices();
    struct Choice
    {
        TextLabel* label = nullptr;
        QComboBox* box = nullptr;
    };

    Choice makeChoice(const QString& name);
    void fill();
    void fillWindows();
    void fillReferences();
    void askPeriod(ReferenceDialog::Period period);
    void ask();

    EvaluationQuestion m_question;
    TimeRange m_extent;
    TaskKind m_task = TaskKind::Classification;
    bool m_automaticWindow = true;
    std::vector<std::string> m_models;
    std::vector<std::string> m_classes;
    std::vector<std::string> m_versions;
    int m_version = 0;
    QWidget* m_choices;
    Choice m_model;
    Choice m_versionChoice;
    Choice m_positive;
    Choice m_window;
    Choice m_reference;
    Choice m_current;
};

} // namespace qd
