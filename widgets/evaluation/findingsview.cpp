// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/findingsview.h"

#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t fewest = 5;

Ink inkOf(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Bad:
        return Ink::Failing;
    case Finding::Weight::Notice:
        return Ink::Warning;
    case Finding::Weight::Good:
        break;
    }
    return Ink::Healthy;
}

/// Told apart without colour too.
QString signOf(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Bad:
        return QStringLiteral("■");
    case Finding::Weight::Notice:
        return QStringLiteral("▲");
    case Finding::Weight::Good:
        break;
    }
    return QStringLiteral("●");
}

} // namespace

FindingsView::FindingsView(QWidget* parent)
    : QWidget(parent), m_more(new QPushButton(this)), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("findings"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_more->setObjectName(QStringLiteral("moreFindings"));
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        show();
    });
    connect(&Theme::instance(), &Theme::changed, this, &FindingsView::show);
}

void FindingsView::setFindings(std::vector<Finding> findings)
{
    m_findings = std::move(findings);
    m_showsAll = false;
    show();
}

QString FindingsView::textOf(std::size_t index) const
{
    const Finding& finding = m_findings[index];
    const QColor color = Theme::instance().color(inkOf(finding.weight));
    QStringList rest;
    for (const QString& sentence : {finding.since, finding.howSure}) {
        if (!sentence.isEmpty())
            rest << markupOf(sentence);
    }
    return QStringLiteral("<span style=\"color:%1\">%2</span> <b>%3</b> %4 <a href=\"%5\">%6</a>")
        .arg(color.name(), signOf(finding.weight), markupOf(finding.what), rest.join(QLatin1Char(' ')),
             QString::number(index), markupOf(tr("Show rows").replace(QLatin1Char(' '), QChar::Nbsp)));
}

void FindingsView::show()
{
    for (TextLabel* label : m_labels)
        delete label;
    m_labels.clear();
    const std::size_t shown = m_showsAll ? m_findings.size() : std::min(m_findings.size(), fewest);
    m_more->setVisible(shown < m_findings.size());
    m_more->setText(tr("&Show %n more", nullptr, static_cast<int>(m_findings.size() - shown)));
    m_more->setToolTip(tr("Shows less notable findings"));
    for (std::size_t i = 0; i < shown; ++i) {
        auto* label = new TextLabel(this);
        label->setMarkup(textOf(i));
        label->setObjectName(QStringLiteral("finding%1").arg(i));
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        label->setAccessibleName(boundedText(m_findings[i].what));
        m_layout->insertWidget(static_cast<int>(i), label);
        m_labels.push_back(label);
        // Queued: who follows it may renew the findings, and this label with them.
        connect(
            label, &TextLabel::linkActivated, this,
            [this](const QString& link) {
                if (const std::size_t index = link.toUInt(); index < m_findings.size())
                    emit opened(Finding(m_findings[index]));
            },
            Qt::QueuedConnection);
    }
}

} // namespace qd
