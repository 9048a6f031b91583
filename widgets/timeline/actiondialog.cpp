// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/actiondialog.h"

#include "widgets/theme/statebadge.h"
#include "widgets/theme/textlabel.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

namespace {

constexpr int usualWidth = 480;
constexpr int iconSide = 16;

} // namespace

ActionDialog::ActionDialog(QWidget* parent)
    : QDialog(parent),
      m_form(new QWidget(this)),
      m_content(new QVBoxLayout(m_form)),
      m_errorIcon(new TextLabel(this)),
      m_error(new TextLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(10);
    m_error->setObjectName(QStringLiteral("dialogError"));
    m_error->setWordWrap(true);
    m_error->setMinimumWidth(usualWidth - 60);
    m_errorIcon->setPixmap(stateIcon(Ink::Critical, Glyph::Octagon).pixmap(QSize(iconSide, iconSide)));
    m_buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("submitButton"));
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));

    auto* errorRow = new QHBoxLayout;
    errorRow->addWidget(m_errorIcon, 0, Qt::AlignTop);
    errorRow->addWidget(m_error, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_form, 1);
    layout->addLayout(errorRow);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ActionDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showError({});
}

void ActionDialog::setAction(const QString& text, const QString& toolTip)
{
    QPushButton* ok = m_buttons->button(QDialogButtonBox::Ok);
    ok->setText(text);
    ok->setToolTip(toolTip);
    QPushButton* cancel = m_buttons->button(QDialogButtonBox::Cancel);
    cancel->setText(tr("Cancel"));
    cancel->setToolTip(tr("Closes the dialog; nothing is changed."));
}

void ActionDialog::submit()
{
    if (const auto problem = check()) {
        showError(problem->text);
        problem->where->setFocus(Qt::OtherFocusReason);
        return;
    }
    showError({});
    setBusy(true);
    emit submitted();
}

void ActionDialog::finish(const Result<void>& outcome)
{
    setBusy(false);
    if (outcome)
        accept();
    else
        showError(outcome.error().text());
}

void ActionDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!busy);
}

void ActionDialog::showError(const QString& text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_errorIcon->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    growToFit();
    QAccessibleEvent event(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ActionDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ActionDialog::complete()
{
    retranslate();
    resize(usualWidth, 0);
    growToFit();
}

// QLayout asks wrapped labels for their least height at some width of its own, not at this one.
void ActionDialog::growToFit()
{
    layout()->activate();
    const int width = std::max(this->width(), layout()->totalMinimumSize().width());
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    resize(width, std::max(height(), needed));
}

} // namespace qd
