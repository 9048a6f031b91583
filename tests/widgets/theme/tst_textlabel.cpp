// SPDX-License-Identifier: Apache-2.0
#include "tests/support/watchedpicture.h"
#include "widgets/theme/elidedlabel.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFormLayout>
#include <QHelpEvent>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace qd;

namespace {

const QLabel* shownTip()
{
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (top->inherits("QTipLabel") && top->isVisible())
            return qobject_cast<QLabel*>(top);
    }
    return nullptr;
}

void restMouseOn(QWidget& widget, const QPoint& pos)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, pos, widget.mapToGlobal(pos));
    QApplication::sendEvent(&widget, &event);
}

} // namespace

/// Text that looks like markup is text in labels, tooltips and boxes, and no picture of it is opened.
class TestTextLabel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().setMode(ThemeMode::Light); }
    void cleanup()
    {
        QToolTip::hideText();
        QVERIFY(!m_picture.wasOpened());
    }

    void aLabelShowsMarkupAsText()
    {
        TextLabel label(m_picture.name());
        label.show();
        label.grab();
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.text().startsWith("<img"));
        QVERIFY(label.text().contains("[U+202E]"));
    }

    void aLabelStaysInItsBounds()
    {
        TextLabel label(m_picture.longName());
        QVERIFY(label.text().size() < 1'000);
        QVERIFY(label.minimumSizeHint().width() < 1'000);
        label.setText(QString("word ").repeated(10'000));
        label.setWordWrap(true);
        QVERIFY(label.text().size() <= 4'001);
        QVERIFY(label.minimumSizeHint().width() < 1'000);
        label.setText(QString("line\n").repeated(500));
        QVERIFY(label.text().count('\n') < 100);
    }

    void ownMarkupHasForeignTextInIt()
    {
        TextLabel label;
        label.setMarkup("<b>" + markupOf(m_picture.name()) + "</b> <a href=\"1\">See it</a>");
        label.show();
        label.grab();
        QCOMPARE(label.textFormat(), Qt::RichText);
        label.setText(m_picture.name()); // and is text again
        label.grab();
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }

    void whatIsNotOurMarkupIsText_data()
    {
        QTest::addColumn<QString>("markup");
        QTest::newRow("picture") << "<b>x</b>" + m_picture.name();
        QTest::newRow("style sheet") << "<link rel=\"stylesheet\" href=\"/dev/zero\">";
        QTest::newRow("table") << "<table background=\"/dev/zero\"><tr><td>x</td></tr></table>";
        QTest::newRow("capitals") << "<IMG src=\"/dev/zero\">";
    }

    void whatIsNotOurMarkupIsText()
    {
        QFETCH(QString, markup);
        TextLabel label;
        label.setMarkup(markup);
        label.show();
        label.grab();
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }

    void aCaptionThatQtMakesIsText()
    {
        QWidget form;
        auto* layout = new QFormLayout(&form);
        layout->addRow(m_picture.name(), new QPushButton(&form));
        form.show();
        form.grab();
        QCOMPARE(form.findChild<QLabel*>()->textFormat(), Qt::PlainText);
    }

    void aMessageBoxIsText()
    {
        const std::unique_ptr<QMessageBox> box(makeMessageBox(
            QMessageBox::Question, "title", m_picture.name(), m_picture.name(), QMessageBox::Ok, nullptr));
        box->show();
        box->grab();
        for (const QLabel* label : box->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void theTooltipOfAWidgetIsText()
    {
        QPushButton button;
        button.setToolTip(m_picture.name());
        button.show();
        restMouseOn(button, button.rect().center());
        QVERIFY(shownTip());
        QCOMPARE(shownTip()->textFormat(), Qt::PlainText);
        QVERIFY(shownTip()->text().remove('\n').contains("[U+202E]"));
    }

    void theTooltipOfACellIsText()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), m_picture.longName(), Qt::ToolTipRole);
        model.setHeaderData(0, Qt::Horizontal, m_picture.name(), Qt::ToolTipRole);
        QTableView view;
        view.setModel(&model);
        view.show();
        restMouseOn(*view.viewport(), view.visualRect(model.index(0, 0)).center());
        QVERIFY(shownTip());
        QCOMPARE(shownTip()->textFormat(), Qt::PlainText);
        QVERIFY(shownTip()->width() < 2'000);
    }

    void aTooltipThatNobodyGuardsIsText()
    {
        QToolTip::showText({}, m_picture.name());
        QVERIFY(shownTip());
        QCOMPARE(shownTip()->textFormat(), Qt::PlainText);
    }

    void aLongTooltipIsBroken()
    {
        const QStringList lines = toolTipText(QString("word ").repeated(100), QToolTip::font()).split('\n');
        QVERIFY(lines.size() > 3);
        for (const QString& line : lines)
            QVERIFY(line.size() < 150);
        QCOMPARE(toolTipText("short", QToolTip::font()), "short");
    }

    void anAmpersandOfANameIsNoMnemonic() { QCOMPARE(menuText("a&b\nc"), QStringLiteral("a&&b␊c")); }

private:
    test::WatchedPicture m_picture;
};

QTEST_MAIN(TestTextLabel)
#include "tst_textlabel.moc"
