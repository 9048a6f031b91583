// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alerttexts.h"

#include "models/items/alertmodel.h"
#include "models/items/incidents/incidenttexts.h"

#include <QCoreApplication>
#include <QStringList>

namespace qd {

QString alertToolTip(const Alert& alert, const AlertIncident* incident, const QString& endpointName,
                     Timestamp now)
{
    const MetricUnit unit = ruleUnit(alert.rule);
    const Timestamp since = AlertModel::since(alert);
    const Timestamp end = alert.resolvedAt.ms != 0 ? alert.resolvedAt : std::max(now, since);
    const QString model = QString::fromStdString(alert.model());
    const QString subject = model.isEmpty()
                                ? endpointName
                                : QCoreApplication::translate("AlertTexts", "%1 on %2", "model, endpoint")
                                      .arg(model, endpointName);
    const QStringList lines{
        ruleTitle(alert.rule),
        subject,
        QCoreApplication::translate("AlertTexts", "%1, %2", "state, severity")
            .arg(AlertModel::stateName(alert.state), AlertModel::severityName(alert.rule.severity)),
        QCoreApplication::translate("AlertTexts", "Since %1, for %2", "time, duration")
            .arg(timeText(since), durationText(end - since)),
        QCoreApplication::translate("AlertTexts", "Last value %1, worst %2, limit %3")
            .arg(formatValue(alert.value, unit), formatValue(alert.worst, unit),
                 formatValue(alert.rule.condition.threshold, unit)),
        AlertModel::handlingText(alert, incident),
    };
    return lines.join(QLatin1Char('\n'));
}

QString alertSentence(const Alert& alert, const QString& endpointName)
{
    const QString model = QString::fromStdString(alert.model());
    return QCoreApplication::translate("AlertTexts", "%1, %2, %3, %4, since %5",
                                       "rule, state, severity, model, time")
        .arg(ruleTitle(alert.rule), AlertModel::stateName(alert.state),
             AlertModel::severityName(alert.rule.severity), model.isEmpty() ? endpointName : model,
             timeText(AlertModel::since(alert)));
}

} // namespace qd
