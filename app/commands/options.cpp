// SPDX-License-Identifier: Apache-2.0
#include "app/commands/options.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct OptionText
{
    Q_DECLARE_TR_FUNCTIONS(OptionText)
};

Result<std::optional<Timestamp>> readTime(const Given& given, const QString& option)
{
    if (!given.has(option))
        return std::nullopt;
    const auto time = parseTimestamp(given.value(option).toStdString());
    if (!time)
        return misuse(
            OptionText::tr("--%1 is a time such as 2026-01-31T09:00:00Z or seconds since 1970, not “%2”.")
                .arg(option, given.value(option)));
    return time;
}

} // namespace

std::vector<OptionSpec> sharedOptions()
{
    return {{.name = "language",
             .text = OptionText::tr("language of texts and messages instead of the saved one"),
             .value = {"LANGUAGE", ValueSpec::Kind::Text, {"en", "zh_CN"}}},
            {.name = "help", .text = OptionText::tr("print help"), .letter = "h"},
            {.name = "version", .text = OptionText::tr("print the version"), .letter = "v"}};
}

OptionSpec historyOption()
{
    return {.name = "history",
            .text = OptionText::tr("history to use instead of the default one"),
            .value = {"FILE", ValueSpec::Kind::Path}};
}

OptionSpec themeOption()
{
    return {.name = "theme",
            .text = OptionText::tr("colours of the window instead of the saved ones"),
            .value = {"THEME", ValueSpec::Kind::Text, {"light", "dark"}}};
}

OptionSpec jsonOption()
{
    return {.name = "json", .text = OptionText::tr("print JSON for programs; messages go to standard error")};
}

OptionSpec forceOption()
{
    return {.name = "force", .text = OptionText::tr("replace an existing file; a history is never replaced")};
}

OptionSpec fromOption()
{
    return {.name = "from",
            .text = OptionText::tr("start of the range, such as 2026-01-31T09:00:00Z or seconds since 1970"),
            .value = {"TIME"}};
}

OptionSpec toOption()
{
    return {.name = "to", .text = OptionText::tr("end of the range"), .value = {"TIME"}};
}

Result<TimeLimits> readTimeLimits(const Given& given)
{
    const auto from = readTime(given, QStringLiteral("from"));
    if (!from)
        return Failure(from.error());
    const auto to = readTime(given, QStringLiteral("to"));
    if (!to)
        return Failure(to.error());
    if (*from && *to && !(**from < **to))
        return misuse(OptionText::tr("--from must be earlier than --to."));
    return TimeLimits{*from, *to};
}

} // namespace qd
