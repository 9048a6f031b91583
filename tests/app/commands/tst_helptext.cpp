// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "app/commands/help/helptext.h"
#include "app/commands/help/manpage.h"
#include "app/commands/help/textlayout.h"
#include "widgets/shell/language.h"

#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace qd;

/// What is made from the descriptions of the commands for people to read, in both languages.
class TestHelpText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void descriptionsAreWhole_data();
    void descriptionsAreWhole();
    void optionsOfOneNameAreAlike();
    void theProgramsHelpNamesEveryCommand_data();
    void theProgramsHelpNamesEveryCommand();
    void aCommandsHelpTellsAllAboutIt_data();
    void aCommandsHelpTellsAllAboutIt();
    void linesFitATerminal_data();
    void linesFitATerminal();
    void textIsBrokenWhereItMayBe_data();
    void textIsBrokenWhereItMayBe();
    void theManualPageTellsAll_data();
    void theManualPageTellsAll();
    void groffHasNothingToSay_data();
    void groffHasNothingToSay();
};

namespace {

void inBothLanguages()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "zh_CN"})
        QTest::newRow(language) << QString(language);
}

void forEveryCommand()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "zh_CN"}) {
        for (const CommandSpec& command : commandSpecs())
            QTest::newRow(qPrintable(command.name + ' ' + language)) << command.name << QString(language);
    }
}

CommandSpec commandOf(const QString& name, const QString& language)
{
    Language::instance().setChoice(Language::fromId(language));
    return *findCommand(commandSpecs(), name);
}

/// Returns the text without what a terminal makes of breaks and indents.
QString simplified(const QString& text)
{
    return QString(text).remove(QRegularExpression("\\s"));
}

QString shownByGroff(const QString& page, QString& complaints)
{
    QProcess groff;
    groff.start("groff", {"-man", "-ww", "-k", "-Tutf8", "-P-bcou"});
    groff.write(page.toUtf8());
    groff.closeWriteChannel();
    groff.waitForFinished(60'000);
    complaints = QString::fromUtf8(groff.readAllStandardError());
    return QString::fromUtf8(groff.readAllStandardOutput());
}

} // namespace

void TestHelpText::init()
{
    Language::instance().setChoice(Language::Choice::English);
}

void TestHelpText::descriptionsAreWhole_data()
{
    forEveryCommand();
}

void TestHelpText::descriptionsAreWhole()
{
    QFETCH(QString, name);
    QFETCH(QString, language);
    const CommandSpec command = commandOf(name, language);
    QVERIFY(!command.summary.isEmpty() && !command.description.isEmpty() && !command.success.isEmpty());
    QVERIFY(command.read && !command.examples.empty());
    QSet<QString> names;
    for (const OptionSpec& option : command.options) {
        QVERIFY2(!option.text.isEmpty(), qPrintable(option.name));
        QVERIFY2(!names.contains(option.name), qPrintable(option.name));
        names.insert(option.name);
    }
    for (const ArgumentSpec& argument : command.arguments)
        QVERIFY(!argument.text.isEmpty() && !argument.value.name.isEmpty());
    for (const FieldSpec& field : command.fields)
        QVERIFY(!field.text.isEmpty());
    QCOMPARE(names.contains("json"), !command.fields.empty());
    for (const char* shared : {"help", "version", "language"})
        QVERIFY(names.contains(shared));
}

/// The name of the command is found before it is known which options it has.
void TestHelpText::optionsOfOneNameAreAlike()
{
    const std::vector<CommandSpec> commands = commandSpecs();
    for (const OptionSpec& one : everyOption(commands)) {
        for (const CommandSpec& command : commands) {
            const OptionSpec* other = findOption(command, one.name);
            if (!other)
                continue;
            QCOMPARE(other->value.name.isEmpty(), one.value.name.isEmpty());
            QVERIFY2(other->value.kind == one.value.kind && other->value.choices == one.value.choices,
                     qPrintable(one.name));
        }
    }
}

void TestHelpText::theProgramsHelpNamesEveryCommand_data()
{
    inBothLanguages();
}

void TestHelpText::theProgramsHelpNamesEveryCommand()
{
    QFETCH(QString, language);
    Language::instance().setChoice(Language::fromId(language));
    const QString help = helpText(commandSpecs());
    for (const CommandSpec& command : commandSpecs()) {
        QVERIFY2(help.contains("\n  " + command.name + ' '), qPrintable(command.name));
        QVERIFY2(simplified(help).contains(simplified(command.summary)), qPrintable(command.summary));
    }
    for (const char* code : {"\n  0  ", "\n  1  ", "\n  2  "})
        QVERIFY(help.contains(QLatin1String(code)));
    QCOMPARE(help.contains("命令"), language == "zh_CN");
}

void TestHelpText::aCommandsHelpTellsAllAboutIt_data()
{
    forEveryCommand();
}

