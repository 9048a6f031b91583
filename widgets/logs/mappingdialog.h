// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/reading/recordimport.h"

#include <QDialog>

#include <memory>

namespace qd {

/// Shows the columns of a log, how they were recognised, and values of its first rows, and lets the user say
/// otherwise. Every change is tried on these rows at once, so that what could not be read is seen before the
/// import.
class MappingDialog : public QDialog
{
    Q_OBJECT

public:
    MappingDialog(QStringList paths, LogPreview preview, const ColumnMapping& mapping, QWidget* parent);
    ~MappingDialog() override;

    /// Only what differs from how the columns are recognised by themselves.
    [[nodiscard]] ColumnMapping mapping() const;
    [[nodiscard]] const LogPreview& preview() const;
    /// Returns whether logs with the same columns are to be read alike.
    [[nodiscard]] bool isToBeRemembered() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    void layOut();
    void buildTable();
    void fillMeanings(int row);
    void fillRow(int row);
    void chooseMeaning(int row);
    void reset();
    void tryMapping();
    void judge();
    void retranslate();

    std::unique_ptr<Private> d;
};

} // namespace qd
