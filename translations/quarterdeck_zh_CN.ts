<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alert</name>
    <message>
        <source>Stored alert %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state &quot;%1&quot; is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may come from a newer version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertQuery</name>
    <message>
        <source>The alerts were not loaded to the end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertRule</name>
    <message>
        <source>Alert rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>metric name, its labels in braces</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a note when %1 is above %2 at each check for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a note when %1 is below %2 at each check for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a warning when %1 is above %2 at each check for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a warning when %1 is below %2 at each check for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a critical alert when %1 is above %2 at each check for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise a critical alert when %1 is below %2 at each check for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve it when the value is at most %1 for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve it when the value is at least %1 for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above %2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 below %2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two whole sentences</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertTexts</name>
    <message>
        <source>%1, %2</source>
        <comment>state, severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1, for %2</source>
        <comment>time, duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last value %1, worst %2, limit %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3, %4, since %5</source>
        <comment>rule, state, severity, model, time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnalysisModels</name>
    <message>
        <source>&lt; %1</source>
        <comment>p value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardised size of the change; the table is ranked by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often chance alone would show a change of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions of this segment in the healthy period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions of this segment in the affected period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions by this version in the healthy period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions by this version in the affected period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <comment>value, number of observations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the healthy period before the fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the fault lasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the action took hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference to before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of the difference; right is better. It must lie wholly to the right of the dashed margin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>… intended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✖ failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckHistory</name>
    <message>
        <source>%1 is sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>See quarterdeck --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarterdeck, a console for operating machine-learning models in production.

usage: quarterdeck [COMMAND] [OPTION...]

commands:
  run                 open the console (the default)
  demo                open the console on a demo fleet of two model servers, started and ended with it
  demo --headless     live through the demo&apos;s fault without a display and leave screenshots and the
                      incident report in a folder
  log FILE            open a JSON-lines or CSV prediction log
  log --text FILE     print its summary instead of opening a window
  check               verify the history file
  help                print this

