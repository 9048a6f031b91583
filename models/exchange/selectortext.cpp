// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/selectortext.h"

#include "models/base/text.h"
#include "models/exchange/exchangewords.h"

namespace qd {

namespace {

class SelectorParser
{
public:
    explicit SelectorParser(std::string_view text) : m_text(text) {}

    Result<SeriesSelector> parse()
    {
        SeriesSelector selector;
        skipBlanks();
        selector.metric = name(true);
        skipBlanks();
        if (take('{')) {
            if (auto done = matchers(selector.matchers); !done)
                return Failure(done.error());
            skipBlanks();
        }
        if (m_at < m_text.size())
            return unexpected();
        if (selector.metric.empty() && selector.matchers.empty())
            return fail(ErrorKind::Invalid, where(), ExchangeWords::tr("The selector is empty."),
                        ExchangeWords::tr("Name a metric, or labels in braces: up{endpoint=\"a\"}."));
        return selector;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }
    bool take(char c)
    {
        const bool is = m_at < m_text.size() && m_text[m_at] == c;
        m_at += is ? 1 : 0;
        return is;
    }
    std::string name(bool colons)
    {
        const std::size_t start = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            const char lower = toLower(c);
            const bool letter = (lower >= 'a' && lower <= 'z') || c == '_' || (colons && c == ':');
            if (!letter && !(m_at > start && isDigit(c)))
                break;
        }
        return std::string(m_text.substr(start, m_at - start));
    }
    Result<void> matchers(std::vector<LabelMatcher>& found)
    {
        for (;;) {
            skipBlanks();
            if (take('}'))
                return {};
            LabelMatcher matcher;
            matcher.name = name(false);
            skipBlanks();
            if (matcher.name.empty() || !op(matcher.op))
                return unexpected();
            skipBlanks();
            if (!value(matcher.value))
                return unexpected();
            found.push_back(std::move(matcher));
            skipBlanks();
            if (!take(',') && (m_at == m_text.size() || m_text[m_at] != '}'))
                return unexpected();
        }
    }
    bool op(LabelMatcher::Op& found)
    {
        using enum LabelMatcher::Op;
        const std::string_view two = m_text.substr(m_at, 2);
        const bool isNegative = two.starts_with('!');
        const bool isExpression = two.ends_with('~') && two.size() == 2;
        if (two == "!=" || two == "!~" || two == "=~")
            m_at += 2;
        else if (two.starts_with('='))
            m_at += 1;
        else
            return false;
        found = isExpression ? (isNegative ? MatchesNot : Matches) : (isNegative ? NotEqual : Equal);
        return true;
    }
    bool value(std::string& text)
    {
        if (!take('"'))
            return false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c == '\\' && m_at + 1 < m_text.size()) {
                ++m_at;
                text += m_text[m_at] == 'n' ? '\n' : m_text[m_at];
            } else {
                text += c;
            }
        }
        return false;
    }
    [[nodiscard]] QString where() const { return toQString(m_text); }
    [[nodiscard]] Failure unexpected() const
    {
        return fail(
            ErrorKind::Invalid, where(),
            ExchangeWords::tr("The selector cannot be read from column %1 on.").arg(m_at + 1),
            ExchangeWords::tr("It is written as in Prometheus: metric{label=\"value\",other=~\"a|b\"}."));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

Result<SeriesSelector> parseSelector(std::string_view text)
{
    return SelectorParser(text).parse();
}

} // namespace qd
