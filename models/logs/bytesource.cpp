// SPDX-License-Identifier: Apache-2.0
#include "models/logs/bytesource.h"

#include "models/logs/rawinput.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace qd {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ByteSource)
};

QString toQString(const char* text)
{
    return text ? QString::fromUtf8(text) : QString();
}

/// A file as it is.
class PlainSource : public ByteSource
{
public:
    explicit PlainSource(RawInput input) : m_input(std::move(input)) {}

    Result<bool> next() override { return !std::exchange(m_begun, true); }
    Result<std::size_t> read(std::span<char> buffer) override { return m_input.read(buffer); }
    [[nodiscard]] std::string name() const override { return m_input.path(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_input.bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_input.bytesTotal(); }

private:
    RawInput m_input;
    bool m_begun = false;
};

/// What libarchive unpacks.
class ArchiveSource : public ByteSource
{
public:
    explicit ArchiveSource(RawInput input) : m_input(std::move(input)), m_archive(archive_read_new())
    {
        archive* const reader = m_archive.get();
        archive_read_support_filter_gzip(reader);
        archive_read_support_filter_zstd(reader);
        archive_read_support_filter_xz(reader);
        archive_read_support_filter_bzip2(reader);
        archive_read_support_format_tar(reader);
        archive_read_support_format_zip_streamable(reader);
        archive_read_support_format_empty(reader);
        archive_read_support_format_raw(reader); // a packed file that is no archive
    }

    Result<bool> next() override;
    Result<std::size_t> read(std::span<char> buffer) override;
    [[nodiscard]] std::string name() const override
    {
        return m_member.empty() ? m_input.path() : m_input.path() + " (" + m_member + ")";
    }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_input.bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_input.bytesTotal(); }

private:
    struct Free
    {
        void operator()(archive* reader) const { archive_read_free(reader); }
    };

    static la_ssize_t feed(archive* reader, void* self, const void** bytes);
    [[nodiscard]] Failure damage();
    void enter(archive_entry* entry);

    RawInput m_input;
    std::array<char, 64 * 1024> m_packed{};
    std::unique_ptr<archive, Free> m_archive;
    std::optional<Error> m_readError; ///< of the disk, while libarchive asked for more
    std::string m_member;
    bool m_opened = false;
    std::optional<Error> m_damage; ///< found while unpacking; told when what came before is handed out
    bool m_broken = false;         ///< nothing more can be unpacked
};

la_ssize_t ArchiveSource::feed(archive* reader, void* self, const void** bytes)
{
    auto* const source = static_cast<ArchiveSource*>(self);
    const auto count = source->m_input.read(source->m_packed);
    if (!count) {
        source->m_readError = count.error();
        archive_set_error(reader, EIO, "read error");
        return -1;
    }
    *bytes = source->m_packed.data();
    return static_cast<la_ssize_t>(*count);
}

Failure ArchiveSource::damage()
{
    m_broken = true;
    if (m_readError)
        return Failure(*m_readError);
    const QString reason = toQString(archive_error_string(m_archive.get()));
    //: %1 is what the unpacking library says, in English
    const QString what = reason.isEmpty() ? Tr::tr("The packed file is damaged at its beginning.")
                                          : Tr::tr("The packed file is cut off or damaged: %1.").arg(reason);
    return fail(ErrorKind::Invalid, QString::fromStdString(name()), what,
                Tr::tr("Copy or export it again; what could be unpacked before the damage has been read."));
}

void ArchiveSource::enter(archive_entry* entry)
{
    // A packed single file has no name of its own; libarchive calls it "data".
    if (archive_format(m_archive.get()) == ARCHIVE_FORMAT_RAW)
        return;
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name)
        name = archive_entry_pathname(entry);
    m_member = name ? name : "?";
}

Result<bool> ArchiveSource::next()
{
    if (m_broken)
        return false;
    if (!m_opened && archive_read_open(m_archive.get(), this, nullptr, &feed, nullptr) != ARCHIVE_OK)
        return damage();
    m_opened = true;
    while (true) {
        archive_entry* entry = nullptr;
        const int state = archive_read_next_header(m_archive.get(), &entry);
        if (state == ARCHIVE_EOF)
            return false;
        if (state == ARCHIVE_RETRY)
            continue;
        if (state != ARCHIVE_OK && state != ARCHIVE_WARN)
            return damage();
        // Every reader refused the packing whose mark the file bears.
        if (archive_format(m_archive.get()) == ARCHIVE_FORMAT_RAW &&
            archive_filter_count(m_archive.get()) < 2)
            return damage();
        enter(entry);
        // Raw entries have no type; folders, links and devices hold no log.
        if (m_member.empty() || archive_entry_filetype(entry) == AE_IFREG)
            return true;
    }
}

Result<std::size_t> ArchiveSource::read(std::span<char> buffer)
{
    std::size_t filled = 0;
    while (filled < buffer.size() && !m_broken) {
        const la_ssize_t count =
            archive_read_data(m_archive.get(), buffer.data() + filled, buffer.size() - filled);
        if (count == 0)
            break;
        if (count == ARCHIVE_RETRY || count == ARCHIVE_WARN)
            continue;
        if (count < 0) {
            m_damage = damage().value();
            break; // what came before the damage is handed out first
        }
        filled += static_cast<std::size_t>(count);
    }
    if (filled == 0 && m_damage)
        return Failure(*m_damage);
    return filled;
}

bool isPacked(std::string_view head)
{
    using namespace std::string_view_literals;
    constexpr std::array magics{"\x1f\x8b"sv, "\x28\xb5\x2f\xfd"sv, "\xfd\x37zXZ\0"sv, "BZh"sv,
                                "PK\x03\x04"sv};
    constexpr std::size_t tarMagicAt = 257;
    return std::any_of(magics.begin(), magics.end(),
                       [head](auto magic) { return head.starts_with(magic); }) ||
           (head.size() > tarMagicAt && head.substr(tarMagicAt).starts_with("ustar"));
}

} // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path)
{
    auto input = RawInput::open(path);
    if (!input)
        return Failure(input.error());
    const auto head = input->head();
    if (!head)
        return Failure(head.error());
    if (isPacked(*head))
        return std::make_unique<ArchiveSource>(std::move(*input));
    return std::make_unique<PlainSource>(std::move(*input));
}

} // namespace qd
