<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuditTrailWords</name>
    <message numerus="yes">
        <source>%n more row(s) do not fit their hashes or the rows before them.</source>
        <translation>
            <numerusform>%n more row does not fit its hash or the row before it.</numerusform>
            <numerusform>%n more rows do not fit their hashes or the rows before them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) at the end were written without a record of this user on this machine: elsewhere, or just before the program was killed.</source>
        <translation>
            <numerusform>%n row at the end was written without a record of this user on this machine: elsewhere, or just before the program was killed.</numerusform>
            <numerusform>%n rows at the end were written without a record of this user on this machine: elsewhere, or just before the program was killed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationWords</name>
    <message numerus="yes">
        <source>The log has %n models; this is about “%1”.</source>
        <translation>
            <numerusform>The log has %n models; this is about “%1”.</numerusform>
            <numerusform>The log has %n models; this is about “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n classes and no positive class is chosen. ROC, precision–recall and the threshold need one class to compare with all others.</source>
        <translation>
            <numerusform>There is %n class and no positive class is chosen. ROC, precision–recall and the threshold need one class to compare with all others.</numerusform>
            <numerusform>There are %n classes and no positive class is chosen. ROC, precision–recall and the threshold need one class to compare with all others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read.</source>
        <translation>
            <numerusform>%n line could not be read.</numerusform>
            <numerusform>%n lines could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out: the same request id came before or after.</source>
        <translation>
            <numerusform>%n row left out: the same request id came before or after.</numerusform>
            <numerusform>%n rows left out: the same request ids came before or after.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out of the scores: the prediction or the label is not a number.</source>
        <translation>
            <numerusform>%n row left out of the scores: the prediction or the label is not a number.</numerusform>
            <numerusform>%n rows left out of the scores: the prediction or the label is not a number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of models that are not listed, or of no model.</source>
        <translation>
            <numerusform>%n row of a model that is not listed, or of no model.</numerusform>
            <numerusform>%n rows of models that are not listed, or of no model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have it.</source>
        <translation>
            <numerusform>%n row has it.</numerusform>
            <numerusform>%n rows have it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values are numbers; %n different one(s) are not a number, such as “%1”, and are left out.</source>
        <translation>
            <numerusform>Values are numbers; %n is not a number, “%1”, and is left out.</numerusform>
            <numerusform>Values are numbers; %n different ones are not a number, such as “%1”, and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different values are numbers.</source>
        <translation>
            <numerusform>%n value is a number.</numerusform>
            <numerusform>%n different values are numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) out of range are left out.</source>
        <translation>
            <numerusform>%n value out of range is left out.</numerusform>
            <numerusform>%n values out of range are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One number per row can be nothing else with %n classes.</source>
        <translation>
            <numerusform>One number per row can be nothing else with %n class.</numerusform>
            <numerusform>One number per row can be nothing else with %n classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of “%1” could not be understood, such as “%2”; they count as missing.</source>
        <translation>
            <numerusform>%n value of “%1” could not be understood, such as “%2”; it counts as missing.</numerusform>
            <numerusform>%n values of “%1” could not be understood, such as “%2”; they count as missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) belong to no prediction of the log.</source>
        <translation>
            <numerusform>%n label belongs to no prediction of the log.</numerusform>
            <numerusform>%n labels belong to no prediction of the log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) with few predictions are not listed.</source>
        <translation>
            <numerusform>%n model with few predictions is not listed.</numerusform>
            <numerusform>%n models with few predictions are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All are whole numbers, with %n different value(s) in all.</source>
        <translation>
            <numerusform>All are the same whole number.</numerusform>
            <numerusform>All are whole numbers, and there are only %n different ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values are not whole, or more than %n of them differ.</source>
        <translation>
            <numerusform>Values are not whole, or differ.</numerusform>
            <numerusform>Values are not whole, or there are more than %n different ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>the first classes, and how many more there are</comment>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>columns</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 after correction for all %n tests.</source>
        <translation>
            <numerusform>%1; nothing else was tested.</numerusform>
            <numerusform>%1 after correction for all %n tests.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message numerus="yes">
        <source>Version %1 was replaced by version %2 %n second(s) after the estimated onset.</source>
        <translation>
            <numerusform>Version %1 was replaced by version %2 %n second after the estimated onset.</numerusform>
            <numerusform>Version %1 was replaced by version %2 %n seconds after the estimated onset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Version %1 was replaced by version %2 %n second(s) before the onset.</source>
        <translation>
            <numerusform>Version %1 was replaced by version %2 %n second before the onset.</numerusform>
            <numerusform>Version %1 was replaced by version %2 %n seconds before the onset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>after: in about</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>after: in about</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n request(s) were in flight and none finished from %1 to %2.</source>
        <translation>
            <numerusform>At least one request was in flight and none finished from %1 to %2.</numerusform>
            <numerusform>At least %n requests were in flight and none finished from %1 to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FleetSummaryWords</name>
    <message numerus="yes">
        <source>%n failing</source>
        <translation>
            <numerusform>%n failing</numerusform>
            <numerusform>%n failing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>%n unreachable</numerusform>
            <numerusform>%n unreachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n degraded</source>
        <translation>
            <numerusform>%n degraded</numerusform>
            <numerusform>%n degraded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation>
            <numerusform>%n stale</numerusform>
            <numerusform>%n stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without metrics</source>
        <translation>
            <numerusform>%n without metrics</numerusform>
            <numerusform>%n without metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n healthy</numerusform>
            <numerusform>%n healthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for consent</source>
        <translation>
            <numerusform>%n waiting for consent</numerusform>
            <numerusform>%n waiting for consent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be watched</source>
        <translation>
            <numerusform>%n that cannot be watched</numerusform>
            <numerusform>%n that cannot be watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportText</name>
    <message numerus="yes">
        <source>%1: %n more line(s) were left out.</source>
        <translation>
            <numerusform>%1: %n more line were left out.</numerusform>
            <numerusform>%1: %n more lines were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogFileText</name>
    <message numerus="yes">
        <source>None of the %n line(s) contains a prediction.</source>
        <translation>
            <numerusform>The line contains no prediction.</numerusform>
            <numerusform>None of the %n lines contains a prediction.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file holds %n metric(s) of a server, such as %1, but no predictions.</source>
        <translation>
            <numerusform>The file holds %n metric of a server, such as %1, but no predictions.</numerusform>
            <numerusform>The file holds %n metrics of a server, such as %1, but no predictions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogFollowerWords</name>
    <message numerus="yes">
        <source>%n more line(s) could not be read.</source>
        <translation>
            <numerusform>%n more line could not be read.</numerusform>
            <numerusform>%n more lines could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogQualityWords</name>
    <message numerus="yes">
        <source>Most labels arrive more than %n second(s) after their predictions, too late for the live accuracy.</source>
        <translation>
            <numerusform>Most labels arrive more than %n second after their predictions, too late for the live accuracy.</numerusform>
            <numerusform>Most labels arrive more than %n seconds after their predictions, too late for the live accuracy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogRecordWords</name>
    <message numerus="yes">
        <source>The prediction is a list of %n value(s).</source>
        <translation>
            <numerusform>The prediction is a list of %n value.</numerusform>
            <numerusform>The prediction is a list of %n values.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParquetWords</name>
    <message numerus="yes">
        <source>The Parquet file is cut off: it ends after %n byte(s) without its directory, so nothing of it can be read.</source>
        <translation>
            <numerusform>The Parquet file is cut off: it ends after %n byte without its directory, so nothing of it can be read.</numerusform>
            <numerusform>The Parquet file is cut off: it ends after %n bytes without its directory, so nothing of it can be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadAssumptionWords</name>
    <message numerus="yes">
        <source>That applies to %n row(s).</source>
        <translation>
            <numerusform>That applies to %n row.</numerusform>
            <numerusform>That applies to %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That applies to %n row(s), such as “%1”.</source>
        <translation>
            <numerusform>That applies to %n row, such as “%1”.</numerusform>
            <numerusform>That applies to %n rows, such as “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The columns beyond %1 are left out, %n in all, from “%2” on.</source>
        <translation>
            <numerusform>The columns beyond %1 are left out, %n in all: “%2”.</numerusform>
            <numerusform>The columns beyond %1 are left out, %n in all, from “%2” on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordImportWords</name>
    <message numerus="yes">
        <source>%n late label(s) were not joined, because there are more than %1 different ones.</source>
        <translation>
            <numerusform>%n late label was not joined, because there are more than %1 different ones.</numerusform>
            <numerusform>%n late labels were not joined, because there are more than %1 different ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n tested slices is clearly worse than the rest.</source>
        <translation>
            <numerusform>None of %n tested slices is clearly worse than the rest.</numerusform>
            <numerusform>None of %n tested slices is clearly worse than the rest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoredEndpointWords</name>
    <message numerus="yes">
        <source>This and the following endpoints of the history are left out: %n more than the console reads.</source>
        <translation>
            <numerusform>This endpoint of the history is left out: it is %n more than the console reads.</numerusform>
            <numerusform>This and the following endpoints of the history are left out: %n more than the console reads.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertStrip</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <comment>an alert</comment>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) unreachable</source>
        <translation>
            <numerusform>%n endpoint unreachable</numerusform>
            <numerusform>%n endpoints unreachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) not answering</source>
        <translation>
            <numerusform>%n endpoint not answering</numerusform>
            <numerusform>%n endpoints not answering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) without metrics</source>
        <translation>
            <numerusform>%n endpoint without metrics</numerusform>
            <numerusform>%n endpoints without metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No unhandled alerts; %n acknowledged or silenced</source>
        <translation>
            <numerusform>No unhandled alerts; %n acknowledged or silenced</numerusform>
            <numerusform>No unhandled alerts; %n acknowledged or silenced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) cannot be watched</source>
        <translation>
            <numerusform>%n endpoint cannot be watched</numerusform>
            <numerusform>%n endpoints cannot be watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertTimeline</name>
    <message numerus="yes">
        <source>%n alert(s). Tab goes from alert to alert, Enter shows the charts at that time, the arrow keys move, plus and minus zoom, Home returns to now.</source>
        <translation>
            <numerusform>%n alert. Tab goes from alert to alert, Enter shows the charts at that time, the arrow keys move, plus and minus zoom, Home returns to now.</numerusform>
            <numerusform>%n alerts. Tab goes from alert to alert, Enter shows the charts at that time, the arrow keys move, plus and minus zoom, Home returns to now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertsPage</name>
    <message numerus="yes">
        <source>%n rule(s) watch the fleet. An alert appears here as soon as the condition of one of them holds; a longer period shows earlier ones.</source>
        <translation>
            <numerusform>%n rule watches the fleet. An alert appears here as soon as its condition holds; a longer period shows earlier ones.</numerusform>
            <numerusform>%n rules watch the fleet. An alert appears here as soon as the condition of one of them holds; a longer period shows earlier ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AnalysePage</name>
    <message numerus="yes">
        <source>%n attribute(s) of the input were left out, because there are too many to compare.</source>
        <translation>
            <numerusform>%n attribute of the input were left out, because there are too many to compare.</numerusform>
            <numerusform>%n attributes of the input were left out, because there are too many to compare.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ConfusionModel</name>
    <message numerus="yes">
        <source>“%1” was recognised %n time(s).
