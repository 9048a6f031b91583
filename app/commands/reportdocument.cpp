// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportdocument.h"

#include "app/commands/logdocument.h"

#include <QJsonArray>

namespace qd {

QJsonObject reportDocument(const QualityReport& report, const QString& file)
{
    QJsonObject document = qualityDocument({.models = {report.evaluation}}, report.account);
    document["report"] = file;
    document["logs"] = QJsonArray::fromStringList(report.logs);
    document["endpoint"] = report.endpoint.isEmpty() ? QJsonValue() : QJsonValue(report.endpoint);
    return document;
}

} // namespace qd
