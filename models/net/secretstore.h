// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QObject>

#include <functional>
#include <memory>

namespace qd {

/// Passwords and tokens by key, in the system keychain. Callbacks run in the context's thread. Without a
/// running keychain every call fails with ErrorKind::Security and a hint that says how to start one.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual void read(const std::string& key, QObject* context,
                      std::function<void(Result<std::string>)> done) = 0;
    virtual void write(const std::string& key, const std::string& secret, QObject* context,
                       std::function<void(Result<void>)> done) = 0;
    virtual void remove(const std::string& key, QObject* context, std::function<void(Result<void>)> done) = 0;
};

/// The real one, through QtKeychain, service name "quarterdeck".
[[nodiscard]] std::unique_ptr<SecretStore> makeKeychainSecretStore();
/// Remembers until the program ends; for tests and for operators who decline the keychain.
[[nodiscard]] std::unique_ptr<SecretStore> makeMemorySecretStore();

} // namespace qd
