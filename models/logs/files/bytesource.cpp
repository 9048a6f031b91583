// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/bytesource.h"

#include "models/logs/files/bytesourcewords.h"
#include "models/logs/files/gzipinput.h"
#include "models/logs/files/rawinput.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace qd {

namespace {

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
    ArchiveSource(RawInput input, bool isGzip) : m_input(std::move(input)), m_archive(archive_read_new())
    {
        if (isGzip)
            m_gzip.emplace(m_input);
        archive* const reader = m_archive.get();
        archive_read_support_filter_gzip(reader);
        archive_read_support_filter_zstd(reader);
        archive_read_support_filter_xz(reader);
        archive_read_support_filter_bzip2(reader);
        archive_read_support_filter_lz4(reader);
        archive_read_support_filter_lzip(reader);
        archive_read_support_filter_compress(reader);
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
    [[nodiscard]] Result<std::size_t> readInput(std::span<char> buffer);
    [[nodiscard]] Failure damage();
    [[nodiscard]] Error damageText() const;
    void enter(archive_entry* entry);
    [[nodiscard]] Result<bool> end();
    [[nodiscard]] bool nextBlock();

    RawInput m_input;
    std::optional<GzipInput> m_gzip; ///< the outermost packing, when it is this one
    std::array<char, 64 * 1024> m_packed{};
    std::unique_ptr<archive, Free> m_archive;
    std::optional<Error> m_readError; ///< an error of the disk, while libarchive asked for more
    std::string m_member;
    std::span<const char> m_block;  ///< the block of the member, unpacked and not yet handed out
    std::int64_t m_hole = 0;        ///< zeros before it, which are not in the archive
    std::int64_t m_memberBytes = 0; ///< up to the end of the block
    bool m_hasMemberEnded = false;
    bool m_opened = false;
    std::optional<Error> m_damage; ///< found while unpacking; told when what came before is handed out
    bool m_broken = false;         ///< nothing more can be unpacked
};

Result<std::size_t> ArchiveSource::readInput(std::span<char> buffer)
{
    return m_gzip ? m_gzip->read(buffer) : m_input.read(buffer);
}

la_ssize_t ArchiveSource::feed(archive* reader, void* self, const void** bytes)
{
    auto* const source = static_cast<ArchiveSource*>(self);
    const auto count = source->readInput(source->m_packed);
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
    return Failure(damageText());
}

Error ArchiveSource::damageText() const
{
    if (m_readError) {
        Error told = *m_readError;
        told.where = QString::fromStdString(name());
        return told;
    }
    const QString reason = toQString(archive_error_string(m_archive.get()));
    //: %1 is what the unpacking library says, in English
    const QString what = reason.isEmpty()
                             ? ByteSourceWords::tr("The packed file is damaged at its beginning.")
                             : ByteSourceWords::tr("The packed file is cut off or damaged: %1.").arg(reason);
    return {ErrorKind::Invalid, QString::fromStdString(name()), what,
            ByteSourceWords::tr(
                "Copy or export it again; what could be unpacked before the damage has been read.")};
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
            return end();
        if (state == ARCHIVE_RETRY)
            continue;
        if (state != ARCHIVE_OK && state != ARCHIVE_WARN)
            return damage();
        // Every reader refused the packing whose mark the file bears.
        if (archive_format(m_archive.get()) == ARCHIVE_FORMAT_RAW &&
            archive_filter_count(m_archive.get()) < 2 && !m_gzip)
            return damage();
        enter(entry);
        if (m_member == "[Content_Types].xml" || m_member.starts_with("xl/")) {
            m_broken = true;
            return fail(ErrorKind::Invalid, QString::fromStdString(m_input.path()),
                        ByteSourceWords::tr("This is an Excel workbook."),
                        ByteSourceWords::tr("Save the sheet with the predictions as CSV, then open that."));
        }
        m_block = {};
        m_hole = m_memberBytes = 0;
        m_hasMemberEnded = false;
        m_damage.reset();
        // Raw entries have no type; folders, links and devices hold no log.
        if (m_member.empty() || archive_entry_filetype(entry) == AE_IFREG)
            return true;
    }
}

// An archive ends before its packing, whose checksum is the last of it.
Result<bool> ArchiveSource::end()
{
    if (!m_gzip)
        return false;
    if (auto drained = m_gzip->drain(); !drained) {
        m_readError = drained.error();
        return damage();
    }
    return false;
}