Recall: %2 of all rows that actually are “%1”.
Precision: %3 of all rows that were predicted as “%1”.</source>
        <translation>
            <numerusform>“%1” was recognised once.
Recall: %2 of all rows that actually are “%1”.
Precision: %3 of all rows that were predicted as “%1”.</numerusform>
            <numerusform>“%1” was recognised %n times.
Recall: %2 of all rows that actually are “%1”.
Precision: %3 of all rows that were predicted as “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was mistaken for “%2” %n time(s).
That is %3 of all rows that actually are “%1”
and %4 of all rows that were predicted as “%2”.</source>
        <translation>
            <numerusform>“%1” was mistaken for “%2” once.
That is %3 of all rows that actually are “%1”
and %4 of all rows that were predicted as “%2”.</numerusform>
            <numerusform>“%1” was mistaken for “%2” %n times.
That is %3 of all rows that actually are “%1”
and %4 of all rows that were predicted as “%2”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ConsentDialog</name>
    <message numerus="yes">
        <source>This history wants the console to collect from %n endpoint(s) that you have not agreed to on this machine. Nothing has been read so far, and no password has been sent. Tick the ones that you know.</source>
        <translation>
            <numerusform>This history wants the console to collect from an endpoint that you have not agreed to on this machine. Nothing has been read so far, and no password has been sent. Tick it if you know it.</numerusform>
            <numerusform>This history wants the console to collect from %n endpoints that you have not agreed to on this machine. Nothing has been read so far, and no password has been sent. Tick the ones that you know.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ConsentNotice</name>
    <message numerus="yes">
        <source>%n endpoint(s) of this history wait for your consent; nothing is collected from them.</source>
        <translation>
            <numerusform>One endpoint of this history waits for your consent; nothing is collected from it.</numerusform>
            <numerusform>%n endpoints of this history wait for your consent; nothing is collected from them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::DriftDetail</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::DriftTab</name>
    <message numerus="yes">
        <source>%n column(s) drifted from the reference period, %1.</source>
        <translation>
            <numerusform>%n column drifted from the reference period, %1.</numerusform>
            <numerusform>%n columns drifted from the reference period, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::EndpointDetail</name>
    <message numerus="yes">
        <source>%1, %n second(s) ago</source>
        <translation>
            <numerusform>%1, %n second ago</numerusform>
            <numerusform>%1, %n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s), read in %1</source>
        <translation>
            <numerusform>%n sample, read in %1</numerusform>
            <numerusform>%n samples, read in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ExportDialog</name>
    <message numerus="yes">
        <source>About %1 rows of %n series, %2.</source>
        <comment>a number, a size</comment>
        <translation>
            <numerusform>About %1 rows of %n series, %2.</numerusform>
            <numerusform>About %1 rows of %n series, %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::FindingsView</name>
    <message numerus="yes">
        <source>&amp;Show %n more</source>
        <translation>
            <numerusform>&amp;Show %n more</numerusform>
            <numerusform>&amp;Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::FleetModel</name>
    <message numerus="yes">
        <source>%n alert(s) firing</source>
        <translation>
            <numerusform>%n alert firing</numerusform>
            <numerusform>%n alerts firing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) firing, %1 of them silenced</source>
        <translation>
            <numerusform>%n alert firing, %1 of them silenced</numerusform>
            <numerusform>%n alerts firing, %1 of them silenced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::HeadlessDemo</name>
    <message numerus="yes">
        <source>%n picture(s) and the report are in %1</source>
        <translation>
            <numerusform>%n picture and the report are in %1</numerusform>
            <numerusform>%n pictures and the report are in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ImportDialog</name>
    <message numerus="yes">
        <source>%n line(s); the first %1 are listed</source>
        <translation>
            <numerusform>%n line; the first %1 are listed</numerusform>
            <numerusform>%n lines; the first %1 are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::LoadPanel</name>
    <message numerus="yes">
        <source>%n row(s) read</source>
        <translation>
            <numerusform>%n row read</numerusform>
            <numerusform>%n rows read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::LogFacts</name>
    <message numerus="yes">
        <source>%n file(s) and folder(s)</source>
        <translation>
            <numerusform>%n file and folder</numerusform>
            <numerusform>%n files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n file(s))</source>
        <comment>a folder or set of files</comment>
        <translation>
            <numerusform>%1 (%n file)</numerusform>
            <numerusform>%1 (%n files)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) from separate lines were joined by request id.</source>
        <translation>
            <numerusform>%n label from a separate line was joined by request id.</numerusform>
            <numerusform>%n labels from separate lines were joined by request id.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) &amp;left out…</source>
        <translation>
            <numerusform>%n row &amp;left out…</numerusform>
            <numerusform>%n rows &amp;left out…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::LogWatch</name>
    <message numerus="yes">
        <source>The times in %1 are %n minute(s) behind this machine&apos;s clock, so its predictions are too old for the live values.</source>
        <translation>
            <numerusform>The times in %1 are %n minute behind this machine&apos;s clock, so its predictions are too old for the live values.</numerusform>
            <numerusform>The times in %1 are %n minutes behind this machine&apos;s clock, so its predictions are too old for the live values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times in %1 are %n second(s) behind this machine&apos;s clock, so its predictions are too old for the live values.</source>
        <translation>
            <numerusform>The times in %1 are %n second behind this machine&apos;s clock, so its predictions are too old for the live values.</numerusform>
            <numerusform>The times in %1 are %n seconds behind this machine&apos;s clock, so its predictions are too old for the live values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times in %1 are %n minute(s) ahead of this machine&apos;s clock, so the live values cannot be trusted.</source>
        <translation>
            <numerusform>The times in %1 are %n minute ahead of this machine&apos;s clock, so the live values cannot be trusted.</numerusform>
            <numerusform>The times in %1 are %n minutes ahead of this machine&apos;s clock, so the live values cannot be trusted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times in %1 are %n second(s) ahead of this machine&apos;s clock, so the live values cannot be trusted.</source>
        <translation>
            <numerusform>The times in %1 are %n second ahead of this machine&apos;s clock, so the live values cannot be trusted.</numerusform>
            <numerusform>The times in %1 are %n seconds ahead of this machine&apos;s clock, so the live values cannot be trusted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the log for %n second(s).</source>
        <translation>
            <numerusform>Waiting for the log for %n second.</numerusform>
            <numerusform>Waiting for the log for %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s) were not recorded individually.</source>
        <translation>
            <numerusform>%n more problem was not recorded individually.</numerusform>
            <numerusform>%n more problems were not recorded individually.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::MainWindow</name>
    <message numerus="yes">
        <source>%n incident(s) are still open. The latest: %1</source>
        <translation>
            <numerusform>%n incident is still open: %1</numerusform>
            <numerusform>%n incidents are still open. The latest: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) watched</source>
        <translation>
            <numerusform>%n endpoint watched</numerusform>
            <numerusform>%n endpoints watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::MappingDialog</name>
    <message numerus="yes">
        <source>%n of the first rows could not be read; the first because: %1</source>
        <translation>
            <numerusform>%n of the first rows could not be read; the first because: %1</numerusform>
            <numerusform>%n of the first rows could not be read; the first because: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of the first %n row(s) can be read.</source>
        <translation>
            <numerusform>All of the first %n row can be read.</numerusform>
            <numerusform>All of the first %n rows can be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::MetricChart</name>
    <message numerus="yes">
        <source>and %n more series</source>
        <translation>
            <numerusform>and %n more series</numerusform>
            <numerusform>and %n more series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::PickedWindow</name>
    <message numerus="yes">
        <source>%1: %n prediction(s)</source>
        <translation>
            <numerusform>%1: %n prediction</numerusform>
            <numerusform>%1: %n predictions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::QuestionBar</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::SlicesTab</name>
    <message numerus="yes">
        <source>%n of %L1 tested slice(s) are significantly worse.</source>
        <translation>
            <numerusform>%n of %L1 tested slices is significantly worse.</numerusform>
            <numerusform>%n of %L1 tested slices are significantly worse.</numerusform>
        </translation>
    </message>
</context>
</TS>
