// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/referencedialog.h"

#include "widgets/theme/textlabel.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace qd {

namespace {

QDateTimeEdit* makeEdit(QWidget* parent, const QString& name, Timestamp at)
{
    auto* edit = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(at.ms), parent);
    edit->setObjectName(name);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

ReferenceDialog::ReferenceDialog(Period period, TimeRange extent, TimeRange range, QWidget* parent)
    : QDialog(parent),
      m_period(period),
      m_explanation(new TextLabel(this)),
      m_fromLabel(new TextLabel(this)),
      m_from(makeEdit(this, QStringLiteral("referenceFrom"), range.isEmpty() ? extent.from : range.from)),
      m_toLabel(new TextLabel(this)),
      m_to(makeEdit(this, QStringLiteral("referenceTo"), range.isEmpty() ? extent.to : range.to)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("referenceDialog"));
    m_explanation->setWordWrap(true);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    auto* form = new QFormLayout;
    form->addRow(m_fromLabel, m_from);
    form->addRow(m_toLabel, m_to);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addLayout(form);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QDateTimeEdit* edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &ReferenceDialog::check);
    retranslate();
    check();
}

TimeRange ReferenceDialog::range() const
{
    return {{m_from->dateTime().toMSecsSinceEpoch()}, {m_to->dateTime().toMSecsSinceEpoch()}};
}

void ReferenceDialog::check()
{
    QPushButton* ok = m_buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(!range().isEmpty());
    ok->setToolTip(range().isEmpty() ? tr("The period has to end after it begins.") : QString());
}

void ReferenceDialog::retranslate()
{
    const bool isReference = m_period == Period::Reference;
    setWindowTitle(isReference ? tr("Reference period") : tr("Compared period"));
    m_explanation->setText(isReference ? tr("Drift is measured against this period, and estimates learn from "
                                            "it. Choose one in which the model was known to be healthy.")
                                       : tr("This period is compared with the reference period, in quality "
                                            "and drift. Time in both counts for the reference only."));
    m_fromLabel->setText(tr("&From:"));
    m_toLabel->setText(tr("&To:"));
    m_from->setAccessibleName(tr("Beginning of the period"));
    m_to->setAccessibleName(tr("End of the period"));
}

void ReferenceDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
