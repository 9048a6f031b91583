// SPDX-License-Identifier: Apache-2.0
#include "app/commands/help/helptext.h"

#include "app/commands/help/textlayout.h"
#include "app/commands/options.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct HelpText
{
    Q_DECLARE_TR_FUNCTIONS(HelpText)
};

using Rows = std::vector<std::pair<QString, QString>>;

constexpr int indent = 2;
constexpr int widestName = 24; ///< a longer one has a line to itself

/// Two columns beneath a heading.
QString table(const QString& heading, const Rows& rows)
{
    int width = 0;
    for (const auto& [name, text] : rows) {
        if (columnsOf(name) <= widestName)
            width = std::max(width, columnsOf(name));
    }
    QString out = heading + u'\n';
    const QString start(indent, u' ');
    const QString gap(width + 2 * indent, u' ');
    for (const auto& [name, text] : rows) {
        const QStringList lines = wrapped(text, terminalColumns - static_cast<int>(gap.size()));
        const bool isWide = columnsOf(name) > width;
        out += start + (isWide ? name + u'\n' + gap : padded(name, width + indent));
        out += lines.join(u'\n' + gap) + u'\n';
    }
    return out;
}

QString paragraphs(const QString& text)
{
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n'))
        lines << wrapped(paragraph, terminalColumns).join(u'\n');
    return lines.join(QStringLiteral("\n\n")) + u'\n';
}

Rows rowsOf(const std::vector<OptionSpec>& options)
{
    Rows rows;
    for (const OptionSpec& option : options)
        rows.emplace_back(spelled(option), explained(option));
    return rows;
}

Rows rowsOf(const std::vector<std::pair<int, QString>>& exitCodes)
{
    Rows rows;
    for (const auto& [code, text] : exitCodes)
        rows.emplace_back(QString::number(code), text);
    return rows;
}

QString examplesOf(const CommandSpec& command)
{
    QString out = HelpText::tr("examples:") + u'\n';
    for (const ExampleSpec& example : command.examples) {
        const QStringList lines = wrapped(example.text, terminalColumns - 2 * indent);
        out += QString(indent, u' ') + example.line + u'\n';
        for (const QString& line : lines)
            out += QString(2 * indent, u' ') + line + u'\n';
    }
    return out;
}

} // namespace

QString usageOf(const CommandSpec& command)
{
    QStringList parts{QStringLiteral("quarterdeck ") + command.name};
    for (const OptionSpec& option : command.options) {
        if (option.isRequired)
            parts << spelled(option);
    }
    parts << QStringLiteral("[OPTION...]");
    for (const ArgumentSpec& argument : command.arguments) {
        const QString name =
            argument.value.name + (argument.isRepeatable ? QStringLiteral("...") : QString());
        parts << (argument.isRequired ? name : u'[' + name + u']');
    }
    return parts.join(u' ');
}

QString spelled(const OptionSpec& option)
{
    QString text = QStringLiteral("--") + option.name;
    if (!option.letter.isEmpty())
        text.prepend(u'-' + option.letter + QStringLiteral(", "));
    if (!option.value.name.isEmpty())
        text += u' ' + option.value.name;
    return text;
}

QString explained(const OptionSpec& option)
{
    if (option.value.choices.isEmpty())
        return option.text;
    return HelpText::tr("%1: %2", "what an option does, and its possible values")
        .arg(option.text, option.value.choices.join(QStringLiteral(", ")));
}

std::vector<std::pair<int, QString>> exitCodesOf(const CommandSpec& command)
{
    std::vector<std::pair<int, QString>> codes{{0, command.success}};
    if (!command.failure.isEmpty())
        codes.emplace_back(1, command.failure);
    codes.emplace_back(2, HelpText::tr("The command line was not understood; nothing was done."));
    if (!command.partial.isEmpty())
        codes.emplace_back(readInPart, command.partial);
    return codes;
}

QString helpText(const std::vector<CommandSpec>& commands)
{
    Rows names;
    for (const CommandSpec& command : commands)
        names.emplace_back(command.name, command.summary);
    return HelpText::tr("Quarterdeck, a console for operating machine-learning models in production.") +
           QStringLiteral("\n\n") + HelpText::tr("usage: %1").arg("quarterdeck [COMMAND] [OPTION...]") +
           QStringLiteral("\n\n") + table(HelpText::tr("commands:"), names) + u'\n' +
           table(HelpText::tr("options of every command:"), rowsOf(sharedOptions())) + u'\n' +
           table(HelpText::tr("exit codes:"),
                 rowsOf({{0, HelpText::tr("The command succeeded.")},
                         {1, HelpText::tr("The command failed, or found a problem.")},
                         {2, HelpText::tr("The command line was not understood; nothing was done.")}})) +
           u'\n' +
           paragraphs(HelpText::tr(
               "“quarterdeck help COMMAND” explains a command. Without a command the console opens."));
}

QString helpText(const CommandSpec& command)
{
    QString out = HelpText::tr("usage: %1").arg(usageOf(command)) + QStringLiteral("\n\n") +
                  paragraphs(command.description) + u'\n';
    Rows arguments;
    for (const ArgumentSpec& argument : command.arguments)
        arguments.emplace_back(argument.value.name, argument.text);
    if (!arguments.empty())
        out += table(HelpText::tr("arguments:"), arguments) + u'\n';
    out += table(HelpText::tr("options:"), rowsOf(command.options)) + u'\n' +
           table(HelpText::tr("exit codes:"), rowsOf(exitCodesOf(command)));
    if (!command.fields.empty()) {
        Rows fields;
        for (const FieldSpec& field : command.fields)
            fields.emplace_back(field.name, field.text);
        out += u'\n' + table(HelpText::tr("fields of the JSON document:"), fields);
    }
    if (!command.examples.empty())
        out += u'\n' + examplesOf(command);
    return out;
}

} // namespace qd
