// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/analysepage.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/incidents/report/evidencetext.h"
#include "widgets/review/busybar.h"
#include "widgets/review/markupview.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/tablelook.h"
#include "widgets/theme/textlabel.h"
#include "widgets/triage/effectdelegate.h"
#include "widgets/triage/hypothesisdelegate.h"
#include "widgets/triage/triagesession.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace qd {

namespace {

QTableView* makeTable(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* proxy = new QSortFilterProxyModel(parent);
    proxy->setSourceModel(model);
    proxy->setSortRole(rowrole::sort);
    auto* table = new QTableView(parent);
    table->setObjectName(name);
    table->setModel(proxy);
    showWholeRows(*table);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setSortingEnabled(true);
    // The models arrive ranked; only a click on a header sorts otherwise.
    table->sortByColumn(-1, Qt::AscendingOrder);
    return table;
}

MarkupView* makeEvidenceView(const QString& name, QWidget* parent)
{
    auto* view = new MarkupView(parent);
    view->setObjectName(name);
    view->setTabChangesFocus(true);
    return view;
}

QString evidenceHtml(const Hypothesis& hypothesis, bool supports)
{
    QString html;
    for (const Evidence& evidence : hypothesis.evidence) {
        if (evidence.supports == supports)
            html += QStringLiteral("<p style=\"margin:0 0 6px 0\">%1 %2</p>")
                        .arg(supports ? QStringLiteral("＋") : QStringLiteral("－"),
                             markupOf(evidenceText(evidence)));
    }
    return html;
}

/// Likelier than all others together, and not only because nothing speaks for those.
bool standsOut(const Hypothesis& hypothesis)
{
    return hypothesis.probability > 0.5 &&
           std::any_of(hypothesis.evidence.begin(), hypothesis.evidence.end(),
                       [](const Evidence& evidence) { return evidence.supports; });
}

} // namespace

AnalysePage::AnalysePage(TriageSession& session, QWidget* parent)
    : TriagePage(session, parent),
      m_model(new HypothesisModel(this)),
      m_changes(makeChangeModel(this)),
      m_segments(makeSegmentModel(this)),
      m_statuses(makeStatusModel(this)),
      m_versions(makeVersionModel(this))
{
    setObjectName(QStringLiteral("analysePage"));
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(makeCauses());
    splitter->addWidget(makeTabs());
    splitter->setSizes({330, 240});
    splitter->setChildrenCollapsible(false);
    m_column->addWidget(splitter, 1);

    connect(m_notice, &Notice::actionTriggered, this, &AnalysePage::run);
    connect(m_busy, &BusyBar::cancelled, this, [this] {
        m_job.drop();
        m_busy->end();
        m_notice->show(Notice::Kind::Info, tr("The analysis was cancelled."), tr("&Analyse again"));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AnalysePage::showEvidence);
    connect(m_list, &QListView::activated, this, &AnalysePage::accept);
    connect(m_accept, &QPushButton::clicked, this, &AnalysePage::accept);
    connect(m_again, &QPushButton::clicked, this, &AnalysePage::run);
    retranslate();
}

QWidget* AnalysePage::makeCauses()
{
    auto* box = new QWidget(this);
    m_causesTitle = makeHeading(box);
    m_list = new QListView(box);
    m_list->setObjectName(QStringLiteral("hypothesisList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HypothesisDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_causesTitle->setBuddy(m_list);
    m_forTitle = makeHeading(box);
    m_for = makeEvidenceView(QStringLiteral("evidenceForView"), box);
    m_againstTitle = makeHeading(box);
    m_against = makeEvidenceView(QStringLiteral("evidenceAgainstView"), box);
    m_accept = new QPushButton(box);
    m_accept->setObjectName(QStringLiteral("analyseAcceptButton"));
    m_accept->setAutoDefault(false);
    m_again = new QPushButton(box);
    m_again->setObjectName(QStringLiteral("analyseAgainButton"));
    m_again->setAutoDefault(false);
    m_accepted = new TextLabel(box);
    m_accepted->setObjectName(QStringLiteral("analyseAcceptedLabel"));
    m_accepted->setWordWrap(true);

    auto* row = new QHBoxLayout;
    row->addWidget(m_accept);
    row->addWidget(m_accepted, 1);
    row->addWidget(m_again);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_causesTitle, 0, 0);
    grid->addWidget(m_forTitle, 0, 1);
    grid->addWidget(m_againstTitle, 0, 2);
    grid->addWidget(m_list, 1, 0);
    grid->addWidget(m_for, 1, 1);
    grid->addWidget(m_against, 1, 2);
    grid->addLayout(row, 2, 0, 1, 3);
    grid->setColumnStretch(0, 4); // titles of causes name a column and a value
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 3);
    return box;
}

QWidget* AnalysePage::makeTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("analyseTabs"));
    m_tabs->setDocumentMode(true);
    QTableView* changes = makeTable(m_changes, QStringLiteral("changeTable"), m_tabs);
    changes->setItemDelegateForColumn(change::EffectColumn, new EffectDelegate(changes));
    m_tabs->addTab(changes, {});
    m_tabs->addTab(makeTable(m_segments, QStringLiteral("segmentTable"), m_tabs), {});
    m_tabs->addTab(makeTable(m_statuses, QStringLiteral("statusTable"), m_tabs), {});
    m_tabs->addTab(makeTable(m_versions, QStringLiteral("versionTable"), m_tabs), {});
    return m_tabs;
}

