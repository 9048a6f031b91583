// SPDX-License-Identifier: Apache-2.0
#include "tests/support/settingsfolder.h"
#include "tests/widgets/evaluation/sampleevaluation.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/theme/theme.h"

#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace qd;

namespace {

/// Texts of other languages may be 40 % longer.
class LengtheningTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + QString(text.size() * 2 / 5, QLatin1Char('o'));
    }
};

} // namespace

/// Every tab of every kind of evaluation fits the screens that people have. With QD_GRAB_DIR it leaves
/// pictures to look at.
class TestEvaluationPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder.path());
    }

    void fits_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        QTest::addRow("long texts") << QString("binary") << false << QSize(1100, 680);
        for (const char* kind : {"binary", "multiclass", "regression"}) {
            for (const bool isDark : {false, true}) {
                for (const QSize size : {QSize(1100, 680), QSize(1700, 960)})
                    QTest::addRow("%s %s %d", kind, isDark ? "dark" : "light", size.width())
                        << QString(kind) << isDark << size;
            }
        }
    }

    void fits()
    {
        QFETCH(QString, kind);
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        const bool isLong = QString(QTest::currentDataTag()) == QLatin1String("long texts");
        LengtheningTranslator translator;
        if (isLong)
            QCoreApplication::installTranslator(&translator);
        Theme::instance().setMode(isDark ? ThemeMode::Dark : ThemeMode::Light);
        EvaluationView view;
        view.setEvaluation(kind == "binary"       ? test::binaryEvaluation()
                           : kind == "multiclass" ? test::multiclassEvaluation()
                                                  : test::regressionEvaluation());
        view.resize(size);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto* tabs = view.findChild<QTabWidget*>("evaluationTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QCoreApplication::processEvents();
            const QSize least = tabs->widget(i)->minimumSizeHint();
            QVERIFY2(view.width() == size.width() && least.height() <= tabs->height(),
                     qPrintable(QStringLiteral("%1: %2 wide, %3 of %4 high")
                                    .arg(tabs->widget(i)->objectName())
                                    .arg(view.width())
                                    .arg(least.height())
                                    .arg(tabs->height())));
            test::grab(view, QStringLiteral("%1-%2-%3-%4")
                                 .arg(isLong ? "long" : kind, tabs->widget(i)->objectName(),
                                      isDark ? "dark" : "light")
                                 .arg(size.width()));
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestEvaluationPictures)
#include "tst_evaluationpictures.moc"
