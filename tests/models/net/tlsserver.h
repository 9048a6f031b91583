// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>
#include <string>

namespace qd {

/// What a self-signed certificate, made on the spot, says.
struct CertificateWish
{
    std::string altName = "IP:127.0.0.1"; ///< in OpenSSL's notation
    long validFromSeconds = -86'400;      ///< relative to now
    long validToSeconds = 86'400;
};

/// An HTTPS server on a free port of 127.0.0.1 that answers every GET with "secret".
class TlsServer
{
public:
    explicit TlsServer(const CertificateWish& wish);
    ~TlsServer();
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    [[nodiscard]] int port() const;
    [[nodiscard]] std::string url() const
    {
        return "https://127.0.0.1:" + std::to_string(port()) + "/metrics";
    }
    /// The certificate as PEM, for those who trust it.
    [[nodiscard]] const std::string& certificate() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
