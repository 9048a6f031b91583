// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "models/history/sqlite/database.h"
#include "models/serving/endpoint.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/require.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSet>
#include <QTest>

using namespace qd;

/// The real program as scripts use it: the documents that --json prints, exit codes, where what is printed,
/// on desktops of several languages.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void documentsHaveTheFieldsThatAreDescribed_data();
    void documentsHaveTheFieldsThatAreDescribed();
    void everyCommandWithADocumentIsTested();
    void figuresAreThoseOfTheText();
    void aFileThatIsNotImportedIsTold();
    void failuresLeaveStandardOutputEmpty_data();
    void failuresLeaveStandardOutputEmpty();
    void misuseIsToldInTheLanguageOfTheDesktop_data();
    void misuseIsToldInTheLanguageOfTheDesktop();
    void anotherLanguageCanBeAskedFor();
    void aWindowNeedsADisplay_data();
    void aWindowNeedsADisplay();
    void qtsOwnOptionsAreNamesOfFiles();

private:
    struct Outcome
    {
        int code = -1;
        QByteArray out;
        QString err;
    };
    [[nodiscard]] Outcome run(const QStringList& arguments, const QString& locale = "C.UTF-8") const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void writeHistory() const;
    void writeLogs() const;

    QTemporaryDir m_folder;
};

namespace {

constexpr std::int64_t start = 1'767'603'600'000;

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a fixture cannot be written");
}

/// The names of all fields, as descriptions write them: "files[].rows" for each object in a list.
void collectFields(const QString& name, const QJsonValue& value, QSet<QString>& names)
{
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        if (list.isEmpty() || !list.first().isObject())
            names << name + "[]";
        for (const QJsonValue& each : list) {
            if (each.isObject())
                collectFields(name + "[]", each, names);
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto field = object.begin(); field != object.end(); ++field)
            collectFields(name.isEmpty() ? field.key() : name + '.' + field.key(), field.value(), names);
    } else {
        names << name;
    }
}

/// Whether a description is that of the field, or of the object or list that it is in.
bool covers(const QString& described, const QString& field)
{
    return field == described || field.startsWith(described + '.') || field.startsWith(described + '[');
}

} // namespace

