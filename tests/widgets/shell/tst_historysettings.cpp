// SPDX-License-Identifier: Apache-2.0
#include "models/history/historykeeper.h"
#include "models/history/historyreader.h"
#include "tests/widgets/theme/markingtranslator.h"
#include "widgets/shell/collectionnotice.h"
#include "widgets/shell/damagedhistorydialog.h"
#include "widgets/shell/historysettings.h"
#include "widgets/shell/pindialog.h"

#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace qd;

/// What people see of the history, and what they can do about it.
class TestHistorySettings : public QObject
{
    Q_OBJECT

private slots:
    void limitsAreShownAndStored();
    void rangesArePinnedAndUnpinned();
    void openDialogsFollowTheLanguage();
    void tidyingShowsWhatItDid();
    void aReadOnlyHistoryIsOnlyLookedAt();
    void thePauseNamesVolumeAndCounts();
    void aDamagedHistoryIsSalvagedOnRequest();
};

namespace {

constexpr Duration day = std::chrono::hours(24);

struct Page
{
    Page()
    {
        WriteBatch batch;
        SeriesRun run{{"m", {}}, {}};
        for (int i = 0; i < 1'000; ++i)
            run.samples.push_back({clock.now() - 10 * day + Duration(i), double(i)});
        batch.runs.push_back(std::move(run));
        batch.events.push_back({0, clock.now() - 20 * day, "version", "e", "m", "{}"});
        history->write(std::move(batch));
        history->flush();
    }

    template <typename T>
    T* child(const char* name)
    {
        return settings.findChild<T*>(name);
    }
    [[nodiscard]] std::optional<std::string> document(const std::string& kind, const std::string& id) const
    {
        return (*history->reader())->document(kind, id).value();
    }
    bool isFilled() { return child<QLabel>("historyHolds")->text().contains("1,000 samples"); }

    QTemporaryDir folder;
    ManualClock clock{{1'700'000'000'000}};
    std::unique_ptr<History> history = *History::open(folder.filePath("a.qdh"));
    HistoryKeeper keeper{*history, clock};
    HistorySettings settings{*history, &keeper};
};

void enter(QSpinBox* box, int value)
{
    box->setValue(value);
    emit box->editingFinished();
}

} // namespace

void TestHistorySettings::limitsAreShownAndStored()
{
    Page page;
    page.settings.refresh();
    QTRY_VERIFY(page.isFilled());
    QCOMPARE(page.child<QSpinBox>("samplesDays")->value(), 400);
    QCOMPARE(page.child<QSpinBox>("predictionsDays")->value(), 400);
    QCOMPARE(page.child<QSpinBox>("eventsDays")->value(), 1'100);
    QCOMPARE(page.child<QDoubleSpinBox>("sizeLimit")->value(), 20.0);

    enter(page.child<QSpinBox>("samplesDays"), 30);
    enter(page.child<QSpinBox>("eventsDays"), 0);
    RetentionLimits expected;
    expected.samples = 30 * day;
    expected.events = RetentionLimits::forEver;
    QTRY_COMPARE(retentionFrom(page.document("setting", "retention").value_or("")), expected);
    QCOMPARE(page.child<QSpinBox>("eventsDays")->text(), "no limit");
}

void TestHistorySettings::rangesArePinnedAndUnpinned()
{
    Page page;
    page.settings.refresh();
    QTRY_VERIFY(page.isFilled());
    auto* list = page.child<QListWidget>("pinList");
    page.child<QPushButton>("pinButton")->click();
    auto* dialog = page.settings.findChild<PinDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>("pinReason")->setText("the great outage");
    dialog->accept();
    QTRY_COMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().contains("the great outage"), qPrintable(list->item(0)->text()));
    QVERIFY(!page.child<QPushButton>("unpinButton")->isEnabled());
    list->setCurrentRow(0);
    page.child<QPushButton>("unpinButton")->click();
    QTRY_COMPARE(list->count(), 0);
    QVERIFY((*page.history->reader())->documents("pin")->empty());
}

void TestHistorySettings::tidyingShowsWhatItDid()
{
    Page page;
    page.settings.refresh();
    QTRY_VERIFY(page.isFilled());
    enter(page.child<QSpinBox>("samplesDays"), 5);
    QTRY_VERIFY(page.document("setting", "retention"));
    QVERIFY(page.child<QProgressBar>("tidyProgress")->isHidden());
    page.child<QPushButton>("tidyButton")->click();
    QVERIFY(!page.child<QPushButton>("tidyButton")->isEnabled());
    QVERIFY(!page.child<QProgressBar>("tidyProgress")->isHidden());
    QVERIFY(!page.child<QPushButton>("cancelTidyButton")->isHidden());
    // All of the samples at once: that is asked about.
    QTRY_VERIFY(page.child<QMessageBox>("tidyQuestion"));
    QVERIFY(page.child<QProgressBar>("tidyProgress")->isHidden());
    QString result = page.child<QLabel>("historyResult")->text();
    QVERIFY2(result.contains("100.0"), qPrintable(result));
    QVERIFY(page.child<QMessageBox>("tidyQuestion")->text().contains("100.0"));
    QTRY_VERIFY(page.isFilled());
    page.child<QPushButton>("agreeToTidy")->click();
    QVERIFY(!page.child<QPushButton>("tidyButton")->isEnabled());
    QTRY_VERIFY(page.child<QPushButton>("tidyButton")->isEnabled());
    result = page.child<QLabel>("historyResult")->text();
    QVERIFY2(result.contains("1,000 samples"), qPrintable(result));
    QTRY_VERIFY(page.child<QLabel>("historyHolds")->text().contains("no samples yet"));
}

void TestHistorySettings::aReadOnlyHistoryIsOnlyLookedAt()
{
    const Page page;
    const auto history = *History::open(page.history->path(), History::Access::ReadOnly);
    const HistorySettings settings(*history, nullptr);
    for (const char* name : {"samplesDays", "sizeLimit", "pinButton", "unpinButton", "tidyButton"})
        QVERIFY2(!settings.findChild<QWidget*>(name)->isEnabled(), name);
    QVERIFY(settings.findChild<QPushButton*>("integrityButton")->isEnabled());
    QTRY_VERIFY(settings.findChild<QLabel*>("historyHolds")->text().contains("1,000 samples"));
}

void TestHistorySettings::thePauseNamesVolumeAndCounts()
{
    CollectionNotice notice;
    const Error error{ErrorKind::Storage, "/data/h.sqlite", "There is no room left.", "Free space."};
    QVERIFY(notice.isHidden());
    QVERIFY(!notice.isShowing(error));
    notice.show(CollectionPause{error, "/data", 4'096, {1'700'000'000'000}, 12'345, 0});
    const QString text = notice.findChild<QLabel*>("noticeText")->text();
    for (const char* part :
         {"/data/h.sqlite", "There is no room left. Free space.", "Volume /data has", "12,345 values wait"})
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!text.contains("missed"));
    QVERIFY(notice.isShowing(error));
    notice.show(CollectionPause{error, "/data", 0, {1'700'000'000'000}, 500'000, 99});
    QVERIFY(notice.findChild<QLabel*>("noticeText")->text().contains("99 values were missed"));
    notice.hide();
    QVERIFY(!notice.isShowing(error));
    // Nothing more will be stored into a file that is gone.
    notice.show(CollectionPause{{ErrorKind::NotFound, "/data/h.sqlite", "It was removed.", "Saved."},
                                "/data",
                                4'096,
                                {1'700'000'000'000},
                                7,
                                0});
    QVERIFY(!notice.findChild<QLabel*>("noticeText")->text().contains("will be stored"));
}

void TestHistorySettings::aDamagedHistoryIsSalvagedOnRequest()
{
    Page page;
    const QString path = page.folder.filePath("damaged.qdh");
    const ManualClock clock({1'700'000'000'000});
    {
        const auto history = *History::open(path);
        history->write({.documents = {{"d", "1", "kept"}}});
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100, '\x55'));
    file.close();
    const auto refused = History::open(path);
    QVERIFY(!refused);
    DamagedHistoryDialog dialog(path, refused.error(), clock);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.findChild<QPushButton*>("salvageButton")->click();
    auto* report = dialog.findChild<QPlainTextEdit*>("salvageReport");
    QTRY_VERIFY(!report->isHidden());
    QVERIFY2(report->toPlainText().contains("document: 1 rows saved"), qPrintable(report->toPlainText()));
    QCOMPARE(accepted.count(), 0); // first look, then choose
    dialog.findChild<QPushButton*>("salvageButton")->click();
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(dialog.choice(), DamagedHistoryDialog::Choice::UseSalvaged);
    const auto salvaged = History::open(dialog.path());
    QVERIFY(salvaged);
    QCOMPARE((*(*salvaged)->reader())->document("d", "1")->value(), "kept");
}

void TestHistorySettings::openDialogsFollowTheLanguage()
{
    const ManualClock clock({1'700'000'000'000});
    PinDialog pin(nullptr);
    DamagedHistoryDialog damaged("h.qdh", {ErrorKind::Storage, "h.qdh", "It is damaged.", {}}, clock);
    test::MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    for (QDialog* dialog : std::initializer_list<QDialog*>{&pin, &damaged}) {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(dialog, &change);
        QVERIFY2(dialog->windowTitle().startsWith(u'§'), qPrintable(dialog->windowTitle()));
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            QVERIFY2(label->text().contains(u'§') || label->text().isEmpty(), qPrintable(label->text()));
    }
    for (const char* button : {"openForReadingButton", "salvageButton", "startFreshButton"})
        QVERIFY(damaged.findChild<QPushButton*>(button)->text().startsWith(u'§'));
    QVERIFY(pin.findChild<QDateTimeEdit*>("pinFrom")->accessibleName().startsWith(u'§'));
    QVERIFY(pin.findChild<QLineEdit*>("pinReason")->placeholderText().startsWith(u'§'));
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(TestHistorySettings)
#include "tst_historysettings.moc"
