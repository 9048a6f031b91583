// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace qd::test {

/// Marks every text that asks for a translation, so that a text that was not renewed shows.
class MarkingTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return QStringLiteral("§") + QString::fromUtf8(source);
    }
};

} // namespace qd::test
