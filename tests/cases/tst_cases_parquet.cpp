// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetfile.h"
#include "tests/support/duckdbwriter.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

/// The logs of `logs`, as far as DuckDB can read them, say in Parquet what they say as lines of JSON.
class TestCasesParquet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theDocumentIsThatOfTheLines_data();
    void theDocumentIsThatOfTheLines();
    void cleanupTestCase();

private:
    DuckDbWriter m_duckDb;
    int m_compared = 0;
};

namespace {

QString casesFolder()
{
    return QStringLiteral(QD_SOURCE_DIR "/tests/cases/logs");
}

/// Members of structs are columns of their own in Parquet, but one text in JSON, unless they are features.
bool hasOtherStructs(const QString& path)
{
    const auto file = ParquetFile::open(path.toStdString());
    if (!file)
        return true;
    const auto& columns = (*file)->columns();
    return std::any_of(columns.begin(), columns.end(), [](const ParquetColumn& column) {
        return column.path.size() > 1 && column.path.front() != "features" &&
               column.path.front() != "attributes";
    });
}

/// What the program says of a log, but for the names of files and the order of remarks.
QJsonObject documentOf(const QString& path)
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + "/quarterdeck", {"log", "--json", path});
    if (!process.waitForFinished(120'000))
        return {{"failed", "no answer"}};
    QByteArray said = process.readAllStandardOutput();
    said.replace(path.toUtf8(), "LOG");
    QJsonObject document = QJsonDocument::fromJson(said).object();
    document.remove("files");
    QJsonArray models;
    for (const QJsonValue one : document["models"].toArray()) {
        QJsonObject model = one.toObject();
        QStringList notes = model["notes"].toVariant().toStringList();
        notes.sort();
        model["notes"] = QJsonArray::fromStringList(notes);
        models.append(model);
    }
    document["models"] = models;
    return document;
}

/// Where two values differ first; empty when they do not.
QString difference(const QJsonValue& a, const QJsonValue& b, const QString& place)
{
    if (a.isObject() && b.isObject()) {
        QStringList names = a.toObject().keys() + b.toObject().keys();
        names.removeDuplicates();
        for (const QString& name : names) {
            if (const QString found = difference(a[name], b[name], place + '.' + name); !found.isEmpty())
                return found;
        }
        return {};
    }
    if (a.isArray() && b.isArray() && a.toArray().size() == b.toArray().size()) {
        for (qsizetype i = 0; i < a.toArray().size(); ++i) {
            const QString found =
                difference(a.toArray()[i], b.toArray()[i], place + '[' + QString::number(i) + ']');
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    const auto text = [](const QJsonValue& value) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    };
    return a == b ? QString() : place + ": " + text(a).left(200) + " is not " + text(b).left(200);
}

} // namespace

void TestCasesParquet::init()
{
    if (!m_duckDb.isThere())
        QSKIP(DuckDbWriter::missing);
}

void TestCasesParquet::theDocumentIsThatOfTheLines_data()
{
    QTest::addColumn<QString>("log");
    QDirIterator files(casesFolder(), {"*.csv", "*.jsonl"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString log = files.next();
        QTest::newRow(qPrintable(log.mid(casesFolder().size() + 1))) << log;
    }
}

void TestCasesParquet::theDocumentIsThatOfTheLines()
{
    QFETCH(QString, log);
    const QTemporaryDir folder;
    const QString parquet = folder.filePath("p.parquet");
    const QString lines = folder.filePath("p.jsonl");
    const bool isRead =
        m_duckDb.write("FROM '" + log + '\'', parquet, "FORMAT parquet, ROW_GROUP_SIZE 2048").isEmpty() &&
        m_duckDb.write("FROM '" + parquet + '\'', lines, "FORMAT json").isEmpty();
    if (!isRead || hasOtherStructs(parquet))
        QSKIP("DuckDB does not read this log, or it has objects in objects.");
    const QJsonObject wanted = documentOf(lines);
    if (!wanted.contains("rows"))
        QSKIP("There is no prediction in it.");
    const QString found = difference(documentOf(parquet), wanted, {});
    QVERIFY2(found.isEmpty(), qPrintable(found));
    ++m_compared;
}

/// Else this test would say nothing.
void TestCasesParquet::cleanupTestCase()
{
    QVERIFY2(!m_duckDb.isThere() || m_compared > 30, qPrintable(QString::number(m_compared)));
}

QTEST_GUILESS_MAIN(TestCasesParquet)
#include "tst_cases_parquet.moc"
