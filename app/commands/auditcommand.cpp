// SPDX-License-Identifier: Apache-2.0
#include "app/commands/auditcommand.h"

#include "app/terminal.h"
#include "models/base/visibletext.h"
#include "models/history/auditcheck.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditCommand)
};

QJsonObject toJson(const AuditFinding& finding)
{
    QJsonObject json{{"kind", nameOf(finding.kind)}, {"text", finding.text}};
    if (finding.first != 0 || finding.last != 0) {
        json["first"] = qint64(finding.first);
        json["last"] = qint64(finding.last);
    }
    if (!finding.action.empty()) {
        json["action"] = QString::fromStdString(finding.action);
        json["time"] = toIso(finding.at);
    }
    return json;
}

QByteArray toJson(const QString& path, const AuditReport& report)
{
    QJsonArray findings;
    for (const AuditFinding& finding : report.findings)
        findings.append(toJson(finding));
    const QJsonObject json{{"history", path},
                           {"identity", QString::fromStdString(report.identity)},
                           {"state", nameOf(report.state)},
                           {"rows", qint64(report.head.rows)},
                           {"last", qint64(report.head.last)},
                           {"hash", QString::fromStdString(toHex(report.head.hash))},
                           {"migrated", qint64(report.migrated)},
                           {"kept", nameOf(report.kept)},
                           {"findings", findings},
                           {"remarks", QJsonArray::fromStringList(report.remarks)}};
    return QJsonDocument(json).toJson();
}

/// With an escape for each character that is not ASCII: what acts on a terminal does not act, and programs
/// read what it was.
QString asciiJson(const QByteArray& json)
{
    QString text;
    for (const QChar c : QString::fromUtf8(json).trimmed()) {
        if (c.unicode() < 0x7f)
            text += c;
        else
            text += QStringLiteral("\\u%1").arg(QString::number(c.unicode(), 16).rightJustified(4, u'0'));
    }
    return text;
}

QString verdict(const QString& path, const AuditReport& report)
{
    switch (report.state) {
    case AuditReport::State::Sound:
        return Words::tr("The audit trail of %1 is sound: %2 rows, the last one with the hash %3.")
            .arg(path, QString::number(report.head.rows), QString::fromStdString(toHex(report.head.hash)));
    case AuditReport::State::Partial:
        return Words::tr("The audit trail of %1 is not whole; it has %2 rows.")
            .arg(path, QString::number(report.head.rows));
    case AuditReport::State::Broken:
        break;
    }
    return Words::tr("The audit trail of %1 is broken:").arg(path);
}

} // namespace

int verifyAuditTrail(const QString& path, bool asJson)
{
    const auto report = checkAuditTrail(path);
    if (!report) {
        printError(report.error());
        return 1;
    }
    if (asJson) {
        printLine(asciiJson(toJson(path, *report)));
    } else {
        printLine(verdict(visibleLine(path), *report));
        for (const AuditFinding& finding : report->findings)
            printLine(QStringLiteral("  ") + visibleLine(finding.text));
        for (const QString& remark : report->remarks)
            printLine(visibleLine(remark));
    }
    return report->state == AuditReport::State::Sound ? 0 : 1;
}

} // namespace qd
