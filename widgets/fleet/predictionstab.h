// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/fleet/endpointtab.h"

namespace qd {

/// The prediction log that is followed, and how to read its classes.
class PredictionsTab : public EndpointTab
{
    Q_OBJECT

public:
    explicit PredictionsTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load(const Endpoint& endpoint) override;
    void store(Endpoint& endpoint) const override;
    void setPlatform(Platform platform) override;
    void retranslate() override;

private:
    QFormLayout* m_form;
    PathEdit* m_log;
    QLineEdit* m_positiveClass;
};

} // namespace qd
