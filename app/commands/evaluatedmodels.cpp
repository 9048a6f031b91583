// SPDX-License-Identifier: Apache-2.0
#include "app/commands/evaluatedmodels.h"

namespace qd {

namespace {

constexpr std::size_t mostModels = 20;

} // namespace

Result<EvaluatedModels> evaluateModels(const RecordTable& table, const EvaluationQuestion& question)
{
    const auto first = evaluate(table, question);
    if (!first)
        return Failure(first.error());
    EvaluatedModels evaluated{.models = {*first}};
    for (const std::string& model : (*first)->models) {
        if (model == (*first)->question.model)
            continue;
        if (evaluated.models.size() == mostModels) {
            ++evaluated.leftOut;
            continue;
        }
        EvaluationQuestion ofModel = question;
        ofModel.model = model;
        const auto other = evaluateAsKnown(table, ofModel);
        if (!other)
            return Failure(other.error());
        evaluated.models.push_back(*other);
    }
    return evaluated;
}

} // namespace qd
