// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/serving/endpoint.h"

#include <QDialog>

#include <functional>
#include <optional>

class QPushButton;
class QTabWidget;

namespace qd {

class AddressTab;
class EndpointTab;
class Notice;
class SignInTab;
class TextLabel;

/// Adds or edits one endpoint. What is wrong is said while typing; Save asks the given function to store it
/// and closes only after that succeeded, so that a failing keychain or disk is seen here, where it can be
/// mended.
class EndpointDialog : public QDialog
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<void>)>;
    using Save = std::function<void(const Endpoint& endpoint, const QString& secret, Done done)>;

    /// `existing`: the endpoint to edit, or nothing to add one. `others`: may be chosen as the machine's
    /// meter.
    EndpointDialog(const std::optional<Endpoint>& existing, const std::vector<Endpoint>& others, Save save,
                   QWidget* parent = nullptr);

    /// As typed.
    [[nodiscard]] Endpoint endpoint() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void setPlatform(Platform platform);
    void check();
    [[nodiscard]] Result<void> checked(const Endpoint& typed);
    void save();
    void finish(const Result<void>& result);
    void markField(const QString& field);

    Endpoint m_base;
    bool m_isNew;
    Save m_save;
    Notice* m_notice;
    QTabWidget* m_tabs;
    AddressTab* m_address;
    SignInTab* m_signIn;
    std::vector<EndpointTab*> m_pages;
    TextLabel* m_problem;
    QPushButton* m_ok;
    QPushButton* m_cancel;
    bool m_saving = false;
    bool m_touched; ///< before the first key nothing is marked as wrong
    QStringList m_takenNames;
};

} // namespace qd
