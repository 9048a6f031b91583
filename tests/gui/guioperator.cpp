// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guioperator.h"

#include "models/items/alertmodel.h"
#include "widgets/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace qd {

namespace {

/// The visible widget of that name below `root`.
QWidget* visibleWidget(QWidget* root, const char* objectName)
{
    for (QWidget* widget : root->findChildren<QWidget*>(QLatin1String(objectName))) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace

bool GuiOperator::waitFor(const std::function<bool()>& condition, int milliseconds) const
{
    return QTest::qWaitFor(condition, milliseconds);
}

bool GuiOperator::click(QWidget* root, const char* objectName) const
{
    const auto usable = [&] {
        const QWidget* widget = root ? visibleWidget(root, objectName) : nullptr;
        return widget && widget->isEnabled();
    };
    if (!waitFor(usable))
        return false;
    QTest::mouseClick(visibleWidget(root, objectName), Qt::LeftButton);
    return true;
}

bool GuiOperator::type(QWidget* root, const char* objectName, const QString& text) const
{
    if (!click(root, objectName))
        return false;
    QWidget* widget = visibleWidget(root, objectName);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(widget, text);
    return true;
}

bool GuiOperator::choose(QWidget* root, const char* objectName, const QString& text) const
{
    const auto combo = [&] { return qobject_cast<QComboBox*>(visibleWidget(root, objectName)); };
    const auto offered = [&] { return combo() && combo()->findText(text, Qt::MatchContains) >= 0; };
    if (!waitFor(offered))
        return false;
    combo()->setFocus();
    QTest::keyClick(combo(), Qt::Key_Home);
    for (int i = 0; i < combo()->count() && !combo()->currentText().contains(text); ++i)
        QTest::keyClick(combo(), Qt::Key_Down);
    return combo()->currentText().contains(text);
}

QString GuiOperator::textOf(QWidget* root, const char* objectName) const
{
    const auto* label = root ? root->findChild<QLabel*>(QLatin1String(objectName)) : nullptr;
    return label ? label->text() : QString();
}

bool GuiOperator::selectAlert(const std::string& model)
{
    MainWindow& window = m_console.window();
    if (!click(&window, "navAlerts"))
        return false;
    const auto rowOf = [&](QAbstractItemView* table) {
        const QAbstractItemModel* rows = table->model();
        for (int row = 0; row < rows->rowCount(); ++row) {
            const QModelIndex index = rows->index(row, AlertModel::StateColumn);
            const bool firing = index.data(AlertModel::StateRole).toInt() == int(AlertState::Firing);
            const bool critical = index.data(AlertModel::SeverityRole).toInt() == int(Severity::Critical);
            const QString shown = rows->index(row, AlertModel::ModelColumn).data().toString();
            if (firing && critical && shown.contains(QString::fromStdString(model)))
                return rows->index(row, AlertModel::RuleColumn);
        }
        return QModelIndex();
    };
    const auto table = [&] { return qobject_cast<QAbstractItemView*>(visibleWidget(&window, "alertTable")); };
    if (!waitFor([&] { return table() && rowOf(table()).isValid(); }))
        return false;
    const QModelIndex row = rowOf(table());
    table()->scrollTo(row);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(row).center());
    return true;
}

bool GuiOperator::startTriage(const std::string& model)
{
    return selectAlert(model) && click(&m_console.window(), "triageButton") &&
           waitFor([this] { return wizard() && wizard()->isVisible(); });
}

bool GuiOperator::acknowledge(const std::string& model, const QString& reason)
{
    MainWindow& window = m_console.window();
    if (!selectAlert(model) || !click(&window, "acknowledgeButton"))
        return false;
    const auto dialog = [&window] { return window.findChild<QDialog*>("acknowledgeDialog"); };
    if (!waitFor([&] { return dialog() != nullptr; }) || !type(dialog(), "reasonEdit", reason))
        return false;
    auto* box = dialog()->findChild<QDialogButtonBox*>();
    QTest::mouseClick(box->button(QDialogButtonBox::Ok), Qt::LeftButton);
    return waitFor([&] { return dialog() == nullptr; });
}

bool GuiOperator::continueOpenIncident()
{
    return click(&m_console.window(), "noticeAction") &&
           waitFor([this] { return wizard() && wizard()->isVisible(); });
}

TriageWizard* GuiOperator::wizard()
{
    if (!m_wizard)
        m_wizard = m_console.window().findChild<TriageWizard*>();
    return m_wizard;
}

bool GuiOperator::waitForPage(const char* objectName, int milliseconds)
{
    return waitFor(
        [&] {
            return wizard() && wizard()->currentPage() &&
                   wizard()->currentPage()->objectName() == QLatin1String(objectName);
        },
        milliseconds);
}

bool GuiOperator::next()
{
    return waitFor([this] {
               return wizard() && wizard()->currentPage() && wizard()->currentPage()->isComplete();
           }) &&
           click(wizard(), "wizardNext");
}

bool GuiOperator::finish()
{
    return waitFor([this] {
               return wizard() && wizard()->currentPage() && wizard()->currentPage()->isComplete();
           }) &&
           click(wizard(), "wizardFinish");
}

bool GuiOperator::confirmRollback(const QString& model)
{
    return type(wizard(), "fixConfirmEdit", model) && click(wizard(), "fixExecuteButton");
}

} // namespace qd
