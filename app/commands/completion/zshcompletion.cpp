// SPDX-License-Identifier: Apache-2.0
#include "app/commands/completion/completion.h"

namespace qd {

namespace {

/// In place of %1 stand the commands with what they do, of %2 the options before a command, of %3 those of
/// each command.
constexpr const char* zshScript = R"(#compdef quarterdeck
# zsh completion for quarterdeck, printed by "quarterdeck completion zsh".
_quarterdeck_commands()
{
    local -a commands=(
%1    )
    _describe -t commands command commands
}

_quarterdeck()
{
    local curcontext=$curcontext state line
    typeset -A opt_args
    _arguments -C \
            %2 \
            '1:command:_quarterdeck_commands' \
            '*:: :->arguments'
    [[ $state == arguments ]] || return
    case $words[1] in
%3    esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _quarterdeck "$@"
else
    compdef _quarterdeck quarterdeck
fi
)";

/// A word in single quotes.
QString zshQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

/// Returns the text without the signs that stand between the parts of a description for _arguments.
QString zshText(QString text)
{
    for (const char sign : {'\\', ':', '[', ']'})
        text.replace(QLatin1Char(sign), QStringLiteral("\\") + QLatin1Char(sign));
    return text;
}

QString zshValue(const ValueSpec& value)
{
    QString action(u' '); // a value that nothing completes
    if (value.kind == ValueSpec::Kind::Path)
        action = QStringLiteral("_files");
    else if (value.kind == ValueSpec::Kind::Command)
        action = QStringLiteral("_quarterdeck_commands");
    else if (!value.choices.isEmpty())
        action = u'(' + value.choices.join(u' ') + u')';
    return u':' + value.name + u':' + action;
}

QString zshOption(const OptionSpec& option)
{
    const bool hasValue = !option.value.name.isEmpty();
    return (option.isRepeatable ? QStringLiteral("*--") : QStringLiteral("--")) + option.name +
           (hasValue ? QStringLiteral("=[") : QStringLiteral("[")) + zshText(option.text) + u']' +
           (hasValue ? zshValue(option.value) : QString());
}

/// What _arguments is told of the options.
QStringList zshOptions(const CommandSpec& command)
{
    QStringList lines;
    for (const OptionSpec& option : command.options)
        lines << zshQuoted(zshOption(option));
    return lines;
}

/// The words after the name of a command.
QStringList zshArguments(const CommandSpec& command)
{
    QStringList lines;
    if (const QString second = command.name.section(u' ', 1); !second.isEmpty())
        lines << zshQuoted(QStringLiteral("1:command:(%1)").arg(second));
    for (const ArgumentSpec& argument : command.arguments)
        lines << zshQuoted((argument.isRepeatable ? QStringLiteral("*") : QStringLiteral("1")) +
                           zshValue(argument.value));
    return lines;
}

QString zshLines(const QStringList& lines)
{
    return lines.join(QStringLiteral(" \\\n            "));
}

} // namespace

QString zshCompletion(const std::vector<CommandSpec>& commands)
{
    QString names;
    QString branches;
    for (const CommandSpec& command : commands) {
        const QString first = command.name.section(u' ', 0, 0);
        names += QString(8, u' ') + zshQuoted(first + u':' + command.summary) + u'\n';
        branches += QStringLiteral("    %1)\n        _arguments \\\n            %2\n        ;;\n")
                        .arg(first, zshLines(zshOptions(command) + zshArguments(command)));
    }
    return QString::fromLatin1(zshScript).arg(names, zshLines(zshOptions(commands.front())), branches);
}

} // namespace qd
