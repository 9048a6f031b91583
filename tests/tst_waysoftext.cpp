// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Foreign text is text: there is one way to bring it to the screen, to a terminal and into a document, and
/// this refuses the others in the sources.
class TestWaysOfText : public QObject
{
    Q_OBJECT

private slots:
    void otherWaysAreRefused_data();
    void otherWaysAreRefused();
    void theRulesFindWhatTheyAreFor_data();
    void theRulesFindWhatTheyAreFor();
};

namespace {

struct Rule
{
    const char* name;
    const char* pattern;
    QStringList folders;
    QStringList home; ///< the files where it is allowed
    const char* instead;
    const char* example; ///< of what it refuses
};

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> all{
        {"label",
         R"((new QLabel\b|\bQLabel \w+\s*[;({]|public QLabel\b))",
         {"widgets", "app"},
         {"widgets/theme/textlabel.h"},
         "Use TextLabel (widgets/theme/textlabel.h): a QLabel guesses whether a text is rich.",
         "auto* label = new QLabel(model, this);"},
        {"tooltip",
         R"(\bQToolTip::showText\b)",
         {"widgets", "app"},
         {"widgets/theme/foreigntext.cpp"},
         "Use showToolTip() (widgets/theme/foreigntext.h): a QToolTip guesses whether a text is rich.",
         "QToolTip::showText(pos, name);"},
        {"message box",
         R"((new QMessageBox\b|\bQMessageBox \w+\s*[;({]|\bQMessageBox::(information|question|warning|critical|about)\(|\bQErrorMessage\b))",
         {"widgets", "app"},
         {"widgets/theme/messagebox.cpp"},
         "Use makeMessageBox() (widgets/theme/messagebox.h): a QMessageBox guesses whether a text is rich.",
         "QMessageBox::warning(this, title, error);"},
        {"rich text",
         R"(\bQt::(RichText|AutoText|MarkdownText)\b)",
         {"widgets", "app"},
         {"widgets/theme/textlabel.cpp", "widgets/theme/foreigntext.cpp"},
         "Use TextLabel::setMarkup() (widgets/theme/textlabel.h).",
         "label->setTextFormat(Qt::RichText);"},
        {"escaping",
         R"(\btoHtmlEscaped\b)",
         {"widgets", "app"},
         {"widgets/theme/foreigntext.cpp"},
         "Use markupOf() (widgets/theme/foreigntext.h), which also shows what acts.",
         "html += name.toHtmlEscaped();"},
        {"document",
         R"((\bnew Q(TextBrowser|TextEdit|TextDocument)\b|\bQ(TextBrowser|TextEdit|TextDocument) \w+\s*[;({]|public Q(TextBrowser|TextEdit|TextDocument)\b))",
         {"widgets", "app", "models"},
         {"widgets/review/markupview.h", "models/report/sealeddocument.h"},
         "Use MarkupView or SealedDocument: Qt's documents open the files that they name.",
         "auto* view = new QTextBrowser(this);"},
        {"item of a chart",
         R"(\bQGraphicsTextItem\b|\bsetTitleText\(|Axis\b.*->append\()",
         {"widgets", "app"},
         {},
         "Paint the text: Qt Charts takes titles and labels for rich text.",
         "axis->setTitleText(metric);"},
        {"terminal",
         R"(\bQTextStream\s*(\w+\s*)?\((stdout|stderr)|\bstd::(cout|cerr|printf|fprintf|puts)\b)",
         {"app"},
         {"app/process/terminal.cpp"},
         "Use printLine() or printErrorLine() (app/process/terminal.h): a name can command a terminal.",
         "QTextStream(stderr) << error.text();"},
        {"error on a terminal",
         R"(\bprintErrorLine\((?:[^()]|\([^()]*\))*\.text\(\)\))",
         {"app"},
         {"app/process/terminal.cpp"},
         "Use printError() (app/process/terminal.h): a name with a line break makes a line of its own.",
         "printErrorLine(report.error().text());"},
        {"item of a list",
         R"(\baddItem\((?:QString::from(?:StdString|Utf8)\(\w+\)|\w+(?:\.|->)(?:name|model|title)|name),)",
         {"widgets"},
         {},
         "Use nameText() (widgets/theme/foreigntext.h): a screen reader reads the item as it is.",
         "box->addItem(host.name, id);"},
        {"number",
         R"(\btoString\((?:[^();]|\((?:[^();]|\([^();]*\))*\))*'[efg]')",
         {"widgets", "models"},
         {"models/base/numbertext.cpp"},
         "Use numberText() (models/base/numbertext.h): what rounds to zero has no sign.",
         "locale.toString(points(a, b) * 100, 'f', 1)"},
        {"number of a document",
         R"(\b(strto[df]|strtold|atof|sto[df]|sscanf|setprecision)\()",
         {"widgets", "models", "app"},
         {},
         "Use parseNumber() (models/exposition/number.h): a German desktop reads 0.5 as 0.",
         "std::strtod(text.c_str(), nullptr)"},
        {"date",
         R"(\bQLocale::(Short|Long)Format\b)",
         {"widgets", "models", "app"},
         {"models/base/timetext.cpp"},
         "Use dateTimeText() (models/base/timetext.h), so that times look alike everywhere.",
         "QLocale().toString(at, QLocale::ShortFormat)"},
        {"chain of arg()",
         R"(\.arg\((?:[^()]|\([^()]*\))*(?:[nN]ame|[pP]ath|[tT]itle|[sS]ource|[tT]ext|[wW]ords|toQString|from(?:StdString|Utf8|Local8Bit)|errorString|endpoint|model)(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*\.arg\()",
         {"widgets", "app", "models"},
         {},
         "Give all arguments to one arg(): a \"%2\" in the first text would take the place of the second "
         "argument.",
         "tr(\"%1, line %2\").arg(path).arg(line)"}};
    return all;
}

