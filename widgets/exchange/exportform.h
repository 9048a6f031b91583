// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/exchange/exporter.h"
#include "widgets/exchange/rangechoice.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPlainTextEdit;

namespace qd {

class TargetField;
class TextLabel;

/// What is exported, of which range, how and to where. Remembers everything but the range, which is another
/// one each time.
class ExportForm : public QWidget
{
    Q_OBJECT

public:
    enum class What { AllMetrics, SomeMetrics, Predictions, Records, Everything };

    ExportForm(Timestamp now, std::optional<TimeRange> visible, QWidget* parent = nullptr);

    /// Or what is wrong with it; the error's `where` is the objectName of the control.
    [[nodiscard]] Result<ExportRequest> request() const;
    void remember() const;
    [[nodiscard]] RangeChoice& range() { return *m_range; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectAll();
    void listFormats();
    void suggestTarget();
    void retranslate();
    [[nodiscard]] What what() const;
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] bool isTable() const;
    [[nodiscard]] Result<std::vector<SeriesSelector>> selectors() const;

    Timestamp m_now;
    QFormLayout* m_layout;
    std::vector<TextLabel*> m_labels;
    QComboBox* m_what;
    QPlainTextEdit* m_selectors;
    RangeChoice* m_range;
    QComboBox* m_format;
    QCheckBox* m_spreadsheet;
    TargetField* m_target;
};

} // namespace qd
