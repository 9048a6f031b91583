// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/theme/grab.h"
#include "widgets/fleet/endpointdialog.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>

using namespace qd;

namespace {

Endpoint example()
{
    Endpoint endpoint;
    endpoint.id = "triton";
    endpoint.name = QStringLiteral("Fraud server");
    endpoint.platform = Platform::Triton;
    endpoint.metricsUrl = "https://models:8002/metrics";
    endpoint.apiUrl = "https://models:8000";
    endpoint.interval = Duration{2'500};
    endpoint.timeout = Duration{1'500};
    endpoint.tls = {false, "/etc/ca.pem", "/etc/client.pem", "/etc/client.key"};
    endpoint.headers = {{"X-Team", "fraud"}, {"X-Site", "north"}};
    endpoint.authScheme = HttpCredentials::Scheme::Basic;
    endpoint.authUser = "operator";
    endpoint.predictionLog = "/var/log/fraud.jsonl";
    endpoint.positiveClass = "fraud";
    endpoint.hostEndpoint = "host";
    return endpoint;
}

Endpoint host()
{
    Endpoint endpoint;
    endpoint.id = "host";
    endpoint.name = QStringLiteral("Machine room");
    endpoint.platform = Platform::LocalMachine;
    return endpoint;
}

/// What the dialog hands over, and a way to answer it.
struct Store
{
    std::vector<Endpoint> saved;
    QString secret;
    EndpointDialog::Done answer;

    EndpointDialog::Save function()
    {
        return [this](const Endpoint& endpoint, const QString& newSecret, EndpointDialog::Done done) {
            saved.push_back(endpoint);
            secret = newSecret;
            answer = std::move(done);
        };
    }
};

template <typename Editor>
Editor& editor(EndpointDialog& dialog, const char* name)
{
    auto* found = dialog.findChild<Editor*>(QLatin1String(name));
    if (!found)
        qFatal("No editor %s", name);
    return *found;
}

void choose(EndpointDialog& dialog, Platform platform)
{
    auto& combo = editor<QComboBox>(dialog, "platform");
    combo.setCurrentIndex(combo.findData(static_cast<int>(platform)));
}

} // namespace

class TestEndpointDialog : public QObject
{
    Q_OBJECT

private slots:
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void losesNothingOfWhatItShows()
    {
        EndpointDialog dialog(example(), {host()}, {});
        QCOMPARE(dialog.endpoint(), example());
    }

    void showsInBothThemes()
    {
        EndpointDialog dialog(example(), {host()}, {});
        dialog.show();
        auto& tabs = editor<QTabWidget>(dialog, "endpointTabs");
        for (int i = 0; i < tabs.count(); ++i) {
            tabs.setCurrentIndex(i);
            QCoreApplication::processEvents();
            qd::test::grab(dialog, QStringLiteral("endpointdialog-%1").arg(i));
        }
        EndpointDialog fresh({}, {}, {});
        fresh.show();
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        qd::test::grab(fresh, QStringLiteral("endpointdialog-new-dark"));
    }

    void prefillsTheUsualPortsOfAPlatform_data()
    {
        QTest::addColumn<int>("platform");
        QTest::addColumn<QString>("metrics");
        QTest::addColumn<QString>("api");
        QTest::addColumn<QString>("management");
        const auto row = [](const char* name, Platform platform, const char* metrics, const char* api,
                            const char* management) {
            QTest::newRow(name) << static_cast<int>(platform) << QString(QLatin1String(metrics))
                                << QString(QLatin1String(api)) << QString(QLatin1String(management));
        };
        row("prometheus", Platform::Prometheus, "http://localhost:9100/metrics", "", "");
        row("triton", Platform::Triton, "http://localhost:8002/metrics", "http://localhost:8000", "");
        row("torchserve", Platform::TorchServe, "http://localhost:8082/metrics", "http://localhost:8080",
            "http://localhost:8081");
        row("this machine", Platform::LocalMachine, "", "", "");
    }

    void prefillsTheUsualPortsOfAPlatform()
    {
        QFETCH(int, platform);
        QFETCH(QString, metrics);
        QFETCH(QString, api);
        QFETCH(QString, management);
        EndpointDialog dialog({}, {}, {});
        choose(dialog, Platform::TorchServe);
        choose(dialog, static_cast<Platform>(platform));
        const Endpoint endpoint = dialog.endpoint();
        QCOMPARE(QString::fromStdString(endpoint.metricsUrl), metrics);
        QCOMPARE(QString::fromStdString(endpoint.apiUrl), api);
        QCOMPARE(QString::fromStdString(endpoint.managementUrl), management);
    }

    void keepsAnAddressThatWasTyped()
    {
        EndpointDialog dialog({}, {}, {});
        editor<QLineEdit>(dialog, "metricsUrl").setText(QStringLiteral("http://gpu-7:9400/metrics"));
        choose(dialog, Platform::Triton);
        QCOMPARE(dialog.endpoint().metricsUrl, std::string("http://gpu-7:9400/metrics"));
    }

    void saysWhatIsWrongWhileTyping_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("no name") << QStringLiteral("name") << QString();
        QTest::newRow("no address") << QStringLiteral("metricsUrl") << QString();
        QTest::newRow("another scheme")
            << QStringLiteral("metricsUrl") << QStringLiteral("ftp://models/metrics");
        QTest::newRow("password in the address")
            << QStringLiteral("metricsUrl") << QStringLiteral("http://me:secret@models/metrics");
        QTest::newRow("no user") << QStringLiteral("authUser") << QString();
    }

    void saysWhatIsWrongWhileTyping()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        EndpointDialog dialog(example(), {host()}, {});
        auto& save = editor<QPushButton>(dialog, "endpointSave");
        auto& problem = editor<QLabel>(dialog, "endpointProblem");
        QVERIFY(save.isEnabled());
        auto* edit = dialog.findChild<QLineEdit*>(field);
        const QString good = edit->text();
        edit->setText(text);
        QVERIFY(!save.isEnabled());
        QVERIFY(!problem.text().isEmpty());
        QCOMPARE(edit->accessibleDescription(), problem.text());
        edit->setText(good);
        QVERIFY(save.isEnabled());
        QVERIFY(problem.text().isEmpty());
        QVERIFY(edit->accessibleDescription().isEmpty());
    }

