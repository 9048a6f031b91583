// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/theme.h"

#include "widgets/theme/foreigntext.h"
#include "widgets/theme/strokeiconengine.h"
#include "widgets/theme/style.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QWidget>

#include <algorithm>

// Must stand outside any namespace (Q_INIT_RESOURCE).
static void initThemeResources()
{
    Q_INIT_RESOURCE(quarterdeck_theme);
}

namespace qd {

namespace {

constexpr int minimumFontPx = 13;

/// The names of the inks in the order of Ink.
constexpr std::array<const char*, inkCount> inkNames{
    "window",     "surface",  "surfaceRaised", "border",  "text",      "textMuted", "accent",
    "accentText", "healthy",  "degraded",      "failing", "stale",     "unknown",   "info",
    "warning",    "critical", "grid",          "axis",    "crosshair", "baseline",  "affected",
};

QColor colorFrom(const QJsonValue& value, const char* what)
{
    const QColor color(value.toString());
    if (!color.isValid())
        qFatal("The theme file has no valid colour for %s.", what);
    return color;
}

QColor mixed(const QColor& a, const QColor& b, double shareOfA)
{
    const auto mix = [shareOfA](float x, float y) {
        return static_cast<float>(shareOfA) * x + static_cast<float>(1.0 - shareOfA) * y;
    };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QPalette paletteFrom(const ThemeColors& colors)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Ink ink) { palette.setColor(role, colors.color(ink)); };
    set(QPalette::Window, Ink::Window);
    set(QPalette::WindowText, Ink::Text);
    set(QPalette::Base, Ink::Surface);
    set(QPalette::AlternateBase, Ink::Window);
    set(QPalette::Text, Ink::Text);
    set(QPalette::PlaceholderText, Ink::TextMuted);
    set(QPalette::Button, Ink::SurfaceRaised);
    set(QPalette::ButtonText, Ink::Text);
    set(QPalette::BrightText, Ink::Critical);
    set(QPalette::ToolTipBase, Ink::SurfaceRaised);
    set(QPalette::ToolTipText, Ink::Text);
    set(QPalette::Highlight, Ink::Accent);
    set(QPalette::HighlightedText, Ink::AccentText);
    set(QPalette::Link, Ink::Accent);
    set(QPalette::LinkVisited, Ink::Stale);
    set(QPalette::Mid, Ink::Border);
    const QColor raised = colors.color(Ink::SurfaceRaised);
    palette.setColor(QPalette::Light, raised.lighter(115));
    palette.setColor(QPalette::Midlight, raised.lighter(108));
    palette.setColor(QPalette::Dark, raised.darker(140));
    palette.setColor(QPalette::Shadow, colors.color(Ink::Window).darker(200));

    const QColor faint = mixed(colors.color(Ink::Text), colors.color(Ink::Window), 0.45);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.color(Ink::Border));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return palette;
}

QFont applicationFont(const QFont& desktop)
{
    QFont font = desktop;
    // Named, because the fallback for Chinese would else take whichever face fontconfig lists first: bold,
    // and in Japanese shapes.
    font.setFamilies({QFontInfo(desktop).family(), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(std::max(minimumFontPx, QFontInfo(desktop).pixelSize()));
    return font;
}

bool digitsHaveOneWidth(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(QLatin1Char(digit)), width))
            return false;
    }
    return true;
}

} // namespace

ThemeColors loadThemeColors(bool dark)
{
    initThemeResources();
    QFile file(dark ? QStringLiteral(":/quarterdeck/themes/dark.json")
                    : QStringLiteral(":/quarterdeck/themes/light.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The program was built without its theme files.");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject inks = root.value(QLatin1String("inks")).toObject();
    const QJsonArray series = root.value(QLatin1String("series")).toArray();
    ThemeColors colors;
    for (std::size_t i = 0; i < inkNames.size(); ++i)
        colors.inks[i] = colorFrom(inks.value(QLatin1String(inkNames[i])), inkNames[i]);
    for (std::size_t i = 0; i < colors.series.size(); ++i)
        colors.series[i] = colorFrom(series.at(static_cast<qsizetype>(i)), "a series");
    return colors;
}

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    initThemeResources();
    QApplication::setStyle(new Style);
    QApplication::setFont(applicationFont(QApplication::font()));
    qApp->installEventFilter(this);
    guardTexts();
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

QColor Theme::color(Ink ink) const
{
    return m_colors.color(ink);
}

QColor Theme::series(int index) const
{
    const int wrapped = (index % seriesCount + seriesCount) % seriesCount;
    return m_colors.series[static_cast<std::size_t>(wrapped)];
}

QIcon Theme::icon(const QString& name, Ink ink) const
{
    QFile file(QStringLiteral(":/quarterdeck/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new StrokeIconEngine(name, file.readAll(), ink));
}

QFont Theme::numberFont()
{
    const QFont base = QApplication::font();
    if (digitsHaveOneWidth(base))
        return base;
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(QFontInfo(base).pixelSize());
    return fixed;
}

// Qt 6.4 does not say which scheme the desktop has; an application palette that is reset shows it.
bool Theme::desktopIsDark()
{
    QApplication::setPalette(QPalette());
    const QPalette desktop = QApplication::palette();
    return desktop.color(QPalette::Window).lightnessF() < desktop.color(QPalette::WindowText).lightnessF();
}

void Theme::apply()
{
    m_applying = true;
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && desktopIsDark());
    m_colors = loadThemeColors(m_dark);
    QApplication::setPalette(paletteFrom(m_colors));
    // Qt passes the palette on by itself only while exec() runs; screenshots and tests are taken without it.
    for (QWidget* widget : QApplication::allWidgets()) {
        QEvent event(QEvent::ApplicationPaletteChange);
        QApplication::sendEvent(widget, &event);
    }
    m_applying = false;
    emit changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_mode == ThemeMode::System && !m_applying)
        apply();
    return QObject::eventFilter(watched, event);
}

} // namespace qd
