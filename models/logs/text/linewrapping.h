// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace simdjson::dom {
class object;
} // namespace simdjson::dom

namespace qd {

/// What the programs between a model and a file put around its lines, told by the beginning of a text, and
/// the lines without it: container runtimes (CRI, Docker's json-file), docker compose, kubectl, syslog,
/// journald, a logger's time and level before an object, colours for terminals. Lines that a runtime cut into
/// parts are joined; a blank line stands for each that is missing, so that lines keep their numbers. The time
/// of the wrapping is kept where the lines have none of their own. Takes the text piece by piece.
class LineWrapping
{
public:
    /// `head` is the beginning of the text, in UTF-8.
    explicit LineWrapping(std::string_view head);
    ~LineWrapping();
    LineWrapping(LineWrapping&&) noexcept;
    LineWrapping& operator=(LineWrapping&&) noexcept;

    /// Returns whether the lines stand for themselves, so that nothing is to be done.
    [[nodiscard]] bool isNone() const { return m_kind == Kind::None && !m_hasColours; }
    /// Returns whether the objects get the times that stood before them.
    [[nodiscard]] bool givesTimes() const { return m_time == Time::IntoObject; }
    /// Appends the lines of `bytes` to `text`; at the end of the text there may be none.
    void take(std::string_view bytes, bool atEnd, std::string& text);

private:
    enum class Kind {
        None,
        Cri,        ///< 2026-03-01T10:00:00.123Z stdout F …
        DockerJson, ///< {"log":"…\n","stream":"stdout","time":"…"}, {"MESSAGE":"{…}",…}
        Named,      ///< model-1  | …
        Bracketed,  ///< [pod/model-1/server] …
        Syslog,     ///< Mar  1 10:00:00 host server[7]: …
        Prefix      ///< anything before an object
    };
    enum class Time { Dropped, IntoObject, BeforeLine };

    /// A line without its wrapping.
    struct Unwrapped
    {
        std::string_view text;
        std::string_view time;
        bool isPart = false;    ///< the next line of the stream goes on with it
        std::size_t stream = 0; ///< 1 for standard errors
        bool isWrapped = false; ///< whether the line had the wrapping at all
    };
    struct Json;

    [[nodiscard]] Unwrapped unwrap(std::string_view line);
    [[nodiscard]] Unwrapped unwrapDocker(std::string_view line);
    [[nodiscard]] Unwrapped unwrapMessage(std::string_view line, const simdjson::dom::object& object);
    [[nodiscard]] static Unwrapped behindTime(std::string_view line);
    [[nodiscard]] bool fits(Kind kind, std::string_view head);
    void takeLine(std::string_view line, std::string& text);
    void append(std::string_view line, std::string_view time, std::string& text) const;
    void chooseTime(std::string_view head);

    Kind m_kind = Kind::None;
    Time m_time = Time::Dropped;
    bool m_hasColours = false;
    std::string m_rest;                 ///< an incomplete line
    std::array<std::string, 2> m_parts; ///< what has come of a line, by stream
    std::size_t m_missing = 0;          ///< lines that have been taken but not given
    std::string m_plain;                ///< the line without colours
    std::string m_unpacked;             ///< the text of an object of Docker
    std::unique_ptr<Json> m_json;
};

} // namespace qd