void AnalysePage::enter()
{
    if (!m_session.incident.location)
        return;
    if (m_session.incident.analysis)
        showAnalysis();
    else
        run();
}

void AnalysePage::leave()
{
    m_job.drop();
    m_busy->end();
}

bool AnalysePage::isComplete() const
{
    return m_session.incident.analysis.has_value();
}

bool AnalysePage::complete()
{
    m_session.save(true);
    return true;
}

void AnalysePage::run()
{
    if (!m_session.incident.location)
        return;
    m_notice->hide();
    m_busy->begin(tr("Comparing the affected period with the healthy one…"));
    queryHistory(
        m_job, m_session.history, this,
        [subject = m_session.incident.subject, location = *m_session.incident.location,
         now = m_session.clock.now()](const HistoryReader& reader, const CancelToken& cancel) {
            return analyse(reader, subject, location, now, cancel);
        },
        [this](Result<Analysis> analysis) { store(std::move(analysis)); }, Lane::Background);
}

void AnalysePage::store(Result<Analysis> analysis)
{
    m_busy->end();
    if (!analysis) {
        showError(analysis.error());
        return;
    }
    Incident& incident = m_session.incident;
    incident.analysis = std::move(*analysis);
    const auto& hypotheses = incident.analysis->hypotheses;
    const bool stillThere = std::any_of(hypotheses.begin(), hypotheses.end(),
                                        [&](const auto& h) { return h.id == incident.acceptedHypothesis; });
    if (!stillThere)
        incident.acceptedHypothesis =
            !hypotheses.empty() && standsOut(hypotheses.front()) ? hypotheses.front().id : std::string();
    m_session.save(false);
    showAnalysis();
    recheck();
}

void AnalysePage::showAnalysis()
{
    const Incident& incident = m_session.incident;
    m_model->setHypotheses(incident.analysis->hypotheses, incident.acceptedHypothesis);
    m_changes->setRows(incident.analysis->changes);
    m_segments->setRows(incident.analysis->segments);
    m_statuses->setRows(statusShares(*incident.analysis));
    m_list->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(incident.acceptedHypothesis))));
    showEvidence();
    readVersions();
    const auto leftOut = static_cast<int>(incident.analysis->attributesLeftOut);
    if (leftOut > 0)
        m_notice->show(
            Notice::Kind::Info,
            tr("%n attribute(s) of the input were left out, because there are too many to compare.", nullptr,
               leftOut));
}