TestProgram::Outcome TestProgram::run(const QStringList& arguments, const QString& locale) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        environment.remove(name);
    environment.insert("XDG_RUNTIME_DIR", m_folder.path());
    for (const char* name : {"LC_ALL", "LANG", "LANGUAGE"})
        environment.insert(name, locale);
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(name, m_folder.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QCoreApplication::applicationDirPath() + "/quarterdeck", arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestProgram::writeHistory() const
{
    TemporaryHistory history;
    Endpoint endpoint;
    endpoint.id = "e-1";
    endpoint.name = QString::fromUtf8("Hundehütte");
    endpoint.metricsUrl = "http://127.0.0.1:9/metrics";
    WriteBatch batch;
    batch.documents.push_back({"endpoint", endpoint.id, endpointToJson(endpoint)});
    for (int i = 0; i < 600; ++i) {
        auto stored =
            predictionAt(start + i * 1'000, "e-1", "r" + std::to_string(i), "dogs", i < 300 ? "1" : "2");
        stored.record.prediction = "yes";
        stored.record.label = i < 300 || i % 2 == 0 ? "yes" : "no";
        batch.predictions.push_back(stored);
        batch.samples.push_back({accuracyOf("dogs"), {{start + i * 1'000}, 0.5}});
    }
    for (const char* phase : {"intended", "failed", "succeeded"}) // an outcome too many is a finding
        batch.audit.push_back({0, {start}, "ada", "rollback", phase, "x", "", "e-1/dogs", "{}"});
    require(history.write(std::move(batch)));
    history.history.reset();
    if (!QFile::copy(history.path(), path("h.qdh")))
        qFatal("a fixture cannot be copied");
    require(require(Database::open(history.path(), Database::Mode::ReadWrite))
                .execute("UPDATE audit SET body = '{\"reason\":1}' WHERE id = 1"));
    if (!QFile::copy(history.path(), path("altered.qdh")))
        qFatal("a fixture cannot be copied");
    QFile whole(path("h.qdh"));
    if (!whole.open(QIODevice::ReadOnly))
        qFatal("a fixture cannot be read");
    QByteArray damaged = whole.readAll();
    damaged.replace(damaged.size() / 2, 9'000, QByteArray(9'000, '\x5a'));
    writeFile(path("damaged.qdh"), damaged);
}

/// "cats" of which every label is right, "dogs" of which half are, and a regression.
void TestProgram::writeLogs() const
{
    QByteArray classes;
    QByteArray numbers;
    for (int i = 0; i < 300; ++i) {
        const bool isDog = i % 3 == 0;
        classes +=
            QStringLiteral(R"({"timestamp":%1,"model":"%2","version":"1","prediction":"cat","label":"%3",)"
                           R"("latency_ms":%4,"status":200})")
                .arg(QString::number(start + i * 1000), isDog ? "dogs" : "cats",
                     isDog && i % 2 == 0 ? "dog" : "cat", QString::number(i % 10))
                .toUtf8() +
            '\n';
        numbers += QStringLiteral(R"({"timestamp":%1,"model":"price","prediction":%2.5,"label":%2.25})")
                       .arg(start + i * 1000)
                       .arg(i)
                       .toUtf8() +
                   '\n';
    }
    writeFile(path("classes.jsonl"), classes + "no line of a log\n");
    writeFile(path("numbers.jsonl"), numbers);
    writeFile(path("samples.om"), "# TYPE up gauge\nup{a=\"b\"} 1 1767603600\nup nonsense\n# EOF\n");
}

void TestProgram::initTestCase()
{
    writeHistory();
    writeLogs();
}

void TestProgram::documentsHaveTheFieldsThatAreDescribed_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("audit verify") << "audit verify" << QStringList{"--history", path("altered.qdh")} << 1;
    QTest::newRow("check: altered") << "check" << QStringList{"--history", path("altered.qdh")} << 1;
    QTest::newRow("check: sound") << "check" << QStringList{"--history", path("new.qdh")} << 0;
    QTest::newRow("export") << "export"
                            << QStringList{"--history", path("h.qdh"), "--out", path("o.csv"), "--force"}
                            << 0;
    QTest::newRow("export: workspace")
        << "export"
        << QStringList{"--history", path("h.qdh"), "--format", "workspace", "--out", path("o.qdh"), "--force"}
        << 0;
    QTest::newRow("import") << "import" << QStringList{path("samples.om"), "--history", path("i.qdh")} << 0;
    QTest::newRow("import: nothing") << "import" << QStringList{path("none"), "--history", path("i.qdh")}
                                     << 1;
    QTest::newRow("log: classes") << "log" << QStringList{path("classes.jsonl")} << readInPart;
    QTest::newRow("log: numbers") << "log" << QStringList{path("numbers.jsonl")} << 0;
    QTest::newRow("report") << "report" << QStringList{"--history",  path("h.qdh"),
                                                       "--endpoint", QString::fromUtf8("Hundehütte"),
                                                       "--out",      path("r.md"),
                                                       "--force"}
                            << 0;
    QTest::newRow("salvage") << "salvage" << QStringList{"--history", path("damaged.qdh")} << 0;
}

/// The documents are those of a German desktop, whose numbers have commas.
void TestProgram::documentsHaveTheFieldsThatAreDescribed()
{
    QFETCH(QString, command);
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    if (arguments.contains(path("new.qdh")))
        require(History::open(path("new.qdh")));
    const Outcome outcome = run(command.split(' ') + QStringList{"--json"} + arguments, "de_DE.UTF-8");
    QVERIFY2(outcome.code == code, qPrintable(outcome.err));
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(outcome.out, &wrong);
    QVERIFY2(document.isObject(), qPrintable(wrong.errorString() + outcome.out));
    for (const char byte : outcome.out)
        QVERIFY(byte >= ' ' || byte == '\n');
    QSet<QString> found;
    collectFields({}, document.object(), found);
    const std::vector<CommandSpec> commands = commandSpecs();
    const std::vector<FieldSpec> described = findCommand(commands, command)->fields;
    for (const QString& name : found) {
        // An empty list is described by the fields of its objects.
        const bool isKnown = std::any_of(described.begin(), described.end(), [&](const FieldSpec& field) {
            return covers(field.name, name) || field.name.startsWith(name + '.');
        });
        QVERIFY2(isKnown, qPrintable("not described: " + name));
    }
}

/// Each described field is in one of the documents.
void TestProgram::everyCommandWithADocumentIsTested()
{
    const QMap<QString, QList<QStringList>> calls{
        {"audit verify", {{"--history", path("altered.qdh")}}},
        {"check", {{"--history", path("altered.qdh")}}},
        {"export", {{"--history", path("h.qdh"), "--out", path("o.csv"), "--force"}}},
        {"import", {{path("samples.om"), "--history", path("i.qdh")}}},
        {"log", {{path("classes.jsonl")}, {path("numbers.jsonl")}}},
        {"report", {{"--history", path("h.qdh"), "--endpoint", "e-1", "--out", path("r.md"), "--force"}}},
        {"salvage", {{"--history", path("damaged.qdh")}}}};
    for (const CommandSpec& command : commandSpecs()) {
        if (command.fields.empty())
            continue;
        QVERIFY2(calls.contains(command.name), qPrintable(command.name));
        QSet<QString> found;
        for (const QStringList& call : calls[command.name]) {
            const Outcome outcome = run(command.name.split(' ') + QStringList{"--json"} + call);
            collectFields({}, QJsonDocument::fromJson(outcome.out).object(), found);
        }
        for (const FieldSpec& field : command.fields) {
            QVERIFY2(std::any_of(found.begin(), found.end(),
                                 [&](const QString& name) { return covers(field.name, name); }),
                     qPrintable(command.name + ": " + field.name));
        }
    }
}

void TestProgram::figuresAreThoseOfTheText()
{
    const QJsonObject json =
        QJsonDocument::fromJson(run({"log", "--json", path("classes.jsonl")}).out).object();
    QCOMPARE(json["rows"]["read"].toInt(), 301);
    QCOMPARE(json["rows"]["judged"].toInt(), 300);
    QCOMPARE(json["rows"]["left_out"]["unreadable"].toInt(), 1);
    const QJsonArray models = json["models"].toArray();
    QCOMPARE(models.size(), 2);
    QCOMPARE(models[0]["name"].toString(), "cats");
    QCOMPARE(models[0]["versions"][0]["figures"]["accuracy"].toDouble(), 1.0);
    QCOMPARE(models[1]["name"].toString(), "dogs");
    const QJsonValue dogs = models[1]["versions"][0];
    QCOMPARE(dogs["name"], QJsonValue());
    QCOMPARE(dogs["figures"]["accuracy"].toDouble(), 0.5);
    QCOMPARE(dogs["figures"]["mae"], QJsonValue());
    QVERIFY(!dogs["figures"]["undefined"]["mae"].toString().isEmpty());
    QCOMPARE(models[1]["versions"][1]["name"].toString(), "1");
    QCOMPARE(models[1]["versions"][1]["predictions"].toInt(), 100);
    QCOMPARE(models[1]["classes"].toArray(), (QJsonArray{"cat", "dog"}));
    QCOMPARE(models[1]["confusion"].toArray(), (QJsonArray{QJsonArray{50, 0}, QJsonArray{50, 0}}));
    const QJsonObject numbers =
        QJsonDocument::fromJson(run({"log", "--json", path("numbers.jsonl")}).out).object();
    const QJsonValue price = numbers["models"][0]["versions"][0];
    QCOMPARE(price["task"].toString(), "regression");
    QCOMPARE(price["figures"]["mae"].toDouble(), 0.25);
    QCOMPARE(price["figures"]["accuracy"], QJsonValue());
}

void TestProgram::aFileThatIsNotImportedIsTold()
{
    const Outcome outcome =
        run({"import", "--json", path("none"), path("samples.om"), "--history", path("i.qdh")});
    QCOMPARE(outcome.code, 1);
    const QJsonArray files = QJsonDocument::fromJson(outcome.out).object()["files"].toArray();
    QCOMPARE(files.size(), 2);
    QVERIFY(!files[0]["error"].toString().isEmpty());
    QCOMPARE(files[0]["format"], QJsonValue());
    QCOMPARE(files[1]["error"], QJsonValue());
    QCOMPARE(files[1]["samples"].toInt(), 1);
    QCOMPARE(files[1]["rejected"].toInt(), 1);
    QCOMPARE(files[1]["from"].toString(), "2026-01-05T09:00:00.000Z");
    QVERIFY(outcome.err.contains("none"));
}

void TestProgram::failuresLeaveStandardOutputEmpty_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QStringList none{"--history", path("none.qdh"), "--json"};
    QTest::newRow("check") << QStringList{"check"} + none << 1;
    QTest::newRow("audit verify") << QStringList{"audit", "verify"} + none << 1;
    QTest::newRow("export") << QStringList{"export", "--out", path("x.csv")} + none << 1;
    QTest::newRow("export: there already")
        << QStringList{"export", "--history", path("h.qdh"), "--json", "--out", path("classes.jsonl")} << 1;
    QTest::newRow("import") << QStringList{"import", path("samples.om"), "--history", m_folder.path(),
                                           "--json"}
                            << 1;
    QTest::newRow("log") << QStringList{"log", "--json", path("none")} << 1;
    QTest::newRow("report") << QStringList{"report", "--json", path("none"), "--out", path("x.md")} << 1;
    QTest::newRow("salvage") << QStringList{"salvage"} + none << 1;
    QTest::newRow("misuse") << QStringList{"check", "--jsno"} << 2;
    QTest::newRow("a value is missing") << QStringList{"check", "--json", "--history"} << 2;
}

void TestProgram::failuresLeaveStandardOutputEmpty()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QVERIFY(!outcome.err.isEmpty());
}

void TestProgram::misuseIsToldInTheLanguageOfTheDesktop_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("said");
    QTest::newRow("English") << "en_US.UTF-8"
                             << "Did you mean “check”?";
    QTest::newRow("German") << "de_DE.UTF-8"
                            << "Did you mean “check”?";
    QTest::newRow("Chinese") << "zh_CN.UTF-8"
                             << "您是指“check”吗？";
}

void TestProgram::misuseIsToldInTheLanguageOfTheDesktop()
{
    QFETCH(QString, locale);
    QFETCH(QString, said);
    const Outcome outcome = run({"chekc"}, locale);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
}

void TestProgram::anotherLanguageCanBeAskedFor()
{
    QVERIFY(run({"chekc", "--language", "zh_CN"}).err.contains("您是指"));
    QVERIFY(run({"--language=en", "chekc"}, "zh_CN.UTF-8").err.contains("Did you mean"));
    QVERIFY(run({"help", "check", "--language", "zh_CN"}).out.contains("选项"));
}

void TestProgram::aWindowNeedsADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("run") << QStringList{"run"};
    QTest::newRow("demo") << QStringList{"demo"};
    QTest::newRow("log") << QStringList{"log", path("classes.jsonl")};
}

/// Qt would abort.
void TestProgram::aWindowNeedsADisplay()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("There is no display"), qPrintable(outcome.err));
}

void TestProgram::qtsOwnOptionsAreNamesOfFiles()
{
    writeFile(path("-style"), "{\"timestamp\":1767603600000,\"prediction\":\"a\",\"label\":\"a\"}\n");
    const Outcome outcome = run({"log", "--text", "--", "-style"});
    QVERIFY2(outcome.code == 0 && outcome.out.startsWith("-style\n"), qPrintable(outcome.err));
    QCOMPARE(run({"check", "-style", "fusion"}).code, 2);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
