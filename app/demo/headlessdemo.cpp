// SPDX-License-Identifier: Apache-2.0
#include "app/demo/headlessdemo.h"

#include "app/process/terminal.h"
#include "models/base/savefile.h"
#include "widgets/charts/chartspage.h"
#include "widgets/charts/chartstack.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/quality/qualityview.h"
#include "widgets/review/incidentspage.h"
#include "widgets/shell/language.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/alertspage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QEventLoop>
#include <QLineEdit>
#include <QWizardPage>

namespace qd {

namespace {

/// Events that have piled up are drawn before a photograph.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
}

// Pictures of an earlier run in the same folder are replaced.
void savePicture(QWidget* widget, const QString& path)
{
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    widget->grab().save(&picture, "PNG");
    if (const auto saved = saveFile(path, picture.data(), {.mayReplace = true}); !saved)
        printError(saved.error());
}

} // namespace

HeadlessDemo::HeadlessDemo(Console& console, const QString& folder, bool allLooks)
    : m_console(console), m_folder(folder), m_allLooks(allLooks)
{
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &HeadlessDemo::poll);
    connect(&m_console, &Console::alertChanged, this, [this](const Alert& alert) {
        const bool starts = alert.state == AlertState::Firing && alert.rule.severity == Severity::Critical;
        if (starts && !alert.model().empty() && !m_alert)
            m_alert = alert;
    });
}

void HeadlessDemo::start(double pace)
{
    m_patienceMs = static_cast<qint64>(60'000 + 120'000 / pace);
    m_folder.mkpath(".");
    m_console.window().resize(1360, 860);
    m_console.window().showPage<FleetPage>();
    say(tr("Working in %1").arg(m_folder.absolutePath()));
    plan();
    planTriage();
    planReview();
    m_sinceStart.start();
    m_sinceStep.start();
    m_timer.start();
}

void HeadlessDemo::fail(const Error& error)
{
    m_timer.stop();
    say(error.text());
    emit finished(1);
}

void HeadlessDemo::poll()
{
    const Step& step = m_steps[m_next];
    if (!step.ready()) {
        if (m_sinceStep.elapsed() > m_patienceMs) {
            photograph(m_wizard ? static_cast<QWidget*>(m_wizard) : &m_console.window(), "stuck");
            fail({ErrorKind::Timeout, tr("Headless demo"),
                  tr("This did not happen in time: %1").arg(step.name),
                  tr("The last screenshot shows how far it came.")});
        }
        return;
    }
    m_timer.stop(); // acting may run events; no step begins inside another
    say(step.name);
    step.act();
    m_sinceStep.restart();
    if (++m_next < m_steps.size())
        m_timer.start();
}

