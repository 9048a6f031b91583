// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/pindialog.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>

namespace qd {

PinDialog::PinDialog(QWidget* parent)
    : QDialog(parent),
      m_from(new QDateTimeEdit(QDateTime::currentDateTime().addSecs(-3600), this)),
      m_to(new QDateTimeEdit(QDateTime::currentDateTime(), this)),
      m_reason(new QLineEdit(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName("pinDialog");
    setWindowTitle(tr("Pin a range"));
    m_from->setObjectName("pinFrom");
    m_to->setObjectName("pinTo");
    m_reason->setObjectName("pinReason");
    m_from->setCalendarPopup(true);
    m_to->setCalendarPopup(true);
    m_reason->setPlaceholderText(tr("Why it is worth keeping"));

    auto* form = new QFormLayout(this);
    const std::pair<QWidget*, QString> rows[]{
        {m_from, tr("&From:")}, {m_to, tr("&To:")}, {m_reason, tr("&Reason:")}};
    for (const auto& [field, text] : rows) {
        form->addRow(text, field);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    }
    form->addRow(m_buttons);

    const auto validate = [this] {
        const bool isRange = m_from->dateTime() < m_to->dateTime();
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isRange);
        m_buttons->button(QDialogButtonBox::Ok)
            ->setToolTip(isRange ? QString() : tr("The range must end after it begins"));
    };
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, validate);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, validate);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Pin PinDialog::pin() const
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(),
            {{m_from->dateTime().toMSecsSinceEpoch()}, {m_to->dateTime().toMSecsSinceEpoch()}},
            m_reason->text(),
            {}};
}

} // namespace qd
