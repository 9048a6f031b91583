// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/offlinepeers.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace qd {

namespace {

constexpr int patience = 10 * 60 * 1000;

bool runIn(const QString& folder, const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    return process.waitForFinished(patience) && process.exitCode() == 0;
}

} // namespace

std::optional<DuckDbPeer> DuckDbPeer::install()
{
    DuckDbPeer peer;
    peer.m_folder = QCoreApplication::applicationDirPath() + "/../bench-npm";
    if (QStandardPaths::findExecutable("npm").isEmpty() || !QDir().mkpath(peer.m_folder))
        return std::nullopt;
    const bool isThere = QFile::exists(peer.m_folder + "/node_modules/@duckdb/node-api/package.json");
    if (!isThere &&
        !runIn(peer.m_folder, "npm", {"install", "--silent", "--prefix", ".", "@duckdb/node-api"}))
        return std::nullopt;
    return peer;
}

QJsonObject DuckDbPeer::ask(const QString& log, const QString& kind, int rounds) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start("node", {QStringLiteral(QD_SOURCE_DIR "/tests/bench/offline_duckdb.mjs"), log, kind,
                           QString::number(rounds)});
    if (!process.waitForFinished(patience))
        return {};
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void DuckDbPeer::writeParquet(const QString& log) const
{
    (void)ask(log, "json", 0);
}

double lnavSeconds(const QString& log)
{
    const QTemporaryDir home;
    const QString formats = home.filePath(".lnav/formats/bench");
    if (QStandardPaths::findExecutable("lnav").isEmpty() || !QDir().mkpath(formats))
        return 0;
    QFile format(formats + "/bench.json");
    if (!format.open(QIODevice::WriteOnly))
        return 0;
    format.write(R"({"$schema":"https://lnav.org/schemas/format-v1.schema.json","bench_log":{"title":"bench",
        "json":true,"timestamp-field":"timestamp","hide-extra":true,"line-format":[{"field":"__timestamp__"},
        " ",{"field":"version"}],"value":{"version":{"kind":"string"},"prediction":{"kind":"string"},
        "label":{"kind":"string"},"status":{"kind":"integer"},"latency_ms":{"kind":"float"}}}})");
    format.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", home.path());
    environment.insert("XDG_CONFIG_HOME", home.filePath(".config"));
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start("lnav", {"-n", "-c",
                           ";SELECT timeslice(log_time, '1m') AS minute, version, count(*) AS predictions, "
                           "avg(label = prediction) AS accuracy FROM bench_log GROUP BY minute, version",
                           log});
    const bool done = process.waitForFinished(patience) && process.exitCode() == 0;
    const double seconds = double(timer.nsecsElapsed()) * 1e-9;
    return done && process.readAllStandardOutput().contains("v1") ? seconds : 0;
}

} // namespace qd
