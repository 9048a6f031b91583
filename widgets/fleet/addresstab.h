// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/fleet/endpointtab.h"

class QComboBox;

namespace qd {

/// Platform, name, addresses, and the endpoint that measures the machine.
class AddressTab : public EndpointTab
{
    Q_OBJECT

public:
    /// `hosts`: the endpoints that may measure the machine.
    explicit AddressTab(const std::vector<Endpoint>& hosts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load(const Endpoint& endpoint) override;
    void store(Endpoint& endpoint) const override;
    void setPlatform(Platform platform) override;
    void retranslate() override;
    [[nodiscard]] Platform platform() const;

signals:
    void platformChanged(qd::Platform platform);

private:
    void prefill(Platform platform);

    QFormLayout* m_form;
    QComboBox* m_platform;
    QLineEdit* m_name;
    QLineEdit* m_metricsUrl;
    QLineEdit* m_apiUrl;
    QLineEdit* m_managementUrl;
    QComboBox* m_host;
    bool m_loading = false;
};

} // namespace qd
