// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/signintab.h"

#include "models/serving/endpointsecrets.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace qd {

using Scheme = HttpCredentials::Scheme;

SignInTab::SignInTab(QWidget* parent)
    : EndpointTab(parent),
      m_form(new QFormLayout(this)),
      m_scheme(new QComboBox(this)),
      m_user(new QLineEdit(this)),
      m_secret(new QLineEdit(this)),
      m_headers(new QTableWidget(0, 2, this)),
      m_add(new QPushButton(this)),
      m_remove(new QPushButton(this))
{
    m_scheme->setObjectName(QStringLiteral("authScheme"));
    m_user->setObjectName(QStringLiteral("authUser"));
    m_secret->setObjectName(QStringLiteral("secret"));
    m_headers->setObjectName(QStringLiteral("headers"));
    m_add->setObjectName(QStringLiteral("headers.add"));
    m_remove->setObjectName(QStringLiteral("headers.remove"));
    for (const Scheme scheme : {Scheme::None, Scheme::Basic, Scheme::Bearer, Scheme::Header})
        m_scheme->addItem(QString(), static_cast<int>(scheme));
    m_secret->setEchoMode(QLineEdit::Password);
    m_headers->horizontalHeader()->setStretchLastSection(true);
    m_headers->horizontalHeader()->setDefaultSectionSize(180);
    m_headers->verticalHeader()->hide();
    m_headers->setTabKeyNavigation(false);
    m_headers->setMinimumHeight(90);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    m_form->addRow(QStringLiteral(" "), m_scheme);
    m_form->addRow(QStringLiteral(" "), m_user);
    m_form->addRow(QStringLiteral(" "), m_secret);
    m_form->addRow(QStringLiteral(" "), m_headers);
    m_form->addRow(QString(), buttons);

    connect(m_scheme, &QComboBox::currentIndexChanged, this, [this] {
        showScheme();
        emit edited();
    });
    connect(m_user, &QLineEdit::textChanged, this, &EndpointTab::edited);
    connect(m_secret, &QLineEdit::textChanged, this, &EndpointTab::edited);
    connect(m_headers, &QTableWidget::itemChanged, this, &EndpointTab::edited);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addHeader({}, {});
        m_headers->setCurrentCell(m_headers->rowCount() - 1, 0);
        m_headers->editItem(m_headers->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, &SignInTab::removeHeader);
}

QString SignInTab::title() const
{
    return tr("&Sign-in");
}

void SignInTab::load(const Endpoint& endpoint)
{
    m_hasSecret = needsSecret(endpoint);
    m_scheme->setCurrentIndex(m_scheme->findData(static_cast<int>(endpoint.authScheme)));
    m_user->setText(QString::fromStdString(endpoint.authUser));
    m_secret->clear();
    m_headers->setRowCount(0);
    for (const auto& [name, value] : endpoint.headers)
        addHeader(name, value);
    showScheme();
}

void SignInTab::store(Endpoint& endpoint) const
{
    endpoint.authScheme = scheme();
    endpoint.authUser = hasUser() ? m_user->text().trimmed().toStdString() : std::string();
    endpoint.headers.clear();
    for (int row = 0; row < m_headers->rowCount(); ++row) {
        const QTableWidgetItem* name = m_headers->item(row, 0);
        const QTableWidgetItem* value = m_headers->item(row, 1);
        const std::string text = name ? name->text().trimmed().toStdString() : std::string();
        if (!text.empty())
            endpoint.headers.emplace_back(text, value ? value->text().toStdString() : std::string());
    }
}

/// A machine is read from its files; there is nobody to sign in to. The dialog hides the tab.
void SignInTab::setPlatform(Platform platform)
{
    setEnabled(platform != Platform::LocalMachine);
}

void SignInTab::retranslate()
{
    const std::array names{tr("None"), tr("User name and password (Basic)"), tr("Token (Bearer)"),
                           tr("Key in a header")};
    for (int i = 0; i < m_scheme->count(); ++i)
        m_scheme->setItemText(i, names[static_cast<std::size_t>(i)]);
    setRowTexts(*m_form, *m_scheme, tr("&Authentication:"),
                tr("What the endpoint asks for before it answers."));
    setRowTexts(*m_form, *m_headers, tr("&Headers:"),
                tr("Sent with every request, e.g. for a proxy. They are stored in plain text; headers that "
                   "hold secrets "
                   "are refused here. For those choose an authentication above."));
    m_headers->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_add->setText(tr("Add hea&der"));
    m_add->setAccessibleName(tr("Add header"));
    m_add->setToolTip(tr("Adds a line to the table and edits its name."));
    m_remove->setText(tr("&Remove header"));
    m_remove->setAccessibleName(tr("Remove header"));
    m_remove->setToolTip(tr("Removes the selected line from the table."));
    showScheme();
}

void SignInTab::setMoved(bool hasMoved)
{
    if (m_hasMoved == hasMoved)
        return;
    m_hasMoved = hasMoved;
    showScheme();
}

QString SignInTab::secret() const
{
    return scheme() == Scheme::None ? QString() : m_secret->text();
}

void SignInTab::addHeader(const std::string& name, const std::string& value)
{
    const int row = m_headers->rowCount();
    m_headers->insertRow(row);
    m_headers->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(name)));
    m_headers->setItem(row, 1, new QTableWidgetItem(QString::fromStdString(value)));
}

void SignInTab::removeHeader()
{
    if (m_headers->currentRow() < 0)
        return;
    m_headers->removeRow(m_headers->currentRow());
    emit edited();
}

void SignInTab::showScheme()
{
    m_form->setRowVisible(m_user, hasUser());
    if (scheme() == Scheme::Header) {
        setRowTexts(*m_form, *m_user, tr("Header &name:"), tr("The header that carries the key."));
        m_user->setPlaceholderText(QStringLiteral("X-Api-Key"));
    } else {
        setRowTexts(*m_form, *m_user, tr("&User name:"), tr("Sent with the password in every request."));
        m_user->setPlaceholderText(QString());
    }
    m_form->setRowVisible(m_secret, scheme() != Scheme::None);
    const QString reason = tr("Kept in the system's keychain, never in the history.");
    const QString name = scheme() == Scheme::Bearer   ? tr("&Token:")
                         : scheme() == Scheme::Header ? tr("&Key:")
                                                      : tr("Pass&word:");
    setRowTexts(*m_form, *m_secret, name, reason);
    m_secret->setPlaceholderText(!m_hasSecret ? QString()
                                 : m_hasMoved ? tr("Enter it again: the address has changed")
                                              : tr("Leave empty to keep what the keychain has"));
}

bool SignInTab::hasUser() const
{
    return scheme() == Scheme::Basic || scheme() == Scheme::Header;
}

Scheme SignInTab::scheme() const
{
    return static_cast<Scheme>(m_scheme->currentData().toInt());
}

} // namespace qd
