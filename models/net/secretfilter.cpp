// SPDX-License-Identifier: Apache-2.0
#include "models/net/secretfilter.h"

#include "models/base/text.h"
#include "models/net/url.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace qd {

namespace {

constexpr std::string_view placeholder = "[secret]";

/// Returns the secret as it stands in JSON, without the quotes.
std::string inJson(const std::string& secret)
{
    const QByteArray list =
        QJsonDocument(QJsonArray{QString::fromStdString(secret)}).toJson(QJsonDocument::Compact);
    return list.mid(2, list.size() - 4).toStdString();
}

std::string withEscapedSlashes(std::string text)
{
    for (std::size_t at = 0; (at = text.find('/', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\\');
    return text;
}

std::string inBase64(const std::string& text)
{
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

} // namespace

SecretFilter::SecretFilter(const HttpCredentials& credentials)
{
    const std::string& secret = credentials.secret;
    if (credentials.scheme == HttpCredentials::Scheme::None || secret.empty())
        return;
    const std::string inAddress = encodePathSegment(secret);
    m_forms = {secret,
               inJson(secret),
               withEscapedSlashes(inJson(secret)),
               QString::fromStdString(secret).toHtmlEscaped().toStdString(),
               inAddress,
               QByteArray::fromStdString(secret).toPercentEncoding().toLower().toStdString(),
               inBase64(secret),
               inBase64(credentials.user + ':' + secret)};
    std::sort(m_forms.begin(), m_forms.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    m_forms.erase(std::unique(m_forms.begin(), m_forms.end()), m_forms.end());
}

bool SecretFilter::isIn(std::string_view text) const
{
    return std::any_of(m_forms.begin(), m_forms.end(),
                       [&](const std::string& form) { return text.find(form) != std::string_view::npos; });
}

std::string SecretFilter::filtered(std::string_view text) const
{
    if (!isIn(text))
        return std::string(text);
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const auto form = std::find_if(m_forms.begin(), m_forms.end(),
                                       [&](const std::string& each) { return text.starts_with(each); });
        if (form != m_forms.end()) {
            clean += placeholder;
            text.remove_prefix(form->size());
        } else {
            clean += text.front();
            text.remove_prefix(1);
        }
    }
    return clean;
}

QString SecretFilter::filtered(const QString& text) const
{
    return m_forms.empty() ? text : toQString(filtered(text.toStdString()));
}

} // namespace qd
