// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/columntexts.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct ColumnTexts
{
    Q_DECLARE_TR_FUNCTIONS(ColumnTexts)
};

} // namespace

QString logFieldTitle(LogField field)
{
    switch (field) {
    case LogField::Timestamp:
        return ColumnTexts::tr("Time");
    case LogField::RequestId:
        return ColumnTexts::tr("Request id");
    case LogField::Model:
        return ColumnTexts::tr("Model");
    case LogField::Version:
        return ColumnTexts::tr("Version");
    case LogField::Prediction:
        return ColumnTexts::tr("Prediction");
    case LogField::Probability:
        return ColumnTexts::tr("Probability");
    case LogField::Label:
        return ColumnTexts::tr("Label");
    case LogField::Latency:
        return ColumnTexts::tr("Latency");
    case LogField::Status:
        return ColumnTexts::tr("Status");
    case LogField::ClassProbability:
        return ColumnTexts::tr("Probability of a class");
    case LogField::Other:
        break;
    }
    return ColumnTexts::tr("Segment or feature");
}

QString columnKindTitle(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Time:
        return ColumnTexts::tr("time");
    case ColumnKind::Code:
        return ColumnTexts::tr("category");
    case ColumnKind::Number:
        return ColumnTexts::tr("number");
    case ColumnKind::Text:
        break;
    }
    return ColumnTexts::tr("text");
}

QString cellText(const TableColumn& column, const QString& cell)
{
    bool isNumber = false;
    const double seconds = column.field == LogField::Latency ? cell.toDouble(&isNumber) : 0.0;
    constexpr int digits = 12; // fewer than a double has, more than any clock
    return isNumber ? QString::number(seconds * 1000, 'g', digits) : cell;
}

QString columnTitle(const TableColumn& column)
{
    if (column.field == LogField::Latency)
        return ColumnTexts::tr("Latency (ms)");
    return column.field == LogField::Other || column.field == LogField::ClassProbability
               ? QString::fromStdString(column.name)
               : logFieldTitle(column.field);
}

} // namespace qd
