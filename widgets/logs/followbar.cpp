// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/followbar.h"

#include "widgets/logs/logfacts.h"
#include "widgets/logs/logfollow.h"
#include "widgets/theme/textlabel.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QSettings>
#include <QToolButton>

namespace qd {

namespace {

const QString followKey = QStringLiteral("logs/follow");

} // namespace

FollowBar::FollowBar(Ask ask, Show show, QWidget* parent)
    : QWidget(parent),
      m_ask(std::move(ask)),
      m_show(std::move(show)),
      m_action(new QAction(this)),
      m_button(new QToolButton(this)),
      m_state(new TextLabel(this)),
      m_follower(new LogFollow(this))
{
    m_action->setObjectName(QStringLiteral("followLogAction"));
    m_action->setCheckable(true);
    m_action->setChecked(QSettings().value(followKey, false).toBool());
    m_action->setShortcut(QKeySequence(Qt::Key_F8));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_button->setObjectName(QStringLiteral("followLog"));
    m_button->setDefaultAction(m_action);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_state->setObjectName(QStringLiteral("followState"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_button);
    connect(m_action, &QAction::toggled, this, [this](bool isOn) {
        QSettings().setValue(followKey, isOn);
        follow();
    });
    connect(m_follower, &LogFollow::grown, this, &FollowBar::read);
    connect(m_follower, &LogFollow::absentChanged, this, &FollowBar::showState);
    retranslate();
}

FollowBar::~FollowBar() = default;

void FollowBar::setLog(LoadedLogPtr log, Timestamp opened)
{
    m_log = std::move(log);
    m_opened = opened;
    follow();
}

void FollowBar::setPaused(bool isPaused)
{
    m_follower->setPaused(isPaused);
}

void FollowBar::follow()
{
    m_reading.drop();
    m_problem.reset();
    m_asOf = {};
    // Standard input was read to its end.
    if (m_log && m_action->isChecked() && !m_log->request.paths.contains(QStringLiteral("-")))
        m_follower->start(m_log->request.paths, m_opened);
    else
        m_follower->stop();
    showState();
}

void FollowBar::read(const QStringList& paths)
{
    const auto question = m_ask();
    if (!question) {
        m_follower->postpone();
        return;
    }
    LogRequest request = m_log->request;
    request.grown = paths;
    request.question = *question;
    m_reading.run(
        this,
        [request](const CancelToken& cancel) {
            LoadProgress unseen;
            return loadLogs(request, unseen, cancel);
        },
        [this](const Result<LoadedLogPtr>& log) { take(log); }, Lane::Files);
}

void FollowBar::take(const Result<LoadedLogPtr>& log)
{
    m_problem.reset();
    if (log && !m_show(*log)) {
        m_follower->postpone();
        return;
    }
    if (log) {
        m_log = *log;
        m_asOf = {QDateTime::currentMSecsSinceEpoch()};
    } else {
        m_problem = log.error();
    }
    m_follower->settled();
    showState();
}

void FollowBar::showState()
{
    m_state->setVisible(m_follower->isFollowing());
    m_state->setToolTip(m_problem ? m_problem->text() : QString());
    if (const QStringList& absent = m_follower->absent(); !absent.isEmpty()) {
        m_state->setText(tr("Following; waiting for %1 to be written").arg(nameOfLogs(absent)));
    } else if (m_problem) {
        m_state->setText(tr("Following; the newest lines could not be read"));
    } else if (m_asOf.ms == 0) {
        m_state->setText(tr("Following"));
    } else {
        const QTime time = QDateTime::fromMSecsSinceEpoch(m_asOf.ms).time();
        m_state->setText(
            tr("Following; as of %1", "a time").arg(QLocale().toString(time, QStringLiteral("HH:mm:ss"))));
    }
}

void FollowBar::retranslate()
{
    m_action->setText(tr("&Follow"));
    m_action->setToolTip(
        tr("Show new lines of the log as they are written; what you look at stays in place (%1)")
            .arg(m_action->shortcut().toString(QKeySequence::NativeText)));
    m_button->setAccessibleName(tr("Follow the log"));
    showState();
}

} // namespace qd
