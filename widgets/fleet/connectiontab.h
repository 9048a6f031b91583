// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/fleet/endpointtab.h"

class QCheckBox;
class QDoubleSpinBox;
class QSpinBox;

namespace qd {

/// How often and how long to ask, how much to take, and how to trust the other side.
class ConnectionTab : public EndpointTab
{
    Q_OBJECT

public:
    explicit ConnectionTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load(const Endpoint& endpoint) override;
    void store(Endpoint& endpoint) const override;
    void setPlatform(Platform platform) override;
    void retranslate() override;

private:
    QFormLayout* m_form;
    QDoubleSpinBox* m_interval;
    QDoubleSpinBox* m_timeout;
    QSpinBox* m_sampleLimit;
    QSpinBox* m_seriesLimit;
    QCheckBox* m_verify;
    PathEdit* m_caFile;
    PathEdit* m_clientCert;
    PathEdit* m_clientKey;
};

} // namespace qd
