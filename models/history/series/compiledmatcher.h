// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <QRegularExpression>

namespace qd {

/// A LabelMatcher made ready to be asked many times.
class CompiledMatcher
{
public:
    /// Compiles a matcher; fails with ErrorKind::Invalid and the place when its expression cannot be read.
    [[nodiscard]] static Result<CompiledMatcher> compile(const LabelMatcher& matcher);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool matches(std::string_view value) const;
    /// Series without the label match, too.
    [[nodiscard]] bool matchesAbsent() const { return m_matchesAbsent; }
    /// != or !~: what `literals` and the expression say must not be.
    [[nodiscard]] bool isNegative() const { return m_isNegative; }
    /// The only values that the text can mean, where it is that plain: = and alternatives of literals.
    [[nodiscard]] const std::optional<std::vector<std::string>>& literals() const { return m_literals; }
    /// What every value that matches begins with; may be empty.
    [[nodiscard]] const std::string& prefix() const { return m_prefix; }

private:
    [[nodiscard]] bool matchesText(std::string_view value) const;

    std::string m_name;
    bool m_isNegative = false;
    bool m_matchesAbsent = false;
    std::optional<std::vector<std::string>> m_literals;
    std::string m_prefix;
    QRegularExpression m_expression;
};

} // namespace qd
