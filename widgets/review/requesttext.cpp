// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/requesttext.h"

#include <QCoreApplication>
#include <QStringList>

namespace qd {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(RequestText)
};

QString requestBlock(const PlannedRequest& request, int number, std::size_t count)
{
    QStringList lines;
    lines << Texts::tr("# Request %1 of %2: %3").arg(number).arg(count).arg(request.purpose);
    lines << QString::fromStdString(request.method) + QLatin1Char(' ') + QString::fromStdString(request.url);
    if (!request.body.empty())
        lines << QString() << QString::fromStdString(request.body);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString planText(const SwitchPlan& plan)
{
    QStringList blocks;
    for (const PlannedRequest& request : plan.requests)
        blocks << requestBlock(request, static_cast<int>(blocks.size()) + 1, plan.requests.size());
    return blocks.join(QStringLiteral("\n\n"));
}

QString outcomeText(const SwitchOutcome& outcome)
{
    QStringList blocks;
    for (const ExchangeRecord& exchange : outcome.exchanges) {
        QString block =
            requestBlock(exchange.request, static_cast<int>(blocks.size()) + 1, outcome.exchanges.size());
        block += QStringLiteral("\n\n");
        block += exchange.status == 0 ? Texts::tr("# No answer: %1").arg(exchange.error)
                                      : Texts::tr("# Answer: HTTP status %1").arg(exchange.status);
        if (!exchange.answer.empty())
            block += QLatin1Char('\n') + QString::fromStdString(exchange.answer);
        blocks << block;
    }
    return blocks.join(QStringLiteral("\n\n"));
}

} // namespace qd
