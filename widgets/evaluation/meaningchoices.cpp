// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/meaningchoices.h"

#include "models/base/text.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct MeaningWords
{
    Q_DECLARE_TR_FUNCTIONS(MeaningWords)
};

/// More classes than that are no menu.
constexpr std::size_t mostClasses = 12;

/// Makes the choices about one decision.
class MeaningChoices
{
public:
    MeaningChoices(const EvaluationQuestion& question, const std::vector<std::string>& classes)
        : m_question(question), m_classes(classes.begin(), classes.begin() + shown(classes.size()))
    {
    }

    [[nodiscard]] std::vector<MeaningChoice> ofTask()
    {
        offer(MeaningWords::tr("As the values say"), &AnswerMeaning::task, {});
        offer(MeaningWords::tr("Classes are predicted"), &AnswerMeaning::task, TaskKind::Classification);
        offer(MeaningWords::tr("Numbers are predicted"), &AnswerMeaning::task, TaskKind::Regression);
        return std::move(m_choices);
    }

    [[nodiscard]] std::vector<MeaningChoice> ofPositive()
    {
        for (const std::string& name : m_classes) {
            m_choices.push_back({MeaningWords::tr("The positive class is %1").arg(toQString(name)),
                                 m_question.meaning, name, m_question.positiveClass == name});
        }
        return std::move(m_choices);
    }

    [[nodiscard]] std::vector<MeaningChoice> ofScore()
    {
        const auto member = &AnswerMeaning::score;
        offer(MeaningWords::tr("As the values say"), member, {});
        offer(MeaningWords::tr("The probability of the predicted class"), member,
              SaidScore{ScoreKind::Confidence});
        for (const std::string& name : m_classes)
            offer(MeaningWords::tr("The probability of class %1").arg(toQString(name)), member,
                  SaidScore{ScoreKind::Probability, name});
        if (m_classes.size() == 2) {
            for (const std::string& name : m_classes)
                offer(MeaningWords::tr("A score; higher values speak for %1").arg(toQString(name)), member,
                      SaidScore{ScoreKind::Score, name});
        }
        offer(MeaningWords::tr("Nothing that figures could rest on"), member, SaidScore{ScoreKind::Unknown});
        return std::move(m_choices);
    }

private:
    [[nodiscard]] static std::ptrdiff_t shown(std::size_t classes)
    {
        return static_cast<std::ptrdiff_t>(std::min(classes, mostClasses));
    }

    template <typename Value>
    void offer(const QString& text, std::optional<Value> AnswerMeaning::*member,
               std::optional<std::type_identity_t<Value>> value)
    {
        const bool isChosen = m_question.meaning.*member == value;
        AnswerMeaning meaning = m_question.meaning;
        meaning.*member = value;
        // The positive class may follow from what is said.
        m_choices.push_back({text, meaning, isChosen ? m_question.positiveClass : std::string(), isChosen});
    }

    const EvaluationQuestion& m_question;
    std::vector<std::string> m_classes;
    std::vector<MeaningChoice> m_choices;
};

} // namespace

std::vector<MeaningChoice> meaningChoices(Decision about, const EvaluationQuestion& question,
                                          const std::vector<std::string>& classes)
{
    MeaningChoices choices(question, classes);
    switch (about) {
    case Decision::Task:
        return choices.ofTask();
    case Decision::Positive:
        return choices.ofPositive();
    case Decision::Score:
        return choices.ofScore();
    case Decision::Numbers:
    case Decision::Missing:
    case Decision::Ids:
    case Decision::Times:
    case Decision::Latency:
    case Decision::Truth:
    case Decision::Columns:
        break;
    }
    return {};
}

} // namespace qd
