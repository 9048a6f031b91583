// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/mappingdialog.h"

#include "models/base/async.h"
#include "models/base/latestjob.h"
#include "models/base/visibletext.h"
#include "models/items/records/columntexts.h"
#include "widgets/evaluation/assumptionsview.h"
#include "widgets/logs/mappingtrial.h"
#include "widgets/logs/writingform.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/heading.h"
#include "widgets/theme/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace qd {

namespace {

enum Column { NameColumn, MeaningColumn, UnitColumn, KindColumn, SamplesColumn, ColumnCount };

constexpr std::size_t shownSamples = 4;

constexpr std::array meanings{
    LogField::Timestamp, LogField::RequestId,   LogField::Model,   LogField::Version, LogField::Prediction,
    LogField::Label,     LogField::Probability, LogField::Latency, LogField::Status,  LogField::Other};

struct UnitChoice
{
    double seconds;
    const char* name; ///< a symbol of the International System; the same in every language
};
constexpr std::array unitChoices{UnitChoice{1.0, "s"}, UnitChoice{1e-3, "ms"}, UnitChoice{1e-6, "µs"},
                                 UnitChoice{1e-9, "ns"}};

} // namespace

struct MappingDialog::Private
{
    QStringList paths;
    LogPreview preview;
    AnswerMeaning answers;
    std::string positiveClass;
    std::vector<FieldMatch> recognised; ///< the fields of each column, by its name alone
    std::vector<FieldMatch> chosen;

    TextLabel* explanation = nullptr;
    QTableWidget* table = nullptr;
    WritingForm* writing = nullptr;
    TextLabel* takenFor = nullptr;
    AssumptionsView* assumptions = nullptr;
    TextLabel* verdict = nullptr;
    QCheckBox* remembered = nullptr;
    QDialogButtonBox* buttons = nullptr;

    LatestJob trying;
    std::optional<Error> failure; ///< the failure of the last trial
    MappingTrial trial;           ///< the last one that succeeded

    [[nodiscard]] bool has(LogField field) const
    {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&](const FieldMatch& match) { return match.field == field; });
    }
    [[nodiscard]] QComboBox* meaning(int row) const
    {
        return static_cast<QComboBox*>(table->cellWidget(row, MeaningColumn));
    }
    [[nodiscard]] QComboBox* unit(int row) const
    {
        // Within a cell that shows nothing while the column is no latency.
        return table->cellWidget(row, UnitColumn)->findChild<QComboBox*>();
    }
};

