// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetfile.h"
#include "models/parquet/parquetfolder.h"
#include "models/table/reading/recordimport.h"
#include "tests/support/duckdbwriter.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace qd;

namespace {

/// Rows as a service writes them, of all types that a log may have.
const QString rowsOfAllTypes = R"(
    SELECT TIMESTAMPTZ '2026-03-01 10:00:00+00' + INTERVAL (i) SECOND AS timestamp, 'req-' || i AS request_id,
           'fraud' AS model, 'v' || (1 + i % 3) AS version,
           CASE WHEN i % 7 = 0 THEN 'fraud' ELSE 'legit' END AS prediction,
           CASE WHEN i % 5 = 0 THEN NULL WHEN i % 6 = 0 THEN 'fraud' ELSE 'legit' END AS label,
           (i % 100) / 100.0::DOUBLE AS probability, (i * 0.37)::DECIMAL(9,2) AS latency_ms,
           (CASE WHEN i % 50 = 0 THEN 503 ELSE 200 END)::USMALLINT AS status,
           {'amount': i * 1.5, 'country': CASE WHEN i % 2 = 0 THEN 'DE' END, 'tags': [i % 3, 7]} AS features,
           (i % 4)::TINYINT AS tiny, i::UBIGINT AS big, i::HUGEINT * 3 AS huge, 0.25::FLOAT * i AS real,
           CASE WHEN i % 9 = 0 THEN 'nan'::DOUBLE ELSE i / 4.0 END AS gaps, i % 2 = 0 AS flag,
           DATE '2026-01-01' + (i % 3)::INTEGER AS day, TIME '10:00:00' AS clock,
           '6ecd8c99-4036-403d-bf84-cf8400f67836'::UUID AS customer, 'red'::ENUM('red', 'blue') AS colour,
           MAP {'k': i % 2} AS map, NULL::INTEGER AS nothing, 12345678901234567.25::DECIMAL(30,2) AS wide
    FROM range(%1) t(i))";

QStringList namesOf(const RecordTable& table)
{
    QStringList names;
    for (const TableColumn& column : table.columns())
        names += QString::fromStdString(column.name);
    names.sort();
    return names;
}

QStringList cellsOf(const RecordTable& table, int column)
{
    const auto rows = table.read(0, table.rows());
    if (column == noColumn || !rows)
        return {"no such column"};
    QStringList all;
    for (const TableRow& row : *rows)
        all += row.cells[std::size_t(column)];
    return all;
}

QStringList cells(const RecordTable& table, const std::string& name)
{
    return cellsOf(table, table.columnOf(name));
}

} // namespace

