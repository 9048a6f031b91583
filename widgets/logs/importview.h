// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/logload.h"

#include <QWidget>

#include <memory>

namespace qd {

/// How the reading of logs went: the files, the counts, whether labels found their predictions, what was not
/// read and why; the rejected rows can be browsed, copied and saved.
class ImportView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportView(QWidget* parent = nullptr);
    ~ImportView() override;

    void setImport(LoadedLogPtr log);
    void retranslate();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    void layOut();
    void showCounts();
    void copyRejected() const;
    void saveRejected();

    std::unique_ptr<Private> d;
};

} // namespace qd
