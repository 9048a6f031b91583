// SPDX-License-Identifier: Apache-2.0
#include "widgets/quality/qualitybar.h"

#include "models/base/clock.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/exchange/rangechoice.h"
#include "widgets/quality/qualityview.h"
#include "widgets/quality/subjectbox.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QSettings>
#include <QToolButton>

namespace qd {

namespace {

const QString keepKey = QStringLiteral("quality/keepUpToDate");

void setTexts(QAction& action, QToolButton& button, const QString& text, const QString& reason)
{
    action.setText(text);
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(key.isEmpty() ? reason : QStringLiteral("%1 (%2)").arg(reason, key));
    button.setAccessibleName(QString(text).remove(u'&'));
}

} // namespace

QualityBar::QualityBar(const Clock& clock, QWidget* view)
    : QWidget(view),
      m_label(new TextLabel(this)),
      m_subjects(new SubjectBox(this)),
      m_range(new RangeChoice(clock.now(), std::nullopt, this)),
      m_keep(new QAction(view)),
      m_refresh(new QAction(view)),
      m_charts(new QAction(view))
{
    setContentsMargins(12, 8, 12, 4);
    m_label->setBuddy(m_subjects);
    m_label->setMinimumHeight(m_subjects->sizeHint().height());
    m_range->setOneLine();
    auto* line = new FlowLayout(this, 8); // a second one where the window is narrow
    line->addWidget(m_label);
    line->addWidget(m_subjects);
    line->addWidget(m_range);
    m_keepButton = addButton(m_keep, QStringLiteral("qualityKeep"), Qt::Key_F8, view);
    m_keep->setCheckable(true);
    m_keep->setChecked(QSettings().value(keepKey, true).toBool());
    m_refreshButton = addButton(m_refresh, QStringLiteral("qualityRefresh"), QKeySequence::Refresh, view);
    m_chartsButton = addButton(m_charts, QStringLiteral("qualityCharts"), {}, view);
    connect(m_keep, &QAction::toggled, this, [this](bool isOn) {
        QSettings().setValue(keepKey, isOn);
        emit keepingChanged();
    });
    connect(m_refresh, &QAction::triggered, this, &QualityBar::refreshWanted);
    connect(m_charts, &QAction::triggered, this, &QualityBar::chartsWanted);
    connect(&Theme::instance(), &Theme::changed, this, &QualityBar::restyle);
    restyle();
}

QToolButton* QualityBar::addButton(QAction* action, const QString& name, const QKeySequence& key,
                                   QWidget* view)
{
    action->setObjectName(name + QStringLiteral("Action"));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    view->addAction(action);
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

bool QualityBar::keepsUpToDate() const
{
    return m_keep->isChecked();
}

void QualityBar::setChartsEnabled(bool enabled)
{
    m_charts->setEnabled(enabled);
}

void QualityBar::retranslate()
{
    m_label->setText(QualityView::tr("&Model:"));
    m_subjects->retranslate();
    m_range->setToolTip(QualityView::tr("Time of the predictions"));
    setTexts(*m_keep, *m_keepButton, QualityView::tr("&Keep up to date"),
             QualityView::tr("Show new predictions within half a minute; what you look at stays in place"));
    setTexts(*m_refresh, *m_refreshButton, QualityView::tr("Re&fresh"),
             QualityView::tr("Show what has arrived since"));
    setTexts(*m_charts, *m_chartsButton, QualityView::tr("&Charts"),
             QualityView::tr("Show the same time on the charts page"));
}

void QualityBar::restyle()
{
    m_refresh->setIcon(Theme::instance().icon(QStringLiteral("refresh")));
    m_keep->setIcon(Theme::instance().icon(QStringLiteral("live")));
    m_charts->setIcon(Theme::instance().icon(QStringLiteral("charts")));
}

} // namespace qd
