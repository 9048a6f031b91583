// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_chartsstart.h"

#include "app/console/console.h"
#include "tests/bench/benchpeers.h"
#include "widgets/charts/chartspage.h"
#include "widgets/charts/plotview.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/settingsdialog.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace qd {

namespace {

constexpr int rounds = 5;
constexpr int patience = 30'000;
constexpr qlonglong day = 24LL * 3600 * 1000;

qint64 monotonicNow()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

void saySince(const char* what)
{
    QTextStream(stdout) << what << ' ' << monotonicNow() << Qt::endl;
}

/// Watches for the moments at which a window has been painted: first with the charts page, and first with
/// curves in its charts.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(MainWindow& window) : m_window(window) { window.installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::UpdateRequest) {
            // What is there before the window paints is in the picture after it.
            const auto* page = m_window.findChild<ChartsPage*>();
            if (page && page->isVisible())
                QTimer::singleShot(0, this, [this, curves = showsCurves()] { painted(curves); });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    /// The charts get their curves all at once, in the answer to one query.
    [[nodiscard]] bool showsCurves() const
    {
        const auto plots = m_window.findChildren<PlotView*>();
        return std::any_of(plots.begin(), plots.end(), [](const PlotView* plot) {
            return !plot->viewport()->visibleRegion().isEmpty() && !plot->isEmpty();
        });
    }

    void painted(bool curves)
    {
        if (!m_seen)
            saySince("window");
        m_seen = true;
        if (curves && !m_isDone) {
            saySince("curves");
            QCoreApplication::exit(0);
            m_window.removeEventFilter(this);
            m_isDone = true;
        }
    }

    MainWindow& m_window;
    bool m_seen = false;
    bool m_isDone = false;
};

struct StartTimes
{
    double window = 0;
    double curves = 0;
};

StartTimes startOnce(const QString& path, const QString& settings)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 begun = monotonicNow();
    process.start(QCoreApplication::applicationFilePath(), {"charts-start", path, settings});
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        qFatal("The console did not start.");
    StartTimes times;
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 2)
            continue;
        const double after = static_cast<double>(words[1].toLongLong() - begun) * 1e-6;
        (words[0] == "window" ? times.window : times.curves) = after;
    }
    return times;
}

} // namespace

void useSettingsIn(const QString& folder)
{
    QCoreApplication::setOrganizationName("quarterdeck");
    QCoreApplication::setApplicationName("quarterdeck");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
}

std::vector<Figure> measureStarts(const ChartsHistory& file, std::int64_t size)
{
    const QTemporaryDir folder;
    {
        QSettings settings(folder.filePath("quarterdeck/quarterdeck.ini"), QSettings::IniFormat);
        QStringList metrics;
        for (int panel = 0; panel < ChartsHistory::panelCount; ++panel)
            metrics << QString::fromStdString(ChartsHistory::metricOf(panel));
        settings.setValue("shell/page", QString(ChartsPage::pageName));
        settings.setValue("charts/endpoint", ChartsHistory::endpointId());
        settings.setValue("charts/span", day);
        settings.setValue(QLatin1String("charts/metrics/") + ChartsHistory::endpointId(), metrics);
    }
    std::vector<Figure> figures;
    for (const bool isCold : {true, false}) {
        std::vector<double> window;
        std::vector<double> curves;
        for (int round = 0; round < rounds; ++round) {
            if (isCold)
                dropFromPageCache(file.path());
            const StartTimes times = startOnce(file.path(), folder.path());
            window.push_back(times.window);
            curves.push_back(times.curves);
        }
        const auto median = [](std::vector<double> values) {
            std::sort(values.begin(), values.end());
            return values[values.size() / 2];
        };
        const QString cache = isCold ? QStringLiteral("cold") : QStringLiteral("warm");
        figures.push_back({.name = QStringLiteral("start to window painted, %1, ms").arg(cache),
                           .size = size,
                           .ours = median(window),
                           .digits = 0});
        figures.push_back({.name = QStringLiteral("start to curves painted, %1, ms").arg(cache),
                           .size = size,
                           .ours = median(curves),
                           .digits = 0});
    }
    return figures;
}

int runChartsStart(const QString& path, const QString& settings)
{
    useSettingsIn(settings);
    applySavedAppearance();
    ConsoleOptions options;
    options.historyPath = path;
    options.useKeychain = false; // it would ask the session bus of whoever runs the benchmark
    Console console(options);
    QObject::connect(&console, &Console::opened, &console, &Console::start);
    QObject::connect(&console, &Console::openingFailed,
                     [](const Error& error) { qFatal("%s", qPrintable(error.text())); });
    console.window().resize(1920, 1340); // as in the other figures
    const PaintWatch watch(console.window());
    return QApplication::exec();
}

} // namespace qd
