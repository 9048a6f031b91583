// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/logs/logload.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QTableView;

namespace qd {

class ConfusionModel;
class ConfusionView;
class LogCharts;
class MetricTile;

/// Everything that the page shows of one log: its header, the choice of model and version and of the positive
/// class, figures, confusion matrix, charts over time, and tables of classes and versions.
class LogReport : public QWidget
{
    Q_OBJECT

public:
    explicit LogReport(QWidget* parent = nullptr);
    ~LogReport() override;

    void setLog(LoadedLogPtr log);
    void retranslate();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Private;
    void buildHeader();
    void buildTiles();
    void buildTables();
    void layOut();
    void fillHeader();
    void fillGroups();
    void fillClasses();
    void showGroup();
    void showQuality();
    void showLatency();
    void showRejected();

    std::unique_ptr<Private> d;
};

} // namespace qd
