// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QObject>
#include <QString>

namespace qd {

enum class ThemeMode { System, Light, Dark };

/// What a colour means; resources/themes/{light,dark}.json give the values. Chosen to be told apart by the
/// colour-blind (Okabe–Ito hues) and to keep a contrast of 4.5:1 for text, 3:1 for marks; never the only sign.
enum class Ink {
    Window, Surface, SurfaceRaised, Border,
    Text, TextMuted, Accent, AccentText,
    Healthy, Degraded, Failing, Stale, Unknown, ///< endpoint states
    Info, Warning, Critical,                    ///< severities
    Grid, Axis, Crosshair, Baseline, Affected,
};

/// The program's one palette. GUI thread only. Widgets paint with color() and repaint on changed(); the
/// QPalette and style of the application are set by it.
class Theme : public QObject
{
    Q_OBJECT

public:
    static Theme& instance();

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    void setMode(ThemeMode mode);

    [[nodiscard]] QColor color(Ink ink) const;
    /// Colour of the n-th series of a chart; repeats after eight.
    [[nodiscard]] QColor series(int index) const;
    /// resources/icons/NAME.svg painted in `ink`, sharp at any scale, dimmed when disabled.
    [[nodiscard]] QIcon icon(const QString& name, Ink ink = Ink::Text) const;

signals:
    void changed();

private:
    Theme();
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
};

} // namespace qd
