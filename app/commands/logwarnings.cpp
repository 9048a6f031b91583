// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logwarnings.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/evaluation/rowledger.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct LogWarningText
{
    Q_DECLARE_TR_FUNCTIONS(LogWarningText)
};

void addCells(std::vector<QString>& warnings, const UnreadByField& unread)
{
    for (const auto& [field, cells] : unread)
        warnings.push_back(
            LogWarningText::tr(
                "%n value(s) of “%1” could not be understood, such as “%2”; they count as missing.", nullptr,
                pluralCount(cells.count))
                .arg(toQString(cells.column), toQString(cells.example)));
}

} // namespace

std::vector<LogAssumption> assumptionsOf(const ImportedLogs& log, const EvaluatedModels& evaluated)
{
    std::vector<LogAssumption> assumptions;
    for (const Assumption& one : log.assumptions)
        assumptions.push_back({{}, one});
    for (const EvaluationPtr& model : evaluated.models) {
        for (const Assumption& one : model->assumptions)
            assumptions.push_back({model->question.model, one});
    }
    return assumptions;
}

std::vector<QString> warningsOf(const ImportedLogs& log, const EvaluatedModels& evaluated)
{
    std::vector<QString> warnings;
    for (const LogPart& part : log.parts) {
        if (part.repeated)
            warnings.push_back(
                LogWarningText::tr("%1 was left out: it is a copy of another file.").arg(part.path));
    }
    for (const Error& problem : log.problems)
        warnings.push_back(problem.text());
    for (const QString& sentence : sentencesOf(ledgerOf(log, evaluated.models)))
        warnings.push_back(sentence);
    addCells(warnings, log.unreadCells);
    if (log.homelessLabels > 0)
        warnings.push_back(LogWarningText::tr("%n label(s) belong to no prediction of the log.", nullptr,
                                              pluralCount(log.homelessLabels)));
    if (evaluated.leftOut > 0)
        warnings.push_back(LogWarningText::tr("%n model(s) with few predictions are not listed.", nullptr,
                                              pluralCount(static_cast<std::int64_t>(evaluated.leftOut))));
    return warnings;
}

} // namespace qd
