// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/logmeaning.h"
#include "models/items/records/logload.h"
#include "widgets/page/page.h"

namespace qd {

class LogFollow;

/// Prediction logs from disk: files, folders, rotated sets and archives, also by drag and drop. Their
/// quality, their rows, and how the reading went, each behind a tab. Reads on the pool with progress and
/// cancel. Logs that are being written can be followed.
class LogsPage : public Page
{
    Q_OBJECT

public:
    static constexpr QLatin1String pageName{"logs"};

    explicit LogsPage(QWidget* parent = nullptr);
    ~LogsPage() override;

    /// `meaning`: what the user says of the log; nothing said: what is remembered of such logs.
    void openFile(const QString& path, const LogMeaning& meaning = {});
    void openPaths(const QStringList& paths);
    /// Asks for files.
    void openDialog();
    /// Asks for a folder, of which all logs are read.
    void openFolderDialog();
    [[nodiscard]] bool isBusy() const;
    /// Files and folders of the log that is shown; none before one has been read.
    [[nodiscard]] QStringList shownPaths() const;
    /// Returns the log that is shown.
    [[nodiscard]] QVariant state() const override;
    void restore(const QVariant& state) override;
    /// Shows the rows of a filter (see models/table/filter.h); back() returns to where this was asked.
    void showRows(const QString& filter);
    void back();
    [[nodiscard]] LogFollow& follower();

signals:
    void finished();
    /// What was written to a followed log is shown.
    void grown();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Private;
    void buildActions();
    void askForMapping();
    void rememberMeaning(const AnswerMeaning& meaning, const std::string& positiveClass);
    void buildFollowing();
    void buildFacts();
    void buildTabs();
    void layOut();
    void connectReading();
    void showLoading();
    void showResting();
    void finish(const Result<LoadedLogPtr>& log);
    void present(LoadedLogPtr log);
    void renew(const LoadedLogPtr& log);
    void retranslate();

    std::unique_ptr<Private> d;
};

} // namespace qd
