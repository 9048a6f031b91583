// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/evaluation/logmeaning.h"
#include "models/items/records/logload.h"

#include <QObject>

class QWidget;

namespace qd {

/// Reads the logs that the user opens, on the pool: first their columns, about which a dialog asks when they
/// say too little, then all of it. What is opened later takes the place of what is still being read.
class LogOpener : public QObject
{
    Q_OBJECT

public:
    /// Makes an opener whose dialogs stand above `page`.
    explicit LogOpener(QWidget* page);
    ~LogOpener() override;

    /// `meaning`: what the user says of the log; nothing said: what is remembered of such logs.
    void open(const QStringList& paths, const LogMeaning& meaning = {});
    /// Lets the user correct how the columns were recognised, and reads the log again then.
    void askForMapping(const LogRequest& request);
    void cancel() { m_job.cancel(); }

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What is being read, or was read last.
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    [[nodiscard]] const std::shared_ptr<LoadProgress>& progress() const { return m_progress; }
    /// When the reading of paths() began.
    [[nodiscard]] Timestamp began() const { return m_began; }

signals:
    void started();
    /// Nothing is read until the dialog has been answered.
    void paused();
    void finished(const qd::Result<qd::LoadedLogPtr>& log);

private:
    void begin(const QStringList& paths);
    void takePreview(const QStringList& paths, LogPreview preview, const LogMeaning& meaning);
    void load(const LogRequest& request);
    void finish(const Result<LoadedLogPtr>& log);

    QWidget* m_page;
    QStringList m_paths;
    Timestamp m_began;
    std::shared_ptr<LoadProgress> m_progress;
    LatestJob m_job;
    bool m_isBusy = false;
};

} // namespace qd
