// SPDX-License-Identifier: Apache-2.0
#include "models/base/error.h"

namespace qd {

QString Error::text() const
{
    QString text = where.isEmpty() ? what : where + QStringLiteral(": ") + what;
    if (!hint.isEmpty())
        text += u' ' + hint;
    return text;
}

} // namespace qd
