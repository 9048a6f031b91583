// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logopener.h"

#include "widgets/logs/columnmemory.h"
#include "widgets/logs/mappingdialog.h"

#include <QDateTime>

namespace qd {

LogOpener::LogOpener(QWidget* page) : QObject(page), m_page(page)
{
}

LogOpener::~LogOpener() = default;

/// Looks at the columns first: what the user said about such a log holds for this one too.
void LogOpener::open(const QStringList& paths, const LogMeaning& meaning)
{
    begin(paths);
    m_job.run(
        this, [paths](const CancelToken& cancel) { return previewLogs(paths, {}, cancel); },
        [this, paths, meaning](Result<LogPreview> preview) {
            if (preview)
                takePreview(paths, std::move(*preview), meaning);
            else
                finish(Failure(preview.error()));
        },
        Lane::Files);
}

void LogOpener::begin(const QStringList& paths)
{
    m_job.drop();
    m_paths = paths;
    m_began = {QDateTime::currentMSecsSinceEpoch()};
    m_progress = std::make_shared<LoadProgress>();
    m_isBusy = true;
    emit started();
}

void LogOpener::takePreview(const QStringList& paths, LogPreview preview, const LogMeaning& meaning)
{
    const LogMeaning said = meaning.isEmpty() ? columnmemory::recall(preview) : meaning;
    const LogRequest request{.paths = paths,
                             .preview = std::move(preview),
                             .mapping = said.columns,
                             .question = {.positiveClass = said.positiveClass, .meaning = said.answers}};
    if (needsMapping(request.preview, request.mapping)) {
        m_isBusy = false;
        emit paused();
        askForMapping(request);
    } else {
        load(request);
    }
}

void LogOpener::askForMapping(const LogRequest& request)
{
    auto* dialog = new MappingDialog(request, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const LogRequest chosen = dialog->request();
        if (dialog->isToBeRemembered())
            columnmemory::remember(chosen.preview,
                                   {chosen.mapping, chosen.question.meaning, chosen.question.positiveClass});
        load(chosen);
    });
    dialog->open();
}

void LogOpener::load(const LogRequest& request)
{
    begin(request.paths);
    m_job.run(
        this,
        [request, progress = m_progress](const CancelToken& cancel) {
            return loadLogs(request, *progress, cancel);
        },
        [this](const Result<LoadedLogPtr>& log) { finish(log); }, Lane::Files);
}

void LogOpener::finish(const Result<LoadedLogPtr>& log)
{
    m_isBusy = false;
    emit finished(log);
}

} // namespace qd
