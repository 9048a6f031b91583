// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/consentnotice.h"

#include "models/items/endpointwishes.h"
#include "models/operator/operatoractions.h"
#include "widgets/fleet/consentdialog.h"

#include <QEvent>

#include <algorithm>

namespace qd {

ConsentNotice::ConsentNotice(QWidget* parent) : Notice(parent)
{
    connect(this, &Notice::actionTriggered, this, &ConsentNotice::openDialog);
}

void ConsentNotice::setSnapshot(const FleetSnapshot& snapshot)
{
    std::vector<Endpoint> waiting = endpointsAwaitingConsent(snapshot);
    if (waiting == m_waiting)
        return;
    const bool hasMore = std::any_of(waiting.begin(), waiting.end(), [this](const Endpoint& endpoint) {
        return std::find(m_waiting.begin(), m_waiting.end(), endpoint) == m_waiting.end();
    });
    m_waiting = std::move(waiting);
    if (m_dialog)
        m_dialog->setWaiting(m_waiting);
    if (m_waiting.empty())
        hide();
    else if (hasMore)
        openDialog();
    else if (!isHidden())
        showText();
}

void ConsentNotice::openDialog()
{
    if (m_waiting.empty() || !m_actions)
        return;
    showText();
    if (!m_dialog) {
        m_dialog = new ConsentDialog(
            m_waiting,
            [this](const Endpoint& shown, ConsentDialog::Done done) {
                m_actions->agreeToEndpoint(shown, std::move(done));
            },
            window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &QDialog::rejected, this, &QWidget::hide);
    }
    m_dialog->show(); // beside the window, which goes on showing the history
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ConsentNotice::showText()
{
    Notice::show(Kind::Warning,
                 tr("%n endpoint(s) of this history wait for your consent; nothing is collected from them.",
                    nullptr, static_cast<int>(m_waiting.size())),
                 tr("Revie&w…"));
}

void ConsentNotice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !isHidden())
        showText();
    Notice::changeEvent(event);
}

} // namespace qd
