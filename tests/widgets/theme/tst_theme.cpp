// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/theme/grab.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/statebadge.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/toast.h"
#include "widgets/theme/windowsize.h"

#include <QApplication>
#include <QDirIterator>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace qd;

namespace {

using Linear = std::array<double, 3>;

/// sRGB to linear light, IEC 61966-2-1.
Linear linear(const QColor& color)
{
    const auto channel = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {channel(color.red() / 255.0), channel(color.green() / 255.0), channel(color.blue() / 255.0)};
}

double luminance(const Linear& c)
{
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

/// Contrast ratio of WCAG 2.1, 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(linear(a));
    const double y = luminance(linear(b));
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

enum Sight { Usual, Protanopia, Deuteranopia };

/// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
Linear seenBy(const Linear& c, Sight sight)
{
    using Matrix = std::array<std::array<double, 3>, 3>;
    static constexpr Matrix protanopia{
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    static constexpr Matrix deuteranopia{
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    if (sight == Usual)
        return c;
    const Matrix& m = sight == Protanopia ? protanopia : deuteranopia;
    Linear seen{};
    for (std::size_t i = 0; i < 3; ++i)
        seen[i] = std::max(0.0, m[i][0] * c[0] + m[i][1] * c[1] + m[i][2] * c[2]);
    return seen;
}

/// Distance in CIELAB (ΔE 1976), white point D65.
double difference(const QColor& first, const QColor& second, Sight sight)
{
    const auto lab = [sight](const QColor& color) -> Linear {
        const Linear c = seenBy(linear(color), sight);
        const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
        const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
        const double y = f(luminance(c));
        const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
        return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    };
    const Linear a = lab(first);
    const Linear b = lab(second);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// How the glyph covers its box, without colour: the mask of touched pixels.
QImage silhouette(Glyph glyph)
{
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(2, 2);
    paintStateGlyph(painter, QRectF(0, 0, 16, 16), Ink::Text, glyph);
    return image.createAlphaMask();
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void windowsFitTheirScreen()
    {
        const QWidget window;
        const QSize room = window.screen()->availableSize();
        QCOMPARE(fitting(window, {200, 100}), QSize(200, 100));
        const QSize fitted = fitting(window, {100'000, 100});
        QVERIFY(fitted.width() < room.width() && fitted.height() == 100);
        QVERIFY(fitting(window, {100, 100'000}).height() < room.height());
    }

    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void inksKeepTheirContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("ink");
        QTest::addColumn<double>("least");
        const std::vector<std::pair<Ink, double>> inks{
            {Ink::Text, 7.0},      {Ink::TextMuted, 4.5}, {Ink::Accent, 4.5},   {Ink::Healthy, 4.5},
            {Ink::Degraded, 4.5},  {Ink::Failing, 4.5},   {Ink::Stale, 4.5},    {Ink::Unknown, 4.5},
            {Ink::Info, 4.5},      {Ink::Warning, 4.5},   {Ink::Critical, 4.5}, {Ink::Axis, 3.0},
            {Ink::Crosshair, 3.0}, {Ink::Baseline, 3.0},  {Ink::Affected, 3.0}};
        for (const bool dark : {false, true}) {
            for (const auto& [ink, least] : inks)
                QTest::addRow("%s ink %d", dark ? "dark" : "light", static_cast<int>(ink))
                    << dark << static_cast<int>(ink) << least;
        }
    }

    void inksKeepTheirContrast()
    {
        QFETCH(bool, dark);
        QFETCH(int, ink);
        QFETCH(double, least);
        const ThemeColors colors = loadThemeColors(dark);
        for (const Ink ground : {Ink::Window, Ink::Surface, Ink::SurfaceRaised}) {
            const double ratio = contrast(colors.color(static_cast<Ink>(ink)), colors.color(ground));
            QVERIFY2(ratio >= least, qPrintable(QStringLiteral("ground %1: %2").arg(int(ground)).arg(ratio)));
        }
    }

    void textOnTheAccentIsReadable()
    {
        for (const bool dark : {false, true}) {
            const ThemeColors colors = loadThemeColors(dark);
            QVERIFY(contrast(colors.color(Ink::AccentText), colors.color(Ink::Accent)) >= 4.5);
        }
    }

    void seriesKeepThreeToOne()
    {
        for (const bool dark : {false, true}) {
            const ThemeColors colors = loadThemeColors(dark);
            for (const QColor& color : colors.series) {
                QVERIFY2(contrast(color, colors.color(Ink::Surface)) >= 3.0, qPrintable(color.name()));
                QVERIFY2(contrast(color, colors.color(Ink::Window)) >= 3.0, qPrintable(color.name()));
            }
        }
    }

    void statesAreToldApartByTheColourBlind_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("sight");
        for (const bool dark : {false, true}) {
            for (const Sight sight : {Usual, Protanopia, Deuteranopia})
                QTest::addRow("%s sight %d", dark ? "dark" : "light", int(sight)) << dark << int(sight);
        }
    }

    void statesAreToldApartByTheColourBlind()
    {
        QFETCH(bool, dark);
        QFETCH(int, sight);
        const ThemeColors colors = loadThemeColors(dark);
        const std::array states{Ink::Healthy, Ink::Degraded, Ink::Failing, Ink::Stale};
        for (std::size_t i = 0; i < states.size(); ++i) {
            for (std::size_t j = i + 1; j < states.size(); ++j)
                QVERIFY(difference(colors.color(states[i]), colors.color(states[j]), Sight(sight)) >= 15.0);
        }
        // A chart seldom has more than six lines; the last two may be near to an earlier one.
        for (std::size_t i = 0; i < 6; ++i) {
            for (std::size_t j = i + 1; j < 6; ++j) {
                const double apart = difference(colors.series[i], colors.series[j], Sight(sight));
                QVERIFY2(apart >= 12.0, qPrintable(QStringLiteral("%1 %2: %3").arg(i).arg(j).arg(apart)));
            }
        }
    }

    void modeSetsThePaletteOfTheApplication()
    {
        Theme& theme = Theme::instance();
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Ink::Window));
        QCOMPARE(QApplication::palette().color(QPalette::Highlight), theme.color(Ink::Accent));
        theme.setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        theme.setMode(ThemeMode::Light);
        QCOMPARE(changed.count(), 2);
        QVERIFY(!theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(Ink::Surface));
    }

    void widgetsThatExistAreRecoloured()
    {
        QWidget window;
        auto* button = new QPushButton(&window);
        window.show();
        Theme::instance().setMode(ThemeMode::Dark);
        QCOMPARE(window.palette().color(QPalette::Window), Theme::instance().color(Ink::Window));
        QCOMPARE(button->palette().color(QPalette::ButtonText), Theme::instance().color(Ink::Text));
    }

    void systemModeFollowsTheDesktop()
    {
        Theme& theme = Theme::instance();
        theme.setMode(ThemeMode::Dark);
        theme.setMode(ThemeMode::System); // the offscreen desktop is light
        QVERIFY(!theme.isDark());
        QSignalSpy changed(&theme, &Theme::changed);
        QWidget window;
        QEvent event(QEvent::ThemeChange);
        QApplication::sendEvent(&window, &event);
        QCOMPARE(changed.count(), 1);
        theme.setMode(ThemeMode::Light);
        QApplication::sendEvent(&window, &event);
        QCOMPARE(changed.count(), 2);
    }

    void seriesRepeatAfterEight()
    {
        const Theme& theme = Theme::instance();
        QCOMPARE(theme.series(8), theme.series(0));
        QCOMPARE(theme.series(-1), theme.series(7));
        QVERIFY(theme.series(1) != theme.series(0));
    }

    void fontIsAtLeastThirteenPixels()
    {
        Theme::instance();
        QVERIFY(QFontInfo(QApplication::font()).pixelSize() >= 13);
        const QFontMetricsF digits(Theme::numberFont());
        QCOMPARE(digits.horizontalAdvance(QStringLiteral("1111")),
                 digits.horizontalAdvance(QStringLiteral("8080")));
    }

    void everyIconFileDrawsInTheInk()
    {
        const Theme& theme = Theme::instance();
        QDirIterator files(QStringLiteral(":/quarterdeck/icons"));
        int count = 0;
        while (files.hasNext()) {
            files.next();
            ++count;
            const QString name = files.fileInfo().completeBaseName();
            const QIcon icon = theme.icon(name, Ink::Critical);
            QVERIFY2(!icon.isNull(), qPrintable(name));
            const QImage image = icon.pixmap(QSize(96, 96)).toImage();
            const QColor wanted = theme.color(Ink::Critical);
            bool found = false;
            for (int y = 0; y < image.height() && !found; ++y) {
                for (int x = 0; x < image.width() && !found; ++x)
                    found = image.pixelColor(x, y) == wanted;
            }
            QVERIFY2(found, qPrintable(name));
        }
        QVERIFY(count >= 31);
        QVERIFY(theme.icon(QStringLiteral("no such icon")).isNull());
    }

    void iconsAreSharpAtTwofoldScale()
    {
        const QPixmap pixmap = Theme::instance().icon(QStringLiteral("alerts")).pixmap(QSize(20, 20), 2.0);
        QCOMPARE(pixmap.size(), QSize(40, 40));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void iconsFollowTheTheme()
    {
        Theme& theme = Theme::instance();
        const QIcon icon = theme.icon(QStringLiteral("play"));
        const QImage light = icon.pixmap(QSize(24, 24)).toImage();
        theme.setMode(ThemeMode::Dark);
        const QImage dark = icon.pixmap(QSize(24, 24)).toImage();
        QVERIFY(light != dark);
        QVERIFY(icon.pixmap(QSize(24, 24), QIcon::Disabled).toImage() != dark);
    }

    void glyphsDifferInShape()
    {
        const std::array glyphs{Glyph::Disc,  Glyph::Triangle, Glyph::Octagon, Glyph::Cross,
                                Glyph::Clock, Glyph::Question, Glyph::Square};
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            for (std::size_t j = i + 1; j < glyphs.size(); ++j)
                QVERIFY(silhouette(glyphs[i]) != silhouette(glyphs[j]));
        }
    }

    void nothingIsCalledEmptyBeforeTheAnswer()
    {
        EmptyState empty(EmptyState::Answer::Awaited);
        empty.setTexts(QStringLiteral("None yet"), QStringLiteral("Make one."), QStringLiteral("Make"));
        auto* title = empty.findChild<QLabel*>(QStringLiteral("emptyTitle"));
        auto* action = empty.findChild<QPushButton*>(QStringLiteral("emptyAction"));
        QCOMPARE(title->text(), QStringLiteral("Reading…"));
        QVERIFY(action->isHidden());
        empty.setAnswer(EmptyState::Answer::Failed);
        QVERIFY(title->text() != QStringLiteral("None yet") && action->isHidden());
        empty.setAnswer(EmptyState::Answer::Given);
        QCOMPARE(title->text(), QStringLiteral("None yet"));
        QVERIFY(!action->isHidden());
    }

    /// It covers the bottom and pushes nothing; a confirmation goes by itself unless somebody is at it.
    void toastLiesOverThePage()
    {
        QWidget page;
        page.resize(600, 300);
        auto* layout = new QVBoxLayout(&page);
        auto* content = new QPushButton;
        content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        layout->addWidget(content);
        auto* toast = new Toast(&page);
        toast->setStay(std::chrono::milliseconds(200));
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        content->setFocus(); // somebody is at work on the page
        const QRect before = content->geometry();
        toast->show(Notice::Kind::Success, QStringLiteral("Removed."), QStringLiteral("&Undo"));
        QCoreApplication::processEvents();
        QCOMPARE(content->geometry(), before);
        QVERIFY(toast->isVisible() && toast->geometry().bottom() > page.height() - 40);
        QCOMPARE(toast->accessibleName(), QStringLiteral("Removed."));
        toast->setAttribute(Qt::WA_UnderMouse, false); // wherever the mouse of this machine rests
        QTRY_VERIFY(!toast->isVisible());

        toast->show(Notice::Kind::Success, QStringLiteral("Removed."), QStringLiteral("&Undo"));
        auto* action = toast->findChild<QPushButton*>(QStringLiteral("noticeAction"));
        QSignalSpy triggered(toast, &Notice::actionTriggered);
        QVERIFY(action->focusPolicy() & Qt::TabFocus);
        page.activateWindow();
        action->setFocus();
        QTest::qWait(500); // more than it would stay
        QVERIFY2(toast->isVisible(), "the focus holds it");
        QTest::keyClick(action, Qt::Key_Space);
        QCOMPARE(triggered.count(), 1);

        toast->show(Notice::Kind::Error, QStringLiteral("It failed."));
        QTest::qWait(500);
        QVERIFY2(toast->isVisible(), "trouble stays until somebody closes it");
        page.resize(600, 400);
        QCoreApplication::processEvents();
        QVERIFY(toast->geometry().bottom() > 360 && toast->geometry().bottom() < 400);
    }

    void noticeShowsTheErrorAndCloses()
    {
        QWidget page;
        auto* layout = new QVBoxLayout(&page);
        auto* notice = new Notice(&page);
        layout->addWidget(notice);
        page.show();
        QVERIFY(!notice->isVisible());

        const Error error{ErrorKind::Refused, QStringLiteral("fraud-server"),
                          QStringLiteral("It answered 500."), QStringLiteral("Look at its log.")};
        notice->show(error);
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->findChild<QLabel*>(QStringLiteral("noticeText"))->text(), error.text());
        QCOMPARE(notice->accessibleName(), error.text());
        QVERIFY(!notice->findChild<QPushButton*>(QStringLiteral("noticeAction"))->isVisible());

        QTest::mouseClick(notice->findChild<QToolButton*>(QStringLiteral("noticeClose")), Qt::LeftButton);
        QVERIFY(!notice->isVisible());

        QSignalSpy triggered(notice, &Notice::actionTriggered);
        notice->show(Notice::Kind::Success, QStringLiteral("Saved."), QStringLiteral("Undo"));
        QTest::mouseClick(notice->findChild<QPushButton*>(QStringLiteral("noticeAction")), Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
    }

    void emptyStateOffersItsAction()
    {
        EmptyState empty(EmptyState::Answer::Given);
        empty.setTexts(QStringLiteral("No endpoints yet"), QStringLiteral("Add one to watch it."));
        empty.show();
        auto* action = empty.findChild<QPushButton*>(QStringLiteral("emptyAction"));
        QVERIFY(!action->isVisible());
        empty.setTexts(QStringLiteral("No endpoints yet"), QStringLiteral("Add one to watch it."),
                       QStringLiteral("&Add endpoint…"));
        QVERIFY(action->isVisible());
        QSignalSpy triggered(&empty, &EmptyState::actionTriggered);
        QTest::keyClick(action, Qt::Key_Space);
        QCOMPARE(triggered.count(), 1);
    }

    void pictures();
};

/// A sheet of everything that the theme draws, to look at.
void TestTheme::pictures()
{
    for (const bool dark : {false, true}) {
        Theme& theme = Theme::instance();
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        QWidget sheet;
        auto* layout = new QVBoxLayout(&sheet);
        QDirIterator files(QStringLiteral(":/quarterdeck/icons"));
        QHBoxLayout* row = nullptr;
        for (int i = 0; files.hasNext(); ++i) {
            files.next();
            if (i % 12 == 0)
                layout->addLayout(row = new QHBoxLayout);
            auto* button = new QToolButton;
            button->setIcon(theme.icon(files.fileInfo().completeBaseName()));
            button->setIconSize(QSize(24, 24));
            button->setText(files.fileInfo().completeBaseName());
            button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
            row->addWidget(button);
        }
        layout->addLayout(row = new QHBoxLayout);
        const std::vector<std::tuple<Ink, Glyph, QString>> states{
            {Ink::Healthy, Glyph::Disc, QStringLiteral("Healthy")},
            {Ink::Degraded, Glyph::Triangle, QStringLiteral("Degraded")},
            {Ink::Failing, Glyph::Octagon, QStringLiteral("Failing")},
            {Ink::Unknown, Glyph::Cross, QStringLiteral("Unreachable")},
            {Ink::Stale, Glyph::Clock, QStringLiteral("Stale")},
            {Ink::Unknown, Glyph::Question, QStringLiteral("Unknown")},
            {Ink::Info, Glyph::Square, QStringLiteral("Info")}};
        for (const auto& [ink, glyph, name] : states) {
            auto* label = new QPushButton(stateIcon(ink, glyph), name);
            row->addWidget(label);
        }
        for (const auto kind :
             {Notice::Kind::Info, Notice::Kind::Success, Notice::Kind::Warning, Notice::Kind::Error}) {
            auto* notice = new Notice;
            layout->addWidget(notice);
            notice->show(kind,
                         QStringLiteral("fraud-server: The endpoint answered 500 to GET /metrics. Look at "
                                        "the server's log."),
                         QStringLiteral("Try again"));
        }
        auto* empty = new EmptyState(EmptyState::Answer::Given);
        empty->setTexts(
            QStringLiteral("No endpoints yet"),
            QStringLiteral("Add a Triton or TorchServe server, or any Prometheus metrics URL. It is "
                           "watched from then on."),
            QStringLiteral("Add endpoint…"));
        layout->addWidget(empty);
        sheet.resize(1100, 760);
        sheet.show();
        QVERIFY(QTest::qWaitForWindowExposed(&sheet));
        test::grab(sheet, dark ? QStringLiteral("theme-dark") : QStringLiteral("theme-light"));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
