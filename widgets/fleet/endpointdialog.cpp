// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/endpointdialog.h"

#include "models/serving/endpointsecrets.h"
#include "widgets/fleet/addresstab.h"
#include "widgets/fleet/connectiontab.h"
#include "widgets/fleet/predictionstab.h"
#include "widgets/fleet/signintab.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>
#include <QUuid>
#include <QVBoxLayout>

namespace qd {

namespace {

Endpoint fresh()
{
    Endpoint endpoint;
    endpoint.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    return endpoint;
}

/// An endpoint cannot be its own machine's meter.
std::vector<Endpoint> without(const std::vector<Endpoint>& all, const std::string& id)
{
    std::vector<Endpoint> others;
    std::copy_if(all.begin(), all.end(), std::back_inserter(others),
                 [&id](const Endpoint& endpoint) { return endpoint.id != id; });
    return others;
}

} // namespace

EndpointDialog::EndpointDialog(const std::optional<Endpoint>& existing, const std::vector<Endpoint>& others,
                               Save save, QWidget* parent)
    : QDialog(parent),
      m_base(existing ? *existing : fresh()),
      m_isNew(!existing),
      m_save(std::move(save)),
      m_notice(new Notice(this)),
      m_tabs(new QTabWidget(this)),
      m_address(new AddressTab(without(others, m_base.id), this)),
      m_signIn(new SignInTab(this)),
      m_pages{m_address, new ConnectionTab(this), m_signIn, new PredictionsTab(this)},
      m_problem(new TextLabel(this)),
      m_touched(existing.has_value())
{
    for (const Endpoint& other : without(others, m_base.id))
        m_takenNames.append(other.name);
    setObjectName(QStringLiteral("endpointDialog"));
    m_tabs->setObjectName(QStringLiteral("endpointTabs"));
    m_problem->setObjectName(QStringLiteral("endpointProblem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(m_problem->fontMetrics().height() * 2);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Save);
    m_ok->setObjectName(QStringLiteral("endpointSave"));
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(QStringLiteral("endpointCancel"));

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    for (EndpointTab* page : m_pages) {
        m_tabs->addTab(page, page->title());
        page->load(m_base);
        connect(page, &EndpointTab::edited, this, [this] {
            m_touched = true;
            check();
        });
    }
    connect(m_address, &AddressTab::platformChanged, this, &EndpointDialog::setPlatform);
    connect(buttons, &QDialogButtonBox::accepted, this, &EndpointDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    setPlatform(m_base.platform);
    check();
    resize(std::max(sizeHint().width(), 560), sizeHint().height());
}

Endpoint EndpointDialog::endpoint() const
{
    Endpoint endpoint = m_base;
    for (const EndpointTab* page : m_pages)
        page->store(endpoint);
    return endpoint;
}

void EndpointDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void EndpointDialog::retranslate()
{
    setWindowTitle(m_isNew ? tr("Add endpoint") : tr("Edit endpoint"));
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        m_tabs->setTabText(static_cast<int>(i), m_pages[i]->title());
        m_pages[i]->retranslate();
    }
    m_tabs->setAccessibleName(tr("Parts of the endpoint"));
    m_ok->setText(tr("Sa&ve"));
    m_cancel->setText(tr("Cance&l"));
    m_cancel->setToolTip(tr("Closes without changing anything."));
    check();
}

void EndpointDialog::setPlatform(Platform platform)
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->setPlatform(platform);
        m_tabs->setTabVisible(static_cast<int>(i), m_pages[i]->isEnabled());
    }
}

/// The secret in the keychain is for the addresses that it was entered for, so another address needs it anew.
Result<void> EndpointDialog::checked(const Endpoint& typed)
{
    const bool hasMoved =
        !m_isNew && needsSecret(m_base) && needsSecret(typed) && !keepsOrigins(m_base, typed);
    m_signIn->setMoved(hasMoved);
    if (auto valid = validate(typed); !valid)
        return valid;
    if (hasMoved && m_signIn->secret().isEmpty()) {
        return fail(ErrorKind::Security, QStringLiteral("secret"),
                    tr("The address of this endpoint has changed: enter the password again."),
                    tr("The password is bound to the addresses that you entered it for."));
    }
    return {};
}

void EndpointDialog::check()
{
    const Endpoint typed = endpoint();
    const auto valid = checked(typed);
    m_ok->setEnabled(valid.has_value() && !m_saving);
    m_problem->setText(
        valid ? (m_takenNames.contains(typed.name, Qt::CaseInsensitive)
                     ? tr("%1 is already in use. Choose another name to tell them apart.").arg(typed.name)
                     : QString())
              : (valid.error().hint.isEmpty()
                     ? valid.error().what
                     : tr("%1 %2", "problem, what to do").arg(valid.error().what, valid.error().hint)));
    m_ok->setToolTip(valid ? tr("Saves the endpoint and starts watching it.") : m_problem->text());
    markField(valid || !m_touched ? QString() : valid.error().where);
}

void EndpointDialog::save()
{
    m_saving = true;
    check();
    m_save(endpoint(), m_signIn->secret(),
           [dialog = QPointer<EndpointDialog>(this)](const Result<void>& result) {
               if (dialog)
                   dialog->finish(result);
           });
}

void EndpointDialog::finish(const Result<void>& result)
{
    m_saving = false;
    check();
    if (result)
        accept();
    else
        m_notice->show(result.error());
}

/// The tab and the editor that the problem is about carry a sign of it.
void EndpointDialog::markField(const QString& field)
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const bool concerned = !field.isEmpty() && m_pages[i]->findChild<QWidget*>(field);
        m_tabs->setTabIcon(static_cast<int>(i),
                           concerned ? Theme::instance().icon(QStringLiteral("warning"), Ink::Warning)
                                     : QIcon());
        for (QWidget* editor : m_pages[i]->findChildren<QWidget*>()) {
            const bool marked = concerned && editor->objectName() == field;
            QPalette palette;
            if (marked)
                palette.setColor(QPalette::Text, Theme::instance().color(Ink::Critical));
            if (editor->objectName() == field || editor->property("marked").toBool()) {
                editor->setPalette(palette);
                editor->setProperty("marked", marked);
                editor->setAccessibleDescription(marked ? m_problem->text() : QString());
            }
        }
    }
}

} // namespace qd
