// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <type_traits>
#include <vector>

/// A command of the program is described once, in a CommandSpec. From the descriptions the command line is
/// read, and the help, the completion of the shells and the manual page are made. To add a command, write a
/// function that returns its description, and add that to commandSpecs().
namespace qd {

/// The value of an option or an argument.
struct ValueSpec
{
    enum class Kind { Text, Path, Command };

    QString name{};         ///< what stands for it in the help, such as "FILE"; empty: there is no value
    Kind kind = Kind::Text; ///< what a shell completes: nothing, files and folders, or names of commands
    QStringList choices{};  ///< the only ones there are; empty: any
};

struct OptionSpec
{
    QString name; ///< the name without the dashes; the same name has a value, or has none, for every command
    QString text; ///< a phrase that says what it does
    ValueSpec value{};
    QString letter{}; ///< the short form; empty: there is none
    bool isRequired = false;
    bool isRepeatable = false;
};

/// An argument without a name of its own; where it stands among the options does not matter.
struct ArgumentSpec
{
    QString text; ///< a phrase that says what it is
    ValueSpec value;
    bool isRequired = true;
    bool isRepeatable = false;
};

/// A field of the JSON document that a command prints for programs. Names and meanings stay as they are from
/// version to version; fields may be added.
struct FieldSpec
{
    QString name; ///< "findings[].kind" is a field of each object in the list "findings"
    QString text; ///< a phrase that says what it holds
};

struct ExampleSpec
{
    QString line; ///< as it is typed
    QString text; ///< a sentence
};

/// What stands on a command line besides the name of the command.
struct Given
{
    QMap<QString, QStringList> options; ///< the values of each option that is there; of a flag an empty one
    QStringList words{};                ///< the arguments without a name

    [[nodiscard]] bool has(const QString& option) const { return options.contains(option); }
    /// The last value, which overrides those before it; empty when the option is not there.
    [[nodiscard]] QString value(const QString& option) const
    {
        return has(option) ? options[option].constLast() : QString();
    }
    [[nodiscard]] QStringList values(const QString& option) const { return options.value(option); }
};

/// The work that a command line asks for, and what it needs before it begins.
struct Invocation
{
    std::function<int()> run; ///< does the work and returns the exit code of the process
    bool needsDisplay = false;
    bool isDemo = false; ///< uses settings and a folder of its own
    bool hasDefaultLook =
        false;          ///< English and light, whatever is remembered, so that pictures are comparable
    QString language{}; ///< "en" or "zh_CN"; empty: the one that is remembered
    QString theme{};    ///< "light" or "dark"; empty: the one that is remembered
};

struct CommandSpec
{
    QString name;        ///< one word or two, such as "audit verify"
    QString summary;     ///< a phrase for the list of commands
    QString description; ///< whole sentences, in paragraphs
    std::vector<ArgumentSpec> arguments{};
    std::vector<OptionSpec> options{};
    QString success;   ///< a sentence: what exit code 0 means
    QString failure;   ///< a sentence: what exit code 1 means
    QString partial{}; ///< a sentence: what exit code 3 means; empty: it is never returned
    std::vector<FieldSpec>
        fields{}; ///< the fields of the document that --json prints; empty: there is no --json
    std::vector<ExampleSpec> examples{};
    /// Takes what was given, which fits the description, for the options of the command. ErrorKind::Invalid
    /// for what the description cannot refuse.
    std::function<Result<Invocation>(const Given&)> read;
};

/// The exit code of a command that did what it was asked to, but not all of what was given to it could be
/// read.
inline constexpr int readInPart = 3;

/// The work of a command that has its arguments in a structure of its own.
template <typename Arguments>
[[nodiscard]] Result<Invocation> invocationOf(Result<Arguments> arguments, int (*run)(const Arguments&))
{
    if (!arguments)
        return Failure(arguments.error());
    return Invocation{.run = [run, given = std::move(*arguments)] { return run(given); }};
}

/// Several lists as one, for what commands share.
template <typename Spec>
[[nodiscard]] std::vector<Spec> joined(std::vector<Spec> first,
                                       const std::type_identity_t<std::vector<Spec>>& second,
                                       const std::type_identity_t<std::vector<Spec>>& third = {})
{
    first.insert(first.end(), second.begin(), second.end());
    first.insert(first.end(), third.begin(), third.end());
    return first;
}

/// An error in the command line.
[[nodiscard]] inline Failure misuse(const QString& what)
{
    return fail(ErrorKind::Invalid, QStringLiteral("quarterdeck"), what);
}

} // namespace qd
