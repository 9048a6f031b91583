// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/filterparser.h"

#include "models/base/text.h"
#include "models/table/filter/filterlexer.h"
#include "models/table/filter/pairtests.h"
#include "models/table/filter/recordfilterwords.h"

namespace qd {

namespace {

using TokenKind = FilterToken::Kind;

std::optional<Relation> relationOf(const FilterToken& token)
{
    static const std::map<QString, Relation> signs{
        {"=", Relation::Equal},   {"!=", Relation::Unequal},     {"<", Relation::Less},
        {">", Relation::Greater}, {"<=", Relation::LessOrEqual}, {">=", Relation::GreaterOrEqual}};
    const auto known = token.kind == TokenKind::Sign ? signs.find(token.text) : signs.end();
    return known == signs.end() ? std::nullopt : std::optional(known->second);
}

/// filter  := and ("or" and)*            and := not ("and" not)*
/// not     := "not" not | "(" filter ")" | test
/// test    := name relation (value | name) | name "-" name relation value | name ("~" | "!~") text
///          | name ["not"] "in" "(" value ("," value)* ")" | name "is" ["not"] "missing"
class FilterParser
{
public:
    FilterParser(const RecordTable& table, const QString& filter)
        : m_table(table), m_data(table.data()), m_lexer(filter)
    {
    }

    Result<RowTestPtr> parse()
    {
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        if (m_token.kind == TokenKind::End)
            return RowTestPtr();
        auto test = alternatives();
        if (test && m_token.kind != TokenKind::End)
            return expected(RecordFilterWords::tr("“and”, “or” or the end"));
        return test;
    }

private:
    using Parsed = Result<RowTestPtr>;

    Result<void> advance()
    {
        auto token = m_lexer.next();
        if (!token)
            return Failure(token.error());
        m_token = std::move(*token);
        return {};
    }

    /// %1 was expected where the present token is.
    [[nodiscard]] Failure expected(const QString& what) const
    {
        return FilterLexer::failAt(m_token.at, RecordFilterWords::tr("Expected %1.").arg(what));
    }

    Parsed sequence(QStringView word, Parsed (FilterParser::*part)(),
                    RowTestPtr (*join)(std::vector<RowTestPtr>))
    {
        std::vector<RowTestPtr> tests;
        while (true) {
            auto test = (this->*part)();
            if (!test)
                return test;
            tests.push_back(std::move(*test));
            if (!m_token.isWord(word))
                return join(std::move(tests));
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
        }
    }

    Parsed alternatives() { return sequence(u"or", &FilterParser::conjunction, &anyOf); }
    Parsed conjunction() { return sequence(u"and", &FilterParser::negation, &allOf); }

    Parsed negation()
    {
        // Each level of brackets is one of the stack.
        constexpr int deepest = 200;
        if (m_depth == deepest)
            return FilterLexer::failAt(m_token.at,
                                       RecordFilterWords::tr("The filter has too many nested brackets."));
        ++m_depth;
        auto test = unguardedNegation();
        --m_depth;
        return test;
    }

    Parsed unguardedNegation()
    {
        if (m_token.isWord(u"not")) {
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
            auto test = negation();
            return test ? Parsed(noneOf(std::move(*test))) : std::move(test);
        }
        if (!m_token.isSign(u"("))
            return relation();
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        auto test = alternatives();
        if (!test)
            return test;
        if (!m_token.isSign(u")"))
            return expected(RecordFilterWords::tr("a closing bracket"));
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        return test;
    }

    [[nodiscard]] static bool isKeyword(const FilterToken& token)
    {
        return token.isWord(u"and") || token.isWord(u"or") || token.isWord(u"not") || token.isWord(u"in") ||
               token.isWord(u"is");
    }

    /// The column that the present token names.
    Result<int> column()
    {
        if (m_token.kind != TokenKind::QuotedName && (m_token.kind != TokenKind::Name || isKeyword(m_token)))
            return expected(RecordFilterWords::tr("the name of a column"));
        int found = m_table.columnOf(m_token.text.toStdString());
        if (found == noColumn && m_token.kind == TokenKind::Name)
            found = byMeaning(m_token.text);
        if (found == noColumn) {
            QStringList names;
            for (const TableColumn& one : m_table.columns())
                names += QString::fromStdString(one.name);
            return FilterLexer::failAt(
                m_token.at, RecordFilterWords::tr("There is no column “%1”.").arg(m_token.text),
                RecordFilterWords::tr("The columns are: %1.").arg(names.join(QStringLiteral(", "))));
        }
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        return found;
    }

