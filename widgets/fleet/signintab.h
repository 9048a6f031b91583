// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/fleet/endpointtab.h"

class QComboBox;
class QPushButton;
class QTableWidget;

namespace qd {

/// Authentication and extra headers. The secret goes to the keychain and is never shown again.
class SignInTab : public EndpointTab
{
    Q_OBJECT

public:
    explicit SignInTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load(const Endpoint& endpoint) override;
    void store(Endpoint& endpoint) const override;
    void setPlatform(Platform platform) override;
    void retranslate() override;
    /// What was typed now; empty leaves the stored one.
    [[nodiscard]] QString secret() const;
    /// The addresses are no longer those that the stored secret was entered for.
    void setMoved(bool hasMoved);

private:
    void addHeader(const std::string& name, const std::string& value);
    void removeHeader();
    void showScheme();
    [[nodiscard]] HttpCredentials::Scheme scheme() const;
    [[nodiscard]] bool hasUser() const;

    QFormLayout* m_form;
    QComboBox* m_scheme;
    QLineEdit* m_user;
    QLineEdit* m_secret;
    QTableWidget* m_headers;
    QPushButton* m_add;
    QPushButton* m_remove;
    bool m_hasSecret = false;
    bool m_hasMoved = false;
};

} // namespace qd
