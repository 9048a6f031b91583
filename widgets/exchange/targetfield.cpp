// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/targetfield.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace qd {

namespace {

const QString folderKey = QStringLiteral("exchange/folder");

} // namespace

TargetField::TargetField(QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_browse(new QPushButton(this))
{
    m_edit->setObjectName(QStringLiteral("exportTarget"));
    m_browse->setObjectName(QStringLiteral("exportBrowse"));
    m_browse->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        emit changed();
    });
    connect(m_browse, &QPushButton::clicked, this, &TargetField::browse);
    m_folder = QSettings().value(folderKey).toString();
    if (!m_folder.isEmpty())
        lookForFolder();
    retranslate();
}

QString TargetField::path() const
{
    return m_edit->text().trimmed();
}

bool TargetField::mayReplace() const
{
    return path() == m_agreed;
}

void TargetField::suggest(const QString& baseName, const QString& suffix)
{
    m_baseName = baseName;
    m_suffix = suffix;
    showSuggestion();
}

void TargetField::showSuggestion()
{
    if (m_isTyped || m_baseName.isEmpty())
        return;
    const QString folder =
        m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : m_folder;
    m_edit->setText(QDir(folder).filePath(m_baseName + u'.' + m_suffix));
}

/// The folder of the last export may be gone, or lie on a file system that hangs: nobody waits for the
/// answer.
void TargetField::lookForFolder()
{
    m_looking.run(
        this, [folder = m_folder](const CancelToken&) -> Result<bool> { return QFileInfo(folder).isDir(); },
        [this](const Result<bool>& isThere) {
            if (isThere.value_or(false))
                return;
            m_folder.clear();
            showSuggestion();
            emit changed();
        },
        Lane::Files);
}

void TargetField::remember() const
{
    QSettings().setValue(folderKey, QFileInfo(path()).absolutePath());
}

void TargetField::browse()
{
    auto* dialog = new QFileDialog(this, tr("Export to"), m_edit->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(m_suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_isTyped = true;
        m_agreed = path;
        m_edit->setText(path);
        emit changed();
    });
    dialog->open();
}

void TargetField::retranslate()
{
    m_edit->setAccessibleName(tr("File to write"));
    m_edit->setToolTip(
        tr("The file appears when it is complete; until then, and if you cancel, nothing changes."));
    m_browse->setText(tr("&Browse…"));
    m_browse->setAccessibleName(tr("Browse for the file to write"));
    m_browse->setToolTip(tr("Chooses folder and name."));
}

void TargetField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace qd
