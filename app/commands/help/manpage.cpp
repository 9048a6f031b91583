// SPDX-License-Identifier: Apache-2.0
#include "app/commands/help/manpage.h"

#include "app/commands/help/helptext.h"
#include "app/commands/options.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

namespace qd {

namespace {

struct ManText
{
    Q_DECLARE_TR_FUNCTIONS(ManText)
};

constexpr QChar breakHere(0xfffc); // which is in no text

/// Text that troff takes for nothing but text. troff knows of no place but spaces where a line may be broken,
/// and Chinese has none.
QString escaped(const QString& text)
{
    QString out;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    for (qsizetype from = 0, to = 0; (to = finder.toNextBoundary()) >= 0; from = to) {
        const QString piece = text.mid(from, to - from);
        const bool isUnknownPlace = to < text.size() && !piece.back().isSpace() && piece.back() != u'-';
        out += piece + (isUnknownPlace ? QString(breakHere) : QString());
    }
    out.replace(u'\\', QStringLiteral("\\e")).replace(u'-', QStringLiteral("\\-"));
    out.replace(breakHere, QStringLiteral("\\:"));
    if (out.startsWith(u'.') || out.startsWith(u'\''))
        out.prepend(QStringLiteral("\\&"));
    return out;
}

QString bold(const QString& text)
{
    return QStringLiteral("\\fB%1\\fR").arg(escaped(text));
}

QString italic(const QString& text)
{
    return QStringLiteral("\\fI%1\\fR").arg(escaped(text));
}

QString heading(const QString& macro, const QString& text)
{
    return macro + QStringLiteral(" \"") + escaped(text).replace(u'"', QStringLiteral("\\(dq")) +
           QStringLiteral("\"\n");
}

QString paragraph(const QString& text)
{
    return QStringLiteral(".PP\n") + text + u'\n';
}

/// What is explained, with the explanation beneath it.
QString item(const QString& term, const QString& text)
{
    return QStringLiteral(".TP\n") + term + u'\n' + escaped(text) + u'\n';
}

QString manParagraphs(const QString& text)
{
    QString out;
    for (const QString& each : text.split(u'\n', Qt::SkipEmptyParts))
        out += paragraph(escaped(each));
    return out;
}

QString marked(const OptionSpec& option)
{
    QString text = bold(QStringLiteral("--") + option.name);
    if (!option.letter.isEmpty())
        text.prepend(bold(u'-' + option.letter) + QStringLiteral(", "));
    if (!option.value.name.isEmpty())
        text += u' ' + italic(option.value.name);
    return text;
}

QString optionsOf(const std::vector<OptionSpec>& options)
{
    QString out;
    for (const OptionSpec& option : options)
        out += item(marked(option), explained(option));
    return out;
}

/// All but the options that every command has.
std::vector<OptionSpec> ownOptions(const CommandSpec& command)
{
    const auto own = static_cast<std::ptrdiff_t>(command.options.size() - sharedOptions().size());
    return {command.options.begin(), command.options.begin() + own};
}

QString partAbout(const CommandSpec& command)
{
    QString out = heading(".SS", usageOf(command)) + manParagraphs(command.description);
    for (const ArgumentSpec& argument : command.arguments)
        out += item(italic(argument.value.name), argument.text);
    out += optionsOf(ownOptions(command));
    out += paragraph(escaped(ManText::tr("Exit codes:")));
    for (const auto& [code, text] : exitCodesOf(command))
        out += item(bold(QString::number(code)), text);
    if (!command.fields.empty())
        out += paragraph(escaped(ManText::tr("Fields of the JSON document:")));
    for (const FieldSpec& field : command.fields)
        out += item(bold(field.name), field.text);
    return out;
}

QString examplesOf(const std::vector<CommandSpec>& commands)
{
    QString out;
    for (const CommandSpec& command : commands) {
        for (const ExampleSpec& example : command.examples)
            out += item(bold(example.line), example.text);
    }
    return out;
}

QString filesUsed()
{
    return item(italic("~/.local/share/quarterdeck/quarterdeck/history.sqlite"),
                ManText::tr("The default history. The hashes of audit trails are kept in the folder “audit” "
                            "beside it.")) +
           item(italic("~/.config/quarterdeck/quarterdeck.conf"),
                ManText::tr("The settings of the console: language, theme, the last page and the last log."));
}

} // namespace

QString manPage(const std::vector<CommandSpec>& commands)
{
    QString out = QStringLiteral(".\\\" Written by “quarterdeck help --man”.\n"
                                 ".TH QUARTERDECK 1 \"\" \"quarterdeck " QD_VERSION "\" \"%1\"\n")
                      .arg(ManText::tr("User Commands"));
    out += QStringLiteral(".ad l\n.nh\n"); // lines are not spread, and words not parted
    out += heading(".SH", ManText::tr("NAME"));
    out += QStringLiteral("quarterdeck \\- ") +
           escaped(ManText::tr("console for operating machine-learning models in production")) + u'\n';
    out += heading(".SH", ManText::tr("SYNOPSIS"));
    out += bold("quarterdeck") + QStringLiteral(" [") + italic("COMMAND") + QStringLiteral("] [") +
           italic("OPTION") + QStringLiteral("...]\n");
    out += heading(".SH", ManText::tr("DESCRIPTION"));
    out += manParagraphs(ManText::tr(
        "Quarterdeck watches model servers and prediction logs, charts quality, latency and resources, "
        "raises alerts, and guides through a fault: locate, analyse, fix, verify. Without a command the "
        "console opens.\nOptions can stand before or after other arguments. A value follows as “--out FILE” "
        "or “--out=FILE”. After “--” everything is an argument, such as a file whose name starts with a "
        "dash. Results go to standard output, messages and progress to standard error."));
    out += heading(".SH", ManText::tr("COMMANDS"));
    for (const CommandSpec& command : commands)
        out += partAbout(command);
    out += heading(".SH", ManText::tr("OPTIONS OF EVERY COMMAND")) + optionsOf(sharedOptions());
    out += heading(".SH", ManText::tr("EXAMPLES")) + examplesOf(commands);
    out += heading(".SH", ManText::tr("FILES")) + filesUsed();
    return out;
}

} // namespace qd
