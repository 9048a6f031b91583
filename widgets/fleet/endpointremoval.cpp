// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/endpointremoval.h"

#include "models/operator/operatoractions.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/notice.h"

#include <QPointer>
#include <QPushButton>

#include <utility>

namespace qd {

EndpointRemoval::EndpointRemoval(OperatorActions& actions, Notice& notice, QWidget* page)
    : QObject(page), m_actions(actions), m_notice(notice), m_page(page)
{
    connect(&notice, &Notice::actionTriggered, this, &EndpointRemoval::undo);
}

void EndpointRemoval::ask(const Endpoint& endpoint)
{
    auto* box = makeMessageBox(QMessageBox::Question, tr("Remove endpoint"),
                               tr("Stop watching %1?").arg(endpoint.name),
                               tr("What was collected stays in the history, and the removal can be undone."),
                               QMessageBox::Cancel, m_page);
    box->setObjectName(QStringLiteral("removeConfirmation"));
    QPushButton* confirm = box->addButton(tr("&Remove"), QMessageBox::AcceptRole);
    confirm->setObjectName(QStringLiteral("confirmRemoval"));
    confirm->setToolTip(tr("Stops watching this endpoint."));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, confirm, endpoint](const QAbstractButton* button) {
        if (button == confirm)
            remove(endpoint);
    });
    box->open();
}

void EndpointRemoval::remove(const Endpoint& endpoint)
{
    m_actions.removeEndpoint(
        endpoint.id, [self = QPointer<EndpointRemoval>(this), endpoint](const Result<void>& result) {
            if (!self)
                return;
            if (!result) {
                self->m_notice.show(result.error());
                return;
            }
            self->m_removed.push_back(endpoint);
            emit self->undoableChanged();
            self->m_notice.show(Notice::Kind::Success, tr("Removed %1.").arg(endpoint.name), tr("&Undo"));
        });
}

void EndpointRemoval::undo()
{
    if (m_removed.empty())
        return;
    const Endpoint endpoint = m_removed.back();
    m_removed.pop_back();
    m_notice.hide(); // it offers what is under way now
    emit undoableChanged();
    m_actions.restoreEndpoint(endpoint.id,
                              [self = QPointer<EndpointRemoval>(this), endpoint](const Result<void>& result) {
                                  if (!self)
                                      return;
                                  if (result) {
                                      self->tellUndone(endpoint);
                                      return;
                                  }
                                  self->m_removed.push_back(endpoint);
                                  emit self->undoableChanged();
                                  self->m_notice.show(result.error());
                              });
}

QString EndpointRemoval::undoable() const
{
    return m_removed.empty() ? QString() : m_removed.back().name;
}

/// The keychain's entry went with the endpoint and cannot be read back.
void EndpointRemoval::tellUndone(const Endpoint& endpoint)
{
    if (endpoint.authScheme == HttpCredentials::Scheme::None) {
        m_notice.show(Notice::Kind::Success, tr("Restored %1.").arg(endpoint.name));
        return;
    }
    m_notice.show(
        Notice::Kind::Warning,
        tr("Restored %1, but its secret left the keychain with the removal. Edit the endpoint to enter it "
           "again.")
            .arg(endpoint.name));
}

} // namespace qd
