// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/httpclient.h"

#include <string>
#include <string_view>
#include <vector>

namespace qd {

/// Takes a secret out of texts that are going to be kept. Servers and gateways like to repeat what they were
/// sent, so an answer can hold the very token that came with the question: as it is, escaped as JSON, HTML or
/// a part of an address, or in Base64 as Basic authentication sends it.
class SecretFilter
{
public:
    explicit SecretFilter(const HttpCredentials& credentials);

    [[nodiscard]] bool isIn(std::string_view text) const;
    /// The text with "[secret]" instead of each of them.
    [[nodiscard]] std::string filtered(std::string_view text) const;
    [[nodiscard]] QString filtered(const QString& text) const;

private:
    std::vector<std::string> m_forms; ///< longest first; none without a secret
};

} // namespace qd
