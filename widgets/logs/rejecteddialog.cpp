// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/rejecteddialog.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {

RejectedDialog::RejectedDialog(const LogFile& log, QWidget* parent)
    : QDialog(parent),
      m_path(log.path),
      m_count(log.rejectedCount),
      m_model(makeRejectedModel(this)),
      m_explanation(new QLabel(this)),
      m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("rejectedDialog"));
    m_explanation->setObjectName(QStringLiteral("rejectedExplanation"));
    m_table->setObjectName(QStringLiteral("rejectedTable"));
    m_explanation->setWordWrap(true);
    m_model->setRows(log.rejected);

    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(rowrole::sort);
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnHidden(1, true); // the place repeats path and line; it is in the tooltip and in copies
    m_table->setColumnWidth(0, 90);
    m_table->setColumnWidth(2, 420);

    auto* copy = new QAction(this);
    copy->setShortcut(QKeySequence::Copy);
    m_table->addAction(copy);
    connect(copy, &QAction::triggered, this, &RejectedDialog::copySelection);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resize(900, 480);
    retranslate();
}

void RejectedDialog::retranslate()
{
    setWindowTitle(tr("Rejected rows of %1").arg(QFileInfo(m_path).fileName()));
    const int count = static_cast<int>(m_count);
    const int shown = m_model->rowCount();
    m_explanation->setText(
        count > shown
            ? tr("%n row(s) could not be read and are in no figure; the first %1 are listed.", nullptr, count)
                  .arg(shown)
            : tr("%n row(s) could not be read and are in no figure.", nullptr, count));
    m_table->setAccessibleName(tr("Rejected rows"));
    m_table->setToolTip(tr("Copy selected rows with Ctrl+C to send them to whoever writes the log"));
    m_model->retranslate();
}

void RejectedDialog::copySelection() const
{
    QStringList lines;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        lines += index.siblingAtColumn(2).data(Qt::ToolTipRole).toString();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void RejectedDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
