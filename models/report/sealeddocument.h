// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextDocument>
#include <QVariant>

namespace qd {

/// What stands for each resource that a document asks for: Qt opens the file of that name itself, in the
/// thread that lays out and without a limit, as long as it is given nothing.
[[nodiscard]] QVariant emptyResource(int type);

/// A document that opens no files: it has what was added to it by name.
class SealedDocument : public QTextDocument
{
    Q_OBJECT

public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace qd
