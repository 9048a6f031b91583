// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/account/logaccount.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/evaluation/evaluationwords.h"

namespace qd {

namespace {

std::vector<LogColumn> columnsOf(const RecordTable& table)
{
    std::vector<LogColumn> columns;
    for (const TableColumn& column : table.columns())
        columns.push_back({column.name, column.field, column.kind});
    return columns;
}

std::vector<LogAssumption> assumptionsOf(std::span<const Assumption> ofLog,
                                         std::span<const EvaluationPtr> models)
{
    std::vector<LogAssumption> assumptions;
    for (const Assumption& one : ofLog)
        assumptions.push_back({{}, one});
    for (const EvaluationPtr& model : models) {
        for (const Assumption& one : model->assumptions)
            assumptions.push_back({model->question.model, one});
    }
    return assumptions;
}

void warnOfCells(std::vector<QString>& warnings, const UnreadByField& unread)
{
    for (const auto& [field, cells] : unread)
        warnings.push_back(
            EvaluationWords::tr(
                "%n value(s) of “%1” could not be understood, such as “%2”; they count as missing.", nullptr,
                pluralCount(cells.count))
                .arg(toQString(cells.column), toQString(cells.example)));
}

std::vector<QString> warningsOf(const ImportedLogs& log, const RowLedger& ledger, std::size_t modelsLeftOut)
{
    std::vector<QString> warnings;
    for (const LogPart& part : log.parts) {
        if (part.repeated)
            warnings.push_back(
                EvaluationWords::tr("%1 was left out: it is a copy of another file.").arg(part.path));
    }
    for (const Error& problem : log.problems)
        warnings.push_back(problem.text());
    for (const Error& error : log.passedOver)
        warnings.push_back(error.text());
    for (const QString& sentence : sentencesOf(ledger))
        warnings.push_back(sentence);
    warnOfCells(warnings, log.unreadCells);
    if (log.homelessLabels > 0)
        warnings.push_back(EvaluationWords::tr("%n label(s) belong to no prediction of the log.", nullptr,
                                               pluralCount(log.homelessLabels)));
    if (modelsLeftOut > 0)
        warnings.push_back(EvaluationWords::tr("%n model(s) with few predictions are not listed.", nullptr,
                                               pluralCount(static_cast<std::int64_t>(modelsLeftOut))));
    return warnings;
}

} // namespace

QString LogAssumption::text() const
{
    const QString name = model.empty() ? QString() : toQString(model) + QStringLiteral(": ");
    return (name + assumption.meaning + u' ' + assumption.evidence).trimmed();
}

LogAccount accountOf(const ImportedLogs& log, std::span<const EvaluationPtr> models,
                     std::size_t modelsLeftOut)
{
    const RowLedger ledger = ledgerOf(log, models);
    return {.parts = log.parts,
            .columns = columnsOf(*log.table),
            .assumptions = assumptionsOf(log.assumptions, models),
            .ledger = ledger,
            .warnings = warningsOf(log, ledger, modelsLeftOut),
            .isWhole = log.rejectedCount == 0 && log.problems.empty()};
}

LogAccount accountOf(const EvaluationPtr& evaluation)
{
    RowLedger ledger;
    addModel(ledger, *evaluation);
    ledger.read = evaluation->versions.front().predictions;
    return {.assumptions = assumptionsOf({}, std::span(&evaluation, 1)), .ledger = ledger};
}

} // namespace qd
