// SPDX-License-Identifier: Apache-2.0
#include "models/base/naturalorder.h"
#include "models/table/filter/filter.h"
#include "models/table/reading/recordimport.h"
#include "models/table/sort.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

using namespace qd;

namespace {

constexpr int rowCount = 150'000; // three blocks and runs

std::vector<PredictionRecord> manyRecords()
{
    std::vector<PredictionRecord> records;
    for (int i = 0; i < rowCount; ++i) {
        PredictionRecord record;
        record.at = Timestamp{1'770'000'000'000 + i};
        record.requestId = i % 7 == 0 ? std::string() : "r" + std::to_string((i * 7'919LL) % rowCount);
        record.version = "v" + std::to_string((i * 31) % 12);
        record.prediction = "yes";
        if (i % 5 != 0)
            record.latencySeconds = 0.001 * ((i * 37) % 1'000);
        record.attributes = R"({"grade":")" +
                            std::string(i % 3 == 0   ? "0.5"
                                        : i % 3 == 1 ? "0.45"
                                                     : "10") +
                            R"("})";
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace

class TestSort : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_table = makeTable(manyRecords()).value(); }

    void rowsStandByTheValuesOfAColumn_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("filter");
        for (const char* column : {"time", "request_id", "version", "latency", "grade"}) {
            const std::string name = nameOf(column);
            QTest::addRow("%s", column) << QString::fromStdString(name) << QString();
            QTest::addRow("%s, filtered", column)
                << QString::fromStdString(name) << QStringLiteral("version in (\"v3\", \"v10\")");
        }
    }

    /// As an independent, stable sort of the cells does it, missing values last both ways.
    void rowsStandByTheValuesOfAColumn()
    {
        QFETCH(QString, column);
        QFETCH(QString, filter);
        const int index = m_table->columnOf(column.toStdString());
        QVERIFY(index != noColumn);
        const Selection selected = select(*m_table, filter).value();
        const std::vector<std::string> cells = cellsOf(index);
        std::vector<double> numbers;
        if (m_table->columns()[std::size_t(index)].kind == ColumnKind::Number ||
            column == QStringLiteral("grade")) {
            for (const std::string& cell : cells)
                numbers.push_back(cell.empty() ? 0 : std::stod(cell));
        }
        for (const bool isDescending : {false, true}) {
            std::vector<std::uint32_t> expected = selected.between(0, selected.count(m_table->rows()));
            std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
                if (cells[a].empty() || cells[b].empty())
                    return !cells[a].empty() && cells[b].empty();
                const std::uint32_t low = isDescending ? b : a;
                const std::uint32_t high = isDescending ? a : b;
                return numbers.empty() ? naturalLess(cells[low], cells[high]) : numbers[low] < numbers[high];
            });
            const auto sorted = sortRows(*m_table, selected, {column.toStdString(), isDescending});
            QVERIFY2(sorted, sorted ? "" : qPrintable(sorted.error().text()));
            QVERIFY(sorted->isSorted && !sorted->all);
            QVERIFY(sorted->rows == expected);
        }
    }

    void withoutAnOrderRowsStayAsTheyAre()
    {
        QVERIFY(sortRows(*m_table, {}, {})->all);
        const auto none = sortRows(*m_table, Selection{false, {3, 9}}, {"no such column", true});
        QCOMPARE(none->rows, (std::vector<std::uint32_t>{3, 9}));
        QVERIFY(!none->isSorted);
    }

    void progressReachesTheEnd()
    {
        std::mutex mutex;
        double most = 0;
        const auto sorted = sortRows(*m_table, {}, {nameOf("latency"), false}, {}, [&](double done) {
            const std::lock_guard lock(mutex);
            QVERIFY(done > 0 && done <= 1);
            most = std::max(most, done);
        });
        QVERIFY(sorted);
        QCOMPARE(most, 1.0);
    }

    void aSortThatIsCancelledEnds()
    {
        CancelToken cancel;
        const auto sorted =
            sortRows(*m_table, {}, {nameOf("request_id"), false}, cancel, [&](double) { cancel.cancel(); });
        QVERIFY(!sorted);
        QCOMPARE(sorted.error().kind, ErrorKind::Cancelled);
    }

    void anyRowsAreReadInTheirOrder()
    {
        const std::vector<std::uint32_t> rows{140'000, 3, 70'000, 3, 139'999};
        const std::array columns{m_table->columnOf(LogField::Version),
                                 m_table->columnOf(LogField::RequestId)};
        const auto read = m_table->read(rows, columns);
        QVERIFY(read);
        QCOMPARE(read->size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto whole = m_table->read(rows[i], rows[i] + 1);
            const TableRow& row = (*read)[i];
            QCOMPARE(row.cells.size(), columns.size());
            for (std::size_t cell = 0; cell < columns.size(); ++cell)
                QCOMPARE(row.cells[cell], whole->front().cells[std::size_t(columns[cell])]);
            QCOMPARE(row.line, whole->front().line);
        }
    }

private:
    [[nodiscard]] std::string nameOf(const std::string& column) const
    {
        const LogField field = column == "time"         ? LogField::Timestamp
                               : column == "request_id" ? LogField::RequestId
                               : column == "version"    ? LogField::Version
                               : column == "latency"    ? LogField::Latency
                                                        : LogField::Other;
        const int index = field == LogField::Other ? m_table->columnOf(column) : m_table->columnOf(field);
        return index == noColumn ? "none" : m_table->columns()[std::size_t(index)].name;
    }

    [[nodiscard]] std::vector<std::string> cellsOf(int column) const
    {
        std::vector<std::string> cells;
        const auto rows = m_table->read(Selection().between(0, rowCount), std::array{column});
        for (const TableRow& row : rows.value())
            cells.push_back(row.cells.front().toStdString());
        return cells;
    }

    RecordTablePtr m_table;
};

QTEST_GUILESS_MAIN(TestSort)
#include "tst_sort.moc"
