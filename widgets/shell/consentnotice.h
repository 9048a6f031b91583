// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"
#include "widgets/theme/notice.h"

#include <QPointer>

namespace qd {

class ConsentDialog;
class OperatorActions;

/// Says that endpoints of the history wait for the user's consent, and opens the dialog that shows what they
/// want: by itself when they are first seen, and when asked for. Gone once nothing waits, or the user only
/// wants to look.
class ConsentNotice : public Notice
{
    Q_OBJECT

public:
    explicit ConsentNotice(QWidget* parent = nullptr);

    /// What carries out the consent; must outlive this.
    void setActions(OperatorActions& actions) { m_actions = &actions; }
    void setSnapshot(const FleetSnapshot& snapshot);
    void openDialog();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showText();

    OperatorActions* m_actions = nullptr;
    std::vector<Endpoint> m_waiting;
    QPointer<ConsentDialog> m_dialog;
};

} // namespace qd
