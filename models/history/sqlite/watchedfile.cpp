// SPDX-License-Identifier: Apache-2.0
#include "models/history/sqlite/watchedfile.h"

#include "models/base/outputtarget.h"
#include "models/history/sqlite/databaseerror.h"
#include "models/history/upkeep/settling.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace qd {

namespace {

struct WatchedFileWords
{
    Q_DECLARE_TR_FUNCTIONS(WatchedFileWords)
};

struct OpenFile
{
    bool hasName = false; ///< is found in some folder
    QString name{};       ///< the name; empty: not by the descriptor that was found
};

// What the kernel knows of the file by the descriptors of this process. Nothing: none of them is of such a
// file, as where a file system gives its files new numbers from time to time.
std::optional<OpenFile> findOpen(const FileIdentity& file)
{
    const QDir descriptors(QStringLiteral("/proc/self/fd"));
    for (const QString& number : descriptors.entryList(QDir::NoDotAndDotDot | QDir::System | QDir::Files)) {
        const QString link = descriptors.filePath(number);
        struct stat found = {};
        if (::stat(QFile::encodeName(link).constData(), &found) != 0 ||
            FileIdentity{found.st_dev, found.st_ino} != file)
            continue;
        OpenFile open{found.st_nlink > 0};
        if (const QString name = QFileInfo(link).symLinkTarget(); identityOf(name) == file)
            open.name = name;
        return open;
    }
    return std::nullopt;
}

QString stamp()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
}

Result<void> copyInto(const Database& database, const QString& path)
{
    const auto target = OutputTarget::claim(path);
    if (!target)
        return Failure(target.error());
    const auto temporary = target->makeTemporary();
    if (!temporary)
        return Failure(temporary.error());
    auto done = database.prepare("VACUUM INTO ?")
                    .and_then([&](Statement copy) { return copy.run(temporary->toStdString()); })
                    .and_then([&] { return target->take(*temporary); });
    if (!done)
        QFile::remove(*temporary);
    return done;
}

} // namespace

WatchedFile::WatchedFile(const Database& database)
    : m_database(database), m_path(databasePath(database.handle()))
{
    m_parts.front().known = identityOf(m_path);
}

Result<void> WatchedFile::check(const std::function<void()>& record)
{
    if (m_saved)
        return Failure(*m_saved);
    const State state = look();
    if (state == State::Same)
        return {};
    if (state == State::Gone)
        record();
    const Error told = state == State::Moved ? moved() : state == State::LogGone ? logGone() : gone();
    // The log goes by the old name and would be played into whatever has that now; and a file that was moved
    // is whole only with what is in its log.
    std::ignore = checkpoint(m_database);
    return Failure(told);
}

WatchedFile::State WatchedFile::look()
{
    for (Part& part : m_parts) {
        const auto present = identityOf(m_path + QLatin1String(part.suffix));
        if (!part.known)
            part.known = present;
        if (part.known == present)
            continue;
        const auto open = findOpen(*part.known);
        if (!open && present) {
            part.known = present;
            continue;
        }
        if (&part != &m_parts.front())
            return State::LogGone;
        m_where = open ? open->name : QString();
        m_wasReplaced = present.has_value();
        return open && open->hasName ? State::Moved : State::Gone;
    }
    return State::Same;
}

Error WatchedFile::moved() const
{
    return {
        ErrorKind::Storage, m_path,
        m_where.isEmpty()
            ? WatchedFileWords::tr("The history file was moved away while this console was writing to it.")
            : WatchedFileWords::tr("The history file was moved to %1 while this console was writing to it.")
                  .arg(m_where),
        WatchedFileWords::tr(
            "Nothing is lost. Move it back and collection resumes, or close this console and open "
            "the file where it is now.")};
}

Error WatchedFile::logGone() const
{
    return {ErrorKind::NotFound, m_path,
            WatchedFileWords::tr(
                "The write-ahead log of the history was removed or replaced while this console was "
                "writing to it."),
            WatchedFileWords::tr(
                "Everything recorded is now in the history file itself. Close this console, start it "
                "again, and leave the files beside the history alone.")};
}

Error WatchedFile::gone()
{
    Error told{
        ErrorKind::NotFound,
        m_path,
        m_wasReplaced
            ? WatchedFileWords::tr(
                  "The history file was replaced by another file while this console was writing to it.")
            : WatchedFileWords::tr("The history file was removed while this console was writing to it."),
        {}};
    const auto copy = save();
    if (!copy) {
        told.hint = WatchedFileWords::tr(
                        "What this console has recorded could not be saved (%1) and will be lost when the "
                        "console ends. Leave it open and resolve the problem; the console keeps retrying.")
                        .arg(copy.error().text());
        return told;
    }
    told.hint = WatchedFileWords::tr(
                    "Everything that was recorded has been saved into %1. Close this console, then give "
                    "that file the name of the history, or open it as a workspace.")
                    .arg(*copy);
    m_saved = told;
    return told;
}

Result<QString> WatchedFile::save() const
{
    const QString ending = QStringLiteral(".rescued-") + stamp();
    const QString beside = m_path + ending;
    const auto saved = copyInto(m_database, beside);
    if (saved)
        return beside;
    const QString atHome = QDir::home().filePath(QFileInfo(m_path).fileName() + ending);
    if (copyInto(m_database, atHome))
        return atHome;
    return Failure(saved.error());
}

} // namespace qd
