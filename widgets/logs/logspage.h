// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace qd {

/// "Open log": accuracy, latency and confusion matrix of a JSON-lines or CSV prediction log from disk; also by
/// drag and drop. Reads on the pool with progress and cancel.
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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
