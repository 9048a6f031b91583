// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/endpointtab.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace qd {

PathEdit::PathEdit(const QString& field, QWidget* parent)
    : QWidget(parent), m_path(new QLineEdit(this)), m_browse(new QToolButton(this))
{
    m_path->setObjectName(field);
    m_browse->setObjectName(field + QStringLiteral(".browse"));
    m_browse->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_browse);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::textChanged, this, &PathEdit::edited);
    connect(m_browse, &QToolButton::clicked, this, &PathEdit::browse);
}

std::string PathEdit::path() const
{
    return m_path->text().trimmed().toStdString();
}

void PathEdit::setPath(const std::string& path)
{
    m_path->setText(QString::fromStdString(path));
}

void PathEdit::setTexts(const QString& name, const QString& reason)
{
    m_name = name;
    m_path->setAccessibleName(name);
    m_path->setToolTip(reason);
    m_browse->setText(tr("Browse…"));
    m_browse->setAccessibleName(tr("Browse for: %1").arg(name));
    m_browse->setToolTip(reason);
}

void PathEdit::browse()
{
    const QString chosen = QFileDialog::getOpenFileName(this, m_name, m_path->text());
    if (!chosen.isEmpty())
        m_path->setText(chosen);
}

void setRowTexts(QFormLayout& form, QWidget& editor, const QString& label, const QString& reason)
{
    if (auto* widget = qobject_cast<QLabel*>(form.labelForField(&editor)))
        widget->setText(label);
    const QString name = QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':'));
    if (auto* path = qobject_cast<PathEdit*>(&editor)) {
        path->setTexts(name, reason);
    } else {
        editor.setAccessibleName(name);
        editor.setToolTip(reason);
    }
}

} // namespace qd
