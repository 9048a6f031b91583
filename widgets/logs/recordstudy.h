// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/report/qualityreport.h"
#include "models/table/recordtable.h"

#include <QTabWidget>

#include <memory>

namespace qd {

/// What is studied, for the report and for those who ask.
struct StudyOrigin
{
    QStringList logs{};                           ///< paths, as people know them
    QString endpoint{};                           ///< instead of logs
    std::shared_ptr<const ImportedLogs> import{}; ///< how the logs were read; null for an endpoint
    bool hasColumns = false;                      ///< whether the columns of the logs can be corrected
};

/// The quality of the predictions in a table and their rows, each behind a tab, with the ways between them
/// and back, and the report. Whoever hosts it reads the table, and may add tabs of its own.
class RecordStudy : public QTabWidget
{
    Q_OBJECT

public:
    explicit RecordStudy(QWidget* parent = nullptr);
    ~RecordStudy() override;

    /// Other predictions: begins anew.
    void begin(RecordTablePtr table, EvaluationPtr evaluation, StudyOrigin origin);
    /// Shows a later state of the same predictions: everything that the user looks at stays where it is.
    void renew(RecordTablePtr table, EvaluationPtr evaluation, StudyOrigin origin);
    /// The question of the newest evaluation.
    [[nodiscard]] const EvaluationQuestion& question() const;
    /// Returns the question to ask of the same predictions later: what the user did not choose is left open.
    [[nodiscard]] EvaluationQuestion lastingQuestion() const;
    /// Evaluates the table; the answer comes by evaluated().
    void evaluate(const EvaluationQuestion& question);
    [[nodiscard]] bool isEvaluating() const;
    /// Returns another number whenever something else is asked; what was read for an earlier one comes too
    /// late.
    [[nodiscard]] std::uint64_t changes() const;

    /// The rows of a filter (see models/table/filter.h); back() returns to where this was asked.
    void showRows(const QString& filter);
    /// All rows, from this time on.
    void showRowsAt(Timestamp at);
    void back();
    /// Asks where to and writes the report of what is shown.
    void saveReport();
    void retranslate();

signals:
    /// What is shown is the answer to question() now.
    void evaluated();
    /// The user says what the predictions and scores of these logs mean.
    void meaningChosen(const qd::AnswerMeaning& meaning, const std::string& positiveClass);
    /// The user wants to say what the columns of the logs mean.
    void columnsWanted();
    /// Reports a text that is to be said to the user.
    void reported(const QString& text);
    void reportFailed(const qd::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    void buildCorner();
    void remember();
    void writeReport(const QString& path);

    std::unique_ptr<Private> d;
};

} // namespace qd
