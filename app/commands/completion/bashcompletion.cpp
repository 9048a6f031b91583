// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "app/commands/completion/completion.h"

namespace qd {

namespace {

/// Takes the line apart up to the word that is completed, then says what that can be. In place of %1 stand
/// the options that have a value, of %2 what can be read of the names of commands, of %3 what completes the
/// values, of %4 the options of each command, of %5 its arguments.
constexpr const char* bashScript =
    R"(# bash completion for quarterdeck, printed by "quarterdeck completion bash".
_quarterdeck()
{
    local word=${COMP_WORDS[COMP_CWORD]} command= option= has_arguments= is_over= token i
    [[ $word == = ]] && word=
    for ((i = 1; i < COMP_CWORD; i++)); do
        token=${COMP_WORDS[i]}
        if [[ $token == = ]]; then
            continue # bash takes --option=value apart
        elif [[ -n $option ]]; then
            option=
        elif [[ -z $is_over && $token == -- ]]; then
            is_over=1
        elif [[ -z $is_over && $token == -?* ]]; then
            case $token in
            %1) option=$token ;;
            esac
        else
            case "$has_arguments$command${command:+ }$token" in
            %2) command+=${command:+ }$token ;;
            *) has_arguments=/ ;;
            esac
        fi
    done
    COMPREPLY=()
    case $option in
%3    esac
    [[ -n $option ]] && return
    if [[ -z $is_over && $word == -* ]]; then
        case $command in
%4        esac
        return
    fi
    case $command in
%5    esac
}
complete -F _quarterdeck quarterdeck
)";

/// One branch of a case.
QString bashBranch(const QStringList& patterns, const QString& act, int depth)
{
    const QString indent(4 * depth, u' ');
    return indent + patterns.join(QStringLiteral(" | ")) + QStringLiteral(")\n") + indent +
           QStringLiteral("    ") + act + u'\n' + indent + QStringLiteral("    ;;\n");
}

QString quoted(const QString& text)
{
    return u'"' + text + u'"';
}

QString bashWords(const QStringList& words)
{
    return QStringLiteral("mapfile -t COMPREPLY < <(compgen -W \"%1\" -- \"$word\")").arg(words.join(u' '));
}

QStringList firstWords(const std::vector<CommandSpec>& commands)
{
    QStringList words;
    for (const CommandSpec& command : commands)
        words << command.name.section(u' ', 0, 0);
    return words;
}

/// What completes a value; empty where nothing does.
QString bashValue(const std::vector<CommandSpec>& commands, const ValueSpec& value)
{
    switch (value.kind) {
    case ValueSpec::Kind::Path:
        return QStringLiteral("compopt -o default # which knows ~ and quotes");
    case ValueSpec::Kind::Command:
        return bashWords(firstWords(commands));
    case ValueSpec::Kind::Text:
        break;
    }
    return value.choices.isEmpty() ? QString() : bashWords(value.choices);
}

QString bashOptions(const CommandSpec& command)
{
    QStringList words;
    for (const OptionSpec& option : command.options)
        words << QStringLiteral("--") + option.name;
    return bashWords(words);
}

/// The branches for the first words, the second words and the arguments of commands.
QString bashArguments(const std::vector<CommandSpec>& commands)
{
    QString branches = bashBranch({quoted({})}, bashWords(firstWords(commands)), 1);
    for (const CommandSpec& command : commands) {
        if (const QString second = command.name.section(u' ', 1); !second.isEmpty())
            branches += bashBranch({command.name.section(u' ', 0, 0)}, bashWords({second}), 1);
        for (const ArgumentSpec& argument : command.arguments)
            branches += bashBranch({quoted(command.name)}, bashValue(commands, argument.value), 1);
    }
    return branches;
}

} // namespace

QString bashCompletion(const std::vector<CommandSpec>& commands)
{
    QStringList withValue;
    QString values;
    for (const OptionSpec& option : everyOption(commands)) {
        if (option.value.name.isEmpty())
            continue;
        withValue << QStringLiteral("--") + option.name;
        if (const QString act = bashValue(commands, option.value); !act.isEmpty())
            values += bashBranch({withValue.back()}, act, 1);
    }
    QStringList names;
    QString options;
    for (const CommandSpec& command : commands) {
        names << quoted(command.name.section(u' ', 0, 0)) << quoted(command.name);
        QStringList patterns{quoted(command.name)};
        if (&command == &commands.front())
            patterns << quoted({});
        options += bashBranch(patterns, bashOptions(command), 2);
    }
    names.removeDuplicates();
    const QString bar = QStringLiteral(" | ");
    return QString::fromLatin1(bashScript)
        .arg(withValue.join(bar), names.join(bar), values, options, bashArguments(commands));
}

} // namespace qd
