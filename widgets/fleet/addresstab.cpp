// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/addresstab.h"

#include "widgets/theme/foreigntext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include <array>

namespace qd {

namespace {

/// The addresses that a platform listens on unless it was told otherwise.
struct UsualAddresses
{
    Platform platform;
    const char* metrics;
    const char* api;
    const char* management;
};

constexpr std::array usual{
    UsualAddresses{Platform::Prometheus, "http://localhost:9100/metrics", "", ""},
    UsualAddresses{Platform::Triton, "http://localhost:8002/metrics", "http://localhost:8000", ""},
    UsualAddresses{Platform::TorchServe, "http://localhost:8082/metrics", "http://localhost:8080",
                   "http://localhost:8081"},
    UsualAddresses{Platform::LocalMachine, "", "", ""},
};

const UsualAddresses& addressesOf(Platform platform)
{
    return *std::find_if(usual.begin(), usual.end(),
                         [platform](const UsualAddresses& entry) { return entry.platform == platform; });
}

/// What the operator typed stays; what another platform would usually have is replaced.
void prefillField(QLineEdit& edit, const char* address, const char* UsualAddresses::*field)
{
    const QString text = edit.text().trimmed();
    const bool untouched =
        text.isEmpty() || std::any_of(usual.begin(), usual.end(), [&](const UsualAddresses& entry) {
            return text == QLatin1String(entry.*field);
        });
    if (untouched)
        edit.setText(QLatin1String(address));
}

std::string withoutSlash(const QLineEdit& edit)
{
    QString text = edit.text().trimmed();
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text.toStdString();
}

} // namespace

AddressTab::AddressTab(const std::vector<Endpoint>& hosts, QWidget* parent)
    : EndpointTab(parent),
      m_form(new QFormLayout(this)),
      m_platform(new QComboBox(this)),
      m_name(new QLineEdit(this)),
      m_metricsUrl(new QLineEdit(this)),
      m_apiUrl(new QLineEdit(this)),
      m_managementUrl(new QLineEdit(this)),
      m_host(new QComboBox(this))
{
    m_platform->setObjectName(QStringLiteral("platform"));
    m_name->setObjectName(QStringLiteral("name"));
    m_metricsUrl->setObjectName(QStringLiteral("metricsUrl"));
    m_apiUrl->setObjectName(QStringLiteral("apiUrl"));
    m_managementUrl->setObjectName(QStringLiteral("managementUrl"));
    m_host->setObjectName(QStringLiteral("hostEndpoint"));
    for (const UsualAddresses& entry : usual)
        m_platform->addItem(QString(), static_cast<int>(entry.platform));
    m_host->addItem(QString(), QString());
    for (const Endpoint& host : hosts)
        m_host->addItem(nameText(host.name), QString::fromStdString(host.id));
    for (QWidget* editor :
         std::initializer_list<QWidget*>{m_platform, m_name, m_metricsUrl, m_apiUrl, m_managementUrl, m_host})
        m_form->addRow(QStringLiteral(" "), editor);
    for (QLineEdit* edit : {m_name, m_metricsUrl, m_apiUrl, m_managementUrl})
        connect(edit, &QLineEdit::textChanged, this, &EndpointTab::edited);
    connect(m_host, &QComboBox::currentIndexChanged, this, &EndpointTab::edited);
    connect(m_platform, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_loading)
            prefill(platform());
        emit platformChanged(platform());
        emit edited();
    });
}

QString AddressTab::title() const
{
    return tr("&Address");
}

void AddressTab::load(const Endpoint& endpoint)
{
    m_loading = true;
    m_platform->setCurrentIndex(m_platform->findData(static_cast<int>(endpoint.platform)));
    m_loading = false;
    m_name->setText(endpoint.name);
    m_metricsUrl->setText(QString::fromStdString(endpoint.metricsUrl));
    m_apiUrl->setText(QString::fromStdString(endpoint.apiUrl));
    m_managementUrl->setText(QString::fromStdString(endpoint.managementUrl));
    m_host->setCurrentIndex(std::max(0, m_host->findData(QString::fromStdString(endpoint.hostEndpoint))));
    if (endpoint.metricsUrl.empty())
        prefill(endpoint.platform);
}

void AddressTab::store(Endpoint& endpoint) const
{
    endpoint.platform = platform();
    endpoint.name = m_name->text().trimmed();
    const auto text = [this](QLineEdit* edit) {
        return m_form->isRowVisible(edit) ? withoutSlash(*edit) : std::string();
    };
    endpoint.metricsUrl =
        m_form->isRowVisible(m_metricsUrl) ? m_metricsUrl->text().trimmed().toStdString() : std::string();
    endpoint.apiUrl = text(m_apiUrl);
    endpoint.managementUrl = text(m_managementUrl);
    endpoint.hostEndpoint =
        m_form->isRowVisible(m_host) ? m_host->currentData().toString().toStdString() : "";
}

void AddressTab::setPlatform(Platform platform)
{
    const bool serves = platform == Platform::Triton || platform == Platform::TorchServe;
    m_form->setRowVisible(m_metricsUrl, platform != Platform::LocalMachine);
    m_form->setRowVisible(m_apiUrl, serves);
    m_form->setRowVisible(m_managementUrl, platform == Platform::TorchServe);
    m_form->setRowVisible(m_host, platform != Platform::LocalMachine);
}

void AddressTab::retranslate()
{
    for (int i = 0; i < m_platform->count(); ++i) {
        const auto platform = static_cast<Platform>(m_platform->itemData(i).toInt());
        m_platform->setItemText(i, platform == Platform::Prometheus     ? tr("Prometheus metrics URL")
                                   : platform == Platform::LocalMachine ? tr("This machine")
                                                                        : platformName(platform));
    }
    m_host->setItemText(0, tr("None"));
    setRowTexts(*m_form, *m_platform, tr("&Platform:"),
                tr("Determines which metrics are understood and whether versions can be switched."));
    setRowTexts(*m_form, *m_name, tr("&Name:"), tr("What lists, charts and messages call this endpoint."));
    setRowTexts(*m_form, *m_metricsUrl, tr("&Metrics URL:"),
                tr("Where the endpoint exposes its metrics in the format of Prometheus."));
    setRowTexts(*m_form, *m_apiUrl, tr("&Inference URL:"),
                tr("Health and the list of models are read here; Triton also switches versions here."));
    setRowTexts(*m_form, *m_managementUrl, tr("Mana&gement URL:"),
                tr("TorchServe lists models and switches versions at an address of its own."));
    setRowTexts(*m_form, *m_host, tr("&Host metrics from:"),
                tr("The endpoint that measures CPU, memory and disk of the host."));
}

Platform AddressTab::platform() const
{
    return static_cast<Platform>(m_platform->currentData().toInt());
}

void AddressTab::prefill(Platform platform)
{
    const UsualAddresses& addresses = addressesOf(platform);
    prefillField(*m_metricsUrl, addresses.metrics, &UsualAddresses::metrics);
    prefillField(*m_apiUrl, addresses.api, &UsualAddresses::api);
    prefillField(*m_managementUrl, addresses.management, &UsualAddresses::management);
}

} // namespace qd
