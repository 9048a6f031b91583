// SPDX-License-Identifier: Apache-2.0
#include "models/base/savefile.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

} // namespace

Result<void> saveFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(ErrorKind::Storage, path,
                Words::tr("The file could not be written: %1.").arg(file.errorString()),
                Words::tr("Choose another folder or free some space."));
}

} // namespace qd
