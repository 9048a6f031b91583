// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/questionbar.h"

#include "models/base/timetext.h"
#include "models/items/evaluation/evaluationfigures.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr std::array<Duration, 9> windows{1s, 10s, 1min, 5min, 15min, 1h, 6h, 24h, 168h};
enum ReferenceChoice { FirstThird, FirstHalf, Custom };
enum CurrentChoice { AllSince, CustomCurrent };

QString windowText(Duration window)
{
    const auto seconds = static_cast<int>(window.count() / 1000);
    if (seconds < 60)
        return QuestionBar::tr("%n second(s)", nullptr, seconds);
    if (seconds < 3600)
        return QuestionBar::tr("%n minute(s)", nullptr, seconds / 60);
    if (seconds < 86400)
        return QuestionBar::tr("%n hour(s)", nullptr, seconds / 3600);
    return QuestionBar::tr("%n day(s)", nullptr, seconds / 86400);
}

TimeRange beginningOf(TimeRange extent, int parts)
{
    return {extent.from, extent.from + extent.length() / parts};
}

int indexOf(const std::vector<std::string>& values, const std::string& value)
{
    const auto found = std::find(values.begin(), values.end(), value);
    return found == values.end() ? -1 : static_cast<int>(found - values.begin());
}

} // namespace

