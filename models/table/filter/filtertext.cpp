// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/filtertext.h"

#include <QRegularExpression>
#include <QStringList>

namespace qd {

QString filterName(const std::string& column)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    static const QStringList keywords{"and", "or", "not", "in", "is", "missing"};
    const QString text = QString::fromStdString(column);
    const bool isPlain = plain.match(text).hasMatch() && !keywords.contains(text, Qt::CaseInsensitive);
    return isPlain ? text : QStringLiteral("`%1`").arg(text);
}

QString filterQuoted(const std::string& value)
{
    QString text = QString::fromStdString(value);
    text.replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QStringLiteral("\"%1\"").arg(text);
}

QString filterEquals(const QString& name, const std::string& value)
{
    if (value.empty())
        return QStringLiteral("%1 is missing").arg(name);
    // A backslash at the end would take the quotation mark with it; a pattern can say it.
    if (value.back() == '\\')
        return QStringLiteral("%1 ~ \"^%2$\"")
            .arg(name, QRegularExpression::escape(QString::fromStdString(value)));
    return QStringLiteral("%1 = %2").arg(name, filterQuoted(value));
}

QString filterAnd(const QString& filter, const QString& condition)
{
    return filter.trimmed().isEmpty() ? condition : QStringLiteral("(%1) and %2").arg(filter, condition);
}

} // namespace qd
