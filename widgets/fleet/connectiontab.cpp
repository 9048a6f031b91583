// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/connectiontab.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

QDoubleSpinBox* makeSeconds(QWidget* parent, const QString& field)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setObjectName(field);
    box->setDecimals(1);
    box->setRange(0.1, 3600.0);
    return box;
}

QSpinBox* makeLimit(QWidget* parent, const QString& field)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(field);
    box->setRange(1, static_cast<int>(Endpoint::mostOfAnyLimit));
    box->setSingleStep(10'000);
    box->setGroupSeparatorShown(true);
    return box;
}

Duration toDuration(const QDoubleSpinBox& box)
{
    return Duration{std::llround(box.value() * 1000.0)};
}

double toSeconds(Duration duration)
{
    return static_cast<double>(duration.count()) / 1000.0;
}

} // namespace

ConnectionTab::ConnectionTab(QWidget* parent)
    : EndpointTab(parent),
      m_form(new QFormLayout(this)),
      m_interval(makeSeconds(this, QStringLiteral("interval"))),
      m_timeout(makeSeconds(this, QStringLiteral("timeout"))),
      m_sampleLimit(makeLimit(this, QStringLiteral("sampleLimit"))),
      m_seriesLimit(makeLimit(this, QStringLiteral("seriesLimit"))),
      m_verify(new QCheckBox(this)),
      m_caFile(new PathEdit(QStringLiteral("tls.caFile"), this)),
      m_clientCert(new PathEdit(QStringLiteral("tls.clientCertFile"), this)),
      m_clientKey(new PathEdit(QStringLiteral("tls.clientKeyFile"), this))
{
    m_verify->setObjectName(QStringLiteral("tls.verify"));
    for (QWidget* editor :
         std::initializer_list<QWidget*>{m_interval, m_timeout, m_sampleLimit, m_seriesLimit, m_verify,
                                         m_caFile, m_clientCert, m_clientKey})
        m_form->addRow(QStringLiteral(" "), editor);
    for (QDoubleSpinBox* box : {m_interval, m_timeout})
        connect(box, &QDoubleSpinBox::valueChanged, this, &EndpointTab::edited);
    for (QSpinBox* box : {m_sampleLimit, m_seriesLimit})
        connect(box, &QSpinBox::valueChanged, this, &EndpointTab::edited);
    for (PathEdit* edit : {m_caFile, m_clientCert, m_clientKey})
        connect(edit, &PathEdit::edited, this, &EndpointTab::edited);
    connect(m_verify, &QCheckBox::toggled, this, &EndpointTab::edited);
}

QString ConnectionTab::title() const
{
    return tr("&Connection");
}

void ConnectionTab::load(const Endpoint& endpoint)
{
    m_interval->setValue(toSeconds(endpoint.interval));
    m_timeout->setValue(toSeconds(endpoint.timeout));
    m_sampleLimit->setValue(static_cast<int>(std::min(endpoint.sampleLimit, Endpoint::mostOfAnyLimit)));
    m_seriesLimit->setValue(static_cast<int>(std::min(endpoint.seriesLimit, Endpoint::mostOfAnyLimit)));
    m_verify->setChecked(endpoint.tls.verify);
    m_caFile->setPath(endpoint.tls.caFile);
    m_clientCert->setPath(endpoint.tls.clientCertFile);
    m_clientKey->setPath(endpoint.tls.clientKeyFile);
}

void ConnectionTab::store(Endpoint& endpoint) const
{
    endpoint.interval = toDuration(*m_interval);
    endpoint.timeout = toDuration(*m_timeout);
    endpoint.sampleLimit = m_sampleLimit->value();
    endpoint.seriesLimit = m_seriesLimit->value();
    endpoint.tls.verify = m_verify->isChecked();
    endpoint.tls.caFile = m_caFile->path();
    endpoint.tls.clientCertFile = m_clientCert->path();
    endpoint.tls.clientKeyFile = m_clientKey->path();
}

void ConnectionTab::setPlatform(Platform platform)
{
    const bool remote = platform != Platform::LocalMachine;
    for (QWidget* editor : std::initializer_list<QWidget*>{m_timeout, m_sampleLimit, m_seriesLimit, m_verify,
                                                           m_caFile, m_clientCert, m_clientKey})
        m_form->setRowVisible(editor, remote);
}

void ConnectionTab::retranslate()
{
    for (QDoubleSpinBox* box : {m_interval, m_timeout})
        box->setSuffix(tr(" s", "seconds, after a number"));
    m_verify->setText(tr("&Verify the server's certificate"));
    setRowTexts(*m_form, *m_interval, tr("&Interval:"),
                tr("Short intervals show faults sooner and use more disk space."));
    setRowTexts(*m_form, *m_timeout, tr("&Timeout:"),
                tr("An endpoint that takes longer counts as not answering. Must not exceed the interval."));
    setRowTexts(*m_form, *m_sampleLimit, tr("Sa&mple limit:"),
                tr("Largest number of samples in one scrape. A larger page is rejected as a whole, and the "
                   "endpoint reports it."));
    setRowTexts(*m_form, *m_seriesLimit, tr("Se&ries limit:"),
                tr("Largest number of different series within a day or two, so that a server that exposes "
                   "new ones with each scrape cannot fill the disk."));
    setRowTexts(*m_form, *m_verify, tr("Encryption:"),
                tr("Without verification, anyone on the network path can pretend to be the server. Switch it "
                   "off only for troubleshooting."));
    m_verify->setAccessibleName(tr("Verify the server's certificate"));
    setRowTexts(*m_form, *m_caFile, tr("CA &file:"),
                tr("Certificates to trust, in PEM; empty means those of the system."));
    setRowTexts(*m_form, *m_clientCert, tr("Client c&ertificate:"),
                tr("Presented to servers that require a client certificate, in PEM; empty means none."));
    setRowTexts(
        *m_form, *m_clientKey, tr("Client &key:"),
        tr("The private key of the client certificate, in PEM; empty when the certificate's file has it."));
}

} // namespace qd
