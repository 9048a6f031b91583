// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/consentdialog.h"

#include "models/items/endpointwishes.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

ConsentDialog::ConsentDialog(std::vector<Endpoint> waiting, Agree agree, QWidget* parent)
    : QDialog(parent),
      m_waiting(std::move(waiting)),
      m_agree(std::move(agree)),
      m_question(new TextLabel(this)),
      m_tree(new QTreeWidget(this)),
      m_notice(new Notice(this))
{
    setObjectName(QStringLiteral("consentDialog"));
    m_question->setObjectName(QStringLiteral("consentQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_tree->setObjectName(QStringLiteral("consentTree"));
    m_tree->setHeaderHidden(true);
    // An address is shown in full, if need be by scrolling: its end may be what matters.
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->setTextElideMode(Qt::ElideNone);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* buttons = new QDialogButtonBox(this);
    m_collect = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_look = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_all = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_collect->setObjectName(QStringLiteral("consentCollect"));
    m_look->setObjectName(QStringLiteral("consentLook"));
    m_all->setObjectName(QStringLiteral("consentAll"));
    m_look->setDefault(true); // Return alone agrees to nothing

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_question);
    layout->addWidget(m_notice);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    connect(m_tree, &QTreeWidget::itemChanged, this, &ConsentDialog::enableButtons);
    connect(m_all, &QPushButton::clicked, this, &ConsentDialog::tickAll);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConsentDialog::collect);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&Theme::instance(), &Theme::changed, this, &ConsentDialog::restyle);
    fill();
    retranslate();
    resize(720, 460);
    m_tree->setFocus();
}

void ConsentDialog::setWaiting(std::vector<Endpoint> waiting)
{
    if (waiting == m_waiting)
        return;
    const std::vector<Endpoint> kept = ticked();
    m_waiting = std::move(waiting);
    fill(); // also when none is left: answers may be on their way still
    if (m_waiting.empty()) {
        accept();
        return;
    }
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        if (std::find(kept.begin(), kept.end(), m_waiting[static_cast<std::size_t>(row)]) != kept.end())
            m_tree->topLevelItem(row)->setCheckState(0, Qt::Checked);
    }
    retranslate();
}

void ConsentDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConsentDialog::retranslate()
{
    setWindowTitle(tr("Endpoints of this history"));
    m_question->setText(tr(
        "This history wants the console to collect from %n endpoint(s) that you have not agreed to on this "
        "machine. Nothing has been read so far, and no password has been sent. Tick the ones that you know.",
        nullptr, static_cast<int>(m_waiting.size())));
    m_tree->setAccessibleName(tr("Endpoints and what each of them wants"));
    m_all->setText(tr("&Tick all"));
    m_all->setToolTip(tr("For a history that you created yourself."));
    m_collect->setText(tr("&Collect from these"));
    m_collect->setToolTip(tr(
        "Starts collecting from the ticked endpoints, and lets you act on them. The others keep waiting."));
    m_look->setText(tr("&Only look"));
    m_look->setToolTip(tr("Collects nothing. You can decide later under Fleet."));
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row)
        showWishes(*m_tree->topLevelItem(row), m_waiting[static_cast<std::size_t>(row)]);
    enableButtons();
}

void ConsentDialog::restyle()
{
    retranslate(); // the icons of the warnings follow the theme
}

void ConsentDialog::fill()
{
    m_tree->clear();
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        auto* item = new QTreeWidgetItem(m_tree);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, Qt::Unchecked);
        item->setExpanded(true);
    }
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

void ConsentDialog::showWishes(QTreeWidgetItem& item, const Endpoint& endpoint)
{
    const std::vector<EndpointWish> wishes = wishesOf(endpoint);
    item.setText(0, tr("%1 (%2)", "name and platform of an endpoint")
                        .arg(nameText(endpoint.name), platformName(endpoint.platform)));
    while (item.childCount() < static_cast<int>(wishes.size()))
        (new QTreeWidgetItem(&item))->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    for (int i = 0; i < item.childCount(); ++i) {
        const EndpointWish& wish = wishes[static_cast<std::size_t>(i)];
        QTreeWidgetItem& line = *item.child(i);
        line.setText(0, wish.text);
        line.setIcon(0, wish.isWarning ? Theme::instance().icon(QStringLiteral("warning"), Ink::Warning)
                                       : QIcon());
        line.setData(0, Qt::AccessibleTextRole,
                     wish.isWarning ? tr("Warning: %1").arg(wish.text) : wish.text);
    }
}

void ConsentDialog::tickAll()
{
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row)
        m_tree->topLevelItem(row)->setCheckState(0, Qt::Checked);
    m_collect->setFocus();
}

std::vector<Endpoint> ConsentDialog::ticked() const
{
    std::vector<Endpoint> chosen;
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        if (m_tree->topLevelItem(row)->checkState(0) == Qt::Checked)
            chosen.push_back(m_waiting[static_cast<std::size_t>(row)]);
    }
    return chosen;
}

void ConsentDialog::collect()
{
    const std::vector<Endpoint> chosen = ticked();
    m_pending = static_cast<int>(chosen.size());
    m_notice->hide();
    enableButtons();
    for (const Endpoint& endpoint : chosen) {
        m_agree(endpoint, [dialog = QPointer<ConsentDialog>(this)](const Result<void>& outcome) {
            if (dialog)
                dialog->finished(outcome);
        });
    }
}

void ConsentDialog::finished(const Result<void>& outcome)
{
    --m_pending;
    if (!outcome)
        m_notice->show(outcome.error());
    enableButtons();
    if (m_pending == 0 && m_notice->isHidden())
        accept();
}

void ConsentDialog::enableButtons()
{
    m_collect->setEnabled(m_pending == 0 && !ticked().empty());
    m_all->setEnabled(m_pending == 0);
}

} // namespace qd
