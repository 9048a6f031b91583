// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logopener.h"

#include "models/base/async.h"
#include "widgets/logs/columnmemory.h"
#include "widgets/logs/mappingdialog.h"

#include <QDateTime>

namespace qd {

LogOpener::LogOpener(QWidget* page) : QObject(page), m_page(page)
{
}

LogOpener::~LogOpener()
{
    m_cancel.cancel();
}

/// Looks at the columns first: what the user said about such a log holds for this one too.
void LogOpener::open(const QStringList& paths)
{
    begin(paths);
    m_cancel = runOnPool(
        this, [paths](const CancelToken& cancel) { return previewLogs(paths, {}, cancel); },
        [this, paths, generation = ++m_generation](Result<LogPreview> preview) {
            if (generation != m_generation)
                return;
            if (preview)
                takePreview(paths, std::move(*preview));
            else
                finish(Failure(preview.error()));
        });
}

void LogOpener::begin(const QStringList& paths)
{
    m_cancel.cancel();
    m_paths = paths;
    m_began = {QDateTime::currentMSecsSinceEpoch()};
    m_progress = std::make_shared<LoadProgress>();
    m_isBusy = true;
    emit started();
}

void LogOpener::takePreview(const QStringList& paths, LogPreview preview)
{
    LogRequest request{paths, std::move(preview), {}};
    request.mapping = columnmemory::recall(request.preview);
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
    auto* dialog = new MappingDialog(request.paths, request.preview, request.mapping, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, paths = request.paths] {
        const LogRequest chosen{paths, dialog->preview(), dialog->mapping()};
        if (dialog->isToBeRemembered())
            columnmemory::remember(chosen.preview, chosen.mapping);
        load(chosen);
    });
    dialog->open();
}

void LogOpener::load(const LogRequest& request)
{
    begin(request.paths);
    m_cancel = runOnPool(
        this,
        [request, progress = m_progress](const CancelToken& cancel) {
            return loadLogs(request, *progress, cancel);
        },
        [this, generation = ++m_generation](const Result<LoadedLogPtr>& log) {
            if (generation == m_generation)
                finish(log);
        });
}

void LogOpener::finish(const Result<LoadedLogPtr>& log)
{
    m_isBusy = false;
    emit finished(log);
}

} // namespace qd