/// Logs in Parquet; the tests write them with DuckDB, and some are from other writers.
class TestParquet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void itMeansWhatTheSameRowsMeanAsLines_data();
    void itMeansWhatTheSameRowsMeanAsLines();
    void theQuickAndTheCarefulWayMeanTheSame();
    void manyRowGroupsAreReadInTheirOrder();
    void columnsOfMoreValuesThanCodesAreTexts();
    void membersOfStructsAreColumns();
    void valuesInNamesOfFoldersAreColumns();
    void aFloatIsTheDecimalThatWasWritten();
    void aDeltaTableIsReadAsItIsNow();
    void aTableWhoseOldFilesCannotBeToldApartIsRefused();
    void labelsComeFromAnotherFile();
    void aMappingCounts();
    void aPreviewShowsColumnsAndRows();
    void aFileWithoutPredictionsNamesItsColumns();
    void damageIsTold_data();
    void damageIsTold();
    void aNameIsNoPattern();
    void aCancelledImportLeavesNothing();
    void aMissingLibraryIsNamed();
    void filesOfOtherWritersAreRead_data();
    void filesOfOtherWritersAreRead();
    void mutatedFilesAreReadOrRefused();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString written(const QString& query, const QString& name,
                                  const QString& options = "FORMAT parquet")
    {
        const QString error = m_duckDb.write(query, path(name), options);
        return error.isEmpty() ? path(name) : error;
    }

    DuckDbWriter m_duckDb;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestParquet::init()
{
    if (!m_duckDb.isThere())
        QSKIP(DuckDbWriter::missing);
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestParquet::itMeansWhatTheSameRowsMeanAsLines_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("options");
    const QString all = rowsOfAllTypes.arg(3'000);
    QTest::newRow("snappy") << all << "COMPRESSION snappy";
    QTest::newRow("zstd") << all << "COMPRESSION zstd";
    QTest::newRow("gzip") << all << "COMPRESSION gzip";
    QTest::newRow("plain, of the second version") << all << "COMPRESSION uncompressed, PARQUET_VERSION v2";
    QTest::newRow("regression")
        << "SELECT epoch_ms(1772359200000 + i * 1000) AS ts, i AS id, sqrt(i) AS prediction, "
           "CASE WHEN i % 3 > 0 THEN sqrt(i) + sin(i) END AS label FROM range(5000) t(i)"
        << "COMPRESSION snappy";
    QTest::newRow("classes that are numbers and truths")
        << "SELECT 1772359200 + i AS ts, i::DOUBLE AS request_id, (i % 2)::DOUBLE AS prediction, "
           "i % 3 = 0 AS label, i % 2 AS n FROM range(500) t(i)"
        << "COMPRESSION snappy";
    QTest::newRow("late labels among predictions")
        << "SELECT epoch_ms(1772359200000 + i * 1000) AS ts, (i % 400)::VARCHAR AS id, "
           "CASE WHEN i < 400 THEN 'a' || i % 3 END AS prediction, CASE WHEN i >= 400 THEN 'a' || i % 2 END "
           "AS label FROM range(700) t(i)"
        << "COMPRESSION snappy";
    QTest::newRow("probabilities by class")
        << "SELECT i AS id, CASE WHEN i % 3 = 0 THEN 'cat' ELSE 'dog' END AS prediction, 'cat' AS label, "
           "(i % 10) / 10.0::DOUBLE AS prob_cat, 1 - (i % 10) / 10.0::DOUBLE AS prob_dog FROM range(400) t(i)"
        << "COMPRESSION snappy";
    QTest::newRow("probabilities as a struct, a list and a map")
        << "SELECT i AS id, (i % 2)::VARCHAR AS prediction, '1' AS label, CASE WHEN i % 2 = 0 THEN "
           "[0.25::DOUBLE, 0.75] "
           "ELSE [0.5::DOUBLE, 0.5] END AS probabilities FROM range(300) t(i)"
        << "COMPRESSION snappy";
    QTest::newRow("odd cells")
        << "SELECT CASE WHEN i % 5 = 0 THEN 'soon' ELSE '2026-03-01T10:00:' || lpad((i % 60)::VARCHAR, 2, "
           "'0') || 'Z' END "
           "AS time, CASE i % 6 WHEN 0 THEN ' cat  ' WHEN 1 THEN '' WHEN 2 THEN NULL ELSE 'dog' END AS "
           "prediction, "
           "CASE WHEN i % 4 = 0 THEN -1 ELSE i END AS latency_ms, CASE WHEN i % 3 = 0 THEN 1.7 ELSE 0.3 "
           "END::DOUBLE "
           "AS probability, CASE WHEN i % 7 = 0 THEN 'done' ELSE '200' END AS status, chr(9) || i AS note "
           "FROM range(300) t(i)"
        << "COMPRESSION snappy";
    QTest::newRow("a date and a time of day")
        << "SELECT DATE '2026-03-01' AS date, TIME '10:00:00' + INTERVAL (i) SECOND AS time, i AS id, 'a' AS "
           "prediction FROM range(50) t(i)"
        << "COMPRESSION snappy";
}

void TestParquet::itMeansWhatTheSameRowsMeanAsLines()
{
    QFETCH(QString, query);
    QFETCH(QString, options);
    // What DuckDB reads from the one file is what it writes into the other: rows are made once.
    const QString parquet = written(query, "p.parquet", "FORMAT parquet, ROW_GROUP_SIZE 2048, " + options);
    // A struct is flattened in the one, and an object in the other, unless it is one of features.
    const QString lines = written("FROM '" + parquet + '\'', "p.jsonl", "FORMAT json");
    const auto columns = importLogs({parquet});
    const auto rows = importLogs({lines});
    QVERIFY2(columns, columns ? "" : qPrintable(columns.error().text()));
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().text()));
    QCOMPARE(columns->problems.size(), 0U);
    QCOMPARE(columns->rows, rows->rows);
    QCOMPARE(columns->labelRecords, rows->labelRecords);
    QCOMPARE(columns->labelled, rows->labelled);
    QCOMPARE(columns->joinedLabels, rows->joinedLabels);
    QCOMPARE(columns->repeatedRows, rows->repeatedRows);
    QCOMPARE(columns->rejectedCount, rows->rejectedCount);
    QCOMPARE(columns->table->rows(), rows->table->rows());
    QCOMPARE(namesOf(*columns->table), namesOf(*rows->table));
    // A status that is a word is an attribute of the same name.
    const std::vector<TableColumn>& wanted = rows->table->columns();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::vector<TableColumn>& its = columns->table->columns();
        const auto same = std::find_if(its.begin(), its.end(), [&](const TableColumn& column) {
            return column.name == wanted[i].name && column.field == wanted[i].field;
        });
        QVERIFY2(same != its.end() && same->kind == wanted[i].kind, wanted[i].name.c_str());
        QVERIFY2(cellsOf(*columns->table, int(same - its.begin())) == cellsOf(*rows->table, int(i)),
                 wanted[i].name.c_str());
    }
}

