// SPDX-License-Identifier: Apache-2.0
#include "hungfolder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <sys/mount.h>

namespace qd::test {

namespace {

bool isMounted(const QString& folder)
{
    QFile mounts("/proc/self/mounts");
    return mounts.open(QIODevice::ReadOnly) && mounts.readAll().contains(' ' + folder.toUtf8() + ' ');
}

} // namespace

HungFolder::HungFolder(const QString& source, const QString& target) : m_target(target)
{
    const QString program = QStandardPaths::findExecutable("bindfs");
    if (program.isEmpty()) {
        m_why = "bindfs is not installed";
        return;
    }
    QDir().mkpath(target);
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    m_daemon.start(program, {"-f", source, target});
    QElapsedTimer patience;
    patience.start();
    while (!isMounted(target) && patience.elapsed() < 10'000 && m_daemon.state() != QProcess::NotRunning)
        m_daemon.waitForFinished(20);
    if (!isMounted(target)) {
        m_why = QString::fromLocal8Bit(m_daemon.readAll()).trimmed();
        return;
    }
    m_isMounted = true;
    ::kill(pid_t(m_daemon.processId()), SIGSTOP);
}

HungFolder::~HungFolder()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    m_daemon.kill(); // then the kernel answers for it
    m_daemon.waitForFinished();
    if (m_isMounted)
        ::umount2(QFile::encodeName(m_target).constData(), MNT_DETACH);
    if (isMounted(m_target)) // not the superuser's
        QProcess::execute("fusermount3", {"-u", "-z", m_target});
}

} // namespace qd::test
