// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/theme/grab.h"
#include "widgets/fleet/consentdialog.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

Endpoint guest(const std::string& id)
{
    Endpoint endpoint;
    endpoint.id = id;
    endpoint.name = QString::fromStdString("The " + id);
    endpoint.metricsUrl = "https://" + id + ".example:8002/metrics";
    endpoint.tls.verify = id != "second";
    endpoint.predictionLog = id == "second" ? "/var/log/predictions.jsonl" : "";
    endpoint.authScheme = id == "first" ? HttpCredentials::Scheme::Bearer : HttpCredentials::Scheme::None;
    return endpoint;
}

} // namespace

class TestConsentDialog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Theme::instance().setMode(ThemeMode::Light);
        m_agreed.clear();
        m_answers.clear();
        m_dialog = std::make_unique<ConsentDialog>(std::vector{guest("first"), guest("second")},
                                                   [this](const Endpoint& shown, ConsentDialog::Done done) {
                                                       m_agreed.push_back(shown);
                                                       m_answers.push_back(std::move(done));
                                                   });
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    void showsWhatEachWants()
    {
        QString all;
        for (auto it = QTreeWidgetItemIterator(&tree()); *it; ++it)
            all += (*it)->text(0) + '\n';
        for (const char* text :
             {"The first", "https://first.example:8002/metrics", "token that only you can enter",
              "The second", "any certificate", "/var/log/predictions.jsonl"})
            QVERIFY2(all.contains(text), qPrintable(all));
        QVERIFY(!m_dialog->isModal());
        QVERIFY(m_dialog->findChild<QLabel*>("consentQuestion")->text().contains("2"));
        qd::test::grab(*m_dialog, QStringLiteral("consent-light"));
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        qd::test::grab(*m_dialog, QStringLiteral("consent-dark"));
    }

    void nothingIsTickedBeforehand()
    {
        QVERIFY(!button("consentCollect").isEnabled());
        QSignalSpy rejected(m_dialog.get(), &QDialog::rejected);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(rejected.size(), 1);
        QVERIFY(m_agreed.empty());
    }

    void onlyWhatIsTickedIsAgreedTo()
    {
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        tree().setCurrentItem(tree().topLevelItem(1));
        QTest::keyClick(&tree(), Qt::Key_Space);
        button("consentCollect").click();
        QCOMPARE(m_agreed, std::vector{guest("second")});
        QVERIFY(!button("consentCollect").isEnabled()); // not twice
        QCOMPARE(accepted.size(), 0);
        m_answers[0]({});
        QCOMPARE(accepted.size(), 1);
    }

    void whyItFailedIsSaidAndItCanBeTriedAgain()
    {
        button("consentAll").click();
        button("consentCollect").click();
        QCOMPARE(m_agreed.size(), 2u);
        m_answers[0](fail(ErrorKind::Conflict, "The first", "It has changed."));
        m_answers[1]({});
        QVERIFY(m_dialog->isVisible());
        QVERIFY(m_dialog->findChild<QLabel*>("noticeText")->text().contains("It has changed."));
        m_dialog->setWaiting({guest("first")});
        QVERIFY(button("consentCollect").isEnabled());
    }

    void whatChangedMeanwhileIsNotTickedAnyMore()
    {
        button("consentAll").click();
        Endpoint changed = guest("second");
        changed.metricsUrl = "https://evil.example/metrics";
        m_dialog->setWaiting({guest("first"), changed});
        QCOMPARE(tree().topLevelItem(0)->checkState(0), Qt::Checked);
        QCOMPARE(tree().topLevelItem(1)->checkState(0), Qt::Unchecked);
        QVERIFY(tree().topLevelItem(1)->child(0)->text(0).contains("evil.example"));
    }

    void closesWhenNothingWaitsAnyMore()
    {
        m_dialog->setWaiting({});
        QVERIFY(!m_dialog->isVisible());
    }

    /// The fleet is watched before the answer says so.
    void anAnswerMayComeWhenNothingWaitsAnyMore()
    {
        button("consentAll").click();
        button("consentCollect").click();
        m_dialog->setWaiting({});
        m_answers[0]({});
        m_answers[1](fail(ErrorKind::Conflict, "The second", "It has changed."));
        QVERIFY(!m_dialog->isVisible());
    }

private:
    QTreeWidget& tree() { return *m_dialog->findChild<QTreeWidget*>("consentTree"); }
    QPushButton& button(const char* name) { return *m_dialog->findChild<QPushButton*>(QLatin1String(name)); }

    std::unique_ptr<ConsentDialog> m_dialog;
    std::vector<Endpoint> m_agreed;
    std::vector<ConsentDialog::Done> m_answers;
};

QTEST_MAIN(TestConsentDialog)
#include "tst_consentdialog.moc"
