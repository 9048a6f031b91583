// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/cases/jsonschema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>

namespace qd {

/// What the program answered.
struct CaseOutcome
{
    int code = -1;
    QByteArray out;  ///< standard output of the last command
    QString said;    ///< all that was printed
    QString written; ///< the file that the case names as its output
    QJsonObject document;
};

/// One folder of cases: inputs, and expected.json with the commands to run and the right answers, any one of
/// which will do:
///     "log": the input that is given to `log --json`; or "commands": those to run, with IN/ for the folder
///     and OUT/ for one of the test's own; "prepare": links to make; "make": a shell command
///     that makes the input; "input": standard input; "output": the files to read, as *.md;
///     "right": [{"path.in[0].the.document": value, "list[name=x].field": value, "says": regex,
///                "does not say": regex, "finding": regex, "no finding": regex, "out": regex of the output
///                file, "exit": code or "not 0"}]
/// Numbers agree to within 10⁻⁴, large and small ones to within 10⁻⁴ of themselves.
class CaseFixture
{
public:
    explicit CaseFixture(const QString& folder) : m_folder(folder)
    {
        QFile file(folder + "/expected.json");
        if (!file.open(QIODevice::ReadOnly))
            qFatal("a case cannot be read");
        m_case = QJsonDocument::fromJson(file.readAll()).object();
    }

    [[nodiscard]] CaseOutcome run()
    {
        prepare();
        CaseOutcome outcome;
        QJsonArray commands = m_case["commands"].toArray();
        if (commands.isEmpty())
            commands.append(QJsonArray{"log", "--json", "IN/" + m_case["log"].toString()});
        for (const QJsonValue command : commands)
            run(command.toArray(), outcome);
        outcome.document = QJsonDocument::fromJson(outcome.out).object();
        // A terminal is given other scripts by their numbers.
        outcome.said += QString::fromUtf8(QJsonDocument(outcome.document).toJson());
        for (const QString& name : QDir(m_out.path()).entryList({m_case["output"].toString()}, QDir::Files)) {
            QFile file(m_out.filePath(name));
            if (m_case.contains("output") && file.open(QIODevice::ReadOnly))
                outcome.written += QString::fromUtf8(file.readAll());
        }
        return outcome;
    }

    /// Returns why no right answer was given; empty when one was.
    [[nodiscard]] QString fault(const CaseOutcome& outcome) const
    {
        QStringList faults;
        for (const QJsonValue right : m_case["right"].toArray()) {
            const QString one = faultOf(right.toObject(), outcome);
            if (one.isEmpty())
                return {};
            faults += one;
        }
        return faults.join("\n  or ");
    }

private:
    /// Inputs are copied, for some have links, and logs lie in folders that are searched whole.
    void prepare() const
    {
        const QString in = m_in.path();
        QProcess::execute("cp", {"-r", m_folder + "/.", in});
        QFile::remove(in + "/expected.json");
        const QJsonObject links = m_case["prepare"].toObject();
        for (auto link = links.begin(); link != links.end(); ++link) {
            const QString path = in + '/' + link.key();
            QDir().mkpath(QFileInfo(path).path());
            QFile::link(link.value().toString(), path);
        }
        if (m_case.contains("make"))
            QProcess::execute("sh", {"-c", "cd \"$0\" && " + m_case["make"].toString(), in});
    }

    void run(const QJsonArray& command, CaseOutcome& outcome) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"})
            environment.remove(name);
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        for (const char* name : {"LC_ALL", "LANG", "LANGUAGE"})
            environment.insert(name, "C.UTF-8");
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            environment.insert(name, m_out.path());
        QStringList arguments;
        for (const QJsonValue word : command)
            arguments += word.toString()
                             .replace(QRegularExpression("^IN/"), m_in.path() + '/')
                             .replace(QRegularExpression("^OUT/"), m_out.path() + '/');
        QProcess process;
        process.setProcessEnvironment(environment);
        if (m_case.contains("input"))
            process.setStandardInputFile(m_in.filePath(m_case["input"].toString()));
        process.start(QCoreApplication::applicationDirPath() + "/quarterdeck", arguments);
        if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
            qFatal("the program crashed or hung");
        outcome.code = process.exitCode();
        outcome.out = process.readAllStandardOutput();
        outcome.said += QString::fromUtf8(outcome.out) + QString::fromUtf8(process.readAllStandardError());
    }