    void rejectsATimeoutLongerThanTheInterval()
    {
        EndpointDialog dialog(example(), {}, {});
        editor<QDoubleSpinBox>(dialog, "timeout").setValue(9.0);
        QVERIFY(!editor<QPushButton>(dialog, "endpointSave").isEnabled());
    }

    void closesOnlyAfterItWasStored()
    {
        Store store;
        EndpointDialog dialog(example(), {host()}, store.function());
        dialog.show();
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        editor<QLineEdit>(dialog, "secret").setText(QStringLiteral("open sesame"));
        QTest::mouseClick(&editor<QPushButton>(dialog, "endpointSave"), Qt::LeftButton);
        QCOMPARE(store.saved.size(), std::size_t(1));
        QCOMPARE(store.secret, QStringLiteral("open sesame"));
        QVERIFY(!editor<QPushButton>(dialog, "endpointSave").isEnabled()); // not twice
        QCOMPARE(accepted.count(), 0);
        store.answer({});
        QCOMPARE(accepted.count(), 1);
    }

    void showsWhyTheKeychainRefused()
    {
        Store store;
        EndpointDialog dialog(example(), {host()}, store.function());
        dialog.show();
        QTest::mouseClick(&editor<QPushButton>(dialog, "endpointSave"), Qt::LeftButton);
        store.answer(fail(ErrorKind::Security, QStringLiteral("Keychain"),
                          QStringLiteral("No keychain is running."), QStringLiteral("Start gnome-keyring.")));
        QVERIFY(dialog.isVisible());
        QVERIFY(editor<QPushButton>(dialog, "endpointSave").isEnabled());
        auto& text = editor<QLabel>(dialog, "noticeText");
        QVERIFY(text.isVisible());
        QVERIFY(text.text().contains(QLatin1String("Start gnome-keyring.")));
        qd::test::grab(dialog, QStringLiteral("endpointdialog-keychain"));
    }

    void survivesAnAnswerThatComesTooLate()
    {
        Store store;
        {
            EndpointDialog dialog(example(), {host()}, store.function());
            dialog.show();
            QTest::mouseClick(&editor<QPushButton>(dialog, "endpointSave"), Qt::LeftButton);
        }
        store.answer({});
    }

    void asksForASecretOnlyWhereOneIsNeeded()
    {
        EndpointDialog dialog(example(), {host()}, {});
        dialog.show();
        editor<QTabWidget>(dialog, "endpointTabs").setCurrentIndex(2);
        auto& scheme = editor<QComboBox>(dialog, "authScheme");
        auto& secret = editor<QLineEdit>(dialog, "secret");
        QVERIFY(secret.isVisible());
        QCOMPARE(secret.echoMode(), QLineEdit::Password);
        QVERIFY(!secret.placeholderText().isEmpty()); // there is one already, and it is not shown
        scheme.setCurrentIndex(scheme.findData(static_cast<int>(HttpCredentials::Scheme::Bearer)));
        QVERIFY(secret.isVisible());
        QVERIFY(!editor<QLineEdit>(dialog, "authUser").isVisible());
        scheme.setCurrentIndex(scheme.findData(static_cast<int>(HttpCredentials::Scheme::None)));
        QVERIFY(!secret.isVisible());
    }

