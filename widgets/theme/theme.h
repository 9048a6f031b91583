// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

#include <array>

namespace qd {

enum class ThemeMode { System, Light, Dark };

/// What a colour means; resources/themes/{light,dark}.json give the values. Chosen to be told apart by the
/// colour-blind (Okabe–Ito hues) and to keep a contrast of 4.5:1 for text, 3:1 for marks; never the only
/// sign.
enum class Ink {
    Window,
    Surface,
    SurfaceRaised,
    Border,
    Text,
    TextMuted,
    Accent,
    AccentText,
    Healthy,
    Degraded,
    Failing,
    Stale,
    Unknown, ///< endpoint states
    Info,
    Warning,
    Critical, ///< severities
    Grid,
    Axis,
    Crosshair,
    Baseline,
    Affected,
};
inline constexpr int inkCount = static_cast<int>(Ink::Affected) + 1;
inline constexpr int seriesCount = 8;

/// One palette file as values.
struct ThemeColors
{
    std::array<QColor, inkCount> inks;
    std::array<QColor, seriesCount> series;

    [[nodiscard]] QColor color(Ink ink) const { return inks[static_cast<std::size_t>(ink)]; }
};

/// Reads resources/themes/{light,dark}.json. The files are part of the program: a missing colour is a broken
/// build and ends it.
[[nodiscard]] ThemeColors loadThemeColors(bool dark);

/// The program's one palette. GUI thread only; needs a QApplication. Widgets paint with color() and repaint
/// on changed(); the QPalette, style and font of the application are set by it.
///
/// The font is the desktop's, at least 13 px: comfortable, yet dense enough for a table of a fleet.
class Theme : public QObject
{
    Q_OBJECT

public:
    static Theme& instance();

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    /// System takes light or dark from the lightness of the desktop's palette and follows it while it runs.
    void setMode(ThemeMode mode);

    [[nodiscard]] QColor color(Ink ink) const;
    /// Colour of the n-th series of a chart; repeats after eight.
    [[nodiscard]] QColor series(int index) const;
    /// resources/icons/NAME.svg painted in `ink`, sharp at any scale, dimmed when disabled. It follows a
    /// change of the theme by itself. An unknown name gives a null icon.
    [[nodiscard]] QIcon icon(const QString& name, Ink ink = Ink::Text) const;
    /// Returns the font for numbers in columns: the application's when its digits are of one width, else a
    /// monospaced one.
    [[nodiscard]] static QFont numberFont();

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Theme();
    void apply();
    [[nodiscard]] static bool desktopIsDark();

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_applying = false; ///< our own changes of the palette are no news
    ThemeColors m_colors;
};

} // namespace qd