QuestionBar::QuestionBar(QWidget* parent) : QWidget(parent)
{
    auto* padded = new QVBoxLayout(this);
    padded->setContentsMargins(12, 8, 12, 6);
    m_choices = new QWidget(this);
    padded->addWidget(m_choices);
    new FlowLayout(m_choices, 12);
    m_model = makeChoice(QStringLiteral("model"));
    m_versionChoice = makeChoice(QStringLiteral("version"));
    m_positive = makeChoice(QStringLiteral("positiveClass"));
    m_window = makeChoice(QStringLiteral("window"));
    m_reference = makeChoice(QStringLiteral("reference"));
    m_current = makeChoice(QStringLiteral("current"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_choices->setSizePolicy(policy);
    setSizePolicy(policy);
    connectChoices();
    retranslate();
}

void QuestionBar::connectChoices()
{
    connect(m_model.box, &QComboBox::activated, this, [this](int index) {
        m_question.model = m_models[static_cast<std::size_t>(index)];
        m_question.positiveClass.clear(); // classes and versions of another model are others
        m_question.meaning.score.reset();
        m_question.firstVersion.clear();
        m_question.secondVersion.clear();
        ask();
    });
    connect(m_versionChoice.box, &QComboBox::activated, this, [this](int index) {
        m_version = index;
        emit versionChosen(static_cast<std::size_t>(index));
    });
    connect(m_positive.box, &QComboBox::activated, this, [this](int index) {
        m_question.positiveClass = m_positive.box->itemData(index).toString().toStdString();
        ask();
    });
    connect(m_window.box, &QComboBox::activated, this, [this](int index) {
        m_automaticWindow = index == 0;
        m_question.window = Duration{m_window.box->itemData(index).toLongLong()};
        ask();
    });
    connect(m_current.box, &QComboBox::activated, this, [this](int index) {
        if (index == CustomCurrent)
            return askPeriod(ReferenceDialog::Period::Current);
        setCurrent({});
    });
    connect(m_reference.box, &QComboBox::activated, this, [this](int index) {
        if (index == Custom)
            return askPeriod(ReferenceDialog::Period::Reference);
        m_question.reference = index == FirstThird ? TimeRange{} : beginningOf(m_extent, 2);
        ask();
    });
}

QuestionBar::Choice QuestionBar::makeChoice(const QString& name)
{
    auto* holder = new QWidget(m_choices);
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    Choice choice{new TextLabel(holder), new QComboBox(holder)};
    choice.box->setObjectName(name);
    choice.box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choice.box->setMaximumWidth(260);
    choice.label->setBuddy(choice.box);
    layout->addWidget(choice.label);
    layout->addWidget(choice.box);
    m_choices->layout()->addWidget(holder);
    return choice;
}

void QuestionBar::setEvaluation(const Evaluation& evaluation, std::size_t version)
{
    m_question = evaluation.question;
    m_task = evaluation.task;
    m_models = evaluation.models;
    m_classes = evaluation.classes;
    m_extent = evaluation.versions.front().extent;
    m_version = static_cast<int>(version);
    m_versions.clear();
    for (const VersionEvaluation& one : evaluation.versions)
        m_versions.push_back(one.version);
    fill();
}

void QuestionBar::setMeaning(const AnswerMeaning& meaning, const std::string& positiveClass)
{
    m_question.meaning = meaning;
    m_question.positiveClass = positiveClass;
    ask();
}

void QuestionBar::setReference(TimeRange range)
{
    m_question.reference = range;
    ask();
}

void QuestionBar::setCurrent(TimeRange range)
{
    m_question.current = range;
    ask();
}

void QuestionBar::setComparedVersions(const std::string& first, const std::string& second)
{
    m_question.firstVersion = first;
    m_question.secondVersion = second;
    ask();
}

void QuestionBar::ask()
{
    EvaluationQuestion question = m_question;
    if (m_automaticWindow)
        question.window = Duration{0};
    fillReferences();
    emit questionChanged(question);
}

void QuestionBar::askPeriod(ReferenceDialog::Period period)
{
    const bool isReference = period == ReferenceDialog::Period::Reference;
    const TimeRange since{m_question.reference.to, m_extent.to};
    const TimeRange current = m_question.current.isEmpty() ? since : m_question.current;
    auto* dialog = new ReferenceDialog(period, m_extent, isReference ? m_question.reference : current, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, isReference] {
        isReference ? setReference(dialog->range()) : setCurrent(dialog->range());
    });
    connect(dialog, &QDialog::rejected, this, &QuestionBar::fillReferences);
    dialog->open();
}

void QuestionBar::retranslate()
{
    const auto describe = [](const Choice& choice, const QString& label, const QString& name,
                             const QString& why) {
        choice.label->setText(label);
        choice.box->setAccessibleName(name);
        choice.box->setToolTip(why);
    };
    describe(m_model, tr("M&odel:"), tr("Model"), tr("Everything below is about this model"));
    describe(m_versionChoice, tr("V&ersion:"), tr("Version"),
             tr("Figures, matrix, threshold and residuals are of this version; charts show it and the "
                "busiest ones"));
    describe(m_positive, tr("&Positive class:"), tr("Positive class"),
             tr("Precision, recall and the curves over thresholds are of this class"));
    describe(m_window, tr("&Window:"), tr("Window"), tr("Time span of one point in a chart"));
    describe(m_reference, tr("&Reference:"), tr("Reference period"),
             tr("Drift is measured against this period, and estimates learn from it"));
    describe(m_current, tr("Compare wit&h:"), tr("Period compared with the reference"),
             tr("The period that drift and the comparison look at"));
    fill();
}

void QuestionBar::fill()
{
    const auto fillBox = [](QComboBox& box, const QStringList& texts, int current) {
        const QSignalBlocker quiet(&box);
        box.clear();
        box.addItems(texts);
        box.setCurrentIndex(current);
    };
    QStringList models;
    for (const std::string& model : m_models)
        models << nameText(QString::fromStdString(model));
    fillBox(*m_model.box, models, indexOf(m_models, m_question.model));
    m_model.box->parentWidget()->setVisible(m_models.size() > 1);
    QStringList versions;
    for (const std::string& version : m_versions)
        versions << nameText(versionName(version));
    fillBox(*m_versionChoice.box, versions, m_version);
    m_versionChoice.box->parentWidget()->setVisible(m_versions.size() > 1);

    fillBox(*m_positive.box, {tr("None (averages)")}, 0);
    m_positive.box->setItemData(0, QString());
    for (const std::string& name : m_classes)
        m_positive.box->addItem(nameText(QString::fromStdString(name)), QString::fromStdString(name));
    m_positive.box->setCurrentIndex(indexOf(m_classes, m_question.positiveClass) + 1);
    m_positive.box->parentWidget()->setVisible(m_task == TaskKind::Classification);
    fillWindows();
    fillReferences();
}

void QuestionBar::fillWindows()
{
    const QSignalBlocker quiet(m_window.box);
    m_window.box->clear();
    m_window.box->addItem(m_question.window.count() > 0 && m_automaticWindow
                              ? tr("Automatic (%1)").arg(windowText(m_question.window))
                              : tr("Automatic"),
                          0);
    for (const Duration window : windows)
        m_window.box->addItem(windowText(window), static_cast<qlonglong>(window.count()));
    const int known = m_window.box->findData(static_cast<qlonglong>(m_question.window.count()));
    m_window.box->setCurrentIndex(m_automaticWindow ? 0 : std::max(known, 0));
}

void QuestionBar::fillReferences()
{
    const QSignalBlocker quiet(m_reference.box);
    const TimeRange& reference = m_question.reference;
    const bool isThird = reference.isEmpty() || reference == beginningOf(m_extent, 3);
    const bool isHalf = !isThird && reference == beginningOf(m_extent, 2);
    m_reference.box->clear();
    m_reference.box->addItems({tr("First third of the log"), tr("First half of the log"),
                               isThird || isHalf ? tr("Choose…") : timeRangeText(reference)});
    m_reference.box->setCurrentIndex(isThird ? FirstThird : isHalf ? FirstHalf : Custom);
    const QSignalBlocker alsoQuiet(m_current.box);
    const TimeRange& current = m_question.current;
    m_current.box->clear();
    m_current.box->addItems(
        {tr("Everything after"), current.isEmpty() ? tr("Choose…") : timeRangeText(current)});
    m_current.box->setCurrentIndex(current.isEmpty() ? AllSince : CustomCurrent);
}

} // namespace qd
