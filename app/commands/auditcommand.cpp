// SPDX-License-Identifier: Apache-2.0
#include "app/commands/auditcommand.h"

#include "app/commands/historychoice.h"
#include "app/commands/options.h"
#include "app/process/terminal.h"
#include "models/base/visibletext.h"
#include "models/history/audit/auditcheck.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace qd {

namespace {

struct AuditText
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)
};

QJsonObject toJson(const AuditFinding& finding)
{
    QJsonObject json{{"kind", nameOf(finding.kind)}, {"text", finding.text}};
    if (finding.first != 0 || finding.last != 0) {
        json["first"] = static_cast<qint64>(finding.first);
        json["last"] = static_cast<qint64>(finding.last);
    }
    if (!finding.action.empty()) {
        json["action"] = QString::fromStdString(finding.action);
        json["time"] = toIso(finding.at);
    }
    return json;
}

QJsonObject toJson(const QString& path, const AuditReport& report)
{
    QJsonArray findings;
    for (const AuditFinding& finding : report.findings)
        findings.append(toJson(finding));
    return {{"history", path},
            {"identity", QString::fromStdString(report.identity)},
            {"state", nameOf(report.state)},
            {"rows", static_cast<qint64>(report.head.rows)},
            {"last", static_cast<qint64>(report.head.last)},
            {"hash", QString::fromStdString(toHex(report.head.hash))},
            {"migrated", static_cast<qint64>(report.migrated)},
            {"kept", nameOf(report.kept)},
            {"findings", findings},
            {"remarks", QJsonArray::fromStringList(report.remarks)}};
}

QString verdict(const QString& path, const AuditReport& report)
{
    switch (report.state) {
    case AuditReport::State::Sound:
        return AuditText::tr("The audit trail of %1 is intact: %2 rows, the last one with the hash %3.")
            .arg(path, QString::number(report.head.rows), QString::fromStdString(toHex(report.head.hash)));
    case AuditReport::State::Partial:
        return AuditText::tr("The audit trail of %1 is incomplete; it has %2 rows.")
            .arg(path, QString::number(report.head.rows));
    case AuditReport::State::Broken:
        break;
    }
    return AuditText::tr("The audit trail of %1 is broken:").arg(path);
}

} // namespace

CommandSpec auditCommand()
{
    return {
        .name = "audit verify",
        .summary = AuditText::tr("find altered, removed, moved or inserted rows of the audit trail"),
        .description =
            AuditText::tr("Finds rows of the audit trail that were altered, removed, moved or inserted. Each "
                          "row holds the hash of the one before it; the last hash is also kept outside the "
                          "file. Changes nothing; the history may be in use."),
        .options = {historyOption()},
        .success = AuditText::tr("The audit trail is intact."),
        .failure = AuditText::tr("The audit trail is broken or incomplete, or could not be read."),
        .fields = {{"history", AuditText::tr("the history file")},
                   {"identity", AuditText::tr("the identity of the history")},
                   {"state", AuditText::tr("sound, partial or broken")},
                   {"rows", AuditText::tr("the number of rows")},
                   {"last", AuditText::tr("the id of the last row")},
                   {"hash", AuditText::tr("the hash of the last row")},
                   {"migrated", AuditText::tr("the last row from before rows were chained by hashes, or 0")},
                   {"kept", AuditText::tr("how the trail compares with the hash kept outside the file: none, "
                                          "agrees, behind, contradicts or unreadable")},
                   {"findings[].kind",
                    AuditText::tr("altered, inserted, moved, removed, unintended, cut off, "
                                  "rewritten or damaged")},
                   {"findings[].text", AuditText::tr("what is wrong, in a sentence")},
                   {"findings[].first", AuditText::tr("the first row concerned; absent if there is none")},
                   {"findings[].last", AuditText::tr("the last row concerned; absent if there is none")},
                   {"findings[].action", AuditText::tr("the action in the row; absent if unknown")},
                   {"findings[].time", AuditText::tr("the time of the row; absent if unknown")},
                   {"remarks[]", AuditText::tr("further remarks, one sentence each")}},
        .examples = {{"quarterdeck audit verify --json", AuditText::tr("Prints the result for a program.")}},
        .read = [](const Given& given) { return invocationOf(readAudit(given), runAudit); }};
}

Result<AuditArguments> readAudit(const Given& given)
{
    return AuditArguments{.historyPath = given.value("history"), .asJson = given.has("json")};
}

int runAudit(const AuditArguments& arguments)
{
    const QString path = historyToUse(arguments.historyPath);
    const auto report = checkAuditTrail(path);
    if (!report) {
        printError(report.error());
        return 1;
    }
    if (arguments.asJson) {
        printJson(toJson(path, *report));
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