void AnalysePage::showEvidence()
{
    m_for->clear();
    m_against->clear();
    const Hypothesis* hypothesis = m_model->hypothesisAt(m_list->currentIndex().row());
    m_accept->setEnabled(hypothesis && hypothesis->id != m_session.incident.acceptedHypothesis);
    const int acceptedRow = m_model->rowOf(m_session.incident.acceptedHypothesis);
    const Hypothesis* accepted = m_model->hypothesisAt(acceptedRow);
    m_accepted->setText(accepted ? tr("Accepted: %1").arg(hypothesisTitle(*accepted))
                        : m_session.incident.analysis
                            ? (m_model->rowCount() == 0
                                   ? tr("No likely cause found. Continue without one.")
                                   : tr("No likely cause found. Choose one yourself or continue without."))
                            : QString());
    if (!hypothesis)
        return;
    const QString supporting = evidenceHtml(*hypothesis, true);
    const QString contrary = evidenceHtml(*hypothesis, false);
    m_for->setHtml(supporting.isEmpty() ? tr("No evidence for this cause.") : supporting);
    m_against->setHtml(contrary.isEmpty() ? tr("No evidence against this cause.") : contrary);
}

void AnalysePage::readVersions()
{
    queryHistory(
        m_session.history, this,
        [subject = m_session.incident.subject,
         location = *m_session.incident.location](const HistoryReader& reader, const CancelToken& cancel) {
            return versionUse(reader, subject, location, cancel);
        },
        [this](Result<std::vector<VersionUse>> uses) {
            if (uses)
                m_versions->setRows(std::move(*uses));
            else
                m_notice->show(uses.error());
        });
}

void AnalysePage::accept()
{
    const Hypothesis* hypothesis = m_model->hypothesisAt(m_list->currentIndex().row());
    if (!hypothesis || hypothesis->id == m_session.incident.acceptedHypothesis)
        return;
    m_session.incident.acceptedHypothesis = hypothesis->id;
    m_session.save(false);
    m_model->setAccepted(hypothesis->id);
    showEvidence();
}

void AnalysePage::retranslate()
{
    setHeading(tr("What changed, and what is the likeliest cause?"));
    m_causesTitle->setText(tr("&Possible causes"));
    m_list->setAccessibleName(tr("Possible causes, likeliest first"));
    m_list->setToolTip(tr("Choose a cause to see its evidence; Return accepts it."));
    m_forTitle->setText(tr("Evidence for it"));
    m_for->setAccessibleName(tr("Evidence for the chosen cause"));
    m_for->setToolTip(tr("Strongest first; computed from the history."));
    m_againstTitle->setText(tr("Evidence against it"));
    m_against->setAccessibleName(tr("Evidence against the chosen cause"));
    m_against->setToolTip(tr("Strongest first; computed from the history."));
    m_accept->setText(tr("A&ccept as the cause"));
    m_accept->setAccessibleName(tr("Accept the chosen cause"));
    m_accept->setToolTip(
        tr("The report names the accepted cause; it can be changed until the incident is closed."));
    m_again->setText(tr("&Analyse again"));
    m_again->setAccessibleName(tr("Analyse again"));
    m_again->setToolTip(tr("Includes labels and samples that have arrived meanwhile."));
    m_tabs->setAccessibleName(tr("What changed"));
    m_tabs->setTabText(0, tr("&What changed"));
    m_tabs->setTabText(1, tr("Se&gments"));
    m_tabs->setTabText(2, tr("Respon&ses"));
    m_tabs->setTabText(3, tr("&Versions"));
    const QString names[] = {tr("Quantities that changed"), tr("Segments of the input"),
                             tr("Answers by status"), tr("Versions that answered")};
    const QString hints[] = {tr("Every quantity before and after the onset, largest effect first."),
                             tr("Accuracy of each segment of the input, largest drop first."),
                             tr("Answers by HTTP status before and after the onset."),
                             tr("When each version answered, and how well.")};
    for (int i = 0; i < 4; ++i) {
        m_tabs->widget(i)->setAccessibleName(names[i]);
        m_tabs->widget(i)->setToolTip(hints[i]);
    }
    m_model->retranslate();
    m_changes->retranslate();
    m_segments->retranslate();
    m_statuses->retranslate();
    m_versions->retranslate();
    showEvidence();
}

} // namespace qd