// Block by block: archive_read_data() would lose what it has filled in before it meets damage.
bool ArchiveSource::nextBlock()
{
    while (!m_broken && !m_hasMemberEnded) {
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int state = archive_read_data_block(m_archive.get(), &data, &size, &offset);
        if (state == ARCHIVE_RETRY)
            continue;
        // Content whose checksum is wrong comes with a warning; what was read of it is told as damaged.
        if (state == ARCHIVE_WARN && !m_damage)
            m_damage = damageText();
        if (state == ARCHIVE_OK || state == ARCHIVE_WARN) {
            m_hole = std::max<std::int64_t>(offset - m_memberBytes, 0);
            m_block = {static_cast<const char*>(data), size};
            m_memberBytes = offset + static_cast<std::int64_t>(size);
            return true;
        }
        m_hasMemberEnded = true;
        if (state != ARCHIVE_EOF)
            m_damage = damage().value();
    }
    return false;
}

Result<std::size_t> ArchiveSource::read(std::span<char> buffer)
{
    std::span<char> left = buffer;
    while (!left.empty() && (m_hole > 0 || !m_block.empty() || nextBlock())) {
        const auto zeros = static_cast<std::size_t>(std::min<std::int64_t>(m_hole, std::ssize(left)));
        std::fill_n(left.begin(), zeros, '\0');
        m_hole -= static_cast<std::int64_t>(zeros);
        left = left.subspan(zeros);
        const std::size_t count = std::min(m_block.size(), left.size());
        std::copy_n(m_block.begin(), count, left.begin());
        m_block = m_block.subspan(count);
        left = left.subspan(count);
    }
    if (left.size() == buffer.size() && m_damage)
        return Failure(*m_damage);
    return buffer.size() - left.size();
}

bool isPacked(std::string_view head)
{
    using namespace std::string_view_literals;
    constexpr std::array magics{"\x1f\x8b"sv,      "\x1f\x9d"sv,   "\x28\xb5\x2f\xfd"sv,
                                "\xfd\x37zXZ\0"sv, "BZh"sv,        "\x04\x22\x4d\x18"sv,
                                "LZIP"sv,          "PK\x03\x04"sv, "PK\x05\x06"sv};
    // A frame that zstd and lz4 skip may come first.
    if (head.size() > 4 && (static_cast<unsigned char>(head[0]) & 0xf0) == 0x50 &&
        head.substr(1, 3) == "\x2a\x4d\x18")
        return true;
    constexpr std::size_t tarMagicAt = 257;
    return std::any_of(magics.begin(), magics.end(),
                       [head](auto magic) { return head.starts_with(magic); }) ||
           (head.size() > tarMagicAt && head.substr(tarMagicAt).starts_with("ustar"));
}

Result<std::unique_ptr<ByteSource>> sourceOf(RawInput input);

/// An archive whose texts may be packed once more, as rotated logs are.
class NestedSource : public ByteSource
{
public:
    explicit NestedSource(std::unique_ptr<ByteSource> archive) : m_archive(std::move(archive)) {}

    Result<bool> next() override
    {
        while (true) {
            if (m_text) {
                auto more = m_text->next();
                if (!more || *more)
                    return more;
            }
            m_text.reset();
            auto more = m_archive->next();
            if (!more || !*more)
                return more;
            auto text = sourceOf(RawInput::of(*m_archive));
            if (!text)
                return Failure(text.error());
            m_text = std::move(*text);
        }
    }
    Result<std::size_t> read(std::span<char> buffer) override { return m_text->read(buffer); }
    [[nodiscard]] std::string name() const override { return m_text ? m_text->name() : m_archive->name(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_archive->bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_archive->bytesTotal(); }

private:
    std::unique_ptr<ByteSource> m_archive;
    std::unique_ptr<ByteSource> m_text;
};

/// What lies in an input, by its first bytes.
Result<std::unique_ptr<ByteSource>> sourceOf(RawInput input)
{
    const auto head = input.head();
    if (!head)
        return Failure(head.error());
    if (isPacked(*head))
        return std::make_unique<ArchiveSource>(std::move(input), GzipInput::isGzip(*head));
    return std::make_unique<PlainSource>(std::move(input));
}

} // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path)
{
    auto input = RawInput::open(path);
    if (!input)
        return Failure(input.error());
    auto source = sourceOf(std::move(*input));
    if (!source || !dynamic_cast<const ArchiveSource*>(source->get()))
        return source;
    return std::make_unique<NestedSource>(std::move(*source));
}

} // namespace qd
