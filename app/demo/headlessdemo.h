// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/console.h"

#include <QDir>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace qd {

/// Lives through the demo as an operator would — waits for the fault, opens the triage wizard from the alert,
/// rolls back, waits for the verdict — and photographs each view on the way. It only presses buttons: what
/// happens is the console's own doing.
class HeadlessDemo : public QObject
{
    Q_OBJECT

public:
    HeadlessDemo(Console& console, const QString& folder, bool allLooks);

    void start(double pace);
    void fail(const Error& error);

signals:
    void finished(int exitCode);

private:
    struct Step
    {
        QString name; ///< what is waited for, said when it does not come
        std::function<bool()> ready;
        std::function<void()> act;
    };

    void plan();
    void planTriage();
    void planVerification();
    void planReview();
    void planEvaluation();
    void poll();
    void say(const QString& text) const;
    void photograph(QWidget* widget, const QString& name);
    [[nodiscard]] bool onPage(const char* objectName) const;
    [[nodiscard]] bool canGoOn() const;
    void press(const char* objectName); ///< presses an object of the visible page
    void pressNext();
    template <typename T>
    [[nodiscard]] T* inWizard(const char* objectName) const;

    Console& m_console;
    QDir m_folder;
    bool m_allLooks;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    QTimer m_timer;
    QElapsedTimer m_sinceStep;
    QElapsedTimer m_sinceStart;
    qint64 m_patienceMs = 120'000;
    std::optional<Alert> m_alert;
    QPointer<TriageWizard> m_wizard;
    int m_photographs = 0;
};

} // namespace qd
