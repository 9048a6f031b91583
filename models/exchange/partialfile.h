// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/outputtarget.h"

#include <memory>
#include <string>

namespace qd {

/// A file that is made under another name beside its target and takes the target's name when it is whole and
/// on the disk. Until then the target is as it was; whatever is not committed is removed with the object,
/// with what SQLite leaves beside a file. Only its owner may read it. OutputTarget says what is not replaced.
class PartialFile
{
public:
    [[nodiscard]] static Result<PartialFile> create(const QString& target, const OutputRules& rules);
    PartialFile(PartialFile&& other) noexcept;
    PartialFile& operator=(PartialFile&&) = delete;
    ~PartialFile();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString target() const { return m_target.path(); }
    /// fsync, rename, fsync of the folder.
    [[nodiscard]] Result<void> commit();

private:
    PartialFile(QString path, OutputTarget target) : m_path(std::move(path)), m_target(std::move(target)) {}
    void removeAll() const;

    QString m_path; ///< the path; empty: moved or committed
    OutputTarget m_target;
};

/// Text on its way into a PartialFile, in pieces of a megabyte.
class OutputFile
{
public:
    [[nodiscard]] static Result<OutputFile> create(const QString& target, const OutputRules& rules);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// The buffer to be appended to; flushIfFull() now and then keeps it small.
    [[nodiscard]] std::string& buffer() { return m_buffer; }
    [[nodiscard]] Result<void> flushIfFull();
    /// Bytes of the whole file.
    [[nodiscard]] Result<std::int64_t> commit();

private:
    OutputFile(PartialFile file, int fd) : m_file(std::move(file)), m_fd(fd) {}
    [[nodiscard]] Result<void> flush();

    PartialFile m_file;
    int m_fd;
    std::string m_buffer;
    std::int64_t m_written = 0;
};

} // namespace qd
