// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/readassumptions.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/table/tableschema.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct ReadAssumptionWords
{
    Q_DECLARE_TR_FUNCTIONS(ReadAssumptionWords)
};

QString meaningOf(Mend what)
{
    switch (what) {
    case Mend::List:
        return ReadAssumptionWords::tr(
            "A list of several values is one class: it is right when all of it is the "
            "same, in the same order.");
    case Mend::ZeroBytes:
        return ReadAssumptionWords::tr("Zero bytes are no part of the text; they were left out.");
    case Mend::WesternText:
        return ReadAssumptionWords::tr("Lines that are not UTF-8 are in Windows-1252, as in Western Europe.");
    case Mend::QuotedNull:
        return ReadAssumptionWords::tr("A “null” in quotation marks is a missing value.");
    case Mend::StatusWord:
        return ReadAssumptionWords::tr("Words in “%1” are statuses: ok stands for 200, error for 500.");
    case Mend::ErrorMember:
        return ReadAssumptionWords::tr("Rows with “%1” but without a prediction are failed requests.");
    }
    return {};
}

} // namespace

Assumption assumptionOf(const IdRepeats& repeats, bool areOthers, IdMeaning said, const std::string& column)
{
    Assumption assumption{.about = Decision::Ids, .column = column};
    assumption.meaning =
        areOthers ? ReadAssumptionWords::tr("“%1” does not identify predictions: all rows count.")
                  : ReadAssumptionWords::tr(
                        "“%1” identifies requests: of rows with one id the one that says most counts.");
    assumption.meaning = assumption.meaning.arg(toQString(assumption.column));
    assumption.evidence =
        ReadAssumptionWords::tr(
            "Of %1 rows %2 have the id of another one: %3 with another prediction or label, "
            "%4 at another time, %5 after or before a failure, %6 with the same content.")
            .arg(countText(repeats.rows), countText(repeats.all()), countText(repeats.differing),
                 countText(repeats.later), countText(repeats.retries), countText(repeats.same));
    assumption.sureness = said == IdMeaning::Decide ? Sureness::Likely : Sureness::Said;
    return assumption;
}

Assumption assumptionOf(Mend what, const UnreadCells& rows)
{
    Assumption assumption{.column = rows.column};
    const QString meaning = meaningOf(what);
    assumption.meaning =
        meaning.contains(QStringLiteral("%1")) ? meaning.arg(toQString(rows.column)) : meaning;
    assumption.evidence =
        rows.example.empty()
            ? ReadAssumptionWords::tr("That applies to %n row(s).", nullptr, pluralCount(rows.count))
            : ReadAssumptionWords::tr("That applies to %n row(s), such as “%1”.", nullptr,
                                      pluralCount(rows.count))
                  .arg(toQString(rows.example));
    assumption.sureness = Sureness::Likely;
    return assumption;
}

Assumption assumptionOf(const LeftOutColumns& columns)
{
    return {.column = columns.first,
            .meaning = ReadAssumptionWords::tr("The columns beyond %1 are left out, %n in all, from “%2” on.",
                                               nullptr, pluralCount(static_cast<std::int64_t>(columns.count)))
                           .arg(QString::number(TableSchema::mostColumns), toQString(columns.first)),
            .evidence = ReadAssumptionWords::tr("A table keeps %1 columns.").arg(TableSchema::mostColumns)};
}

Assumption assumptionOfRepeated(const QString& name)
{
    return {.column = name.toStdString(),
            .meaning = ReadAssumptionWords::tr("Of two columns “%1” the first counts.").arg(name),
            .evidence = ReadAssumptionWords::tr("The log has two columns of this name."),
            .sureness = Sureness::Guess};
}

Assumption assumptionOfLatency(const std::string& column)
{
    return {.about = Decision::Latency,
            .column = column,
            .meaning = ReadAssumptionWords::tr("“%1” is in milliseconds where no unit is written.")
                           .arg(toQString(column)),
            .evidence = ReadAssumptionWords::tr("So it is customary; its name has no unit."),
            .sureness = Sureness::Guess};
}

bool hasUnit(const std::string& latency)
{
    return matchField(latency + "_ms").field != LogField::Latency;
}

QString repeatedName(const QStringList& names)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool isRepeated = names.indexOf(names[i], i + 1) > 0;
        if (isRepeated && matchField(names[i].toStdString()).field != LogField::Other)
            return names[i];
    }
    return {};
}

} // namespace qd