// The program of the fleet stands for servers and has no texts but its own.
bool isOurs(const QString& path)
{
    return !path.startsWith("app/fleet/") && (path.endsWith(".cpp") || path.endsWith(".h"));
}

QString withoutComments(QString text)
{
    static const QRegularExpression comment("^\\s*//[^\\n]*$", QRegularExpression::MultilineOption);
    return text.replace(comment, QString());
}

QStringList sources(const QString& folder)
{
    QStringList found;
    const QDir root(QD_SOURCE_DIR);
    QDirIterator files(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        if (isOurs(path))
            found << path;
    }
    return found;
}

QStringList offences(const Rule& rule, const QString& path)
{
    QFile file(QDir(QD_SOURCE_DIR).filePath(path));
    if (!file.open(QIODevice::ReadOnly))
        return {path + ": cannot be read"};
    const QString text = withoutComments(QString::fromUtf8(file.readAll()));
    QStringList found;
    auto matches = QRegularExpression(QString::fromLatin1(rule.pattern)).globalMatch(text);
    while (matches.hasNext()) {
        const auto line = text.left(matches.next().capturedStart()).count('\n') + 1;
        found << QString("%1:%2: %3").arg(path, QString::number(line), QString::fromLatin1(rule.instead));
    }
    return found;
}

} // namespace

void TestWaysOfText::otherWaysAreRefused_data()
{
    QTest::addColumn<int>("rule");
    for (std::size_t i = 0; i < rules().size(); ++i)
        QTest::newRow(rules()[i].name) << static_cast<int>(i);
}

void TestWaysOfText::otherWaysAreRefused()
{
    QFETCH(int, rule);
    const Rule& asked = rules()[static_cast<std::size_t>(rule)];
    QStringList found;
    int looked = 0;
    for (const QString& folder : asked.folders) {
        for (const QString& path : sources(folder)) {
            ++looked;
            if (!asked.home.contains(path))
                found += offences(asked, path);
        }
    }
    QVERIFY(looked > 10);
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void TestWaysOfText::theRulesFindWhatTheyAreFor_data()
{
    otherWaysAreRefused_data();
}

void TestWaysOfText::theRulesFindWhatTheyAreFor()
{
    QFETCH(int, rule);
    const Rule& asked = rules()[static_cast<std::size_t>(rule)];
    QVERIFY(QRegularExpression(QString::fromLatin1(asked.pattern))
                .match(QString::fromLatin1(asked.example))
                .hasMatch());
}

QTEST_APPLESS_MAIN(TestWaysOfText)
#include "tst_waysoftext.moc"
