// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/effecttext.h"
#include "models/incidents/report/report.h"
#include "models/monitor/monitor.h"
#include "models/net/curlclient.h"
#include "models/net/secretstore.h"
#include "models/net/url.h"
#include "models/operator/actionjson.h"
#include "models/operator/operatoractions.h"
#include "models/serving/consentregister.h"
#include "models/serving/storedendpoints.h"
#include "tests/models/history/historyfixture.h"
#include "tests/models/serving/torchservedouble.h"
#include "tests/models/serving/tritondouble.h"
#include "tests/support/chaosproxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

#include <random>

using namespace qd;
using qd::test::ChaosProxy;
using qd::test::Fault;
using qd::test::WireRequest;

namespace {

constexpr int longWait = 60'000;
const char* const ours = "console";

int portOf(const std::string& url)
{
    return std::stoi(parseUrl(url)->port);
}

bool isChange(const WireRequest& request)
{
    return request.method == "PUT" || request.target.ends_with("/load");
}

/// A server of either kind, a console that reaches it through the proxy, and others who reach it directly.
class Scene
{
public:
    explicit Scene(Platform platform) : m_platform(platform), proxy(portOf(serverUrl()))
    {
        SwitchPace pace;
        pace.answer = Duration{150};
        pace.patience = Duration{40};
        pace.firstPause = Duration{10};
        pace.longestPause = Duration{20};
        pace.watchPause = Duration{20};
        pace.longestWatchPause = Duration{40};
        actions.setSwitchPace(pace);
        Endpoint endpoint;
        endpoint.id = "server";
        endpoint.name = "Server";
        endpoint.platform = platform;
        endpoint.metricsUrl = proxy.url() + "/metrics";
        endpoint.apiUrl = proxy.url();
        endpoint.managementUrl = proxy.url();
        endpoint.interval = Duration{5'000};
        endpoint.timeout = Duration{150};
        endpoint.headers = {{"X-From", ours}};
        (void)store.write({.documents = {toDocument(endpoint)}});
        consents->agree(store.history->identity(), endpoint.id, digestOf(toDocument(endpoint)));
    }

    [[nodiscard]] std::string serverUrl() const
    {
        return m_platform == Platform::Triton ? triton.url() : torch.url();
    }
    [[nodiscard]] std::string model() const { return m_platform == Platform::Triton ? "fraud" : "sentiment"; }
    [[nodiscard]] std::vector<std::string> versions() const
    {
        return m_platform == Platform::Triton ? std::vector<std::string>{"1", "2", "3"}
                                              : std::vector<std::string>{"1.0", "2.0", "10.0"};
    }
    /// The second version serves; what was carried out before is forgotten.
    void reset(bool withWorkers = true)
    {
        proxy.choose({});
        proxy.drain();
        triton.load({2});
        torch.serve("2.0", {{"1.0", withWorkers ? 1 : 0}, {"2.0", 1}, {"10.0", 1}});
        triton.loadMilliseconds = 0;
        triton.loadsAreAnswered.reset();
        torch.refusesDefault = false;
        m_before = allCarriedOut().size();
        (void)proxy.takeRequests();
    }
    [[nodiscard]] std::vector<CarriedOut> carriedOut() const
    {
        const auto all = allCarriedOut();
        return {all.begin() + static_cast<std::ptrdiff_t>(m_before), all.end()};
    }
    [[nodiscard]] bool carriedOutForUs(const std::string& version) const
    {
        const auto done = carriedOut();
        return std::count(done.begin(), done.end(), CarriedOut{ours, version}) > 0;
    }
    [[nodiscard]] bool served(const std::string& version) const
    {
        const auto done = carriedOut();
        return version == versions()[1] || std::any_of(done.begin(), done.end(), [&](const CarriedOut& c) {
                   return c.version == version;
               });
    }
    /// As another operator would, past the proxy.
    void switchDirectly(const std::string& version)
    {
        httplib::Client client("127.0.0.1", portOf(serverUrl()));
        const httplib::Headers headers{{"X-From", "other"}};
        if (m_platform == Platform::TorchServe) {
            (void)client.Put("/models/sentiment/" + version + "/set-default", headers, std::string(),
                             "application/json");
            return;
        }
        const QJsonObject config{
            {"platform", "onnxruntime_onnx"},
            {"name", "fraud"},
            {"version_policy",
             QJsonObject{{"specific", QJsonObject{{"versions", QJsonArray{std::stoi(version)}}}}}}};
        const QJsonObject body{
            {"parameters", QJsonObject{{"config", QString::fromUtf8(QJsonDocument(config).toJson())}}}};
        (void)client.Post("/v2/repository/models/fraud/load", headers,
                          QJsonDocument(body).toJson().toStdString(), "application/json");
    }

    template <typename T, typename Call>
    Result<T> answer(Call call)
    {
        std::optional<Result<T>> answer;
        call([&](Result<T> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, longWait))
            qFatal("no answer");
        return *answer;
    }
    /// With patience: the plan is made before anything goes wrong.
    Result<SwitchPlan> plan()
    {
        Result<SwitchPlan> plan = fail(ErrorKind::Timeout, {}, {});
        for (int i = 0; i < 50 && !plan; ++i) {
            plan = answer<SwitchPlan>(
                [&](auto done) { actions.planSwitch("server", model(), versions().front(), done); });
        }
        return plan;
    }
    IncidentAction rollBack(const SwitchPlan& plan)
    {
        IncidentAction begun;
        begun.actionId = "action-" + std::to_string(++m_actions);
        begun.plan = plan;
        incident.id = "incident-" + std::to_string(m_actions);
        incident.title = "Fault";
        incident.openedAt = Clock::system().now();
        incident.subject.endpoint = "server";
        incident.actions = {begun};
        actions.saveIncident(incident, false, [](const Result<void>&) {});
        const auto result =
            answer<IncidentAction>([&](auto done) { actions.executeSwitch(begun, incident.id, done); });
        if (!result)
            qFatal("%s", qPrintable(result.error().text()));
        incident.actions = {*result};
        actions.saveIncident(incident, false, [](const Result<void>&) {});
        return *result;
    }
    /// After what the console asks in the background for a moment.
    IncidentAction found(int milliseconds)
    {
        (void)QTest::qWaitFor(
            [&] {
                actions.bringUpToDate(incident);
                return incident.actions.back().effect() != SwitchEffect::Unknown;
            },
            milliseconds);
        return incident.actions.back();
    }
    [[nodiscard]] QStringList phases() const
    {
        QStringList phases;
        store.history->flush();
        const std::vector<AuditRecord> trail = *store.reader()->audit(incident.id);
        for (const AuditRecord& line : trail)
            phases << QString::fromStdString(line.phase);
        return phases;
    }
    [[nodiscard]] bool isMarked() const
    {
        const std::vector<EventRecord> events = *store.reader()->events(always, "rollback");
        return std::any_of(events.begin(), events.end(), [&](const EventRecord& event) {
            return parsedObject(event.detail)["action"].toString().toStdString() ==
                   incident.actions.back().actionId;
        });
    }

private:
    [[nodiscard]] std::vector<CarriedOut> allCarriedOut() const
    {
        return m_platform == Platform::Triton ? triton.carriedOut() : torch.carriedOut();
    }

    Platform m_platform;
    std::size_t m_before = 0;
    int m_actions = 0;

public:
    TritonDouble triton;
    TorchServeDouble torch;
    ChaosProxy proxy;
    TemporaryHistory store;
    CurlClient http;
    std::unique_ptr<SecretStore> secrets = makeMemorySecretStore();
    Monitor monitor{*store.history, http, *secrets, Clock::system()};
    std::shared_ptr<ConsentRegister> consents = std::make_shared<ConsentRegister>();
    OperatorActions actions{*store.history, http, *secrets, monitor, Clock::system(), consents};
    Incident incident;
};

/// The fault of one request that changes something.
ChaosProxy::Choose onChange(const Fault& fault)
{
    return [fault](const WireRequest& request) { return isChange(request) ? fault : Fault(); };
}

} // namespace

/// Whatever the network does to a rollback, what the console says of it is true: the servers themselves tell
/// what they carried out, and for whom.
class TestSwitchTruth : public QObject
{
    Q_OBJECT

private slots:
    void acceptedThenDark();
    void gatewayGivesUp();
    void garbage();
    void refusedWhileAnotherSwitches();
    void droppedAnswer();
    void duplicatedRequest();
    void seededRounds_data();
    void seededRounds();

private:
    static Fault chosenFault(std::mt19937& random, bool isChange);
    static QString untruth(Scene& scene, const IncidentAction& action);
};

/// The load is answered with 200, then nothing answers for a while.
void TestSwitchTruth::acceptedThenDark()
{
    Scene scene(Platform::Triton);
    scene.reset();
    const auto plan = scene.plan();
    QVERIFY(plan);
    std::atomic<bool> dark = false;
    scene.proxy.choose([&](const WireRequest& request) {
        if (isChange(request)) {
            dark = true;
            return Fault();
        }
        return dark ? Fault{.kind = Fault::Kind::Lose} : Fault();
    });
    const IncidentAction action = scene.rollBack(*plan);
    QCOMPARE(action.outcome->exchanges.at(0).status, 200);
    QCOMPARE(action.effect(), SwitchEffect::Unknown);
    QCOMPARE(scene.phases(), QStringList({"intended", "unconfirmed"}));
    QVERIFY(!scene.incident.lastEffectiveAction());
    // What was asked is shown as it was, and that nobody answered.
    const HttpExchange& look = action.outcome->looks.at(0);
    QCOMPARE(look.request.method, std::string("POST"));
    QCOMPARE(look.request.url, scene.proxy.url() + "/v2/repository/index");
    QCOMPARE(look.status, 0);

    dark = false;
    const IncidentAction later = scene.found(longWait);
    QCOMPARE(later.effect(), SwitchEffect::TookEffect);
    QVERIFY(later.outcome->isAccepted());
    QVERIFY(scene.incident.lastEffectiveAction());
    QCOMPARE(scene.phases(), QStringList({"intended", "unconfirmed", "succeeded"}));
    QVERIFY(scene.isMarked());
}

/// A gateway answers 520 at once; the server loads later.
void TestSwitchTruth::gatewayGivesUp()
{
    Scene scene(Platform::Triton);
    scene.reset();
    const auto plan = scene.plan();
    QVERIFY(plan);
    scene.proxy.choose(
        onChange({.kind = Fault::Kind::Answer, .delay = 1'500, .status = 520, .passesOn = true}));
    const IncidentAction action = scene.rollBack(*plan);
    QCOMPARE(action.outcome->activeVersion, std::string("2"));
    QCOMPARE(action.effect(), SwitchEffect::Unknown);
    QCOMPARE(scene.phases(), QStringList({"intended", "unconfirmed"}));
    QCOMPARE(scene.found(longWait).effect(), SwitchEffect::TookEffect);
    QCOMPARE(scene.phases(), QStringList({"intended", "unconfirmed", "succeeded"}));
}

/// What comes back is not HTTP; the server loads later.
void TestSwitchTruth::garbage()
{
    Scene scene(Platform::Triton);
    scene.reset();
    const auto plan = scene.plan();
    QVERIFY(plan);
    scene.triton.loadMilliseconds = 100;
    scene.proxy.choose(onChange({.kind = Fault::Kind::Garble}));
    const IncidentAction action = scene.rollBack(*plan);
    QVERIFY(action.effect() != SwitchEffect::NoEffect);
    QCOMPARE(scene.found(longWait).effect(), SwitchEffect::TookEffect);
    QVERIFY(!scene.phases().contains("failed"));
}

/// 403 to us; somebody else switches.
void TestSwitchTruth::refusedWhileAnotherSwitches()
{
    Scene scene(Platform::Triton);
    for (const char* body : {R"({"error":"not you"})", "<html>Forbidden</html>"}) {
        scene.reset();
        const auto plan = scene.plan();
        QVERIFY(plan);
        scene.proxy.choose([&](const WireRequest& request) {
            if (!isChange(request))
                return Fault();
            scene.switchDirectly("1");
            return Fault{.kind = Fault::Kind::Answer, .status = 403, .body = body};
        });
        const IncidentAction action = scene.rollBack(*plan);
        const bool isOwn = *body == '{';
        QCOMPARE(action.effect(), isOwn ? SwitchEffect::NoEffect : SwitchEffect::Unknown);
        QCOMPARE(action.error.contains("Version 1 is serving, but not because of this action."), isOwn);
        QCOMPARE(scene.found(300).effect(), action.effect());
        QCOMPARE(scene.phases(), QStringList({"intended", isOwn ? "failed" : "unconfirmed"}));
        QVERIFY(!scene.isMarked());
    }
}

void TestSwitchTruth::droppedAnswer()
{
    Scene scene(Platform::Triton);
    scene.reset();
    const auto plan = scene.plan();
    QVERIFY(plan);
    scene.proxy.choose(onChange({.kind = Fault::Kind::Swallow}));
    (void)scene.rollBack(*plan);
    const IncidentAction action = scene.found(longWait);
    QCOMPARE(action.effect(), SwitchEffect::TookEffect);
    QVERIFY(!action.outcome->isAccepted());
    QVERIFY2(effectText(action).contains("someone else may have"), qPrintable(effectText(action)));
    QVERIFY(scene.carriedOutForUs("1"));
}

void TestSwitchTruth::duplicatedRequest()
{
    Scene scene(Platform::Triton);
    scene.reset();
    const auto plan = scene.plan();
    QVERIFY(plan);
    scene.proxy.choose(onChange({.kind = Fault::Kind::Duplicate}));
    (void)scene.rollBack(*plan);
    QCOMPARE(scene.found(longWait).effect(), SwitchEffect::TookEffect);
    QCOMPARE(scene.carriedOut().size(), std::size_t(2));
    QCOMPARE(scene.phases().last(), QString("succeeded"));
}

Fault TestSwitchTruth::chosenFault(std::mt19937& random, bool isChange)
{
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    if (below(10) < (isChange ? 2U : 6U))
        return {};
    constexpr Fault::Kind kinds[] = {Fault::Kind::Refuse,   Fault::Kind::Lose,    Fault::Kind::Swallow,
                                     Fault::Kind::Late,     Fault::Kind::Delay,   Fault::Kind::Duplicate,
                                     Fault::Kind::Truncate, Fault::Kind::Shorten, Fault::Kind::Garble,
                                     Fault::Kind::Answer,   Fault::Kind::Answer};
    constexpr int statuses[] = {204, 302, 307, 400, 401, 403, 404, 405, 408, 413, 425, 429, 499,
                                500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527};
    constexpr const char* bodies[] = {"<html>gateway</html>", "", R"({"message":"Forbidden"})",
                                      R"({"status":"ok")", "{}"};
    Fault fault;
    fault.kind = kinds[below(std::size(kinds))];
    fault.delay = static_cast<int>(below(fault.kind == Fault::Kind::Delay ? 250 : 120));
    fault.keep = below(200);
    fault.status = statuses[below(std::size(statuses))];
    fault.body = fault.status == 204 ? "" : bodies[below(std::size(bodies))];
    fault.passesOn = below(2) == 0;
    return fault;
}

/// What the console says that is not so; empty when all of it is true.
QString TestSwitchTruth::untruth(Scene& scene, const IncidentAction& action)
{
    const std::string to = action.plan.toVersion;
    const bool done = scene.carriedOutForUs(to);
    const QStringList phases = scene.phases();
    QStringList ends = phases;
    ends.removeAll("intended");
    ends.removeAll("unconfirmed");
    if (phases.first() != "intended" || phases.count("intended") != 1)
        return "the trail has no intention";
    switch (action.effect()) {
    case SwitchEffect::TookEffect:
        if (!scene.served(to))
            return "it never served";
        if (action.outcome->isAccepted() && !done)
            return "it was not carried out for us";
        if (!done && !effectText(action).contains("someone else may have"))
            return "another's work is called ours";
        if (ends != QStringList("succeeded") || !scene.isMarked())
            return "the trail does not say that it succeeded";
        break;
    case SwitchEffect::NoEffect:
        if (done)
            return "it was carried out all the same";
        if (ends != QStringList("failed") || scene.isMarked())
            return "the trail does not say that it failed";
        break;
    case SwitchEffect::Unknown:
        if (!ends.isEmpty() || phases.last() != "unconfirmed" || scene.isMarked())
            return "the trail claims to know";
        break;
    }
    if (action.outcome) {
        const std::string active = action.outcome->activeVersion;
        if (!active.empty() && !scene.served(active))
            return "a version is said to serve that never did";
    }
    return {};
}

void TestSwitchTruth::seededRounds_data()
{
    QTest::addColumn<int>("platform");
    QTest::newRow("Triton") << static_cast<int>(Platform::Triton);
    QTest::newRow("TorchServe") << static_cast<int>(Platform::TorchServe);
}

void TestSwitchTruth::seededRounds()
{
    QFETCH(int, platform);
    bool isSet = false;
    const int wanted = qEnvironmentVariableIntValue("QD_SWITCH_ROUNDS", &isSet);
    const int rounds = isSet ? wanted : 12;
    Scene scene(static_cast<Platform>(platform));
    int effects[3] = {};
    int settledLater = 0;
    int wrong = 0;
    for (int round = 0; round < rounds; ++round) {
        std::mt19937 random(static_cast<unsigned>(round * 7919 + platform));
        scene.reset(random() % 3 != 0);
        const auto plan = scene.plan();
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        (void)scene.proxy.takeRequests();
        scene.triton.loadMilliseconds = static_cast<int>(random() % 3 * 40);
        if (random() % 8 == 0)
            scene.triton.loadsAreAnswered = {400, R"({"error":"failed to load 'fraud'"})"};
        scene.torch.refusesDefault = random() % 8 == 0;

        std::mutex choosing;
        std::mt19937 faults(static_cast<unsigned>(random()));
        std::atomic<bool> over = false;
        scene.proxy.choose([&](const WireRequest& request) {
            const std::lock_guard lock(choosing);
            return over ? Fault() : chosenFault(faults, isChange(request));
        });
        std::vector<std::pair<int, std::string>> others;
        for (auto i = random() % 3; i > 0; --i)
            others.emplace_back(static_cast<int>(random() % 150), scene.versions()[random() % 3]);
        std::thread another([&] {
            for (const auto& [wait, version] : others) {
                std::this_thread::sleep_for(std::chrono::milliseconds(wait));
                scene.switchDirectly(version);
            }
        });
        const IncidentAction first = scene.rollBack(*plan);
        const IncidentAction early = scene.found(100);
        another.join();
        over = true;
        scene.proxy.drain();
        const IncidentAction action = early.effect() == SwitchEffect::Unknown ? scene.found(200) : early;
        QString lie = untruth(scene, action);

        // What reached the wire is what is shown, and the other way round.
        std::vector<WireRequest> sent;
        for (const WireRequest& request : scene.proxy.takeRequests()) {
            if (isChange(request))
                sent.push_back(request);
        }
        const auto& shown = action.outcome ? action.outcome->exchanges : std::vector<HttpExchange>();
        if (sent.size() > shown.size())
            lie = "something was sent that is not shown";
        for (std::size_t i = 0; i < std::min(sent.size(), shown.size()) && sent.size() == shown.size(); ++i) {
            const PlannedRequest& request = shown[i].request;
            if (request.method != sent[i].method || request.url != scene.proxy.url() + sent[i].target ||
                request.body != sent[i].body ||
                (shown[i].status != 0 && sent[i].answered != 0 && shown[i].status != sent[i].answered))
                lie = "what is shown was not what was sent";
        }
        // The stored incident and the report say the same.
        scene.store.history->flush();
        (void)QTest::qWaitFor(
            [&] {
                const auto stored = fromRecord(**scene.store.reader()->incident(scene.incident.id));
                return stored && stored->actions.back().effect() == action.effect();
            },
            2'000);
        const auto stored = fromRecord(**scene.store.reader()->incident(scene.incident.id));
        const auto report = incidentReportHtml(*scene.store.reader(), *stored, Clock::system().now());
        if (stored->actions.back().effect() != action.effect())
            lie = "the stored incident says something else";
        else if (!report ||
                 !QString::fromUtf8(*report).contains(effectText(stored->actions.back()).toHtmlEscaped()))
            lie = "the report does not say so";

        ++effects[static_cast<int>(action.effect())];
        settledLater += first.effect() != action.effect();
        if (!lie.isEmpty()) {
            ++wrong;
            qWarning().noquote() << "round" << round << lie << '-' << effectText(action) << scene.phases();
        }
    }
    qInfo("%s: %d rounds, %d took effect, %d did not, %d unknown; %d found out later; %d untrue",
          QTest::currentDataTag(), rounds, effects[static_cast<int>(SwitchEffect::TookEffect)],
          effects[static_cast<int>(SwitchEffect::NoEffect)], effects[static_cast<int>(SwitchEffect::Unknown)],
          settledLater, wrong);
    QCOMPARE(wrong, 0);
}

QTEST_GUILESS_MAIN(TestSwitchTruth)
#include "tst_switchtruth.moc"
