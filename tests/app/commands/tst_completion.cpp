// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "app/commands/completion/completion.h"
#include "widgets/shell/language.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

/// The scripts for completion, run by the shells that they are for.
class TestCompletion : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bashCompletes_data();
    void bashCompletes();
    void bashOffersEveryOption();
    void fishCompletes_data();
    void fishCompletes();
    void zshCompletes_data();
    void zshCompletes();
    void shellsReadIt_data();
    void shellsReadIt();

private:
    [[nodiscard]] QStringList inBash(const QStringList& words) const;

    QTemporaryDir m_folder;
};

namespace {

QByteArray outputOf(const QString& program, const QStringList& arguments, QByteArray* complaints = nullptr)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return "it did not end";
    if (complaints)
        *complaints = process.readAllStandardError();
    return process.readAllStandardOutput();
}

QString scriptOf(const QString& shell)
{
    const std::vector<CommandSpec> commands = commandSpecs();
    return shell == "bash"  ? bashCompletion(commands)
           : shell == "zsh" ? zshCompletion(commands)
                            : fishCompletion(commands);
}

void completions()
{
    QTest::addColumn<QStringList>("words"); // the last one is completed
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("a command") << QStringList{"che"} << QStringList{"check"};
    QTest::newRow("the second word") << QStringList{"audit", ""} << QStringList{"verify"};
    QTest::newRow("an option") << QStringList{"export", "--for"} << QStringList{"--force", "--format"};
    QTest::newRow("of two words") << QStringList{"audit", "verify", "--j"} << QStringList{"--json"};
    QTest::newRow("of no other command") << QStringList{"check", "--head"} << QStringList{};
    QTest::newRow("a value") << QStringList{"export", "--format", "o"} << QStringList{"openmetrics"};
    QTest::newRow("an argument") << QStringList{"completion", ""} << QStringList{"bash", "fish", "zsh"};
    QTest::newRow("a command's name") << QStringList{"help", "sal"} << QStringList{"salvage"};
}

QStringList sortedLines(const QByteArray& output)
{
    QStringList lines = QString::fromUtf8(output).split('\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

} // namespace

void TestCompletion::initTestCase()
{
    Language::instance().setChoice(Language::Choice::English);
    for (const char* shell : {"bash", "zsh", "fish"}) {
        QFile file(m_folder.filePath(shell));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(scriptOf(shell).toUtf8());
    }
}

/// What bash offers for the last word; "files" where it leaves that to its own completion.
QStringList TestCompletion::inBash(const QStringList& words) const
{
    const QString ask = R"(source "$1"; shift; compopt() { echo files; }
        COMP_WORDS=(quarterdeck "$@"); COMP_CWORD=$#; _quarterdeck; printf '%s\n' "${COMPREPLY[@]}")";
    return sortedLines(outputOf("bash", QStringList{"-c", ask, "bash", m_folder.filePath("bash")} + words));
}

void TestCompletion::bashCompletes_data()
{
    completions();
    QTest::newRow("options before the command")
        << QStringList{"--history", "check", "export", "--spr"} << QStringList{"--spreadsheet"};
    QTest::newRow("options of run") << QStringList{"--rea"} << QStringList{"--read-only"};
    // As bash takes --format=o apart.
    QTest::newRow("after a sign") << QStringList{"export", "--format", "=", "o"}
                                  << QStringList{"openmetrics"};
    QTest::newRow("right after a sign") << QStringList{"--theme", "="} << QStringList{"dark", "light"};
    QTest::newRow("behind a value") << QStringList{"export", "--format", "csv", "--spr"}
                                    << QStringList{"--spreadsheet"};
    QTest::newRow("a file") << QStringList{"import", ""} << QStringList{"files"};
    QTest::newRow("a second file") << QStringList{"import", "a", "b"} << QStringList{"files"};
    QTest::newRow("a file that is called as a command")
        << QStringList{"import", "check", ""} << QStringList{"files"};
    QTest::newRow("the value of an option") << QStringList{"check", "--history", ""} << QStringList{"files"};
    QTest::newRow("a value that nobody knows") << QStringList{"demo", "--pace", ""} << QStringList{};
    QTest::newRow("no option after two dashes") << QStringList{"import", "--", "--f"} << QStringList{"files"};
    QTest::newRow("nothing where nothing may be") << QStringList{"check", ""} << QStringList{};
}

void TestCompletion::bashCompletes()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, offered);
    QCOMPARE(inBash(words), offered);
}

void TestCompletion::bashOffersEveryOption()
{
    for (const CommandSpec& command : commandSpecs()) {
        QStringList options;
        for (const OptionSpec& option : command.options)
            options << "--" + option.name;
        options.sort();
        QCOMPARE(inBash(command.name.split(' ') + QStringList{"--"}), options);
    }
}

void TestCompletion::fishCompletes_data()
{
    completions();
}

void TestCompletion::fishCompletes()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, offered);
    if (QStandardPaths::findExecutable("fish").isEmpty())
        QSKIP("fish is not installed");
    const QString line = "quarterdeck " + words.join(' ');
    const QByteArray found = outputOf("fish", {"--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                                               m_folder.filePath("fish"), line});
    QStringList names;
    for (const QString& each : sortedLines(found))
        names << each.section('\t', 0, 0);
    QCOMPARE(names, offered);
}

void TestCompletion::zshCompletes_data()
{
    completions();
}

/// zsh completes only where somebody types, so that a pseudo terminal is typed into.
void TestCompletion::zshCompletes()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, offered);
    if (QStandardPaths::findExecutable("zsh").isEmpty())
        QSKIP("zsh is not installed");
    // compadd, which takes what is offered, is replaced by one that prints what fits.
    const QString ask = R"(
        zmodload zsh/zpty; zpty z zsh -f -i
        zpty -w z "autoload -U compinit; compinit -u -D; source $1
            compadd() { local -a found; builtin compadd -O found \"\$@\"; print -l '<'\${^found}'>' }
            bindkey '^I' complete-word; PS1=re''ady"
        zpty -m -r z out '*ready*'
        zpty -w -n z "quarterdeck $2"$'\t'
        zpty -w -n z $'\x15echo d\'\'one\n'
        zpty -m -r z out '*done*'; print -r -- $out)";
    const QByteArray said =
        outputOf("zsh", {"-f", "-c", ask, "zsh", m_folder.filePath("zsh"), words.join(' ')});
    QStringList names;
    auto found = QRegularExpression("<([^<>]*)>").globalMatch(QString::fromUtf8(said));
    while (found.hasNext())
        names << found.next().captured(1);
    names.sort();
    names.removeDuplicates();
    QVERIFY2(names == offered, said.constData());
}

void TestCompletion::shellsReadIt_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "zh_CN"}) {
        for (const char* shell : {"bash", "zsh", "fish"})
            QTest::newRow(qPrintable(QString("%1 %2").arg(shell, language)))
                << QString(shell) << QString(language);
    }
}

void TestCompletion::shellsReadIt()
{
    QFETCH(QString, shell);
    QFETCH(QString, language);
    if (QStandardPaths::findExecutable(shell).isEmpty())
        QSKIP("the shell is not installed");
    Language::instance().setChoice(Language::fromId(language));
    QFile file(m_folder.filePath("script"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(scriptOf(shell).toUtf8());
    file.close();
    QByteArray complaints;
    outputOf(shell, {"-n", file.fileName()}, &complaints);
    QVERIFY2(complaints.isEmpty(), complaints.constData());
    Language::instance().setChoice(Language::Choice::English);
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