    void asksForTheSecretAgainWhenTheAddressChanges()
    {
        EndpointDialog dialog(example(), {host()}, {});
        auto& save = editor<QPushButton>(dialog, "endpointSave");
        auto& secret = editor<QLineEdit>(dialog, "secret");
        auto& address = editor<QLineEdit>(dialog, "apiUrl");
        QVERIFY(secret.placeholderText().contains("keep"));
        address.setText(QStringLiteral("https://models:8000/v2"));
        QVERIFY(save.isEnabled()); // the same origin
        for (const char* moved : {"https://elsewhere:8000", "http://models:8000", "https://models:8443"}) {
            address.setText(QLatin1String(moved));
            QVERIFY2(!save.isEnabled(), moved);
            QVERIFY(editor<QLabel>(dialog, "endpointProblem").text().contains("enter the password again"));
            QVERIFY(secret.placeholderText().contains("again"));
        }
        secret.setText(QStringLiteral("open sesame"));
        QVERIFY(save.isEnabled());
        secret.clear();
        QVERIFY(!save.isEnabled());
        auto& scheme = editor<QComboBox>(dialog, "authScheme");
        scheme.setCurrentIndex(scheme.findData(static_cast<int>(HttpCredentials::Scheme::None)));
        QVERIFY(save.isEnabled());
    }

    void takesAKeyForAHeader()
    {
        EndpointDialog dialog(example(), {host()}, {});
        dialog.show();
        editor<QTabWidget>(dialog, "endpointTabs").setCurrentIndex(2);
        auto& scheme = editor<QComboBox>(dialog, "authScheme");
        auto& name = editor<QLineEdit>(dialog, "authUser");
        scheme.setCurrentIndex(scheme.findData(static_cast<int>(HttpCredentials::Scheme::Header)));
        name.setText(QStringLiteral("not a name"));
        QVERIFY(!editor<QPushButton>(dialog, "endpointSave").isEnabled());
        name.setText(QStringLiteral("X-Api-Key"));
        QVERIFY(name.isVisible());
        QVERIFY(editor<QLineEdit>(dialog, "secret").isVisible());
        QVERIFY(editor<QPushButton>(dialog, "endpointSave").isEnabled());
        QCOMPARE(dialog.endpoint().authScheme, HttpCredentials::Scheme::Header);
        QCOMPARE(dialog.endpoint().authUser, std::string("X-Api-Key"));
    }

    void refusesSecretsAmongTheHeaders()
    {
        EndpointDialog dialog(example(), {host()}, {});
        auto& table = editor<QTableWidget>(dialog, "headers");
        table.item(0, 0)->setText(QStringLiteral("X-Api-Key"));
        QVERIFY(!editor<QPushButton>(dialog, "endpointSave").isEnabled());
    }

    void editsHeaders()
    {
        EndpointDialog dialog(example(), {host()}, {});
        auto& table = editor<QTableWidget>(dialog, "headers");
        table.setCurrentCell(0, 0);
        editor<QPushButton>(dialog, "headers.remove").click();
        editor<QPushButton>(dialog, "headers.add").click();
        table.item(1, 0)->setText(QStringLiteral("X-New"));
        table.item(1, 1)->setText(QStringLiteral("1"));
        QCOMPARE(dialog.endpoint().headers, (HttpHeaders{{"X-Site", "north"}, {"X-New", "1"}}));
        table.item(1, 1)->setText(QStringLiteral("a\r\nInjected: 1"));
        QVERIFY(!editor<QPushButton>(dialog, "endpointSave").isEnabled());
    }

    void needsNoAddressForThisMachine()
    {
        EndpointDialog dialog({}, {}, {});
        choose(dialog, Platform::LocalMachine);
        editor<QLineEdit>(dialog, "name").setText(QStringLiteral("Here"));
        QVERIFY(editor<QPushButton>(dialog, "endpointSave").isEnabled());
        auto& tabs = editor<QTabWidget>(dialog, "endpointTabs");
        QVERIFY(tabs.isTabVisible(0));
        QVERIFY(!tabs.isTabVisible(2));
    }
};

QTEST_MAIN(TestEndpointDialog)
#include "tst_endpointdialog.moc"
