// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

namespace qd {

/// What kind of thing went wrong; decides icons and retries, never the wording.
enum class ErrorKind {
    Invalid,     ///< the input cannot be read as what it claims to be
    NotFound,    ///< file, model, version or row does not exist
    Refused,     ///< an answer of the other side that said no
    Unreachable, ///< no connection could be made
    Timeout,
    TooLarge,
    Security, ///< certificate, authentication, keychain
    Storage,  ///< disk, database
    Conflict, ///< somebody else holds it, or it changed meanwhile
    Cancelled,
};

/// Anything that goes wrong in normal life. `where` names the endpoint, or the file with line and column;
/// `what` is one sentence; `hint` says what the reader can do next (may be empty). All translated.
struct Error
{
    ErrorKind kind = ErrorKind::Invalid;
    QString where;
    QString what;
    QString hint;

    friend bool operator==(const Error&, const Error&) = default;
    /// "where: what hint", for a log line, a banner or a test.
    [[nodiscard]] QString text() const;
};

template <typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure fail(ErrorKind kind, QString where, QString what, QString hint = {})
{
    return Failure(Error{kind, std::move(where), std::move(what), std::move(hint)});
}

} // namespace qd

Q_DECLARE_METATYPE(qd::Error)
