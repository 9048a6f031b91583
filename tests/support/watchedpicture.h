// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <sys/inotify.h>
#include <unistd.h>

namespace qd::test {

/// A picture that can be read, and whether anybody did.
class WatchedPicture
{
public:
    WatchedPicture()
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        if (!image.save(path()))
            qFatal("a fixture cannot be written");
        m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        if (m_watch < 0 || inotify_add_watch(m_watch, QFile::encodeName(path()).constData(), IN_OPEN) < 0)
            qFatal("a picture cannot be watched");
    }
    ~WatchedPicture() { ::close(m_watch); }
    WatchedPicture(const WatchedPicture&) = delete;
    WatchedPicture& operator=(const WatchedPicture&) = delete;

    [[nodiscard]] QString path() const { return m_folder.filePath("picture.png"); }
    [[nodiscard]] bool wasOpened() const
    {
        char events[512];
        return ::read(m_watch, events, sizeof events) > 0;
    }

    /// Markup, places for arguments, mnemonics, terminal escapes, a control of C1, a space without width, and
    /// what turns the direction of writing.
    [[nodiscard]] QString name() const
    {
        return QStringLiteral("<img src=\"%1\">").arg(path()) +
               QStringLiteral("<a href=\"file:///dev/zero\">&A</a>%1 %2 "
                              "%n\u001b[31m\u0007\u009b31m\u200b\u202egnp\u2066=");
    }
    [[nodiscard]] QString longName() const { return name() + QString(10'000, u'x'); }

private:
    QTemporaryDir m_folder;
    int m_watch = -1;
};

} // namespace qd::test
