// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/fleet.h"

#include "app/fleet/filelock.h"
#include "app/fleet/jsonwriter.h"
#include "app/fleet/serverprocess.h"
#include "app/fleet/torchserve/torchserver.h"
#include "app/fleet/traffic/loadgenerator.h"
#include "app/fleet/traffic/scenario.h"
#include "app/fleet/triton/tritonserver.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace qd::fleet {

namespace {

constexpr double fraudRate = 40; // requests a second at pace 1
constexpr double sentimentRate = 20;
constexpr int fraudClients = 20;
constexpr int sentimentClients = 8;
constexpr double summaryWindowMs = 60'000;
constexpr std::chrono::seconds patienceForLock{3};

int preferred(const FleetState& state, const char* name)
{
    const auto found = state.ports.find(name);
    return found != state.ports.end() ? found->second : 0;
}

void complain(const std::string& what)
{
    std::fprintf(stderr, "quarterdeck-fleet: %s\n", what.c_str());
}

// Never destroyed: their process ends by _exit.
tl::expected<Ports, std::string> serveFraud(const Options& options, const FleetState& state)
{
    TritonSettings settings;
    settings.seed = options.seed;
    settings.summaryWindow =
        std::chrono::milliseconds(static_cast<std::int64_t>(summaryWindowMs / options.pace));
    settings.active = state.fraudActive;
    settings.known = state.fraudKnown;
    settings.logPath = options.dir + "/fraud.jsonl";
    settings.apiPort = preferred(state, "fraud.api");
    settings.metricsPort = preferred(state, "fraud.metrics");
    const StateFile file(options.dir);
    const auto remember = [file](const std::vector<int>& active, const std::vector<int>& known) {
        const auto kept = file.update([&](FleetState& stored) {
            stored.fraudActive = active;
            stored.fraudKnown = known;
        });
        if (!kept) {
            complain(kept.error());
        }
    };
    auto* server = new TritonServer(settings, remember);
    return server->start().map([server] {
        return Ports{{"fraud.api", server->apiPort()}, {"fraud.metrics", server->metricsPort()}};
    });
}

tl::expected<Ports, std::string> serveSentiment(const Options& options, const FleetState& state)
{
    TorchSettings settings;
    settings.seed = options.seed;
    settings.defaultVersion = state.sentimentDefault;
    settings.logPath = options.dir + "/sentiment.jsonl";
    settings.inferencePort = preferred(state, "sentiment.inference");
    settings.managementPort = preferred(state, "sentiment.management");
    settings.metricsPort = preferred(state, "sentiment.metrics");
    const StateFile file(options.dir);
    const auto remember = [file](const std::string& version) {
        const auto kept = file.update([&](FleetState& stored) { stored.sentimentDefault = version; });
        if (!kept) {
            complain(kept.error());
        }
    };
    auto* server = new TorchServer(settings, remember);
    return server->start().map([server] {
        return Ports{{"sentiment.inference", server->inferencePort()},
                     {"sentiment.management", server->managementPort()},
                     {"sentiment.metrics", server->metricsPort()}};
    });
}

std::string readyLine(const Options& options, const Ports& ports)
{
    const auto url = [&](const char* name, const char* path = "") {
        return "http://127.0.0.1:" + std::to_string(ports.at(name)) + path;
    };
    JsonWriter json;
    json.beginObject().key("fraud").beginObject();
    json.field("api", url("fraud.api")).field("metrics", url("fraud.metrics", "/metrics"));
    json.field("log", options.dir + "/fraud.jsonl").endObject();
    json.key("sentiment").beginObject().field("inference", url("sentiment.inference"));
    json.field("management", url("sentiment.management"));
    json.field("metrics", url("sentiment.metrics", "/metrics"));
    json.field("log", options.dir + "/sentiment.jsonl").endObject();
    return json.endObject().text() + "\n";
}

// What sends requests, while it lives.
struct Traffic
{
    Traffic(const Options& options, const Ports& ports)
        : ids(StateFile(options.dir)),
          fraudLog(options.dir + "/fraud.jsonl"),
          sentimentLog(options.dir + "/sentiment.jsonl"),
          fraudLabels(fraudLog, options.pace, options.seed),
          sentimentLabels(sentimentLog, options.pace, options.seed),
          fraud({ports.at("fraud.api"), fraudRate * options.trafficScale(), fraudClients, options.seed},
                fraudTraffic(ownSeed(options), ids), fraudLabels),
          sentiment({ports.at("sentiment.inference"), sentimentRate * options.trafficScale(),
                     sentimentClients, options.seed},
                    sentimentTraffic(ownSeed(options), ids), sentimentLabels)
    {
    }