    [[nodiscard]] int byMeaning(const QString& name) const
    {
        static const std::map<QString, LogField> meanings{{"time", LogField::Timestamp},
                                                          {"id", LogField::RequestId},
                                                          {"model", LogField::Model},
                                                          {"version", LogField::Version},
                                                          {"prediction", LogField::Prediction},
                                                          {"label", LogField::Label},
                                                          {"probability", LogField::Probability},
                                                          {"latency", LogField::Latency},
                                                          {"status", LogField::Status}};
        const auto meaning = meanings.find(name.toLower());
        return meaning == meanings.end() ? noColumn : m_table.columnOf(meaning->second);
    }

    [[nodiscard]] ColumnKind kindOf(int column) const
    {
        return m_table.columns()[static_cast<std::size_t>(column)].kind;
    }

    Parsed relation()
    {
        const auto left = column();
        if (!left)
            return Failure(left.error());
        if (m_token.isWord(u"is"))
            return missing(*left);
        if (m_token.isWord(u"in"))
            return list(*left);
        if (m_token.isWord(u"not")) {
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
            if (!m_token.isWord(u"in"))
                return expected(RecordFilterWords::tr("“in”"));
            auto test = list(*left);
            if (!test)
                return test;
            // A relation with a missing value is false.
            std::vector<RowTestPtr> both;
            both.push_back(noneOf(std::move(*test)));
            both.push_back(noneOf(missingTest(*left)));
            return allOf(std::move(both));
        }
        if (m_token.isSign(u"-"))
            return difference(*left);
        if (m_token.isSign(u"~") || m_token.isSign(u"!~"))
            return pattern(*left, m_token.isSign(u"~"));
        const auto sign = relationOf(m_token);
        if (!sign)
            return expected(RecordFilterWords::tr("a comparison such as =, != or <, “in” or “is missing”"));
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        if (m_token.kind == TokenKind::Text || m_token.kind == TokenKind::Number)
            return withValue(*left, *sign);
        const FilterToken rightToken = m_token;
        const auto right = column();
        if (!right)
            return Failure(right.error());
        return withColumn(*left, *sign, *right, rightToken);
    }

    Parsed missing(int left)
    {
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        const bool negated = m_token.isWord(u"not");
        if (negated) {
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
        }
        if (!m_token.isWord(u"missing"))
            return expected(RecordFilterWords::tr("“missing”"));
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        return negated ? noneOf(missingTest(left)) : missingTest(left);
    }

    Parsed withColumn(int left, Relation sign, int right, const FilterToken& at)
    {
        if (kindOf(left) == ColumnKind::Text || kindOf(right) == ColumnKind::Text) {
            return FilterLexer::failAt(
                at.at, RecordFilterWords::tr("A column of many different texts cannot be compared with "
                                             "another column."));
        }
        const bool equality = sign == Relation::Equal || sign == Relation::Unequal;
        if (equality && kindOf(left) == ColumnKind::Code && kindOf(right) == ColumnKind::Code)
            return codePairTest(m_data, left, right, sign == Relation::Equal);
        return numberPairTest(left, sign, right);
    }

    Parsed difference(int left)
    {
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        const FilterToken rightToken = m_token;
        const auto right = column();
        if (!right)
            return Failure(right.error());
        if (kindOf(left) == ColumnKind::Text || kindOf(*right) == ColumnKind::Text ||
            kindOf(left) == ColumnKind::Time || kindOf(*right) == ColumnKind::Time)
            return FilterLexer::failAt(rightToken.at,
                                       RecordFilterWords::tr("Only numbers can be subtracted."));
        const auto sign = relationOf(m_token);
        if (!sign)
            return expected(RecordFilterWords::tr("a comparison such as = or <"));
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        if (m_token.kind != TokenKind::Number)
            return expected(RecordFilterWords::tr("a number"));
        const double number = m_token.number;
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        return differenceTest(left, *right, *sign, number);
    }

    /// A number or time of the present token.
    Result<double> numberFor(int left) const
    {
        if (kindOf(left) == ColumnKind::Time) {
            const auto at = parseTimestamp(m_token.text.toStdString());
            if (!at)
                return expected(RecordFilterWords::tr("a time such as \"2026-01-31T10:00\""));
            return static_cast<double>(at->ms);
        }
        const double number =
            m_token.kind == TokenKind::Number ? m_token.number : numberOrNan(m_token.text.toStdString());
        if (std::isnan(number))
            return expected(RecordFilterWords::tr("a number"));
        return number;
    }

