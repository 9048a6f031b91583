// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/switchconfirm.h"

#include "widgets/review/requesttext.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"
#include "widgets/triage/triagepage.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

SwitchConfirm::SwitchConfirm(Purpose purpose, QWidget* parent)
    : QWidget(parent),
      m_purpose(purpose),
      m_title(makeHeading(this)),
      m_copy(new QPushButton(this)),
      m_preview(new QPlainTextEdit(this)),
      m_question(new TextLabel(this)),
      m_edit(new QLineEdit(this)),
      m_execute(new QPushButton(this))
{
    const bool undo = purpose == Purpose::Undo;
    m_preview->setObjectName(undo ? QStringLiteral("verifyUndoPreview") : QStringLiteral("fixPreview"));
    m_copy->setObjectName(undo ? QStringLiteral("verifyUndoCopyButton") : QStringLiteral("fixCopyButton"));
    m_edit->setObjectName(undo ? QStringLiteral("verifyUndoConfirmEdit") : QStringLiteral("fixConfirmEdit"));
    m_execute->setObjectName(undo ? QStringLiteral("verifyUndoButton") : QStringLiteral("fixExecuteButton"));
    m_preview->setReadOnly(true);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setMinimumHeight(90);
    m_preview->setTabChangesFocus(true);
    m_copy->setAutoDefault(false);
    m_execute->setAutoDefault(false);
    m_question->setBuddy(m_edit);
    m_question->setWordWrap(true);
    m_edit->setMaximumWidth(260);
    m_edit->installEventFilter(this);
    m_title->setBuddy(m_preview);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    auto* confirm = new QHBoxLayout;
    confirm->addWidget(m_edit, 1);
    confirm->addWidget(m_execute);
    confirm->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_preview, 1);
    column->addWidget(m_question);
    column->addLayout(confirm);

    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_preview->toPlainText()); });
    connect(m_edit, &QLineEdit::textChanged, this, &SwitchConfirm::update);
    connect(m_execute, &QPushButton::clicked, this, [this] {
        const SwitchPlan plan = *m_plan;
        m_edit->clear();
        emit confirmed(plan);
    });
    retranslate();
}

void SwitchConfirm::setPurpose(Purpose purpose)
{
    m_purpose = purpose;
    retranslate();
}

void SwitchConfirm::setPlan(const SwitchPlan& plan)
{
    m_plan = plan;
    m_edit->clear();
    retranslate();
}

void SwitchConfirm::showText(const QString& text)
{
    m_plan.reset();
    m_edit->clear();
    m_preview->setPlainText(text);
    retranslate();
}

void SwitchConfirm::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void SwitchConfirm::setHistoryReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    retranslate();
}

void SwitchConfirm::update()
{
    const bool ready = m_plan.has_value() && !m_busy && !m_readOnly;
    m_edit->setEnabled(ready);
    m_execute->setEnabled(ready && isConfirmed());
    m_copy->setEnabled(!m_preview->toPlainText().isEmpty());
}

/// Returns whether the change is confirmed by the model's name, or by what is shown of a name that cannot be
/// typed.
bool SwitchConfirm::isConfirmed() const
{
    const QString name = QString::fromStdString(m_plan->model);
    return m_edit->text() == name || m_edit->text() == nameText(name);
}

bool SwitchConfirm::eventFilter(QObject* watched, QEvent* event)
{
    // Return confirms what was typed; it must not reach the dialog, whose default button is Next.
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_execute->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SwitchConfirm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SwitchConfirm::retranslate()
{
    const bool undo = m_purpose == Purpose::Undo;
    m_title->setText(!m_plan ? tr("Requests")
                     : undo  ? tr("To undo, this would be sent:")
                             : tr("Requests that will be sent"));
    if (m_plan) {
        m_preview->setPlainText(planText(*m_plan));
        m_question->setText(
            tr("&Type the model's name, %1, to confirm the switch to version %2 from version %3:")
                .arg(menuText(QString::fromStdString(m_plan->model)),
                     menuText(QString::fromStdString(m_plan->toVersion)),
                     menuText(QString::fromStdString(m_plan->fromVersion))));
    } else {
        const bool isPast = !undo && !m_preview->toPlainText().isEmpty();
        m_question->setText(isPast ? tr("Choose another model or version to prepare another change.")
                            : undo ? tr("Preparing the undo…")
                                   : tr("Preparing the rollback…"));
    }
    m_preview->setAccessibleName(tr("Exact requests"));
    m_preview->setToolTip(
        tr("Exactly what will be sent; secrets are hidden, and invisible characters are shown as symbols. "
           "Before sending, the console checks that nothing has changed."));
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(tr("Copy the requests"));
    m_copy->setToolTip(tr("Puts the requests on the clipboard, for a ticket or a second pair of eyes."));
    m_edit->setAccessibleName(tr("The model's name, to confirm"));
    m_edit->setToolTip(tr("Typing the name makes sure that the right model is changed."));
    m_execute->setText(undo ? tr("&Undo this rollback") : tr("&Roll back"));
    m_execute->setAccessibleName(undo ? tr("Undo this rollback") : tr("Roll back"));
    m_execute->setToolTip(
        m_readOnly ? tr("The history is open read-only, so no change could be recorded. Close the other "
                        "console that writes to it, or make the file writable, and start this console again.")
                   : tr("Sends the requests above. Enabled once you have typed the model's name."));
    update();
}

} // namespace qd
