// SPDX-License-Identifier: Apache-2.0
#include "tests/support/settingsfolder.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/logs/columnmemory.h"
#include "widgets/logs/mappingdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

class TestMappingDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder.path());
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("when,answer,truth,wait,country\n");
        for (int i = 0; i < 50; ++i)
            file.write("2026-01-31 10:00:0" + QByteArray::number(i % 10) + "," + (i % 2 ? "cat" : "dog") +
                       ",cat," + QByteArray::number(10 + i) + "," + (i % 3 ? "de" : "fr") + "\n");
    }

    void init() { QSettings().clear(); }

    void askForWhatIsMissing()
    {
        MappingDialog dialog({.paths = {path()}, .preview = preview()}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!ok(dialog)->isEnabled());
        QVERIFY(verdict(dialog).contains(QStringLiteral("holds the prediction")));
        choose(dialog, "answer", LogField::Prediction);
        QVERIFY(ok(dialog)->isEnabled());
        choose(dialog, "when", LogField::Timestamp);
        choose(dialog, "wait", LogField::Latency);
        QTRY_VERIFY2(verdict(dialog).contains(QStringLiteral("can be read")), qPrintable(verdict(dialog)));
        test::grab(dialog, QStringLiteral("mapping"));
        const ColumnMapping mapping = dialog.mapping();
        QCOMPARE(mapping.fields.size(), std::size_t(3)); // "truth" was recognised
        QCOMPARE(mapping.fields.at("answer").field, LogField::Prediction);
        QCOMPARE(mapping.fields.at("wait").unitSeconds, 1e-3);
        const auto logs = importLogs({path()}, {.mapping = mapping});
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().text()));
        QCOMPARE(logs->table->rows(), 50);
        QCOMPARE(logs->labelled, 50);
        QVERIFY(logs->table->columnOf(LogField::Latency) != noColumn);
    }

    /// What is concluded from the first rows is said, and what the user says instead is tried at once.
    void saysWhatTheFirstRowsAreTakenFor()
    {
        MappingDialog dialog({.paths = {path()}, .preview = preview()}, nullptr);
        dialog.show();
        choose(dialog, "answer", LogField::Prediction);
        const auto sentence = [&dialog](const QString& name) {
            const auto* label = dialog.findChild<QLabel*>(name);
            return label ? label->text() : QString();
        };
        QTRY_VERIFY2(sentence("assumption_0").contains("holds classes: cat, dog"),
                     qPrintable(sentence("assumption_0")));
        QCOMPARE(dialog.request().question.meaning.task, std::nullopt);
        const auto* change = dialog.findChild<QMenu*>("changeAssumption_0");
        QVERIFY(change);
        change->actions().at(1)->trigger(); // classes
        QCOMPARE(dialog.request().question.meaning.task, std::optional(TaskKind::Classification));
        QTRY_VERIFY(sentence("assumption_0").contains("As you said"));
        test::grab(dialog, QStringLiteral("mapping_assumptions"));

        choose(dialog, dialog.findChild<QComboBox*>("mappingIds"), static_cast<int>(IdMeaning::Others));
        choose(dialog, dialog.findChild<QComboBox*>("mappingDecimal"), ',');
        dialog.findChild<QLineEdit*>("mappingMissing")->setText("-999, unknown");
        const LogRequest request = dialog.request();
        QCOMPARE(request.mapping.ids, IdMeaning::Others);
        QCOMPARE(request.mapping.decimal, ',');
        QCOMPARE(request.question.meaning.decimal, ',');
        QCOMPARE(request.mapping.missing, (std::vector<std::string>{"-999", "unknown"}));
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults)->click();
        QVERIFY(dialog.mapping().isEmpty());
        QVERIFY(dialog.request().question.meaning.isEmpty());
    }

    void aMeaningBelongsToOneColumn()
    {
        MappingDialog dialog({.paths = {path()}, .preview = preview()}, nullptr);
        choose(dialog, "answer", LogField::Prediction);
        choose(dialog, "country", LogField::Prediction);
        QCOMPARE(meaning(dialog, "answer")->currentData().toInt(), int(LogField::Other));
        QCOMPARE(dialog.mapping().fields.count("answer"), std::size_t(0));
    }

    void canBeResetToWhatWasRecognised()
    {
        MappingDialog dialog({.paths = {path()}, .preview = preview()}, nullptr);
        choose(dialog, "truth", LogField::Other);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults)->click();
        QVERIFY(dialog.mapping().isEmpty());
    }

    void whatWasSaidIsRememberedForLogsWithTheSameColumns()
    {
        const LogPreview seen = preview();
        LogMeaning meaning{.columns = {.zoneMinutes = 330,
                                       .ids = IdMeaning::Others,
                                       .timeUnit = TimeUnit::ExcelDays,
                                       .decimal = ',',
                                       .missing = {"-999", "unknown"}},
                           .answers = {.task = TaskKind::Classification,
                                       .score = SaidScore{ScoreKind::Probability, "cat"},
                                       .decimal = ','},
                           .positiveClass = "cat"};
        meaning.columns.fields["answer"] = FieldMatch{.field = LogField::Prediction};
        meaning.columns.fields["wait"] = FieldMatch{.field = LogField::Latency, .unitSeconds = 1e-6};
        columnmemory::remember(seen, meaning);
        const LogMeaning recalled = columnmemory::recall(seen);
        QCOMPARE(recalled.columns.zoneMinutes, 330);
        QCOMPARE(recalled.columns.fields.at("wait").field, LogField::Latency);
        QCOMPARE(recalled.columns.fields.at("wait").unitSeconds, 1e-6);
        QCOMPARE(recalled.columns.ids, IdMeaning::Others);
        QCOMPARE(recalled.columns.timeUnit, TimeUnit::ExcelDays);
        QCOMPARE(recalled.columns.decimal, ',');
        QCOMPARE(recalled.columns.missing, meaning.columns.missing);
        QVERIFY(recalled.answers == meaning.answers);
        QCOMPARE(recalled.positiveClass, std::string("cat"));
        LogPreview other = seen;
        other.columns.pop_back();
        QVERIFY(columnmemory::recall(other).isEmpty());
        columnmemory::remember(seen, {});
        QVERIFY(columnmemory::recall(seen).isEmpty());
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("odd.csv")); }

    [[nodiscard]] LogPreview preview() const
    {
        auto preview = previewLogs({path()});
        if (!preview)
            qFatal("%s", qPrintable(preview.error().text()));
        return std::move(*preview);
    }

    static QComboBox* meaning(const MappingDialog& dialog, const char* column)
    {
        const auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("mappingTable"));
        for (int row = 0; row < table->rowCount(); ++row) {
            if (table->item(row, 0)->text() == QLatin1String(column))
                return dialog.findChild<QComboBox*>(QStringLiteral("meaning_%1").arg(row));
        }
        qFatal("no column %s", column);
        return nullptr;
    }

    static void choose(const MappingDialog&, QComboBox* box, int value)
    {
        box->setCurrentIndex(box->findData(value));
    }
    static void choose(const MappingDialog& dialog, const char* column, LogField field)
    {
        QComboBox* box = meaning(dialog, column);
        box->setCurrentIndex(box->findData(int(field)));
        emit box->activated(box->currentIndex());
    }

    static QPushButton* ok(const MappingDialog& dialog)
    {
        return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }

    static QString verdict(const MappingDialog& dialog)
    {
        return dialog.findChild<QLabel*>(QStringLiteral("mappingVerdict"))->text();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestMappingDialog)
#include "tst_mappingdialog.moc"