MappingDialog::MappingDialog(LogRequest request, QWidget* parent)
    : QDialog(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("mappingDialog"));
    const ColumnMapping& mapping = request.mapping;
    d->paths = std::move(request.paths);
    d->preview = std::move(request.preview);
    d->answers = request.question.meaning;
    d->positiveClass = request.question.positiveClass;
    for (const LogPreview::Column& column : d->preview.columns) {
        d->recognised.push_back(matchField(column.name));
        const auto said = mapping.fields.find(column.name);
        d->chosen.push_back(said == mapping.fields.end() ? d->recognised.back() : said->second);
    }
    d->explanation = new TextLabel(this);
    d->explanation->setWordWrap(true);
    buildTable();
    d->writing = new WritingForm(this);
    d->writing->setMapping(mapping);
    d->takenFor = makeHeading(this);
    d->assumptions = new AssumptionsView(this);
    d->verdict = new TextLabel(this);
    d->verdict->setObjectName(QStringLiteral("mappingVerdict"));
    d->verdict->setWordWrap(true);
    d->remembered = new QCheckBox(this);
    d->remembered->setObjectName(QStringLiteral("mappingRemembered"));
    d->remembered->setChecked(true);
    d->buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);

    layOut();
    connect(d->writing, &WritingForm::changed, this, &MappingDialog::tryAgain);
    connect(d->assumptions, &AssumptionsView::meaningChanged, this,
            [this](const AnswerMeaning& meaning, const std::string& positiveClass) {
                d->answers = meaning;
                d->positiveClass = positiveClass;
                tryAgain();
            });
    connect(d->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(d->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(d->buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &MappingDialog::reset);
    retranslate();
    tryAgain();
}

void MappingDialog::layOut()
{
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(d->explanation);
    layout->addWidget(d->table, 1);
    layout->addWidget(d->writing);
    layout->addWidget(d->takenFor);
    layout->addWidget(d->assumptions);
    layout->addWidget(d->verdict);
    layout->addWidget(d->remembered);
    layout->addWidget(d->buttons);
    resize(920, 680);
}

MappingDialog::~MappingDialog() = default;

void MappingDialog::buildTable()
{
    const int rows = static_cast<int>(d->chosen.size());
    d->table = new QTableWidget(rows, ColumnCount, this);
    d->table->setObjectName(QStringLiteral("mappingTable"));
    d->table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    d->table->setSelectionMode(QAbstractItemView::NoSelection);
    d->table->setShowGrid(false);
    d->table->setAlternatingRowColors(true);
    d->table->setTabKeyNavigation(false);
    d->table->verticalHeader()->hide();
    d->table->horizontalHeader()->setStretchLastSection(true);
    d->table->horizontalHeader()->setHighlightSections(false);
    for (int row = 0; row < rows; ++row) {
        for (const int column : {NameColumn, KindColumn, SamplesColumn})
            d->table->setItem(row, column, new QTableWidgetItem);
        auto* meaning = new QComboBox;
        meaning->setObjectName(QStringLiteral("meaning_%1").arg(row));
        meaning->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        d->table->setCellWidget(row, MeaningColumn, meaning);
        auto* cell = new QWidget;
        auto* unit = new QComboBox(cell);
        auto* cellLayout = new QHBoxLayout(cell);
        cellLayout->setContentsMargins(0, 0, 0, 0);
        cellLayout->addWidget(unit);
        unit->setObjectName(QStringLiteral("unit_%1").arg(row));
        for (const UnitChoice& choice : unitChoices)
            unit->addItem(QString::fromUtf8(choice.name), choice.seconds);
        d->table->setCellWidget(row, UnitColumn, cell);
        connect(meaning, &QComboBox::activated, this, [this, row] { chooseMeaning(row); });
        connect(unit, &QComboBox::activated, this, [this, row] { chooseMeaning(row); });
    }
}

void MappingDialog::fillMeanings(int row)
{
    const auto index = static_cast<std::size_t>(row);
    QComboBox* meaning = d->meaning(row);
    meaning->clear();
    for (const LogField field : meanings)
        meaning->addItem(logFieldTitle(field), static_cast<int>(field));
    if (d->recognised[index].field == LogField::ClassProbability)
        meaning->addItem(logFieldTitle(LogField::ClassProbability),
                         static_cast<int>(LogField::ClassProbability));
}

void MappingDialog::fillRow(int row)
{
    const auto index = static_cast<std::size_t>(row);
    const LogPreview::Column& column = d->preview.columns[index];
    const FieldMatch& match = d->chosen[index];
    d->meaning(row)->setCurrentIndex(d->meaning(row)->findData(static_cast<int>(match.field)));
    const bool isLatency = match.field == LogField::Latency;
    d->unit(row)->setVisible(isLatency);
    if (isLatency)
        d->unit(row)->setCurrentIndex(d->unit(row)->findData(match.unitSeconds));
    const QString name = QString::fromStdString(column.name);
    d->table->item(row, NameColumn)->setText(nameText(name));
    d->table->item(row, NameColumn)->setToolTip(visibleText(name));
    d->table->item(row, KindColumn)->setText(columnKindTitle(column.kind));
    QStringList samples;
    for (const QString& sample : column.samples) {
        if (static_cast<std::size_t>(samples.size()) < shownSamples && !samples.contains(sample))
            samples += sample;
    }
    d->table->item(row, SamplesColumn)->setText(visibleText(samples.join(QStringLiteral("   "))));
    d->table->item(row, SamplesColumn)->setToolTip(visibleText(samples.join(u'\n')));
}

void MappingDialog::chooseMeaning(int row)
{
    const auto index = static_cast<std::size_t>(row);
    const auto field = static_cast<LogField>(d->meaning(row)->currentData().toInt());
    const FieldMatch& own = d->recognised[index];
    const bool wasLatency = d->chosen[index].field == LogField::Latency;
    FieldMatch match = own.field == field ? own : FieldMatch{.field = field};
    if (field == LogField::Latency)
        match.unitSeconds = wasLatency ? d->unit(row)->currentData().toDouble()
                                       : (own.field == field ? own.unitSeconds : 1e-3);
    d->chosen[index] = match;
    // A meaning belongs to one column: the one that had it before is a segment or feature now.
    if (field != LogField::Other && field != LogField::ClassProbability) {
        for (std::size_t other = 0; other < d->chosen.size(); ++other) {
            if (other != index && d->chosen[other].field == field) {
                d->chosen[other] = FieldMatch{};
                fillRow(static_cast<int>(other));
            }
        }
    }
    fillRow(row);
    tryAgain();
}

void MappingDialog::reset()
{
    d->chosen = d->recognised;
    d->answers = {};
    d->positiveClass.clear();
    d->writing->setMapping({});
    for (int row = 0; row < d->table->rowCount(); ++row)
        fillRow(row);
    tryAgain();
}

ColumnMapping MappingDialog::mapping() const
{
    ColumnMapping mapping;
    for (std::size_t i = 0; i < d->chosen.size(); ++i) {
        const FieldMatch& chosen = d->chosen[i];
        const FieldMatch& own = d->recognised[i];
        if (chosen.field != own.field || chosen.unitSeconds != own.unitSeconds)
            mapping.fields.emplace(d->preview.columns[i].name, chosen);
    }
    d->writing->writeTo(mapping);
    return mapping;
}

LogRequest MappingDialog::request() const
{
    LogRequest request{.paths = d->paths, .preview = d->preview, .mapping = mapping()};
    request.question.positiveClass = d->positiveClass;
    request.question.meaning = d->answers;
    request.question.meaning.decimal = request.mapping.decimal;
    return request;
}

bool MappingDialog::isToBeRemembered() const
{
    return d->remembered->isChecked();
}

void MappingDialog::tryAgain()
{
    d->trying.run(
        this, [request = request()](const CancelToken& cancel) { return tryMapping(request, cancel); },
        [this](Result<MappingTrial> trial) {
            d->failure.reset();
            if (trial)
                d->trial = std::move(*trial);
            else
                d->failure = trial.error();
            showTrial();
        },
        Lane::Files);
    judge();
}

void MappingDialog::showTrial()
{
    if (!d->failure && d->trial.preview.columns.size() == d->preview.columns.size())
        d->preview = d->trial.preview;
    for (int row = 0; row < d->table->rowCount(); ++row)
        fillRow(row);
    d->takenFor->setVisible(!d->trial.assumptions.empty());
    d->assumptions->setAssumptions(d->trial.assumptions, d->trial.question, d->trial.classes);
    judge();
}

void MappingDialog::judge()
{
    const bool canImport = d->has(LogField::Prediction);
    d->buttons->button(QDialogButtonBox::Ok)->setEnabled(canImport);
    if (!canImport) {
        d->verdict->setText(tr("No column holds the prediction. Choose “Prediction” for the one that does."));
    } else if (d->failure) {
        d->verdict->setText(d->failure->text());
    } else if (!d->preview.rejected.empty()) {
        d->verdict->setText(tr("%n of the first rows could not be read; the first because: %1", nullptr,
                               static_cast<int>(d->preview.rejected.size()))
                                .arg(d->preview.rejected.front().reason.text()));
    } else if (!d->has(LogField::Timestamp)) {
        d->verdict->setText(tr("No column holds the time, so there are no charts over time."));
    } else if (!d->has(LogField::Label)) {
        d->verdict->setText(tr("No column holds the true label. Quality needs one, or lines with late labels "
                               "that share the request id."));
    } else {
        d->verdict->setText(
            tr("All of the first %n row(s) can be read.", nullptr, static_cast<int>(d->preview.rows)));
    }
}

void MappingDialog::retranslate()
{
    setWindowTitle(tr("Columns of %1").arg(visibleLine(QFileInfo(d->paths.value(0)).fileName())));
    d->explanation->setText(tr("This is how the columns were recognised. Correct what is wrong; the rest are "
                               "segments and features that predictions can be grouped and filtered by."));
    d->table->setHorizontalHeaderLabels(
        {tr("Column"), tr("Meaning"), tr("Unit"), tr("Type"), tr("First values")});
    d->table->setAccessibleName(tr("Columns of the log"));
    for (int row = 0; row < d->table->rowCount(); ++row) {
        fillMeanings(row);
        fillRow(row);
        const QString name =
            nameText(QString::fromStdString(d->preview.columns[static_cast<std::size_t>(row)].name));
        d->meaning(row)->setAccessibleName(tr("Meaning of %1").arg(name));
        d->meaning(row)->setToolTip(tr("What the values of this column are"));
        d->unit(row)->setAccessibleName(tr("Unit of %1").arg(name));
        d->unit(row)->setToolTip(tr("Unit in which the latency is written"));
    }
    d->table->resizeColumnsToContents();
    constexpr int room = 16; // px, for the frames of the style
    if (d->table->rowCount() > 0) {
        d->table->setColumnWidth(NameColumn, d->table->columnWidth(NameColumn) + room);
        d->table->setColumnWidth(MeaningColumn, d->meaning(0)->sizeHint().width() + room);
        d->table->setColumnWidth(UnitColumn, d->unit(0)->sizeHint().width() + room);
        d->table->setColumnWidth(KindColumn, d->table->columnWidth(KindColumn) + room);
    }
    d->writing->retranslate();
    d->takenFor->setText(tr("What the first rows are taken for"));
    d->assumptions->retranslate();
    d->remembered->setText(tr("&Remember this for logs with the same columns"));
    d->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Import"));
    d->buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("As &recognised"));
    judge();
}

void MappingDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
