// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

namespace qd {

struct FilterToken
{
    enum class Kind { Name, QuotedName, Text, Number, Sign, End };

    Kind kind = Kind::End;
    QString text; ///< the text of a text or quoted name without its marks
    double number = 0;
    qsizetype at = 0; ///< index of its first character

    [[nodiscard]] bool isSign(QStringView sign) const { return kind == Kind::Sign && text == sign; }
    [[nodiscard]] bool isWord(QStringView word) const
    {
        return kind == Kind::Name && text.compare(word, Qt::CaseInsensitive) == 0;
    }
};

/// Takes a filter apart.
class FilterLexer
{
public:
    explicit FilterLexer(QString filter) : m_text(std::move(filter)) {}

    /// Returns the next token; fails with Invalid for a character that nothing begins with, or a mark that is
    /// not closed.
    [[nodiscard]] Result<FilterToken> next();
    /// "The filter, character N": the error at an index.
    [[nodiscard]] static Failure failAt(qsizetype index, const QString& what, const QString& hint = {});

private:
    [[nodiscard]] Result<FilterToken> quoted(QChar mark, FilterToken::Kind kind);
    [[nodiscard]] Result<FilterToken> number();

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace qd
