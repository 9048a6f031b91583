// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/integrity.h"

#include "models/history/audit/auditcheck.h"
#include "models/history/predictions/predictioncheck.h"
#include "models/history/samples/chunkcheck.h"
#include "models/history/samples/tailcheck.h"
#include "models/history/schema/migrations.h"
#include "models/history/series/seriescheck.h"
#include "models/history/sqlite/database.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

namespace qd {

namespace {

QString brokenReference(const Statement& row)
{
    return QCoreApplication::translate("History", "Row %2 of table %1 refers to a missing row of table %3.")
        .arg(QString::fromStdString(row.text(0)), QString::number(row.integer(1)),
             QString::fromStdString(row.text(2)));
}

} // namespace

Result<QStringList> integrityProblems(const QString& path, const CancelToken& cancel)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return Failure(database.error());
    if (const auto version = historyVersion(*database); !version)
        return Failure(version.error());
    const CancelGuard guard(database->handle(), cancel); // of the checks below, too
    auto structure = database->prepare("PRAGMA integrity_check");
    if (!structure)
        return Failure(structure.error());
    auto references = database->prepare("PRAGMA foreign_key_check");
    if (!references)
        return Failure(references.error());

    QStringList problems;
    const auto addProblem = [&](const Statement& row) {
        if (const std::string text = row.text(0); text != "ok")
            problems << QString::fromStdString(text);
    };
    auto checked = forEachRow(*structure, {}, addProblem).and_then([&] {
        return forEachRow(*references, {}, [&](const Statement& row) { problems << brokenReference(row); });
    });
    if (!checked)
        return Failure(checked.error());
    for (const auto check : {damagedSeries, damagedChunks, damagedTails, damagedPredictions}) {
        const auto damaged = check(*database);
        if (cancel.isCancelled())
            return Failure(cancelledError(databasePath(database->handle())));
        if (!damaged)
            return damaged;
        problems += *damaged;
    }
    return problems;
}

Result<QStringList> historyProblems(const QString& path, const CancelToken& cancel)
{
    return integrityProblems(path, cancel).and_then([&](const QStringList& problems) {
        return checkAuditTrail(path, cancel).map([&](const AuditReport& report) {
            return problems + auditProblems(report);
        });
    });
}

} // namespace qd
