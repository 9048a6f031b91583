// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/compiledmatcher.h"

#include "models/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

constexpr std::string_view special = "\\.+*?()[]{}^$";
constexpr std::string_view repeating = "*?{";

// "a|b|c" as its alternatives; nothing for a pattern that says more than that.
std::optional<std::vector<std::string>> alternativesOf(std::string_view pattern)
{
    if (pattern.find_first_of(special) != std::string_view::npos)
        return std::nullopt;
    std::vector<std::string> alternatives;
    for (;;) {
        const std::size_t bar = pattern.find('|');
        alternatives.emplace_back(pattern.substr(0, bar));
        if (bar == std::string_view::npos)
            return alternatives;
        pattern.remove_prefix(bar + 1);
    }
}

std::string prefixOf(std::string_view pattern)
{
    if (pattern.find('|') != std::string_view::npos)
        return {};
    const std::size_t end = pattern.find_first_of(special);
    std::string prefix(pattern.substr(0, end));
    if (end != std::string_view::npos && repeating.find(pattern[end]) != std::string_view::npos)
        prefix = {}; // the last character may be one that need not be there, and it may have several bytes
    return prefix;
}

} // namespace

Result<CompiledMatcher> CompiledMatcher::compile(const LabelMatcher& matcher)
{
    using Op = LabelMatcher::Op;
    CompiledMatcher compiled;
    compiled.m_name = matcher.name;
    compiled.m_isNegative = matcher.op == Op::NotEqual || matcher.op == Op::MatchesNot;
    if (matcher.op == Op::Equal || matcher.op == Op::NotEqual)
        compiled.m_literals = std::vector{matcher.value};
    else
        compiled.m_literals = alternativesOf(matcher.value);
    if (!compiled.m_literals) {
        compiled.m_prefix = compiled.m_isNegative ? std::string() : prefixOf(matcher.value);
        compiled.m_expression.setPattern(QStringLiteral("\\A(?:") + toQString(matcher.value) +
                                         QStringLiteral(")\\z"));
        if (!compiled.m_expression.isValid()) {
            return fail(ErrorKind::Invalid, toQString(matcher.value),
                        QCoreApplication::translate("History", "This expression cannot be read: %1.")
                            .arg(compiled.m_expression.errorString()),
                        QCoreApplication::translate("History", "Look at character %1 of it.")
                            .arg(std::max<qsizetype>(1, compiled.m_expression.patternErrorOffset() - 4)));
        }
    }
    compiled.m_matchesAbsent = compiled.matches({});
    return compiled;
}

bool CompiledMatcher::matchesText(std::string_view value) const
{
    if (m_literals)
        return std::find(m_literals->begin(), m_literals->end(), value) != m_literals->end();
    return m_expression.match(toQString(value)).hasMatch();
}

bool CompiledMatcher::matches(std::string_view value) const
{
    return matchesText(value) != m_isNegative;
}

} // namespace qd