    static bool matches(const QString& pattern, const QString& text)
    {
        return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(text).hasMatch();
    }

    static QString findings(const QJsonObject& document)
    {
        QStringList texts;
        for (const QJsonValue model : document["models"].toArray()) {
            for (const QJsonValue finding : model["findings"].toArray())
                texts += finding["subject"].toString() + ": " + finding["text"].toString();
        }
        return texts.join('\n');
    }

    static QString faultOf(const QJsonObject& right, const CaseOutcome& outcome)
    {
        for (auto check = right.begin(); check != right.end(); ++check) {
            const QString fault = faultOf(check.key(), check.value(), outcome);
            if (!fault.isEmpty())
                return fault;
        }
        return {};
    }

    static QString faultOf(const QString& key, const QJsonValue& expected, const CaseOutcome& outcome)
    {
        const QString pattern = expected.toString();
        const auto unless = [&](bool isRight) { return isRight ? QString() : key + ": " + pattern; };
        if (key == "says")
            return unless(matches(pattern, outcome.said));
        if (key == "does not say")
            return unless(!matches(pattern, outcome.said));
        if (key == "finding")
            return unless(matches(pattern, findings(outcome.document)));
        if (key == "no finding")
            return unless(!matches(pattern, findings(outcome.document)) && !outcome.document.isEmpty());
        if (key == "out")
            return unless(matches(pattern, outcome.written));
        if (key == "exit") {
            const bool isRight = expected.isDouble() ? outcome.code == expected.toInt() : outcome.code != 0;
            return isRight ? QString() : QStringLiteral("exit: %1").arg(outcome.code);
        }
        if (outcome.document.isEmpty())
            return "no document: " + outcome.said.left(300);
        const QJsonValue found = at(outcome.document, key);
        if (expected.isObject())
            return matches(expected["says"].toString(), found.toString()) ? QString() : key;
        return isEqual(found, expected) ? QString()
                                        : key + ": " + textOf(found) + ", not " + textOf(expected);
    }

    static QString textOf(const QJsonValue& value)
    {
        const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(list.mid(1, list.size() - 2));
    }

    static bool isEqual(const QJsonValue& found, const QJsonValue& expected)
    {
        if (!expected.isDouble() || !found.isDouble())
            return found == expected;
        const double size = std::abs(expected.toDouble());
        const double tolerance = size > 1 || size < 0.01 ? size * 1e-4 : 1e-4;
        return std::abs(found.toDouble() - expected.toDouble()) <= tolerance;
    }

    /// The value at "a.b[0].c" or "a[name=x].c".
    static QJsonValue at(const QJsonObject& document, const QString& path)
    {
        QJsonValue value = document;
        static const QRegularExpression part(R"(\.?([^.\[\]]+)|\[([^\]]*)\])");
        for (auto match = part.globalMatch(path); match.hasNext();) {
            const auto one = match.next();
            if (!one.captured(1).isEmpty()) {
                value = value[one.captured(1)];
                continue;
            }
            const QStringList test = one.captured(2).split('=');
            const QJsonArray list = value.toArray();
            value = test.size() == 1 ? list.at(test[0].toInt()) : QJsonValue(QJsonValue::Undefined);
            for (const QJsonValue item : list) {
                if (test.size() == 2 && item[test[0]].toString() == test[1])
                    value = item;
            }
        }
        return value;
    }

    QString m_folder;
    QJsonObject m_case;
    QTemporaryDir m_in;
    QTemporaryDir m_out;
};

} // namespace qd
