// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of the audit trail.
struct AuditTrailWords
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrailWords)
};

} // namespace qd
