// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/rowswriter.h"
#include "models/table/filter/filter.h"
#include "models/table/reading/recordimport.h"
#include "models/table/sort.h"
#include "tests/models/exchange/exchangefixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace qd;

namespace {

const QByteArray logText = "ts,request_id,model_version,prediction,y_true,latency_ms,country,amount\n"
                           "2026-01-31T10:00:00Z,a,1,yes,yes,16.53,DE,0.1\n"
                           "2026-01-31T10:00:01Z,b,2,no,yes,3,\"=1+1\",2.5\n"
                           "2026-01-31T10:00:02Z,c,10,yes,,120.25,\"F \"\"R\"\", x\",\n"
                           "2026-01-31T10:00:03Z,d,2,no,no,7,NG,-3e-7\n";

} // namespace

class TestRowsWriter : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeFile(path("log.csv"), logText);
        m_table = importLogs({path("log.csv")}).value().table;
        QCOMPARE(m_table->rows(), 4);
    }

    void theFilteredAndSortedRowsAreWrittenWithTheShownColumns()
    {
        RowsExport request = wanted("rows.csv", QStringLiteral("version != \"1\""), {"latency_ms", true});
        request.columns = {m_table->columnOf("request_id"), m_table->columnOf("latency_ms")};
        const auto outcome = exportRows(request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
        QCOMPARE(contentOf(request.target),
                 QByteArray("request_id,latency_seconds\r\nc,0.12025\r\nd,0.007\r\nb,0.003\r\n"));
        QCOMPARE(outcome->rows, 3);
        QCOMPARE(outcome->bytes, contentOf(request.target).size());
    }

    void jsonLinesTellNumbersFromTexts()
    {
        RowsExport request = wanted("rows.jsonl", QStringLiteral("id in (\"b\", \"c\")"), {});
        request.format = RowsFormat::JsonLines;
        request.columns = {m_table->columnOf("country"), m_table->columnOf("model_version"),
                           m_table->columnOf("y_true"), m_table->columnOf("amount")};
        QVERIFY(exportRows(request));
        QCOMPARE(contentOf(request.target),
                 QByteArray("{\"country\":\"=1+1\",\"model_version\":2,\"y_true\":\"yes\",\"amount\":2.5}\n"
                            "{\"country\":\"F \\\"R\\\", x\",\"model_version\":10,\"y_true\":null,"
                            "\"amount\":null}\n"));
    }

    void whatIsWrittenIsReadAsTheSameRows_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("csv") << int(RowsFormat::Csv);
        QTest::newRow("json lines") << int(RowsFormat::JsonLines);
    }

    void whatIsWrittenIsReadAsTheSameRows()
    {
        QFETCH(int, format);
        RowsExport request = wanted("again", {}, {});
        request.format = static_cast<RowsFormat>(format);
        request.target = path("again.") + rowsSuffix(request.format);
        QVERIFY(exportRows(request));
        const RecordTablePtr again = importLogs({request.target}).value().table;
        QCOMPARE(again->rows(), m_table->rows());
        const auto before = m_table->read(0, 4).value();
        const auto after = again->read(0, 4).value();
        for (const TableColumn& column : m_table->columns()) {
            const auto at = std::size_t(m_table->columnOf(column.name));
            const int there = column.field == LogField::Other ? again->columnOf(column.name)
                                                              : again->columnOf(column.field);
            QVERIFY2(there != noColumn, column.name.c_str());
            for (std::size_t row = 0; row < 4; ++row)
                QCOMPARE(after[row].cells[std::size_t(there)], before[row].cells[at]);
        }
    }

    void noTextRunsAsAFormulaInASpreadsheet()
    {
        RowsExport request = wanted("rows.csv", QStringLiteral("id = \"b\""), {});
        request.columns = {m_table->columnOf("country")};
        request.cells = CellStyle::Spreadsheet;
        QVERIFY(exportRows(request));
        QCOMPARE(contentOf(request.target), QByteArray("country\r\n'=1+1\r\n"));
    }

    void theLogItselfIsNeverReplaced()
    {
        RowsExport request = wanted("log.csv", {}, {});
        request.mayReplace = true;
        const auto outcome = exportRows(request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
        QCOMPARE(contentOf(path("log.csv")), logText);
    }

    void anotherFileIsReplacedOnlyWhenAllowed()
    {
        writeFile(path("notes.csv"), "as it was");
        RowsExport request = wanted("notes.csv", {}, {});
        QCOMPARE(exportRows(request).error().kind, ErrorKind::Conflict);
        QCOMPARE(contentOf(request.target), QByteArray("as it was"));
        request.mayReplace = true;
        QVERIFY(exportRows(request));
        QVERIFY(contentOf(request.target).startsWith("ts,"));
    }

    void aCancelledExportLeavesNothing()
    {
        const RowsExport request = wanted("rows.csv", {}, {});
        CancelToken cancel;
        std::int64_t told = 0;
        const auto outcome = exportRows(request, cancel, [&](const ExchangeProgress& progress) {
            told = progress.rows;
            cancel.cancel();
        });
        QCOMPARE(told, 4);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QCOMPARE(filesIn(m_folder->path()), QStringList{"log.csv"});
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(name); }

    [[nodiscard]] RowsExport wanted(const char* name, const QString& filter, const RowOrder& order) const
    {
        auto rows = sortRows(*m_table, select(*m_table, filter).value(), order).value();
        std::vector<int> columns(m_table->columns().size());
        std::iota(columns.begin(), columns.end(), 0);
        return {m_table, std::make_shared<const Selection>(std::move(rows)), std::move(columns),
                RowsFormat::Csv, path(name)};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    RecordTablePtr m_table;
};

QTEST_GUILESS_MAIN(TestRowsWriter)
#include "tst_rowswriter.moc"
