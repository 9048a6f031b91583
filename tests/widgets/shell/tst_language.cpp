// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/language.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "widgets/theme/decimalspinbox.h"

#include <QFile>
#include <QTest>
#include <QWidget>
#include <QXmlStreamReader>

using namespace qd;

namespace {

/// Counts the LanguageChange events it gets.
class Listener : public QWidget
{
public:
    int changes = 0;

protected:
    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            ++changes;
        QWidget::changeEvent(event);
    }
};

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("LC_ALL", "de_DE.UTF-8"); }

private slots:
    void cleanup() { Language::instance().setChoice(Language::Choice::English); }

    void switchingReachesWidgetsAndTexts()
    {
        Language::instance().setChoice(Language::Choice::English);
        QCOMPARE(findMetric(metric::accuracy)->displayName(), "Accuracy");
        Listener listener;
        Language::instance().setChoice(Language::Choice::Chinese);
        QCoreApplication::processEvents();
        QVERIFY(listener.changes > 0);
        QCOMPARE(findMetric(metric::accuracy)->displayName(), QStringLiteral("准确率"));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        Language::instance().setChoice(Language::Choice::English);
        QCOMPARE(findMetric(metric::accuracy)->displayName(), "Accuracy");
    }

    /// There are no German texts, and English ones with German numbers and dates would be of no language.
    void numbersAndDatesAreOfTheLanguageOfTheWords_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("date");
        QTest::newRow("system") << int(Language::Choice::System) << "28 Nov 2026";
        QTest::newRow("english") << int(Language::Choice::English) << "28 Nov 2026";
        QTest::newRow("chinese") << int(Language::Choice::Chinese) << "2026/11/28";
    }

    void numbersAndDatesAreOfTheLanguageOfTheWords()
    {
        QFETCH(int, choice);
        QCOMPARE(QLocale::system().language(), QLocale::German);
        Language::instance().setChoice(Language::Choice(choice));
        QTEST(dateText({2026, 11, 28}), "date");
        QCOMPARE(numberText(1234.5, 1), QStringLiteral("1,234.5"));
    }

    /// In English 1,000 is a thousand; a German who types 0,5 means a half.
    void aCommaThatIsTypedIsThatOfTheDesktop()
    {
        Language::instance().setChoice(Language::Choice::System);
        DecimalSpinBox box;
        box.setRange(0, 1e6);
        box.setDecimals(3);
        box.show();
        box.selectAll();
        QTest::keyClicks(&box, QStringLiteral("0,5"));
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(box.value(), 0.5);
        QCOMPARE(box.text(), QStringLiteral("0.500"));
    }

    void namesAreKeptAsIds_data()
    {
        QTest::addColumn<int>("choice");
        for (const auto choice :
             {Language::Choice::System, Language::Choice::English, Language::Choice::Chinese})
            QTest::newRow(qPrintable(Language::id(choice))) << int(choice);
    }

    void namesAreKeptAsIds()
    {
        QFETCH(int, choice);
        QCOMPARE(int(Language::fromId(Language::id(Language::Choice(choice)))), choice);
    }

    /// Every text has a finished translation whose placeholders are those of the source.
    void translationsAreComplete_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("Chinese") << QString("quarterdeck_zh_CN.ts");
        QTest::newRow("English plural forms") << QString("quarterdeck_en.ts");
    }

    void translationsAreComplete()
    {
        QFETCH(QString, file);
        QFile ts(QStringLiteral(QD_SOURCE_DIR "/translations/") + file);
        QVERIFY(ts.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&ts);
        QString source;
        int messages = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"source") {
                source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                ++messages;
                QVERIFY2(xml.attributes().value("type").isEmpty(), qPrintable("unfinished: " + source));
                checkTranslation(source, xml.readElementText(QXmlStreamReader::IncludeChildElements));
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(messages > 0);
    }

private:
    static void checkTranslation(const QString& source, const QString& translation)
    {
        QVERIFY2(!translation.trimmed().isEmpty(), qPrintable("empty: " + source));
        for (int place = 1; place <= 9; ++place) {
            const QString placeholder = QStringLiteral("%%1").arg(place);
            QVERIFY2(source.contains(placeholder) == translation.contains(placeholder),
                     qPrintable(placeholder + " differs: " + source));
        }
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
