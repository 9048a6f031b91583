// SPDX-License-Identifier: Apache-2.0
#include "tlsserver.h"

#include <httplib.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <stdexcept>
#include <thread>

namespace qd {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

void addExtension(X509* certificate, int id, const std::string& value)
{
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value.c_str());
    if (!extension)
        throw std::runtime_error("bad extension " + value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate selfSigned(EVP_PKEY* key, const CertificateWish& wish)
{
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.validFromSeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.validToSeconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), NID_subject_alt_name, wish.altName);
    if (X509_sign(certificate.get(), key, EVP_sha256()) == 0)
        throw std::runtime_error("cannot sign");
    return certificate;
}

std::string pem(X509* certificate)
{
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, certificate);
    char* data = nullptr;
    const long length = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(length));
    BIO_free(memory);
    return text;
}

} // namespace

struct TlsServer::Private
{
    explicit Private(const CertificateWish& wish)
        : key(EVP_EC_gen("P-256"), &EVP_PKEY_free),
          certificate(selfSigned(key.get(), wish)),
          server(certificate.get(), key.get())
    {
    }

    Key key;
    Certificate certificate;
    httplib::SSLServer server;
    std::string certificateText;
    int port = 0;
    std::thread thread;
};

TlsServer::TlsServer(const CertificateWish& wish) : d(std::make_unique<Private>(wish))
{
    d->certificateText = pem(d->certificate.get());
    d->server.Get(".*", [](const httplib::Request&, httplib::Response& response) {
        response.set_content("secret", "text/plain");
    });
    d->port = d->server.bind_to_any_port("127.0.0.1");
    d->thread = std::thread([this] { d->server.listen_after_bind(); });
}

TlsServer::~TlsServer()
{
    while (!d->server.is_running())
        std::this_thread::yield();
    d->server.stop();
    d->thread.join();
}

int TlsServer::port() const
{
    return d->port;
}

const std::string& TlsServer::certificate() const
{
    return d->certificateText;
}

} // namespace qd
