// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/widgets/triage/triagefixture.h"
#include "widgets/triage/triagewizard.h"

#include <QLineEdit>
#include <QTest>

namespace qd::test {

inline constexpr int patience = 20'000; ///< milliseconds; sanitizers are slow

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, qd::test::patience)

/// A wizard on the fixture's incident, and its controls by name.
class Story
{
public:
    explicit Story(TriageFixture& fixture, const Incident& incident, const Alert* alert = nullptr,
                   IncidentOrigin origin = IncidentOrigin::Recorded)
        : f(fixture),
          wizard(std::make_unique<TriageWizard>(incident, alert, *f.history, *f.actions, f.clock,
                                                TriageSettings{}, nullptr, origin))
    {
        wizard->show();
        (void)QTest::qWaitForWindowExposed(wizard.get());
    }

    template <typename T = QWidget>
    [[nodiscard]] T* at(const char* name) const
    {
        T* found = wizard->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no control named %s", name);
        return found;
    }

    [[nodiscard]] IncidentStep step() const { return static_cast<IncidentStep>(wizard->currentId()); }
    [[nodiscard]] bool canGoOn() const { return at("wizardNext")->isEnabled(); }
    void click(const char* name) const { QTest::mouseClick(at(name), Qt::LeftButton); }
    [[nodiscard]] std::string id() const { return wizard->incident().id; }

    TriageFixture& f;
    std::unique_ptr<TriageWizard> wizard;
};

/// From the first page to this one, as are the others.
inline void toAnalyse(Story& story)
{
    WAIT_FOR(story.canGoOn());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Analyse);
    WAIT_FOR(story.canGoOn());
}

inline void toFix(Story& story)
{
    toAnalyse(story);
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Fix);
    WAIT_FOR(story.at<QLineEdit>("fixConfirmEdit")->isEnabled());
}

/// Confirms by the name of the model.
inline void rollBack(Story& story, const QString& name)
{
    QTest::keyClicks(story.at("fixConfirmEdit"), name);
    QVERIFY(story.at("fixExecuteButton")->isEnabled());
    story.click("fixExecuteButton");
    WAIT_FOR(story.canGoOn());
}

inline void toVerify(Story& story)
{
    toFix(story);
    rollBack(story, QStringLiteral("fraud"));
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Verify);
}

/// Traffic goes on until there is a verdict.
inline void watchToTheEnd(Story& story)
{
    const Verification verification = story.wizard->incident().verifications.back();
    story.f.liveUntil(verification.spec.start + verification.spec.window + Duration{2'000});
    WAIT_FOR(story.wizard->incident().verifications.back().verdict != Verdict::Pending);
}

inline void toReport(Story& story)
{
    toVerify(story);
    watchToTheEnd(story);
    WAIT_FOR(story.canGoOn());
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Report);
}

} // namespace qd::test