    /// Returns whether one text passes.
    [[nodiscard]] std::function<bool(std::string_view)> textRelation(Relation sign) const
    {
        const std::string text = m_token.text.toStdString();
        const double number = m_token.kind == TokenKind::Number ? m_token.number : std::nan("");
        return [sign, text, number](std::string_view value) {
            if (value.empty())
                return false;
            if (const double its = std::isnan(number) ? number : numberOrNan(value); !std::isnan(its))
                return holds(its, sign, number);
            return sign == Relation::Equal ? value == text : sign == Relation::Unequal && value != text;
        };
    }

    [[nodiscard]] RowTestPtr onTexts(int left, const std::function<bool(std::string_view)>& accepts) const
    {
        if (kindOf(left) == ColumnKind::Text)
            return textTest(left, accepts);
        std::vector<std::uint8_t> accepted;
        for (const std::string& value : m_table.dictionary(left))
            accepted.push_back(accepts(value) ? 1 : 0);
        accepted.push_back(0);
        return codeTest(left, std::move(accepted));
    }

    Parsed withValue(int left, Relation sign)
    {
        if (kindOf(left) == ColumnKind::Number || kindOf(left) == ColumnKind::Time) {
            const auto number = numberFor(left);
            if (!number)
                return Failure(number.error());
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
            return numberTest(left, sign, *number);
        }
        const bool equality = sign == Relation::Equal || sign == Relation::Unequal;
        if (m_token.kind == TokenKind::Text && !equality)
            return expected(
                RecordFilterWords::tr("a number, as texts only compare by =, !=, ~, !~ and “in”"));
        auto test = onTexts(left, textRelation(sign));
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        return test;
    }

    Parsed pattern(int left, bool matches)
    {
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        if (m_token.kind != TokenKind::Text)
            return expected(RecordFilterWords::tr("a pattern in quotation marks"));
        if (kindOf(left) == ColumnKind::Number || kindOf(left) == ColumnKind::Time)
            return FilterLexer::failAt(m_token.at,
                                       RecordFilterWords::tr("Numbers and times do not match patterns."));
        const QRegularExpression pattern(m_token.text);
        if (!pattern.isValid()) {
            return FilterLexer::failAt(
                m_token.at + 1 + std::max<qsizetype>(0, pattern.patternErrorOffset()),
                RecordFilterWords::tr("The pattern is wrong here: %1.").arg(pattern.errorString()));
        }
        auto test = onTexts(left, [pattern, matches](std::string_view value) {
            const QString text = toQString(value);
            return !value.empty() && pattern.match(text).hasMatch() == matches;
        });
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        return test;
    }

    Parsed list(int left)
    {
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        if (!m_token.isSign(u"("))
            return expected(RecordFilterWords::tr("an opening bracket"));
        std::vector<double> numbers;
        std::vector<std::function<bool(std::string_view)>> texts;
        const bool byNumber = kindOf(left) == ColumnKind::Number || kindOf(left) == ColumnKind::Time;
        do {
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
            if (m_token.kind != TokenKind::Text && m_token.kind != TokenKind::Number)
                return expected(RecordFilterWords::tr("a text in quotation marks or a number"));
            if (byNumber) {
                const auto number = numberFor(left);
                if (!number)
                    return Failure(number.error());
                numbers.push_back(*number);
            } else {
                texts.push_back(textRelation(Relation::Equal));
            }
            if (auto moved = advance(); !moved)
                return Failure(moved.error());
        } while (m_token.isSign(u","));
        if (!m_token.isSign(u")"))
            return expected(RecordFilterWords::tr("a comma or a closing bracket"));
        if (auto moved = advance(); !moved)
            return Failure(moved.error());
        if (byNumber)
            return numberInTest(left, std::move(numbers));
        return onTexts(left, [texts](std::string_view value) {
            return std::any_of(texts.begin(), texts.end(), [value](const auto& is) { return is(value); });
        });
    }

    const RecordTable& m_table;
    const TableData& m_data;
    FilterLexer m_lexer;
    FilterToken m_token;
    int m_depth = 0;
};

} // namespace

Result<RowTestPtr> parseFilter(const RecordTable& table, const QString& filter)
{
    return FilterParser(table, filter).parse();
}

} // namespace qd
