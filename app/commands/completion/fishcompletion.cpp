// SPDX-License-Identifier: Apache-2.0
#include "app/commands/completion/completion.h"

namespace qd {

namespace {

QString fishQuoted(QString text)
{
    return u'\'' + text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'")) + u'\'';
}

/// A rule that holds while the condition does.
QString fishRule(const QString& condition, const QString& what, const QString& text)
{
    return QStringLiteral("complete -c quarterdeck -n %1 %2 -d %3\n")
        .arg(fishQuoted(condition), what, fishQuoted(text));
}

/// What is said of the values that follow.
QString fishValue(const std::vector<CommandSpec>& commands, const ValueSpec& value)
{
    if (value.kind == ValueSpec::Kind::Path)
        return QStringLiteral(" -F");
    QStringList words = value.choices;
    if (value.kind == ValueSpec::Kind::Command) {
        for (const CommandSpec& command : commands)
            words << command.name.section(u' ', 0, 0);
    }
    return words.isEmpty() ? QString() : QStringLiteral(" -a ") + fishQuoted(words.join(u' '));
}

QString fishOption(const std::vector<CommandSpec>& commands, const OptionSpec& option)
{
    QString what = QStringLiteral("-l ") + option.name;
    if (!option.letter.isEmpty())
        what += QStringLiteral(" -s ") + option.letter;
    if (!option.value.name.isEmpty())
        what += QStringLiteral(" -r") + fishValue(commands, option.value);
    return what;
}

} // namespace

QString fishCompletion(const std::vector<CommandSpec>& commands)
{
    QString script =
        QStringLiteral("# fish completion for quarterdeck, printed by \"quarterdeck completion fish\".\n"
                       "complete -c quarterdeck -f\n");
    const QString noCommand = QStringLiteral("__fish_use_subcommand");
    for (const CommandSpec& command : commands) {
        const QString first = command.name.section(u' ', 0, 0);
        const QString second = command.name.section(u' ', 1);
        const QString isSeen = QStringLiteral("__fish_seen_subcommand_from ") + first;
        script += fishRule(noCommand, QStringLiteral("-a ") + first, command.summary);
        if (!second.isEmpty())
            script += fishRule(isSeen + QStringLiteral("; and not __fish_seen_subcommand_from ") + second,
                               QStringLiteral("-a ") + second, command.summary);
        for (const ArgumentSpec& argument : command.arguments)
            script += fishRule(isSeen, fishValue(commands, argument.value).trimmed(), argument.text);
        for (const OptionSpec& option : command.options) {
            script += fishRule(isSeen, fishOption(commands, option), option.text);
            if (&command == &commands.front())
                script += fishRule(noCommand, fishOption(commands, option), option.text);
        }
    }
    return script;
}

} // namespace qd
