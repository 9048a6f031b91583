// SPDX-License-Identifier: Apache-2.0
#include "models/items/columntexts.h"

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

QString columnTitle(const TableColumn& column)
{
    return column.field == LogField::Other || column.field == LogField::ClassProbability
               ? QString::fromStdString(column.name)
               : logFieldTitle(column.field);
}

} // namespace qd