void TestHelpText::aCommandsHelpTellsAllAboutIt()
{
    QFETCH(QString, name);
    QFETCH(QString, language);
    const CommandSpec command = commandOf(name, language);
    const QString help = helpText(command);
    QVERIFY(help.contains("quarterdeck " + command.name));
    for (const OptionSpec& option : command.options) {
        QVERIFY2(help.contains("--" + option.name), qPrintable(option.name));
        QVERIFY2(simplified(help).contains(simplified(option.text)), qPrintable(option.text));
        for (const QString& choice : option.value.choices)
            QVERIFY2(help.contains(choice), qPrintable(choice));
    }
    for (const ArgumentSpec& argument : command.arguments)
        QVERIFY(help.contains(argument.value.name) && simplified(help).contains(simplified(argument.text)));
    for (const auto& [code, text] : exitCodesOf(command))
        QVERIFY2(simplified(help).contains(QString::number(code) + simplified(text)), qPrintable(text));
    for (const FieldSpec& field : command.fields)
        QVERIFY2(help.contains(field.name), qPrintable(field.name));
    for (const ExampleSpec& example : command.examples)
        QVERIFY(help.contains(example.line));
    QCOMPARE(help.contains("选项"), language == "zh_CN");
}

void TestHelpText::linesFitATerminal_data()
{
    forEveryCommand();
}

void TestHelpText::linesFitATerminal()
{
    QFETCH(QString, name);
    QFETCH(QString, language);
    const CommandSpec command = commandOf(name, language);
    for (const QString& line : (helpText(command) + helpText(commandSpecs())).split('\n')) {
        QVERIFY2(columnsOf(line) <= terminalColumns, qPrintable(line));
        QVERIFY2(!line.endsWith(' '), qPrintable(line));
    }
}

void TestHelpText::textIsBrokenWhereItMayBe_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("nothing") << "" << QStringList{};
    QTest::newRow("words") << "one two three" << QStringList{"one two", "three"};
    QTest::newRow("an option") << "or --four" << QStringList{"or --four"};
    QTest::newRow("no break in an option") << "one, --four" << QStringList{"one,", "--four"};
    QTest::newRow("just fits") << "one two t" << QStringList{"one two t"};
    QTest::newRow("paragraphs") << "one\ntwo" << QStringList{"one", "two"};
    QTest::newRow("a long word") << "incomprehensible it is" << QStringList{"incomprehensible", "it is"};
    QTest::newRow("two columns each")
        << QString::fromUtf8("一二三四五六七")
        << QStringList{QString::fromUtf8("一二三四"), QString::fromUtf8("五六七")};
    QTest::newRow("no line begins with a stop")
        << QString::fromUtf8("一二三四。五")
        << QStringList{QString::fromUtf8("一二三"), QString::fromUtf8("四。五")};
}

void TestHelpText::textIsBrokenWhereItMayBe()
{
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    QCOMPARE(wrapped(text, 9), lines);
}

void TestHelpText::theManualPageTellsAll_data()
{
    inBothLanguages();
}

void TestHelpText::theManualPageTellsAll()
{
    QFETCH(QString, language);
    Language::instance().setChoice(Language::fromId(language));
    if (QStandardPaths::findExecutable("groff").isEmpty())
        QSKIP("groff is not installed");
    QString complaints;
    const QString page = simplified(shownByGroff(manPage(commandSpecs()), complaints));
    for (const CommandSpec& command : commandSpecs()) {
        QVERIFY2(page.contains(simplified(usageOf(command))), qPrintable(command.name));
        for (const OptionSpec& option : command.options)
            QVERIFY2(page.contains("--" + option.name), qPrintable(option.name));
        QVERIFY2(page.contains(simplified(command.description)), qPrintable(command.description));
        for (const FieldSpec& field : command.fields)
            QVERIFY2(page.contains(simplified(field.name + field.text)), qPrintable(field.name));
        for (const ExampleSpec& example : command.examples)
            QVERIFY2(page.contains(simplified(example.line)), qPrintable(example.line));
    }
}

void TestHelpText::groffHasNothingToSay_data()
{
    inBothLanguages();
}

void TestHelpText::groffHasNothingToSay()
{
    QFETCH(QString, language);
    Language::instance().setChoice(Language::fromId(language));
    if (QStandardPaths::findExecutable("groff").isEmpty())
        QSKIP("groff is not installed");
    QString complaints;
    QVERIFY(!shownByGroff(manPage(commandSpecs()), complaints).isEmpty());
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    QVERIFY(!shownByGroff(manPage(commandSpecs()) + ".SH \"unclosed\n.nosuchmacro\n", complaints).isEmpty());
    QVERIFY(complaints.contains("nosuchmacro")); // it does tell what is wrong
}

QTEST_GUILESS_MAIN(TestHelpText)
#include "tst_helptext.moc"
