// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/requesttext.h"

#include "models/base/timetext.h"
#include "models/base/visibletext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace qd {

namespace {

struct RequestText
{
    Q_DECLARE_TR_FUNCTIONS(RequestText)
};

QString wireText(const PlannedRequest& request)
{
    QStringList lines;
    lines << visibleLine(QString::fromStdString(request.method + ' ' + request.url));
    for (const std::string& header : request.headers)
        lines << visibleLine(QString::fromStdString(header));
    if (!request.body.empty())
        lines << QString() << visibleText(QString::fromStdString(request.body));
    return lines.join(QLatin1Char('\n'));
}

QString requestBlock(const PlannedRequest& request, std::size_t number, std::size_t count)
{
    return RequestText::tr("# Request %1 of %2: %3")
               .arg(number)
               .arg(count)
               .arg(visibleLine(request.purpose)) +
           QLatin1Char('\n') + wireText(request);
}

/// "HTTP status 200" and the answer's body, or why there is none; with times where they are known.
QString answerText(const HttpExchange& exchange)
{
    const bool timed = exchange.sentAt.ms != 0;
    const QString sent = timeOfDayText(exchange.sentAt);
    const QString answered = timeOfDayText(exchange.answeredAt);
    const QString error = visibleLine(exchange.error);
    QString text;
    if (exchange.status != 0) {
        text = timed ? RequestText::tr("# Sent at %1, answered at %2: HTTP status %3")
                           .arg(sent, answered)
                           .arg(exchange.status)
                     : RequestText::tr("# Answer: HTTP status %1").arg(exchange.status);
    } else {
        text = timed ? RequestText::tr("# Sent at %1, not answered until %2: %3").arg(sent, answered, error)
                     : RequestText::tr("# No answer: %1").arg(error);
    }
    return exchange.answer.empty()
               ? text
               : text + QLatin1Char('\n') + visibleText(QString::fromStdString(exchange.answer));
}

} // namespace

QString planText(const SwitchPlan& plan)
{
    QStringList blocks;
    for (std::size_t i = 0; i < plan.requests.size(); ++i)
        blocks << requestBlock(plan.requests[i], i + 1, plan.requests.size());
    return blocks.join(QStringLiteral("\n\n"));
}

QString exchangeText(const IncidentAction& action)
{
    const auto& planned = action.plan.requests;
    const std::vector<HttpExchange> none;
    const auto& exchanges = action.outcome ? action.outcome->exchanges : none;
    const bool isKnown = action.effect() == SwitchEffect::NoEffect || !exchanges.empty();
    QStringList blocks;
    for (std::size_t i = 0; i < std::max(planned.size(), exchanges.size()); ++i) {
        const bool sent = i < exchanges.size();
        const PlannedRequest& request = sent ? exchanges[i].request : planned[i];
        const QString end = sent      ? answerText(exchanges[i])
                            : isKnown ? RequestText::tr("# Not sent.")
                                      : RequestText::tr("# Unknown whether it was sent.");
        blocks << requestBlock(request, i + 1, std::max(planned.size(), exchanges.size())) +
                      QStringLiteral("\n\n") + end;
    }
    if (!action.outcome || action.outcome->looks.empty())
        return blocks.join(QStringLiteral("\n\n"));
    blocks << RequestText::tr("# Checks of the serving version: %1. The last one:")
                  .arg(action.outcome->lookCount);
    for (const HttpExchange& look : action.outcome->looks)
        blocks << wireText(look.request) + QStringLiteral("\n\n") + answerText(look);
    return blocks.join(QStringLiteral("\n\n"));
}

} // namespace qd