void TestParquet::theQuickAndTheCarefulWayMeanTheSame()
{
    const QString parquet = written(rowsOfAllTypes.arg(5'000), "p.parquet");
    const auto quick = importLogs({parquet});
    const auto careful = importLogs({parquet}, {.mapping = {}, .onFastPath = false});
    QVERIFY2(quick, quick ? "" : qPrintable(quick.error().text()));
    QVERIFY(careful);
    QCOMPARE(namesOf(*quick->table), namesOf(*careful->table));
    for (const TableColumn& column : careful->table->columns())
        QVERIFY2(cells(*quick->table, column.name) == cells(*careful->table, column.name),
                 column.name.c_str());
}

void TestParquet::manyRowGroupsAreReadInTheirOrder()
{
    const QString parquet = written("SELECT i AS id, 'a' AS prediction, i AS n FROM range(200000) t(i)",
                                    "p.parquet", "FORMAT parquet, ROW_GROUP_SIZE 4096");
    const auto logs = importLogs({parquet});
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    QCOMPARE(logs->table->rows(), 200'000);
    // Rows without times stay in the order of the file, and know where they stood.
    const auto rows = logs->table->read(0, 200'000);
    QVERIFY(rows);
    const auto number = std::size_t(logs->table->columnOf("n"));
    for (std::size_t i = 0; i < rows->size(); ++i) {
        QCOMPARE((*rows)[i].line, std::int64_t(i) + 1);
        QCOMPARE((*rows)[i].cells[number].toLongLong(), qlonglong(i));
    }
}

void TestParquet::columnsOfMoreValuesThanCodesAreTexts()
{
    // Each row group has a dictionary; all of them together have more values than a column has codes.
    const QString query =
        "SELECT i AS id, 'c' || (i % 2) AS prediction, 'c' || (i // 2) AS label, 'text-' || (i // 2) "
        "AS note FROM range(140000) t(i)";
    const QString parquet = written(query, "p.parquet", "FORMAT parquet, ROW_GROUP_SIZE 8192");
    const auto columns = importLogs({parquet});
    const auto rows = importLogs({written(query, "p.jsonl", "FORMAT json")});
    QVERIFY2(columns && rows, columns ? "" : qPrintable(columns.error().text()));
    for (const std::string name : {"label", "note"}) {
        const auto kindIn = [&](const RecordTable& table) {
            return table.columns()[std::size_t(table.columnOf(name))].kind;
        };
        QCOMPARE(int(kindIn(*columns->table)), int(kindIn(*rows->table)));
        QVERIFY(cells(*columns->table, name) == cells(*rows->table, name));
    }
}

void TestParquet::membersOfStructsAreColumns()
{
    const QString parquet = written(
        "SELECT 'a' AS prediction, {'amount': 7.5, 'inner': {'deep': 'x'}, 'list': [1, 2]} AS request, "
        "{'age': 30} AS features FROM range(3)",
        "p.parquet");
    const auto logs = importLogs({parquet});
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    QCOMPARE(cells(*logs->table, "request.amount"), QStringList({"7.5", "7.5", "7.5"}));
    QCOMPARE(cells(*logs->table, "request.inner.deep").value(0), "x");
    QCOMPARE(cells(*logs->table, "request.list").value(0), "[1,2]");
    QCOMPARE(cells(*logs->table, "age").value(0), "30");
}

void TestParquet::valuesInNamesOfFoldersAreColumns()
{
    QVERIFY(m_duckDb
                .write("SELECT i AS id, 'a' AS prediction, TIMESTAMP '2026-03-01 10:00:00' AS ts, "
                       "'2026-03-0' || (1 + i % 2) "
                       "AS date, CASE WHEN i % 3 > 0 THEN 'm ' || i % 3 END AS model FROM range(12) t(i)",
                       path("logs"), "FORMAT parquet, PARTITION_BY (date, model)")
                .isEmpty());
    const auto logs = importLogs({path("logs")});
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    QCOMPARE(logs->table->rows(), 12);
    QStringList models = cells(*logs->table, "model");
    models.sort();
    QCOMPARE(models, QStringList({"", "", "", "", "m 1", "m 1", "m 1", "m 1", "m 2", "m 2", "m 2", "m 2"}));
    QCOMPARE(cells(*logs->table, "date").count("2026-03-02"), 6);
    // The time of a request is more than the day of its folder.
    QCOMPARE(logs->table->extent().length(), Duration(1));
}

void TestParquet::aFloatIsTheDecimalThatWasWritten()
{
    const QString parquet = written(
        "SELECT 'a' AS prediction, 0.1::FLOAT AS x, 16777216::FLOAT AS y, 1.0e-7::FLOAT AS z", "p.parquet");
    const auto logs = importLogs({parquet});
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    const auto number = [&](const std::string& name) {
        double value = 0;
        const std::array columns{logs->table->columnOf(name)};
        (void)logs->table->visit(columns,
                                 [&](const RowBlock& block) { value = block.columns[0].numbers[0]; });
        return value;
    };
    QCOMPARE(number("x"), 0.1);
    QCOMPARE(number("y"), 16777216.0);
    QCOMPARE(number("z"), 1e-7);
}

void TestParquet::aDeltaTableIsReadAsItIsNow()
{
    QVERIFY(QDir(m_folder->path()).mkpath("t/_delta_log"));
    QVERIFY(QDir(m_folder->path()).mkpath("t/day=1"));
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    for (const QString name : {"t/day=1/a b.parquet", "t/b.parquet", "t/c.parquet"})
        (void)written("SELECT '" + name.section('/', -1) + "' AS prediction FROM range(5)", name);
    write("t/_delta_log/00000000000000000000.json",
          "{\"protocol\":{\"minReaderVersion\":1}}\n{\"add\":{\"path\":\"day=1/a%20b.parquet\"}}\n"
          "{\"add\":{\"path\":\"b.parquet\"}}\n");
    write("t/_delta_log/00000000000000000001.json",
          "{\"remove\":{\"path\":\"b.parquet\"}}\n{\"add\":{\"path\":\"c.parquet\"}}\n");
    const auto predictions = [&](const QString& folder) {
        const auto logs = importLogs({path(folder)});
        if (!logs)
            return QStringList{logs.error().text()};
        QStringList all = cells(*logs->table, "prediction");
        all.removeDuplicates();
        all.sort();
        return all;
    };
    QCOMPARE(predictions("t"), QStringList({"a b.parquet", "c.parquet"}));
    QCOMPARE(predictions("t/day=1"), QStringList({"a b.parquet"}));
    // A checkpoint stands for the commits before it.
    (void)written("SELECT {'path': p} AS add FROM (VALUES ('c.parquet'), (NULL)) v(p)",
                  "t/_delta_log/00000000000000000001.checkpoint.parquet");
    QVERIFY(QFile::remove(path("t/_delta_log/00000000000000000000.json")));
    QCOMPARE(predictions("t"), QStringList({"c.parquet"}));
}

void TestParquet::aTableWhoseOldFilesCannotBeToldApartIsRefused()
{
    QVERIFY(QDir(m_folder->path()).mkpath("t/_delta_log"));
    (void)written("SELECT 'a' AS prediction", "t/a.parquet");
    const auto refusal = [&] {
        const auto logs = importLogs({path("t")});
        return logs ? QString() : logs.error().what;
    };
    QVERIFY2(refusal().contains("gaps"), qPrintable(refusal()));
    QFile commit(path("t/_delta_log/00000000000000000000.json"));
    QVERIFY(commit.open(QIODevice::WriteOnly));
    commit.write("{\"add\":{\"path\":\"a.parquet\",\"deletionVector\":{\"storageType\":\"u\"}}}\n");
    commit.close();
    QVERIFY2(refusal().contains("deletion vectors"), qPrintable(refusal()));
    QVERIFY(QDir(path("t/_delta_log")).removeRecursively());
    QVERIFY(QDir(m_folder->path()).mkpath("t/metadata"));
    QVERIFY(QFile::copy(path("t/a.parquet"), path("t/metadata/v1.metadata.json")));
    QVERIFY2(refusal().contains("Iceberg"), qPrintable(refusal()));
    // Whoever opens one file of it means that one.
    QVERIFY(importLogs({path("t/a.parquet")}));
}

void TestParquet::labelsComeFromAnotherFile()
{
    const QString predictions =
        written("SELECT 'r' || i AS request_id, 'a' AS prediction FROM range(20) t(i)", "p.parquet");
    const QString labels =
        written("SELECT 'r' || i AS request_id, 'b' AS label FROM range(5) t(i)", "l.parquet");
    const auto logs = importLogs({predictions, labels});
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    QCOMPARE(logs->labelRecords, 5);
    QCOMPARE(logs->joinedLabels, 5);
}

void TestParquet::aMappingCounts()
{
    const QString parquet = written("SELECT 'a' AS answer, 'b' AS wahr FROM range(3)", "p.parquet");
    ImportOptions options;
    options.mapping.fields["answer"] = {LogField::Prediction};
    options.mapping.fields["wahr"] = {LogField::Label};
    const auto logs = importLogs({parquet}, options);
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    QCOMPARE(logs->labelled, 3);
}

void TestParquet::aPreviewShowsColumnsAndRows()
{
    const QString parquet = written(rowsOfAllTypes.arg(500), "p.parquet");
    const auto preview = previewLogs({parquet});
    QVERIFY2(preview, preview ? "" : qPrintable(preview.error().text()));
    QCOMPARE(int(preview->format), int(LogFormat::Parquet));
    QCOMPARE(preview->rows, 100);
    const auto column = [&](const std::string& name) {
        return std::find_if(preview->columns.begin(), preview->columns.end(),
                            [&](const LogPreview::Column& one) { return one.name == name; });
    };
    QVERIFY(column("prediction") != preview->columns.end());
    QCOMPARE(int(column("prediction")->match.field), int(LogField::Prediction));
    QCOMPARE(column("request_id")->samples.at(99), QString("req-99"));
    QVERIFY(column("amount")->kind == ColumnKind::Number);
    QVERIFY(column("country")->kind == ColumnKind::Code);
}

void TestParquet::aFileWithoutPredictionsNamesItsColumns()
{
    const auto logs = importLogs({written("SELECT 1 AS apples, 2 AS pears", "p.parquet")});
    QVERIFY(!logs);
    QVERIFY2(logs.error().what.contains("apples, pears"), qPrintable(logs.error().text()));
}

void TestParquet::damageIsTold_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("flipped");
    QTest::addColumn<QString>("says");
    QTest::newRow("cut off") << 0.5 << 0 << "cut off";
    QTest::newRow("nothing but the mark") << 0.0 << 0 << "cut off";
    QTest::newRow("the directory is damaged") << 1.0 << 60 << "damaged";
}

void TestParquet::damageIsTold()
{
    QFETCH(double, share);
    QFETCH(int, flipped);
    QFETCH(QString, says);
    QFile file(written(rowsOfAllTypes.arg(500), "p.parquet"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    bytes.truncate(std::max<qsizetype>(5, qsizetype(double(bytes.size()) * share)));
    for (int i = 0; i < flipped; ++i)
        bytes[bytes.size() - 20 - i] = '\x5a';
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto logs = importLogs({file.fileName()});
    QVERIFY(!logs);
    QVERIFY2(logs.error().what.contains(says), qPrintable(logs.error().text()));
    QCOMPARE(logs.error().where, file.fileName());
    QVERIFY(!logs.error().text().contains("/proc/self"));
}

void TestParquet::aNameIsNoPattern()
{
    (void)written("SELECT 'other' AS prediction", "p1.parquet");
    const QString odd = path("p[1]*'.parquet");
    QVERIFY(QFile::rename(written("SELECT 'this' AS prediction", "p2.parquet"), odd));
    const auto logs = importLogs({odd});
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
    QCOMPARE(cells(*logs->table, "prediction"), QStringList({"this"}));
}

void TestParquet::aCancelledImportLeavesNothing()
{
    const QString parquet = written(rowsOfAllTypes.arg(20'000), "p.parquet");
    const CancelToken cancel;
    cancel.cancel();
    const auto logs = importLogs({parquet}, {}, {}, cancel);
    QVERIFY(!logs);
    QCOMPARE(int(logs.error().kind), int(ErrorKind::Cancelled));
}

void TestParquet::aMissingLibraryIsNamed()
{
    const QString program = QCoreApplication::applicationDirPath() + "/quarterdeck";
    if (!QFile::exists(program))
        QSKIP("The program is not built.");
    const QString parquet = written("SELECT 'a' AS prediction", "p.parquet");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QUARTERDECK_DUCKDB", path("nowhere.so"));
    environment.insert("LANGUAGE", "en");
    process.setProcessEnvironment(environment);
    process.start(program, {"log", "--text", parquet});
    QVERIFY(process.waitForFinished());
    const QString said = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(said.contains("DuckDB's library, which reads Parquet, is not installed."), qPrintable(said));
    QVERIFY2(said.contains("npm install --prefix"), qPrintable(said));
    QCOMPARE(process.exitCode(), 1);
}

void TestParquet::filesOfOtherWritersAreRead_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("values");
    // From https://github.com/apache/parquet-testing (Apache-2.0), as they are.
    QTest::newRow("alltypes_plain.snappy.parquet") << 2 << "timestamp_col"
                                                   << "2009-04-01 00:00:00|2009-04-01 00:01:00";
    QTest::newRow("int96_from_spark.parquet") << 6 << "a"
                                              << "";
    QTest::newRow("nested_maps.snappy.parquet") << 6 << "c"
                                                << "1.0|1.0|1.0|1.0|1.0|1.0";
}

void TestParquet::filesOfOtherWritersAreRead()
{
    QFETCH(int, rows);
    QFETCH(QString, column);
    QFETCH(QString, values);
    const auto file =
        ParquetFile::open((QStringLiteral(QD_TEST_DATA "/parquet/") + QTest::currentDataTag()).toStdString());
    QVERIFY2(file, file ? "" : qPrintable(file.error().text()));
    QCOMPARE((*file)->rows(), rows);
    std::vector<ParquetFile::Reading> readings;
    for (std::size_t i = 0; i < (*file)->columns().size(); ++i)
        readings.push_back(
            {i, (*file)->columns()[i].type == ParquetColumn::Type::Json ? ReadAs::Json : ReadAs::Text});
    QStringList read;
    const auto done = (*file)->read(readings, [&](const ParquetRows& some) {
        for (std::size_t i = 0; i < some.columns.size(); ++i) {
            for (std::size_t row = 0;
                 row < some.count && (*file)->columns()[i].name() == column.toStdString(); ++row)
                read += some.columns[i].has(row)
                            ? QString::fromUtf8(some.columns[i].textAt(row).data(),
                                                qsizetype(some.columns[i].textAt(row).size()))
                            : QString();
        }
    });
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    QCOMPARE(read.size(), rows);
    if (!values.isEmpty())
        QCOMPARE(read.join('|'), values);
}

/// Whatever a byte is changed to: QD_MUTATIONS asks for more than the usual few.
void TestParquet::mutatedFilesAreReadOrRefused()
{
    const int count =
        qEnvironmentVariableIntValue("QD_MUTATIONS") > 0 ? qEnvironmentVariableIntValue("QD_MUTATIONS") : 150;
    std::vector<QByteArray> seeds;
    for (const QString packing : {"snappy", "zstd", "gzip", "uncompressed"}) {
        QFile file(
            written(rowsOfAllTypes.arg(60), packing + ".parquet", "FORMAT parquet, COMPRESSION " + packing));
        QVERIFY(file.open(QIODevice::ReadOnly));
        seeds.push_back(file.readAll());
    }
    std::mt19937 random(7);
    int readable = 0;
    for (int i = 0; i < count; ++i) {
        QByteArray bytes = seeds[random() % seeds.size()];
        // The directory at the end is what most depends on.
        const qsizetype from = random() % 2 == 0 ? bytes.size() / 2 : 0;
        for (auto changes = 1 + random() % 6; changes > 0; --changes) {
            const qsizetype at = from + qsizetype(random() % std::size_t(bytes.size() - from));
            bytes[at] = random() % 2 == 0 ? char(random()) : char(bytes[at] ^ (1 << random() % 8));
        }
        QFile file(path("m.parquet"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto logs = importLogs({file.fileName()}, {.mapping = {}, .keptRejections = 10});
        readable += logs ? 1 : 0;
        if (!logs)
            QVERIFY(!logs.error().what.isEmpty());
    }
    QVERIFY(readable > 0 && readable < count);
}

QTEST_GUILESS_MAIN(TestParquet)
#include "tst_parquet.moc"
