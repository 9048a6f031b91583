// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace qd {

/// One request exactly as it will be sent: what the operator is shown is what goes on the wire.
struct PlannedRequest
{
    std::string method;
    std::string url;
    std::string body;
    QString purpose;                    ///< one line for people
    std::vector<std::string> headers{}; ///< headers that the console sets, "Name: value", secrets as "•••"

    friend bool operator==(const PlannedRequest&, const PlannedRequest&) = default;
    /// Returns whether both requests are the same on the wire, whatever the language of their purpose.
    [[nodiscard]] bool sendsTheSame(const PlannedRequest& other) const;
};

/// Makes `toVersion` the one that serves. Produced by planSwitch() from the live state of the platform. The
/// last request is the one that switches; those before it prepare, and leave serving what serves.
struct SwitchPlan
{
    std::string endpoint;
    std::string model;
    std::string fromVersion; ///< active when the plan was made
    std::string toVersion;
    std::vector<PlannedRequest> requests;
    std::string origin{}; ///< "http://host:port" that it was made for; it is sent nowhere else
    std::string server{}; ///< what the server calls itself, empty when it does not say
};

/// What an answer proves about the request that it belongs to.
enum class Reply {
    Open,     ///< no answer came, or one that does not exclude that the request is carried out
    Accepted, ///< the platform says so
    Refused,  ///< the platform says so, in its own form and with a status of 4xx
    Doubtful, ///< a 4xx, but not the platform's own: whatever stands before it may have passed the request on
};

/// What really happened, for the audit trail.
struct HttpExchange
{
    PlannedRequest request;
    int status = 0;     ///< 0: no answer
    std::string answer; ///< first 4 KiB as received; the endpoint's secret as "•••"
    QString error;      ///< the error; empty when it went well
    Reply reply = Reply::Open;
    Timestamp sentAt{};
    Timestamp answeredAt{}; ///< or given up
};

/// What came of a switch. Only what is proven counts as taken effect or not; everything else is unknown.
enum class SwitchEffect {
    Unknown,    ///< the switch may have been carried out, or may still be
    TookEffect, ///< the wanted version serves, and the request for it was accepted or went unanswered
    NoEffect,   ///< the platform refused, or the request that switches was never sent
};

struct SwitchOutcome
{
    std::vector<HttpExchange> exchanges; ///< the requests of the plan that were sent
    std::string activeVersion;           ///< as the platform last reported; empty: none, or it did not say
    SwitchEffect effect = SwitchEffect::Unknown;
    std::vector<HttpExchange> looks{}; ///< the reads of the last look at what serves, as they were sent
    int lookCount = 0;                 ///< how often was looked
    Timestamp lookedAt{};

    /// The platform itself said that it carries the switch out. When it took effect without that, somebody
    /// else may have done it.
    [[nodiscard]] bool isAccepted() const;
};

/// What `exchanges` and the version that serves now prove. Whoever refused a request of the plan has not
/// carried the switch out, even when the wanted version serves: somebody else did it.
[[nodiscard]] SwitchEffect effectOf(const SwitchPlan& plan, const std::vector<HttpExchange>& exchanges,
                                    const std::string& activeVersion);

/// The request that switches may still be carried out, or may have been, and its target's serving tells so.
[[nodiscard]] bool mayTakeEffect(const SwitchOutcome& outcome);

/// Where a switch under way stands.
struct SwitchProgress
{
    enum class Stage {
        Checking, ///< checking that everything is as it was when the plan was made
        Sending,  ///< requests of the plan; some may be still to be sent
        Awaiting, ///< all are sent; the wanted version is awaited
    };
    Stage stage = Stage::Checking;
    QString waitingFor; ///< one sentence
};

/// How long a switch and the looks for its outcome wait; real time. Loading a model can take many minutes.
struct SwitchPace
{
    Duration answer{120'000};  ///< the longest wait for the answer to a request that changes something
    Duration patience{60'000}; ///< the wait for the wanted version without a sign that it is being loaded
    Duration longest{4 * 3'600'000}; ///< the longest wait for a version that is being loaded
    Duration firstPause{250};        ///< the first pause between two looks; doubled each time
    Duration longestPause{5'000};
    Duration watchPause{2'000}; ///< the pause in the background, once the outcome has been called unknown
    Duration longestWatchPause{60'000};
    Duration watch{24 * 3'600'000}; ///< how long is looked in the background
};

} // namespace qd

Q_DECLARE_METATYPE(qd::SwitchProgress)