    // The traffic must not repeat the rows that the models were trained on.
    static std::uint64_t ownSeed(const Options& options) { return options.seed ^ 0x5DEECE66DULL; }

    RequestIds ids;
    PredictionLog fraudLog;
    PredictionLog sentimentLog;
    LateLabels fraudLabels;
    LateLabels sentimentLabels;
    LoadGenerator fraud;
    LoadGenerator sentiment;
};

int signalDescriptor()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGCHLD}) {
        sigaddset(&signals, signal);
    }
    // Blocked before any thread or child is made, because those inherit the mask.
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return ::signalfd(-1, &signals, SFD_CLOEXEC);
}

// True when standard input has ended; what comes before its end is read and dropped.
bool inputEnded()
{
    std::array<char, 256> buffer{};
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    return count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN);
}

tl::expected<void, std::string> waitForEnd(const Options& options, int signals, ServerProcess& fraud,
                                           ServerProcess& sentiment)
{
    // A negative descriptor is left out by poll.
    std::array<pollfd, 2> watched = {pollfd{signals, POLLIN, 0},
                                     pollfd{options.detached ? -1 : STDIN_FILENO, POLLIN, 0}};
    while (true) {
        if (::poll(watched.data(), watched.size(), -1) < 0) {
            continue;
        }
        if (watched[1].revents != 0 && inputEnded()) {
            return {};
        }
        signalfd_siginfo signal{};
        if (watched[0].revents == 0 || ::read(signals, &signal, sizeof signal) != sizeof signal) {
            continue;
        }
        std::string how;
        if (signal.ssi_signo != SIGCHLD) {
            return {};
        }
        if (fraud.hasEnded(how)) {
            return tl::unexpected("the server of fraud ended unexpectedly: " + how);
        }
        if (sentiment.hasEnded(how)) {
            return tl::unexpected("the server of sentiment ended unexpectedly: " + how);
        }
    }
}

tl::expected<void, std::string> serve(const Options& options, const FleetState& state, int signals)
{
    auto fraud = ServerProcess::launch("qd-fraud", [&] { return serveFraud(options, state); });
    if (!fraud) {
        return tl::unexpected(fraud.error());
    }
    auto sentiment = ServerProcess::launch("qd-sentiment", [&] { return serveSentiment(options, state); });
    if (!sentiment) {
        return tl::unexpected(sentiment.error());
    }
    auto ports = fraud->ports();
    auto others = sentiment->ports();
    if (!ports || !others) {
        return tl::unexpected(!ports ? "fraud: " + ports.error() : "sentiment: " + others.error());
    }
    ports->merge(*others);
    const StateFile file(options.dir);
    if (const auto kept = file.update([&](FleetState& s) { s.ports = *ports; }); !kept) {
        return tl::unexpected(kept.error());
    }
    const Traffic traffic(options, *ports);
    std::optional<Scenario> scenario;
    if (options.faultAfterSeconds && !state.deployed) {
        scenario.emplace(*options.faultAfterSeconds, ports->at("fraud.api"), file);
    }
    std::fputs(readyLine(options, *ports).c_str(), stdout);
    std::fflush(stdout);
    return waitForEnd(options, signals, *fraud, *sentiment);
}

// A fleet whose console was just killed needs a moment to notice and to end.
std::unique_ptr<FileLock> lockFolder(const std::string& dir)
{
    const auto deadline = std::chrono::steady_clock::now() + patienceForLock;
    auto lock = std::make_unique<FileLock>(dir + "/fleet.lock", FileLock::Wait::No);
    while (!lock->held() && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        lock = std::make_unique<FileLock>(dir + "/fleet.lock", FileLock::Wait::No);
    }
    return lock;
}

} // namespace

tl::expected<void, std::string> runFleet(const Options& options)
{
    Options absolute = options;
    std::error_code error;
    absolute.dir = std::filesystem::absolute(options.dir, error).lexically_normal().string();
    std::filesystem::create_directories(absolute.dir, error);
    if (error) {
        return tl::unexpected("the folder " + absolute.dir + " cannot be made: " + error.message());
    }
    const int signals = signalDescriptor();
    const auto lock = lockFolder(absolute.dir);
    if (!lock->held()) {
        return tl::unexpected("another fleet already runs in " + absolute.dir +
                              "; end it or choose another --dir");
    }
    const StateFile file(absolute.dir);
    const auto state =
        absolute.fresh ? file.update([](FleetState& kept) { kept = begunAnew(kept); }) : file.read();
    if (!state) {
        return tl::unexpected(state.error());
    }
    return serve(absolute, *state, signals);
}

} // namespace qd::fleet
