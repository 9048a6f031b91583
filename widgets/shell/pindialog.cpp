// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/pindialog.h"

#include "widgets/theme/textlabel.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>

namespace qd {

PinDialog::PinDialog(QWidget* parent)
    : QDialog(parent),
      m_fromLabel(new TextLabel(this)),
      m_from(new QDateTimeEdit(QDateTime::currentDateTime().addSecs(-3600), this)),
      m_toLabel(new TextLabel(this)),
      m_to(new QDateTimeEdit(QDateTime::currentDateTime(), this)),
      m_reasonLabel(new TextLabel(this)),
      m_reason(new QLineEdit(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("pinDialog"));
    m_from->setObjectName(QStringLiteral("pinFrom"));
    m_to->setObjectName(QStringLiteral("pinTo"));
    m_reason->setObjectName(QStringLiteral("pinReason"));
    m_from->setCalendarPopup(true);
    m_to->setCalendarPopup(true);

    auto* form = new QFormLayout(this);
    const std::pair<TextLabel*, QWidget*> rows[]{
        {m_fromLabel, m_from}, {m_toLabel, m_to}, {m_reasonLabel, m_reason}};
    for (const auto& [label, field] : rows) {
        label->setBuddy(field);
        form->addRow(label, field);
    }
    form->addRow(m_buttons);

    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &PinDialog::check);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &PinDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

void PinDialog::check()
{
    const bool isRange = m_from->dateTime() < m_to->dateTime();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isRange);
    m_buttons->button(QDialogButtonBox::Ok)
        ->setToolTip(isRange ? QString() : tr("The range must end after it begins"));
}

void PinDialog::retranslate()
{
    setWindowTitle(tr("Pin a range"));
    m_reason->setPlaceholderText(tr("Why to keep it"));
    const auto name = [](TextLabel* label, const QString& text) {
        label->setText(text);
        label->buddy()->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    };
    name(m_fromLabel, tr("&From:"));
    name(m_toLabel, tr("&To:"));
    name(m_reasonLabel, tr("&Reason:"));
    check();
}

void PinDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

Pin PinDialog::pin() const
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(),
            {{m_from->dateTime().toMSecsSinceEpoch()}, {m_to->dateTime().toMSecsSinceEpoch()}},
            m_reason->text(),
            {}};
}

} // namespace qd
