// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/rowswriter.h"
#include "models/table/sort.h"
#include "widgets/exchange/writingdialog.h"

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace qd {

class TargetField;
class TextLabel;

/// What a view shows of a table.
struct ShownRows
{
    RecordTablePtr table;
    std::shared_ptr<const Selection> rows; ///< the rows of the filter, in its order
    RowOrder order;
    std::vector<int> columns;
};

/// Exports the rows that a view shows, as they were when it was opened: what is added to a followed log later
/// is not written.
class RowsExportDialog : public WritingDialog
{
    Q_OBJECT

public:
    RowsExportDialog(ShownRows shown, QWidget* parent);

protected:
    void run() override;
    [[nodiscard]] QString writtenText(const QString& file, const ExportOutcome& outcome) const override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] RowsFormat format() const;
    [[nodiscard]] QString summary() const;
    void showFormat();
    void retranslate();

    ShownRows m_shown;
    QFormLayout* m_form;
    TextLabel* m_summary;
    TextLabel* m_formatLabel;
    QComboBox* m_format;
    QCheckBox* m_spreadsheet;
    TextLabel* m_targetLabel;
    TargetField* m_target;
};

} // namespace qd
