// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/time.h"
#include "models/exchange/exporter.h"

#include <QStringList>

#include <optional>

namespace qd {

/// What the program was asked to do.
struct CommandLine
{
    enum class Command { Run, Demo, Log, Report, Check, AuditVerify, Export, Import, Salvage, Help, Version };

    Command command = Command::Run;
    QString historyPath; ///< empty: the default place
    QString logPath;     ///< log
    QString outFolder;   ///< demo --headless; empty: a new folder under the present one. export: the file
    QString language;    ///< "en", "zh_CN"; empty: as remembered
    QString theme;       ///< "light", "dark"; empty: as remembered
    bool headless = false;
    bool allLooks = false;    ///< demo --headless: every view in both languages and both themes
    bool text = false;        ///< log: a summary on standard output, no window
    QStringList reportLogs{}; ///< report: files, folders or "-"
    QString endpoint{};       ///< report: instead of logs, the history's predictions of this endpoint
    QString reportFile{};     ///< report: .html, .pdf or .md
    QString filter{};         ///< report: see models/table/filter.h
    QString model{};          ///< report; empty: the most frequent one
    QString positiveClass{};  ///< report; empty: chosen by the log
    double pace = 0;          ///< demo: 0 means the default of the mode
    bool readOnly = false;    ///< run: only look at the history
    bool json = false;        ///< audit verify: for programs
    bool force = false;       ///< export, report: a file that is there may be replaced
    ExportFormat format =
        ExportFormat::SamplesCsv; ///< export, likewise the next four; the times are report's, too
    std::optional<Timestamp> from{};
    std::optional<Timestamp> to{};
    QStringList selectors{};
    CellStyle cells = CellStyle::Exact;
    QStringList importPaths{}; ///< import
};

/// Reads the arguments after the program's name.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList& arguments);
[[nodiscard]] QString helpText();

} // namespace qd
