// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/acknowledgedialog.h"

#include "widgets/theme/textlabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace qd {

AcknowledgeDialog::AcknowledgeDialog(Alert alert, QString subject, QWidget* parent)
    : ActionDialog(parent),
      m_alert(std::move(alert)),
      m_subject(std::move(subject)),
      m_summary(new TextLabel),
      m_explanation(new TextLabel),
      m_reasonLabel(new TextLabel),
      m_reason(new QLineEdit)
{
    setObjectName(QStringLiteral("acknowledgeDialog"));
    m_reason->setObjectName(QStringLiteral("reasonEdit"));
    m_reasonLabel->setBuddy(m_reason);
    QFont bold = m_summary->font();
    bold.setWeight(QFont::DemiBold);
    m_summary->setFont(bold);
    for (TextLabel* label : {m_summary, m_explanation}) {
        label->setWordWrap(true);
        content()->addWidget(label);
    }
    content()->addWidget(m_reasonLabel);
    content()->addWidget(m_reason);
    content()->addStretch();
    m_reason->setFocus();
    complete();
}

QString AcknowledgeDialog::reason() const
{
    return m_reason->text().trimmed();
}

std::optional<ActionDialog::Problem> AcknowledgeDialog::check() const
{
    if (reason().isEmpty())
        return Problem{tr("Give a reason, so that others know that the alert is being handled."), m_reason};
    return std::nullopt;
}

void AcknowledgeDialog::retranslate()
{
    setWindowTitle(tr("Acknowledge an alert"));
    m_summary->setText(tr("%1: %2", "rule, model").arg(ruleTitle(m_alert.rule), m_subject));
    m_explanation->setText(tr("The alert stays open until its condition clears. Your name, the time and the "
                              "reason are kept with it and in the audit trail."));
    m_reasonLabel->setText(tr("&Reason:"));
    m_reason->setAccessibleName(tr("Reason of the acknowledgement"));
    m_reason->setToolTip(tr("Shown beside the alert to everyone who looks at it later."));
    m_reason->setPlaceholderText(tr("For example: the data team knows, a fix is on its way"));
    setAction(tr("&Acknowledge"), tr("Saves the acknowledgement with your login name."));
}

} // namespace qd
