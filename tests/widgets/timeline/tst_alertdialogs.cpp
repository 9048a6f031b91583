// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/timeline/timelinesupport.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/acknowledgedialog.h"
#include "widgets/timeline/ruledialog.h"
#include "widgets/timeline/silencedialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace qd;
using namespace qd::test;
using namespace std::chrono_literals;

namespace {

template <typename T>
T* child(QWidget* parent, const char* name)
{
    T* found = parent->findChild<T*>(QLatin1String(name));
    if (found == nullptr)
        qFatal("No %s", name);
    return found;
}

void submit(QWidget* dialog)
{
    QTest::mouseClick(child<QPushButton>(dialog, "submitButton"), Qt::LeftButton);
}

QString error(QWidget* dialog)
{
    auto* label = child<QLabel>(dialog, "dialogError");
    return label->isVisible() ? label->text() : QString();
}

template <typename Dialog, typename... Args>
QPointer<Dialog> open(Args&&... args)
{
    QPointer<Dialog> dialog = new Dialog(std::forward<Args>(args)..., nullptr);
    dialog->open();
    return dialog;
}

Alert firing()
{
    return makeAlert({"a", "fraud", Severity::Critical, AlertState::Firing, 20, 0});
}

} // namespace

class TestAlertDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        Theme::instance().setMode(ThemeMode::Light);
    }

    void acknowledgingNeedsAReason()
    {
        auto dialog = open<AcknowledgeDialog>(firing(), QStringLiteral("fraud on Demo fleet"));
        QSignalSpy submitted(dialog.data(), &ActionDialog::submitted);
        submit(dialog);
        QCOMPARE(submitted.count(), 0);
        QVERIFY(!error(dialog).isEmpty());
        auto* reason = child<QLineEdit>(dialog, "reasonEdit");
        QTest::keyClicks(reason, QStringLiteral("  "));
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(submitted.count(), 0);
        QTest::keyClicks(reason, QStringLiteral("The data team is on it. "));
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
        QVERIFY(error(dialog).isEmpty());
        QCOMPARE(dialog->reason(), QStringLiteral("The data team is on it."));
        dialog->finish({});
        QTRY_VERIFY(!dialog);
    }

    void aFailureKeepsWhatWasTyped()
    {
        auto dialog = open<AcknowledgeDialog>(firing(), QStringLiteral("fraud"));
        auto* reason = child<QLineEdit>(dialog, "reasonEdit");
        QTest::keyClicks(reason, QStringLiteral("known"));
        submit(dialog);
        QVERIFY(!reason->isEnabled()); // under way
        dialog->finish(
            fail(ErrorKind::Storage, QStringLiteral("history.qdh"), QStringLiteral("The disk is full.")));
        QVERIFY(dialog->isVisible());
        QVERIFY(error(dialog).contains(QStringLiteral("The disk is full.")));
        QCOMPARE(reason->text(), QStringLiteral("known"));
        QVERIFY(reason->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }

    void aSilenceIsPrefilledFromTheAlert()
    {
        auto dialog = open<SilenceDialog>(firing(), noon);
        child<QLineEdit>(dialog, "reasonEdit")->setText(QStringLiteral("Retraining"));
        const Silence silence = dialog->silence();
        QCOMPARE(silence.matchers,
                 (Labels{{"rule", "accuracy-low"}, {"endpoint", "triton"}, {"model", "fraud"}}));
        QCOMPARE(silence.from, noon);
        QCOMPARE(silence.until, noon + 1h);
        delete dialog;
    }

    void silenceLastsAsChosen_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("15 minutes") << 0 << qint64{15};
        QTest::newRow("1 hour") << 1 << qint64{60};
        QTest::newRow("4 hours") << 2 << qint64{240};
        QTest::newRow("1 day") << 3 << qint64{1440};
        QTest::newRow("1 week") << 4 << qint64{10080};
        QTest::newRow("own") << 5 << qint64{90};
    }

    void silenceLastsAsChosen()
    {
        QFETCH(int, choice);
        QFETCH(qint64, minutes);
        auto dialog = open<SilenceDialog>(firing(), noon);
        auto* own = child<QSpinBox>(dialog, "minutesSpin");
        own->setValue(90);
        child<QComboBox>(dialog, "durationCombo")->setCurrentIndex(choice);
        QCOMPARE(own->isEnabled(), choice == 5);
        QCOMPARE(dialog->silence().until, noon + std::chrono::minutes(minutes));
        delete dialog;
    }

    void aSilenceNeedsALabelAndAReason()
    {
        auto dialog = open<SilenceDialog>(firing(), noon);
        QSignalSpy submitted(dialog.data(), &ActionDialog::submitted);
        submit(dialog);
        QVERIFY(!error(dialog).isEmpty());
        child<QLineEdit>(dialog, "reasonEdit")->setText(QStringLiteral("Retraining"));
        for (const char* name : {"matcher-rule", "matcher-endpoint", "matcher-model"})
            child<QCheckBox>(dialog, name)->setChecked(false);
        submit(dialog);
        QVERIFY(!error(dialog).isEmpty());
        QCOMPARE(submitted.count(), 0);
        child<QCheckBox>(dialog, "matcher-model")->setChecked(true);
        QVERIFY(child<QLabel>(dialog, "silencePreview")->text().contains(QStringLiteral("model is “fraud”")));
        submit(dialog);
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(dialog->silence().matchers, (Labels{{"model", "fraud"}}));
        delete dialog;
    }

    void rulesSurviveTheForm()
    {
        for (const AlertRule& rule : defaultRules()) {
            auto dialog = open<RuleDialog>(std::optional(rule));
            QVERIFY2(dialog->rule() == rule, rule.id.c_str());
            delete dialog;
        }
        AlertRule raw = defaultRules().front();
        raw.metric = "node_load1";
        raw.labels = {{"job", "a,b=\"c\""}, {"quantile", "0.99"}};
        raw.condition.resolveThreshold.reset();
        auto dialog = open<RuleDialog>(std::optional(raw));
        QCOMPARE(dialog->rule(), raw);
        delete dialog;
    }

    void aRuleIsTypedInItsOwnUnit()
    {
        auto dialog = open<RuleDialog>(std::optional<AlertRule>());
        QTest::keyClicks(child<QLineEdit>(dialog, "nameEdit"), QStringLiteral("Slow"));
        auto* metricCombo = child<QComboBox>(dialog, "metricCombo");
        metricCombo->setCurrentIndex(metricCombo->findData(QStringLiteral("model_latency_seconds")));
        child<QLineEdit>(dialog, "labelsEdit")->setText(QStringLiteral("quantile=0.9, model = \"fraud\""));
        child<QComboBox>(dialog, "comparisonCombo")->setCurrentIndex(0);
        auto* threshold = child<QDoubleSpinBox>(dialog, "thresholdSpin");
        QCOMPARE(threshold->suffix(), QStringLiteral(" ms"));
        threshold->setValue(12.5);
        child<QSpinBox>(dialog, "holdForSpin")->setValue(20);
        child<QComboBox>(dialog, "severityCombo")->setCurrentIndex(0);
        QSignalSpy submitted(dialog.data(), &ActionDialog::submitted);
        submit(dialog);
        QVERIFY2(submitted.count() == 1, qPrintable(error(dialog)));
        const AlertRule rule = dialog->rule();
        QCOMPARE(rule.name, QStringLiteral("Slow"));
        QCOMPARE(rule.condition.threshold, 0.0125);
        QCOMPARE(rule.labels, (Labels{{"quantile", "0.9"}, {"model", "fraud"}}));
        QCOMPARE(rule.holdFor, Duration(20s));
        QCOMPARE(rule.severity, Severity::Info);
        QVERIFY(!rule.id.empty());
        QCOMPARE(child<QLabel>(dialog, "rulePreview")->text(), describeRule(rule));
        delete dialog;
    }

    void badRulesAreNotSubmitted_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("no name") << "nameEdit"
                                 << "";
        QTest::newRow("no metric") << "metricCombo"
                                   << "";
        QTest::newRow("metric with a space") << "metricCombo"
                                             << "node load";
        QTest::newRow("metric with a digit first") << "metricCombo"
                                                   << "1up";
        QTest::newRow("labels without value") << "labelsEdit"
                                              << "model";
        QTest::newRow("labels with an open quote") << "labelsEdit"
                                                   << "model=\"fraud";
        QTest::newRow("labels without name") << "labelsEdit"
                                             << "=1";
        QTest::newRow("resolves while it holds") << "resolveThresholdSpin"
                                                 << "80";
    }

    void badRulesAreNotSubmitted()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        auto dialog = open<RuleDialog>(std::optional(defaultRules().front())); // accuracy below 82 %
        auto* widget = dialog->findChild<QWidget*>(field);
        if (auto* edit = qobject_cast<QLineEdit*>(widget))
            edit->setText(text);
        else if (auto* combo = qobject_cast<QComboBox*>(widget))
            combo->setEditText(text);
        else
            qobject_cast<QDoubleSpinBox*>(widget)->setValue(text.toDouble());
        QSignalSpy submitted(dialog.data(), &ActionDialog::submitted);
        submit(dialog);
        QCOMPARE(submitted.count(), 0);
        QVERIFY(!error(dialog).isEmpty());
        QVERIFY(dialog->isVisible());
        delete dialog;
    }

    void labelsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("empty") << " "
                               << "{}";
        QTest::newRow("bare") << "a=b"
                              << "{a=\"b\"}";
        QTest::newRow("two") << " b = 2 ,a=\"1\""
                             << "{a=\"1\",b=\"2\"}";
        QTest::newRow("comma in quotes") << "a=\"x,y\""
                                         << "{a=\"x,y\"}";
        QTest::newRow("escaped quote") << "a=\"x\\\"y\""
                                       << "{a=\"x\\\"y\"}";
        QTest::newRow("no equals sign") << "a"
                                        << "";
        QTest::newRow("text after the quote") << "a=\"b\"c"
                                              << "";
    }

    void labelsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const auto labels = parseLabels(text);
        QCOMPARE(labels ? QString::fromStdString(labels->toString()) : QString(), read);
    }

    void pictures()
    {
        for (const bool dark : {false, true}) {
            Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
            auto acknowledge = open<AcknowledgeDialog>(firing(), QStringLiteral("fraud on Demo fleet"));
            submit(acknowledge);
            grab(*acknowledge, QStringLiteral("acknowledge-") + theme);
            auto silence = open<SilenceDialog>(firing(), noon);
            grab(*silence, QStringLiteral("silence-") + theme);
            auto rule = open<RuleDialog>(std::optional(defaultRules()[1]));
            grab(*rule, QStringLiteral("rule-") + theme);
            delete acknowledge;
            delete silence;
            delete rule;
        }
    }
};

QTEST_MAIN(TestAlertDialogs)
#include "tst_alertdialogs.moc"
