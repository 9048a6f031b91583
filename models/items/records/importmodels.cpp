// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/importmodels.h"

#include "models/base/csvcell.h"
#include "models/base/numbertext.h"
#include "models/base/timetext.h"

#include <QFileInfo>
#include <QLocale>

namespace qd {

namespace {

struct ImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ImportTexts)
};

QVariant rejectedExtra(const RejectedRow& row, int column, int role)
{
    return role == Qt::ToolTipRole && column > 0 ? QVariant(row.reason.text()) : QVariant();
}

QVariant partExtra(const LogPart& part, int column, int role)
{
    return role == Qt::ToolTipRole && column == 0 ? QVariant(part.path) : QVariant();
}

} // namespace

LogPartModel* makeLogPartModel(QObject* parent)
{
    using P = LogPart;
    const auto fileName = [](const P& p) { return QFileInfo(p.path).fileName(); };
    return new LogPartModel(
        {{[] { return ImportTexts::tr("File"); }, fileName, [](const P& p) { return QVariant(p.path); }},
         {[] { return ImportTexts::tr("Format"); },
          [](const P& p) {
              return p.repeated ? ImportTexts::tr("skipped: already read") : logFormatName(p.format);
          },
          [](const P& p) { return QVariant(static_cast<int>(p.format)); }},
         {[] { return ImportTexts::tr("Size"); },
          [](const P& p) { return QLocale().formattedDataSize(p.bytes); },
          [](const P& p) { return QVariant(static_cast<qlonglong>(p.bytes)); }, true},
         {[] { return ImportTexts::tr("Rows"); }, [](const P& p) { return countText(p.rows); },
          [](const P& p) { return QVariant(static_cast<qlonglong>(p.rows)); }, true},
         {[] { return ImportTexts::tr("Predictions"); }, [](const P& p) { return countText(p.records); },
          [](const P& p) { return QVariant(static_cast<qlonglong>(p.records)); }, true},
         {[] { return ImportTexts::tr("Begins"); },
          [](const P& p) { return p.begins ? dateTimeText(*p.begins) : dash; },
          [](const P& p) { return QVariant(static_cast<qlonglong>(p.begins ? p.begins->ms : 0)); }}},
        partExtra, parent);
}

LedgerModel* makeLedgerModel(QObject* parent)
{
    using L = LedgerLine;
    return new LedgerModel(
        {{[] { return ImportTexts::tr("Outcome"); }, [](const L& l) { return l.title; },
          [](const L& l) { return QVariant(static_cast<int>(l.fate)); }},
         {[] { return ImportTexts::tr("Rows"); }, [](const L& l) { return countText(l.rows); },
          [](const L& l) { return QVariant(static_cast<qlonglong>(l.rows)); }, true}},
        nullptr, parent);
}

RejectedModel* makeRejectedModel(QObject* parent)
{
    using R = RejectedRow;
    return new RejectedModel(
        {{[] { return ImportTexts::tr("Line"); }, [](const R& r) { return countText(r.line); },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.line)); }, true},
         {[] { return ImportTexts::tr("Place"); }, [](const R& r) { return r.reason.where; },
          [](const R& r) { return QVariant(r.reason.where); }},
         {[] { return ImportTexts::tr("Reason"); }, [](const R& r) { return r.reason.what; },
          [](const R& r) { return QVariant(r.reason.what); }},
         {[] { return ImportTexts::tr("What to do"); }, [](const R& r) { return r.reason.hint; },
          [](const R& r) { return QVariant(r.reason.hint); }}},
        rejectedExtra, parent);
}

QByteArray rejectedCsv(std::span<const RejectedRow> rows)
{
    std::string text = "line,place,reason,hint\r\n";
    for (const RejectedRow& row : rows) {
        text += std::to_string(row.line);
        for (const QString& cell : {row.reason.where, row.reason.what, row.reason.hint}) {
            text += ',';
            appendCell(text, cell.toStdString(), CellStyle::Spreadsheet);
        }
        text += "\r\n";
    }
    return QByteArray::fromStdString(text);
}

} // namespace qd