options:
  --history FILE      the history to use instead of the default one
  --language LANG     en or zh_CN
  --theme THEME       light or dark
  --out FOLDER        demo --headless: where the results go (default: a new folder quarterdeck-demo-…)
  --pace FACTOR       demo: how much faster than real time the scenario runs, 0.1 to 20
                      (default 1, headless 6)
  --all-looks         demo --headless: take every screenshot in both languages and both themes
  -h, --help          print this
  -v, --version       print the version
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command “%1” has no option --%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language is en or zh_CN, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme is light or dark, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pace is a number from 0.1 to 20, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which log? Name a JSON-lines or CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is one argument too many.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurlClient</name>
    <message>
        <source>The connection was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server is running and that the port is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, the network between here and the server, and its firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection was made within %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the firewall; the server may be down or overloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server accepted the connection but did not answer within %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server may hang; look at its log, or raise the timeout of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was not complete within %1 s; %2 arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the timeout of the endpoint, or ask for less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the server has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the certificate renewed; check the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the server is not valid yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the clocks of this computer and of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the server was revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the certificate replaced before you trust this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the server is not made out to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the name that the certificate carries, or have it reissued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the server is not signed by an authority that is known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the authority&apos;s certificate file in the TLS settings of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the port speaks this protocol (http or https), and look at the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was cut off after %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server, or a proxy before it, closed the connection too early; look at its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate file “%1” cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the files in the TLS settings of the endpoint exist, are PEM and belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name “%1” cannot be resolved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the address and the name service of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection could be agreed on: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the port speaks https, and not plain http.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed answer cannot be unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy may damage it; try the server directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sent is not HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port; another service may listen there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays, look at the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for a request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an http or https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in full, for example http://host:8002/metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header of the request has characters that HTTP forbids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for line breaks in the headers and the secret of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects to “%1”, which is not an http or https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not trust this server before you know why it does so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects again and again; the last time to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the final address of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headers of the answer are too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; a model server does not answer like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is larger than the limit of %1 and was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the address is that of metrics, or have the server expose less.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DefaultRules</name>
    <message>
        <source>Accuracy is low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 latency is high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many requests fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU is saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory use is high</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Endpoint</name>
    <message>
        <source>“%1” is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value has a wrong type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address is needed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in full, for example http://host:8002/metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an http or https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address contains a user name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them in the fields for authentication; they are kept in the system keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timeout must be longer than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interval must not be shorter than the timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise a slow answer would overlap the next question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header “%1” has characters that HTTP forbids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has no spaces or colons, a value no line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prometheus metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint, character %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint has no identifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic authentication needs a user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client key needs its certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceText</name>
    <message>
        <source>Version %1 was replaced by version %2 at the onset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Version %1 was replaced by version %2 %n second(s) after the estimated onset.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Version %1 was replaced by version %2 %n second(s) before the onset.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The same version served before and after the onset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 was replaced by version %2, but not near the onset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the same period version %1 has %2 of %3, version %4 has %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 still serves in the same period and fares no better than version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was %2 under version %3 and is %4 under version %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single predictions of version %1 are not demonstrably worse than those of version %2 before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The switch from version %1 to version %2 at the same time would explain it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request rate rose from %1 to %2, %3 times as much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request rate fell from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request rate stayed near %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending requests grew from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change of traffic at the same time would explain it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input %1 moved from a median of %2 to %3 (stability index %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the input %1 the share of “%2” went from %3 to %4 (stability index %5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No input drifted; the largest stability index is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new mix of %1 alone would lower the accuracy by %2 of the %3 lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the additional failures lie where %2 is “%3”: there the share of good answers went from %4 to %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fall is not confined to a segment: outside of %1 “%2” it is still %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No segment fell more than the others beyond chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 climbs steadily by %3, %4 over the period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed requests rose from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed requests rose from %1 to %2, most of them with status %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 is saturated: %3 before, %4 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rose from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither processor nor disk is used markedly more than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 does not climb steadily.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert is about this very memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of failed requests did not rise: %1 before, %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not depend on labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mix of labels shifted (stability index %1) while predictions and inputs stayed as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mix of labels is the same as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels are missing: %1 of the predictions had one before, %2 have one now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newcombe&apos;s interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hodges–Lehmann shift with the Mann–Whitney interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interval of the quantile by order statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new model version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new version %1 is worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inputs drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inputs drifted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One segment is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One segment is broken: %1 “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The traffic changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A burst of failed requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A burst of failed requests with status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A memory leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine is short of processor or disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels are wrong or missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute %1, share of “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 p%2</source>
        <comment>metric and percentile, as in Latency p99</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>metric and device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching</source>
        <comment>verdict not reached yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data</source>
        <comment>verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 in the baseline, %3 while affected, %4 after the action; too few records to compare yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 in the baseline, %3 while affected, %4 after the action; against the baseline the improvement lies between %5 and %6, with a margin of %7 (%8).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exposition</name>
    <message>
        <source>There is text after “# EOF”, which ends a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page ends without “# EOF”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been cut off on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page ends in the middle of a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been cut off on its way; the last line must end with a line feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line ends with a carriage return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines must end with a line feed alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is unexpected text at the end of the line: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenMetrics knows no such comment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metric name has a character that is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a type of metric.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the metric does not end with its unit “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A metric name is expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An exemplar must begin with its labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comma or a closing brace is expected after a label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label name is expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label “%1” appears twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An equals sign is expected after the label name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of the label “%1” must be in double quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of the label is not closed by a double quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a timestamp in milliseconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a timestamp in seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of the metrics; its path is usually /metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exporter writes text in another encoding, or binary data; look for label values that come from outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is packed data, not metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are zero bytes, not metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is binary data, not metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page (HTML), not metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is XML or HTML, not metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is JSON, not metrics.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetProcess</name>
    <message>
        <source>The demo fleet said something unexpected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetSummary</name>
    <message numerus="yes">
        <source>%n failing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n degraded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>This file system does not support SQLite&apos;s write-ahead log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the history on a local disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left to write the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk that holds it; collection goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps the history locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program that has the file open, for example an SQLite browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a Quarterdeck history, or its beginning is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed in it. Choose another file for the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed in it. Put back a copy of it, or choose another file for the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may read and write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history reported: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then check the history&apos;s integrity in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other console, or start this one with a different history file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Quarterdeck is writing this history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Quarterdeck (process %1) is writing this history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock file cannot be made: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the history cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the folder above it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it for writing to record anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no history in this file yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once for writing to begin one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This history was written by an older Quarterdeck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once for writing to bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %2 of table %1 refers to a missing row of table %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the database of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This history was written by a newer Quarterdeck (version %1 of the file, this program knows %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with that Quarterdeck or a later one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>Locate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>state of an incident</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the history&apos;s integrity in the settings; the incident&apos;s frozen steps may still be readable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentDossier</name>
    <message>
        <source>The history has no such incident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentJson</name>
    <message>
        <source>The stored document is not JSON: %1 at byte %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of two times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step of the triage wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document should be %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “%1” should be %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentSummary</name>
    <message>
        <source>Possible causes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ %1: %2, accepted as the cause</source>
        <comment>cause, probability</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, probability</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentTexts</name>
    <message>
        <source>%1 %2</source>
        <comment>date, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2, on %3</source>
        <comment>model, version, endpoint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (set by hand); the alert&apos;s threshold is %6.</source>
        <comment>metric, subject, values, time, threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (set by hand).</source>
        <comment>metric, subject, values, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (known within %6); the alert&apos;s threshold is %7.</source>
        <comment>metric, subject, values, time, uncertainty, threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (known within %6).</source>
        <comment>metric, subject, values, time, uncertainty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shows no clear change point; it was %3 before and %4 after the alert began at %5. The alert&apos;s threshold is %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shows no clear change point; it was %3 before and %4 after %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The switch of %1 from version %2 to version %3 failed. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The switch of %1 from version %2 to version %3 was begun; its outcome is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The switch of %1 was undone: version %2 serves again instead of version %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was switched from version %2 to version %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JsonFields</name>
    <message>
        <source>It is left out; create it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not valid JSON (%1 at byte %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON object is expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; is missing or has no usable value.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalMachine</name>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring this computer needs the proc file system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line does not look as the kernel documents it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Locate</name>
    <message>
        <source>The history has no samples of %1 around the alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another series, or wait until the endpoint is collected again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogFileAccess</name>
    <message>
        <source>The file does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path and whether the program that writes the log is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your user account the right to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the network drive that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the log file itself, not a folder, a pipe or a device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogFileText</name>
    <message>
        <source>The file is compressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it first, then open the unpacked log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is UTF-16 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is one JSON array.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one JSON object per line instead, for example with: jq -c &apos;.[]&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is longer than 1 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left out; leave large inputs out of the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again when predictions have been logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds labels but no predictions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log of the predictions, or a file that holds both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no predictions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line of the file can be read; the first: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogFollower</name>
    <message>
        <source>The file that was read last has been removed or compressed; its unread end is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep rotated logs uncompressed until they have been read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was truncated or overwritten; it is read again from its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines written just before that may be missing; rotate logs by renaming them instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is longer than 1 MiB and was skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave large inputs out of the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is taken up again as soon as a file with this name exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was moved away and no new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open the log to see all rejected lines with their reasons.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogLoad</name>
    <message>
        <source>Reading was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModels</name>
    <message>
        <source>Undefined, because this class was never predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undefined, because this class was never true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undefined, because this class was neither predicted nor true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the predictions of this class that were right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of what truly was this class that was recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often this class was true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the true accuracy lies with 95 % confidence, by Wilson&apos;s method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 (macro)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, all versions</source>
        <comment>a model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>a model and its version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV with semicolons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV with vertical bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogRecord</name>
    <message>
        <source>%1, line %2</source>
        <extracomment>%1 is a file, %2 a line number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2, field “%3”</source>
        <extracomment>%1 is a file, %2 a line number, %3 the name of a column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write times as ISO 8601 or as seconds since 1970.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has a label but neither a prediction nor a request id to join it by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log the request id under one of these names: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a latency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write latencies as numbers that are not negative, with the unit in the column&apos;s name, as in latency_ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has no prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log the prediction under one of these names: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log the time of each prediction under one of these names: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision (macro)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall (macro)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 (macro)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency p90</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix: rows are true classes, columns predicted ones</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MetricInfo</name>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperatorActions</name>
    <message>
        <source>The endpoint was removed, but its secret is still in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This silence does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This endpoint is no longer in the fleet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again to act on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every request was accepted, but version %1 of %2 serves instead of version %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now serves version %2, but this could not be recorded: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switching %1 failed (%2), and this could not be recorded: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordParser</name>
    <message>
        <source>%1, line %2, column %3</source>
        <extracomment>%1 is a file, %2 a line number, %3 a column number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is not UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the encoding of the program that writes the log to UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is not a complete JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line must hold one whole object; look for a line that was cut off or written by two processes at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has %1 columns, but the header has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put quotation marks around texts that contain the delimiter; a last line that was cut off can be ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark is not closed, or text follows a closed one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a quotation mark inside of a quoted text twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is neither a JSON object nor the header of a table with a prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one JSON object per line, or begin with a header that names the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the columns is known to hold a prediction. The columns are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them %1; for labels that come later, also use a request id (%2) and a label (%3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Made by Quarterdeck %1 on %2. Times are local.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <comment>period before the fault</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affected</source>
        <comment>period of the fault</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the action</source>
        <comment>period of verification</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone to version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back to version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed noticeably between the baseline and the affected period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <comment>the fault</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During</source>
        <comment>the fault</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions during</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy during</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers by status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2, accepted as the cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence speaks for or against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: rollback of %2 undone, version %3 to version %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 rolled back, version %3 to version %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded: the platform reports that version %1 serves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome is not known: the console ended before it was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>a value and its interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <comment>the action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better than the baseline by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo of a rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended</source>
        <comment>phase of an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>phase of an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>phase of an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The incident was not analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action was verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit trail has no entry for this incident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, when the alert became pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, give or take %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: version %2 to version %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onset of the fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and during the fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident report: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version at the onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history has no samples of this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestText</name>
    <message>
        <source># Request %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source># No answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source># Answer: HTTP status %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>System keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start gnome-keyring-daemon or KWallet within your desktop session, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no entry “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password or token again in the settings of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain and allow Quarterdeck to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not work: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for its password dialog, or restart the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServingPlatform</name>
    <message>
        <source>The answer is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the address belongs to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with status %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user, password or token in the settings of the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 of “%2” serves now; the plan was made when it was version %3. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what changed, and make a new plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask which version serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This endpoint can only be watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the model server itself as an endpoint to switch versions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message>
        <source>Silence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchTarget</name>
    <message>
        <source>%1 (serving now)</source>
        <comment>version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (loaded, not serving)</source>
        <comment>version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (being loaded)</source>
        <comment>version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (being unloaded)</source>
        <comment>version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not loaded)</source>
        <comment>version</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TelemetryMapping</name>
    <message>
        <source>%1, character %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, rule %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule needs a standard metric, a known scope, op and combine, “of” with names, and “per” for a ratio and only there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TorchServePlatform</name>
    <message>
        <source>No worker runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TorchServe wants its management key: choose Bearer and enter the token of its key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer has no list of models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the management address; its port is usually 8081.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a worker for version %1 of “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make version %1 of “%2” the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register the version with TorchServe first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 of “%2” serves already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TritonPlatform</name>
    <message>
        <source>Start Triton with --model-control-mode=explicit to let versions be switched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository index is not a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the address belongs to Triton&apos;s HTTP port, usually 8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a version number of Triton.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 of “%2” serves already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load “%1” with version %2 only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>The verification was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionUse</name>
    <message>
        <source>Onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no samples between %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an onset inside the recorded time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history has no such series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the endpoint was watched at that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The affected period would end before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an end after the onset.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AcknowledgeDialog</name>
    <message>
        <source>Say why, so that others know that the alert is looked after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge an alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule, model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert stays open until its condition resolves it. Your name, the time and the reason are kept with it and in the audit trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the acknowledgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown beside the alert to everybody who looks at it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: the data team knows, a fix is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores the acknowledgement with your login name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ActionDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the dialog; nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ActionsView</name>
    <message>
        <source>%1
%2</source>
        <comment>time, what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed in this incident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act&amp;ions with their requests and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;udit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions of the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action to read exactly what was sent and answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte for byte as it went over the wire; secrets are never recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written before and after each action; rows are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AddressTab</name>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prometheus metrics URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Platform:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decides which metrics are understood and whether versions can be switched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lists, charts and messages call this endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Metrics URL:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the endpoint exposes its metrics in the format of Prometheus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inference URL:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health and the list of models are read here; Triton also switches versions here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mana&amp;gement URL:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TorchServe lists models and switches versions at an address of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;chine measured by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU, memory and disk of this endpoint&apos;s machine come from that endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AlertModel</name>
    <message>
        <source>%1 (limit %2)</source>
        <comment>value, threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest value of an open alert, the worst of a resolved one, and the limit of the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silenced, and acknowledged by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AlertTimeline</name>
    <message>
        <source>Alert timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s). Tab goes from alert to alert, Enter shows the charts at that time, the arrow keys move, plus and minus zoom, Home returns to now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertsBar</name>
    <message>
        <source>15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open, nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All severities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning and critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back the timeline and the table look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves with the time; dragging or zooming into the past stops that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a shorter time in more detail. In the timeline: +, or the wheel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a longer time. In the timeline: -, or the wheel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search rule, model, reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves only alerts in which every word occurs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves only alerts in this state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out alerts of lower severity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what is watched, and lets you change it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AlertsPage</name>
    <message>
        <source>The silence has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule is switched on, so nothing can raise an alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch the fleet. An alert appears here as soon as the condition of one of them holds; a longer period shows earlier ones.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No alerts in this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are alerts in this period, but the search and the filters hide them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AlertsView</name>
    <message>
        <source>Start &amp;triage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the steps from where the fault is to whether it is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on &amp;charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the charts to the time of the alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Acknowledge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells others that somebody looks after an open alert that nobody has acknowledged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Silence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutes this alert and others like it for a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End &amp;silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the alert speak up again at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::AnalysePage</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analyse again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The affected period is being compared with the healthy one…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing speaks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing speaks against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed, and what is the likeliest cause?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Possible causes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible causes, likeliest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cause to weigh its evidence; Return accepts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence for the chosen cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest first; computed from the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence against the chosen cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccept as the cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the chosen cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report names the accepted cause; it can be changed until the incident is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes labels and samples into account that arrived meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;gments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Respon&amp;ses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantities that changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments of the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers by status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions that answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every quantity before and after the onset, largest effect first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each segment of the input fares, largest fall first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers by HTTP status before and after the onset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When each version answered, and how well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::BusyBar</name>
    <message>
        <source>Cance&amp;l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops this computation; nothing that was found earlier is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work in progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ChartLegend</name>
    <message>
        <source>Hides %1, so that the others use the whole height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows %1 again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ChartsPage</name>
    <message>
        <source>&amp;Subject:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts show one model, or one endpoint without its models, at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes live and shows the last %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returns to the range before the last zoom or pan. Key in a chart: Backspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows half of the time. In a chart: the wheel, or +.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows twice the time. In a chart: the wheel, or −.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to chart yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts appear when an endpoint is watched. Add one on the fleet page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model on endpoint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the charts still while data go on being collected. Key in a chart: Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the newest data again. Key in a chart: Space or End.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ComparisonTable</name>
    <message>
        <source>Comparisons before and after the action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each metric after the action against the healthy period before the fault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ConfusionModel</name>
    <message numerus="yes">
        <source>“%1” was recognised %n time(s).
Recall: %2 of all that truly were “%1”.
Precision: %3 of all that were predicted as “%1”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was mistaken for “%2” %n time(s).
That is %3 of all that truly were “%1”
and %4 of all that were predicted as “%2”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ConfusionView</name>
    <message>
        <source>Confusion matrix: true classes in rows, predicted classes in columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted class →</source>
        <extracomment>Axis of the confusion matrix</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← True class</source>
        <extracomment>Axis of the confusion matrix, written upwards beside the rows</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ConnectionTab</name>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify the server&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interval:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short intervals see faults sooner and cost more disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Timeout:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An endpoint that takes longer counts as not answering. At most the interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it anybody on the way can pretend to be the server. Switch it off only to find a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA &amp;file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates to trust, in PEM; empty means those of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client c&amp;ertificate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown to servers that ask who we are, in PEM; empty means none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client &amp;key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key of the client certificate, in PEM; empty when the certificate&apos;s file has it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::Console</name>
    <message>
        <source>The folder for the history cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place with --history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::EndpointDetail</name>
    <message>
        <source>Select an endpoint to see its details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, problem</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n second(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s), read in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last scrape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the selected endpoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::EndpointDialog</name>
    <message>
        <source>Add endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes without changing anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>problem, what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores the endpoint and begins to watch it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::EndpointRemoval</name>
    <message>
        <source>Remove endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was collected stays in the history, and the removal can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends watching this endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is watched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is watched again, but its secret left the keychain with the removal. Edit the endpoint to enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::EndpointWatch</name>
    <message>
        <source>The server answered with status %1 instead of metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path of the metrics URL and the server&apos;s own log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::FixPage</name>
    <message>
        <source>No change was made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoints are being asked which models they serve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint of the fleet can switch versions; they can only be watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 serves already. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The requests are being sent, and the platform is asked what serves…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ %1 The console ended before the answer came. Check what serves before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✖ %1 Read the answer above, then try again, choose another version, or make no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform is asked what serves…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which version shall serve?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The incident&apos;s model stands first; every switchable model of the fleet can be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version that shall serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version that served in the healthy period is suggested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;heck what serves now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what serves now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the platform, and records the answer as the outcome of the action.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make &amp;no change, because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on to the report without touching anything; the reason is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for making no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed for the report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::FleetModel</name>
    <message>
        <source>No trend yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, now %2</source>
        <comment>metric and its newest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) firing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No alert is firing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of correct predictions among those whose label has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labelled predictions are known; follow a prediction log with labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::FleetPage</name>
    <message>
        <source>&amp;Add endpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watches one more model server, exporter or machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes address, interval, sign-in or log of the selected endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends watching the selected endpoint. Its history stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the selected row over time. Also: Enter or a double click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;triage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for the cause of a fault in the selected row, step by step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves only rows that contain this text in any column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint is watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model server, any address with Prometheus metrics, or this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add endpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States of the fleet: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::FleetProcess</name>
    <message>
        <source>The demo fleet could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the target quarterdeck-fleet, or install the whole package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo fleet has ended with code %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its messages are on standard error.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::HeadlessDemo</name>
    <message>
        <source>Working in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headless demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This did not happen in time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last screenshot shows how far it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both models are watched and healthy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A critical alert fires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The triage wizard is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fault is located.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The causes are ranked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The requests of the rollback are planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback is carried out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verdict has been given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy has recovered and the alert is resolved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts show the recovery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The incident is in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction log is summarised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and the report are in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::HypothesisModel</name>
    <message>
        <source>%1, probability %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::IncidentDetail</name>
    <message>
        <source>✔ %1
%2</source>
        <comment>step, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● %1
now</source>
        <comment>step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;harts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue in the wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue this incident in the wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The incident is still open; the wizard opens on the page where it was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step as it was frozen when the operator completed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was known at this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evidence as it was then; it is never computed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts of the incident&apos;s time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Open since %2.</source>
        <comment>subject, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Opened %2, closed %3 after %4. Verdict: %5.</source>
        <comment>subject, time, time, duration, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::IncidentModel</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Open: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::IncidentsPage</name>
    <message>
        <source>No incidents yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An incident begins when you choose “Triage” on an alert. All of them are kept here with their evidence, actions and reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by title, model or verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the incidents that contain this text in any column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open incidents can be continued; closed ones can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an incident to see it exactly as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::LocatePage</name>
    <message>
        <source>The search for the onset was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The onset is being searched in the history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values before and after the onset are being computed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong, and since when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affected &amp;until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it when the charts show that the fault began at another time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the affected period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period from the onset to here is compared with the healthy period before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpute again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute again with this onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes these times instead of the ones that were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the onset &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the onset again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes everything into account that the history has learned meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts around the onset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other alerts at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts of the same model and endpoint while the fault lasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other alerts of this model at that time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::LogCharts</name>
    <message numerus="yes">
        <source>Each point stands for %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each point stands for %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each point stands for %n hour(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each point stands for %n day(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The log has no times, so nothing can be drawn over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency over time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::LogReport</name>
    <message>
        <source>&amp;Show:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All figures below are of this part of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Positive class:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision, recall and F1 are of this class, or averaged over all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per &amp;class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a file and its format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 predictions in %L2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) came in lines of their own and were joined by request id.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>without times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>points in time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n re&amp;jected row(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>These rows are in no figure; see why they could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average of all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shades and percentages are shares of the row&apos;s true class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction has a label yet, so nothing can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %L1 different values; a matrix is drawn for at most %L2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of class “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the labelled predictions that are right, with its 95 % interval by Wilson&apos;s method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the predictions of a class that are right; undefined when it was never predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of what truly is a class that was recognised; undefined when it was never true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no latencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the predictions were at least as fast as this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p90</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine in ten predictions were at least as fast as this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in a hundred predictions was slower than this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the requests that ended with a status of 400 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n prediction(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Predictions per second between the first and the last one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::LogsPage</name>
    <message>
        <source>Summarising %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read, %L1 per second</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open a prediction log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction logs (*.jsonl *.ndjson *.json *.csv *.tsv *.log *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log names more than %L1 models and versions; they are only shown together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a prediction log from disk (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into a prediction log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a log with one JSON object per line, or a CSV or TSV table with a header, or drop it here. Its accuracy, confusion matrix and latency are computed on this machine; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading; what was shown before stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::MainWindow</name>
    <message>
        <source>%1 fires on %2.</source>
        <comment>alert rule, model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start triage</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) are still open. The latest: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>incident title: model, what is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first values…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) watched</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Read-only: another console writes this history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Quarterdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Quarterdeck %1&lt;/h3&gt;&lt;p&gt;A console for operating machine-learning models in production.&lt;/p&gt;&lt;p&gt;Watch a model, find a fault, roll it back, prove that it is mended. Everything stays on this machine, in one history file.&lt;/p&gt;&lt;p&gt;Apache License 2.0&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarterdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add endpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between &amp;light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Quarterdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is served where, and how it fares (Ctrl+1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality, speed and resources over time (Ctrl+2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fires now and what fired before (Ctrl+3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults that were worked on, and their reports (Ctrl+4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge a model by an exported prediction log (Ctrl+5)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::MetricChart</name>
    <message>
        <source>%1: %2</source>
        <comment>curve and its newest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::MetricTile</name>
    <message>
        <source>%1, %2</source>
        <comment>a value and a remark on it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::Navigation</name>
    <message>
        <source>%1 (%2)</source>
        <comment>page title, count</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::Notice</name>
    <message>
        <source>Close the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides this message; it changes nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::PathEdit</name>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::PredictionsTab</name>
    <message>
        <source>Pre&amp;dictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction &amp;log:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A log in JSON lines or CSV on this machine. It is followed, also when it is rotated, and gives accuracy as soon as labels arrive. Empty means none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive &amp;class:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision and recall of a model with two classes are those of this one; empty means the average over the classes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::RecentFiles</name>
    <message>
        <source>&amp;Recent logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::RejectedDialog</name>
    <message>
        <source>Rejected rows of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be read and are in no figure; the first %1 are listed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be read and are in no figure.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy selected rows with Ctrl+C to send them to whoever writes the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ReportPage</name>
    <message>
        <source>Accepted cause: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes &amp;for the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should be remembered? Follow-ups, people, tickets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as you type, and part of the report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::ReportView</name>
    <message>
        <source>The report is being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is being written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the incident report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report as it will be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;HTML…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report as HTML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes one self-contained web page that can be mailed or archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes A4 pages for printing or for a ticket.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::RuleDialog</name>
    <message>
        <source>Give the rule a name; it is the title of its alerts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a metric, or type the name of one: letters, digits, &quot;_&quot; and &quot;:&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels are written like this: quantile=&quot;0.99&quot;, model=&quot;fraud&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert could resolve while its condition holds: the resolve limit must not be above the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert could resolve while its condition holds: the resolve limit must not be below the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit an alert rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Metric:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Condition:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Severity:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resol&amp;ve:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve f&amp;or:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title of every alert that the rule raises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A metric of the list, or the name of any that an endpoint exposes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only series with all these labels are watched. Without &quot;version&quot; the model as a whole is watched, not each version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every series, or for example model=&quot;fraud&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value exactly on the threshold raises nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit in the metric&apos;s own unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds before the alert fires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then the alert is pending; one good or missing value begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical makes a model failing in the overview, a warning makes it degraded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at a limit of its own:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps an alert from flickering when the value moves around the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert resolves on the good side of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds before the alert resolves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the value must stay on the good side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect at the next evaluation; it is noted in the audit trail.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::RuleModel</name>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::RulesDialog</name>
    <message>
        <source>The rule &quot;%1&quot; was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each rule watches one metric of every model or endpoint that has it. Changes take effect at the next evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a form for a new rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes the chosen rule; its open alerts go on under the new condition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the chosen rule away and ends its open alerts. It can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is stored already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::SettingsDialog</name>
    <message>
        <source>Checking the history file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file is sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file is damaged: %1
Copy it to a safe place before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check the history file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the history file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets SQLite verify every page and reference; takes longer the larger the file is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::SignInTab</name>
    <message>
        <source>&amp;Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name and password (Basic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token (Bearer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Authentication:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the endpoint asks for before it answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent with the password in every request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent with every request, e.g. for a proxy. Secrets do not belong here: they would be stored in plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add hea&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a line to the table and edits its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the selected line out of the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, never in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged: the keychain has it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::SilenceDialog</name>
    <message>
        <source>Tick at least one label; a silence of everything would hide real faults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, so that others know that the silence is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be silenced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silences alerts with %1 until %2. They are still evaluated and recorded.</source>
        <comment>labels in braces, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence alerts whose labels are:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>label, value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked: only alerts with this value are silenced. Not ticked: any value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 4 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duration:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration of the silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts speak up again by themselves when the time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used when &quot;For another time&quot; is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the audit trail with your login name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: planned retraining until noon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores the silence; it can be ended early from the alerts page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::StepIndicator</name>
    <message>
        <source>●  %1</source>
        <comment>present step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔  %1</source>
        <comment>step that is done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○  %1</source>
        <comment>step to come</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, present step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the triage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::SwitchConfirm</name>
    <message>
        <source>Requests that will be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type the model&apos;s name, %1, to confirm that version %2 shall serve instead of version %3:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model or version to prepare another change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The undoing can be confirmed once its requests are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback can be confirmed once its requests are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte for byte what goes over the wire; credentials are added when it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the requests on the clipboard, for a ticket or a second pair of eyes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s name, to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing the name makes sure that the right model is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo this rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends the requests above. Enabled when the model&apos;s name has been typed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::TriagePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::TriageSession</name>
    <message>
        <source>No version of the model serves now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 serves now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::TriageWizard</name>
    <message>
        <source>Triage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: what was found and done stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freezes what this page shows and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the inci&amp;dent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the incident for good; it stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue &amp;later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this window. Everything is saved; the incident goes on from this page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qd::VerifyPage</name>
    <message>
        <source>The change is settling; the window opens in %1.</source>
        <comment>duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 have passed; %3 of at least %4 predictions have arrived.</source>
        <comment>durations, then counts of predictions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every metric is as good as before the fault, within its margin. Go on to the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fault is still there after the change of %1. Undo this rollback, then choose another fix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few predictions arrived in the window to tell. Extend it and keep watching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the change is compared with the healthy period before the fault. The criteria were fixed before the watching began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The requests that undo the rollback are being prepared…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback is being undone…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The rollback is still in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did it help?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smaller of the time that has passed and the data that have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Extend the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a verification with a window twice as long from the same beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on &amp;without a passed verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without a passed verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report will say that the fault was not shown to be gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts from the healthy period until now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
