// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchmark.h"
#include "tests/support/plannedlog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

namespace qd {

namespace {

using plannedlog::Fault;
using plannedlog::Kind;
using plannedlog::Plan;

/// How many logs of each size show how often something is found; those of millions of rows take long.
int logsOf(std::int64_t rows)
{
    if (rows <= 1'000)
        return 240;
    return rows <= 10'000 ? 60 : rows <= 100'000 ? 24 : 6;
}

QString cell(double number)
{
    return std::isnan(number) ? QString() : QString::number(number, 'g', 7);
}

void writeLog(const Plan& plan, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    const QString score =
        plan.kind == Kind::Binary ? QStringLiteral("prob_1") : QStringLiteral("probability");
    file.write(QStringLiteral("timestamp,version,prediction,label,%1,latency_ms,status,pod,region,merchant,"
                              "x0,x1,x2,x3\n")
                   .arg(score)
                   .toUtf8());
    plannedlog::Writer rows(plan);
    for (std::int64_t i = 0; i < plan.rows; ++i) {
        const plannedlog::Row row = rows.next();
        QStringList cells{QString::number(row.at),
                          QString::fromStdString(row.version),
                          QString::fromStdString(row.prediction),
                          QString::fromStdString(row.label),
                          cell(row.probability),
                          cell(row.latencyMs),
                          QString::number(row.status),
                          QString::fromStdString(row.pod),
                          QString::fromStdString(row.region),
                          QString::fromStdString(row.merchant)};
        for (const double one : row.x)
            cells << cell(one);
        file.write(cells.join(u',').toUtf8() + '\n');
    }
}

/// What a program finds in the log.
QJsonArray findingsOf(const QString& program, const QString& log)
{
    QProcess process;
    process.start(program, {"log", "--json", log});
    process.waitForFinished(-1);
    const QJsonDocument document = QJsonDocument::fromJson(process.readAllStandardOutput());
    if (document.isNull())
        qFatal("%s did not evaluate %s", qPrintable(program), qPrintable(log));
    QJsonArray findings;
    for (const QJsonValue model : document["models"].toArray()) {
        for (const QJsonValue one : model["findings"].toArray())
            findings.append(one);
    }
    return findings;
}

/// Whether the finding tells of the fault, not of something that stands beside it.
bool tellsOf(const QJsonValue& finding, Fault fault)
{
    const QString kind = finding["kind"].toString();
    const QString subject = finding["subject"].toString();
    const QString text = finding["text"].toString();
    const bool isQuality = !text.startsWith("Latency") && !text.startsWith("Error rate");
    switch (fault) {
    case Fault::None:
        return true;
    case Fault::Version:
        return isQuality && (kind == "version" || (kind == "slice" && subject.contains("version")));
    case Fault::Slice:
        return kind == "slice" && subject.contains("pod = c");
    case Fault::Break:
        return isQuality && (kind == "change" || kind == "period");
    case Fault::Drift:
        return kind == "drift" && subject == "x0";
    case Fault::Calibration:
        return kind == "calibration";
    }
    return false;
}

/// Share of logs in which each program finds it.
class Trials
{
public:
    Trials(QStringList programs, QTextStream& out) : m_programs(std::move(programs)), m_out(out) {}

    void run(const QString& name, Plan plan, const std::vector<Kind>& kinds, int logs)
    {
        std::vector<int> found(static_cast<std::size_t>(m_programs.size()));
        std::map<QString, int> kindsOfLast;
        for (int i = 0; i < logs; ++i) {
            plan.seed = static_cast<std::uint32_t>(i + 1);
            plan.kind = kinds[static_cast<std::size_t>(i) % kinds.size()];
            const QString path = m_folder.filePath(QStringLiteral("log.csv"));
            writeLog(plan, path);
            for (std::size_t program = 0; program < found.size(); ++program) {
                const QJsonArray findings = findingsOf(m_programs[static_cast<qsizetype>(program)], path);
                const auto tells = [&](const QJsonValue& one) { return tellsOf(one, plan.fault); };
                found[program] += std::any_of(findings.begin(), findings.end(), tells) ? 1 : 0;
                if (plan.fault == Fault::None && program + 1 == found.size()) {
                    for (const QJsonValue one : findings)
                        ++kindsOfLast[one["kind"].toString()];
                }
            }
        }
        print(name, plan.rows, logs, found, kindsOfLast);
    }

    [[nodiscard]] QJsonArray results() const { return m_results; }

private:
    void print(const QString& name, std::int64_t rows, int logs, const std::vector<int>& found,
               const std::map<QString, int>& kinds)
    {
        m_out << QStringLiteral("%1 %2 %3").arg(name, -26).arg(rows, 10).arg(logs, 6);
        QJsonArray shares;
        for (const int one : found) {
            m_out << QStringLiteral(" %1 %").arg(100.0 * one / logs, 9, 'f', 1);
            shares.append(double(one) / logs);
        }
        for (const auto& [kind, count] : kinds)
            m_out << "  " << kind << ' ' << count;
        m_out << Qt::endl;
        m_results.append(
            QJsonObject{{"name", name}, {"rows", qint64(rows)}, {"logs", logs}, {"found", shares}});
    }

    QStringList m_programs;
    QTextStream& m_out;
    QTemporaryDir m_folder;
    QJsonArray m_results;
};

} // namespace

QJsonObject runCalibrationBenchmark(const QStringList& options, QTextStream& out)
{
    QStringList programs;
    std::vector<std::int64_t> sizes;
    bool hasPower = true;
    for (const QString& option : options) {
        bool isNumber = false;
        const double number = option.toDouble(&isNumber);
        if (isNumber)
            sizes.push_back(static_cast<std::int64_t>(number));
        else if (option.startsWith("before="))
            programs << option.mid(7);
        else if (option == "no-power")
            hasPower = false;
    }
    programs << QCoreApplication::applicationDirPath() + "/quarterdeck";
    if (sizes.empty())
        sizes = {60, 90, 300, 1'000, 10'000, 100'000};
    const std::vector<Kind> all{Kind::Binary, Kind::Multiclass, Kind::Regression};
    const std::vector<Kind> classes{Kind::Binary, Kind::Multiclass};
    out << "\ncalibration: share of logs with a finding, " << (programs.size() > 1 ? "before, now" : "now")
        << "\n";
    Trials trials(programs, out);
    for (const std::int64_t rows : sizes)
        trials.run(QStringLiteral("nothing is wrong"), {.rows = rows}, all, logsOf(rows));
    struct Known
    {
        QString name;
        Fault fault;
        double size;
        std::vector<Kind> kinds;
    };
    const std::vector<Known> known{{"version worse by 5", Fault::Version, 0.05, classes},
                                   {"version worse by 10", Fault::Version, 0.1, classes},
                                   {"version worse by 20", Fault::Version, 0.2, classes},
                                   {"version's errors × 1.6", Fault::Version, 0.2, {Kind::Regression}},
                                   {"slice worse by 5", Fault::Slice, 0.05, classes},
                                   {"slice worse by 10", Fault::Slice, 0.1, classes},
                                   {"slice worse by 20", Fault::Slice, 0.2, classes},
                                   {"slice's errors × 1.6", Fault::Slice, 0.2, {Kind::Regression}},
                                   {"break by 10", Fault::Break, 0.1, classes},
                                   {"break by 20", Fault::Break, 0.2, classes},
                                   {"errors × 1.6 from then on", Fault::Break, 0.2, {Kind::Regression}},
                                   {"drift by 0.5 deviations", Fault::Drift, 0.5, all},
                                   {"drift by 1 deviation", Fault::Drift, 1, all},
                                   {"probabilities too extreme", Fault::Calibration, 0.25, {Kind::Binary}}};
    for (const Known& one : known) {
        for (const std::int64_t rows : sizes) {
            if (hasPower && rows <= 10'000)
                trials.run(one.name, {.rows = rows, .fault = one.fault, .size = one.size}, one.kinds,
                           std::min(logsOf(rows), 60));
        }
    }
    return {{"name", "calibration"},
            {"programs", QJsonArray::fromStringList(programs)},
            {"sizes", trials.results()}};
}

} // namespace qd