void HeadlessDemo::plan()
{
    MainWindow& window = m_console.window();
    m_steps.push_back({tr("Both models are watched and healthy."),
                       [this] { return m_console.accuracyOf("fraud") && m_console.accuracyOf("sentiment"); },
                       [this, &window] { photograph(&window, "fleet"); }});
    m_steps.push_back({tr("A critical alert fires."), [this] { return m_alert.has_value(); },
                       [this, &window] {
                           photograph(&window, "fleet-failing");
                           window.page<ChartsPage>().showSubject(m_alert->endpoint(), m_alert->model());
                           window.showPage<ChartsPage>();
                       }});
    m_steps.push_back(
        {tr("The charts are drawn."),
         [this, &window] { return m_sinceStep.elapsed() > 1'000 && window.page<ChartsPage>().isSettled(); },
         [this, &window] {
             photograph(&window, "charts");
             window.showPage<AlertsPage>();
             for (int i = 0; i < 8; ++i)
                 press("zoomInButton"); // a minute or two fills the timeline
             settle();
             photograph(&window, "alerts");
             window.desk().startTriage(*m_alert);
         }});
}

void HeadlessDemo::planTriage()
{
    m_steps.push_back({tr("The triage wizard is open."),
                       [this] {
                           m_wizard = m_console.window().findChild<TriageWizard*>();
                           return m_wizard && m_wizard->isVisible();
                       },
                       // Without a display there is a screen of 800 by 800, to which windows keep.
                       [this] { m_wizard->resize(1000, 720); }});
    m_steps.push_back({tr("The fault is located."),
                       [this] {
                           const auto* charts = m_wizard->findChild<ChartStack*>();
                           return onPage("locatePage") && canGoOn() && charts && charts->isSettled();
                       },
                       [this] {
                           photograph(m_wizard, "triage-locate");
                           pressNext();
                       }});
    m_steps.push_back({tr("The causes are ranked."), [this] { return onPage("analysePage") && canGoOn(); },
                       [this] {
                           photograph(m_wizard, "triage-analyse");
                           pressNext();
                       }});
    m_steps.push_back(
        {tr("The requests of the rollback are planned."),
         [this] {
             const auto* confirm = inWizard<QLineEdit>("fixConfirmEdit");
             return onPage("fixPage") && confirm && confirm->isEnabled();
         },
         [this] {
             inWizard<QLineEdit>("fixConfirmEdit")->setText(QString::fromStdString(m_alert->model()));
             settle();
             photograph(m_wizard, "triage-fix");
             inWizard<QAbstractButton>("fixExecuteButton")->click();
         }});
    planVerification();
}

void HeadlessDemo::planVerification()
{
    m_steps.push_back({tr("The rollback is carried out."), [this] { return onPage("fixPage") && canGoOn(); },
                       [this] { pressNext(); }});
    m_steps.push_back({tr("The verdict has been given."),
                       [this] { return onPage("verifyPage") && canGoOn(); },
                       [this] {
                           photograph(m_wizard, "triage-verify");
                           pressNext();
                       }});
    m_steps.push_back({tr("The report is written."), [this] { return onPage("reportPage"); },
                       [this] {
                           QWizardPage* page = m_wizard->currentPage();
                           QMetaObject::invokeMethod(page, "exportHtml",
                                                     Q_ARG(QString, m_folder.filePath("incident.html")));
                           QMetaObject::invokeMethod(page, "exportPdf",
                                                     Q_ARG(QString, m_folder.filePath("incident.pdf")));
                       }});
    m_steps.push_back({tr("The report is on disk."),
                       [this] {
                           return QFileInfo(m_folder.filePath("incident.html")).size() > 0 &&
                                  QFileInfo(m_folder.filePath("incident.pdf")).size() > 0 && canGoOn();
                       },
                       [this] {
                           photograph(m_wizard, "triage-report");
                           m_wizard->button(QWizard::FinishButton)->click();
                       }});
}

void HeadlessDemo::planReview()
{
    MainWindow& window = m_console.window();
    m_steps.push_back(
        {tr("Accuracy has recovered and the alert is resolved."),
         [this] {
             const auto snapshot = m_console.snapshot();
             return m_console.accuracyOf("fraud").value_or(0) > m_alert->rule.condition.threshold &&
                    std::none_of(snapshot->openAlerts.begin(), snapshot->openAlerts.end(),
                                 [this](const Alert& alert) { return alert.id == m_alert->id; });
         },
         [this, &window] {
             window.showPage<FleetPage>();
             settle();
             photograph(&window, "fleet-recovered");
             window.showPage<ChartsPage>();
         }});
    m_steps.push_back(
        {tr("The charts show the recovery."),
         [this, &window] { return m_sinceStep.elapsed() > 1'000 && window.page<ChartsPage>().isSettled(); },
         [this, &window] {
             photograph(&window, "charts-recovered");
             window.showPage<AlertsPage>();
             settle();
             photograph(&window, "alerts-resolved");
             window.showPage<IncidentsPage>();
         }});
    m_steps.push_back({tr("The incident is in the history."),
                       [this] { return m_sinceStep.elapsed() > 1'500; },
                       [this, &window] {
                           photograph(&window, "incidents");
                           window.page<ChartsPage>().requestEvaluation();
                       }});
    planEvaluation();
}

void HeadlessDemo::planEvaluation()
{
    MainWindow& window = m_console.window();
    m_steps.push_back({tr("The recorded predictions are evaluated."),
                       [&window] {
                           const auto* quality = window.findChild<QualityView*>();
                           return quality && !quality->isBusy();
                       },
                       [this, &window] {
                           auto* quality = window.findChild<QualityView*>();
                           quality->window()->resize(1200, 800);
                           settle();
                           photograph(quality, "quality");
                           quality->close();
                           for (const EndpointStatus& status : m_console.snapshot()->endpoints) {
                               if (status.endpoint.id == m_alert->endpoint())
                                   openLog(window, QString::fromStdString(status.endpoint.predictionLog));
                           }
                       }});
    m_steps.push_back({tr("The prediction log is summarised."),
                       [&window] { return !window.page<LogsPage>().isBusy(); },
                       [this, &window] {
                           photograph(&window, "logs");
                           say(tr("%n picture(s) and the report are in %1", nullptr, m_photographs)
                                   .arg(m_folder.absolutePath()));
                           emit finished(0);
                       }});
}

void HeadlessDemo::say(const QString& text) const
{
    const qint64 seconds = m_sinceStart.isValid() ? m_sinceStart.elapsed() / 1000 : 0;
    printLine(QStringLiteral("%1 s  ").arg(seconds, 4) + text);
}

void HeadlessDemo::photograph(QWidget* widget, const QString& name)
{
    const QString number = QStringLiteral("%1-").arg(++m_photographs, 2, 10, QLatin1Char('0'));
    if (!m_allLooks) {
        settle();
        savePicture(widget, m_folder.filePath(number + name + ".png"));
        return;
    }
    const auto language = Language::instance().choice();
    const auto theme = Theme::instance().mode();
    for (const auto choice : {Language::Choice::English, Language::Choice::Chinese}) {
        for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Language::instance().setChoice(choice);
            Theme::instance().setMode(mode);
            QEventLoop drawing; // charts ask the history again for texts in another language
            QTimer::singleShot(700, &drawing, &QEventLoop::quit);
            drawing.exec();
            const QString look = Language::id(choice) + (mode == ThemeMode::Dark ? "-dark" : "-light");
            savePicture(widget, m_folder.filePath(number + name + '-' + look + ".png"));
        }
    }
    Language::instance().setChoice(language);
    Theme::instance().setMode(theme);
}

bool HeadlessDemo::onPage(const char* objectName) const
{
    return m_wizard && m_wizard->currentPage() &&
           m_wizard->currentPage()->objectName() == QLatin1String(objectName);
}

bool HeadlessDemo::canGoOn() const
{
    return m_wizard && m_wizard->currentPage() && m_wizard->currentPage()->isComplete();
}

void HeadlessDemo::press(const char* objectName)
{
    for (auto* button : m_console.window().findChildren<QAbstractButton*>(QLatin1String(objectName))) {
        if (button->isVisible())
            button->click();
    }
}

void HeadlessDemo::pressNext()
{
    m_wizard->button(QWizard::NextButton)->click();
}

template <typename T>
T* HeadlessDemo::inWizard(const char* objectName) const
{
    return m_wizard ? m_wizard->findChild<T*>(QLatin1String(objectName)) : nullptr;
}

} // namespace qd
