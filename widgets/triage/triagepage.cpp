// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/triagepage.h"

#include "widgets/review/busybar.h"
#include "widgets/review/headingfont.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"

#include <QEvent>
#include <QVBoxLayout>

namespace qd {

TriagePage::TriagePage(TriageSession& session, QWidget* parent)
    : QWizardPage(parent),
      m_session(session),
      m_column(new QVBoxLayout(this)),
      m_notice(new Notice(this)),
      m_busy(new BusyBar(this)),
      m_heading(new TextLabel(this))
{
    m_heading->setFont(headingFont(font(), 1.35));
    m_column->setContentsMargins(8, 8, 8, 0);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_notice);
    m_column->addWidget(m_busy);
}

void TriagePage::setHeading(const QString& text)
{
    m_heading->setText(text);
    setAccessibleName(m_heading->text());
}

bool TriagePage::validatePage()
{
    return m_passing || complete();
}

void TriagePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWizardPage::changeEvent(event);
}

bool TriagePage::isFront() const
{
    return wizard() && wizard()->currentPage() == this;
}

void TriagePage::showError(const Error& error)
{
    m_notice->show(Notice::Kind::Error, error.text(), tr("&Try again"));
}

void TriagePage::showSaveError(const Error& error)
{
    m_notice->show(error);
}

} // namespace qd
