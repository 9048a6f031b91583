// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QWidget>

#include <memory>

namespace qd {

struct LoadedLog;

/// "Open log": accuracy, latency and confusion matrix of a JSON-lines or CSV prediction log from disk; also
/// by drag and drop. Reads on the pool with progress and cancel.
class LogsPage : public QWidget
{
    Q_OBJECT

public:
    explicit LogsPage(QWidget* parent = nullptr);
    ~LogsPage() override;

    void openFile(const QString& path);
    /// Asks for a file.
    void openDialog();
    [[nodiscard]] bool isBusy() const;

signals:
    void finished();

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslate();
    void finish(const Result<std::shared_ptr<const LoadedLog>>& log);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
