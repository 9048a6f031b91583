// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/effecttext.h"

#include "models/base/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct EffectText
{
    Q_DECLARE_TR_FUNCTIONS(EffectText)
};

QString whyUnknown(const SwitchOutcome& outcome)
{
    const auto doubtful =
        std::find_if(outcome.exchanges.begin(), outcome.exchanges.end(),
                     [](const HttpExchange& sent) { return sent.reply == Reply::Doubtful; });
    if (doubtful != outcome.exchanges.end()) {
        return EffectText::
            tr("Outcome unknown: the server answered with status %1, but not in the platform's own format.")
                .arg(doubtful->status);
    }
    if (outcome.isAccepted())
        return EffectText::tr(
            "Outcome unknown: the platform accepted the request, but the version has not been seen serving.");
    return EffectText::tr(
        "Outcome unknown: no answer from the platform says whether the switch was carried out.");
}

QString lastLook(const SwitchOutcome& outcome)
{
    const QString at = dateTimeText(outcome.lookedAt);
    return outcome.activeVersion.empty()
               ? EffectText::tr("The serving version could not be determined, last tried at %1.").arg(at)
               : EffectText::tr("Version %1 was serving at the last check, at %2.")
                     .arg(QString::fromStdString(outcome.activeVersion), at);
}

} // namespace

QString effectText(const IncidentAction& action)
{
    const QString version = QString::fromStdString(action.plan.toVersion);
    switch (action.effect()) {
    case SwitchEffect::TookEffect:
        return action.outcome->isAccepted()
                   ? EffectText::tr(
                         "The platform accepted the switch and reports that version %1 is serving.")
                         .arg(version)
                   : EffectText::tr(
                         "The platform reports that version %1 is serving. No answer confirms that "
                         "this action caused it; someone else may have switched at the same time.")
                         .arg(version);
    case SwitchEffect::NoEffect:
        return action.error;
    case SwitchEffect::Unknown:
        break;
    }
    if (!action.outcome)
        return EffectText::tr("Outcome unknown: the console ended before the answer arrived.");
    const QString why = whyUnknown(*action.outcome);
    return action.outcome->lookCount == 0
               ? why
               : EffectText::tr("%1 %2", "two sentences").arg(why, lastLook(*action.outcome));
}

} // namespace qd
