// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>

namespace qd::test {

/// A folder of a file system that has stopped answering: a FUSE mount whose daemon is stopped, as a network
/// drive whose server has gone. Whoever looks into it hangs until the object's end.
class HungFolder
{
public:
    /// What lies in `source` would be in `target`, both empty folders or made. Nothing where the machine or
    /// its owner does not allow it; why() says it then.
    HungFolder(const QString& source, const QString& target);
    ~HungFolder();
    HungFolder(const HungFolder&) = delete;
    HungFolder& operator=(const HungFolder&) = delete;

    [[nodiscard]] bool isHung() const { return m_isMounted; }
    [[nodiscard]] const QString& why() const { return m_why; }
    [[nodiscard]] QString file(const QString& name) const { return m_target + '/' + name; }

private:
    QString m_target;
    QString m_why;
    QProcess m_daemon;
    bool m_isMounted = false;
};

} // namespace qd::test
