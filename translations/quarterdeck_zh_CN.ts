<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alert</name>
    <message>
        <source>Stored alert %1</source>
        <translation>已存储的告警 %1</translation>
    </message>
    <message>
        <source>Its state &quot;%1&quot; is unknown.</source>
        <translation>其状态“%1”未知。</translation>
    </message>
    <message>
        <source>It may come from a newer version of the program.</source>
        <translation>它可能来自本程序的较新版本。</translation>
    </message>
    <message>
        <source>It is ignored.</source>
        <translation>已忽略该项。</translation>
    </message>
</context>
<context>
    <name>AlertIncidentsWords</name>
    <message>
        <source>Incident #%1, under way: %2</source>
        <comment>number, step</comment>
        <translation>事件 #%1，处理中：%2</translation>
    </message>
    <message>
        <source>Incident #%1, verified</source>
        <translation>事件 #%1，已验证</translation>
    </message>
    <message>
        <source>Incident #%1, closed although the fault is still there</source>
        <translation>事件 #%1，已关闭，但故障仍然存在</translation>
    </message>
    <message>
        <source>Incident #%1, closed unverified</source>
        <translation>事件 #%1，已关闭，未经验证</translation>
    </message>
</context>
<context>
    <name>AlertQuery</name>
    <message>
        <source>The alerts were not loaded to the end.</source>
        <translation>告警未完整加载。</translation>
    </message>
</context>
<context>
    <name>AlertRule</name>
    <message>
        <source>Alert rule</source>
        <translation>告警规则</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>metric name, its labels in braces</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Raise a warning when %1 is above %2 at each check for %3.</source>
        <translation>若 %1 在 %3 内每次检查均高于 %2，则发出警告。</translation>
    </message>
    <message>
        <source>Raise a warning when %1 is below %2 at each check for %3.</source>
        <translation>若 %1 在 %3 内每次检查均低于 %2，则发出警告。</translation>
    </message>
    <message>
        <source>Raise a critical alert when %1 is above %2 at each check for %3.</source>
        <translation>若 %1 在 %3 内每次检查均高于 %2，则发出严重告警。</translation>
    </message>
    <message>
        <source>Raise a critical alert when %1 is below %2 at each check for %3.</source>
        <translation>若 %1 在 %3 内每次检查均低于 %2，则发出严重告警。</translation>
    </message>
    <message>
        <source>Resolve it when the value is at most %1 for %2.</source>
        <translation>数值不高于 %1 并持续 %2 后恢复。</translation>
    </message>
    <message>
        <source>Resolve it when the value is at least %1 for %2.</source>
        <translation>数值不低于 %1 并持续 %2 后恢复。</translation>
    </message>
    <message>
        <source>%1 above %2 for %3</source>
        <translation>%1 高于 %2，持续 %3</translation>
    </message>
    <message>
        <source>%1 below %2 for %3</source>
        <translation>%1 低于 %2，持续 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two whole sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>It is ignored. Create it again.</source>
        <translation>已忽略该项；请重新创建。</translation>
    </message>
    <message>
        <source>Raise an info alert when %1 is above %2 at each check for %3.</source>
        <translation>若 %1 在 %3 内每次检查均高于 %2，则发出提示。</translation>
    </message>
    <message>
        <source>Raise an info alert when %1 is below %2 at each check for %3.</source>
        <translation>若 %1 在 %3 内每次检查均低于 %2，则发出提示。</translation>
    </message>
</context>
<context>
    <name>AlertTexts</name>
    <message>
        <source>%1, %2</source>
        <comment>state, severity</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Since %1, for %2</source>
        <comment>time, duration</comment>
        <translation>自 %1 起，持续 %2</translation>
    </message>
    <message>
        <source>Last value %1, worst %2, limit %3</source>
        <translation>最新值 %1，最差值 %2，阈值 %3</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4, since %5</source>
        <comment>rule, state, severity, model, time</comment>
        <translation>%1，%2，%3，%4，自 %5 起</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation>%1（位于 %2）</translation>
    </message>
</context>
<context>
    <name>AlertTimeline</name>
    <message>
        <source>Recorded since %1</source>
        <translation>自 %1 起有记录</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>分析已取消。</translation>
    </message>
</context>
<context>
    <name>AnalysisModelsWords</name>
    <message>
        <source>&lt; %1</source>
        <comment>p value</comment>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>观测量</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效应量</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often chance alone would show a change of this size.</source>
        <translation>仅凭偶然出现如此幅度变化的概率。</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Predictions of this segment in the healthy period.</source>
        <translation>健康时段内该细分的预测数。</translation>
    </message>
    <message>
        <source>Predictions of this segment in the affected period.</source>
        <translation>受影响时段内该细分的预测数。</translation>
    </message>
    <message>
        <source>Accuracy before</source>
        <translation>之前准确率</translation>
    </message>
    <message>
        <source>Accuracy after</source>
        <translation>之后准确率</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>末次响应</translation>
    </message>
    <message>
        <source>Predictions by this version in the healthy period.</source>
        <translation>健康时段内该版本的预测数。</translation>
    </message>
    <message>
        <source>Predictions by this version in the affected period.</source>
        <translation>受影响时段内该版本的预测数。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Share before</source>
        <translation>之前占比</translation>
    </message>
    <message>
        <source>Share after</source>
        <translation>之后占比</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <comment>value, number of observations</comment>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>In the healthy period before the fault.</source>
        <translation>故障之前的健康时段内。</translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>受影响时段</translation>
    </message>
    <message>
        <source>While the fault lasted.</source>
        <translation>故障持续期间。</translation>
    </message>
    <message>
        <source>Since the action took hold.</source>
        <translation>操作生效以来。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>How much it changed; the table is ranked by it. The bar is full at 40 points or a factor of 16. The tooltip of a cell gives the standardised size.</source>
        <translation>变化的幅度；表格按此排序。变化达到 40 个百分点或 16 倍时条形为满。单元格的工具提示给出标准化的效应量。</translation>
    </message>
    <message>
        <source>Change from baseline</source>
        <translation>与基线的变化</translation>
    </message>
    <message>
        <source>Interval of the change; right is better. It must lie entirely to the right of the dashed margin.</source>
        <translation>变化的区间；越靠右越好。区间必须完全位于虚线所示容差的右侧。</translation>
    </message>
</context>
<context>
    <name>AppearanceMenuWords</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>跟随系统主题(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Switch &amp;between light and dark</source>
        <translation>在浅色与深色之间切换(&amp;B)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Language of the &amp;system</source>
        <translation>跟随系统语言(&amp;S)</translation>
    </message>
</context>
<context>
    <name>AuditModelWords</name>
    <message>
        <source>… intended</source>
        <translation>… 拟执行</translation>
    </message>
    <message>
        <source>✔ succeeded</source>
        <translation>✔ 成功</translation>
    </message>
    <message>
        <source>✖ failed</source>
        <translation>✖ 失败</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>? outcome unknown</source>
        <translation>? 结果未知</translation>
    </message>
</context>
<context>
    <name>AuditText</name>
    <message>
        <source>The audit trail of %1 is broken:</source>
        <translation>%1 的审计记录已被破坏：</translation>
    </message>
    <message>
        <source>find altered, removed, moved or inserted rows of the audit trail</source>
        <translation>查找审计记录中被改动、移除、移动或插入的行</translation>
    </message>
    <message>
        <source>Finds rows of the audit trail that were altered, removed, moved or inserted. Each row holds the hash of the one before it; the last hash is also kept outside the file. Changes nothing; the history may be in use.</source>
        <translation>查找审计记录中被改动、移除、移动或插入的行。每一行都保存前一行的哈希，最后一行的哈希还另存于文件之外。不作任何更改；历史文件可以正在使用。</translation>
    </message>
    <message>
        <source>The audit trail is broken or incomplete, or could not be read.</source>
        <translation>审计记录已被破坏或不完整，或无法读取。</translation>
    </message>
    <message>
        <source>the history file</source>
        <translation>历史文件</translation>
    </message>
    <message>
        <source>the identity of the history</source>
        <translation>历史记录的标识</translation>
    </message>
    <message>
        <source>sound, partial or broken</source>
        <translation>sound（完好）、partial（不完整）或 broken（被破坏）</translation>
    </message>
    <message>
        <source>the number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>the id of the last row</source>
        <translation>最后一行的 ID</translation>
    </message>
    <message>
        <source>the hash of the last row</source>
        <translation>最后一行的哈希</translation>
    </message>
    <message>
        <source>the last row from before rows were chained by hashes, or 0</source>
        <translation>引入哈希链之前的最后一行，没有则为 0</translation>
    </message>
    <message>
        <source>how the trail compares with the hash kept outside the file: none, agrees, behind, contradicts or unreadable</source>
        <translation>与文件之外保存的哈希比较的结果：none（未保存）、agrees（一致）、behind（落后）、contradicts（矛盾）或 unreadable（无法读取）</translation>
    </message>
    <message>
        <source>altered, inserted, moved, removed, unintended, cut off, rewritten or damaged</source>
        <translation>altered（被改动）、inserted（被插入）、moved（被移动）、removed（被移除）、unintended（没有对应的意图）、cut off（被截断）、rewritten（被重写）或 damaged（已损坏）</translation>
    </message>
    <message>
        <source>what is wrong, in a sentence</source>
        <translation>用一句话说明问题</translation>
    </message>
    <message>
        <source>the first row concerned; absent if there is none</source>
        <translation>涉及的第一行；没有则省略</translation>
    </message>
    <message>
        <source>the last row concerned; absent if there is none</source>
        <translation>涉及的最后一行；没有则省略</translation>
    </message>
    <message>
        <source>the action in the row; absent if unknown</source>
        <translation>该行中的操作；未知则省略</translation>
    </message>
    <message>
        <source>the time of the row; absent if unknown</source>
        <translation>该行的时间；未知则省略</translation>
    </message>
    <message>
        <source>further remarks, one sentence each</source>
        <translation>其他说明，每条一句</translation>
    </message>
    <message>
        <source>Prints the result for a program.</source>
        <translation>输出供程序读取的结果。</translation>
    </message>
    <message>
        <source>The audit trail of %1 is intact: %2 rows, the last one with the hash %3.</source>
        <translation>%1 的审计记录完好：共 %2 行，最后一行的哈希为 %3。</translation>
    </message>
    <message>
        <source>The audit trail of %1 is incomplete; it has %2 rows.</source>
        <translation>%1 的审计记录不完整；共有 %2 行。</translation>
    </message>
    <message>
        <source>The audit trail is intact.</source>
        <translation>审计记录完好。</translation>
    </message>
</context>
<context>
    <name>AuditTrailWords</name>
    <message>
        <source>The audit trail&apos;s pages cannot be checked: %1.</source>
        <translation>无法检查审计记录所在的页：%1。</translation>
    </message>
    <message>
        <source>The audit trail&apos;s pages are damaged: %1.</source>
        <translation>审计记录所在的页已损坏：%1。</translation>
    </message>
    <message>
        <source>The audit trail cannot be read beyond row %1: %2.</source>
        <translation>审计记录在第 %1 行之后无法读取：%2。</translation>
    </message>
    <message>
        <source>Row %1, which was once the last one here, cannot be read.</source>
        <translation>第 %1 行曾是此处的最后一行，现在无法读取。</translation>
    </message>
    <message>
        <source>The rows up to %1 are a part of another history&apos;s trail, chained when they were copied.</source>
        <translation>到第 %1 行为止的各行是另一份历史的记录的一部分，在复制时重新成链。</translation>
    </message>
    <message>
        <source>The rows up to %1 are older than the chain: they were chained when the file was upgraded, as they stood then.</source>
        <translation>到第 %1 行为止的各行早于链的出现：它们在文件升级时按当时的内容成链。</translation>
    </message>
    <message>
        <source>Row %1 (%2, %3)</source>
        <translation>第 %1 行（%2，%3）</translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) do not fit their hashes or the rows before them.</source>
        <translation>
            <numerusform>另有 %n 行与其哈希或其前面的行不符。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was moved: it was written as row %2.</source>
        <translation>%1 被移动过：它原本写为第 %2 行。</translation>
    </message>
    <message>
        <source>%1 was inserted: the rows around it were written without it.</source>
        <translation>%1 是插入的：写下其前后各行时并没有它。</translation>
    </message>
    <message>
        <source>%1 was altered, or added.</source>
        <translation>%1 被改动过，或是后来添加的。</translation>
    </message>
    <message>
        <source>%1 was altered.</source>
        <translation>%1 被改动过。</translation>
    </message>
    <message>
        <source>The beginning of the trail was altered: %1 was written after another one.</source>
        <translation>记录的开头被改动过：%1 是接在另一个开头之后写下的。</translation>
    </message>
    <message>
        <source>%1 was replaced: row %2 was written after another one.</source>
        <translation>%1 被替换过：第 %2 行是接在另一行之后写下的。</translation>
    </message>
    <message>
        <source>Row %1 was removed from the trail.</source>
        <translation>第 %1 行已从记录中被移除。</translation>
    </message>
    <message>
        <source>Rows %1 to %2 were removed from the trail.</source>
        <translation>第 %1 至 %2 行已从记录中被移除。</translation>
    </message>
    <message>
        <source>Row %1 is missing, perhaps since before the trail was chained.</source>
        <translation>第 %1 行缺失，可能在记录成链之前就已如此。</translation>
    </message>
    <message>
        <source>Rows %1 to %2 are missing, perhaps since before the trail was chained.</source>
        <translation>第 %1 至 %2 行缺失，可能在记录成链之前就已如此。</translation>
    </message>
    <message>
        <source>This user has no record on this machine of where the trail ended, so the console cannot tell whether its end was cut off or an older copy of the file took its place.</source>
        <translation>此用户在这台计算机上没有保存该记录曾到何处为止的信息：无法判断其末尾是否被截去，或文件是否被换成了较旧的副本。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) at the end were written without a record of this user on this machine: elsewhere, or just before the program was killed.</source>
        <translation>
            <numerusform>末尾有 %n 行写下时此用户没有在这台计算机上留下信息：写于别处，或恰在程序被终止之前。</numerusform>
        </translation>
    </message>
    <message>
        <source>The trail had been written here up to row %1, but no longer held that row when the history was opened at %2: its end was cut off, or an older copy of the file took its place.</source>
        <translation>此处曾将记录写到第 %1 行，但在 %2 打开历史时已没有该行：其末尾被截去，或文件被换成了较旧的副本。</translation>
    </message>
    <message>
        <source>The trail ends with row %1, but was written here up to row %2: its end was cut off, or an older copy of the file took its place.</source>
        <translation>记录到第 %1 行为止，但此处曾写到第 %2 行：其末尾被截去，或文件被换成了较旧的副本。</translation>
    </message>
    <message>
        <source>The trail up to row %1 is not the one that was written here: rows were removed, the chain was rebuilt, or this is another copy of the history.</source>
        <translation>到第 %1 行为止的记录不是此处写下的那一份：有行被取走、链被重新生成，或者这是该历史的另一份副本。</translation>
    </message>
    <message>
        <source>The rows up to %1 were salvaged from a damaged file: among them, tampering cannot be told from damage.</source>
        <translation>到第 %1 行为止的各行是从损坏的文件中抢救出来的：其中的篡改无法与损坏区分。</translation>
    </message>
    <message>
        <source>The audit trail is incomplete.</source>
        <translation>审计记录不完整。</translation>
    </message>
    <message>
        <source>%1 is an outcome without a preceding intention.</source>
        <translation>%1 是一个结果，但之前没有对应的意图。</translation>
    </message>
    <message>
        <source>The record of where the audit trail ended cannot be read.</source>
        <translation>无法读取审计记录曾到何处为止的信息。</translation>
    </message>
    <message>
        <source>Check the permissions of this file. If you remove it, a new record begins the next time the history is opened.</source>
        <translation>请检查此文件的权限。若将其删除，下次打开历史时会重新开始记录。</translation>
    </message>
    <message>
        <source>The record of where the audit trail ends cannot be written.</source>
        <translation>无法写入审计记录到何处为止的信息。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free space on its disk. The audit trail itself is complete.</source>
        <translation>请检查该文件夹的权限及其磁盘的剩余空间。审计记录本身是完整的。</translation>
    </message>
</context>
<context>
    <name>BorderWords</name>
    <message>
        <source>This failed unexpectedly: %1.</source>
        <translation>意外失败：%1。</translation>
    </message>
    <message>
        <source>This failed unexpectedly.</source>
        <translation>意外失败。</translation>
    </message>
    <message>
        <source>Not enough memory for this.</source>
        <translation>内存不足，无法完成此操作。</translation>
    </message>
    <message>
        <source>Request less at a time, or close other programs.</source>
        <translation>请一次少取一些，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Please report this, with the steps that led to it.</source>
        <translation>请连同出现该问题的经过一并报告。</translation>
    </message>
</context>
<context>
    <name>ByteSourceWords</name>
    <message>
        <source>The packed file is damaged at its beginning.</source>
        <extracomment>%1 is what the unpacking library says, in English</extracomment>
        <translation>压缩文件开头已损坏。</translation>
    </message>
    <message>
        <source>The packed file is cut off or damaged: %1.</source>
        <extracomment>%1 is what the unpacking library says, in English</extracomment>
        <translation>压缩文件不完整或已损坏：%1。</translation>
    </message>
    <message>
        <source>Copy or export it again; what could be unpacked before the damage has been read.</source>
        <translation>请重新复制或导出；损坏处之前能解压的内容均已读取。</translation>
    </message>
    <message>
        <source>This is an Excel workbook.</source>
        <translation>这是 Excel 工作簿。</translation>
    </message>
    <message>
        <source>Save the sheet with the predictions as CSV, then open that.</source>
        <translation>请将含有预测的工作表另存为 CSV，再打开该文件。</translation>
    </message>
</context>
<context>
    <name>ChartMarkers</name>
    <message>
        <source>The operator switched %1 from version %2 to version %3.</source>
        <translation>操作员将 %1 从版本 %2 切换到版本 %3。</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>告警：%1</translation>
    </message>
    <message>
        <source>Version %2 of %1 is serving.</source>
        <translation>%1 的版本 %2 正在提供服务。</translation>
    </message>
    <message>
        <source>Version %2 of %1 is no longer serving.</source>
        <translation>%1 的版本 %2 不再提供服务。</translation>
    </message>
    <message>
        <source>%1 changed from version %2 to version %3.</source>
        <translation>%1 从版本 %2 变为版本 %3。</translation>
    </message>
</context>
<context>
    <name>ChartPanels</name>
    <message>
        <source>Prediction quality</source>
        <translation>预测质量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>CPU cores used</source>
        <translation>使用的 CPU 核数</translation>
    </message>
    <message>
        <source>Disk I/O</source>
        <translation>磁盘 I/O</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>可达</translation>
    </message>
    <message>
        <source>No</source>
        <comment>is not reachable</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>is reachable</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU 内存</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message>
        <source>%1 is damaged:</source>
        <translation>%1 已损坏：</translation>
    </message>
    <message>
        <source>verify the history file and its audit trail</source>
        <translation>检查历史文件及其审计记录</translation>
    </message>
    <message>
        <source>Reads the whole history, compares it with its checksums, and verifies its audit trail. Changes nothing; the history may be in use.</source>
        <translation>读取整个历史文件，与其校验和比较，并检查其审计记录。不作任何更改；历史文件可以正在使用。</translation>
    </message>
    <message>
        <source>The history is damaged, or could not be read.</source>
        <translation>历史文件已损坏，或无法读取。</translation>
    </message>
    <message>
        <source>the history file</source>
        <translation>历史文件</translation>
    </message>
    <message>
        <source>sound or damaged</source>
        <translation>sound（完好）或 damaged（已损坏）</translation>
    </message>
    <message>
        <source>what is damaged, one sentence each</source>
        <translation>损坏之处，每条一句</translation>
    </message>
    <message>
        <source>Verifies a copy.</source>
        <translation>检查一个副本。</translation>
    </message>
    <message>
        <source>%1 is intact.</source>
        <translation>%1 完好。</translation>
    </message>
    <message>
        <source>The history is intact.</source>
        <translation>历史完好。</translation>
    </message>
</context>
<context>
    <name>ColumnTexts</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Probability of a class</source>
        <translation>某一类别的概率</translation>
    </message>
    <message>
        <source>Segment or feature</source>
        <translation>细分或特征</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation>延迟（毫秒）</translation>
    </message>
</context>
<context>
    <name>CommandLineText</name>
    <message>
        <source>The command “%1” has no option %2. These commands have it: %3.</source>
        <translation>命令“%1”没有选项 %2。有此选项的命令：%3。</translation>
    </message>
    <message>
        <source>The command “%1” has no option %2. Did you mean %3?</source>
        <translation>命令“%1”没有选项 %2。您是指 %3 吗？</translation>
    </message>
    <message>
        <source>The command “%1” has no option %2.</source>
        <translation>命令“%1”没有选项 %2。</translation>
    </message>
    <message>
        <source>%1 is one of %2, not “%3”.</source>
        <translation>%1 应为以下之一：%2，而不是“%3”。</translation>
    </message>
    <message>
        <source>%1 is one of %2, not “%3”. Did you mean %4?</source>
        <translation>%1 应为以下之一：%2，而不是“%3”。您是指 %4 吗？</translation>
    </message>
    <message>
        <source>The command “%1” needs the option --%2 %3.</source>
        <translation>命令“%1”需要选项 --%2 %3。</translation>
    </message>
    <message>
        <source>The command “%1” needs a %2.</source>
        <translation>命令“%1”需要 %2。</translation>
    </message>
    <message>
        <source>“%1” is one argument too many for the command “%2”.</source>
        <translation>命令“%2”不接受多余的参数“%1”。</translation>
    </message>
    <message>
        <source>See quarterdeck --help.</source>
        <translation>请参阅 quarterdeck --help。</translation>
    </message>
    <message>
        <source>See quarterdeck %1 --help.</source>
        <translation>请参阅 quarterdeck %1 --help。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>There is no command “%1”. Did you mean “%2”?</source>
        <translation>没有命令“%1”。您是指“%2”吗？</translation>
    </message>
</context>
<context>
    <name>CompletionText</name>
    <message>
        <source>print a script that lets a shell complete commands</source>
        <translation>打印让 shell 补全命令的脚本</translation>
    </message>
    <message>
        <source>Prints a script that lets a shell complete commands, options and values. The packages of Quarterdeck install it.</source>
        <translation>打印让 shell 补全命令、选项和值的脚本。Quarterdeck 的软件包会安装该脚本。</translation>
    </message>
    <message>
        <source>the shell: bash, zsh or fish</source>
        <translation>shell：bash、zsh 或 fish</translation>
    </message>
    <message>
        <source>The script was printed.</source>
        <translation>已打印脚本。</translation>
    </message>
    <message>
        <source>Turns completion on in the running bash.</source>
        <translation>在当前 bash 中启用补全。</translation>
    </message>
</context>
<context>
    <name>ConsentRegisterWords</name>
    <message>
        <source>Your consent applies until the console ends, but could not be saved: %1.</source>
        <translation>您的同意在控制台结束前有效，但无法保存：%1。</translation>
    </message>
    <message>
        <source>Make the folder writable. Until then, the console asks again at each start.</source>
        <translation>请使该文件夹可写。在此之前，控制台每次启动都会再次询问。</translation>
    </message>
    <message>
        <source>The folder cannot be created</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>Another program has locked it</source>
        <translation>另一个程序正在占用它</translation>
    </message>
    <message>
        <source>This endpoint needs your consent on this machine before the console collects from it or acts on it.</source>
        <translation>在控制台从此端点采集数据或对其执行操作之前，需要您在本机上表示同意。</translation>
    </message>
    <message>
        <source>Review what the history wants from it, and consent only if you know its addresses.</source>
        <translation>请查看历史记录对它的要求，仅在您认识其地址时才同意。</translation>
    </message>
</context>
<context>
    <name>ConsoleCommandsWords</name>
    <message>
        <source>Open &amp;workspace…</source>
        <translation>打开工作区(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Add endpoint…</source>
        <translation>添加端点(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Open log…</source>
        <translation>打开日志(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo removing %1</source>
        <translation>撤销移除 %1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Evaluate predictions…</source>
        <translation>评估预测(&amp;E)…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>About Quarterdeck</source>
        <translation>关于 Quarterdeck</translation>
    </message>
    <message>
        <source>Quarterdeck %1</source>
        <comment>name and version</comment>
        <translation>Quarterdeck %1</translation>
    </message>
    <message>
        <source>A console for operating machine-learning models in production.

Watch models, find faults, roll back, and prove the fix. Everything stays on this machine, in one history file.

Apache License 2.0</source>
        <translation>用于在生产环境中运维机器学习模型的控制台。

监控模型、查找故障、执行回滚、验证修复结果。所有数据都保存在本机的一个历史文件中。

Apache License 2.0</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;About Quarterdeck</source>
        <translation>关于 Quarterdeck(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ConsolePagesWords</name>
    <message>
        <source>Fleet</source>
        <translation>模型群</translation>
    </message>
    <message>
        <source>Your endpoints and models at a glance</source>
        <translation>端点和模型一览</translation>
    </message>
    <message>
        <source>Show &amp;fleet</source>
        <translation>显示模型群(&amp;F)</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Quality, speed and resources over time</source>
        <translation>质量、速度和资源随时间的变化</translation>
    </message>
    <message>
        <source>Show &amp;charts</source>
        <translation>显示图表(&amp;C)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Current and earlier alerts</source>
        <translation>当前和以往的告警</translation>
    </message>
    <message>
        <source>Show &amp;alerts</source>
        <translation>显示告警(&amp;A)</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Past and open incidents, with reports</source>
        <translation>过去和进行中的事件及其报告</translation>
    </message>
    <message>
        <source>Show &amp;incidents</source>
        <translation>显示事件(&amp;I)</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Evaluate models from exported prediction logs</source>
        <translation>根据导出的预测日志评估模型</translation>
    </message>
    <message>
        <source>Show &amp;logs</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
</context>
<context>
    <name>CurlClientWords</name>
    <message>
        <source>The connection was refused.</source>
        <translation>连接被拒绝。</translation>
    </message>
    <message>
        <source>Check that the server is running and that the port is right.</source>
        <translation>请检查服务器是否正在运行，以及端口是否正确。</translation>
    </message>
    <message>
        <source>Check the address, the network between here and the server, and its firewall.</source>
        <translation>请检查地址、本机与服务器之间的网络，以及服务器的防火墙。</translation>
    </message>
    <message>
        <source>Check the address and the firewall; the server may be down or overloaded.</source>
        <translation>请检查地址和防火墙；服务器可能已停机或过载。</translation>
    </message>
    <message>
        <source>The server accepted the connection but did not answer within %1 s.</source>
        <translation>服务器接受了连接，但在 %1 s 内没有响应。</translation>
    </message>
    <message>
        <source>The server may hang; look at its log, or raise the timeout of the endpoint.</source>
        <translation>服务器可能已挂起；请查看其日志，或增大端点的超时时间。</translation>
    </message>
    <message>
        <source>The answer was not complete within %1 s; %2 arrived.</source>
        <translation>响应未能在 %1 s 内接收完整；已收到 %2。</translation>
    </message>
    <message>
        <source>Raise the timeout of the endpoint, or ask for less.</source>
        <translation>请增大端点的超时时间，或减少请求的数据量。</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation>服务器未作响应就关闭了连接。</translation>
    </message>
    <message>
        <source>Check that the port speaks this protocol (http or https), and look at the server&apos;s log.</source>
        <translation>请检查该端口是否使用此协议（http 或 https），并查看服务器的日志。</translation>
    </message>
    <message>
        <source>The answer was cut off after %1.</source>
        <translation>响应在收到 %1 后中断。</translation>
    </message>
    <message>
        <source>The certificate file “%1” cannot be used.</source>
        <translation>证书文件“%1”无法使用。</translation>
    </message>
    <message>
        <source>The host name “%1” cannot be resolved.</source>
        <translation>无法解析主机名“%1”。</translation>
    </message>
    <message>
        <source>No secure connection could be agreed on: %1.</source>
        <translation>无法协商安全连接：%1。</translation>
    </message>
    <message>
        <source>Check that the port speaks https, and not plain http.</source>
        <translation>请检查该端口使用的是 https，而不是明文 http。</translation>
    </message>
    <message>
        <source>The compressed answer cannot be unpacked.</source>
        <translation>无法解压压缩的响应。</translation>
    </message>
    <message>
        <source>A proxy may damage it; try the server directly.</source>
        <translation>可能是代理损坏了数据；请尝试直接连接服务器。</translation>
    </message>
    <message>
        <source>Check the port; another service may listen there.</source>
        <translation>请检查端口；可能有其他服务在监听该端口。</translation>
    </message>
    <message>
        <source>The request failed: %1.</source>
        <translation>请求失败：%1。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This is not an http or https address.</source>
        <translation>这不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>Write it in full, for example http://host:8002/metrics.</source>
        <translation>请填写完整地址，例如 http://host:8002/metrics。</translation>
    </message>
    <message>
        <source>A part of this address is “.” or “..”, which servers take for another address. Nothing was sent.</source>
        <translation>该地址中有一段是“.”或“..”，服务器会把它当作另一个地址。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Write the address without it. A model of this name cannot be reached.</source>
        <translation>请填写不含该段的地址。无法访问使用此名称的模型。</translation>
    </message>
    <message>
        <source>A header of the request has characters that HTTP forbids.</source>
        <translation>请求的某个标头包含 HTTP 禁止的字符。</translation>
    </message>
    <message>
        <source>Look for line breaks in the headers and the secret of the endpoint.</source>
        <translation>请检查端点的标头和密钥中是否有换行符。</translation>
    </message>
    <message>
        <source>The server redirects to “%1”, which is not an http or https address.</source>
        <translation>服务器重定向到“%1”，该地址不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>The server redirects again and again; the last time to “%1”.</source>
        <translation>服务器反复重定向；最后一次重定向到“%1”。</translation>
    </message>
    <message>
        <source>Enter the final address of the endpoint.</source>
        <translation>请填写端点的最终地址。</translation>
    </message>
    <message>
        <source>The headers of the answer are too large.</source>
        <translation>响应的标头过大。</translation>
    </message>
    <message>
        <source>Check the address; a model server does not answer like this.</source>
        <translation>请检查地址；模型服务器不会这样响应。</translation>
    </message>
    <message>
        <source>The answer is larger than the limit of %1 and was cut off.</source>
        <translation>响应超过 %1 的上限，已被截断。</translation>
    </message>
    <message>
        <source>Check that the address is that of metrics, or have the server expose less.</source>
        <translation>请检查该地址是否为指标地址，或让服务器减少暴露的数据。</translation>
    </message>
    <message>
        <source>Could not connect.</source>
        <translation>无法建立连接。</translation>
    </message>
    <message>
        <source>Could not connect within %1 s.</source>
        <translation>%1 s 内未能建立连接。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired.</source>
        <translation>服务器的证书已过期。</translation>
    </message>
    <message>
        <source>Have the certificate renewed; check the clock of this machine.</source>
        <translation>请更新证书，并检查本机的时钟。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet.</source>
        <translation>服务器的证书尚未生效。</translation>
    </message>
    <message>
        <source>Check the clocks of this machine and of the server.</source>
        <translation>请检查本机和服务器的时钟。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate was revoked.</source>
        <translation>服务器的证书已被吊销。</translation>
    </message>
    <message>
        <source>Have it replaced before you trust this server.</source>
        <translation>信任此服务器之前，请先更换证书。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid for “%1”.</source>
        <translation>服务器的证书并非签发给“%1”。</translation>
    </message>
    <message>
        <source>Use the name in the certificate, or have it reissued.</source>
        <translation>请使用证书中的名称，或重新签发证书。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>服务器的证书不受信任。</translation>
    </message>
    <message>
        <source>Choose its CA file on the Connection tab of the endpoint.</source>
        <translation>请在端点的“连接”选项卡中选择其 CA 文件。</translation>
    </message>
    <message>
        <source>The server, or a proxy in front of it, closed the connection too early; look at its log.</source>
        <translation>服务器或其前面的代理过早关闭了连接；请查看其日志。</translation>
    </message>
    <message>
        <source>Check that the files on the Connection tab of the endpoint exist, are PEM and belong together.</source>
        <translation>请检查端点“连接”选项卡中的文件是否存在、是否为 PEM 格式且相互匹配。</translation>
    </message>
    <message>
        <source>Check the spelling of the address and the name service of this machine.</source>
        <translation>请检查地址的拼写和本机的域名解析服务。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not HTTP.</source>
        <translation>服务器发送的内容不是 HTTP。</translation>
    </message>
    <message>
        <source>Try again; if the problem persists, look at the server&apos;s log.</source>
        <translation>请重试；若问题仍然存在，请查看服务器的日志。</translation>
    </message>
    <message>
        <source>Not enough memory for a request.</source>
        <translation>内存不足，无法发起请求。</translation>
    </message>
    <message>
        <source>Do not trust this server until you know why it does so.</source>
        <translation>在弄清其原因之前，请勿信任此服务器。</translation>
    </message>
</context>
<context>
    <name>DefaultRules</name>
    <message>
        <source>Accuracy is low</source>
        <translation>准确率过低</translation>
    </message>
    <message>
        <source>p99 latency is high</source>
        <translation>p99 延迟过高</translation>
    </message>
    <message>
        <source>Many requests fail</source>
        <translation>大量请求失败</translation>
    </message>
    <message>
        <source>Endpoint cannot be reached</source>
        <translation>端点不可达</translation>
    </message>
    <message>
        <source>CPU is saturated</source>
        <translation>CPU 饱和</translation>
    </message>
    <message>
        <source>Memory use is high</source>
        <translation>内存占用过高</translation>
    </message>
</context>
<context>
    <name>DemoText</name>
    <message>
        <source>open the console on a demo fleet of two model servers</source>
        <translation>打开控制台并连接由两个模型服务器组成的演示模型群</translation>
    </message>
    <message>
        <source>Opens the console on a demo fleet of two model servers, which starts and stops with it. After a minute one of them develops a fault. The demo has settings and a folder of its own.
With --headless it goes through the fault without a display and saves screenshots and the incident report in a folder.</source>
        <translation>打开控制台并连接由两个模型服务器组成的演示模型群，模型群随控制台启动和结束。一分钟后其中一个服务器发生故障。演示有自己的设置和文件夹。
使用 --headless 时，不使用显示器完整经历故障过程，并将截图和事件报告保存到文件夹。</translation>
    </message>
    <message>
        <source>go through the fault without a display and save screenshots</source>
        <translation>不使用显示器完整经历故障过程，并保存截图</translation>
    </message>
    <message>
        <source>with --headless: folder for the results (default: a new folder quarterdeck-demo-…)</source>
        <translation>与 --headless 一起使用：结果的保存位置（默认：新文件夹 quarterdeck-demo-…）</translation>
    </message>
    <message>
        <source>with --headless: take every screenshot in both languages and themes</source>
        <translation>与 --headless 一起使用：以两种语言和两种主题分别截取每张截图</translation>
    </message>
    <message>
        <source>speed of the demo, 0.1 to 20 times real time (default 1, with --headless 6)</source>
        <translation>演示速度相对于实时的倍数，0.1 到 20（默认 1，使用 --headless 时为 6）</translation>
    </message>
    <message>
        <source>The console was closed, or the headless demo was completed.</source>
        <translation>控制台已关闭，或无显示器的演示已完成。</translation>
    </message>
    <message>
        <source>The history could not be opened, or the headless demo was not completed.</source>
        <translation>无法打开历史文件，或无显示器的演示未能完成。</translation>
    </message>
    <message>
        <source>Saves the screenshots and the report in the folder “shots”.</source>
        <translation>将截图和报告保存到文件夹“shots”。</translation>
    </message>
    <message>
        <source>--pace is a number from 0.1 to 20, not “%1”.</source>
        <translation>--pace 应为 0.1 到 20 之间的数字，而不是“%1”。</translation>
    </message>
</context>
<context>
    <name>DocumentFieldText</name>
    <message>
        <source>the files: path, format, bytes, lines, predictions, is_copy</source>
        <translation>文件：path、format、bytes、lines、predictions、is_copy</translation>
    </message>
    <message>
        <source>the number of rows that were read; the counts below sum to it</source>
        <translation>已读取的行数；以下各计数之和与之相等</translation>
    </message>
    <message>
        <source>the number of predictions that were compared with a label</source>
        <translation>与标签比较过的预测数</translation>
    </message>
    <message>
        <source>the number of all other rows, by reason: unreadable, without_prediction, label_lines, repeated, failed, unlabelled, not_understood, other_models</source>
        <translation>其余各行的数量，按原因：unreadable、without_prediction、label_lines、repeated、failed、unlabelled、not_understood、other_models</translation>
    </message>
    <message>
        <source>the columns: name, role (as in --column), kind (time, number, category, text)</source>
        <translation>各列：name（名称）、role（含义，与 --column 相同）、kind（time、number、category、text）</translation>
    </message>
    <message>
        <source>what columns were taken for: about (task, positive, score, numbers, missing, ids, times, latency, truth, columns), model, column, meaning, evidence, how_sure (said, sure, likely, guess)</source>
        <translation>各列被理解为什么：about（task、positive、score、numbers、missing、ids、times、latency、truth、columns）、model、column、meaning（含义）、evidence（依据）、how_sure（said、sure、likely、guess）</translation>
    </message>
    <message>
        <source>the name of a model, the most frequent one first, or null</source>
        <translation>模型名称，最常见的在前，或为 null</translation>
    </message>
    <message>
        <source>the name of a version; null for the first, which is all of them together</source>
        <translation>版本名称；第一个为 null，表示所有版本合计</translation>
    </message>
    <message>
        <source>binary, multiclass or regression</source>
        <translation>binary、multiclass 或 regression</translation>
    </message>
    <message>
        <source>the positive class, or null</source>
        <translation>正类，或为 null</translation>
    </message>
    <message>
        <source>the number of predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>the number of failed requests</source>
        <translation>失败的请求数</translation>
    </message>
    <message>
        <source>accuracy, accuracy_interval (95 %), precision, recall and f1 (macro, weighted, positive), roc_auc, average_precision, log_loss, brier, ece, mae, rmse, r2, error_rate, latency (mean, p50, p90, p99, max in seconds), predictions_per_second; null where undefined, and then the reason in “undefined”</source>
        <translation>accuracy、accuracy_interval（95 %）、precision、recall 和 f1（macro、weighted、positive）、roc_auc、average_precision、log_loss、brier、ece、mae、rmse、r2、error_rate、latency（mean、p50、p90、p99、max，以秒计）、predictions_per_second；无定义时为 null，原因见“undefined”</translation>
    </message>
    <message>
        <source>the classes of the confusion matrix</source>
        <translation>混淆矩阵的类别</translation>
    </message>
    <message>
        <source>the rows of the confusion matrix: for each true class, how often each class was predicted</source>
        <translation>混淆矩阵的各行：对每个真实类别，各类别被预测的次数</translation>
    </message>
    <message>
        <source>rows that are served worse: slice, rows, loss, rest_loss, p</source>
        <translation>表现较差的行：slice、rows、loss、rest_loss、p</translation>
    </message>
    <message>
        <source>how far columns moved: column, numeric, psi, jensen_shannon, p, new_categories</source>
        <translation>各列的漂移程度：column、numeric、psi、jensen_shannon、p、new_categories</translation>
    </message>
    <message>
        <source>what stands out: kind, weight, subject, effect, interval, p, text, since, how_sure</source>
        <translation>值得注意之处：kind、weight、subject、effect、interval、p、text、since、how_sure</translation>
    </message>
    <message>
        <source>what could not be computed, one sentence each</source>
        <translation>无法计算的内容，每条一句</translation>
    </message>
    <message>
        <source>the number of models after the first 20, which are not listed</source>
        <translation>前 20 个之后未列出的模型数</translation>
    </message>
    <message>
        <source>what is not in the figures, or not as one may expect, one sentence each</source>
        <translation>未计入数值或与预期不同之处，每条一句</translation>
    </message>
</context>
<context>
    <name>EffectText</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Outcome unknown: the server answered with status %1, but not in the platform&apos;s own format.</source>
        <translation>结果未知：服务器以状态码 %1 作答，但不是该平台自身的格式。</translation>
    </message>
    <message>
        <source>Outcome unknown: the platform accepted the request, but the version has not been seen serving.</source>
        <translation>结果未知：平台接受了请求，但尚未看到该版本提供服务。</translation>
    </message>
    <message>
        <source>Outcome unknown: no answer from the platform says whether the switch was carried out.</source>
        <translation>结果未知：平台没有任何应答表明切换是否执行。</translation>
    </message>
    <message>
        <source>The serving version could not be determined, last tried at %1.</source>
        <translation>无法确定正在提供服务的版本，最近一次尝试于 %1。</translation>
    </message>
    <message>
        <source>Version %1 was serving at the last check, at %2.</source>
        <translation>最近一次检查（%2）时，版本 %1 正在提供服务。</translation>
    </message>
    <message>
        <source>Outcome unknown: the console ended before the answer arrived.</source>
        <translation>结果未知：控制台在收到应答之前已结束。</translation>
    </message>
    <message>
        <source>The platform accepted the switch and reports that version %1 is serving.</source>
        <translation>平台接受了切换，并报告由版本 %1 提供服务。</translation>
    </message>
    <message>
        <source>The platform reports that version %1 is serving. No answer confirms that this action caused it; someone else may have switched at the same time.</source>
        <translation>平台报告由版本 %1 提供服务。没有应答表明这是本次操作所致；也可能是他人同时进行了切换。</translation>
    </message>
</context>
<context>
    <name>EndpointSecretsWords</name>
    <message>
        <source>The address of this endpoint has changed: enter the password again. It was not sent.</source>
        <translation>此端点的地址已更改：请重新输入密码。密码没有被发送。</translation>
    </message>
    <message>
        <source>Your keychain has no password for this endpoint of this history.</source>
        <translation>您的密钥环中没有此历史记录中该端点的密码。</translation>
    </message>
    <message>
        <source>Edit the endpoint under Fleet and enter the password or token under Sign-in, but only if you know its addresses.</source>
        <translation>请在“模型群”中编辑该端点，并在“登录”中输入密码或令牌。仅在您认识其地址时才这样做。</translation>
    </message>
    <message>
        <source>The secret in the keychain does not belong to this endpoint.</source>
        <translation>密钥环中为此端点保存的内容不属于它。</translation>
    </message>
</context>
<context>
    <name>EndpointWatch</name>
    <message>
        <source>The server answered, but without any metrics.</source>
        <translation>服务器有应答，但没有返回任何指标。</translation>
    </message>
    <message>
        <source>Check the path of the metrics URL, and whether the server has switched its metrics on.</source>
        <translation>请检查指标 URL 的路径，以及服务器是否已启用指标。</translation>
    </message>
</context>
<context>
    <name>EndpointWishesWords</name>
    <message>
        <source>Signs in as %1, with a password that only you can enter.</source>
        <translation>以 %1 的身份登录，密码只能由您输入。</translation>
    </message>
    <message>
        <source>Signs in with a token that only you can enter.</source>
        <translation>使用令牌登录，令牌只能由您输入。</translation>
    </message>
    <message>
        <source>Signs in with a key that only you can enter, in the header %1.</source>
        <translation>使用标头 %1 中的密钥登录，密钥只能由您输入。</translation>
    </message>
    <message>
        <source>The password or token travels unencrypted.</source>
        <translation>密码或令牌以未加密的方式传输。</translation>
    </message>
    <message>
        <source>Sends the header %1: %2</source>
        <comment>name and value of a header of HTTP</comment>
        <translation>发送标头 %1：%2</translation>
    </message>
    <message>
        <source>Trusts the certificates in the file %1.</source>
        <translation>信任文件 %1 中的证书。</translation>
    </message>
    <message>
        <source>Identifies itself by the certificate in the file %1.</source>
        <translation>使用文件 %1 中的证书表明身份。</translation>
    </message>
    <message>
        <source>Uses the private key in the file %1.</source>
        <translation>使用文件 %1 中的私钥。</translation>
    </message>
    <message>
        <source>Follows the file %1 and copies what it finds into the history.</source>
        <translation>跟踪文件 %1，并把其中的内容复制到历史记录中。</translation>
    </message>
    <message>
        <source>The metrics come unencrypted: the server redirects to %1.</source>
        <translation>指标以未加密的方式传来：服务器重定向到 %1。</translation>
    </message>
    <message>
        <source>Measures how busy this machine is.</source>
        <translation>测量这台计算机的繁忙程度。</translation>
    </message>
    <message>
        <source>Reads metrics from %1 every %2 s.</source>
        <translation>每 %2 秒向 %1 请求指标。</translation>
    </message>
    <message>
        <source>Reads health and models from %1, and can switch versions there.</source>
        <translation>向 %1 查询健康状况和模型，并可在那里切换模型版本。</translation>
    </message>
    <message>
        <source>Reads health from %1.</source>
        <translation>向 %1 查询健康状况。</translation>
    </message>
    <message>
        <source>Reads models from %1, and can switch versions there.</source>
        <translation>向 %1 查询模型，并可在那里切换模型版本。</translation>
    </message>
    <message>
        <source>Does not verify the server: any certificate is accepted.</source>
        <translation>不验证通信对方：接受任何证书。</translation>
    </message>
    <message>
        <source>Is switched off; nothing is read until it is switched on.</source>
        <translation>已停用：在有人启用它之前不会请求任何内容。</translation>
    </message>
    <message>
        <source>This endpoint&apos;s certificate is not verified, so anyone on the network path can read and change what is sent.</source>
        <translation>未验证此端点的证书，因此途中的任何人都可以读取和更改所发送的内容。</translation>
    </message>
    <message>
        <source>The metrics come from another address: the server redirects to %1.</source>
        <translation>指标来自别处：服务器重定向到 %1。</translation>
    </message>
</context>
<context>
    <name>EndpointWords</name>
    <message>
        <source>Write it in full, for example http://host:8002/metrics.</source>
        <translation>请填写完整地址，例如 http://host:8002/metrics。</translation>
    </message>
    <message>
        <source>This is not an http or https address.</source>
        <translation>这不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>A part of this address is “.” or “..”, which servers take for another address.</source>
        <translation>该地址中有一段是“.”或“..”，服务器会把它当作另一个地址。</translation>
    </message>
    <message>
        <source>Write the address without it.</source>
        <translation>请填写不含该段的地址。</translation>
    </message>
    <message>
        <source>The address contains a user name or a password.</source>
        <translation>地址中包含用户名或密码。</translation>
    </message>
    <message>
        <source>Put them under Sign-in: the password is kept in the system keychain there.</source>
        <translation>请填写在“登录”中：密码会保存在系统密钥环里。</translation>
    </message>
    <message>
        <source>The address contains a secret as “%1”.</source>
        <translation>地址中含有机密信息“%1”。</translation>
    </message>
    <message>
        <source>Put it under Sign-in as a token or as a key in a header: there it is kept in the system keychain.</source>
        <translation>请在“登录”中将其填写为令牌或请求头密钥：它会保存在系统密钥环里。</translation>
    </message>
    <message>
        <source>The address has a part after a question mark, which cannot be used here.</source>
        <translation>地址中问号之后的部分在此处不能使用。</translation>
    </message>
    <message>
        <source>Write the address up to the path. Put a token or a key under Sign-in.</source>
        <translation>请只填写到路径为止。令牌或密钥请填写在“登录”中。</translation>
    </message>
    <message>
        <source>The timeout must be longer than zero.</source>
        <translation>超时时间必须大于零。</translation>
    </message>
    <message>
        <source>The interval must not be shorter than the timeout.</source>
        <translation>抓取间隔不得短于超时时间。</translation>
    </message>
    <message>
        <source>The interval must not be longer than a day.</source>
        <translation>间隔不得超过一天。</translation>
    </message>
    <message>
        <source>A limit is between 1 and %1.</source>
        <translation>上限应在 1 到 %1 之间。</translation>
    </message>
    <message>
        <source>The header “%1” has characters that HTTP forbids.</source>
        <translation>标头“%1”包含 HTTP 禁止的字符。</translation>
    </message>
    <message>
        <source>A name has no spaces or colons, a value no line breaks.</source>
        <translation>名称不能含空格或冒号，值不能含换行符。</translation>
    </message>
    <message>
        <source>The header “%1” holds a secret, which must not be stored in plain text.</source>
        <translation>请求头“%1”含有机密信息，不能以明文保存。</translation>
    </message>
    <message>
        <source>Choose “Key in a header” as the authentication, or a password or a token: these are kept in the system keychain.</source>
        <translation>请将身份验证方式选为“请求头密钥”、密码或令牌：它们会保存在系统密钥环里。</translation>
    </message>
    <message>
        <source>Basic authentication needs a user name.</source>
        <translation>Basic 身份验证需要用户名。</translation>
    </message>
    <message>
        <source>This is not the name of a header.</source>
        <translation>这不是有效的请求头名称。</translation>
    </message>
    <message>
        <source>It has no spaces or colons, for example X-Api-Key.</source>
        <translation>名称中不能有空格或冒号，例如 X-Api-Key。</translation>
    </message>
    <message>
        <source>Prometheus metrics</source>
        <translation>Prometheus 指标</translation>
    </message>
    <message>
        <source>Stored endpoint</source>
        <translation>已保存的端点</translation>
    </message>
    <message>
        <source>The endpoint has no identifier.</source>
        <translation>端点没有标识符。</translation>
    </message>
    <message>
        <source>The endpoint needs a name.</source>
        <translation>端点需要名称。</translation>
    </message>
    <message>
        <source>A client key needs its certificate.</source>
        <translation>客户端密钥需要配套的证书。</translation>
    </message>
    <message>
        <source>An address is required.</source>
        <translation>此处需要填写地址。</translation>
    </message>
    <message>
        <source>Otherwise a slow answer would overlap the next request.</source>
        <translation>否则，较慢的响应会与下一次请求重叠。</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>此文本过长。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <source>A header is too long.</source>
        <translation>请求头过长。</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>EvaluationFiguresWords</name>
    <message>
        <source>%L1 of %L2 failed</source>
        <translation>%L2 条中有 %L1 条失败</translation>
    </message>
    <message>
        <source>of predictions for equal inputs</source>
        <translation>相同输入的预测</translation>
    </message>
    <message>
        <source>of neighbouring residuals, as inputs do not repeat</source>
        <translation>相邻残差（因为没有重复的输入）</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>延迟 p50</translation>
    </message>
    <message>
        <source>Half of the predictions were at least as fast as this.</source>
        <translation>有一半的预测不慢于此值。</translation>
    </message>
    <message>
        <source>Latency p90</source>
        <translation>延迟 p90</translation>
    </message>
    <message>
        <source>Nine in ten predictions were at least as fast as this.</source>
        <translation>十分之九的预测不慢于此值。</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>One in a hundred predictions was slower than this.</source>
        <translation>百分之一的预测慢于此值。</translation>
    </message>
    <message>
        <source>Latency p99.9</source>
        <translation>延迟 p99.9</translation>
    </message>
    <message>
        <source>One in a thousand predictions was slower than this.</source>
        <translation>千分之一的预测慢于此值。</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>平均延迟</translation>
    </message>
    <message>
        <source>Longest latency</source>
        <translation>最大延迟</translation>
    </message>
    <message>
        <source>The slowest prediction of all.</source>
        <translation>所有预测中最慢的一条。</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Share of the requests that ended with a status of 400 or more.</source>
        <translation>以 400 或更高状态码结束的请求所占比例。</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Predictions per second between the first and the last one.</source>
        <translation>从第一条到最后一条预测之间，每秒的预测数。</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Share of the labelled predictions that are right, with its 95 % interval.</source>
        <translation>已标注的预测中正确的比例，及其 95% 区间。</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>F1 averaged over the classes, each with the same weight.</source>
        <translation>各类别 F1 的平均值，每个类别权重相同。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Share of the predictions of the positive class that are right; without a positive class, averaged over the classes.</source>
        <translation>预测为正类的行中正确的比例；没有正类时，为各类别的平均值。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall of the positive class.</source>
        <translation>正类的精确率与召回率的调和平均数。</translation>
    </message>
    <message>
        <source>Micro F1</source>
        <translation>微平均 F1</translation>
    </message>
    <message>
        <source>F1 of all classes&apos; counts together; with one label per row, the accuracy.</source>
        <translation>由所有类别的计数合并计算的 F1；每行只有一个标签时等于准确率。</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>加权 F1</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Mean recall of the classes, so that rare ones count as much.</source>
        <translation>各类别召回率的平均值，使稀有类别同等重要。</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>Matthews 相关系数</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen&apos;s kappa</translation>
    </message>
    <message>
        <source>Weighted kappa</source>
        <translation>加权 kappa</translation>
    </message>
    <message>
        <source>Kappa for classes that are numbers: a mistake weighs by the square of how far it lies off.</source>
        <translation>适用于以数字表示的类别：错误按偏离距离的平方加权。</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>How often a positive row gets a higher score than a negative one, with its 95 % interval by DeLong&apos;s method; 0.5 is chance.</source>
        <translation>正类行的分数高于负类行的频率，及其按 DeLong 法计算的 95% 区间；0.5 相当于随机。</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>Area below the precision–recall curve, by steps.</source>
        <translation>精确率–召回率曲线下的面积，按阶梯计算。</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Mean squared error of the probabilities; 0 is perfect.</source>
        <translation>概率的均方误差；0 为完美。</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Largest calibration error</source>
        <translation>最大校准误差</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>Mean percentage error</source>
        <translation>平均百分比误差</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the target&apos;s variance that the model explains; 1 is perfect.</source>
        <translation>目标方差中由模型解释的比例；1 为完美。</translation>
    </message>
    <message>
        <source>Median absolute error</source>
        <translation>绝对误差中位数</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Prediction noise</source>
        <translation>预测噪声</translation>
    </message>
    <message>
        <source>Standard deviation of the predictions of equal inputs; where inputs do not repeat, of neighbouring residuals.</source>
        <translation>相同输入的预测的标准差；若没有重复的输入，则为相邻残差的标准差。</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>所有版本</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <comment>p value</comment>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>interval</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>without %L1 rows whose actual value is 0</source>
        <translation>不含真实值为 0 的 %L1 行</translation>
    </message>
    <message>
        <source>Sum of all latencies divided by their number; a few slow ones pull it up.</source>
        <translation>所有延迟之和除以其数量；少数很慢的预测会将其拉高。</translation>
    </message>
    <message>
        <source>Rows of the log, including those that failed.</source>
        <translation>日志的行数，包括失败的预测。</translation>
    </message>
    <message>
        <source>Predictions with a label, excluding those that failed.</source>
        <translation>带有标签的预测数，不包括失败的预测。</translation>
    </message>
    <message>
        <source>Share of the rows that are actually positive that were recognised; without a positive class, averaged over the classes.</source>
        <translation>实际为正类的行中被识别出的比例；没有正类时，为各类别的平均值。</translation>
    </message>
    <message>
        <source>F1 averaged over the classes, weighted by how often each occurs.</source>
        <translation>各类别 F1 按其真实出现次数加权的平均值。</translation>
    </message>
    <message>
        <source>Correlation of actual and predicted class, −1 to 1; 0 is chance.</source>
        <translation>真实与预测的相关系数，−1 到 1；0 相当于随机。</translation>
    </message>
    <message>
        <source>Agreement of actual and predicted class beyond chance; 1 is perfect.</source>
        <translation>真实与预测超出随机水平的一致程度；1 为完全一致。</translation>
    </message>
    <message>
        <source>Penalises probabilities that are confident and wrong; 0 is perfect.</source>
        <translation>惩罚确信却错误的概率；0 为完美。</translation>
    </message>
    <message>
        <source>ECE: the gap between confidence and accuracy, averaged over the predictions.</source>
        <translation>ECE：置信度与准确率的差距，按预测取平均。</translation>
    </message>
    <message>
        <source>MCE: the gap between confidence and accuracy in the worst bin.</source>
        <translation>MCE：最差分箱中置信度与准确率的差距。</translation>
    </message>
    <message>
        <source>MAE: how far predictions lie from the actual values on average.</source>
        <translation>MAE：预测值平均偏离真实值多少。</translation>
    </message>
    <message>
        <source>RMSE: like the mean absolute error, but large errors weigh more.</source>
        <translation>RMSE：与平均绝对误差类似，但大误差的权重更高。</translation>
    </message>
    <message>
        <source>MAPE: the absolute error as a share of the actual value, on average.</source>
        <translation>MAPE：绝对误差占真实值比例的平均值。</translation>
    </message>
    <message>
        <source>Half of the predictions lie at least this close to the actual value.</source>
        <translation>有一半的预测与真实值的差距不超过此值。</translation>
    </message>
    <message>
        <source>Mean of prediction − actual value: positive when the model predicts too much.</source>
        <translation>预测值 − 真实值的平均值：模型预测偏高时为正。</translation>
    </message>
</context>
<context>
    <name>EvaluationModelsWords</name>
    <message>
        <source>%1 → %2</source>
        <comment>share of missing values before and now</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>校正后 p 值</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失率</translation>
    </message>
    <message>
        <source>Share of missing values in the reference period and after it.</source>
        <translation>参考时段及其后缺失值的占比。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新取值</translation>
    </message>
    <message>
        <source>● steady</source>
        <comment>drift of a column</comment>
        <translation>● 稳定</translation>
    </message>
    <message>
        <source>▲ notice</source>
        <comment>drift of a column</comment>
        <translation>▲ 留意</translation>
    </message>
    <message>
        <source>■ alarm</source>
        <comment>drift of a column</comment>
        <translation>■ 告警</translation>
    </message>
    <message>
        <source>Kolmogorov–Smirnov, exact</source>
        <translation>Kolmogorov–Smirnov，精确</translation>
    </message>
    <message>
        <source>Kolmogorov–Smirnov</source>
        <translation>Kolmogorov–Smirnov</translation>
    </message>
    <message>
        <source>χ² of homogeneity</source>
        <translation>χ² 同质性检验</translation>
    </message>
    <message>
        <source>rare</source>
        <comment>categories too rare to stand alone</comment>
        <translation>稀有</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>no value</comment>
        <translation>缺失</translation>
    </message>
    <message>
        <source>any</source>
        <comment>every value</comment>
        <translation>任意</translation>
    </message>
    <message>
        <source>≤ %1</source>
        <translation>≤ %1</translation>
    </message>
    <message>
        <source>&gt; %1</source>
        <translation>&gt; %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a range of values</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 points (%2 to %3)</source>
        <comment>a difference of percentages and its interval</comment>
        <translation>%1 个百分点（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>a difference and its interval</comment>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>p %1</source>
        <comment>p-value below a limit</comment>
        <translation>p %1</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>%1; adjusted %2</source>
        <comment>p-value, for the number of tests</comment>
        <translation>%1；校正后 %2</translation>
    </message>
    <message>
        <source>not by chance (%1)</source>
        <translation>并非偶然（%1）</translation>
    </message>
    <message>
        <source>very unlikely by chance (%1)</source>
        <translation>极不可能是偶然（%1）</translation>
    </message>
    <message>
        <source>unlikely by chance (%1)</source>
        <translation>不太可能是偶然（%1）</translation>
    </message>
    <message>
        <source>chance can explain it (%1)</source>
        <translation>可能只是偶然（%1）</translation>
    </message>
    <message>
        <source>▲ better</source>
        <comment>verdict on a difference</comment>
        <translation>▲ 更好</translation>
    </message>
    <message>
        <source>▼ worse</source>
        <comment>verdict on a difference</comment>
        <translation>▼ 更差</translation>
    </message>
    <message>
        <source>= no evident difference</source>
        <comment>verdict on a difference</comment>
        <translation>= 无明显差异</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效应量</translation>
    </message>
    <message>
        <source>Difference (95 % interval)</source>
        <translation>差值（95% 区间）</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>偶然性</translation>
    </message>
    <message>
        <source>How often chance alone would show a difference of this size (p), corrected for the number of comparisons.</source>
        <translation>仅凭偶然出现如此幅度差异的概率 (p)，已按比较次数校正。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Mean probability of the rows in the range.</source>
        <translation>该范围内各行的平均概率。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败率</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Values that these rows have in common.</source>
        <translation>这些行共有的取值。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Share of wrong predictions in the slice; for numbers the mean error.</source>
        <translation>切片中错误预测的占比；数值预测则为平均误差。</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Effect size</source>
        <translation>效应量</translation>
    </message>
    <message>
        <source>How often chance alone would show such a slice, corrected for the number of slices that were tested.</source>
        <translation>仅凭偶然出现这种切片的概率，已按检验的切片数校正。</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>%1 ✓</source>
        <comment>the best value of its row</comment>
        <translation>%1 ✓</translation>
    </message>
    <message>
        <source>Population stability index minus what chance alone would show; 0.1 is worth a look, 0.25 is alarming.</source>
        <translation>群体稳定性指数，已扣除偶然因素；0.1 值得留意，0.25 应当告警。</translation>
    </message>
    <message>
        <source>Categories that do not occur in the reference period.</source>
        <translation>参考时段中未出现过的类别。</translation>
    </message>
    <message>
        <source>How large the difference is beside the usual scatter: by Cohen&apos;s h for shares, by Cliff&apos;s δ for measured values, by the difference itself for F1 and AUC. The table is ranked by it.</source>
        <translation>差异相对于通常离散程度的大小：比例采用 Cohen&apos;s h，测量值采用 Cliff&apos;s δ，F1 和 AUC 采用差值本身。表格按此排序。</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>实际占比</translation>
    </message>
    <message>
        <source>Error of all other rows.</source>
        <translation>其余所有行的同一数值。</translation>
    </message>
    <message>
        <source>The difference relative to the spread of the errors.</source>
        <translation>差异相对于误差离散程度的大小。</translation>
    </message>
    <message>
        <source>When the slice became worse; a dash means from the start.</source>
        <translation>从何时起表现更差；短横线表示一直如此。</translation>
    </message>
    <message>
        <source>p-value of the test that suits the column, corrected for all that was tested.</source>
        <translation>适合该列的检验的 p 值，已针对全部检验作校正。</translation>
    </message>
    <message>
        <source>Permutation of rare values</source>
        <translation>罕见值的置换检验</translation>
    </message>
    <message>
        <source>Share of missing values</source>
        <translation>缺失值的占比</translation>
    </message>
</context>
<context>
    <name>EvaluationWords</name>
    <message>
        <source>%1 by %2</source>
        <comment>accuracy by 4 points</comment>
        <translation>%1（相差 %2）</translation>
    </message>
    <message>
        <source>Also lower: %1.</source>
        <translation>同样更低：%1。</translation>
    </message>
    <message>
        <source>Also higher: %1.</source>
        <translation>同样更高：%1。</translation>
    </message>
    <message>
        <source>The log has no predictions.</source>
        <translation>日志中没有预测。</translation>
    </message>
    <message>
        <source>Widen the filter or leave it out.</source>
        <translation>请放宽或去掉筛选条件。</translation>
    </message>
    <message>
        <source>The log has no predictions of this model.</source>
        <translation>日志中没有此模型的预测。</translation>
    </message>
    <message>
        <source>No prediction has a label yet.</source>
        <translation>尚无预测带有标签。</translation>
    </message>
    <message>
        <source>More than %1 classes: there is no confusion matrix.</source>
        <translation>类别超过 %1 个：没有混淆矩阵。</translation>
    </message>
    <message numerus="yes">
        <source>The log has %n models; this is about “%1”.</source>
        <translation>
            <numerusform>日志中有 %n 个模型；此处针对“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Column “%1” has too many different texts to compare their shares.</source>
        <translation>列“%1”的不同文本过多，无法比较其占比。</translation>
    </message>
    <message>
        <source>The mean error is %1 larger where %2: %3 in %4 predictions, %5 in all others.</source>
        <translation>当 %2 时，平均误差大 %1：%4 条预测中为 %3，其余所有预测为 %5。</translation>
    </message>
    <message>
        <source>Accuracy is %1 lower where %2: %3 of %4 predictions were right, %5 of all others.</source>
        <translation>当 %2 时，准确率低 %1：%4 条预测中有 %3 正确，其余所有预测为 %5。</translation>
    </message>
    <message>
        <source>%1 (between %2)</source>
        <translation>%1（在 %2 之间）</translation>
    </message>
    <message>
        <source>The mean error of all predictions fell by %1, from %2 to %3.</source>
        <translation>所有预测的平均误差下降了 %1，从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>The mean error of all predictions rose by %1, from %2 to %3.</source>
        <translation>所有预测的平均误差上升了 %1，从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>Accuracy of all predictions rose by %1, from %2 to %3.</source>
        <translation>所有预测的准确率上升了 %1，从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>Accuracy of all predictions fell by %1, from %2 to %3.</source>
        <translation>所有预测的准确率下降了 %1，从 %2 变为 %3。</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>自 %1 起。</translation>
    </message>
    <message>
        <source>Probabilities are off by %1 on average, %2.</source>
        <translation>概率平均偏离 %1，%2。</translation>
    </message>
    <message>
        <source>Probabilities of version %1 are off by %2 on average, %3.</source>
        <translation>版本 %1 的概率平均偏离 %2，%3。</translation>
    </message>
    <message>
        <source>Expected calibration error in ten bins of %1 labelled predictions.</source>
        <translation>由 %1 条已标注预测分 10 个箱计算的期望校准误差。</translation>
    </message>
    <message>
        <source>Column “%1” no longer looks as in the reference period: stability index %2.</source>
        <translation>列“%1”的分布与参考时段不再一致：稳定性指数 %2。</translation>
    </message>
    <message>
        <source>New: “%1” in %2 of the rows.</source>
        <translation>新取值：“%1”，占行数的 %2。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two conditions</comment>
        <translation>%1 且 %2</translation>
    </message>
    <message>
        <source>There are too few predictions for an interval.</source>
        <translation>预测太少，无法给出区间。</translation>
    </message>
    <message>
        <source>95 % interval of the difference: %1 to %2 points.</source>
        <translation>差值的 95% 区间：%1 至 %2 个百分点。</translation>
    </message>
    <message>
        <source>95 % interval of the difference: %1 to %2.</source>
        <translation>差值的 95% 区间：%1 至 %2。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>percentage points</comment>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>The log has no labels: quality can only be estimated.</source>
        <translation>日志中没有标签：质量只能估计。</translation>
    </message>
    <message>
        <source>Latency (median)</source>
        <translation>延迟（中位数）</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Absolute error (median)</source>
        <translation>绝对误差（中位数）</translation>
    </message>
    <message>
        <source>F1 (macro)</source>
        <translation>F1（宏平均）</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Without probabilities in the log, accuracy cannot be estimated where labels are late.</source>
        <translation>日志中没有概率，无法估计标签迟到时段的准确率。</translation>
    </message>
    <message>
        <source>Accuracy is not estimated where labels are late: the reference period has too few labelled predictions to learn from.</source>
        <translation>未估计标签迟到时段的准确率：参考时段的已标注预测太少，不足以学习。</translation>
    </message>
    <message>
        <source>The error is not estimated where labels are late: the reference period has too few labelled predictions to learn from.</source>
        <translation>未估计标签迟到时段的误差：参考时段的已标注预测太少，不足以学习。</translation>
    </message>
    <message>
        <source>Version %1 has been serving since %2.</source>
        <translation>版本 %1 自 %2 起提供服务。</translation>
    </message>
    <message>
        <source>%1 is %2 lower with version %3 than with version %4: %5, was %6.</source>
        <translation>%1：版本 %3 比版本 %4 低 %2，由 %6 变为 %5。</translation>
    </message>
    <message>
        <source>%1 is %2 higher with version %3 than with version %4: %5, was %6.</source>
        <translation>%1：版本 %3 比版本 %4 高 %2，由 %6 变为 %5。</translation>
    </message>
    <message>
        <source>%1 is %2 lower than in the reference period: %3, was %4.</source>
        <translation>%1：比参考时段低 %2，由 %4 变为 %3。</translation>
    </message>
    <message>
        <source>%1 is %2 higher than in the reference period: %3, was %4.</source>
        <translation>%1：比参考时段高 %2，由 %4 变为 %3。</translation>
    </message>
    <message>
        <source>negligible (%1)</source>
        <comment>size of an effect</comment>
        <translation>可忽略（%1）</translation>
    </message>
    <message>
        <source>small (%1)</source>
        <comment>size of an effect</comment>
        <translation>小（%1）</translation>
    </message>
    <message>
        <source>medium (%1)</source>
        <comment>size of an effect</comment>
        <translation>中（%1）</translation>
    </message>
    <message>
        <source>large (%1)</source>
        <comment>size of an effect</comment>
        <translation>大（%1）</translation>
    </message>
    <message>
        <source>No prediction matches the filter.</source>
        <translation>没有预测符合筛选条件。</translation>
    </message>
    <message>
        <source>No prediction or label has this class.</source>
        <translation>没有任何预测或标签属于此类别。</translation>
    </message>
    <message>
        <source>The log has no times, so there are no charts over time and no drift.</source>
        <translation>日志中没有时间信息：无法显示随时间的变化，也无法判断漂移。</translation>
    </message>
    <message>
        <source>Of %1 versions, only the %2 with the most predictions are shown individually.</source>
        <translation>共有 %1 个版本，仅单独显示其中预测最多的 %2 个。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n classes and no positive class is chosen. ROC, precision–recall and the threshold need one class to compare with all others.</source>
        <translation>
            <numerusform>有 %n 个类别且未选择正类：ROC、精确率–召回率曲线和阈值都是针对某一类别与其余所有类别而言的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Drift cannot be computed: the reference period, or the one compared with it, has no predictions.</source>
        <translation>无法判断漂移：参考时段或与其比较的时段内没有预测。</translation>
    </message>
    <message>
        <source>First seen %1.</source>
        <translation>首次出现于 %1。</translation>
    </message>
    <message>
        <source>Since %1; it was %2 before.</source>
        <translation>自 %1 起；此前为 %2。</translation>
    </message>
    <message>
        <source>It began between %1 (95 % confidence).</source>
        <translation>有 95% 的把握确定其开始时间在 %1 之间。</translation>
    </message>
    <message>
        <source>Accuracy is probably %1 lower where labels are still missing: about %2, was %3 in the reference period.</source>
        <translation>标签尚缺的时段，准确率可能低 %1：约为 %2，而参考时段为 %3。</translation>
    </message>
    <message>
        <source>Estimated from the model&apos;s own confidence; it cannot detect a change in what the inputs mean.</source>
        <translation>根据模型自身的置信度估计：无法察觉输入含义的变化。</translation>
    </message>
    <message>
        <source>too high overall</source>
        <translation>整体偏高</translation>
    </message>
    <message>
        <source>too low overall</source>
        <translation>整体偏低</translation>
    </message>
    <message>
        <source>Missing in %1 of the rows, was %2.</source>
        <translation>缺失的行占 %1，此前占 %2。</translation>
    </message>
    <message>
        <source>The log has no predictions that can be evaluated.</source>
        <translation>日志中没有可评判的预测。</translation>
    </message>
    <message>
        <source>Predictions or labels have too many different texts to be classes.</source>
        <translation>预测或标签是取值种类过多的文本，无法作为类别。</translation>
    </message>
    <message>
        <source>The log has only the probability of the predicted class. With more than two classes, that does not give the probability of the positive one.</source>
        <translation>日志中只有预测类别的概率：类别多于两个时，无法由此得知正类的概率。</translation>
    </message>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>评估已取消。</translation>
    </message>
    <message>
        <source>The positive class is %1.</source>
        <translation>正类为 %1。</translation>
    </message>
    <message>
        <source>The scores are of this class.</source>
        <translation>分数属于该类别。</translation>
    </message>
    <message>
        <source>So it is customary for these names.</source>
        <translation>对这类名称，这是惯例。</translation>
    </message>
    <message>
        <source>It is the rarer one of two.</source>
        <translation>它是两者中较少的一类。</translation>
    </message>
    <message>
        <source>all predictions</source>
        <translation>所有预测</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read.</source>
        <translation>
            <numerusform>%n 行无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out: the same request id came before or after.</source>
        <translation>
            <numerusform>已略去 %n 行：其请求 ID 在其他行中出现过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out of the scores: the prediction or the label is not a number.</source>
        <translation>
            <numerusform>%n 行未计入评分：预测或标签不是数字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of models that are not listed, or of no model.</source>
        <translation>
            <numerusform>%n 行属于未列出的模型，或不属于任何模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>No class is both predicted and true. Check whether both columns write their classes alike.</source>
        <translation>没有任何类别既被预测又为实际类别。请检查两列书写类别的方式是否一致。</translation>
    </message>
    <message>
        <source>“%1” stands for a missing value.</source>
        <translation>“%1”表示缺失值。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have it.</source>
        <translation>
            <numerusform>有 %n 行如此。</numerusform>
        </translation>
    </message>
    <message>
        <source>true is class 1, and false class 0.</source>
        <translation>true 为类别 1，false 为类别 0。</translation>
    </message>
    <message>
        <source>One of prediction and label is true or false, the other 1 or 0.</source>
        <translation>预测与标签之一为 true 或 false，另一个为 1 或 0。</translation>
    </message>
    <message>
        <source>Numbers have a decimal comma.</source>
        <translation>数字使用逗号作小数点。</translation>
    </message>
    <message>
        <source>Numbers have commas between groups of three digits.</source>
        <translation>数字每三位以逗号分隔。</translation>
    </message>
    <message numerus="yes">
        <source>Values are numbers; %n different one(s) are not a number, such as “%1”, and are left out.</source>
        <translation>
            <numerusform>值为数字；有 %n 个不同的值不是数字（例如“%1”），已略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different values are numbers.</source>
        <translation>
            <numerusform>有 %n 个不同的值为数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>The scores are not probabilities, so there is no calibration, log loss, Brier score or estimate.</source>
        <translation>分数不是概率，因此没有校准、对数损失、Brier 分数或估计。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) out of range are left out.</source>
        <translation>
            <numerusform>已略去 %n 个超出范围的值。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is the probability of the predicted class, in percent.</source>
        <translation>“%1”是所预测类别的概率（百分比）。</translation>
    </message>
    <message>
        <source>“%1” is the probability of the predicted class.</source>
        <translation>“%1”是所预测类别的概率。</translation>
    </message>
    <message>
        <source>“%1” is the probability of class %2, in percent.</source>
        <translation>“%1”是类别 %2 的概率（百分比）。</translation>
    </message>
    <message>
        <source>“%1” is the probability of class %2.</source>
        <translation>“%1”是类别 %2 的概率。</translation>
    </message>
    <message>
        <source>“%1” is a score that is no probability; higher values speak for class %2.</source>
        <translation>“%1”是分数而非概率；值越高越倾向类别 %2。</translation>
    </message>
    <message>
        <source>“%1” is not used: what its values mean cannot be told.</source>
        <translation>未使用“%1”：无法判断其值的含义。</translation>
    </message>
    <message numerus="yes">
        <source>One number per row can be nothing else with %n classes.</source>
        <translation>
            <numerusform>有 %n 个类别时，每行一个数只能是这个含义。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 values lie outside 0 to 1.</source>
        <translation>%2 个值中有 %1 个在 0 到 1 之外。</translation>
    </message>
    <message>
        <source>All predictions of %1 lie above all of the other class.</source>
        <translation>预测为 %1 的值全部高于另一类别的值。</translation>
    </message>
    <message>
        <source>None of %1 values is below ½.</source>
        <translation>%1 个值中没有低于 ½ 的。</translation>
    </message>
    <message>
        <source>Only %1 of %2 values are below ½.</source>
        <translation>%2 个值中只有 %1 个低于 ½。</translation>
    </message>
    <message>
        <source>%1 of %2 values are below ½, which the likelier of two classes cannot have.</source>
        <translation>%2 个值中有 %1 个低于 ½，两个类别中可能性较大者不可能如此。</translation>
    </message>
    <message>
        <source>Nor do they go with one of the classes.</source>
        <translation>它们也不与任何一个类别一致。</translation>
    </message>
    <message>
        <source>They are higher where %1 was predicted.</source>
        <translation>预测为 %1 时它们较高。</translation>
    </message>
    <message>
        <source>The log does not name its models.</source>
        <translation>日志未写明其模型。</translation>
    </message>
    <message>
        <source>As chosen.</source>
        <translation>按所选。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of “%1” could not be understood, such as “%2”; they count as missing.</source>
        <translation>
            <numerusform>“%1”中有 %n 个值无法理解，例如“%2”；按缺失处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was left out: it is a copy of another file.</source>
        <translation>已略去 %1：它是另一个文件的副本。</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) belong to no prediction of the log.</source>
        <translation>
            <numerusform>有 %n 个标签不属于日志中的任何预测。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) with few predictions are not listed.</source>
        <translation>
            <numerusform>有 %n 个预测较少的模型未列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>compared with a label</source>
        <translation>已与标签比较</translation>
    </message>
    <message>
        <source>without a label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>failed requests</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>labels of other rows</source>
        <translation>其他行的标签</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>without a prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>other models, or filtered out</source>
        <translation>其他模型，或被筛选掉</translation>
    </message>
    <message>
        <source>“%1” holds classes: %2.</source>
        <translation>“%1”中是类别：%2。</translation>
    </message>
    <message>
        <source>As you said.</source>
        <translation>按您所说。</translation>
    </message>
    <message>
        <source>Not all values are numbers.</source>
        <translation>并非所有值都是数字。</translation>
    </message>
    <message numerus="yes">
        <source>All are whole numbers, with %n different value(s) in all.</source>
        <translation>
            <numerusform>全部是整数，共有 %n 个不同的值。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” holds numbers: errors are measured, not classes compared.</source>
        <translation>“%1”中是数值：衡量误差，而不是比较类别。</translation>
    </message>
    <message numerus="yes">
        <source>Values are not whole, or more than %n of them differ.</source>
        <translation>
            <numerusform>值不是整数，或不同的值超过 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>the first classes, and how many more there are</comment>
        <translation>
            <numerusform>%1 以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 different numbers are too many to be classes.</source>
        <translation>%L1 个不同的数字太多，不可能是类别。</translation>
    </message>
    <message>
        <source>Leave the task to be decided, or say that it is a regression.</source>
        <translation>请让程序判断任务类型，或指明是回归。</translation>
    </message>
    <message>
        <source>Drift compares at most %L1 predictions of each period and %L2 of each window, sampled at random.</source>
        <translation>漂移比较每个时段最多 %L1 条预测、每个窗口最多 %L2 条预测，随机抽样。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>columns</comment>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Of column “%1”, only the %2 most frequent values are searched for worse slices.</source>
        <translation>对于列“%1”，只在最常见的 %2 个值中查找较差的切片。</translation>
    </message>
    <message>
        <source>Columns after the first %1 segments are searched for worse slices by themselves, not in combination with others: %2.</source>
        <translation>前 %1 个分段之后的列只单独查找较差的切片，不与其他列组合：%2。</translation>
    </message>
    <message>
        <source>Columns after the first %1 segments are not searched for worse slices: %2.</source>
        <translation>前 %1 个分段之后的列不查找较差的切片：%2。</translation>
    </message>
    <message>
        <source>Columns of more than %1 values, each of them rare, are not searched for worse slices: %2.</source>
        <translation>值超过 %1 个且每个值都罕见的列不查找较差的切片：%2。</translation>
    </message>
    <message>
        <source>Columns of numbers are not searched for worse slices: %1.</source>
        <translation>数值列不查找较差的切片：%1。</translation>
    </message>
    <message>
        <source>Slices are searched among %L1 labelled predictions, sampled at random.</source>
        <translation>在随机抽样的 %L1 条有标签的预测中查找切片。</translation>
    </message>
    <message>
        <source>Worse slices are searched from %1 labelled predictions on.</source>
        <translation>有标签的预测达到 %1 条才查找较差的切片。</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <comment>a column</comment>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>Nothing stands out, but quality cannot be evaluated without labels.</source>
        <translation>没有值得关注的发现；但由于没有标签，无法判断质量本身。</translation>
    </message>
    <message>
        <source>Nothing stands out: no slice, version or period is clearly worse than the others.</source>
        <translation>没有值得关注的发现：没有任何切片、版本或时段明显差于其他。</translation>
    </message>
    <message>
        <source>Nothing stands out in what was searched; the notes tell what was not.</source>
        <translation>在已查找的范围内没有值得关注的发现；未查找的内容见说明。</translation>
    </message>
    <message numerus="yes">
        <source>%1 after correction for all %n tests.</source>
        <translation>
            <numerusform>%1（已针对全部 %n 次检验作校正）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors are too large to be searched for worse slices.</source>
        <translation>误差过大，无法查找较差的切片。</translation>
    </message>
    <message>
        <source>The probabilities of the classes are percentages.</source>
        <translation>各类别的概率是百分数。</translation>
    </message>
    <message>
        <source>The scores of the classes are not used: they are no probabilities.</source>
        <translation>未使用各类别的得分：它们不是概率。</translation>
    </message>
    <message>
        <source>The probabilities are not used: which classes they belong to cannot be told.</source>
        <translation>未使用这些概率：无法判断它们各属于哪个类别。</translation>
    </message>
    <message>
        <source>They are numbered, and the largest one goes with no class.</source>
        <translation>它们只有编号，且最大的一个与任何类别都不对应。</translation>
    </message>
    <message>
        <source>The probabilities are those of %1, in this order.</source>
        <translation>这些概率依次属于 %1。</translation>
    </message>
    <message>
        <source>They go with the predicted class in %1 of %2 rows.</source>
        <translation>在 %2 行中，有 %1 行与预测类别相符。</translation>
    </message>
    <message>
        <source>“%1” is a class, not a missing value.</source>
        <translation>“%1”是一个类别，不是缺失值。</translation>
    </message>
    <message>
        <source>It is also predicted.</source>
        <translation>它也出现在预测中。</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <source>Version %1 was replaced by version %2 at the onset.</source>
        <translation>版本 %1 在起始时间被版本 %2 替换。</translation>
    </message>
    <message numerus="yes">
        <source>Version %1 was replaced by version %2 %n second(s) after the estimated onset.</source>
        <translation>
            <numerusform>版本 %1 在估计的起始时间之后 %n 秒被版本 %2 替换。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Version %1 was replaced by version %2 %n second(s) before the onset.</source>
        <translation>
            <numerusform>版本 %1 在起始时间之前 %n 秒被版本 %2 替换。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same version served before and after the onset.</source>
        <translation>起始时间前后由同一版本提供服务。</translation>
    </message>
    <message>
        <source>Version %1 was replaced by version %2, but not near the onset.</source>
        <translation>版本 %1 曾被版本 %2 替换，但不在起始时间附近。</translation>
    </message>
    <message>
        <source>%1 was %2 under version %3 and is %4 under version %5.</source>
        <translation>%1 在版本 %3 下为 %2，在版本 %5 下为 %4。</translation>
    </message>
    <message>
        <source>The request rate rose from %1 to %2, %3 times as much.</source>
        <translation>请求率从 %1 升至 %2，为原来的 %3 倍。</translation>
    </message>
    <message>
        <source>The request rate fell from %1 to %2.</source>
        <translation>请求率从 %1 降至 %2。</translation>
    </message>
    <message>
        <source>The request rate stayed near %1.</source>
        <translation>请求率保持在 %1 左右。</translation>
    </message>
    <message>
        <source>Pending requests grew from %1 to %2.</source>
        <translation>排队请求从 %1 增至 %2。</translation>
    </message>
    <message>
        <source>The input %1 moved from a median of %2 to %3 (stability index %4).</source>
        <translation>输入 %1 的中位数从 %2 变为 %3（稳定性指数 %4）。</translation>
    </message>
    <message>
        <source>In the input %1 the share of “%2” went from %3 to %4 (stability index %5).</source>
        <translation>输入 %1 中“%2”的占比从 %3 变为 %4（稳定性指数 %5）。</translation>
    </message>
    <message>
        <source>The input %1 is missing from %3 of the predictions, was %2 (stability index %4).</source>
        <translation>%3 的预测缺少输入 %1，此前为 %2（稳定性指数 %4）。</translation>
    </message>
    <message>
        <source>No input drifted; the largest stability index is %1.</source>
        <translation>没有输入发生漂移；最大的稳定性指数为 %1。</translation>
    </message>
    <message>
        <source>The new mix of %1 alone would lower the accuracy by %2 of the %3 lost.</source>
        <translation>仅 %1 的新构成就会使准确率下降 %2，而总降幅为 %3。</translation>
    </message>
    <message>
        <source>%1 of the additional failures lie where %2 is “%3”: there the share of good answers went from %4 to %5.</source>
        <translation>新增不良结果中有 %1 集中在 %2 为“%3”的细分：该细分的良好结果占比从 %4 变为 %5。</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>after: in about</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>after: in about</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 climbs steadily by %3 per hour, %4 over the period.</source>
        <translation>%2 的 %1 以每小时 %3 的速度持续上升，整个时段内上升 %4。</translation>
    </message>
    <message>
        <source>%1 of %2 climbs steadily by %3 per hour and has reached its limit of %4.</source>
        <translation>%2 的 %1 以每小时 %3 的速度持续上升，已达到上限 %4。</translation>
    </message>
    <message>
        <source>%1 of %2 climbs steadily by %3 per hour and reaches its limit of %4 in about %5, at the earliest at %6.</source>
        <translation>%2 的 %1 以每小时 %3 的速度持续上升，约 %5后达到上限 %4，最早在 %6。</translation>
    </message>
    <message>
        <source>%1 of %2 climbs steadily by %3 per hour and reaches its limit of %4 in about %5, between %6 and %7.</source>
        <translation>%2 的 %1 以每小时 %3 的速度持续上升，约 %5后达到上限 %4，在 %6 到 %7 之间。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n request(s) were in flight and none finished from %1 to %2.</source>
        <translation>
            <numerusform>从 %1 到 %2，至少有 %n 个请求在处理中，但没有一个完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed requests rose from %1 to %2.</source>
        <translation>失败请求占比从 %1 升至 %2。</translation>
    </message>
    <message>
        <source>Failed requests rose from %1 to %2, most of them with status %3.</source>
        <translation>失败请求占比从 %1 升至 %2，其中大多数的状态为 %3。</translation>
    </message>
    <message>
        <source>%1 of %2 is saturated: %3 before, %4 now.</source>
        <translation>%2 的 %1 已饱和：之前为 %3，现在为 %4。</translation>
    </message>
    <message>
        <source>%1 of %2 rose from %3 to %4.</source>
        <translation>%2 的 %1 从 %3 升至 %4。</translation>
    </message>
    <message>
        <source>Requests in flight kept finishing.</source>
        <translation>处理中的请求一直在完成。</translation>
    </message>
    <message>
        <source>%1 of %2 does not climb steadily.</source>
        <translation>%2 的 %1 没有持续攀升。</translation>
    </message>
    <message>
        <source>The share of failed requests did not rise: %1 before, %2 now.</source>
        <translation>失败请求占比没有上升：之前为 %1，现在为 %2。</translation>
    </message>
    <message>
        <source>%1 does not depend on labels.</source>
        <translation>%1 不依赖标签。</translation>
    </message>
    <message>
        <source>The mix of labels shifted (stability index %1) while predictions and inputs stayed as they were.</source>
        <translation>标签的构成发生变化（稳定性指数 %1），而预测和输入保持不变。</translation>
    </message>
    <message>
        <source>The mix of labels is the same as before.</source>
        <translation>标签的构成与之前相同。</translation>
    </message>
    <message>
        <source>Labels are missing: %1 of the predictions had one before, %2 have one now.</source>
        <translation>标签缺失：之前有 %1 的预测带有标签，现在为 %2。</translation>
    </message>
    <message>
        <source>Since %1: %2</source>
        <comment>time, what a failed request said</comment>
        <translation>自 %1 起：%2</translation>
    </message>
    <message>
        <source>It answered until %1 at the same address.</source>
        <translation>直到 %1，它一直在同一地址正常应答。</translation>
    </message>
    <message>
        <source>No earlier answer from there is on record.</source>
        <translation>没有该地址此前应答的记录。</translation>
    </message>
    <message>
        <source>Newcombe&apos;s interval</source>
        <translation>Newcombe 区间</translation>
    </message>
    <message>
        <source>Hodges–Lehmann shift with the Mann–Whitney interval</source>
        <translation>Hodges–Lehmann 位移及 Mann–Whitney 区间</translation>
    </message>
    <message>
        <source>interval of the quantile by order statistics</source>
        <translation>基于次序统计量的分位数区间</translation>
    </message>
    <message>
        <source>interval of the score from the counts of labels and predictions</source>
        <translation>由标签与预测的计数得到的分数区间</translation>
    </message>
    <message>
        <source>A new model version</source>
        <translation>新的模型版本</translation>
    </message>
    <message>
        <source>The new version %1 is worse</source>
        <translation>新版本 %1 表现更差</translation>
    </message>
    <message>
        <source>The inputs drifted</source>
        <translation>输入发生漂移</translation>
    </message>
    <message>
        <source>The inputs drifted: %1</source>
        <translation>输入发生漂移：%1</translation>
    </message>
    <message>
        <source>One segment is broken</source>
        <translation>某个细分异常</translation>
    </message>
    <message>
        <source>One segment is broken: %1 “%2”</source>
        <translation>某个细分异常：%1“%2”</translation>
    </message>
    <message>
        <source>The traffic changed</source>
        <translation>流量发生变化</translation>
    </message>
    <message>
        <source>A burst of failed requests</source>
        <translation>失败请求激增</translation>
    </message>
    <message>
        <source>A burst of failed requests with status %1</source>
        <translation>状态为 %1 的失败请求激增</translation>
    </message>
    <message>
        <source>A memory leak</source>
        <translation>内存泄漏</translation>
    </message>
    <message>
        <source>The server hangs</source>
        <translation>服务器挂起</translation>
    </message>
    <message>
        <source>CPU or disk is saturated</source>
        <translation>CPU 或磁盘已饱和</translation>
    </message>
    <message>
        <source>The server is down or failing</source>
        <translation>服务器已停止或出现故障</translation>
    </message>
    <message>
        <source>The address is wrong</source>
        <translation>地址有误</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>The server accepts requests but does not answer them</source>
        <translation>服务器接受请求但不应答</translation>
    </message>
    <message>
        <source>The labels are wrong or missing</source>
        <translation>标签错误或缺失</translation>
    </message>
    <message>
        <source>Attribute %1</source>
        <translation>属性 %1</translation>
    </message>
    <message>
        <source>Attribute %1, share of “%2”</source>
        <translation>属性 %1，“%2”的占比</translation>
    </message>
    <message>
        <source>%1 p%2</source>
        <comment>metric and percentile, as in Latency p99</comment>
        <translation>%1 p%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>metric and device</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>metric and the endpoint it belongs to</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>a difference of percentages</comment>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>× %1</source>
        <comment>by what factor something grew</comment>
        <translation>× %1</translation>
    </message>
    <message>
        <source>Tested on the predictions. Cohen&apos;s h is %1 (0.2 is small, 0.8 is large).</source>
        <translation>基于各条预测进行检验。Cohen’s h 为 %1（0.2 为小，0.8 为大）。</translation>
    </message>
    <message>
        <source>Tested on the predictions. Cliff&apos;s delta is %1 (0.15 is small, 0.47 is large).</source>
        <translation>基于各条预测进行检验。Cliff’s delta 为 %1（0.15 为小，0.47 为大）。</translation>
    </message>
    <message>
        <source>Tested on the predictions.</source>
        <translation>基于各条预测进行检验。</translation>
    </message>
    <message>
        <source>The root of the stability index is %1 (0.5 is alarming).</source>
        <translation>稳定性指数的平方根为 %1（0.5 即应警惕）。</translation>
    </message>
    <message>
        <source>%1 robust standard deviations of the series (3 is clear).</source>
        <translation>该序列的 %1 个稳健标准差（3 即为明显）。</translation>
    </message>
    <message>
        <source>Watching</source>
        <comment>verdict not reached yet</comment>
        <translation>观察中</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>verdict</comment>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>verdict</comment>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <comment>verdict</comment>
        <translation>数据不足</translation>
    </message>
    <message>
        <source>%1: %2 in the baseline, %3 while affected, %4 after the action; too few records to compare yet.</source>
        <translation>%1：基线为 %2，受影响时段为 %3，操作后为 %4；记录过少，暂时无法比较。</translation>
    </message>
    <message>
        <source>%1: %2 in the baseline, %3 while affected, %4 after the action; against the baseline the improvement lies between %5 and %6, with a margin of %7 (%8).</source>
        <translation>%1：基线为 %2，受影响时段为 %3，操作后为 %4；与基线相比，改善幅度介于 %5 与 %6 之间，容差为 %7（%8）。</translation>
    </message>
    <message>
        <source>In the same period, version %1 has %2 of %3, version %4 has %5.</source>
        <translation>同一时段内，版本 %1 的 %2 为 %3，版本 %4 为 %5。</translation>
    </message>
    <message>
        <source>Version %1 is still serving in the same period and does no better than version %2.</source>
        <translation>版本 %1 在同一时段内仍在提供服务，且表现并不优于版本 %2。</translation>
    </message>
    <message>
        <source>Single predictions of version %1 are not significantly worse than those of version %2 before it.</source>
        <translation>没有证据表明版本 %1 的单次预测比之前的版本 %2 差。</translation>
    </message>
    <message>
        <source>The switch from version %1 to version %2 at the same time could explain it.</source>
        <translation>同一时间从版本 %1 到版本 %2 的切换即可解释这一变化。</translation>
    </message>
    <message>
        <source>The change in traffic at the same time could explain it.</source>
        <translation>同一时间的流量变化即可解释这一变化。</translation>
    </message>
    <message>
        <source>Requests that hang at the same time could explain it.</source>
        <translation>同时出现的请求挂起可以解释这一点。</translation>
    </message>
    <message>
        <source>The drop is not confined to a segment: outside %1 “%2” it is still %3.</source>
        <translation>下降并不限于某个细分：在 %1“%2”之外，降幅仍为 %3。</translation>
    </message>
    <message>
        <source>No segment dropped more than the others beyond chance.</source>
        <translation>没有哪个细分的降幅显著大于其他细分。</translation>
    </message>
    <message>
        <source>CPU and disk are not used noticeably more than before.</source>
        <translation>处理器和磁盘的使用均未比之前明显增加。</translation>
    </message>
    <message>
        <source>The alert is about this memory metric.</source>
        <translation>该告警针对的正是这项内存。</translation>
    </message>
    <message>
        <source>The server answers, but not with what was requested: %1</source>
        <translation>服务器有应答，只是并非所请求的内容：%1</translation>
    </message>
    <message>
        <source>The server rejects the sign-in</source>
        <translation>服务器拒绝登录凭据</translation>
    </message>
    <message>
        <source>The address serves no metrics</source>
        <translation>该地址提供的不是指标</translation>
    </message>
    <message>
        <source>±%1 s</source>
        <comment>a time is known so closely</comment>
        <translation>±%1 秒</translation>
    </message>
    <message>
        <source>±%1 min</source>
        <comment>a time is known so closely</comment>
        <translation>±%1 分钟</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号未闭合。</translation>
    </message>
    <message>
        <source>There is a quotation mark out of place in column %1.</source>
        <translation>第 %1 字节处的引号位置有误。</translation>
    </message>
    <message>
        <source>The row has %1 cells instead of %2.</source>
        <translation>该行有 %1 个单元格，应为 %2 个。</translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation>“%1”不是时间。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>The labels cannot be read; they are written {name=&quot;value&quot;}.</source>
        <translation>无法读取标签；标签应写作 {name=&quot;value&quot;}。</translation>
    </message>
    <message>
        <source>The range to export is empty.</source>
        <translation>要导出的时间范围为空。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>The file ends without “# EOF”.</source>
        <translation>文件结尾缺少“# EOF”。</translation>
    </message>
    <message>
        <source>This is not valid UTF-8.</source>
        <translation>这不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The sample has no timestamp.</source>
        <translation>该样本没有时间戳。</translation>
    </message>
    <message>
        <source>There is text after “# EOF”.</source>
        <translation>“# EOF”之后还有文本。</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <comment>place, what is wrong</comment>
        <translation>第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>Import a CSV that Quarterdeck exported, or OpenMetrics or Prometheus text with timestamps. A prediction log is opened with File, Open log.</source>
        <translation>请导入 Quarterdeck 导出的 CSV，或带时间戳的 OpenMetrics 或 Prometheus 文本。预测日志请用“文件”菜单中的“打开日志”打开。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>该文件为空。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取该文件：%1。</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>请检查该文件是否存在，以及您是否有权读取。</translation>
    </message>
    <message>
        <source>The time is before 1970 or more than a day from now.</source>
        <translation>该时间早于 1970 年或晚于现在一天以上。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>The selector is empty.</source>
        <translation>选择器为空。</translation>
    </message>
    <message>
        <source>Name a metric, or labels in braces: up{endpoint=&quot;a&quot;}.</source>
        <translation>请指定指标，或花括号中的标签：up{endpoint=&quot;a&quot;}。</translation>
    </message>
    <message>
        <source>The selector cannot be read from column %1 on.</source>
        <translation>从第 %1 个字符起无法理解该选择器。</translation>
    </message>
    <message>
        <source>It is written as in Prometheus: metric{label=&quot;value&quot;,other=~&quot;a|b&quot;}.</source>
        <translation>写法与 Prometheus 相同：metric{label=&quot;value&quot;,other=~&quot;a|b&quot;}。</translation>
    </message>
    <message>
        <source>Choose an end after the beginning.</source>
        <translation>请选择晚于起始时间的结束时间。</translation>
    </message>
    <message>
        <source>It may have been truncated in transit.</source>
        <translation>可能在传输途中被截断。</translation>
    </message>
    <message>
        <source>Only samples with a timestamp can be imported.</source>
        <translation>只能导入已知时间的样本。</translation>
    </message>
    <message>
        <source>No line is a sample with a timestamp. %1</source>
        <translation>文件中没有一行是带时间的样本。%1</translation>
    </message>
    <message>
        <source>What was imported stays; import the file again to continue.</source>
        <translation>已导入的内容会保留；再次导入该文件即可继续。</translation>
    </message>
    <message>
        <source>The copy is damaged: %1</source>
        <translation>副本不完好：%1</translation>
    </message>
    <message>
        <source>The copy was removed. Check the disk, then check the history&apos;s integrity in the settings.</source>
        <translation>副本已删除。请检查磁盘，然后在设置中检查历史记录的完整性。</translation>
    </message>
    <message>
        <source>This is the write-ahead log of another history that had the name of the copy.</source>
        <translation>这是另一个历史记录的日志，它曾使用过该副本的名称。</translation>
    </message>
    <message>
        <source>Nothing was written. Choose another file, or move the log away.</source>
        <translation>未写入任何内容。请指定其他文件，或将该日志移走。</translation>
    </message>
    <message>
        <source>The same series has a sample at the same time before.</source>
        <translation>同一序列在同一时间已有一个样本。</translation>
    </message>
    <message>
        <source>The first of them counts; write each sample once.</source>
        <translation>以第一个为准；每个样本请只写一次。</translation>
    </message>
</context>
<context>
    <name>ExportText</name>
    <message>
        <source>--match %1 cannot be read: %2</source>
        <translation>无法读取 --match %1：%2</translation>
    </message>
    <message>
        <source>%1: %2 bytes</source>
        <translation>%1：%2 字节</translation>
    </message>
    <message>
        <source>%1: %2 rows, %3 bytes</source>
        <translation>%1：%2 行，%3 字节</translation>
    </message>
    <message>
        <source>write a range of the history to a file</source>
        <translation>将一段时间范围的历史记录写入文件</translation>
    </message>
    <message>
        <source>Writes a range of the history, or all of it, to a file. The file appears whole or not at all. The history may be in use.
The formats are csv (samples, bit for bit), openmetrics (samples, for promtool), predictions (CSV with every column), records (events, alerts, incidents and the audit trail as JSON lines) and workspace (a history file).</source>
        <translation>将一段时间范围或全部历史记录写入文件。文件要么完整写出，要么不出现。历史文件可以正在使用。
格式有 csv（样本，逐位精确）、openmetrics（样本，供 promtool 使用）、predictions（含所有列的 CSV）、records（事件、告警、故障事件和审计记录，JSON Lines）和 workspace（历史文件）。</translation>
    </message>
    <message>
        <source>file to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>what to write (default csv)</source>
        <translation>要写入的内容（默认 csv）</translation>
    </message>
    <message>
        <source>only series that match, such as up{endpoint=&quot;a&quot;}; can be repeated</source>
        <translation>仅限匹配的序列，例如 up{endpoint=&quot;a&quot;}；可多次指定</translation>
    </message>
    <message>
        <source>write CSV in which no text runs as a formula; it cannot be imported exactly</source>
        <translation>写出文本不会作为公式运行的 CSV；此类文件无法再精确导入</translation>
    </message>
    <message>
        <source>The file was written.</source>
        <translation>文件已写入。</translation>
    </message>
    <message>
        <source>The file was not written; an existing file is unchanged.</source>
        <translation>文件未写入；已有的文件保持不变。</translation>
    </message>
    <message>
        <source>the history file</source>
        <translation>历史文件</translation>
    </message>
    <message>
        <source>the written file</source>
        <translation>写入的文件</translation>
    </message>
    <message>
        <source>its format, as --format names it</source>
        <translation>其格式，与 --format 的值相同</translation>
    </message>
    <message>
        <source>the number of samples, predictions or records; null for a workspace without a range</source>
        <translation>样本、预测或记录的数量；未限定范围的 workspace 为 null</translation>
    </message>
    <message>
        <source>the size of the written file</source>
        <translation>写入文件的大小</translation>
    </message>
    <message>
        <source>Writes the samples since that time as CSV.</source>
        <translation>将该时间以来的样本写为 CSV。</translation>
    </message>
    <message>
        <source>Copies the history into a file that can be opened elsewhere.</source>
        <translation>将历史记录复制到可在别处打开的文件。</translation>
    </message>
    <message>
        <source>--match selects samples; it goes with the formats csv and openmetrics.</source>
        <translation>--match 用于选择样本，只能与 csv 和 openmetrics 格式一起使用。</translation>
    </message>
    <message>
        <source>--spreadsheet goes with the formats csv and predictions.</source>
        <translation>--spreadsheet 须与 csv 或 predictions 格式一起使用。</translation>
    </message>
</context>
<context>
    <name>ExpositionWords</name>
    <message>
        <source>There is text after “# EOF”, which ends a page.</source>
        <translation>“# EOF”表示页面结束，但其后还有文本。</translation>
    </message>
    <message>
        <source>The page ends without “# EOF”.</source>
        <translation>页面末尾缺少“# EOF”。</translation>
    </message>
    <message>
        <source>The page ends in the middle of a line.</source>
        <translation>页面在一行中间结束。</translation>
    </message>
    <message>
        <source>The line ends with a carriage return.</source>
        <translation>该行以回车符结尾。</translation>
    </message>
    <message>
        <source>Lines must end with a line feed alone.</source>
        <translation>行尾只能是换行符。</translation>
    </message>
    <message>
        <source>There is unexpected text at the end of the line: “%1”.</source>
        <translation>行尾有意外的文本：“%1”。</translation>
    </message>
    <message>
        <source>The metric name has a character that is not allowed.</source>
        <translation>指标名称包含不允许的字符。</translation>
    </message>
    <message>
        <source>“%1” is not a type of metric.</source>
        <translation>“%1”不是指标类型。</translation>
    </message>
    <message>
        <source>The name of the metric does not end with its unit “%1”.</source>
        <translation>指标名称未以其单位“%1”结尾。</translation>
    </message>
    <message>
        <source>A metric name is expected here.</source>
        <translation>此处应为指标名称。</translation>
    </message>
    <message>
        <source>An exemplar must begin with its labels.</source>
        <translation>exemplar 必须以其标签开头。</translation>
    </message>
    <message>
        <source>A comma or a closing brace is expected after a label.</source>
        <translation>标签之后应为逗号或右花括号。</translation>
    </message>
    <message>
        <source>A label name is expected here.</source>
        <translation>此处应为标签名称。</translation>
    </message>
    <message>
        <source>The label “%1” appears twice.</source>
        <translation>标签“%1”出现了两次。</translation>
    </message>
    <message>
        <source>An equals sign is expected after the label name “%1”.</source>
        <translation>标签名称“%1”之后应为等号。</translation>
    </message>
    <message>
        <source>The value of the label “%1” must be in double quotes.</source>
        <translation>标签“%1”的值必须用双引号括起。</translation>
    </message>
    <message>
        <source>The value of the label is not closed by a double quote.</source>
        <translation>标签的值缺少结尾的双引号。</translation>
    </message>
    <message>
        <source>The value is missing.</source>
        <translation>缺少值。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>“%1” is not a timestamp in milliseconds.</source>
        <translation>“%1”不是以毫秒为单位的时间戳。</translation>
    </message>
    <message>
        <source>“%1” is not a timestamp in seconds.</source>
        <translation>“%1”不是以秒为单位的时间戳。</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1，第 %2 行，第 %3 列</translation>
    </message>
    <message>
        <source>Check the address of the metrics; its path is usually /metrics.</source>
        <translation>请检查指标的地址；其路径通常为 /metrics。</translation>
    </message>
    <message>
        <source>This is not valid UTF-8.</source>
        <translation>这不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The exporter writes text in another encoding, or binary data; look for label values that come from outside.</source>
        <translation>导出器写入了其他编码的文本或二进制数据；请检查来自外部的标签值。</translation>
    </message>
    <message>
        <source>The page has more samples than the limit of %1.</source>
        <translation>该页面的样本数超过了上限 %1。</translation>
    </message>
    <message>
        <source>Have the server expose less, or raise the limit of the endpoint.</source>
        <translation>请让服务器少公开一些，或提高该端点的上限。</translation>
    </message>
    <message>
        <source>This is packed data, not metrics.</source>
        <translation>这是压缩数据，不是指标。</translation>
    </message>
    <message>
        <source>These are zero bytes, not metrics.</source>
        <translation>这些是零字节，不是指标。</translation>
    </message>
    <message>
        <source>This is binary data, not metrics.</source>
        <translation>这是二进制数据，不是指标。</translation>
    </message>
    <message>
        <source>This is a web page (HTML), not metrics.</source>
        <translation>这是网页 (HTML)，不是指标。</translation>
    </message>
    <message>
        <source>This is XML or HTML, not metrics.</source>
        <translation>这是 XML 或 HTML，不是指标。</translation>
    </message>
    <message>
        <source>This is JSON, not metrics.</source>
        <translation>这是 JSON，不是指标。</translation>
    </message>
    <message>
        <source>It may have been truncated in transit.</source>
        <translation>可能在传输途中被截断。</translation>
    </message>
    <message>
        <source>It may have been truncated in transit; the last line must end with a line feed.</source>
        <translation>可能在传输途中被截断；最后一行必须以换行符结尾。</translation>
    </message>
    <message>
        <source>OpenMetrics has no such comment.</source>
        <translation>OpenMetrics 没有这种注释。</translation>
    </message>
</context>
<context>
    <name>FleetProcess</name>
    <message>
        <source>The demo fleet said something unexpected: %1</source>
        <translation>演示模型群返回了意外的内容：%1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>FleetSummary</name>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>FleetSummaryWords</name>
    <message numerus="yes">
        <source>%n failing</source>
        <translation>
            <numerusform>%n 个故障</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>%n 个不可达</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n degraded</source>
        <translation>
            <numerusform>%n 个降级</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation>
            <numerusform>%n 个数据陈旧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 个未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without metrics</source>
        <translation>
            <numerusform>%n 个无指标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n 个健康</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for consent</source>
        <translation>
            <numerusform>%n 个等待同意</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be watched</source>
        <translation>
            <numerusform>%n 个无法监视</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpCommandText</name>
    <message>
        <source>--man prints the page of all commands and takes no command.</source>
        <translation>--man 打印所有命令的手册页，不接受命令名。</translation>
    </message>
    <message>
        <source>print the help of the program or of a command</source>
        <translation>打印程序或某个命令的帮助</translation>
    </message>
    <message>
        <source>Lists the commands, or explains one of them.</source>
        <translation>列出所有命令，或说明其中一个命令。</translation>
    </message>
    <message>
        <source>the command to explain, in one word or two</source>
        <translation>要说明的命令，由一个或两个单词组成</translation>
    </message>
    <message>
        <source>print the manual page in the format of man</source>
        <translation>以 man 的格式打印手册页</translation>
    </message>
    <message>
        <source>The help was printed.</source>
        <translation>已打印帮助。</translation>
    </message>
    <message>
        <source>Explains the command “export”.</source>
        <translation>说明命令“export”。</translation>
    </message>
    <message>
        <source>Shows the manual page.</source>
        <translation>显示手册页。</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>examples:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what an option does, and its possible values</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The command line was not understood; nothing was done.</source>
        <translation>无法理解命令行；未执行任何操作。</translation>
    </message>
    <message>
        <source>Quarterdeck, a console for operating machine-learning models in production.</source>
        <translation>Quarterdeck，用于在生产环境中运维机器学习模型的控制台。</translation>
    </message>
    <message>
        <source>usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>options of every command:</source>
        <translation>所有命令共有的选项：</translation>
    </message>
    <message>
        <source>exit codes:</source>
        <translation>退出码：</translation>
    </message>
    <message>
        <source>The command succeeded.</source>
        <translation>命令执行成功。</translation>
    </message>
    <message>
        <source>The command failed, or found a problem.</source>
        <translation>命令执行失败，或发现了问题。</translation>
    </message>
    <message>
        <source>“quarterdeck help COMMAND” explains a command. Without a command the console opens.</source>
        <translation>“quarterdeck help COMMAND”说明一个命令。不指定命令时打开控制台。</translation>
    </message>
    <message>
        <source>arguments:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>fields of the JSON document:</source>
        <translation>JSON 文档的字段：</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>This file system does not support SQLite&apos;s write-ahead log.</source>
        <translation>此文件系统不支持 SQLite 的预写日志。</translation>
    </message>
    <message>
        <source>Keep the history on a local disk.</source>
        <translation>请将历史记录保存在本地磁盘上。</translation>
    </message>
    <message>
        <source>The query was cancelled.</source>
        <translation>查询已取消。</translation>
    </message>
    <message>
        <source>Another program keeps the history locked.</source>
        <translation>另一个程序锁定了历史记录。</translation>
    </message>
    <message>
        <source>Close the program that has the file open, for example an SQLite browser.</source>
        <translation>请关闭打开了该文件的程序，例如 SQLite 浏览器。</translation>
    </message>
    <message>
        <source>This file is not a Quarterdeck history, or its beginning is damaged.</source>
        <translation>此文件不是 Quarterdeck 历史文件，或其开头已损坏。</translation>
    </message>
    <message>
        <source>Nothing was changed in it. Choose another file for the history.</source>
        <translation>文件内容未作任何更改。请为历史记录选择其他文件。</translation>
    </message>
    <message>
        <source>The history file is damaged.</source>
        <translation>历史文件已损坏。</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>请检查该文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>The history file cannot be opened.</source>
        <translation>无法打开历史文件。</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may read and write it.</source>
        <translation>请检查该文件夹是否存在，以及您是否具有读写权限。</translation>
    </message>
    <message>
        <source>The history reported: %1.</source>
        <translation>历史记录报告：%1。</translation>
    </message>
    <message>
        <source>Check the disk, then check the history&apos;s integrity in the settings.</source>
        <translation>请检查磁盘，然后在设置中检查历史记录的完整性。</translation>
    </message>
    <message>
        <source>Close the other console, or start this one with a different history file.</source>
        <translation>请关闭另一个控制台，或使用其他历史文件启动此控制台。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder.</source>
        <translation>请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder above it.</source>
        <translation>请检查其上级文件夹的权限。</translation>
    </message>
    <message>
        <source>There is no history in this file yet.</source>
        <translation>此文件中尚无历史记录。</translation>
    </message>
    <message>
        <source>This history was written by an older Quarterdeck.</source>
        <translation>此历史记录由较旧的 Quarterdeck 写入。</translation>
    </message>
    <message>
        <source>Row %2 of table %1 refers to a missing row of table %3.</source>
        <translation>表 %1 的第 %2 行引用了表 %3 中不存在的行。</translation>
    </message>
    <message>
        <source>This is the database of another program.</source>
        <translation>这是其他程序的数据库。</translation>
    </message>
    <message>
        <source>This history was written by a newer Quarterdeck (version %1 of the file, this program knows %2).</source>
        <translation>此历史记录由较新的 Quarterdeck 写入（文件版本为 %1，本程序支持到 %2）。</translation>
    </message>
    <message>
        <source>Open it with that Quarterdeck or a later one.</source>
        <translation>请使用该版本或更高版本的 Quarterdeck 打开。</translation>
    </message>
    <message>
        <source>The samples of series %1 from %2 on are damaged.</source>
        <translation>序列 %1 自 %2 起的样本已损坏。</translation>
    </message>
    <message>
        <source>This expression cannot be read: %1.</source>
        <translation>无法理解该表达式：%1。</translation>
    </message>
    <message>
        <source>Look at character %1 of it.</source>
        <translation>请检查第 %1 个字符。</translation>
    </message>
    <message>
        <source>Nothing was changed. Free as much space on the disk as the history takes, then open it again.</source>
        <translation>没有任何改动。请腾出与历史文件同样大小的磁盘空间，然后重新打开。</translation>
    </message>
    <message>
        <source>The rollup of series %1 from %2 on is damaged; its samples are not.</source>
        <translation>序列 %1 自 %2 起的汇总数据已损坏；其样本未受影响。</translation>
    </message>
    <message>
        <source>The disk that holds the history has become read-only.</source>
        <translation>存放历史文件的磁盘已变为只读。</translation>
    </message>
    <message>
        <source>Nothing was changed in it. &quot;quarterdeck salvage&quot; saves what can be read into a new file.</source>
        <translation>文件内容未作任何更改。运行“quarterdeck salvage”可将可读取的内容抢救到新文件中。</translation>
    </message>
    <message>
        <source>The latest predictions of model %1 at endpoint %2 are damaged.</source>
        <translation>模型 %1 在端点 %2 的最新预测已损坏。</translation>
    </message>
    <message>
        <source>The predictions of model %1 at endpoint %2 from %3 to %4 are damaged.</source>
        <extracomment>%1 is a model, %2 an endpoint, %3 and %4 are points in time</extracomment>
        <translation>模型 %1 在端点 %2 从 %3 到 %4 的预测已损坏。</translation>
    </message>
    <message>
        <source>The index of the predictions&apos; request ids is damaged.</source>
        <translation>预测的请求 ID 索引已损坏。</translation>
    </message>
    <message>
        <source>Some of the latest predictions are damaged.</source>
        <translation>部分最新预测已损坏。</translation>
    </message>
    <message>
        <source>The labels of series %1 are damaged.</source>
        <translation>序列 %1 的标签已损坏。</translation>
    </message>
    <message>
        <source>Some of the newest samples of series %1 to %2 are damaged.</source>
        <translation>序列 %1 至 %2 的部分最新样本已损坏。</translation>
    </message>
    <message>
        <source>table “%1”</source>
        <translation>表“%1”</translation>
    </message>
    <message>
        <source>index “%1”</source>
        <translation>索引“%1”</translation>
    </message>
    <message>
        <source>trigger “%1”</source>
        <translation>触发器“%1”</translation>
    </message>
    <message>
        <source>view “%1”</source>
        <translation>视图“%1”</translation>
    </message>
    <message>
        <source>object “%1” of an unknown kind</source>
        <translation>未知类型的对象“%1”</translation>
    </message>
    <message>
        <source>Some of the newest samples are damaged.</source>
        <translation>部分最新的样本已损坏。</translation>
    </message>
    <message>
        <source>&quot;quarterdeck salvage&quot; saves what can be read.</source>
        <translation>“quarterdeck salvage”可救出能读取的内容。</translation>
    </message>
    <message>
        <source>Free space on the disk that holds it.</source>
        <translation>请在其所在磁盘上释放空间。</translation>
    </message>
    <message>
        <source>Check the disk, then mount it for writing again.</source>
        <translation>请检查磁盘，然后以可写方式重新挂载。</translation>
    </message>
    <message>
        <source>The history did not accept what was to be recorded permanently.</source>
        <translation>历史没有收下应永久记录的内容。</translation>
    </message>
    <message>
        <source>Nothing that belongs to it was stored. Check the history&apos;s integrity in the settings.</source>
        <translation>与之相关的内容都没有保存。请在设置中检查历史的完整性。</translation>
    </message>
    <message>
        <source>Samples (number %1) belong to more series than recorded.</source>
        <translation>样本（编号 %1）所属的序列多于记录的数目。</translation>
    </message>
    <message>
        <source>Restore a copy of the history to get them back.</source>
        <translation>如需找回，请恢复历史文件的备份。</translation>
    </message>
    <message>
        <source>The disk is full; the history cannot be written.</source>
        <translation>磁盘已满，无法写入历史记录。</translation>
    </message>
    <message>
        <source>The history rejected the write: %1.</source>
        <translation>历史文件拒绝了要写入的内容：%1。</translation>
    </message>
    <message>
        <source>A value in the history exceeds the size limit.</source>
        <translation>历史记录中的某个值大于允许的最大长度。</translation>
    </message>
    <message>
        <source>The file is damaged; &quot;quarterdeck salvage&quot; saves the rest.</source>
        <translation>若出现在文件中，说明文件已损坏：“quarterdeck salvage”可救出其余内容。</translation>
    </message>
    <message>
        <source>The history file is not writable.</source>
        <translation>历史文件不可写。</translation>
    </message>
    <message>
        <source>Another Quarterdeck is writing to this history.</source>
        <translation>另一个 Quarterdeck 正在写入此历史记录。</translation>
    </message>
    <message>
        <source>Another Quarterdeck (process %1) is writing to this history.</source>
        <translation>另一个 Quarterdeck（进程 %1）正在写入此历史记录。</translation>
    </message>
    <message>
        <source>The lock file cannot be created: %1.</source>
        <translation>无法创建锁文件：%1。</translation>
    </message>
    <message>
        <source>Another Quarterdeck is writing to this history under another name.</source>
        <translation>另一个 Quarterdeck 正在以其他名称写入此历史记录。</translation>
    </message>
    <message>
        <source>This history has a second name (a hard link) through which another program could write to it.</source>
        <translation>此历史文件还有第二个名称（硬链接），也可能通过该名称写入。</translation>
    </message>
    <message>
        <source>Make a copy of it instead of a link, or remove the other name. Until then it opens read-only.</source>
        <translation>请改用副本而不是链接，或删除另一个名称。在此之前只能查看。</translation>
    </message>
    <message>
        <source>The folder of the history cannot be created.</source>
        <translation>无法创建历史记录的文件夹。</translation>
    </message>
    <message>
        <source>The history is open read-only.</source>
        <translation>历史记录以只读方式打开。</translation>
    </message>
    <message>
        <source>Open it for writing to record data.</source>
        <translation>如需记录内容，请以可写方式打开。</translation>
    </message>
    <message>
        <source>Open it once for writing to create one.</source>
        <translation>请以可写方式打开一次以开始记录。</translation>
    </message>
    <message>
        <source>This history has no identifier.</source>
        <translation>此历史记录没有标识符。</translation>
    </message>
    <message>
        <source>The backup copy that is made before the upgrade cannot be written.</source>
        <translation>升级历史文件前要制作的副本无法写入。</translation>
    </message>
    <message>
        <source>Open it once for writing to upgrade it.</source>
        <translation>请以可写方式打开一次以进行升级。</translation>
    </message>
    <message>
        <source>The new history cannot be renamed into place.</source>
        <translation>无法为新的历史文件命名。</translation>
    </message>
    <message>
        <source>The pinned range &quot;%1&quot; cannot be read, so no old data was deleted.</source>
        <translation>无法读取固定的时间范围“%1”，因此未删除任何旧数据。</translation>
    </message>
    <message>
        <source>Unpin it in the history settings.</source>
        <translation>请在历史记录的设置中取消固定该范围。</translation>
    </message>
    <message>
        <source>The index of the predictions of model %1 at endpoint %2 from %3 on does not match them.</source>
        <translation>端点 %2 的模型 %1 自 %3 起的预测与为其记录的信息不一致。</translation>
    </message>
    <message>
        <source>Some of the latest labels are damaged.</source>
        <translation>部分最近到达的标签已损坏。</translation>
    </message>
    <message>
        <source>Everything else can be read. Restore a copy of the file.</source>
        <translation>其余内容均可读取。请用副本恢复该文件。</translation>
    </message>
    <message>
        <source>The latest labels are damaged.</source>
        <translation>最近到达的标签已损坏。</translation>
    </message>
    <message>
        <source>Everything else can be read. Choose a range without them, or restore a copy.</source>
        <translation>其余内容均可读取。请选择不含这些预测的时间范围，或用副本恢复该文件。</translation>
    </message>
    <message>
        <source>Nothing in this file can be recognised as a history.</source>
        <translation>此文件中没有可识别为历史记录的内容。</translation>
    </message>
    <message>
        <source>It was not opened, because a file&apos;s tables and triggers act on whoever opens it. Nothing was changed in it. &quot;quarterdeck salvage&quot; saves what can be read into a new file.</source>
        <translation>未打开此文件，因为任何使用它的程序都会执行其中的表和触发器的规定。其中没有任何改动。“quarterdeck salvage”可将能读取的内容保存到新文件。</translation>
    </message>
    <message>
        <source>This file contains objects that Quarterdeck did not create: %1.</source>
        <translation>此文件中有并非由 Quarterdeck 创建的内容：%1。</translation>
    </message>
    <message>
        <source>This file contains objects that differ from what Quarterdeck creates: %1.</source>
        <translation>此文件中有内容与 Quarterdeck 创建时不同：%1。</translation>
    </message>
    <message>
        <source>Objects that Quarterdeck creates are missing from this file: %1.</source>
        <translation>此文件中缺少由 Quarterdeck 创建的内容：%1。</translation>
    </message>
    <message>
        <source>The limits of the history cannot be read, so no old data was deleted.</source>
        <translation>无法读取历史记录的上限设置，因此没有删除任何旧数据。</translation>
    </message>
    <message>
        <source>Set them again in the history settings.</source>
        <translation>请在历史记录设置中重新设置。</translation>
    </message>
    <message>
        <source>The index of the predictions of model %1 at endpoint %2 is damaged.</source>
        <extracomment>%1 is a model, %2 an endpoint</extracomment>
        <translation>关于端点 %2 上模型 %1 的预测的登记已损坏。</translation>
    </message>
</context>
<context>
    <name>HistoryOpeningWords</name>
    <message>
        <source>The folder of this history cannot be written to. It is open for reading, and nothing is collected.</source>
        <translation>无法写入此历史所在的文件夹。历史以只读方式打开，不收集任何数据。</translation>
    </message>
    <message>
        <source>Copy the file to a folder of your own to go on with it.</source>
        <translation>请将文件复制到您自己的文件夹后继续使用。</translation>
    </message>
</context>
<context>
    <name>ImportText</name>
    <message numerus="yes">
        <source>%1: %n more line(s) were left out.</source>
        <translation>
            <numerusform>%1：另有 %n 行被忽略。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 predictions, %3 lines left out</source>
        <translation>%1：%2 条预测，忽略 %3 行</translation>
    </message>
    <message>
        <source>%1: %2 samples of %3 series, %4 lines left out</source>
        <translation>%1：%3 个序列的 %2 个样本，忽略 %4 行</translation>
    </message>
    <message>
        <source>import files into the history</source>
        <translation>将文件导入历史记录</translation>
    </message>
    <message>
        <source>Imports files into the history, which must not be in use: CSV that Quarterdeck exported, or OpenMetrics or Prometheus text with timestamps. Lines that cannot be read are reported and left out. Importing a file again changes nothing.</source>
        <translation>将 Quarterdeck 导出的 CSV，或带时间戳的 OpenMetrics 或 Prometheus 文本导入历史记录；历史文件不得正在使用。无法读取的行会被报告并忽略。再次导入同一文件不会有任何改变。</translation>
    </message>
    <message>
        <source>file to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>All files were imported; some lines may have been left out.</source>
        <translation>所有文件均已导入；可能忽略了某些行。</translation>
    </message>
    <message>
        <source>The history could not be opened, or a file was not imported completely.</source>
        <translation>无法打开历史文件，或有文件未完整导入。</translation>
    </message>
    <message>
        <source>the history file</source>
        <translation>历史文件</translation>
    </message>
    <message>
        <source>the imported file</source>
        <translation>导入的文件</translation>
    </message>
    <message>
        <source>csv, predictions, openmetrics or prometheus; null if the file could not be read</source>
        <translation>csv、predictions、openmetrics 或 prometheus；文件无法读取时为 null</translation>
    </message>
    <message>
        <source>the number of samples, including those that were there before</source>
        <translation>样本数，包括原先已有的</translation>
    </message>
    <message>
        <source>the number of predictions, including those that were there before</source>
        <translation>预测数，包括原先已有的</translation>
    </message>
    <message>
        <source>the number of different series</source>
        <translation>不同序列的数量</translation>
    </message>
    <message>
        <source>the number of lines read</source>
        <translation>读取的行数</translation>
    </message>
    <message>
        <source>the number of lines left out</source>
        <translation>忽略的行数</translation>
    </message>
    <message>
        <source>the time of the first sample or prediction; null if there is none</source>
        <translation>第一个样本或预测的时间；没有则为 null</translation>
    </message>
    <message>
        <source>the end of their range; null if there is none</source>
        <translation>其时间范围的终点；没有则为 null</translation>
    </message>
    <message>
        <source>why the file was not imported completely; null if it was</source>
        <translation>文件未完整导入的原因；已完整导入则为 null</translation>
    </message>
    <message>
        <source>Imports an earlier export.</source>
        <translation>导入先前导出的文件。</translation>
    </message>
</context>
<context>
    <name>ImportTexts</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理建议</translation>
    </message>
    <message>
        <source>skipped: already read</source>
        <translation>已忽略：其内容之前已读取</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>去向</translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>Locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>state of an incident</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Check the history&apos;s integrity in the settings; the incident&apos;s frozen steps may still be readable.</source>
        <translation>请在设置中检查历史记录的完整性；该事件已固化的步骤可能仍可读取。</translation>
    </message>
</context>
<context>
    <name>IncidentDossierWords</name>
    <message>
        <source>The history has no such incident.</source>
        <translation>历史记录中没有此事件。</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>请刷新列表。</translation>
    </message>
</context>
<context>
    <name>IncidentSummaryWords</name>
    <message>
        <source>Possible causes</source>
        <translation>可能原因</translation>
    </message>
    <message>
        <source>✔ %1: %2, accepted as the cause</source>
        <comment>cause, probability</comment>
        <translation>✔ %1：%2，已认定为原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, probability</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件经过</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>IncidentTexts</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>%1, version %2, on %3</source>
        <comment>model, version, endpoint</comment>
        <translation>%3 上的 %1（版本 %2）</translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (set by hand); the alert&apos;s threshold is %6.</source>
        <comment>metric, subject, values, time, threshold</comment>
        <translation>%2 的 %1 于 %5（手动设置）从 %3 变为 %4；告警阈值为 %6。</translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (set by hand).</source>
        <comment>metric, subject, values, time</comment>
        <translation>%2 的 %1 于 %5（手动设置）从 %3 变为 %4。</translation>
    </message>
    <message>
        <source>%1 of %2 shows no clear change point; it was %3 before and %4 after the alert began at %5. The alert&apos;s threshold is %6.</source>
        <translation>%2 的 %1 没有明显的变化点；在告警于 %5 开始之前为 %3，之后为 %4。告警阈值为 %6。</translation>
    </message>
    <message>
        <source>%1 of %2 shows no clear change point; it was %3 before and %4 after %5.</source>
        <translation>%2 的 %1 没有明显的变化点；在 %5 之前为 %3，之后为 %4。</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>The switch of %1 from version %2 to version %3 failed. %4</source>
        <translation>%1 从版本 %2 切换到版本 %3 失败。%4</translation>
    </message>
    <message>
        <source>%1 was switched from version %2 to version %3.</source>
        <translation>%1 已从版本 %2 切换到版本 %3。</translation>
    </message>
    <message>
        <source>The fault is still there after the change of %1. Undo this rollback, then choose another fix.</source>
        <translation>更改 %1 之后故障依然存在。请撤销此次回滚，然后选择其他修复方式。</translation>
    </message>
    <message>
        <source>%1 has not answered since %2.</source>
        <comment>endpoint, time</comment>
        <translation>%1 自 %2 起没有应答。</translation>
    </message>
    <message>
        <source>%1 was to be switched from version %2 to version %3. %4</source>
        <translation>%1 应从版本 %2 切换到版本 %3。%4</translation>
    </message>
    <message>
        <source>%1 is as before, but %2 got worse: %3 before the fault, %4 now. Undo the rollback, or continue if this is acceptable.</source>
        <comment>metric, metric, values</comment>
        <translation>%1 已恢复如前，但 %2 变差了：故障前为 %3，现在为 %4。请撤销回滚；如可接受，也可继续。</translation>
    </message>
    <message>
        <source>There is not enough data on %1 yet, and %2 got worse: %3 before the fault, %4 now. Undo the rollback, or continue if this is acceptable.</source>
        <comment>metric, metric, values</comment>
        <translation>%1 尚无法判断，而 %2 变差了：故障前为 %3，现在为 %4。请撤销回滚；如可接受，也可继续。</translation>
    </message>
    <message>
        <source>The samples in the window do not show whether %1 is as good as before. Extend the window and keep watching.</source>
        <comment>metric</comment>
        <translation>窗口内的样本不足以判断 %1 是否已恢复如前。请延长窗口并继续观察。</translation>
    </message>
    <message>
        <source>The predictions in the window do not show whether %1 is as good as before. Extend the window and keep watching.</source>
        <comment>metric</comment>
        <translation>窗口内的预测不足以判断 %1 是否已恢复如前。请延长窗口并继续观察。</translation>
    </message>
    <message>
        <source>Too few samples arrived in the window. Extend it and keep watching.</source>
        <translation>窗口内到达的样本太少，无法判断。请延长窗口并继续观察。</translation>
    </message>
    <message>
        <source>Too few predictions arrived in the window. Extend it and keep watching.</source>
        <translation>窗口内到达的预测太少，无法判断。请延长窗口并继续观察。</translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (%6); the alert&apos;s threshold is %7.</source>
        <comment>metric, subject, values, time, precision, threshold</comment>
        <translation>%2 的 %1 于 %5（%6）从 %3 变为 %4；告警阈值为 %7。</translation>
    </message>
    <message>
        <source>%1 of %2 went from %3 to %4 at %5 (%6).</source>
        <comment>metric, subject, values, time, precision</comment>
        <translation>%2 的 %1 于 %5（%6）从 %3 变为 %4。</translation>
    </message>
    <message>
        <source>Every metric is as good as before the fault, within its margin. Continue to the report.</source>
        <translation>所有指标均已恢复到故障前的水平（在允许偏差内）。请继续生成报告。</translation>
    </message>
    <message>
        <source>The time after the change is compared with the healthy period before the fault. The criteria were set in advance.</source>
        <translation>将变更之后的时段与故障之前的健康时段进行比较。判定标准已事先设定。</translation>
    </message>
    <message>
        <source>The switch of %1 from version %2 to version %3 has started. %4</source>
        <translation>已开始将 %1 从版本 %2 切换到版本 %3。%4</translation>
    </message>
    <message>
        <source>The switch of %1 was undone: version %2 is serving again instead of version %3.</source>
        <translation>%1 的切换已撤销：重新由版本 %2 提供服务，取代版本 %3。</translation>
    </message>
</context>
<context>
    <name>JsonFieldsWords</name>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a duration in milliseconds, which is not negative</source>
        <translation>非负的毫秒时长</translation>
    </message>
    <message>
        <source>a list of two times</source>
        <translation>由两个时间组成的列表</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>The field “%1” is missing or empty.</source>
        <translation>字段“%1”缺失或为空。</translation>
    </message>
    <message>
        <source>The document should be %1.</source>
        <translation>该文档应为%1。</translation>
    </message>
    <message>
        <source>The field “%1” should be %2.</source>
        <translation>字段“%1”应为%2。</translation>
    </message>
    <message>
        <source>It is not valid JSON (%1 at byte %2).</source>
        <translation>不是有效的 JSON（第 %2 字节处：%1）。</translation>
    </message>
    <message>
        <source>one of these: %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>JsonRowWords</name>
    <message>
        <source>Other text stands behind the JSON object: “%1”.</source>
        <translation>JSON 对象之后还有其他文本：“%1”。</translation>
    </message>
    <message>
        <source>Write each object on a line of its own; two processes that write into one file at once mix their lines.</source>
        <translation>请将每个对象单独写成一行；两个进程同时写入一个文件会使各行混在一起。</translation>
    </message>
    <message>
        <source>A number in the line is not written as JSON has it.</source>
        <translation>该行中有一个数字的写法不符合 JSON。</translation>
    </message>
    <message>
        <source>Write numbers without a plus sign, leading zeros or a point at an end.</source>
        <translation>数字不要带加号、前导零，也不要以小数点开头或结尾。</translation>
    </message>
    <message>
        <source>The line holds a word that JSON does not know.</source>
        <translation>该行含有 JSON 不认识的单词。</translation>
    </message>
    <message>
        <source>Put texts in quotation marks; words without are true, false and null.</source>
        <translation>文本请加引号；不加引号的单词只有 true、false 和 null。</translation>
    </message>
    <message>
        <source>A text in the line has an escape that JSON does not know.</source>
        <translation>该行的某个文本含有 JSON 不认识的转义。</translation>
    </message>
    <message>
        <source>Write a backslash twice.</source>
        <translation>反斜杠请写两次。</translation>
    </message>
    <message>
        <source>The objects in the line are nested too deeply.</source>
        <translation>该行中的对象嵌套过深。</translation>
    </message>
    <message>
        <source>Leave large inputs out of the log.</source>
        <translation>请勿将大型输入写入日志。</translation>
    </message>
    <message>
        <source>The line is not a complete JSON object.</source>
        <translation>该行不是完整的 JSON 对象。</translation>
    </message>
    <message>
        <source>Each line must hold one whole object; look for a line that was cut off or written by two processes at once.</source>
        <translation>每行必须包含一个完整对象；请查找被截断或由两个进程同时写入的行。</translation>
    </message>
    <message>
        <source>The line is not valid JSON.</source>
        <translation>该行不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Put names and texts in double quotation marks, and a comma between two members; numbers have no plus sign.</source>
        <translation>名称和文本请加双引号，两个成员之间加逗号；数字不带加号。</translation>
    </message>
</context>
<context>
    <name>LocalMachineWords</name>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取该文件：%1。</translation>
    </message>
    <message>
        <source>Measuring this computer needs the proc file system.</source>
        <translation>测量本机需要 proc 文件系统。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>The line does not look as the kernel documents it.</source>
        <translation>该行的格式与内核文档不符。</translation>
    </message>
</context>
<context>
    <name>Locate</name>
    <message>
        <source>The history has no samples of %1 around the alert.</source>
        <translation>历史记录中没有告警前后的 %1 样本。</translation>
    </message>
    <message>
        <source>Choose another series, or wait until the endpoint is collected again.</source>
        <translation>请选择其他序列，或等待端点重新开始采集。</translation>
    </message>
    <message>
        <source>The history has no samples of %1 in the healthy or in the affected period.</source>
        <translation>在健康时段或受影响时段内，历史记录中没有 %1 的样本。</translation>
    </message>
    <message>
        <source>Choose times inside the recorded period.</source>
        <translation>请选择有记录的时间范围。</translation>
    </message>
    <message>
        <source>The affected period would end before it begins.</source>
        <translation>受影响时段的结束早于开始。</translation>
    </message>
    <message>
        <source>Choose an end after the onset.</source>
        <translation>请选择晚于起始时间的结束时间。</translation>
    </message>
</context>
<context>
    <name>LogCommandText</name>
    <message>
        <source>open a prediction log, or print its summary</source>
        <translation>打开预测日志，或打印其摘要</translation>
    </message>
    <message>
        <source>log file or folder</source>
        <translation>日志文件或文件夹</translation>
    </message>
    <message>
        <source>print a summary instead of opening a window</source>
        <translation>打印摘要，而不打开窗口</translation>
    </message>
    <message>
        <source>The summary was printed, or the console was closed.</source>
        <translation>已打印摘要，或控制台已关闭。</translation>
    </message>
    <message>
        <source>The log could not be read, or the history of the console could not be opened.</source>
        <translation>无法读取日志，或无法打开控制台的历史文件。</translation>
    </message>
    <message>
        <source>Prints the quality of the models in the log.</source>
        <translation>打印日志中各模型的质量。</translation>
    </message>
    <message>
        <source>Prints the accuracy of the most frequent model.</source>
        <translation>打印出现最多的模型的准确率。</translation>
    </message>
    <message>
        <source>Give either --text or --json, not both.</source>
        <translation>请指定 --text 或 --json 之一，不要同时指定。</translation>
    </message>
    <message>
        <source>The summary was printed, but a file, or some of its rows, could not be read.</source>
        <translation>已输出摘要，但有文件或其中一些行无法读取。</translation>
    </message>
    <message>
        <source>the log as it was named</source>
        <translation>给出的日志名称</translation>
    </message>
    <message>
        <source>Says what the score is, and what stands for a missing value.</source>
        <translation>指明得分是什么，以及什么表示缺失值。</translation>
    </message>
    <message>
        <source>Opens a prediction log in the console, or with --text or --json prints the quality of its models without a window. Reads JSON lines, CSV, Parquet, the formats of model servers, packed files and folders; “-” is standard input. Parquet needs the library of DuckDB.</source>
        <translation>在控制台中打开预测日志；使用 --text 或 --json 时，不打开窗口而直接输出其中各模型的质量。可读取 JSON 行、CSV、Parquet、各种模型服务器的格式、压缩文件和文件夹；“-”表示标准输入。读取 Parquet 需要 DuckDB 的库。</translation>
    </message>
</context>
<context>
    <name>LogFileAccessWords</name>
    <message>
        <source>The file does not exist.</source>
        <translation>该文件不存在。</translation>
    </message>
    <message>
        <source>Check the path and whether the program that writes the log is running.</source>
        <translation>请检查路径，以及写入日志的程序是否正在运行。</translation>
    </message>
    <message>
        <source>Give your user account the right to read it.</source>
        <translation>请为您的用户账户授予读取权限。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取该文件：%1。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive that holds it.</source>
        <translation>请检查存放该文件的磁盘或网络驱动器。</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>Choose the log file itself, not a folder, a pipe or a device.</source>
        <translation>请选择日志文件本身，而非文件夹、管道或设备。</translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation>您无权读取该文件。</translation>
    </message>
</context>
<context>
    <name>LogFileText</name>
    <message>
        <source>The line is longer than 1 MiB.</source>
        <translation>该行超过 1 MiB。</translation>
    </message>
    <message>
        <source>It was left out; leave large inputs out of the log.</source>
        <translation>该行已略过；请勿将大型输入写入日志。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>该文件为空。</translation>
    </message>
    <message>
        <source>Open it again when predictions have been logged.</source>
        <translation>请在记录预测后重新打开。</translation>
    </message>
    <message>
        <source>The file holds labels but no predictions.</source>
        <translation>该文件只含标签，不含预测。</translation>
    </message>
    <message>
        <source>Open the log of the predictions, or a file that holds both.</source>
        <translation>请打开预测日志，或同时包含预测和标签的文件。</translation>
    </message>
    <message>
        <source>The file holds no predictions.</source>
        <translation>该文件不含预测。</translation>
    </message>
    <message>
        <source>No line of the file can be read; the first: %1</source>
        <translation>该文件没有可读取的行；首个错误：%1</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>读取已取消。</translation>
    </message>
    <message>
        <source>Open the log that the model or its server writes for each request.</source>
        <translation>请打开模型或其服务器为每个请求写入的日志。</translation>
    </message>
    <message>
        <source>This is not a text log.</source>
        <translation>这不是文本日志。</translation>
    </message>
    <message>
        <source>Open a log of JSON lines, CSV or TSV in UTF-8, or an archive of such logs.</source>
        <translation>请打开 UTF-8 编码的 JSON Lines、CSV 或 TSV 日志，或包含此类日志的归档文件。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n line(s) contains a prediction.</source>
        <translation>
            <numerusform>%n 行中没有任何预测记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file holds %n metric(s) of a server, such as %1, but no predictions.</source>
        <translation>
            <numerusform>该文件含有 %n 个服务器指标（例如 %1），但没有预测。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the log of its requests, which TorchServe calls access_log.log, or the log of the predictions.</source>
        <translation>请打开请求日志（TorchServe 中为 access_log.log）或预测日志。</translation>
    </message>
    <message>
        <source>The time of a prediction is the one that stands before its line.</source>
        <translation>预测的时间取自行首之前的时间。</translation>
    </message>
    <message>
        <source>The objects of the log have no time of their own.</source>
        <translation>日志中的对象自身没有时间。</translation>
    </message>
    <message>
        <source>This is an archive of %1, which cannot be read.</source>
        <translation>这是 %1 归档，无法读取。</translation>
    </message>
    <message>
        <source>Unpack it, or pack the logs by zip, tar, gzip, zstd or xz.</source>
        <translation>请先解压，或用 zip、tar、gzip、zstd 或 xz 打包日志。</translation>
    </message>
</context>
<context>
    <name>LogFollowerWords</name>
    <message>
        <source>The file that was read last has been removed or compressed; its unread end is lost.</source>
        <translation>上次读取的文件已被删除或压缩；其未读的末尾部分已丢失。</translation>
    </message>
    <message>
        <source>Keep rotated logs uncompressed until they have been read.</source>
        <translation>请在读取完成前保持轮转日志不压缩。</translation>
    </message>
    <message>
        <source>The file was truncated or overwritten; it is read again from its start.</source>
        <translation>该文件被截断或覆盖；将从头重新读取。</translation>
    </message>
    <message>
        <source>Lines written just before that may be missing; rotate logs by renaming them instead.</source>
        <translation>此前刚写入的行可能缺失；请改用重命名方式轮转日志。</translation>
    </message>
    <message>
        <source>The line is longer than 1 MiB and was skipped.</source>
        <translation>该行超过 1 MiB，已跳过。</translation>
    </message>
    <message>
        <source>Leave large inputs out of the log.</source>
        <translation>请勿将大型输入写入日志。</translation>
    </message>
    <message>
        <source>The time is before 1970 or more than a day from now, so the line was left out.</source>
        <translation>该时间早于 1970 年或晚于现在一天以上，因此略过了这一行。</translation>
    </message>
    <message>
        <source>Set the clock of the server that writes the log.</source>
        <translation>请校准写日志的服务器的时钟。</translation>
    </message>
    <message>
        <source>The log was deleted.</source>
        <translation>该日志已被删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) could not be read.</source>
        <translation>
            <numerusform>另有 %n 行无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the log to see all rejected lines with their reasons.</source>
        <translation>打开该日志可查看所有被拒绝的行及其原因。</translation>
    </message>
    <message>
        <source>Following resumes as soon as a file with this name exists.</source>
        <translation>出现同名文件后将立即继续读取。</translation>
    </message>
    <message>
        <source>The log was moved away and no new one was created.</source>
        <translation>该日志已被移走，且尚未创建新日志。</translation>
    </message>
</context>
<context>
    <name>LogFormatWords</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Table (CSV or TSV)</source>
        <translation>表格（CSV 或 TSV）</translation>
    </message>
    <message>
        <source>SageMaker data capture</source>
        <translation>SageMaker 数据捕获</translation>
    </message>
    <message>
        <source>CloudEvents (KServe or Seldon payloads)</source>
        <translation>CloudEvents（KServe 或 Seldon 载荷）</translation>
    </message>
    <message>
        <source>TorchServe access log</source>
        <translation>TorchServe 访问日志</translation>
    </message>
    <message>
        <source>TorchServe metrics log</source>
        <translation>TorchServe 指标日志</translation>
    </message>
    <message>
        <source>Triton server log</source>
        <translation>Triton 服务器日志</translation>
    </message>
    <message>
        <source>vLLM server log</source>
        <translation>vLLM 服务器日志</translation>
    </message>
    <message>
        <source>Web server access log</source>
        <translation>Web 服务器访问日志</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
</context>
<context>
    <name>LogModelsWords</name>
    <message>
        <source>Undefined, because this class was never predicted.</source>
        <translation>未定义：从未预测出此类别。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Share of the predictions of this class that were right.</source>
        <translation>预测为此类别的结果中正确的比例。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall.</source>
        <translation>精确率与召回率的调和平均值。</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Undefined, because this class never occurred.</source>
        <translation>未定义：真实类别中从未出现此类别。</translation>
    </message>
    <message>
        <source>Undefined, because this class was never predicted and never occurred.</source>
        <translation>未定义：此类别既未被预测出，也未在真实类别中出现。</translation>
    </message>
    <message>
        <source>Share of the rows of this class that were recognised.</source>
        <translation>真实属于此类别的样本中被识别出的比例。</translation>
    </message>
    <message>
        <source>How often this class occurred.</source>
        <translation>真实类别为此类别的次数。</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测为</translation>
    </message>
    <message>
        <source>Share of all rows that are actually of this class.</source>
        <translation>占真实属于此类别的所有行的比例。</translation>
    </message>
</context>
<context>
    <name>LogQualityWords</name>
    <message numerus="yes">
        <source>Most labels arrive more than %n second(s) after their predictions, too late for the live accuracy.</source>
        <translation>
            <numerusform>大多数标签比其预测晚 %n 秒以上，来不及计入实时准确率。</numerusform>
        </translation>
    </message>
    <message>
        <source>Evaluate the recorded predictions, where late labels are joined, or deliver labels sooner.</source>
        <translation>请在历史记录中分析此模型（迟到的标签会在那里合并），或更快地送达标签。</translation>
    </message>
</context>
<context>
    <name>LogRecordWords</name>
    <message>
        <source>%1, line %2</source>
        <extracomment>%1 is a file, %2 a line number</extracomment>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1, line %2, field “%3”</source>
        <extracomment>%1 is a file, %2 a line number, %3 the name of a column</extracomment>
        <translation>%1，第 %2 行，字段“%3”</translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation>“%1”不是时间。</translation>
    </message>
    <message>
        <source>Write times as ISO 8601 or as seconds since 1970.</source>
        <translation>请按 ISO 8601 格式或自 1970 年起的秒数写入时间。</translation>
    </message>
    <message>
        <source>The line has a label but neither a prediction nor a request id to join it by.</source>
        <translation>该行有标签，但既没有预测，也没有可供关联的请求 ID。</translation>
    </message>
    <message>
        <source>Log the request id under one of these names: %1.</source>
        <translation>请以下列名称之一记录请求 ID：%1。</translation>
    </message>
    <message>
        <source>The line has no prediction.</source>
        <translation>该行没有预测。</translation>
    </message>
    <message>
        <source>Log the prediction under one of these names: %1.</source>
        <translation>请以下列名称之一记录预测：%1。</translation>
    </message>
    <message>
        <source>The line has no time.</source>
        <translation>该行没有时间。</translation>
    </message>
    <message>
        <source>Log the time of each prediction under one of these names: %1.</source>
        <translation>请以下列名称之一记录每次预测的时间：%1。</translation>
    </message>
    <message>
        <source>Write each prediction on a line of its own, as one value.</source>
        <translation>请将每个预测单独写成一行，并只写一个值。</translation>
    </message>
    <message numerus="yes">
        <source>The prediction is a list of %n value(s).</source>
        <translation>
            <numerusform>预测是含有 %n 个值的列表。</numerusform>
        </translation>
    </message>
    <message>
        <source>The prediction is an object. The file may be a table that was written by its columns.</source>
        <translation>预测是一个对象。该文件可能是按列写出的表格。</translation>
    </message>
</context>
<context>
    <name>LogSetWords</name>
    <message>
        <source>There are no logs here.</source>
        <translation>此处没有日志。</translation>
    </message>
    <message>
        <source>Choose the files themselves; in a folder, only names such as p.log, p.jsonl or p.csv.1.gz are taken for logs.</source>
        <translation>请直接选择文件；选择文件夹时，只有 p.log、p.jsonl 或 p.csv.1.gz 之类的文件名才会被视为日志。</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>precision (macro)</source>
        <translation>精确率（宏平均）</translation>
    </message>
    <message>
        <source>recall (macro)</source>
        <translation>召回率（宏平均）</translation>
    </message>
    <message>
        <source>F1 (macro)</source>
        <translation>F1（宏平均）</translation>
    </message>
    <message>
        <source>latency p50</source>
        <translation>延迟 p50</translation>
    </message>
    <message>
        <source>latency p90</source>
        <translation>延迟 p90</translation>
    </message>
    <message>
        <source>latency p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are true classes, columns predicted ones</source>
        <translation>混淆矩阵：行为真实类别，列为预测类别</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>All predictions</source>
        <translation>所有预测</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>ROC AUC</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>已读取行数</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
</context>
<context>
    <name>LogsPageWords</name>
    <message>
        <source>Open prediction logs</source>
        <translation>打开预测日志</translation>
    </message>
    <message>
        <source>Prediction logs (%1)</source>
        <translation>预测日志 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <source>Open a folder of logs</source>
        <translation>打开日志文件夹</translation>
    </message>
</context>
<context>
    <name>MainText</name>
    <message>
        <source>There is no display to open a window on.</source>
        <translation>没有可打开窗口的显示器。</translation>
    </message>
    <message>
        <source>Without a display use a command that opens no window; see quarterdeck --help.</source>
        <translation>没有显示器时，请使用不打开窗口的命令；请参阅 quarterdeck --help。</translation>
    </message>
</context>
<context>
    <name>ManText</name>
    <message>
        <source>Exit codes:</source>
        <translation>退出码：</translation>
    </message>
    <message>
        <source>Fields of the JSON document:</source>
        <translation>JSON 文档的字段：</translation>
    </message>
    <message>
        <source>The default history. The hashes of audit trails are kept in the folder “audit” beside it.</source>
        <translation>默认的历史文件。审计记录的哈希保存在其旁边的文件夹“audit”中。</translation>
    </message>
    <message>
        <source>The settings of the console: language, theme, the last page and the last log.</source>
        <translation>控制台的设置：语言、主题、上次的页面和上次的日志。</translation>
    </message>
    <message>
        <source>User Commands</source>
        <translation>用户命令</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>console for operating machine-learning models in production</source>
        <translation>用于在生产环境中运维机器学习模型的控制台</translation>
    </message>
    <message>
        <source>SYNOPSIS</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Quarterdeck watches model servers and prediction logs, charts quality, latency and resources, raises alerts, and guides through a fault: locate, analyse, fix, verify. Without a command the console opens.
Options can stand before or after other arguments. A value follows as “--out FILE” or “--out=FILE”. After “--” everything is an argument, such as a file whose name starts with a dash. Results go to standard output, messages and progress to standard error.</source>
        <translation>Quarterdeck 监视模型服务器和预测日志，绘制质量、延迟和资源图表，发出告警，并引导处理故障：定位、分析、修复、验证。不指定命令时打开控制台。
选项可以位于其他参数之前或之后。值写作“--out FILE”或“--out=FILE”。“--”之后的一切都是参数，例如名称以短横线开头的文件。结果写到标准输出，消息和进度写到标准错误。</translation>
    </message>
    <message>
        <source>COMMANDS</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>OPTIONS OF EVERY COMMAND</source>
        <translation>所有命令共有的选项</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>MeaningText</name>
    <message>
        <source>--column is NAME=MEANING, or NAME=latency:UNIT, not “%1”. A meaning is one of %2; a unit is one of %3.</source>
        <translation>--column 的格式是 NAME=MEANING 或 NAME=latency:UNIT，而不是“%1”。含义是 %2 之一；单位是 %3 之一。</translation>
    </message>
    <message>
        <source>--zone is an offset such as +02:00, or UTC, not “%1”.</source>
        <translation>--zone 是 +02:00 这样的偏移量或 UTC，而不是“%1”。</translation>
    </message>
    <message>
        <source>--score is confidence (the probability of the predicted class), probability:CLASS, score:CLASS (higher values speak for the class) or none, not “%1”.</source>
        <translation>--score 是 confidence（预测类别的概率）、probability:CLASS、score:CLASS（值越高越倾向该类别）或 none，而不是“%1”。</translation>
    </message>
    <message>
        <source>what a column means, such as churned=label or took=latency:us; can be repeated</source>
        <translation>某一列的含义，例如 churned=label 或 took=latency:us；可重复</translation>
    </message>
    <message>
        <source>what is predicted, instead of deciding it from the values</source>
        <translation>预测的是什么，而不是由值来判断</translation>
    </message>
    <message>
        <source>positive class for recall, precision and ROC</source>
        <translation>计算召回率、精确率和 ROC 的正类</translation>
    </message>
    <message>
        <source>what the one score per row is: confidence (the probability of the predicted class), probability:CLASS, score:CLASS (higher values speak for the class) or none</source>
        <translation>每行的一个得分是什么：confidence（预测类别的概率）、probability:CLASS、score:CLASS（值越高越倾向该类别）或 none</translation>
    </message>
    <message>
        <source>column that identifies requests, of which each counts once; none: all rows count</source>
        <translation>标识请求的列，每个请求只计一次；none：所有行都计入</translation>
    </message>
    <message>
        <source>column of the time</source>
        <translation>时间所在的列</translation>
    </message>
    <message>
        <source>what a number for a time counts</source>
        <translation>表示时间的数字以什么计</translation>
    </message>
    <message>
        <source>zone of times that have none, such as +02:00; UTC by default</source>
        <translation>没有时区的时间所在的时区，例如 +02:00；默认为 UTC</translation>
    </message>
    <message>
        <source>decimal mark of numbers, instead of deciding it from the values</source>
        <translation>数字的小数点符号，而不是由值来判断</translation>
    </message>
    <message>
        <source>text that stands for a missing value in every column, such as -999; can be repeated</source>
        <translation>在每一列中表示缺失值的文本，例如 -999；可重复</translation>
    </message>
</context>
<context>
    <name>MeaningWords</name>
    <message>
        <source>As the values say</source>
        <translation>由值判断</translation>
    </message>
    <message>
        <source>Classes are predicted</source>
        <translation>预测的是类别</translation>
    </message>
    <message>
        <source>Numbers are predicted</source>
        <translation>预测的是数值</translation>
    </message>
    <message>
        <source>The positive class is %1</source>
        <translation>正类是 %1</translation>
    </message>
    <message>
        <source>The probability of the predicted class</source>
        <translation>预测类别的概率</translation>
    </message>
    <message>
        <source>The probability of class %1</source>
        <translation>类别 %1 的概率</translation>
    </message>
    <message>
        <source>A score; higher values speak for %1</source>
        <translation>得分；值越高越倾向 %1</translation>
    </message>
    <message>
        <source>Nothing that figures could rest on</source>
        <translation>不能作为指标的依据</translation>
    </message>
</context>
<context>
    <name>MetricInfo</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Labelled share</source>
        <translation>已标注比例</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>平均延迟</translation>
    </message>
    <message>
        <source>Request rate</source>
        <translation>请求率</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Pending requests</source>
        <translation>排队请求数</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU 显存</translation>
    </message>
    <message>
        <source>Disk read</source>
        <translation>磁盘读取</translation>
    </message>
    <message>
        <source>Disk written</source>
        <translation>磁盘写入</translation>
    </message>
    <message>
        <source>CPU cores used</source>
        <translation>使用的 CPU 核数</translation>
    </message>
    <message>
        <source>Requests in flight</source>
        <translation>处理中的请求数</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存上限</translation>
    </message>
    <message>
        <source>GPU memory limit</source>
        <translation>GPU 内存上限</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>可达</translation>
    </message>
</context>
<context>
    <name>Monitor</name>
    <message>
        <source>This alert is no longer open.</source>
        <translation>此告警已不再处于未恢复状态。</translation>
    </message>
</context>
<context>
    <name>OperatorActionsWords</name>
    <message>
        <source>%1 The request that switches the version was not sent.</source>
        <translation>%1 切换版本的请求没有发送。</translation>
    </message>
    <message>
        <source>%1 now serves version %2, but this could not be recorded: %3</source>
        <translation>%1 现由版本 %2 提供服务，但未能记录此操作：%3</translation>
    </message>
    <message>
        <source>Switching %1 failed (%2), and this could not be recorded: %3</source>
        <translation>切换 %1 失败（%2），且未能记录此操作：%3</translation>
    </message>
    <message>
        <source>Whether %1 was switched is not known, and this could not be recorded: %2</source>
        <translation>%1 是否已切换未知，并且无法记录这一点：%2</translation>
    </message>
    <message>
        <source>%1 Version %2 is serving, but not because of this action.</source>
        <translation>%1 版本 %2 正在提供服务，但并非由本次操作所致。</translation>
    </message>
    <message>
        <source>Version %1 of %2 is serving now. The request that switches it was not sent.</source>
        <translation>此间 %2 已由版本 %1 提供服务。切换版本的请求没有发送。</translation>
    </message>
    <message>
        <source>Waiting for version %1 of %2 to be ready was stopped. The request that switches to it was not sent.</source>
        <translation>不再等待 %2 的版本 %1 就绪。切换到该版本的请求没有发送。</translation>
    </message>
    <message>
        <source>Nothing was sent: the console ended before the switch started.</source>
        <translation>没有发送任何请求：控制台在切换开始之前已结束。</translation>
    </message>
    <message>
        <source>The console ended before the answer arrived.</source>
        <translation>控制台在收到应答之前已结束。</translation>
    </message>
    <message>
        <source>This endpoint is no longer in the fleet.</source>
        <translation>该端点已不在模型群中。</translation>
    </message>
    <message>
        <source>Add it again to act on it.</source>
        <translation>请重新添加后再执行操作。</translation>
    </message>
    <message>
        <source>The endpoint was removed, but its secret may still be in the keychain.</source>
        <translation>端点已移除，但其密钥可能仍保存在钥匙串中。</translation>
    </message>
    <message>
        <source>The endpoint was saved, but the secret that it no longer needs is still in the keychain.</source>
        <translation>端点已保存，但它不再需要的密钥仍在密钥环中。</translation>
    </message>
    <message>
        <source>This silence no longer exists.</source>
        <translation>该静默已不存在。</translation>
    </message>
    <message>
        <source>A change was made for this incident, so it stays on record.</source>
        <translation>已为此事件做过更改，因此它会保留在记录中。</translation>
    </message>
    <message>
        <source>Close it on the Report page.</source>
        <translation>请在报告页面关闭它。</translation>
    </message>
    <message>
        <source>The endpoint has changed in the history since it was shown. Nothing was agreed to.</source>
        <translation>自显示以来，历史记录中的该端点已更改。没有同意任何内容。</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>请再次查看。</translation>
    </message>
</context>
<context>
    <name>OptionText</name>
    <message>
        <source>--%1 is a time such as 2026-01-31T09:00:00Z or seconds since 1970, not “%2”.</source>
        <translation>--%1 应为时间，例如 2026-01-31T09:00:00Z，或自 1970 年起的秒数，而不是“%2”。</translation>
    </message>
    <message>
        <source>language of texts and messages instead of the saved one</source>
        <translation>文字和消息的语言，代替已保存的语言</translation>
    </message>
    <message>
        <source>print help</source>
        <translation>打印帮助</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>打印版本</translation>
    </message>
    <message>
        <source>history to use instead of the default one</source>
        <translation>使用指定的历史文件，而不是默认的历史文件</translation>
    </message>
    <message>
        <source>colours of the window instead of the saved ones</source>
        <translation>窗口的配色，代替已保存的配色</translation>
    </message>
    <message>
        <source>print JSON for programs; messages go to standard error</source>
        <translation>输出供程序读取的 JSON；消息写到标准错误</translation>
    </message>
    <message>
        <source>replace an existing file; a history is never replaced</source>
        <translation>替换已有的文件；历史文件永不会被替换</translation>
    </message>
    <message>
        <source>start of the range, such as 2026-01-31T09:00:00Z or seconds since 1970</source>
        <translation>起始时间，例如 2026-01-31T09:00:00Z，或自 1970 年起的秒数</translation>
    </message>
    <message>
        <source>end of the range</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>--from must be earlier than --to.</source>
        <translation>--from 必须早于 --to。</translation>
    </message>
</context>
<context>
    <name>OutageWords</name>
    <message>
        <source>Enter user name and password, or the token, on the Sign-in tab of the endpoint.</source>
        <translation>请在端点的“登录”选项卡中输入用户名和密码，或令牌。</translation>
    </message>
    <message>
        <source>Choose the CA file of the server&apos;s certificate on the Connection tab of the endpoint, or have the certificate renewed.</source>
        <translation>请在端点的“连接”选项卡中选择服务器证书的 CA 文件，或更新证书。</translation>
    </message>
    <message>
        <source>Look at the log and the load of the server; restart it if it hangs. If it is only slow, raise the timeout of the endpoint.</source>
        <translation>请查看服务器的日志和负载；如果它已挂起，请重新启动。如果只是响应缓慢，请提高端点的超时时间。</translation>
    </message>
    <message>
        <source>Check that the metrics URL leads to a page in the Prometheus text format, and not to a web page or another service.</source>
        <translation>请检查指标 URL 指向的是 Prometheus 文本格式的页面，而不是网页或其他服务。</translation>
    </message>
    <message>
        <source>Start the server again, or look at its log if it is running. The settings of the endpoint need no change; the console retries at every interval.</source>
        <translation>请重新启动服务器；如果它正在运行，请查看其日志。端点的设置无需更改；每个间隔都会再次请求它。</translation>
    </message>
    <message>
        <source>Compare host, port and path of the metrics URL with what the server offers.</source>
        <translation>请将指标 URL 的主机、端口和路径与服务器实际提供的进行核对。</translation>
    </message>
</context>
<context>
    <name>OutputFileWords</name>
    <message>
        <source>This is a history of Quarterdeck, which no other file may replace.</source>
        <translation>这是 Quarterdeck 的历史文件，任何其他文件都不得替换它。</translation>
    </message>
    <message>
        <source>This file belongs to the history %1.</source>
        <translation>此文件属于历史文件 %1。</translation>
    </message>
    <message>
        <source>This is the write-ahead log of a database.</source>
        <translation>这是数据库的预写日志。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>This is a device or a pipe and not a file.</source>
        <translation>这是设备或管道，而不是文件。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入该文件：%1。</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it, or choose another.</source>
        <translation>请检查文件夹是否存在以及您是否有权写入，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Nothing was written. Choose another file.</source>
        <translation>未写入任何内容。请指定其他文件。</translation>
    </message>
    <message>
        <source>Nothing was written. Choose another file; remove the history yourself if you want it gone.</source>
        <translation>未写入任何内容。请指定其他文件；如果确实不再需要该历史文件，请自行删除。</translation>
    </message>
    <message>
        <source>A file with this name already exists.</source>
        <translation>已存在同名文件。</translation>
    </message>
    <message>
        <source>Nothing was written. Choose another file, or allow it to be replaced; on the command line with --force.</source>
        <translation>未写入任何内容。请指定其他文件，或允许替换它；在命令行中使用 --force。</translation>
    </message>
    <message>
        <source>This file is the source of what is to be written.</source>
        <translation>此文件正是要写入内容的来源。</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>请指定其中的一个文件。</translation>
    </message>
    <message>
        <source>The disk is full; this file cannot be written.</source>
        <translation>磁盘已满，无法写入此文件。</translation>
    </message>
    <message>
        <source>No partial file was left behind. Free space, write less, or choose another disk.</source>
        <translation>未留下任何文件。请释放空间、减少写入内容，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>Nothing was changed. Open the history itself, or choose another file.</source>
        <translation>未做任何更改。请打开历史文件本身，或指定其他文件。</translation>
    </message>
</context>
<context>
    <name>ParallelForWords</name>
    <message>
        <source>The work was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
</context>
<context>
    <name>ParquetWords</name>
    <message>
        <source>Install it with “%1”, start the console again and open the file.</source>
        <extracomment>%1 is a command</extracomment>
        <translation>请用“%1”安装，然后重新启动控制台并打开该文件。</translation>
    </message>
    <message>
        <source>This library of DuckDB, which reads Parquet, cannot be used: it is older than version 1.2, damaged, or made for another machine.</source>
        <translation>无法使用用于读取 Parquet 的这个 DuckDB 库：它的版本早于 1.2、已损坏，或是为其他类型的机器编译的。</translation>
    </message>
    <message>
        <source>DuckDB&apos;s library, which reads Parquet, is not installed.</source>
        <translation>未安装用于读取 Parquet 的 DuckDB 库。</translation>
    </message>
    <message>
        <source>DuckDB, which reads Parquet, cannot be used: %1</source>
        <extracomment>%1 is what DuckDB says, in English</extracomment>
        <translation>无法使用用于读取 Parquet 的 DuckDB：%1</translation>
    </message>
    <message>
        <source>Install it anew with “%1”.</source>
        <translation>请用“%1”重新安装。</translation>
    </message>
    <message>
        <source>The Parquet file is encrypted.</source>
        <translation>该 Parquet 文件已加密。</translation>
    </message>
    <message>
        <source>Export it without encryption.</source>
        <translation>请导出未加密的文件。</translation>
    </message>
    <message numerus="yes">
        <source>The Parquet file is cut off: it ends after %n byte(s) without its directory, so nothing of it can be read.</source>
        <translation>
            <numerusform>该 Parquet 文件不完整：它在 %n 个字节后结束，缺少末尾的目录，因此其中任何内容都无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy or export it again; a file that is still being written has no directory yet.</source>
        <translation>请重新复制或导出；仍在写入的文件还没有目录。</translation>
    </message>
    <message>
        <source>The Parquet file is damaged: %1. Of its %2 rows %3 have been read.</source>
        <extracomment>%1 is what DuckDB says, in English</extracomment>
        <translation>该 Parquet 文件已损坏：%1。其 %2 行中已读取 %3 行。</translation>
    </message>
    <message>
        <source>The Parquet file is damaged: %1.</source>
        <extracomment>%1 is what DuckDB says, in English</extracomment>
        <translation>该 Parquet 文件已损坏：%1。</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>请重新复制或导出。</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>读取已取消。</translation>
    </message>
    <message>
        <source>Export the table as Parquet or CSV with the program that writes it, or open single files of it.</source>
        <translation>请用写入该表的程序将其导出为 Parquet 或 CSV，或打开其中的单个文件。</translation>
    </message>
    <message>
        <source>This Delta table marks single rows as deleted (deletion vectors), which the console does not read.</source>
        <translation>该 Delta 表将个别行标记为已删除（删除向量），控制台不读取这种标记。</translation>
    </message>
    <message>
        <source>This Delta table has files outside of its folder.</source>
        <translation>该 Delta 表的一些文件位于其文件夹之外。</translation>
    </message>
    <message>
        <source>This Delta table gives its columns other names than its files do (column mapping).</source>
        <translation>该 Delta 表的列名与其文件中的列名不同（列映射）。</translation>
    </message>
    <message>
        <source>The log of this Delta table is damaged.</source>
        <translation>该 Delta 表的日志已损坏。</translation>
    </message>
    <message>
        <source>The log of this Delta table has gaps, so that its old files cannot be told from those that count.</source>
        <translation>该 Delta 表的日志有缺失，因此无法区分其旧文件与当前有效的文件。</translation>
    </message>
    <message>
        <source>This folder is a table of Iceberg or Hudi, whose old files cannot be told from those that count.</source>
        <translation>该文件夹是 Iceberg 或 Hudi 的表，无法区分其旧文件与当前有效的文件。</translation>
    </message>
</context>
<context>
    <name>PayloadFormatsWords</name>
    <message>
        <source>The line is not a complete JSON object.</source>
        <translation>该行不是完整的 JSON 对象。</translation>
    </message>
    <message>
        <source>Look for a line that was cut off when the log was exported.</source>
        <translation>请查找在导出日志时被截断的行。</translation>
    </message>
    <message>
        <source>Capture input and output, and name their content types in the capture configuration of the endpoint.</source>
        <translation>请同时捕获输入和输出，并在端点的数据捕获配置中指定其内容类型。</translation>
    </message>
    <message>
        <source>The event has no JSON body.</source>
        <translation>该事件没有 JSON 正文。</translation>
    </message>
    <message>
        <source>Configure the payload logger to keep the data of requests and responses.</source>
        <translation>请让载荷日志记录器保留请求和响应的数据。</translation>
    </message>
    <message>
        <source>The captured output is missing.</source>
        <translation>缺少捕获的输出。</translation>
    </message>
    <message>
        <source>The captured output is neither CSV nor JSON, but “%1”.</source>
        <translation>捕获的输出既不是 CSV 也不是 JSON，而是“%1”。</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation>此范围内无数据</translation>
    </message>
    <message>
        <source>Recorded since %1</source>
        <translation>自 %1 起有记录</translation>
    </message>
</context>
<context>
    <name>ReadAssumptionWords</name>
    <message>
        <source>A list of several values is one class: it is right when all of it is the same, in the same order.</source>
        <translation>含有多个值的列表视为一个类别：全部值及其顺序都相同时才算正确。</translation>
    </message>
    <message>
        <source>Zero bytes are no part of the text; they were left out.</source>
        <translation>零字节不属于文本，已略去。</translation>
    </message>
    <message>
        <source>Lines that are not UTF-8 are in Windows-1252, as in Western Europe.</source>
        <translation>不是 UTF-8 的行按 Windows-1252（西欧）读取。</translation>
    </message>
    <message>
        <source>A “null” in quotation marks is a missing value.</source>
        <translation>引号中的“null”视为缺失值。</translation>
    </message>
    <message>
        <source>Words in “%1” are statuses: ok stands for 200, error for 500.</source>
        <translation>“%1”中的单词视为状态：ok 表示 200，error 表示 500。</translation>
    </message>
    <message>
        <source>Rows with “%1” but without a prediction are failed requests.</source>
        <translation>有“%1”但没有预测的行视为失败的请求。</translation>
    </message>
    <message>
        <source>“%1” does not identify predictions: all rows count.</source>
        <translation>“%1”不能标识预测：所有行都计入。</translation>
    </message>
    <message>
        <source>“%1” identifies requests: of rows with one id the one that says most counts.</source>
        <translation>“%1”标识请求：同一 ID 的各行中，信息最多的一行计入。</translation>
    </message>
    <message>
        <source>Of %1 rows %2 have the id of another one: %3 with another prediction or label, %4 at another time, %5 after or before a failure, %6 with the same content.</source>
        <translation>%1 行中有 %2 行与另一行 ID 相同：%3 行预测或标签不同，%4 行时间不同，%5 行在失败之前或之后，%6 行内容相同。</translation>
    </message>
    <message numerus="yes">
        <source>That applies to %n row(s).</source>
        <translation>
            <numerusform>适用于 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That applies to %n row(s), such as “%1”.</source>
        <translation>
            <numerusform>适用于 %n 行，例如“%1”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The columns beyond %1 are left out, %n in all, from “%2” on.</source>
        <translation>
            <numerusform>超过 %1 列的部分已略去，共 %n 列，从“%2”开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>A table keeps %1 columns.</source>
        <translation>一个表格保留 %1 列。</translation>
    </message>
    <message>
        <source>Of two columns “%1” the first counts.</source>
        <translation>有两列名为“%1”，以第一列为准。</translation>
    </message>
    <message>
        <source>The log has two columns of this name.</source>
        <translation>日志中有两列同名。</translation>
    </message>
    <message>
        <source>“%1” is in milliseconds where no unit is written.</source>
        <translation>“%1”在没有写单位时以毫秒计。</translation>
    </message>
    <message>
        <source>So it is customary; its name has no unit.</source>
        <translation>这是惯例；其名称中没有单位。</translation>
    </message>
</context>
<context>
    <name>RecordCopyWords</name>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Select fewer, or leave out rows by a filter.</source>
        <translation>请少选一些，或用筛选排除部分行。</translation>
    </message>
    <message>
        <source>The clipboard cannot hold this many rows.</source>
        <translation>行数超出了剪贴板的容量。</translation>
    </message>
</context>
<context>
    <name>RecordFilterWords</name>
    <message>
        <source>Filter, character %1</source>
        <translation>筛选条件，第 %1 个字符</translation>
    </message>
    <message>
        <source>This quotation mark is not closed.</source>
        <translation>此引号未闭合。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>Put texts in quotation marks.</source>
        <translation>请为文本加引号。</translation>
    </message>
    <message>
        <source>“and”, “or” or the end</source>
        <translation>“and”、“or”或结尾</translation>
    </message>
    <message>
        <source>Expected %1.</source>
        <translation>此处应为%1。</translation>
    </message>
    <message>
        <source>a closing bracket</source>
        <translation>右括号</translation>
    </message>
    <message>
        <source>the name of a column</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>There is no column “%1”.</source>
        <translation>没有列“%1”。</translation>
    </message>
    <message>
        <source>The columns are: %1.</source>
        <translation>现有列：%1。</translation>
    </message>
    <message>
        <source>“in”</source>
        <translation>“in”</translation>
    </message>
    <message>
        <source>a comparison such as =, != or &lt;, “in” or “is missing”</source>
        <translation>比较运算符（如 =、!= 或 &lt;）、“in”或“is missing”</translation>
    </message>
    <message>
        <source>“missing”</source>
        <translation>“missing”</translation>
    </message>
    <message>
        <source>A column of many different texts cannot be compared with another column.</source>
        <translation>取值种类过多的文本列不能与其他列比较。</translation>
    </message>
    <message>
        <source>Only numbers can be subtracted.</source>
        <translation>只有数字可以相减。</translation>
    </message>
    <message>
        <source>a comparison such as = or &lt;</source>
        <translation>比较运算符，例如 = 或 &lt;</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a time such as &quot;2026-01-31T10:00&quot;</source>
        <translation>时间，例如 &quot;2026-01-31T10:00&quot;</translation>
    </message>
    <message>
        <source>a number, as texts only compare by =, !=, ~, !~ and “in”</source>
        <translation>数字，因为文本只能用 =、!=、~、!~ 和“in”比较</translation>
    </message>
    <message>
        <source>a pattern in quotation marks</source>
        <translation>带引号的正则表达式</translation>
    </message>
    <message>
        <source>Numbers and times do not match patterns.</source>
        <translation>数字和时间不能用正则表达式匹配。</translation>
    </message>
    <message>
        <source>The pattern is wrong here: %1.</source>
        <translation>正则表达式在此处有误：%1。</translation>
    </message>
    <message>
        <source>an opening bracket</source>
        <translation>左括号</translation>
    </message>
    <message>
        <source>a text in quotation marks or a number</source>
        <translation>带引号的文本或数字</translation>
    </message>
    <message>
        <source>a comma or a closing bracket</source>
        <translation>逗号或右括号</translation>
    </message>
    <message>
        <source>“%1” is not expected here.</source>
        <translation>“%1”在此处没有意义。</translation>
    </message>
    <message>
        <source>Put names with characters other than letters, digits, dots and _ in backquotes.</source>
        <translation>名称若包含字母、数字、点和 _ 以外的字符，须用反引号括起来。</translation>
    </message>
    <message>
        <source>The filter has too many nested brackets.</source>
        <translation>筛选条件中的括号嵌套过深。</translation>
    </message>
</context>
<context>
    <name>RecordImportWords</name>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message numerus="yes">
        <source>%n late label(s) were not joined, because there are more than %1 different ones.</source>
        <translation>
            <numerusform>%n 个迟到的标签未合并，因为不同的标签超过 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check in the column mapping whether the label is the right column.</source>
        <translation>请在列映射中检查标签列是否选择正确。</translation>
    </message>
    <message>
        <source>Another row has the id of this request, and says more or came first.</source>
        <translation>另一行有这个请求的标识，且内容更多或出现更早。</translation>
    </message>
    <message>
        <source>Say that the id identifies something else if all rows are to count.</source>
        <translation>如果所有行都应计入，请指明该标识代表其他事物。</translation>
    </message>
    <message>
        <source>Parquet files are not read from archives or standard input.</source>
        <translation>不从归档文件或标准输入中读取 Parquet 文件。</translation>
    </message>
    <message>
        <source>Unpack it, or save it as a file, and open that.</source>
        <translation>请解压，或将其保存为文件，然后打开该文件。</translation>
    </message>
    <message>
        <source>Excel workbooks are not read.</source>
        <translation>不读取 Excel 工作簿。</translation>
    </message>
    <message>
        <source>Save the sheet as CSV, and open that.</source>
        <translation>请将工作表另存为 CSV，然后打开该文件。</translation>
    </message>
</context>
<context>
    <name>RecordParserWords</name>
    <message>
        <source>%1, line %2, column %3</source>
        <extracomment>%1 is a file, %2 a line number, %3 a column number</extracomment>
        <translation>%1，第 %2 行，第 %3 列</translation>
    </message>
    <message>
        <source>The line is not UTF-8 text.</source>
        <translation>该行不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Set the encoding of the program that writes the log to UTF-8.</source>
        <translation>请将写入日志的程序的编码设为 UTF-8。</translation>
    </message>
    <message>
        <source>The line has %1 columns, but the header has %2.</source>
        <translation>该行有 %1 列，而表头有 %2 列。</translation>
    </message>
    <message>
        <source>Put quotation marks around texts that contain the delimiter; a last line that was cut off can be ignored.</source>
        <translation>请为包含分隔符的文本加引号；末行若被截断可忽略。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed, or text follows a closed one.</source>
        <translation>引号未闭合，或闭合后仍有文本。</translation>
    </message>
    <message>
        <source>Write a quotation mark inside of a quoted text twice.</source>
        <translation>请将带引号文本中的引号写两次。</translation>
    </message>
    <message>
        <source>The line is neither a JSON object nor the header of a table with a prediction.</source>
        <translation>该行既不是 JSON 对象，也不是含预测列的表头。</translation>
    </message>
    <message>
        <source>Write one JSON object per line, or begin with a header that names the columns.</source>
        <translation>请每行写入一个 JSON 对象，或以标明列名的表头开头。</translation>
    </message>
    <message>
        <source>None of the columns is known to hold a prediction. The columns are: %1.</source>
        <translation>未识别出包含预测的列。现有列：%1。</translation>
    </message>
    <message>
        <source>Name one of them %1; for labels that come later, also use a request id (%2) and a label (%3).</source>
        <translation>请将其中一列命名为 %1；若标签稍后才到，还需提供请求 ID（%2）和标签（%3）。</translation>
    </message>
    <message>
        <source>The file is one object whose list “%1” holds further objects.</source>
        <extracomment>%1 is the name of a member of a JSON object</extracomment>
        <translation>该文件是一个对象，其列表“%1”中含有更多对象。</translation>
    </message>
    <message>
        <source>Write one object per line instead, for example with: jq -c &apos;.%1[]&apos;.</source>
        <translation>请改为每行写一个对象，例如使用：jq -c &apos;.%1[]&apos;。</translation>
    </message>
    <message>
        <source>The file is one table in a single JSON object, as pandas writes it.</source>
        <translation>该文件是写在单个 JSON 对象中的表格，如 pandas 所写。</translation>
    </message>
    <message>
        <source>Write one object per line instead: to_json(…, orient=&apos;records&apos;, lines=True).</source>
        <translation>请改为每行写一个对象：to_json(…, orient=&apos;records&apos;, lines=True)。</translation>
    </message>
    <message>
        <source>The line is a JSON array, whose values have no names.</source>
        <translation>该行是 JSON 数组，其中的值没有名称。</translation>
    </message>
    <message>
        <source>Write one JSON object per line, with the names of the values.</source>
        <translation>请每行写一个 JSON 对象，并写出各值的名称。</translation>
    </message>
</context>
<context>
    <name>RecordTableWords</name>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>搜索已取消。</translation>
    </message>
</context>
<context>
    <name>RecordTallyWords</name>
    <message>
        <source>Rows can be grouped by at most three columns, and only by columns with few values.</source>
        <translation>最多只能按三列对行分组，且只能使用取值种类较少的列。</translation>
    </message>
</context>
<context>
    <name>ReportMakingText</name>
    <message>
        <source>Reading: %1 lines</source>
        <translation>正在读取：%1 行</translation>
    </message>
    <message>
        <source>Reading: %1, %2 lines</source>
        <translation>正在读取：%1，%2 行</translation>
    </message>
    <message>
        <source>Several endpoints have this name.</source>
        <translation>多个端点使用此名称。</translation>
    </message>
    <message>
        <source>It holds no predictions at all.</source>
        <translation>其中没有任何预测。</translation>
    </message>
    <message>
        <source>There are predictions of: %1</source>
        <translation>有预测的端点：%1</translation>
    </message>
    <message>
        <source>Reading: %1, %2 predictions</source>
        <translation>正在读取：%1，%2 条预测</translation>
    </message>
    <message>
        <source>Evaluating the predictions</source>
        <translation>正在评估预测</translation>
    </message>
    <message>
        <source>The history has no such predictions of this endpoint.</source>
        <translation>历史记录中没有此端点的此类预测。</translation>
    </message>
    <message>
        <source>Evaluating %L1 predictions</source>
        <translation>正在评估 %L1 条预测</translation>
    </message>
    <message>
        <source>Use its id instead. There are predictions of: %1</source>
        <translation>请改用其 ID 指定。有预测的端点：%1</translation>
    </message>
    <message>
        <source>The history has no such endpoint.</source>
        <translation>历史记录中没有此端点。</translation>
    </message>
    <message>
        <source>Choose another model or time, or leave them out.</source>
        <translation>请指定其他模型或时间，或省略这些条件。</translation>
    </message>
</context>
<context>
    <name>ReportText</name>
    <message>
        <source>write a report on the quality of a model</source>
        <translation>生成模型的质量报告</translation>
    </message>
    <message>
        <source>Writes a report on the quality of a model: from prediction logs, or with --endpoint from the predictions that the history has of an endpoint. The history may be in use. The format follows from the name of the file: .html, .pdf or .md.</source>
        <translation>生成模型的质量报告：根据预测日志，或用 --endpoint 根据历史记录中某端点的预测。历史文件可以正在使用。格式由文件名决定：.html、.pdf 或 .md。</translation>
    </message>
    <message>
        <source>log file or folder; - for standard input</source>
        <translation>日志文件或文件夹；- 表示标准输入</translation>
    </message>
    <message>
        <source>file to write: .html, .pdf or .md</source>
        <translation>要写入的文件：.html、.pdf 或 .md</translation>
    </message>
    <message>
        <source>the same as an argument; can be repeated</source>
        <translation>与参数相同；可多次指定</translation>
    </message>
    <message>
        <source>report on the recorded predictions of this endpoint (name or id)</source>
        <translation>评估此端点（名称或 ID）已记录的预测</translation>
    </message>
    <message>
        <source>only predictions that match, such as &apos;latency &gt; 0.5&apos;</source>
        <translation>仅限满足条件的预测，例如 &apos;latency &gt; 0.5&apos;</translation>
    </message>
    <message>
        <source>model to report on instead of the most frequent one</source>
        <translation>使用此模型，而不是出现最多的模型</translation>
    </message>
    <message>
        <source>The report was written.</source>
        <translation>报告已写入。</translation>
    </message>
    <message>
        <source>The predictions could not be read or evaluated, or the file could not be written.</source>
        <translation>无法读取或评估预测，或无法写入文件。</translation>
    </message>
    <message>
        <source>the written report</source>
        <translation>写入的报告</translation>
    </message>
    <message>
        <source>Reports on the logs in a folder.</source>
        <translation>评估一个文件夹中的日志。</translation>
    </message>
    <message>
        <source>Reports on the recorded predictions of an endpoint.</source>
        <translation>评估某端点已记录的预测。</translation>
    </message>
    <message>
        <source>Which predictions? Name files or folders, or an endpoint of the history with --endpoint.</source>
        <translation>要评估哪些预测？请指定文件或文件夹，或用 --endpoint 指定历史记录中的端点。</translation>
    </message>
    <message>
        <source>A report is about logs or about an endpoint, not both.</source>
        <translation>一份报告只能针对日志或端点之一，不能两者兼有。</translation>
    </message>
    <message>
        <source>--history, --from and --to go with --endpoint.</source>
        <translation>--history、--from 和 --to 需与 --endpoint 一起使用。</translation>
    </message>
    <message>
        <source>The report was written, but a file, or some of its rows, could not be read.</source>
        <translation>已写入报告，但有文件或其中一些行无法读取。</translation>
    </message>
    <message>
        <source>the logs as they were named</source>
        <translation>给出的各日志名称</translation>
    </message>
    <message>
        <source>the endpoint whose predictions were recorded, or null</source>
        <translation>记录了其预测的端点，或 null</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Model quality</source>
        <translation>模型质量</translation>
    </message>
    <message>
        <source>Quality of model %1</source>
        <translation>模型 %1 的质量</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1, of which %2 with a label</source>
        <translation>%1 条，其中 %2 条已标注</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>正类</translation>
    </message>
    <message>
        <source>Reference period</source>
        <translation>参考时段</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Made by Quarterdeck %1 on %2. Times are local.</source>
        <translation>由 Quarterdeck %1 于 %2 生成。时间均为本地时间。</translation>
    </message>
    <message>
        <source>A report is written as .html, .pdf or .md.</source>
        <translation>报告只能写为 .html、.pdf 或 .md 文件。</translation>
    </message>
    <message>
        <source>Choose a name with one of these endings.</source>
        <translation>请选择以其中一种扩展名结尾的文件名。</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>所有版本</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Mean absolute error over time</source>
        <translation>平均绝对误差随时间的变化</translation>
    </message>
    <message>
        <source>Accuracy over time</source>
        <translation>准确率随时间的变化</translation>
    </message>
    <message>
        <source>Error: realised, and estimated without labels</source>
        <translation>误差：实际值与无标签估计值</translation>
    </message>
    <message>
        <source>Accuracy: realised, and estimated without labels</source>
        <translation>准确率：实际值与无标签估计值</translation>
    </message>
    <message>
        <source>Realised</source>
        <translation>实际值</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>Three standard errors of the estimate</source>
        <translation>估计值的三倍标准误</translation>
    </message>
    <message>
        <source>Latency, p99, over time</source>
        <translation>p99 延迟随时间的变化</translation>
    </message>
    <message>
        <source>Error rate over time</source>
        <translation>错误率随时间的变化</translation>
    </message>
    <message>
        <source>ROC: recall above false positive rate</source>
        <translation>ROC：召回率–假正例率曲线</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>假正例率</translation>
    </message>
    <message>
        <source>%1: AUC %2</source>
        <translation>%1：AUC %2</translation>
    </message>
    <message>
        <source>Precision above recall</source>
        <translation>精确率–召回率曲线</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>%1: AP %2</source>
        <translation>%1：AP %2</translation>
    </message>
    <message>
        <source>Predicted probability</source>
        <translation>预测概率</translation>
    </message>
    <message>
        <source>%1: ECE %2</source>
        <translation>%1：ECE %2</translation>
    </message>
    <message>
        <source>Perfect</source>
        <translation>完美校准</translation>
    </message>
    <message>
        <source>Latency: share of the predictions</source>
        <translation>延迟：占预测的比例</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>%1: p50 %2, p99 %3</source>
        <comment>version and its latencies</comment>
        <translation>%1：p50 %2，p99 %3</translation>
    </message>
    <message>
        <source>Errors by status over time</source>
        <translation>各状态的错误随时间的变化</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Drift from the reference period: stability index</source>
        <translation>相对于参考时段的漂移：稳定性指数</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion matrix of version %1</source>
        <translation>版本 %1 的混淆矩阵</translation>
    </message>
    <message>
        <source>Rows are true classes, columns predicted ones; shares are of the row.</source>
        <translation>行为真实类别，列为预测类别；占比按行计算。</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>Classes, all versions</source>
        <translation>各类别（所有版本）</translation>
    </message>
    <message>
        <source>%1 (positive)</source>
        <translation>%1（正类）</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>True rows</source>
        <translation>真实为此类的行数</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Effect size</source>
        <translation>效应量</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>校正后 p 值</translation>
    </message>
    <message numerus="yes">
        <source>None of %n tested slices is clearly worse than the rest.</source>
        <translation>
            <numerusform>检验的 %n 个切片中，没有一个明显差于其余数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Worse by</source>
        <translation>差于其他的幅度</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>其他所有行</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Drift from the reference period</source>
        <translation>相对于参考时段的漂移</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>KS or V</source>
        <translation>KS 或 V</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失率</translation>
    </message>
    <message>
        <source>New values</source>
        <translation>新取值</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Speed and errors by segment</source>
        <translation>各细分的速度与错误</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Answers by status</source>
        <translation>按状态统计的响应</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All</source>
        <comment>versions</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考时段</translation>
    </message>
    <message>
        <source>After it</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Figure</source>
        <comment>of a version</comment>
        <translation>指标</translation>
    </message>
    <message>
        <source>Precision of “%1”</source>
        <translation>“%1”的精确率</translation>
    </message>
    <message>
        <source>Recall of “%1”</source>
        <translation>“%1”的召回率</translation>
    </message>
    <message>
        <source>F1 of “%1”</source>
        <translation>“%1”的 F1</translation>
    </message>
    <message>
        <source>Accuracy, 95 % interval</source>
        <translation>准确率，95% 区间</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Precision (macro)</source>
        <translation>精确率（宏平均）</translation>
    </message>
    <message>
        <source>Recall (macro)</source>
        <translation>召回率（宏平均）</translation>
    </message>
    <message>
        <source>F1 (macro)</source>
        <translation>F1（宏平均）</translation>
    </message>
    <message>
        <source>F1 (weighted)</source>
        <translation>F1（加权）</translation>
    </message>
    <message>
        <source>F1 (micro)</source>
        <translation>F1（微平均）</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC, 95 % interval</source>
        <translation>AUC，95% 区间</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Calibration error (ECE)</source>
        <translation>校准误差 (ECE)</translation>
    </message>
    <message>
        <source>Largest calibration error (MCE)</source>
        <translation>最大校准误差（MCE）</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>Matthews 相关系数</translation>
    </message>
    <message>
        <source>Cohen’s κ</source>
        <translation>Cohen’s κ</translation>
    </message>
    <message>
        <source>Weighted κ (quadratic)</source>
        <translation>加权 κ（二次）</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>Median absolute error</source>
        <translation>绝对误差中位数</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Mean absolute percentage error</source>
        <translation>平均绝对百分比误差</translation>
    </message>
    <message>
        <source>Noise: deviation for equal inputs</source>
        <translation>噪声：相同输入的标准差</translation>
    </message>
    <message>
        <source>Noise: deviation of residuals among 50 neighbours</source>
        <translation>噪声：相邻 50 行残差的标准差</translation>
    </message>
    <message>
        <source>Latency, mean</source>
        <translation>延迟，均值</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>延迟 p50</translation>
    </message>
    <message>
        <source>Latency p90</source>
        <translation>延迟 p90</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>Latency p99.9</source>
        <translation>延迟 p99.9</translation>
    </message>
    <message>
        <source>Latency, largest</source>
        <translation>延迟，最大值</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Undone to version %1</source>
        <translation>已撤销至版本 %1</translation>
    </message>
    <message>
        <source>Rolled back to version %1</source>
        <translation>已回滚至版本 %1</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Alert fired</source>
        <translation>告警触发</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化情况</translation>
    </message>
    <message>
        <source>Nothing changed noticeably between the baseline and the affected period.</source>
        <translation>基线与受影响时段之间无明显变化。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>the fault</comment>
        <translation>故障前</translation>
    </message>
    <message>
        <source>During</source>
        <comment>the fault</comment>
        <translation>故障期间</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效应量</translation>
    </message>
    <message>
        <source>p value</source>
        <translation>p 值</translation>
    </message>
    <message>
        <source>Predictions before</source>
        <translation>故障前预测数</translation>
    </message>
    <message>
        <source>Predictions during</source>
        <translation>故障期间预测数</translation>
    </message>
    <message>
        <source>Accuracy before</source>
        <translation>之前准确率</translation>
    </message>
    <message>
        <source>Accuracy during</source>
        <translation>故障期间准确率</translation>
    </message>
    <message>
        <source>%1 – %2, accepted as the cause</source>
        <translation>%1 – %2，已认定为原因</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>支持：%1</translation>
    </message>
    <message>
        <source>Against: %1</source>
        <translation>反对：%1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Sent, answered</source>
        <comment>times</comment>
        <translation>发送、应答</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>%1: rollback of %2 undone, version %3 to version %4</source>
        <translation>%1：撤销 %2 的回滚，版本 %3 切换至版本 %4</translation>
    </message>
    <message>
        <source>%1: %2 rolled back, version %3 to version %4</source>
        <translation>%1：回滚 %2，版本 %3 切换至版本 %4</translation>
    </message>
    <message>
        <source>Succeeded: %1</source>
        <translation>成功：%1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>a value and its interval</comment>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>Baseline</source>
        <comment>period before the fault</comment>
        <translation>基线</translation>
    </message>
    <message>
        <source>Affected</source>
        <comment>period of the fault</comment>
        <translation>受影响时段</translation>
    </message>
    <message>
        <source>After</source>
        <comment>the action</comment>
        <translation>操作后</translation>
    </message>
    <message>
        <source>Better than the baseline by</source>
        <translation>优于基线的幅度</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Undo of a rollback</source>
        <translation>撤销回滚</translation>
    </message>
    <message>
        <source>Intended</source>
        <comment>phase of an action</comment>
        <translation>拟执行</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>phase of an action</comment>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>phase of an action</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>The incident was not analysed.</source>
        <translation>未对该事件进行分析。</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未做任何更改。</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>No action was verified.</source>
        <translation>没有操作经过验证。</translation>
    </message>
    <message>
        <source>Watched from %1 to %2</source>
        <translation>观察时段：%1 至 %2</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>The audit trail has no entry for this incident.</source>
        <translation>没有该事件的审计记录。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>%1, when the alert became pending</source>
        <translation>%1（告警进入待定状态时）</translation>
    </message>
    <message>
        <source>Alert pending</source>
        <translation>告警待定</translation>
    </message>
    <message>
        <source>Alert resolved</source>
        <translation>告警恢复</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <translation>告警确认</translation>
    </message>
    <message>
        <source>by %1: %2</source>
        <translation>由 %1 确认：%2</translation>
    </message>
    <message>
        <source>Step recorded</source>
        <translation>记录步骤</translation>
    </message>
    <message>
        <source>%1; failed</source>
        <translation>%1；失败</translation>
    </message>
    <message>
        <source>%1: version %2 to version %3</source>
        <translation>%1：版本 %2 切换至版本 %3</translation>
    </message>
    <message>
        <source>Rollback undone</source>
        <translation>撤销回滚</translation>
    </message>
    <message>
        <source>Onset of the fault</source>
        <translation>故障起始</translation>
    </message>
    <message>
        <source>Version changed</source>
        <translation>版本变更</translation>
    </message>
    <message>
        <source>Incident opened</source>
        <translation>事件创建</translation>
    </message>
    <message>
        <source>Verification began</source>
        <translation>验证开始</translation>
    </message>
    <message>
        <source>Incident closed</source>
        <translation>事件关闭</translation>
    </message>
    <message>
        <source>Before and during the fault</source>
        <translation>故障前与故障期间</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1，随后 %2</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>The alert never fired</source>
        <translation>告警从未触发</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>恢复时间</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Triage opened</source>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>仍未关闭</translation>
    </message>
    <message>
        <source>Incident report: %1</source>
        <translation>事件报告：%1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Version at the onset</source>
        <translation>起始时的版本</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>The history has no samples of this time.</source>
        <translation>历史记录中没有该时段的样本。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Effect sizes: Cohen’s h of shares (0.2 is small, 0.5 medium, 0.8 large), Cliff’s δ of latencies and errors (0.15, 0.33, 0.47), else the difference, which counts as it would between shares.</source>
        <translation>效应量：比例采用 Cohen’s h（0.2 为小，0.5 为中，0.8 为大），延迟和误差采用 Cliff’s δ（0.15、0.33、0.47），其他采用差值，其大小按比例之间的差值判断。</translation>
    </message>
    <message>
        <source>Calibration: observed share</source>
        <translation>校准：实际发生的频率</translation>
    </message>
    <message>
        <source>Prediction − actual</source>
        <translation>预测值 − 实际值</translation>
    </message>
    <message>
        <source>Slices that are worse</source>
        <translation>表现更差的切片</translation>
    </message>
    <message>
        <source>PSI: stability index minus what chance shows. JS: Jensen–Shannon distance. KS or V: Kolmogorov–Smirnov statistic of numbers, Cramér’s V of categories. W: Wasserstein distance in standard deviations of the reference.</source>
        <translation>PSI：扣除偶然因素后的稳定性指数。JS：Jensen–Shannon 距离。KS 或 V：数值列为 Kolmogorov–Smirnov 统计量，类别列为 Cramér’s V。W：以参考时段标准差为单位的 Wasserstein 距离。</translation>
    </message>
    <message>
        <source>Version %1 vs. version %2</source>
        <translation>版本 %1 与版本 %2 的比较</translation>
    </message>
    <message>
        <source>Compared period vs. reference period</source>
        <translation>参考时段之后与参考时段的比较</translation>
    </message>
    <message>
        <source>%1 vs. the reference period</source>
        <translation>%1 与参考时段的比较</translation>
    </message>
    <message>
        <source>Version %1 serving</source>
        <translation>版本 %1 提供服务</translation>
    </message>
    <message>
        <source>No evidence for or against this cause.</source>
        <translation>没有支持或反对该原因的证据。</translation>
    </message>
    <message>
        <source>Unknown whether it was sent</source>
        <translation>是否已发送未知</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <comment>phase of an action</comment>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>severity</comment>
        <translation>提示</translation>
    </message>
    <message>
        <source>%1, set by hand</source>
        <translation>%1，手动设置</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time, how closely it is known</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1; outcome unknown</source>
        <translation>%1；结果未知</translation>
    </message>
    <message>
        <source>After the action</source>
        <comment>period of verification</comment>
        <translation>操作后</translation>
    </message>
    <message>
        <source>Alert threshold</source>
        <translation>告警阈值</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Writing the report was cancelled.</source>
        <translation>已取消写入报告。</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>指标的依据</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>What became of the rows</source>
        <translation>各行的去向</translation>
    </message>
    <message>
        <source>Scores follow scikit-learn’s definitions. Intervals: Wilson and Newcombe for shares, DeLong for AUC, bootstrap for macro averages, Hodges–Lehmann for latencies and errors. p-values are corrected for all that was tested: within slices, versions, periods, columns and calibration by Benjamini and Hochberg, and over these by Benjamini and Bogomolov.</source>
        <translation>各项得分遵循 scikit-learn 的定义。区间：占比采用 Wilson 和 Newcombe，AUC 采用 DeLong，宏平均采用自助法，延迟和误差采用 Hodges–Lehmann。p 值已针对全部检验作校正：切片、版本、时段、列和校准各自内部采用 Benjamini–Hochberg 方法，彼此之间采用 Benjamini–Bogomolov 方法。</translation>
    </message>
    <message>
        <source>too large</source>
        <comment>a figure</comment>
        <translation>过大</translation>
    </message>
</context>
<context>
    <name>RequestText</name>
    <message>
        <source># Request %1 of %2: %3</source>
        <translation># 请求 %1/%2：%3</translation>
    </message>
    <message>
        <source># No answer: %1</source>
        <translation># 无响应：%1</translation>
    </message>
    <message>
        <source># Answer: HTTP status %1</source>
        <translation># 响应：HTTP 状态码 %1</translation>
    </message>
    <message>
        <source># Sent at %1, answered at %2: HTTP status %3</source>
        <translation># 发送于 %1，应答于 %2：HTTP 状态码 %3</translation>
    </message>
    <message>
        <source># Sent at %1, not answered until %2: %3</source>
        <translation># 发送于 %1，直到 %2 没有应答：%3</translation>
    </message>
    <message>
        <source># Not sent.</source>
        <translation># 未发送。</translation>
    </message>
    <message>
        <source># Unknown whether it was sent.</source>
        <translation># 是否已发送未知。</translation>
    </message>
    <message>
        <source># Checks of the serving version: %1. The last one:</source>
        <translation># 对服务版本的检查次数：%1。最近一次：</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>open the console (the default)</source>
        <translation>打开控制台（默认）</translation>
    </message>
    <message>
        <source>Opens the console on a history. If another console is writing to it, it is opened read-only.</source>
        <translation>在历史文件上打开控制台。如果另一个控制台正在写入该文件，则以只读方式打开。</translation>
    </message>
    <message>
        <source>open the history read-only</source>
        <translation>以只读方式打开历史文件</translation>
    </message>
    <message>
        <source>The console was closed.</source>
        <translation>控制台已关闭。</translation>
    </message>
    <message>
        <source>The history could not be opened, or there is no display.</source>
        <translation>无法打开历史文件，或没有显示器。</translation>
    </message>
    <message>
        <source>Opens the console.</source>
        <translation>打开控制台。</translation>
    </message>
    <message>
        <source>Opens a copy of a history without changing it.</source>
        <translation>打开历史文件的副本而不作更改。</translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message>
        <source>%1 from %2 to %3: the samples are missing or do not match their checksum; what there is was set aside.</source>
        <translation>%1，%2 至 %3：样本缺失或与校验和不符；现有内容已另行保存。</translation>
    </message>
    <message>
        <source>Samples of a series and time that are not known. What was found of them was set aside.</source>
        <translation>所属序列和时间不明的样本。找到的内容已另行保存。</translation>
    </message>
    <message>
        <source>The newest samples of some series: those that had not been put into chunks yet.</source>
        <translation>部分序列的最新样本：尚未写入数据块的那些。</translation>
    </message>
    <message>
        <source>%1 between %2 and %3.</source>
        <translation>%1 在 %2 与 %3 之间的样本。</translation>
    </message>
    <message>
        <source>%1 after %2, %3 before %4, and the series numbered between these two (%5 to %6).</source>
        <translation>%1 在 %2 之后的样本、%3 在 %4 之前的样本，以及编号介于两者之间（%5 至 %6）的序列。</translation>
    </message>
    <message>
        <source>%1 after %2, and all series after it (number %3).</source>
        <translation>%1 在 %2 之后的样本，以及其后（编号大于 %3）的所有序列。</translation>
    </message>
    <message>
        <source>%1 before %2, and all series before it (number %3).</source>
        <translation>%1 在 %2 之前的样本，以及其前（编号小于 %3）的所有序列。</translation>
    </message>
    <message>
        <source>Any samples of any series.</source>
        <translation>任何序列的任何样本。</translation>
    </message>
    <message>
        <source>Nothing of a history can be found in this file.</source>
        <translation>在此文件中找不到任何历史记录内容。</translation>
    </message>
    <message>
        <source>All %1 rows that the file refers to were saved into %2.</source>
        <translation>文件所引用的全部 %1 行已保存到 %2。</translation>
    </message>
    <message>
        <source>%1 rows were saved into %2. %3 rows and %4 pages with any number of rows could not be read.</source>
        <translation>已将 %1 行保存到 %2。有 %3 行以及 %4 个页面（所含行数不详）无法读取。</translation>
    </message>
    <message>
        <source>Samples that are missing or may be: %1</source>
        <translation>缺失或可能缺失的样本：%1</translation>
    </message>
    <message>
        <source>Nothing was changed in it. Restore a copy of it, or choose another file for the history.</source>
        <translation>文件内容未作任何更改。请用副本恢复该文件，或为历史记录选择其他文件。</translation>
    </message>
    <message>
        <source>Table %1: %2 rows saved, %3 rows and %4 pages lost, %5 rows rebuilt.</source>
        <translation>表 %1：已保存 %2 行，丢失 %3 行和 %4 个页面，重建 %5 行。</translation>
    </message>
    <message>
        <source>The list of tables could not be read; the tables were recognised by their content.</source>
        <translation>无法读取表的列表；已根据内容识别各表。</translation>
    </message>
</context>
<context>
    <name>SalvageText</name>
    <message>
        <source>recover what can be read of a damaged history</source>
        <translation>恢复已损坏的历史文件中可读取的内容</translation>
    </message>
    <message>
        <source>Recovers what can be read of a damaged history into a new file beside it. The damaged file is not changed; it must not be in use.</source>
        <translation>将已损坏的历史文件中可读取的内容恢复到其旁边的新文件。已损坏的文件不会被更改；它不得正在使用。</translation>
    </message>
    <message>
        <source>A new file was written; some data may be missing from it.</source>
        <translation>已写入新文件；其中可能缺少某些数据。</translation>
    </message>
    <message>
        <source>Nothing could be recovered, or no file could be written.</source>
        <translation>无法恢复任何内容，或无法写入文件。</translation>
    </message>
    <message>
        <source>the damaged file</source>
        <translation>已损坏的文件</translation>
    </message>
    <message>
        <source>the new file</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>whole, or partial if something was lost</source>
        <translation>whole（完整），有丢失时为 partial（部分）</translation>
    </message>
    <message>
        <source>the name of a table</source>
        <translation>表的名称</translation>
    </message>
    <message>
        <source>the number of rows recovered</source>
        <translation>恢复的行数</translation>
    </message>
    <message>
        <source>the number of rows known to be lost</source>
        <translation>已知丢失的行数</translation>
    </message>
    <message>
        <source>the number of lost pages, each with an unknown number of rows</source>
        <translation>丢失的页数，每页的行数未知</translation>
    </message>
    <message>
        <source>the number of rows made anew because others refer to them</source>
        <translation>因被其他行引用而重新生成的行数</translation>
    </message>
    <message>
        <source>which samples are missing, one sentence each</source>
        <translation>缺少哪些样本，每条一句</translation>
    </message>
    <message>
        <source>Writes what can be recovered beside the damaged file.</source>
        <translation>将可恢复的内容写到已损坏文件的旁边。</translation>
    </message>
</context>
<context>
    <name>ScrapeLimitsWords</name>
    <message>
        <source>A sample of %1 has a time that is before 1970 or more than a day from now.</source>
        <translation>%1 的某个样本的时间早于 1970 年或晚于现在一天以上。</translation>
    </message>
    <message>
        <source>Set the clock of the server, or have it expose samples without times.</source>
        <translation>请校准服务器的时钟，或让它公开不带时间的样本。</translation>
    </message>
    <message>
        <source>Look for a label whose value is always new, such as a request id. Series that are not exposed any more are forgotten after a day.</source>
        <translation>请查找取值总是变化的标签，例如请求 ID。不再公开的序列一天后不再计入。</translation>
    </message>
    <message>
        <source>A series has more than %1 labels, or labels of more than %2 bytes.</source>
        <translation>某个序列的标签超过 %1 个，或标签总长超过 %2 字节。</translation>
    </message>
    <message>
        <source>The server keeps exposing new series: more than this endpoint&apos;s limit of %1.</source>
        <translation>服务器不断公开新的序列：已超过该端点的上限 %1 个。</translation>
    </message>
    <message>
        <source>Look for texts that do not belong in labels.</source>
        <translation>请查找不应放在标签里的文本。</translation>
    </message>
</context>
<context>
    <name>SecretStoreWords</name>
    <message>
        <source>System keychain</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>No keychain is running.</source>
        <translation>没有正在运行的密钥环。</translation>
    </message>
    <message>
        <source>Start gnome-keyring-daemon or KWallet within your desktop session, then try again.</source>
        <translation>请在桌面会话中启动 gnome-keyring-daemon 或 KWallet，然后重试。</translation>
    </message>
    <message>
        <source>There is no entry “%1”.</source>
        <translation>没有条目“%1”。</translation>
    </message>
    <message>
        <source>Enter the password or token again in the settings of the endpoint.</source>
        <translation>请在端点设置中重新输入密码或令牌。</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>访问被拒绝。</translation>
    </message>
    <message>
        <source>Unlock the keychain and allow Quarterdeck to use it.</source>
        <translation>请解锁密钥环，并允许 Quarterdeck 使用。</translation>
    </message>
    <message>
        <source>The keychain does not work: %1</source>
        <translation>密钥环无法使用：%1</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>密钥环无响应。</translation>
    </message>
    <message>
        <source>Look for its password dialog, or restart the keychain.</source>
        <translation>请查找密钥环的密码对话框，或重启密钥环。</translation>
    </message>
</context>
<context>
    <name>ServingPlatformWords</name>
    <message>
        <source>The answer is not JSON.</source>
        <translation>响应不是 JSON。</translation>
    </message>
    <message>
        <source>Check that the address belongs to %1.</source>
        <translation>请检查该地址是否属于 %1。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation>服务器返回状态码 %1。</translation>
    </message>
    <message>
        <source>The server answered with status %1: %2</source>
        <translation>服务器返回状态码 %1：%2</translation>
    </message>
    <message>
        <source>Check the user, password or token in the settings of the endpoint.</source>
        <translation>请检查端点设置中的用户、密码或令牌。</translation>
    </message>
    <message>
        <source>The address of the endpoint has changed since the version was switched.</source>
        <translation>自切换版本以来，端点的地址已更改。</translation>
    </message>
    <message>
        <source>%1 Nothing was sent to switch “%2”.</source>
        <comment>what changed, model</comment>
        <translation>%1 没有发送任何切换“%2”的请求。</translation>
    </message>
    <message>
        <source>Another server answers: “%1” instead of “%2”.</source>
        <translation>应答的是另一台服务器：“%1”，而不是“%2”。</translation>
    </message>
    <message>
        <source>The configuration of “%1” or of its endpoint has changed since the plan was made.</source>
        <translation>自制定计划以来，“%1”或其端点的配置已更改。</translation>
    </message>
    <message>
        <source>The address of the endpoint has changed since the plan was made.</source>
        <translation>自制定计划以来，端点的地址已更改。</translation>
    </message>
    <message>
        <source>The platform is loading version %1 of “%2”.</source>
        <translation>平台正在加载“%2”的版本 %1。</translation>
    </message>
    <message>
        <source>Ask which version is serving</source>
        <translation>查询当前提供服务的版本</translation>
    </message>
    <message>
        <source>Check %1 manually.</source>
        <translation>请手动查看 %1。</translation>
    </message>
    <message>
        <source>Review what changed, and plan again.</source>
        <translation>请查看发生了哪些变化，并重新制定计划。</translation>
    </message>
    <message>
        <source>Version %1 of “%2” is serving now; the plan was made when it was version %3.</source>
        <translation>“%2”现在由版本 %1 提供服务；制定计划时为版本 %3。</translation>
    </message>
    <message>
        <source>The configuration is read again to make sure that the plan still applies.</source>
        <translation>正在重新读取配置，以确认计划仍然有效。</translation>
    </message>
    <message>
        <source>The switch was cancelled.</source>
        <translation>切换已取消。</translation>
    </message>
    <message>
        <source>Waiting for the answer to “%1”.</source>
        <comment>what a request is for</comment>
        <translation>正在等待“%1”的应答。</translation>
    </message>
    <message>
        <source>Waiting for version %1 of “%2”.</source>
        <translation>正在等待“%2”的版本 %1。</translation>
    </message>
    <message>
        <source>This endpoint cannot switch versions.</source>
        <translation>此端点无法切换版本。</translation>
    </message>
    <message>
        <source>Add the model server itself as an endpoint to switch its versions.</source>
        <translation>如需切换版本，请将模型服务器本身添加为端点。</translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>It is ignored. Create it again.</source>
        <translation>已忽略该项；请重新创建。</translation>
    </message>
</context>
<context>
    <name>SortRowsWords</name>
    <message>
        <source>The sorting was cancelled.</source>
        <translation>排序已取消。</translation>
    </message>
    <message>
        <source>The column “%1” has too much text to be sorted by.</source>
        <translation>列“%1”的文本过多，无法按其排序。</translation>
    </message>
    <message>
        <source>Leave out rows by a filter, or sort by another column.</source>
        <translation>请用筛选条件排除一些行，或按其他列排序。</translation>
    </message>
</context>
<context>
    <name>SpeedModelsWords</name>
    <message>
        <source>missing</source>
        <comment>no value</comment>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the predictions were at least as fast as this.</source>
        <translation>有一半的预测不慢于此值。</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>Nine in ten predictions were at least as fast as this.</source>
        <translation>十分之九的预测不慢于此值。</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>One in a hundred predictions was slower than this.</source>
        <translation>百分之一的预测慢于此值。</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>One in a thousand predictions was slower than this.</source>
        <translation>千分之一的预测慢于此值。</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Share of the predictions that ended with a status of 400 or more.</source>
        <translation>以 400 及以上的状态结束的预测所占比例。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a count and its share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Predictions per second between the version&apos;s first and last one.</source>
        <translation>预测数除以该版本第一条与最后一条预测之间的时间。</translation>
    </message>
</context>
<context>
    <name>StoredEndpointWords</name>
    <message>
        <source>The stored document is about an endpoint with another identifier.</source>
        <translation>已保存的文档描述的是另一个标识符的端点。</translation>
    </message>
    <message>
        <source>Endpoint %1</source>
        <translation>端点 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field of an endpoint, what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing is collected from it. Edit it under Fleet, or remove it.</source>
        <translation>不会从中采集任何数据。请在“模型群”中编辑或移除该端点。</translation>
    </message>
    <message numerus="yes">
        <source>This and the following endpoints of the history are left out: %n more than the console reads.</source>
        <translation>
            <numerusform>历史记录中的此端点及其后的端点已被忽略：比控制台读取的多 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove endpoints that are not needed.</source>
        <translation>请移除不需要的端点。</translation>
    </message>
    <message>
        <source>The stored document is too large.</source>
        <translation>存储的文档过大。</translation>
    </message>
</context>
<context>
    <name>StoredStateWords</name>
    <message>
        <source>Alert %1</source>
        <translation>告警 %1</translation>
    </message>
    <message>
        <source>Silence %1</source>
        <translation>静默 %1</translation>
    </message>
    <message>
        <source>Alert rule %1</source>
        <translation>告警规则 %1</translation>
    </message>
</context>
<context>
    <name>SwitchTargetWords</name>
    <message>
        <source>%1 (serving now)</source>
        <comment>version</comment>
        <translation>%1（正在服务）</translation>
    </message>
    <message>
        <source>%1 (loaded, not serving)</source>
        <comment>version</comment>
        <translation>%1（已加载，未服务）</translation>
    </message>
    <message>
        <source>%1 (being loaded)</source>
        <comment>version</comment>
        <translation>%1（正在加载）</translation>
    </message>
    <message>
        <source>%1 (being unloaded)</source>
        <comment>version</comment>
        <translation>%1（正在卸载）</translation>
    </message>
    <message>
        <source>%1 (not loaded)</source>
        <comment>version</comment>
        <translation>%1（未加载）</translation>
    </message>
</context>
<context>
    <name>TableSupportWords</name>
    <message>
        <source>&amp;Copy the selected rows</source>
        <translation>复制选中的行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the whole table as C&amp;SV</source>
        <translation>将整个表格复制为 CSV(&amp;S)</translation>
    </message>
</context>
<context>
    <name>TelemetryMappingWords</name>
    <message>
        <source>%1, character %2</source>
        <translation>%1，第 %2 个字符</translation>
    </message>
    <message>
        <source>This is not a JSON object.</source>
        <translation>这不是 JSON 对象。</translation>
    </message>
    <message>
        <source>%1, rule %2</source>
        <translation>%1，第 %2 条规则</translation>
    </message>
    <message>
        <source>The rule needs standard metrics, a known scope, op and combine, “of” with names, and “per” for a ratio and only there.</source>
        <translation>该规则需要标准指标、已知的 scope、op 和 combine、带名称的 “of”；“per” 仅用于且必须用于比率。</translation>
    </message>
</context>
<context>
    <name>TemporaryFileWords</name>
    <message>
        <source>The temporary file of the table failed: %1.</source>
        <translation>表格的临时文件出错：%1。</translation>
    </message>
    <message>
        <source>Free disk space, or set TMPDIR to a folder that has more.</source>
        <translation>请在磁盘上腾出空间，或将 TMPDIR 设为空间更大的文件夹。</translation>
    </message>
</context>
<context>
    <name>TidyTexts</name>
    <message>
        <source>Deleted %1 samples, %2 predictions and %3 events and alerts.</source>
        <translation>已清除 %1 个样本、%2 条预测以及 %3 条事项和告警。</translation>
    </message>
    <message>
        <source>They were the oldest in a file that exceeded its size limit.</source>
        <translation>它们是文件中最早的数据，而文件已超过大小限制。</translation>
    </message>
    <message>
        <source>They were older than the limits of the history allow; age is counted from %1.</source>
        <translation>它们已超过历史记录的保留期限；数据的时长从 %1 起算。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock shows %1, but nothing was recorded here after %2. To keep a wrong clock from deleting data, age is counted from the latter.</source>
        <translation>本机时钟显示 %1，但此处在 %2 之后没有任何记录。为避免错误的时钟导致数据被删除，数据的时长从后者起算。</translation>
    </message>
    <message>
        <source>The limits of the history would delete %1 of one kind of data at once. It is kept until you agree.</source>
        <translation>按照历史记录的限制，某类数据将一次清除 %1。在您同意之前，这些数据会保留。</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Delete everything that exceeds the limits in the settings, going by the current clock? Deleted data cannot be restored. Pinned ranges and the time around incidents stay.</source>
        <translation>是否按照设置中的限制和当前时钟，立即清除过旧或过多的数据？清除后无法恢复。已固定的时段以及事件前后的数据会保留。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>TimeCurvesWords</name>
    <message>
        <source>%1, estimated</source>
        <translation>%1，估计值</translation>
    </message>
    <message>
        <source>Quality changed from %1 to %2</source>
        <translation>质量从 %1 变为 %2</translation>
    </message>
    <message>
        <source>%1 starts serving</source>
        <translation>%1 开始</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 – %2</source>
        <comment>points in time</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>TorchServePlatformWords</name>
    <message>
        <source>The answer has no list of models.</source>
        <translation>响应中没有模型列表。</translation>
    </message>
    <message>
        <source>Check the management address; its port is usually 8081.</source>
        <translation>请检查管理地址；其端口通常为 8081。</translation>
    </message>
    <message>
        <source>Start a worker for version %1 of “%2”</source>
        <translation>为“%2”的版本 %1 启动工作进程</translation>
    </message>
    <message>
        <source>Make version %1 of “%2” the default</source>
        <translation>将“%2”的版本 %1 设为默认版本</translation>
    </message>
    <message>
        <source>“%1” has no version %2.</source>
        <translation>“%1”没有版本 %2。</translation>
    </message>
    <message>
        <source>Register the version with TorchServe first.</source>
        <translation>请先在 TorchServe 中注册该版本。</translation>
    </message>
    <message>
        <source>No worker is running.</source>
        <translation>没有正在运行的工作进程。</translation>
    </message>
    <message>
        <source>TorchServe requires its management key: choose Bearer and enter the token of its key file.</source>
        <translation>TorchServe 需要管理密钥：请选择 Bearer，并输入其密钥文件中的令牌。</translation>
    </message>
    <message>
        <source>Version %1 of “%2” is already serving.</source>
        <translation>“%2”已由版本 %1 提供服务。</translation>
    </message>
</context>
<context>
    <name>TritonPlatformWords</name>
    <message>
        <source>Start Triton with --model-control-mode=explicit to let versions be switched.</source>
        <translation>请使用 --model-control-mode=explicit 启动 Triton，以允许切换版本。</translation>
    </message>
    <message>
        <source>The repository index is not a list.</source>
        <translation>模型仓库索引不是列表。</translation>
    </message>
    <message>
        <source>Check that the address belongs to Triton&apos;s HTTP port, usually 8000.</source>
        <translation>请检查该地址是否为 Triton 的 HTTP 端口，通常为 8000。</translation>
    </message>
    <message>
        <source>There is no model “%1”.</source>
        <translation>没有模型“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not a version number of Triton.</source>
        <translation>“%1”不是 Triton 的版本号。</translation>
    </message>
    <message>
        <source>The configuration is not a JSON object.</source>
        <translation>配置不是 JSON 对象。</translation>
    </message>
    <message>
        <source>Load “%1” with version %2 only</source>
        <translation>仅以版本 %2 加载“%1”</translation>
    </message>
    <message>
        <source>Version %1 of “%2” is already serving.</source>
        <translation>“%2”已由版本 %1 提供服务。</translation>
    </message>
</context>
<context>
    <name>Undefined</name>
    <message>
        <source>There are no rows to compute it from.</source>
        <translation>没有可用于计算的行。</translation>
    </message>
    <message>
        <source>All rows have the same true class.</source>
        <translation>所有行的真实类别都相同。</translation>
    </message>
    <message>
        <source>The true values are all the same.</source>
        <translation>真实值全部相同。</translation>
    </message>
    <message>
        <source>All true values are zero.</source>
        <translation>真实值全部为零。</translation>
    </message>
    <message>
        <source>Predictions or true classes are all the same.</source>
        <translation>预测或真实类别全部相同。</translation>
    </message>
    <message>
        <source>The reference values are all the same.</source>
        <translation>参考值全部相同。</translation>
    </message>
    <message>
        <source>There are too few rows to estimate a spread.</source>
        <translation>行数太少，无法估计离散程度。</translation>
    </message>
    <message>
        <source>The scores are not probabilities.</source>
        <translation>分数不是概率。</translation>
    </message>
    <message>
        <source>It is not defined for this kind of model.</source>
        <translation>对这类模型没有定义。</translation>
    </message>
    <message>
        <source>It is larger than a number can be.</source>
        <translation>超出了数字所能表示的范围。</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>The verification was cancelled.</source>
        <translation>验证已取消。</translation>
    </message>
</context>
<context>
    <name>WatchedFileWords</name>
    <message>
        <source>Everything that was recorded has been saved into %1. Close this console, then give that file the name of the history, or open it as a workspace.</source>
        <translation>所有已记录的内容都已保存到 %1。请关闭此控制台，然后将该文件改为历史文件的名称，或将其作为工作区打开。</translation>
    </message>
    <message>
        <source>The history file was moved away while this console was writing to it.</source>
        <translation>历史文件在此控制台写入期间被移走。</translation>
    </message>
    <message>
        <source>The history file was moved to %1 while this console was writing to it.</source>
        <translation>历史文件在此控制台写入期间被移动到 %1。</translation>
    </message>
    <message>
        <source>Nothing is lost. Move it back and collection resumes, or close this console and open the file where it is now.</source>
        <translation>没有数据丢失。将其移回后采集会继续；也可以关闭此控制台，并在文件当前所在位置打开它。</translation>
    </message>
    <message>
        <source>The write-ahead log of the history was removed or replaced while this console was writing to it.</source>
        <translation>历史记录的预写日志在此控制台写入期间被删除或替换。</translation>
    </message>
    <message>
        <source>Everything recorded is now in the history file itself. Close this console, start it again, and leave the files beside the history alone.</source>
        <translation>已记录的内容已写入历史文件本身。请关闭此控制台并重新启动，且不要改动历史文件旁边的文件。</translation>
    </message>
    <message>
        <source>The history file was replaced by another file while this console was writing to it.</source>
        <translation>历史文件在此控制台写入期间被另一个文件替换。</translation>
    </message>
    <message>
        <source>The history file was removed while this console was writing to it.</source>
        <translation>历史文件在此控制台写入期间被删除。</translation>
    </message>
    <message>
        <source>What this console has recorded could not be saved (%1) and will be lost when the console ends. Leave it open and resolve the problem; the console keeps retrying.</source>
        <translation>此控制台记录的内容无法保存（%1），控制台结束后将丢失。请保持控制台打开并解决该问题；系统会自动重试。</translation>
    </message>
</context>
<context>
    <name>qd::AcknowledgeDialog</name>
    <message>
        <source>Acknowledge an alert</source>
        <translation>确认告警</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule, model</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>Reason of the acknowledgement</source>
        <translation>确认告警的原因</translation>
    </message>
    <message>
        <source>For example: the data team knows, a fix is on its way</source>
        <translation>例如：数据团队已知悉，正在修复</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>确认(&amp;A)</translation>
    </message>
    <message>
        <source>Give a reason, so that others know that the alert is being handled.</source>
        <translation>请说明原因，以便他人知道该告警已有人处理。</translation>
    </message>
    <message>
        <source>The alert stays open until its condition clears. Your name, the time and the reason are kept with it and in the audit trail.</source>
        <translation>在满足恢复条件前，该告警将保持未恢复状态。您的姓名、时间和原因会随告警保存，并写入审计记录。</translation>
    </message>
    <message>
        <source>Shown beside the alert to everyone who looks at it later.</source>
        <translation>显示在告警旁，供之后查看的所有人参考。</translation>
    </message>
    <message>
        <source>Saves the acknowledgement with your login name.</source>
        <translation>以您的登录名保存此确认。</translation>
    </message>
</context>
<context>
    <name>qd::ActionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closes the dialog; nothing is changed.</source>
        <translation>关闭对话框；不做任何更改。</translation>
    </message>
</context>
<context>
    <name>qd::ActionsView</name>
    <message>
        <source>%1
%2</source>
        <comment>time, what was done</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Nothing was changed in this incident.</source>
        <translation>该事件中未做任何更改。</translation>
    </message>
    <message>
        <source>Act&amp;ions with their requests and answers</source>
        <translation>操作及其请求与响应(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;udit trail</source>
        <translation>审计记录(&amp;U)</translation>
    </message>
    <message>
        <source>Actions of the incident</source>
        <translation>事件操作</translation>
    </message>
    <message>
        <source>Requests and answers</source>
        <translation>请求与响应</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Written before and after each action; rows are never changed.</source>
        <translation>在每次操作前后写入；已有记录绝不更改。</translation>
    </message>
    <message>
        <source>Choose an action to see exactly what was sent and answered.</source>
        <translation>选择操作可查看实际发送和返回的内容。</translation>
    </message>
    <message>
        <source>As sent and received, with times; long answers are truncated. Secrets are never recorded.</source>
        <translation>按实际传输的内容显示，并附时间；较长的应答只保留开头。密钥绝不会被记录。</translation>
    </message>
</context>
<context>
    <name>qd::AddressTab</name>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>Prometheus metrics URL</source>
        <translation>Prometheus 指标 URL</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Platform:</source>
        <translation>平台(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>What lists, charts and messages call this endpoint.</source>
        <translation>此端点在列表、图表和消息中显示的名称。</translation>
    </message>
    <message>
        <source>&amp;Metrics URL:</source>
        <translation>指标 URL(&amp;M)：</translation>
    </message>
    <message>
        <source>Where the endpoint exposes its metrics in the format of Prometheus.</source>
        <translation>端点以 Prometheus 格式提供指标的地址。</translation>
    </message>
    <message>
        <source>&amp;Inference URL:</source>
        <translation>推理 URL(&amp;I)：</translation>
    </message>
    <message>
        <source>Health and the list of models are read here; Triton also switches versions here.</source>
        <translation>从此处读取健康状态和模型列表；Triton 也在此处切换版本。</translation>
    </message>
    <message>
        <source>Mana&amp;gement URL:</source>
        <translation>管理 URL(&amp;G)：</translation>
    </message>
    <message>
        <source>TorchServe lists models and switches versions at an address of its own.</source>
        <translation>TorchServe 使用单独的地址列出模型和切换版本。</translation>
    </message>
    <message>
        <source>Determines which metrics are understood and whether versions can be switched.</source>
        <translation>决定可识别哪些指标，以及能否切换版本。</translation>
    </message>
    <message>
        <source>&amp;Host metrics from:</source>
        <translation>主机指标来自(&amp;H)：</translation>
    </message>
    <message>
        <source>The endpoint that measures CPU, memory and disk of the host.</source>
        <translation>测量该主机 CPU、内存和磁盘的端点。</translation>
    </message>
</context>
<context>
    <name>qd::AlertModel</name>
    <message>
        <source>%1 (limit %2)</source>
        <comment>value, threshold</comment>
        <translation>%1（阈值 %2）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>The newest value of an open alert, the worst of a resolved one, and the limit of the rule.</source>
        <translation>未恢复告警的最新值或已恢复告警的最差值，以及规则的限值。</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation>%1（位于 %2）</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>未激活</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Silenced, and acknowledged by %1: %2</source>
        <translation>已静默，并由 %1 确认：%2</translation>
    </message>
    <message>
        <source>Acknowledged by %1: %2</source>
        <translation>已由 %1 确认：%2</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>%1; silenced</source>
        <comment>incident</comment>
        <translation>%1；已静默</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分派</translation>
    </message>
</context>
<context>
    <name>qd::AlertStrip</name>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation>%1（位于 %2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>alert rule, subject</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <comment>an alert</comment>
        <translation>
            <numerusform>%1，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Start &amp;triage</source>
        <translation>开始故障处理(&amp;T)</translation>
    </message>
    <message>
        <source>Start triage of the alert shown</source>
        <translation>对所示告警开始故障处理</translation>
    </message>
    <message>
        <source>Checking alerts…</source>
        <translation>正在检查告警…</translation>
    </message>
    <message>
        <source>%1: %2. %3.</source>
        <comment>alert rule, subject, incident</comment>
        <translation>%1：%2。%3。</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) unreachable</source>
        <translation>
            <numerusform>%n 个端点不可达</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (alert in %2)</source>
        <comment>endpoints, duration</comment>
        <translation>%1（%2 后告警）</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) not answering</source>
        <translation>
            <numerusform>%n 个端点没有应答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) without metrics</source>
        <translation>
            <numerusform>%n 个端点没有指标</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is being watched yet</source>
        <translation>尚未监控任何端点</translation>
    </message>
    <message numerus="yes">
        <source>No unhandled alerts; %n acknowledged or silenced</source>
        <translation>
            <numerusform>没有待处理的告警；%n 条已确认或已静默</numerusform>
        </translation>
    </message>
    <message>
        <source>No unhandled alerts</source>
        <translation>没有待处理的告警</translation>
    </message>
    <message>
        <source>Con&amp;tinue</source>
        <translation>继续(&amp;T)</translation>
    </message>
    <message>
        <source>Continue the incident shown</source>
        <translation>继续处理所显示的事件</translation>
    </message>
    <message>
        <source>Guides you from locating the fault to verifying the fix.</source>
        <translation>引导您从定位故障到验证修复。</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) cannot be watched</source>
        <translation>
            <numerusform>%n 个端点无法监视</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. This is the last recorded state; it is not being watched now.</source>
        <translation>%1。这是历史文件遗留的状态；目前未在监视。</translation>
    </message>
    <message>
        <source>Continues triage of this incident where you left it.</source>
        <translation>打开向导，从此事件上次停留的位置继续。</translation>
    </message>
    <message>
        <source>No alert rule has data yet</source>
        <translation>告警规则尚无可判断的数据</translation>
    </message>
</context>
<context>
    <name>qd::AlertTimeline</name>
    <message>
        <source>Alert timeline</source>
        <translation>告警时间线</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s). Tab goes from alert to alert, Enter shows the charts at that time, the arrow keys move, plus and minus zoom, Home returns to now.</source>
        <translation>
            <numerusform>%n 条告警。Tab 在告警之间切换，Enter 显示该时间的图表，方向键平移，加号和减号缩放，Home 返回当前时间。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertsBar</name>
    <message>
        <source>15 minutes</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未恢复</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>所有严重程度</translation>
    </message>
    <message>
        <source>Warning and critical</source>
        <translation>警告和严重</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>仅严重</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>实时(&amp;L)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Shows a shorter time in more detail. In the timeline: +, or the wheel.</source>
        <translation>以更多细节显示较短的时间。在时间线中：+ 或滚轮。</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Shows a longer time. In the timeline: -, or the wheel.</source>
        <translation>显示较长的时间。在时间线中：- 或滚轮。</translation>
    </message>
    <message>
        <source>Search rule, model, reason</source>
        <translation>搜索规则、模型、原因</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>规则(&amp;R)…</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>告警规则</translation>
    </message>
    <message>
        <source>All recorded</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Custom period</source>
        <translation>自定义时段</translation>
    </message>
    <message>
        <source>Open, unassigned</source>
        <translation>未恢复且未分派</translation>
    </message>
    <message>
        <source>How far back the timeline and the table go.</source>
        <translation>时间线和表格回溯的时间范围。</translation>
    </message>
    <message>
        <source>Follows the current time; dragging or zooming into the past stops it.</source>
        <translation>随时间移动；拖动或缩放到过去的时间后停止跟随。</translation>
    </message>
    <message>
        <source>Shows only alerts that contain every word.</source>
        <translation>仅保留包含所有搜索词的告警。</translation>
    </message>
    <message>
        <source>Shows only alerts in this state.</source>
        <translation>仅保留处于此状态的告警。</translation>
    </message>
    <message>
        <source>Hides alerts of lower severity.</source>
        <translation>排除严重程度较低的告警。</translation>
    </message>
    <message>
        <source>Shows the alert rules, and lets you change them.</source>
        <translation>查看和修改告警规则。</translation>
    </message>
</context>
<context>
    <name>qd::AlertsPage</name>
    <message>
        <source>The silence has ended.</source>
        <translation>静默已结束。</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch the fleet. An alert appears here as soon as the condition of one of them holds; a longer period shows earlier ones.</source>
        <translation>
            <numerusform>%n 条规则正在监视模型群。任一规则的条件成立时，告警会立即显示在此处；选择更长的时段可查看更早的告警。</numerusform>
        </translation>
    </message>
    <message>
        <source>No alerts in this period</source>
        <translation>此时段内没有告警</translation>
    </message>
    <message>
        <source>Show the &amp;rules…</source>
        <translation>显示规则(&amp;R)…</translation>
    </message>
    <message>
        <source>No alert matches</source>
        <translation>没有匹配的告警</translation>
    </message>
    <message>
        <source>There are alerts in this period, but the search and the filters hide them.</source>
        <translation>此时段内有告警，但被搜索和筛选条件隐藏。</translation>
    </message>
    <message>
        <source>&amp;Clear the filters</source>
        <translation>清除筛选条件(&amp;C)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>No rule is enabled, so no alert can fire.</source>
        <translation>没有启用任何规则，因此不会产生告警。</translation>
    </message>
</context>
<context>
    <name>qd::AlertsView</name>
    <message>
        <source>Start &amp;triage</source>
        <translation>开始故障处理(&amp;T)</translation>
    </message>
    <message>
        <source>Show on &amp;charts</source>
        <translation>在图表中显示(&amp;C)</translation>
    </message>
    <message>
        <source>Moves the charts to the time of the alert.</source>
        <translation>将图表移至告警发生的时间。</translation>
    </message>
    <message>
        <source>&amp;Acknowledge…</source>
        <translation>确认(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Silence…</source>
        <translation>静默(&amp;S)…</translation>
    </message>
    <message>
        <source>End &amp;silence</source>
        <translation>结束静默(&amp;S)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Continue &amp;triage</source>
        <translation>继续故障处理(&amp;T)</translation>
    </message>
    <message>
        <source>Guides you from locating the fault to verifying the fix.</source>
        <translation>引导您从定位故障到验证修复。</translation>
    </message>
    <message>
        <source>Show &amp;incident</source>
        <translation>查看事件(&amp;I)</translation>
    </message>
    <message>
        <source>Shows the incident about this alert, with what was found and done.</source>
        <translation>显示与此告警有关的事件，以及已发现和已执行的内容。</translation>
    </message>
    <message>
        <source>Continues triage of this alert&apos;s incident where you left it.</source>
        <translation>打开向导，从此告警的事件上次停留的位置继续。</translation>
    </message>
    <message>
        <source>Marks the alert as being handled by you.</source>
        <translation>将告警标记为正由您处理。</translation>
    </message>
    <message>
        <source>Mutes this alert and similar ones for a while.</source>
        <translation>在一段时间内静默此告警及同类告警。</translation>
    </message>
    <message>
        <source>Ends the silence now.</source>
        <translation>立即结束静默。</translation>
    </message>
</context>
<context>
    <name>qd::AnalysePage</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>分析已取消。</translation>
    </message>
    <message>
        <source>&amp;Analyse again</source>
        <translation>重新分析(&amp;A)</translation>
    </message>
    <message>
        <source>Accepted: %1</source>
        <translation>已采纳：%1</translation>
    </message>
    <message>
        <source>What changed, and what is the likeliest cause?</source>
        <translation>发生了什么变化，最可能的原因是什么？</translation>
    </message>
    <message>
        <source>&amp;Possible causes</source>
        <translation>可能原因(&amp;P)</translation>
    </message>
    <message>
        <source>Possible causes, likeliest first</source>
        <translation>可能原因，按可能性从高到低</translation>
    </message>
    <message>
        <source>Evidence for it</source>
        <translation>支持的证据</translation>
    </message>
    <message>
        <source>Evidence for the chosen cause</source>
        <translation>支持所选原因的证据</translation>
    </message>
    <message>
        <source>Strongest first; computed from the history.</source>
        <translation>按强度从高到低；根据历史记录计算。</translation>
    </message>
    <message>
        <source>Evidence against it</source>
        <translation>反对的证据</translation>
    </message>
    <message>
        <source>Evidence against the chosen cause</source>
        <translation>反对所选原因的证据</translation>
    </message>
    <message>
        <source>A&amp;ccept as the cause</source>
        <translation>采纳为原因(&amp;C)</translation>
    </message>
    <message>
        <source>Accept the chosen cause</source>
        <translation>采纳所选原因</translation>
    </message>
    <message>
        <source>The report names the accepted cause; it can be changed until the incident is closed.</source>
        <translation>报告会写明采纳的原因；事件关闭前可以更改。</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>重新分析</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>发生的变化</translation>
    </message>
    <message>
        <source>&amp;What changed</source>
        <translation>发生的变化(&amp;W)</translation>
    </message>
    <message>
        <source>Se&amp;gments</source>
        <translation>细分(&amp;G)</translation>
    </message>
    <message>
        <source>Respon&amp;ses</source>
        <translation>响应(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>Quantities that changed</source>
        <translation>发生变化的量</translation>
    </message>
    <message>
        <source>Segments of the input</source>
        <translation>输入的细分</translation>
    </message>
    <message>
        <source>Answers by status</source>
        <translation>按状态统计的响应</translation>
    </message>
    <message>
        <source>Versions that answered</source>
        <translation>作出响应的版本</translation>
    </message>
    <message>
        <source>Every quantity before and after the onset, largest effect first.</source>
        <translation>各个量在起始时间前后的值，影响最大的在前。</translation>
    </message>
    <message>
        <source>Answers by HTTP status before and after the onset.</source>
        <translation>起始时间前后按 HTTP 状态统计的响应。</translation>
    </message>
    <message>
        <source>When each version answered, and how well.</source>
        <translation>各版本响应的时间及其表现。</translation>
    </message>
    <message numerus="yes">
        <source>%n attribute(s) of the input were left out, because there are too many to compare.</source>
        <translation>
            <numerusform>输入属性过多，未比较其中 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>No likely cause found. Continue without one.</source>
        <translation>未找到可能的原因。可以不指定原因继续。</translation>
    </message>
    <message>
        <source>No likely cause found. Choose one yourself or continue without.</source>
        <translation>未找到可能的原因。可自行选择一个，或不指定原因继续。</translation>
    </message>
    <message>
        <source>No evidence for this cause.</source>
        <translation>没有支持此原因的证据。</translation>
    </message>
    <message>
        <source>No evidence against this cause.</source>
        <translation>没有反对此原因的证据。</translation>
    </message>
    <message>
        <source>Comparing the affected period with the healthy one…</source>
        <translation>正在将受影响时段与健康时段进行比较…</translation>
    </message>
    <message>
        <source>Choose a cause to see its evidence; Return accepts it.</source>
        <translation>选择一个原因以权衡其证据；按 Return 采纳。</translation>
    </message>
    <message>
        <source>Includes labels and samples that have arrived meanwhile.</source>
        <translation>将期间新到的标签和样本纳入分析。</translation>
    </message>
    <message>
        <source>Accuracy of each segment of the input, largest drop first.</source>
        <translation>输入各细分的表现，降幅最大的在前。</translation>
    </message>
</context>
<context>
    <name>qd::AssumptionsView</name>
    <message>
        <source>You said so.</source>
        <translation>这是您指明的。</translation>
    </message>
    <message>
        <source>The log leaves no doubt about it.</source>
        <translation>日志对此没有疑义。</translation>
    </message>
    <message>
        <source>The values speak for it.</source>
        <translation>各值支持这一判断。</translation>
    </message>
    <message>
        <source>This is a guess: the values do not speak against it. Change it if it is wrong.</source>
        <translation>这是推测：各值与它不矛盾。如果不对，请更改。</translation>
    </message>
    <message>
        <source>What the log was taken for</source>
        <translation>日志被理解为什么</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>&amp;Columns of the log…</source>
        <translation>日志的列(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>qd::BusyBar</name>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Work in progress</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Stops this computation; earlier results are kept.</source>
        <translation>停止此次计算；之前得到的结果不会丢失。</translation>
    </message>
</context>
<context>
    <name>qd::CalibrationTab</name>
    <message>
        <source>Cali&amp;bration</source>
        <translation>校准(&amp;B)</translation>
    </message>
    <message>
        <source>Calibration error, largest:</source>
        <translation>校准误差及其最大值：</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Confidences</source>
        <translation>置信度分布</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Bins of the reliability diagram</source>
        <translation>可靠性图的分箱</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows of a bin</source>
        <translation>双击或按 Enter 查看分箱中的行</translation>
    </message>
    <message>
        <source>No calibration</source>
        <translation>无校准信息</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>version, its ECE and MCE</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Confidence: %1</source>
        <translation>置信度：%1</translation>
    </message>
    <message>
        <source>95 % interval: %1</source>
        <translation>95% 区间：%1</translation>
    </message>
    <message>
        <source>%L1 rows</source>
        <translation>%L1 行</translation>
    </message>
    <message>
        <source>ECE and MCE: how far confidence and observed share lie apart, on average and at most</source>
        <translation>ECE 和 MCE：置信度与实际结果的平均差距和最大差距</translation>
    </message>
    <message>
        <source>Observed share</source>
        <translation>实际占比</translation>
    </message>
    <message>
        <source>The log has no probabilities beside its labels, so calibration cannot be measured.</source>
        <translation>日志中除标签外没有概率，因此无法衡量校准。</translation>
    </message>
    <message>
        <source>Observed: %1</source>
        <translation>实际占比：%1</translation>
    </message>
</context>
<context>
    <name>qd::ChartLegend</name>
    <message>
        <source>Hides %1, so that the others use the whole height.</source>
        <translation>隐藏 %1，让其余曲线使用全部高度。</translation>
    </message>
    <message>
        <source>Shows %1 again.</source>
        <translation>重新显示 %1。</translation>
    </message>
</context>
<context>
    <name>qd::ChartsPage</name>
    <message>
        <source>&amp;Subject:</source>
        <translation>对象(&amp;S)：</translation>
    </message>
    <message>
        <source>Subject of the charts</source>
        <translation>图表的对象</translation>
    </message>
    <message>
        <source>Charts show one model, or one endpoint without its models, at a time.</source>
        <translation>图表每次显示一个模型，或一个端点（不含其模型）。</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>model on endpoint</comment>
        <translation>%1（位于 %2）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes what was recorded in the range on screen to a file.</source>
        <translation>将屏幕所示时间范围内记录的数据写入文件。</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>评估…</translation>
    </message>
    <message>
        <source>Evaluates the predictions recorded in the range on screen. Ctrl+click in a chart, or Return at the crosshair, shows the predictions from that moment on.</source>
        <translation>评估屏幕所示时间范围内已记录的预测。在图表中按住 Ctrl 单击，或在十字线处按 Return，可查看自该时刻起的预测。</translation>
    </message>
    <message>
        <source>No charts yet</source>
        <translation>还没有图表</translation>
    </message>
    <message>
        <source>Charts appear once an endpoint is watched. Add one on the fleet page.</source>
        <translation>开始监视端点后会显示图表。请在模型群页面添加端点。</translation>
    </message>
</context>
<context>
    <name>qd::CollectionNotice</name>
    <message>
        <source>%1 values were missed.</source>
        <translation>遗漏了 %1 个值。</translation>
    </message>
    <message>
        <source>Collection has been paused since %1.</source>
        <translation>采集自 %1 起暂停。</translation>
    </message>
    <message>
        <source>Volume %1 has %2 free.</source>
        <translation>卷 %1 的可用空间为 %2。</translation>
    </message>
    <message>
        <source>Nothing is being stored; the %1 values since then are only in memory.</source>
        <translation>不再写入任何内容；此后的 %1 个值仅存在于内存中。</translation>
    </message>
    <message>
        <source>%1 values wait in memory and will be stored; the console keeps retrying.</source>
        <translation>%1 个值暂存在内存中，之后会写入；系统会自动重试。</translation>
    </message>
</context>
<context>
    <name>qd::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command, shortcut</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>无匹配项</translation>
    </message>
</context>
<context>
    <name>qd::ComparisonTable</name>
    <message>
        <source>Comparisons before and after the action</source>
        <translation>操作前后的比较</translation>
    </message>
    <message>
        <source>Each metric after the action against the healthy period before the fault.</source>
        <translation>操作后的各项指标与故障前健康时段的比较。</translation>
    </message>
</context>
<context>
    <name>qd::ConfusionModel</name>
    <message numerus="yes">
        <source>“%1” was recognised %n time(s).
Recall: %2 of all rows that actually are “%1”.
Precision: %3 of all rows that were predicted as “%1”.</source>
        <translation>
            <numerusform>“%1”被正确识别 %n 次。
召回率：占所有实际为“%1”的 %2。
精确率：占所有预测为“%1”的 %3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was mistaken for “%2” %n time(s).
That is %3 of all rows that actually are “%1”
and %4 of all rows that were predicted as “%2”.</source>
        <translation>
            <numerusform>“%1”被误判为“%2” %n 次。
占所有实际为“%1”的 %3，
占所有预测为“%2”的 %4。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ConfusionTab</name>
    <message>
        <source>&amp;Confusion matrix</source>
        <translation>混淆矩阵(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Shares:</source>
        <translation>占比(&amp;S)：</translation>
    </message>
    <message>
        <source>Shares in the cells</source>
        <translation>单元格中的占比</translation>
    </message>
    <message>
        <source>of the true class (rows)</source>
        <translation>占真实类别（行）</translation>
    </message>
    <message>
        <source>of the predicted class (columns)</source>
        <translation>占预测类别（列）</translation>
    </message>
    <message>
        <source>Scores of each class</source>
        <translation>各类别得分</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows of a class</source>
        <translation>双击或按 Enter 查看某一类别的行</translation>
    </message>
    <message>
        <source>Click a cell, or choose it with the arrow keys and press Enter, to see its rows.</source>
        <translation>单击单元格，或用方向键选中后按 Enter，即可查看其中的行。</translation>
    </message>
    <message>
        <source>No prediction has a label yet, so nothing can be compared.</source>
        <translation>尚无预测带有标签，因此无法比较。</translation>
    </message>
    <message>
        <source>Most frequent mistakes</source>
        <translation>最常见的错误</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows</source>
        <translation>双击或按 Enter 查看对应的行</translation>
    </message>
    <message>
        <source>By true class, the diagonal is the recall of each class; by predicted class, its precision</source>
        <translation>按真实类别时，对角线为各类别的召回率；按预测类别时，为各类别的精确率</translation>
    </message>
    <message>
        <source>Actual and predicted: %1</source>
        <translation>真实与预测：%1</translation>
    </message>
    <message>
        <source>There are too many classes for a matrix; the most frequent mistakes are listed beside it.</source>
        <translation>不同的类别太多，无法显示矩阵；旁边列出最常见的错误。</translation>
    </message>
</context>
<context>
    <name>qd::ConfusionView</name>
    <message>
        <source>Confusion matrix: true classes in rows, predicted classes in columns</source>
        <translation>混淆矩阵：行为真实类别，列为预测类别</translation>
    </message>
    <message>
        <source>Predicted class →</source>
        <extracomment>Axis of the confusion matrix</extracomment>
        <translation>预测类别 →</translation>
    </message>
    <message>
        <source>← True class</source>
        <extracomment>Axis of the confusion matrix, written upwards beside the rows</extracomment>
        <translation>← 真实类别</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
</context>
<context>
    <name>qd::ConnectionTab</name>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Verify the server&apos;s certificate</source>
        <translation>验证服务器证书(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Interval:</source>
        <translation>抓取间隔(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Timeout:</source>
        <translation>超时(&amp;T)：</translation>
    </message>
    <message>
        <source>Encryption:</source>
        <translation>加密：</translation>
    </message>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation>验证服务器证书</translation>
    </message>
    <message>
        <source>CA &amp;file:</source>
        <translation>CA 文件(&amp;F)：</translation>
    </message>
    <message>
        <source>Certificates to trust, in PEM; empty means those of the system.</source>
        <translation>受信任的证书，PEM 格式；留空则使用系统证书。</translation>
    </message>
    <message>
        <source>Client c&amp;ertificate:</source>
        <translation>客户端证书(&amp;E)：</translation>
    </message>
    <message>
        <source>Client &amp;key:</source>
        <translation>客户端密钥(&amp;K)：</translation>
    </message>
    <message>
        <source>The private key of the client certificate, in PEM; empty when the certificate&apos;s file has it.</source>
        <translation>客户端证书的私钥，PEM 格式；若证书文件已包含私钥则留空。</translation>
    </message>
    <message>
        <source>Short intervals show faults sooner and use more disk space.</source>
        <translation>抓取间隔越短，越早发现故障，但占用更多磁盘空间。</translation>
    </message>
    <message>
        <source>An endpoint that takes longer counts as not answering. Must not exceed the interval.</source>
        <translation>响应时间超过此值的端点视为无响应。最长不超过抓取间隔。</translation>
    </message>
    <message>
        <source>Sa&amp;mple limit:</source>
        <translation>样本数上限(&amp;M)：</translation>
    </message>
    <message>
        <source>Largest number of samples in one scrape. A larger page is rejected as a whole, and the endpoint reports it.</source>
        <translation>指一次抓取。超出的页面会被整页拒绝，并在端点上说明。</translation>
    </message>
    <message>
        <source>Se&amp;ries limit:</source>
        <translation>最多序列数(&amp;R)：</translation>
    </message>
    <message>
        <source>Largest number of different series within a day or two, so that a server that exposes new ones with each scrape cannot fill the disk.</source>
        <translation>指一两天内不同的序列，以免每页都造出新序列的服务器写满磁盘。</translation>
    </message>
    <message>
        <source>Without verification, anyone on the network path can pretend to be the server. Switch it off only for troubleshooting.</source>
        <translation>关闭后，传输途中的任何人都可以冒充服务器。仅在排查故障时关闭。</translation>
    </message>
    <message>
        <source>Presented to servers that require a client certificate, in PEM; empty means none.</source>
        <translation>向要求验证身份的服务器出示，PEM 格式；留空表示不使用。</translation>
    </message>
</context>
<context>
    <name>qd::ConsentDialog</name>
    <message>
        <source>Endpoints of this history</source>
        <translation>此历史记录的端点</translation>
    </message>
    <message>
        <source>Endpoints and what each of them wants</source>
        <translation>端点及其各自的要求</translation>
    </message>
    <message>
        <source>&amp;Tick all</source>
        <translation>全部勾选(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Collect from these</source>
        <translation>从这些端点采集(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Only look</source>
        <translation>仅查看(&amp;O)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name and platform of an endpoint</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message numerus="yes">
        <source>This history wants the console to collect from %n endpoint(s) that you have not agreed to on this machine. Nothing has been read so far, and no password has been sent. Tick the ones that you know.</source>
        <translation>
            <numerusform>此历史记录要求控制台从 %n 个您尚未在这台计算机上同意的端点采集数据。到目前为止没有请求或读取任何内容，也没有发送任何密码。请勾选您认识的端点。</numerusform>
        </translation>
    </message>
    <message>
        <source>For a history that you created yourself.</source>
        <translation>适用于您自己创建的历史记录。</translation>
    </message>
    <message>
        <source>Starts collecting from the ticked endpoints, and lets you act on them. The others keep waiting.</source>
        <translation>开始从勾选的端点采集，并允许您对其执行操作。其余端点继续等待。</translation>
    </message>
    <message>
        <source>Collects nothing. You can decide later under Fleet.</source>
        <translation>不采集任何数据。您可以随时在“模型群”中决定。</translation>
    </message>
</context>
<context>
    <name>qd::ConsentNotice</name>
    <message numerus="yes">
        <source>%n endpoint(s) of this history wait for your consent; nothing is collected from them.</source>
        <translation>
            <numerusform>此历史记录中有 %n 个端点等待您的同意；不会从中采集任何数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Revie&amp;w…</source>
        <translation>查看(&amp;W)…</translation>
    </message>
</context>
<context>
    <name>qd::DamagedHistoryDialog</name>
    <message>
        <source>&amp;Salvage what can be read</source>
        <translation>抢救可读取的内容(&amp;S)</translation>
    </message>
    <message>
        <source>Start with an &amp;empty history</source>
        <translation>以空的历史记录开始(&amp;E)</translation>
    </message>
    <message>
        <source>The history is damaged</source>
        <translation>历史文件已损坏</translation>
    </message>
    <message>
        <source>Writes what can be read into a new file beside this one, and says what is lost</source>
        <translation>将可读取的内容写入此文件旁的新文件，并说明丢失了什么</translation>
    </message>
    <message>
        <source>Collects into a new, empty file beside this one</source>
        <translation>采集到此文件旁新建的空文件</translation>
    </message>
    <message>
        <source>Progress of salvaging</source>
        <translation>抢救进度</translation>
    </message>
    <message>
        <source>What was saved and what was lost</source>
        <translation>已保存和已丢失的内容</translation>
    </message>
    <message>
        <source>Shows what can still be read; nothing is collected</source>
        <translation>显示仍可读取的内容；不采集任何数据</translation>
    </message>
    <message>
        <source>Whatever you choose, this file stays as it is, so nothing is lost by trying.</source>
        <translation>无论选择哪一项，此文件都保持原样，因此尝试不会造成任何损失。</translation>
    </message>
    <message>
        <source>&amp;Open it read-only</source>
        <translation>以只读方式打开(&amp;O)</translation>
    </message>
    <message>
        <source>Check what was saved, then continue with the salvaged copy, or choose another option.</source>
        <translation>请查看已保存的内容，然后使用抢救出的副本继续，或另作选择。</translation>
    </message>
    <message>
        <source>Continue with the salva&amp;ged copy</source>
        <translation>使用抢救出的副本继续(&amp;G)</translation>
    </message>
</context>
<context>
    <name>qd::DecisionTab</name>
    <message>
        <source>above every score</source>
        <translation>高于所有分数</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>阈值(&amp;T)</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>AUC (95 % interval):</source>
        <translation>AUC（95% 区间）：</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>假正例率</translation>
    </message>
    <message>
        <source>True positive rate</source>
        <translation>真正例率</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>精确率与召回率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>version, its AUC</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 (%3–%4)</source>
        <comment>version, its AUC and the interval of that</comment>
        <translation>%1：%2（%3–%4）</translation>
    </message>
    <message>
        <source>No curves over thresholds</source>
        <translation>没有阈值曲线</translation>
    </message>
    <message>
        <source>Curves over thresholds are of one class. Choose a positive class above.</source>
        <translation>阈值曲线针对单个类别。请在上方选择正类。</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation>阈值：%1</translation>
    </message>
    <message>
        <source>True positive rate: %1</source>
        <translation>真正例率：%1</translation>
    </message>
    <message>
        <source>False positive rate: %1</source>
        <translation>假正例率：%1</translation>
    </message>
    <message>
        <source>Precision: %1</source>
        <translation>精确率：%1</translation>
    </message>
    <message>
        <source>Recall: %1</source>
        <translation>召回率：%1</translation>
    </message>
    <message>
        <source>%1 The log needs probabilities and labels.</source>
        <translation>%1日志须包含概率和标签。</translation>
    </message>
    <message>
        <source>lowest cost</source>
        <translation>成本最低</translation>
    </message>
</context>
<context>
    <name>qd::DemoStrip</name>
    <message>
        <source>Demo: a worse version of the model “fraud” is deployed in %1.</source>
        <comment>minutes:seconds</comment>
        <translation>演示：模型“fraud”的较差版本将在 %1 后部署。</translation>
    </message>
    <message>
        <source>Demo: since %1 a worse version of the model “fraud” has been deployed. Find it, and roll it back.</source>
        <translation>演示：自 %1 起已部署模型“fraud”的较差版本。请找到它并回滚。</translation>
    </message>
    <message>
        <source>&amp;Restart the story</source>
        <translation>重新开始演示(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete the demo…</source>
        <translation>删除演示(&amp;D)…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Delete the demo</source>
        <translation>删除演示</translation>
    </message>
    <message>
        <source>Delete the demo and end it?</source>
        <translation>要结束并删除演示吗？</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Demo: starting two model servers on this machine.</source>
        <translation>演示：正在本机启动两台模型服务器。</translation>
    </message>
    <message>
        <source>Demo: an incident is still open, so the servers continue where they left off.</source>
        <translation>演示：仍有未结束的事件，因此服务器从上次的状态继续运行。</translation>
    </message>
    <message>
        <source>Restarts both servers with version 1; the worse version follows after a minute. Recorded data stays.</source>
        <translation>以版本 1 重新启动两台服务器；一分钟后部署较差的版本。已有记录保留。</translation>
    </message>
    <message>
        <source>Ends the demo and deletes everything that it has written.</source>
        <translation>结束演示，并删除它写下的所有内容。</translation>
    </message>
    <message>
        <source>Its history, its logs and its settings are deleted. Your own endpoints and histories are not touched.</source>
        <translation>其历史记录、日志和设置将被删除。您自己的端点和历史记录不受影响。</translation>
    </message>
</context>
<context>
    <name>qd::DriftDetail</name>
    <message>
        <source>Reference period</source>
        <translation>参考时段</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>New and vanished values</source>
        <translation>新出现和已消失的取值</translation>
    </message>
    <message>
        <source>Share of rows</source>
        <translation>行数占比</translation>
    </message>
    <message>
        <source>Before: %1 (%L2 rows)</source>
        <translation>之前：%1（%L2 行）</translation>
    </message>
    <message>
        <source>Now: %1 (%L2 rows)</source>
        <translation>现在：%1（%L2 行）</translation>
    </message>
    <message>
        <source>Population stability index %1, of which chance alone shows %2; Jensen–Shannon distance %3</source>
        <translation>总体稳定性指数 %1，其中 %2 仅凭偶然即可出现；Jensen–Shannon 距离 %3</translation>
    </message>
    <message>
        <source>%1: D = %2, adjusted p %3</source>
        <translation>%1：D = %2，校正后 p 值 %3</translation>
    </message>
    <message>
        <source>Wasserstein distance: %1 standard deviations</source>
        <translation>Wasserstein 距离：%1 个标准差</translation>
    </message>
    <message>
        <source>%1: χ² = %2, Cramér&apos;s V = %3, adjusted p %4</source>
        <translation>%1：χ² = %2，Cramér&apos;s V = %3，校正后 p 值 %4</translation>
    </message>
    <message>
        <source>Missing values: %1 before, %2 now; the difference lies between %3 and %4</source>
        <translation>缺失值：之前 %1，现在 %2；差值介于 %3 与 %4 之间</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a value and its share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>New values: %1</source>
        <translation>新出现的值：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Vanished values: %1</source>
        <translation>已消失的值：%1</translation>
    </message>
    <message>
        <source>Compared period</source>
        <translation>比较时段</translation>
    </message>
    <message>
        <source>%1: adjusted p %2</source>
        <translation>%1：校正后 p %2</translation>
    </message>
</context>
<context>
    <name>qd::DriftMultiples</name>
    <message>
        <source>%1: index %2</source>
        <translation>%1：指数 %2</translation>
    </message>
    <message>
        <source>%1: index %2, highest at %3 with %4</source>
        <translation>%1：指数 %2，最高值出现在 %3，为 %4</translation>
    </message>
</context>
<context>
    <name>qd::DriftTab</name>
    <message>
        <source>&amp;Drift</source>
        <translation>漂移(&amp;D)</translation>
    </message>
    <message>
        <source>Drift index of every column over time</source>
        <translation>各列漂移指数随时间的变化</translation>
    </message>
    <message>
        <source>Columns, largest drift first</source>
        <translation>各列，漂移最大的在前</translation>
    </message>
    <message>
        <source>No drift was measured</source>
        <translation>未测得漂移</translation>
    </message>
    <message>
        <source>The log has no inputs, or one of the two periods that would be compared is empty. Choose another reference period above.</source>
        <translation>日志中没有输入，或者要比较的两个时段之一为空。请在上方选择其他参考时段。</translation>
    </message>
    <message>
        <source>Index over time</source>
        <translation>指数随时间的变化</translation>
    </message>
    <message>
        <source>Index over time, %1</source>
        <translation>指数随时间的变化，%1</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows of the compared period</source>
        <translation>双击或按 Enter 查看比较时段的行</translation>
    </message>
    <message>
        <source>No column drifted from the reference period, %1.</source>
        <translation>没有列偏离参考时段（%1）。</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) drifted from the reference period, %1.</source>
        <translation>
            <numerusform>有 %n 列偏离了参考时段（%1）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::EmptyState</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>The message on this page says why.</source>
        <translation>原因见本页上的消息。</translation>
    </message>
</context>
<context>
    <name>qd::EndpointDetail</name>
    <message>
        <source>Select an endpoint to see its details.</source>
        <translation>选择一个端点以查看详细信息。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, problem</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n second(s) ago</source>
        <translation>
            <numerusform>%1，%n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s), read in %1</source>
        <translation>
            <numerusform>%n 个样本，读取耗时 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>上次成功</translation>
    </message>
    <message>
        <source>Last scrape</source>
        <translation>上次抓取</translation>
    </message>
    <message>
        <source>Prediction log</source>
        <translation>预测日志</translation>
    </message>
    <message>
        <source>Details of the selected endpoint</source>
        <translation>所选端点的详细信息</translation>
    </message>
</context>
<context>
    <name>qd::EndpointDialog</name>
    <message>
        <source>Add endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Edit endpoint</source>
        <translation>编辑端点</translation>
    </message>
    <message>
        <source>Parts of the endpoint</source>
        <translation>端点的各项设置</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Closes without changing anything.</source>
        <translation>关闭且不做任何更改。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>problem, what to do</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The address of this endpoint has changed: enter the password again.</source>
        <translation>此端点的地址已更改：请重新输入密码。</translation>
    </message>
    <message>
        <source>The password is bound to the addresses that you entered it for.</source>
        <translation>密码仅用于您输入它时的地址。</translation>
    </message>
    <message>
        <source>%1 is already in use. Choose another name to tell them apart.</source>
        <translation>%1 已被使用。请换一个名称以便区分。</translation>
    </message>
    <message>
        <source>Saves the endpoint and starts watching it.</source>
        <translation>保存端点并开始监视。</translation>
    </message>
</context>
<context>
    <name>qd::EndpointRemoval</name>
    <message>
        <source>Remove endpoint</source>
        <translation>移除端点</translation>
    </message>
    <message>
        <source>Stop watching %1?</source>
        <translation>停止监视 %1？</translation>
    </message>
    <message>
        <source>What was collected stays in the history, and the removal can be undone.</source>
        <translation>已采集的数据会保留在历史记录中，移除操作可以撤销。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>Restored %1.</source>
        <translation>已恢复 %1。</translation>
    </message>
    <message>
        <source>Restored %1, but its secret left the keychain with the removal. Edit the endpoint to enter it again.</source>
        <translation>已恢复 %1，但其密钥已随移除从钥匙串中删除。请编辑该端点并重新输入。</translation>
    </message>
    <message>
        <source>Stops watching this endpoint.</source>
        <translation>停止监视此端点。</translation>
    </message>
</context>
<context>
    <name>qd::EndpointWatch</name>
    <message>
        <source>The server answered with status %1 instead of metrics.</source>
        <translation>服务器返回了状态 %1，而不是指标数据。</translation>
    </message>
    <message>
        <source>Check the path of the metrics URL and the server&apos;s own log.</source>
        <translation>请检查指标 URL 的路径和服务器自身的日志。</translation>
    </message>
    <message>
        <source>Sign-in required (%1).</source>
        <translation>需要登录（%1）。</translation>
    </message>
    <message>
        <source>Add or correct the credentials on the Sign-in tab.</source>
        <translation>请在“登录”选项卡中添加或更正凭据。</translation>
    </message>
    <message>
        <source>The answer is not metrics, and it repeats the secret that was sent, so it is not recorded.</source>
        <translation>应答不是指标，而且重复了所发送的密钥。其文字未被保留。</translation>
    </message>
    <message>
        <source>Check the path of the metrics URL and any proxy in front of the server.</source>
        <translation>请检查指标 URL 的路径以及服务器前面的设备。</translation>
    </message>
</context>
<context>
    <name>qd::EvaluationView</name>
    <message>
        <source>The first figures appear in a moment.</source>
        <translation>首批数据稍后显示。</translation>
    </message>
    <message>
        <source>Views of the evaluation</source>
        <translation>评估的视图</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Keeps what is shown</source>
        <translation>保留当前显示的内容</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>尚无可评估的内容</translation>
    </message>
    <message>
        <source>Open a prediction log to see the quality of every version of its models.</source>
        <translation>打开预测日志后，此处会显示其中各模型每个版本的质量。</translation>
    </message>
    <message>
        <source>Evaluating the predictions</source>
        <translation>正在评估预测</translation>
    </message>
    <message>
        <source>Evaluating the predictions…</source>
        <translation>正在评估预测…</translation>
    </message>
</context>
<context>
    <name>qd::ExchangeDialogs</name>
    <message>
        <source>Open workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Quarterdeck histories (*.qdh *.sqlite);;All files (*)</source>
        <translation>Quarterdeck 历史记录 (*.qdh *.sqlite);;所有文件 (*)</translation>
    </message>
    <message>
        <source>How do you want to open %1?</source>
        <translation>您要以何种方式打开 %1？</translation>
    </message>
    <message>
        <source>It opens in a separate console. Looking at it changes nothing in the file; working with it watches its endpoints and records into it.</source>
        <translation>它会在单独的控制台中打开。仅查看不会更改文件中的任何内容；在其中工作则会监视其端点并将数据记录到文件中。</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>仅查看(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Work with it</source>
        <translation>在其中工作(&amp;W)</translation>
    </message>
</context>
<context>
    <name>qd::ExportDialog</name>
    <message>
        <source>About %1.</source>
        <comment>a size</comment>
        <translation>约 %1。</translation>
    </message>
    <message>
        <source>About %1 rows, %2.</source>
        <comment>a number, a size</comment>
        <translation>约 %1 行，%2。</translation>
    </message>
    <message numerus="yes">
        <source>About %1 rows of %n series, %2.</source>
        <comment>a number, a size</comment>
        <translation>
            <numerusform>约 %1 行，来自 %n 个序列，%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Estimated size</source>
        <translation>估计大小</translation>
    </message>
    <message>
        <source>Estimating the size…</source>
        <translation>正在估算数据量…</translation>
    </message>
    <message>
        <source>The records of a range are small, rarely more than a few megabytes.</source>
        <translation>一个时间范围内的记录不多：很少超过几 MB。</translation>
    </message>
    <message>
        <source>No data in this range.</source>
        <translation>此时间范围内没有任何内容。</translation>
    </message>
    <message>
        <source>Wrote %1: %2.</source>
        <comment>file, size</comment>
        <translation>%1 已写入：%2。</translation>
    </message>
    <message>
        <source>Writes the file while the console keeps collecting.</source>
        <translation>写入文件，同时控制台继续采集。</translation>
    </message>
</context>
<context>
    <name>qd::ExportForm</name>
    <message>
        <source>No metric is selected.</source>
        <translation>未选择任何指标。</translation>
    </message>
    <message>
        <source>Write one selector per line, or choose all metrics.</source>
        <translation>请每行填写一个选择器，或选择所有指标。</translation>
    </message>
    <message>
        <source>The range is empty.</source>
        <translation>时间范围为空。</translation>
    </message>
    <message>
        <source>&amp;What:</source>
        <translation>内容(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Selectors:</source>
        <translation>选择器(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Range:</source>
        <translation>时间范围(&amp;R)：</translation>
    </message>
    <message>
        <source>For&amp;mat:</source>
        <translation>格式(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>All metrics</source>
        <translation>所有指标</translation>
    </message>
    <message>
        <source>Metrics that match</source>
        <translation>匹配的指标</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Alerts, incidents, events and audit trail</source>
        <translation>告警、事件、事项和审计记录</translation>
    </message>
    <message>
        <source>Everything, as a workspace copy</source>
        <translation>全部内容（工作区副本）</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>A history file that Quarterdeck opens</source>
        <translation>可由 Quarterdeck 打开的历史文件</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>要导出的内容</translation>
    </message>
    <message>
        <source>Selectors of metrics</source>
        <translation>指标的选择器</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>F&amp;or spreadsheets</source>
        <translation>用于电子表格(&amp;O)</translation>
    </message>
    <message>
        <source>No text runs as a formula when the file is opened; one that looks like a formula gets an apostrophe, and the file cannot be imported again exactly.</source>
        <translation>打开文件时，任何文本都不会作为公式运行；看似公式的文本前会加上撇号，因此该文件无法再精确导入。</translation>
    </message>
    <message>
        <source>Choose an end after the beginning.</source>
        <translation>请选择晚于起始时间的结束时间。</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>没有指定要导出到的文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请指定文件。</translation>
    </message>
    <message>
        <source>CSV (full precision)</source>
        <translation>CSV（完整精度）</translation>
    </message>
    <message>
        <source>OpenMetrics text (for Prometheus)</source>
        <translation>OpenMetrics 文本，供 Prometheus 使用</translation>
    </message>
    <message>
        <source>CSV (every column)</source>
        <translation>CSV，包含所有列</translation>
    </message>
    <message>
        <source>One per line, as in Prometheus; a series that matches any of them is exported.</source>
        <translation>每行一个，写法与 Prometheus 相同；匹配任意一个选择器的序列都会写入。</translation>
    </message>
    <message>
        <source>CSV can be imported again unchanged; OpenMetrics is read by promtool and has no staleness markers.</source>
        <translation>CSV 可原样导回；OpenMetrics 可由 promtool 读取，但不含陈旧标记。</translation>
    </message>
    <message>
        <source>The choice above has only one format.</source>
        <translation>上方所选内容只有一种格式。</translation>
    </message>
    <message>
        <source>Exports never contain passwords or tokens; these are kept in the keychain only.</source>
        <translation>任何导出都不含密码和令牌：它们只保存在密钥环中。</translation>
    </message>
</context>
<context>
    <name>qd::FindingsView</name>
    <message numerus="yes">
        <source>&amp;Show %n more</source>
        <translation>
            <numerusform>再显示 %n 项(&amp;S)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>查看数据行</translation>
    </message>
    <message>
        <source>Shows less notable findings</source>
        <translation>不如以上各项突出的发现</translation>
    </message>
</context>
<context>
    <name>qd::FixPage</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Needed for the report.</source>
        <translation>报告需要此项。</translation>
    </message>
    <message>
        <source>⚠ The incident is about %1, but %2 is chosen. Make sure that this is the cause.</source>
        <translation>⚠ 此事件涉及 %1，但选择的是 %2。请确认原因确实在此。</translation>
    </message>
    <message>
        <source>⚠ The incident is about %1, whose endpoint cannot switch versions. Nothing is chosen; another model may be chosen deliberately.</source>
        <translation>⚠ 此事件涉及 %1，其端点不能切换版本。未选择任何模型；可有意选择其他模型。</translation>
    </message>
    <message>
        <source>⚠ The incident is about %1, whose endpoint does not answer. Nothing is chosen; another model may be chosen deliberately.</source>
        <translation>⚠ 此事件涉及 %1，其端点没有应答。未选择任何模型；可有意选择其他模型。</translation>
    </message>
    <message>
        <source>⚠ The incident is about %1, which cannot be switched by itself. Nothing is chosen; a model may be chosen deliberately.</source>
        <translation>⚠ 此事件涉及 %1，它本身不能切换。未选择任何模型；可有意选择一个模型。</translation>
    </message>
    <message>
        <source>The rollback was not carried out.</source>
        <translation>回滚未执行。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>The rollback was not undone.</source>
        <translation>回滚没有被撤销。</translation>
    </message>
    <message>
        <source>Asking the endpoints which models they serve…</source>
        <translation>正在查询各端点提供服务的模型…</translation>
    </message>
    <message>
        <source>No endpoint of the fleet can switch versions.</source>
        <translation>模型群中没有可切换版本的端点。</translation>
    </message>
    <message>
        <source>Version %1 is already serving. Choose another one.</source>
        <translation>版本 %1 已在提供服务。请选择其他版本。</translation>
    </message>
    <message>
        <source>Preparing the requests that undo the switch…</source>
        <translation>正在准备撤销切换的请求…</translation>
    </message>
    <message>
        <source>%1 Until then there is nothing to undo; the console keeps checking.</source>
        <translation>%1 只要如此，就没有可撤销的内容；控制台会继续询问。</translation>
    </message>
    <message>
        <source>Asking the platform which version is serving…</source>
        <translation>正在向平台查询当前提供服务的版本…</translation>
    </message>
    <message>
        <source>Which version should serve?</source>
        <translation>应由哪个版本提供服务？</translation>
    </message>
    <message>
        <source>Skip the cha&amp;nge. Reason:</source>
        <translation>不做更改，原因(&amp;N)：</translation>
    </message>
    <message>
        <source>Skip the change</source>
        <translation>不做更改</translation>
    </message>
    <message>
        <source>Continues to the report without changing anything; the reason is recorded.</source>
        <translation>不做任何改动，直接进入报告；原因会被记录。</translation>
    </message>
    <message>
        <source>Reason for skipping the change</source>
        <translation>不做更改的原因</translation>
    </message>
</context>
<context>
    <name>qd::FleetModel</name>
    <message>
        <source>No trend yet</source>
        <translation>暂无趋势</translation>
    </message>
    <message>
        <source>%1, now %2</source>
        <comment>metric and its newest value</comment>
        <translation>%1，当前 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) firing</source>
        <translation>
            <numerusform>%n 条告警触发中</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert is firing.</source>
        <translation>没有触发中的告警。</translation>
    </message>
    <message>
        <source>Share of correct predictions among those whose label has arrived.</source>
        <translation>标签已到达的预测中正确预测所占的比例。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>p99 延迟</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>数据陈旧</translation>
    </message>
    <message>
        <source>%1, not verified</source>
        <comment>state of an endpoint whose certificate is not verified</comment>
        <translation>%1，未验证</translation>
    </message>
    <message>
        <source>%1, redirected</source>
        <comment>state of an endpoint whose metrics come from elsewhere</comment>
        <translation>%1，已重定向</translation>
    </message>
    <message>
        <source>%1, silenced</source>
        <comment>state of an endpoint</comment>
        <translation>%1，已静默</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) firing, %1 of them silenced</source>
        <translation>
            <numerusform>%n 条告警触发中，其中 %1 条已静默</numerusform>
        </translation>
    </message>
    <message>
        <source>No metrics</source>
        <translation>无指标</translation>
    </message>
    <message>
        <source>Cannot be watched</source>
        <translation>无法监视</translation>
    </message>
    <message>
        <source>No labelled predictions yet. Follow a prediction log with labels.</source>
        <translation>没有已标注的预测；请跟踪带标签的预测日志。</translation>
    </message>
    <message>
        <source>The last minutes of the model&apos;s accuracy, or of the first other metric that there is; the tooltip of a cell names it. The scale is fixed, so small changes look small.</source>
        <translation>模型最近几分钟的准确率，若没有则为第一个可用的其他指标；单元格的工具提示给出其名称。刻度固定，因此微小的变化看起来也小。</translation>
    </message>
    <message>
        <source>Waiting for your consent</source>
        <translation>等待您的同意</translation>
    </message>
</context>
<context>
    <name>qd::FleetPage</name>
    <message>
        <source>&amp;Add endpoint…</source>
        <translation>添加端点(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Changes address, interval, sign-in or log of the selected endpoint.</source>
        <translation>更改所选端点的地址、抓取间隔、登录信息或日志。</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Open &amp;charts</source>
        <translation>打开图表(&amp;C)</translation>
    </message>
    <message>
        <source>Start &amp;triage</source>
        <translation>开始故障处理(&amp;T)</translation>
    </message>
    <message>
        <source>Looks for the cause of a fault in the selected row, step by step.</source>
        <translation>逐步查找所选行的故障原因。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter of the fleet</source>
        <translation>模型群筛选</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>模型群</translation>
    </message>
    <message>
        <source>Add a model server, any address with Prometheus metrics, or this machine.</source>
        <translation>请添加模型服务器、任何提供 Prometheus 指标的地址，或本机。</translation>
    </message>
    <message>
        <source>Add endpoint…</source>
        <translation>添加端点…</translation>
    </message>
    <message>
        <source>States of the fleet: %1</source>
        <translation>模型群状态：%1</translation>
    </message>
    <message>
        <source>E&amp;valuate…</source>
        <translation>评估(&amp;V)…</translation>
    </message>
    <message>
        <source>Shows how good the recorded predictions of the selected row are, and for whom.</source>
        <translation>显示所选行已记录预测的质量，以及对哪些对象表现更好或更差。</translation>
    </message>
    <message>
        <source>&amp;Give consent…</source>
        <translation>同意(&amp;G)…</translation>
    </message>
    <message>
        <source>Shows what endpoints of this history want before anything is collected from them.</source>
        <translation>在采集任何数据之前，显示此历史记录的端点有何要求。</translation>
    </message>
    <message>
        <source>No endpoints yet</source>
        <translation>尚无端点</translation>
    </message>
    <message>
        <source>Watches another model server, exporter or machine.</source>
        <translation>再监视一台模型服务器、导出器或机器。</translation>
    </message>
    <message>
        <source>Stops watching the selected endpoint. Its history stays.</source>
        <translation>停止监视所选端点。其历史记录会保留。</translation>
    </message>
    <message>
        <source>Shows the selected row over time. Also: Enter or double-click.</source>
        <translation>显示所选行随时间的变化。也可按 Enter 或双击。</translation>
    </message>
    <message>
        <source>Shows only rows that contain this text in any column.</source>
        <translation>仅保留任意列中包含此文本的行。</translation>
    </message>
    <message>
        <source>This history is open read-only.</source>
        <translation>此历史记录以只读方式打开。</translation>
    </message>
</context>
<context>
    <name>qd::FleetProcess</name>
    <message>
        <source>The demo fleet could not be started.</source>
        <translation>无法启动演示模型群。</translation>
    </message>
    <message>
        <source>Build the target quarterdeck-fleet, or install the whole package.</source>
        <translation>请构建目标 quarterdeck-fleet，或安装完整的软件包。</translation>
    </message>
    <message>
        <source>The demo fleet has ended with code %1.</source>
        <translation>演示模型群已退出，代码 %1。</translation>
    </message>
    <message>
        <source>Its messages are on standard error.</source>
        <translation>其消息位于标准错误输出。</translation>
    </message>
</context>
<context>
    <name>qd::FollowBar</name>
    <message>
        <source>Following; waiting for %1 to be written</source>
        <translation>正在跟随；等待 %1 写入</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>正在跟随</translation>
    </message>
    <message>
        <source>Following; as of %1</source>
        <comment>a time</comment>
        <translation>正在跟随；截至 %1</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>Follow the log</source>
        <translation>跟随日志</translation>
    </message>
    <message>
        <source>Following; the newest lines could not be read</source>
        <translation>正在跟随；新内容无法读取</translation>
    </message>
    <message>
        <source>Show new lines of the log as they are written; what you look at stays in place (%1)</source>
        <translation>在日志写入的同时显示新内容；您正在查看的内容保持不动（%1）</translation>
    </message>
</context>
<context>
    <name>qd::HeadlessDemo</name>
    <message>
        <source>Working in %1</source>
        <translation>工作目录：%1</translation>
    </message>
    <message>
        <source>Headless demo</source>
        <translation>无界面演示</translation>
    </message>
    <message>
        <source>This did not happen in time: %1</source>
        <translation>未在规定时间内完成：%1</translation>
    </message>
    <message>
        <source>The last screenshot shows how far it came.</source>
        <translation>最后一张截图显示了进行到的位置。</translation>
    </message>
    <message>
        <source>Both models are watched and healthy.</source>
        <translation>两个模型均已受监视且状态健康。</translation>
    </message>
    <message>
        <source>A critical alert fires.</source>
        <translation>严重告警触发。</translation>
    </message>
    <message>
        <source>The charts are drawn.</source>
        <translation>图表已绘制。</translation>
    </message>
    <message>
        <source>The triage wizard is open.</source>
        <translation>故障处理向导已打开。</translation>
    </message>
    <message>
        <source>The fault is located.</source>
        <translation>故障已定位。</translation>
    </message>
    <message>
        <source>The causes are ranked.</source>
        <translation>可能原因已排序。</translation>
    </message>
    <message>
        <source>The requests of the rollback are planned.</source>
        <translation>回滚的请求已规划。</translation>
    </message>
    <message>
        <source>The rollback is carried out.</source>
        <translation>回滚已执行。</translation>
    </message>
    <message>
        <source>The verdict has been given.</source>
        <translation>结论已给出。</translation>
    </message>
    <message>
        <source>The report is written.</source>
        <translation>报告已撰写。</translation>
    </message>
    <message>
        <source>The report is on disk.</source>
        <translation>报告已写入磁盘。</translation>
    </message>
    <message>
        <source>Accuracy has recovered and the alert is resolved.</source>
        <translation>准确率已回升，告警已恢复。</translation>
    </message>
    <message>
        <source>The charts show the recovery.</source>
        <translation>图表显示了恢复过程。</translation>
    </message>
    <message>
        <source>The incident is in the history.</source>
        <translation>事件已列入历史记录。</translation>
    </message>
    <message>
        <source>The prediction log is summarised.</source>
        <translation>预测日志已汇总。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and the report are in %1</source>
        <translation>
            <numerusform>%n 张截图和报告位于 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The recorded predictions are evaluated.</source>
        <translation>评估已记录的预测。</translation>
    </message>
</context>
<context>
    <name>qd::HistorySettings</name>
    <message>
        <source>Packing new samples</source>
        <translation>打包新样本</translation>
    </message>
    <message>
        <source>Measuring the file</source>
        <translation>测量文件大小</translation>
    </message>
    <message>
        <source>Making the file smaller</source>
        <translation>缩小文件</translation>
    </message>
    <message>
        <source>Reading the history file…</source>
        <translation>正在读取历史文件…</translation>
    </message>
    <message>
        <source>%1 samples since %2</source>
        <translation>%1 个样本，自 %2 起</translation>
    </message>
    <message>
        <source>no samples yet</source>
        <translation>尚无样本</translation>
    </message>
    <message>
        <source>%1 predictions since %2</source>
        <translation>%1 条预测，自 %2 起</translation>
    </message>
    <message>
        <source>no predictions yet</source>
        <translation>尚无预测</translation>
    </message>
    <message>
        <source>%1 events since %2</source>
        <translation>%1 条事项，自 %2 起</translation>
    </message>
    <message>
        <source>no events yet</source>
        <translation>尚无事项</translation>
    </message>
    <message>
        <source>From %1 on</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>pinned range: why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: incident %2</source>
        <comment>pinned range: title</comment>
        <translation>%1：事件 %2</translation>
    </message>
    <message>
        <source>%1: %p %</source>
        <comment>stage of the work</comment>
        <translation>%1：%p %</translation>
    </message>
    <message>
        <source>Checking the history file…</source>
        <translation>正在检查历史文件…</translation>
    </message>
    <message>
        <source>The history file is damaged: %1
Close Quarterdeck, then run &quot;quarterdeck salvage&quot; to save what can be read into a new file.</source>
        <translation>历史文件已损坏：%1
请关闭 Quarterdeck，然后运行“quarterdeck salvage”，将可读取的内容抢救到新文件中。</translation>
    </message>
    <message>
        <source>The file is still larger than its limit: what is left is pinned, younger than a day, or must be kept. Unpin something, or allow more.</source>
        <translation>文件仍超过其上限：剩余的数据已被固定、不足一天或必须保留。请取消固定部分范围，或提高上限。</translation>
    </message>
    <message>
        <source>History file:</source>
        <translation>历史文件：</translation>
    </message>
    <message>
        <source>Keep &amp;samples for:</source>
        <translation>样本保留时长(&amp;S)：</translation>
    </message>
    <message>
        <source>Keep &amp;predictions for:</source>
        <translation>预测保留时长(&amp;P)：</translation>
    </message>
    <message>
        <source>Keep &amp;events and alerts for:</source>
        <translation>事项和告警保留时长(&amp;E)：</translation>
    </message>
    <message>
        <source>Largest si&amp;ze of the file:</source>
        <translation>文件大小上限(&amp;Z)：</translation>
    </message>
    <message>
        <source>P&amp;inned ranges:</source>
        <translation>固定的时间范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Pinned ranges</source>
        <translation>固定的时间范围</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Pin a &amp;range…</source>
        <translation>固定时间范围(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>取消固定(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Chec&amp;k the history file</source>
        <translation>检查历史文件(&amp;K)</translation>
    </message>
    <message>
        <source>Check the history file</source>
        <translation>检查历史文件</translation>
    </message>
    <message>
        <source>Lets SQLite verify every page and reference; takes longer the larger the file is</source>
        <translation>由 SQLite 校验每个页面和引用；文件越大，耗时越长</translation>
    </message>
    <message>
        <source>Deleting old data</source>
        <translation>清除旧数据</translation>
    </message>
    <message>
        <source>%1 (%2 reusable)</source>
        <translation>%1（%2 可重用）</translation>
    </message>
    <message>
        <source>The history file is intact.</source>
        <translation>历史文件完好。</translation>
    </message>
    <message>
        <source>Cancelled. What was done stays; the rest follows the next time.</source>
        <translation>已取消。已完成的部分会保留，其余部分下次再处理。</translation>
    </message>
    <message>
        <source>Nothing had to be deleted.</source>
        <translation>没有需要删除的数据。</translation>
    </message>
    <message>
        <source>Size and content:</source>
        <translation>大小和内容：</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>Older data is deleted within the hour; 0 means no limit.</source>
        <translation>更早的数据会在一小时内清除；0 表示永久保留。</translation>
    </message>
    <message>
        <source>Above this size, the oldest data is deleted first; 0 means no limit.</source>
        <translation>超出后先清除最早的数据；0 表示不限制文件增长。</translation>
    </message>
    <message>
        <source>The audit trail, incidents and the time around them, and pinned ranges are never deleted. These limits are stored in the file itself and go with a copy of it.</source>
        <translation>审计记录、事件及其前后时段，以及固定的时间范围绝不会被清除。这些限制保存在该文件中，并随其副本一起保留。</translation>
    </message>
    <message>
        <source>Keeps its data regardless of the limits</source>
        <translation>此后无论限制如何，其数据都会保留</translation>
    </message>
    <message>
        <source>Applies the limits to this range again. The time around an incident stays pinned.</source>
        <translation>使这些限制对此时间范围重新生效。事件前后时段的数据仍会保留。</translation>
    </message>
    <message>
        <source>&amp;Clean up now</source>
        <translation>立即清理(&amp;C)</translation>
    </message>
    <message>
        <source>This history is open read-only</source>
        <translation>此历史记录以只读方式打开</translation>
    </message>
    <message>
        <source>Deletes what exceeds the limits and shrinks the file; also runs every hour in the background</source>
        <translation>按限制清除数据并缩小文件；每小时自动执行一次，不影响其他操作</translation>
    </message>
    <message>
        <source>What was done stays; the rest follows the next time</source>
        <translation>已完成的部分会保留，其余部分下次再处理</translation>
    </message>
    <message>
        <source>Progress of the cleanup</source>
        <translation>整理进度</translation>
    </message>
</context>
<context>
    <name>qd::HypothesisModel</name>
    <message>
        <source>%1, probability %2</source>
        <translation>%1，概率 %2</translation>
    </message>
</context>
<context>
    <name>qd::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>%1 rows are in the history.</source>
        <translation>%1 行已在历史记录中。</translation>
    </message>
    <message>
        <source>CSV of samples</source>
        <translation>样本 CSV</translation>
    </message>
    <message>
        <source>CSV of predictions</source>
        <translation>预测 CSV</translation>
    </message>
    <message>
        <source>OpenMetrics</source>
        <translation>OpenMetrics</translation>
    </message>
    <message>
        <source>Prometheus text</source>
        <translation>Prometheus 文本</translation>
    </message>
    <message>
        <source>%1 predictions</source>
        <translation>%1 条预测</translation>
    </message>
    <message>
        <source>%1 samples of %2 series</source>
        <translation>%2 个序列的 %1 个样本</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>points in time</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s); the first %1 are listed</source>
        <translation>
            <numerusform>%n 行；列出前 %1 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file with rows that can be read.</source>
        <translation>请选择包含可读取行的文件。</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>CSV from an export, or OpenMetrics or Prometheus text with timestamps</source>
        <translation>导出的 CSV，或带时间戳的 OpenMetrics 或 Prometheus 文本</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse for the file to import</source>
        <translation>浏览要导入的文件</translation>
    </message>
    <message>
        <source>Chooses a file on this machine.</source>
        <translation>选择本机上的文件。</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Content:</source>
        <translation>内容：</translation>
    </message>
    <message>
        <source>Range:</source>
        <translation>时间范围：</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>已忽略：</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>忽略原因</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Lines that are left out</source>
        <translation>被忽略的行</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>The import was cancelled after line %1. %2 rows were imported and stay; import the file again to continue.</source>
        <translation>导入在第 %1 行之后被取消。已导入的 %2 行会保留；如需继续，请再次导入该文件。</translation>
    </message>
    <message>
        <source>This history is open read-only.</source>
        <translation>此历史记录以只读方式打开。</translation>
    </message>
    <message>
        <source>Existing data stays as it is; nothing is imported twice.</source>
        <translation>历史记录中已有的内容保持不变，不会重复导入。</translation>
    </message>
    <message>
        <source>Stops the import after the current batch; what was imported stays.</source>
        <translation>当前批次完成后结束导入；已导入的内容会保留。</translation>
    </message>
    <message>
        <source>Nothing more is imported.</source>
        <translation>不再导入任何内容。</translation>
    </message>
    <message>
        <source>Its content is shown below before anything is written.</source>
        <translation>写入任何内容之前，会先在下方显示文件内容概况。</translation>
    </message>
    <message>
        <source>Lines that cannot be read are left out; the others are imported.</source>
        <translation>无法读取的行会被忽略；其余行会导入。</translation>
    </message>
</context>
<context>
    <name>qd::ImportView</name>
    <message>
        <source>%1 of the predictions have a label.</source>
        <translation>%1 的预测带有标签。</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>The rejected rows were saved to %1.</source>
        <translation>被拒绝的行已保存到 %1。</translation>
    </message>
    <message>
        <source>F&amp;iles</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>已读取的文件</translation>
    </message>
    <message>
        <source>Copy selected rows with Ctrl+C to send them to whoever writes the log</source>
        <translation>按 Ctrl+C 复制选中的行，以便发送给负责写入日志的人员</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>另存为 CSV(&amp;S)…</translation>
    </message>
    <message>
        <source>Write line, place and reason of each rejected row to a file</source>
        <translation>将每个被拒绝的行的行号、位置和原因写入文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 late labels (%2) were joined to their predictions by request id.</source>
        <translation>迟到的标签中有 %1 个通过请求 ID 找到了对应的预测（%2）。</translation>
    </message>
    <message>
        <source>&amp;Rows in no figure (the first %1 of %2)</source>
        <translation>未计入任何指标的行(&amp;R)（%2 行中的前 %1 行）</translation>
    </message>
    <message>
        <source>&amp;Rows in no figure (%1)</source>
        <translation>未计入任何指标的行(&amp;R)（%1）</translation>
    </message>
    <message>
        <source>What &amp;became of the rows</source>
        <translation>各行的去向(&amp;B)</translation>
    </message>
    <message>
        <source>What became of the rows</source>
        <translation>各行的去向</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows</source>
        <translation>双击或按 Enter 查看这些行</translation>
    </message>
    <message>
        <source>Rows in no figure</source>
        <translation>未计入任何指标的行</translation>
    </message>
</context>
<context>
    <name>qd::IncidentDesk</name>
    <message>
        <source>%1: %2</source>
        <comment>incident title: model, what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>In triage</source>
        <translation>故障处理中</translation>
    </message>
</context>
<context>
    <name>qd::IncidentDetail</name>
    <message>
        <source>✔ %1
%2</source>
        <comment>step, time</comment>
        <translation>✔ %1
%2</translation>
    </message>
    <message>
        <source>● %1
now</source>
        <comment>step</comment>
        <translation>● %1
当前</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>概览(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;harts</source>
        <translation>图表(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation>操作(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>报告(&amp;R)</translation>
    </message>
    <message>
        <source>Parts of the incident</source>
        <translation>事件的各部分</translation>
    </message>
    <message>
        <source>Steps of the incident</source>
        <translation>事件的步骤</translation>
    </message>
    <message>
        <source>What was known at this step</source>
        <translation>此步骤时的已知信息</translation>
    </message>
    <message>
        <source>Charts of the incident&apos;s time</source>
        <translation>事件期间的图表</translation>
    </message>
    <message>
        <source>%1. Open since %2.</source>
        <comment>subject, time</comment>
        <translation>%1。自 %2 起进行中。</translation>
    </message>
    <message>
        <source>%1. Opened %2, closed %3 after %4. Verdict: %5.</source>
        <comment>subject, time, time, duration, verdict</comment>
        <translation>%1。打开于 %2，关闭于 %3，历时 %4。结论：%5。</translation>
    </message>
    <message>
        <source>Show a&amp;lert</source>
        <translation>查看告警(&amp;L)</translation>
    </message>
    <message>
        <source>Show the alert of this incident</source>
        <translation>查看此事件的告警</translation>
    </message>
    <message>
        <source>Shows the alert that this incident was opened from.</source>
        <translation>显示打开此事件时所依据的告警。</translation>
    </message>
    <message>
        <source>&amp;Continue triage</source>
        <translation>继续故障处理(&amp;C)</translation>
    </message>
    <message>
        <source>Continue triage of this incident</source>
        <translation>在向导中继续处理此事件</translation>
    </message>
    <message>
        <source>The incident is still open; triage continues on the page where you left it.</source>
        <translation>事件仍在进行中；向导将打开上次离开的页面。</translation>
    </message>
    <message>
        <source>Each step as it was recorded when the operator completed it.</source>
        <translation>各步骤均按操作人员完成时的状态固定保存。</translation>
    </message>
    <message>
        <source>The evidence as it was then; it is never recomputed.</source>
        <translation>当时的证据；不会重新计算。</translation>
    </message>
</context>
<context>
    <name>qd::IncidentLife</name>
    <message>
        <source>This incident is closed and cannot be changed any more.</source>
        <translation>此事件已关闭，不能再更改。</translation>
    </message>
    <message>
        <source>Start triage from the alert again; this opens a new incident.</source>
        <translation>请从告警重新开始故障处理；这会打开新的事件。</translation>
    </message>
    <message>
        <source>Nothing was sent, because the intention could not be recorded first: %1</source>
        <translation>没有发送任何内容，因为无法事先记录操作意图：%1</translation>
    </message>
    <message>
        <source>No change was made: %1</source>
        <translation>未做更改：%1</translation>
    </message>
    <message>
        <source>The outcome of the last switch was not awaited: %1</source>
        <translation>未等待最后一次切换的结果：%1</translation>
    </message>
</context>
<context>
    <name>qd::IncidentModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>● Open: %1</source>
        <translation>● 进行中：%1</translation>
    </message>
    <message>
        <source>✔ Closed</source>
        <translation>✔ 已关闭</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <comment>number, title</comment>
        <translation>#%1 %2</translation>
    </message>
</context>
<context>
    <name>qd::IncidentsPage</name>
    <message>
        <source>No incidents yet</source>
        <translation>暂无事件</translation>
    </message>
    <message>
        <source>Filter by title, model or verdict</source>
        <translation>按标题、模型或结论筛选</translation>
    </message>
    <message>
        <source>Filter incidents</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Shows only the incidents that contain this text in any column.</source>
        <translation>仅显示任意列中包含此文本的事件。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>State of the incidents</source>
        <translation>事件的状态</translation>
    </message>
    <message>
        <source>Open incidents can be continued; closed ones can be read.</source>
        <translation>进行中的事件可以继续处理，已关闭的事件可以查阅。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Choose an incident to see it exactly as it was.</source>
        <translation>选择一个事件以查看其当时的原貌。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start triage on an alert to open an incident. Evidence, actions and reports are kept here.</source>
        <translation>对告警开始故障处理即可打开事件。证据、操作和报告都保存在这里。</translation>
    </message>
</context>
<context>
    <name>qd::LoadPanel</name>
    <message>
        <source>Evaluating %1</source>
        <translation>正在评估 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read</source>
        <translation>
            <numerusform>已读取 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>%1 rows, %2 per second, about %3 left</source>
        <comment>how much was read, how fast, and the time left</comment>
        <translation>%1 行，每秒 %2 行，剩余约 %3</translation>
    </message>
    <message>
        <source>%1 rows, %2 per second</source>
        <translation>%1 行，每秒 %2 行</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop reading; what was shown before stays</source>
        <translation>停止读取；之前显示的内容保持不变</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>读取进度</translation>
    </message>
</context>
<context>
    <name>qd::LocatePage</name>
    <message>
        <source>What is wrong, and since when?</source>
        <translation>出了什么问题，从何时开始？</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>End of the affected period</source>
        <translation>受影响时段的结束时间</translation>
    </message>
    <message>
        <source>Charts around the onset</source>
        <translation>起始时间前后的图表</translation>
    </message>
    <message>
        <source>Other alerts at that time</source>
        <translation>同一时间的其他告警</translation>
    </message>
    <message>
        <source>Alerts of the same model and endpoint while the fault lasted.</source>
        <translation>故障持续期间同一模型和端点的告警。</translation>
    </message>
    <message>
        <source>No other alerts at that time</source>
        <translation>当时没有其他告警</translation>
    </message>
    <message>
        <source>Detecting the onset was cancelled.</source>
        <translation>起始时间的搜索已取消。</translation>
    </message>
    <message>
        <source>&amp;Detect again</source>
        <translation>重新检测(&amp;D)</translation>
    </message>
    <message>
        <source>Searching the history for the onset…</source>
        <translation>正在历史记录中搜索起始时间…</translation>
    </message>
    <message>
        <source>Computing the values before and after the onset…</source>
        <translation>正在计算起始时间前后的值…</translation>
    </message>
    <message>
        <source>Fault fr&amp;om</source>
        <translation>故障始于(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;until</source>
        <translation>止于(&amp;U)</translation>
    </message>
    <message>
        <source>Change it if the charts show that the fault began at another time.</source>
        <translation>如果图表显示故障始于其他时间，请调整。</translation>
    </message>
    <message>
        <source>The period from the onset to this time is compared with the healthy period before.</source>
        <translation>从起始时间到此处的时段将与之前的健康时段进行比较。</translation>
    </message>
    <message>
        <source>Use these ti&amp;mes</source>
        <translation>使用这些时间(&amp;M)</translation>
    </message>
    <message>
        <source>Use these times</source>
        <translation>使用这些时间</translation>
    </message>
    <message>
        <source>Uses these times instead of the detected ones.</source>
        <translation>采用这些时间，而不是搜索得到的时间。</translation>
    </message>
    <message>
        <source>Detect &amp;again</source>
        <translation>重新检测(&amp;A)</translation>
    </message>
    <message>
        <source>Detect the onset again</source>
        <translation>重新检测起始时间</translation>
    </message>
    <message>
        <source>Includes everything recorded meanwhile.</source>
        <translation>将历史记录中新增的所有内容纳入考虑。</translation>
    </message>
</context>
<context>
    <name>qd::LogFacts</name>
    <message numerus="yes">
        <source>%n file(s) and folder(s)</source>
        <translation>
            <numerusform>%n 个文件和文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n file(s))</source>
        <comment>a folder or set of files</comment>
        <translation>
            <numerusform>%1（%n 个文件）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a file and its format</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>&amp;All rows</source>
        <translation>所有行(&amp;A)</translation>
    </message>
    <message>
        <source>Evaluate all rows of the log again</source>
        <translation>重新评估日志的所有行</translation>
    </message>
    <message>
        <source>Only rows with %1</source>
        <translation>仅限满足 %1 的行</translation>
    </message>
    <message>
        <source>%1 predictions in %2 rows</source>
        <translation>%2 行中有 %1 条预测</translation>
    </message>
    <message>
        <source>%1 labelled</source>
        <translation>%1 已标注</translation>
    </message>
    <message>
        <source>without times</source>
        <translation>无时间信息</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>points in time</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) from separate lines were joined by request id.</source>
        <translation>
            <numerusform>%n 个标签来自单独的行，已按请求 ID 关联。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) &amp;left out…</source>
        <translation>
            <numerusform>未计入 %n 行(&amp;L)…</numerusform>
        </translation>
    </message>
    <message>
        <source>No figure includes these rows; see why they could not be read or count once</source>
        <translation>任何指标都不包含这些行；查看它们为什么无法读取或只计一次</translation>
    </message>
</context>
<context>
    <name>qd::LogWatch</name>
    <message numerus="yes">
        <source>The times in %1 are %n minute(s) behind this machine&apos;s clock, so its predictions are too old for the live values.</source>
        <translation>
            <numerusform>%1 中的时间比本机时钟慢 %n 分钟，其预测过旧，无法计入实时值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times in %1 are %n second(s) behind this machine&apos;s clock, so its predictions are too old for the live values.</source>
        <translation>
            <numerusform>%1 中的时间比本机时钟慢 %n 秒，其预测过旧，无法计入实时值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times in %1 are %n minute(s) ahead of this machine&apos;s clock, so the live values cannot be trusted.</source>
        <translation>
            <numerusform>%1 中的时间比本机时钟快 %n 分钟，实时值不可信。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times in %1 are %n second(s) ahead of this machine&apos;s clock, so the live values cannot be trusted.</source>
        <translation>
            <numerusform>%1 中的时间比本机时钟快 %n 秒，实时值不可信。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the disk or the network drive that holds it.</source>
        <translation>请检查存放它的磁盘或网络驱动器。</translation>
    </message>
    <message>
        <source>Set the clock and the time zone of the server that writes the log. A log that is delivered late looks the same.</source>
        <translation>请校正写日志的服务器的时钟和时区。延迟送达的日志看起来也是这样。</translation>
    </message>
    <message>
        <source>Open the log to see all rejected lines with their reasons.</source>
        <translation>打开该日志可查看所有被拒绝的行及其原因。</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the log for %n second(s).</source>
        <translation>
            <numerusform>已等待该日志 %n 秒。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s) were not recorded individually.</source>
        <translation>
            <numerusform>另有 %n 个问题未逐一保存。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::LogsPage</name>
    <message>
        <source>Reading %1 was cancelled.</source>
        <translation>已取消读取 %1。</translation>
    </message>
    <message>
        <source>Prediction logs</source>
        <translation>预测日志</translation>
    </message>
    <message>
        <source>Open a folder of logs</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>&amp;Open logs…</source>
        <translation>打开日志(&amp;O)…</translation>
    </message>
    <message>
        <source>Read prediction logs from disk (%1)</source>
        <translation>从磁盘读取预测日志（%1）</translation>
    </message>
    <message>
        <source>Open logs</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Read all logs of a folder as one</source>
        <translation>将文件夹中的所有日志作为一个整体读取</translation>
    </message>
    <message>
        <source>Colu&amp;mns…</source>
        <translation>列(&amp;M)…</translation>
    </message>
    <message>
        <source>Open logs…</source>
        <translation>打开日志…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Views of the log</source>
        <translation>日志的视图</translation>
    </message>
    <message>
        <source>See how the columns were recognised, correct them, and read the log again</source>
        <translation>查看并修正列的识别结果，然后重新读取日志</translation>
    </message>
    <message>
        <source>Open prediction logs</source>
        <translation>打开预测日志</translation>
    </message>
    <message>
        <source>Open logs in JSON lines, CSV or TSV, or of SageMaker, KServe, Seldon, TorchServe, Triton or vLLM, compressed or not, or drop files or a whole folder here. Quality, drift and latency are computed on this machine; nothing is sent anywhere.</source>
        <translation>打开 JSON 行、CSV 或 TSV 格式的日志，或 SageMaker、KServe、Seldon、TorchServe、Triton 或 vLLM 的日志（压缩的也可以），也可将文件或整个文件夹拖放到此处。质量、漂移和延迟均在本机计算，不会向任何地方发送数据。</translation>
    </message>
</context>
<context>
    <name>qd::MainWindow</name>
    <message numerus="yes">
        <source>%n incident(s) are still open. The latest: %1</source>
        <translation>
            <numerusform>仍有 %n 个事件未关闭。最近的事件：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Waiting for the first values…</source>
        <translation>正在等待首批数据…</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) watched</source>
        <translation>
            <numerusform>正在监控 %n 个端点</numerusform>
        </translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Quarterdeck</source>
        <translation>Quarterdeck</translation>
    </message>
    <message>
        <source>A version is being switched. The window closes as soon as the server has answered.</source>
        <translation>正在切换版本。服务器应答后窗口会立即关闭。</translation>
    </message>
    <message>
        <source>Quarterdeck (read-only)</source>
        <translation>Quarterdeck（只读）</translation>
    </message>
    <message>
        <source>Read-only: nothing is collected here</source>
        <translation>只读：此处不采集任何数据</translation>
    </message>
    <message>
        <source>The console ended during an action whose outcome is unknown: %1 of %2. Check whether it took effect.</source>
        <translation>控制台在一项操作进行中退出，其结果未知：%2 的 %1。请检查它是否生效。</translation>
    </message>
</context>
<context>
    <name>qd::MappingDialog</name>
    <message numerus="yes">
        <source>%n of the first rows could not be read; the first because: %1</source>
        <translation>
            <numerusform>前若干行中有 %n 行无法读取；首个原因：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of the first %n row(s) can be read.</source>
        <translation>
            <numerusform>前 %n 行均可读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation>%1 的列</translation>
    </message>
    <message>
        <source>This is how the columns were recognised. Correct what is wrong; the rest are segments and features that predictions can be grouped and filtered by.</source>
        <translation>以下是列的识别结果。请修正有误之处；其余列为细分和特征，可用于对预测进行分组和筛选。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Columns of the log</source>
        <translation>日志的列</translation>
    </message>
    <message>
        <source>Meaning of %1</source>
        <translation>%1 的含义</translation>
    </message>
    <message>
        <source>What the values of this column are</source>
        <translation>此列的值表示什么</translation>
    </message>
    <message>
        <source>Unit of %1</source>
        <translation>%1 的单位</translation>
    </message>
    <message>
        <source>&amp;Remember this for logs with the same columns</source>
        <translation>对列相同的日志记住此设置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>As &amp;recognised</source>
        <translation>恢复为识别结果(&amp;R)</translation>
    </message>
    <message>
        <source>No column holds the prediction. Choose “Prediction” for the one that does.</source>
        <translation>没有表示预测结果的列。请为相应的列选择“预测”。</translation>
    </message>
    <message>
        <source>No column holds the time, so there are no charts over time.</source>
        <translation>没有时间列，因此无法显示随时间的变化。</translation>
    </message>
    <message>
        <source>No column holds the true label. Quality needs one, or lines with late labels that share the request id.</source>
        <translation>没有真实标签列；质量指标需要真实标签，或带有相同请求 ID 的迟到标签行。</translation>
    </message>
    <message>
        <source>Unit in which the latency is written</source>
        <translation>延迟值所用的单位</translation>
    </message>
    <message>
        <source>What the first rows are taken for</source>
        <translation>前几行被理解为什么</translation>
    </message>
</context>
<context>
    <name>qd::MetricChart</name>
    <message>
        <source>%1: %2</source>
        <comment>curve and its newest value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation>此时间范围内没有数据</translation>
    </message>
    <message numerus="yes">
        <source>and %n more series</source>
        <translation>
            <numerusform>另有 %n 个序列</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>More curves could not be told apart.</source>
        <translation>曲线再多就无法分辨了。</translation>
    </message>
    <message>
        <source>Removes this chart; you can add it again at any time.</source>
        <translation>移除此图表；可随时重新添加。</translation>
    </message>
</context>
<context>
    <name>qd::MetricPicker</name>
    <message>
        <source>Add metric…</source>
        <translation>添加指标…</translation>
    </message>
    <message>
        <source>Add a chart of another metric</source>
        <translation>添加另一指标的图表</translation>
    </message>
    <message>
        <source>Charts any other metric that this endpoint exposes, until you remove it again.</source>
        <translation>为此端点公开的任意其他指标绘制图表，直到您将其移除。</translation>
    </message>
</context>
<context>
    <name>qd::MetricTile</name>
    <message>
        <source>%1, %2</source>
        <comment>a value and a remark on it</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>qd::Navigation</name>
    <message>
        <source>%1 (%2)</source>
        <comment>page title, count</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a page is good for, shortcut</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>qd::Notice</name>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
    <message>
        <source>Hides this message; it changes nothing else.</source>
        <translation>隐藏此消息，不会更改其他任何内容。</translation>
    </message>
</context>
<context>
    <name>qd::OpeningView</name>
    <message>
        <source>The history cannot be opened</source>
        <translation>无法打开历史记录</translation>
    </message>
    <message>
        <source>How long it takes depends on the disk.</source>
        <translation>所需时间取决于磁盘。</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>重试(&amp;A)</translation>
    </message>
    <message>
        <source>Opening the history…</source>
        <translation>正在打开历史记录…</translation>
    </message>
    <message>
        <source>Copying the history…</source>
        <translation>正在复制历史记录…</translation>
    </message>
    <message>
        <source>Upgrading the history…</source>
        <translation>正在更新历史记录…</translation>
    </message>
    <message>
        <source>The pages appear once it is open. You can open logs meanwhile.</source>
        <translation>打开后各页面会立即显示。在此期间可以查看日志。</translation>
    </message>
    <message>
        <source>It was written by an older Quarterdeck and will be upgraded. First, a copy is made beside it. If you close the window now, nothing is changed.</source>
        <translation>此历史记录由较旧的 Quarterdeck 写入，将进行更新。首先会在其旁边制作副本。如果现在关闭窗口，不会有任何改动。</translation>
    </message>
    <message>
        <source>The copy of the older file is complete. If you close the window now, the rest is done at the next start.</source>
        <translation>旧文件的副本已完成。如果现在关闭窗口，剩余工作将在下次启动时完成。</translation>
    </message>
</context>
<context>
    <name>qd::OutagePage</name>
    <message>
        <source>%1 answered again at %2.</source>
        <translation>%1 于 %2 恢复应答。</translation>
    </message>
    <message>
        <source>%1 still did not answer at %2.</source>
        <translation>%1 在 %2 仍未应答。</translation>
    </message>
    <message>
        <source>What brings %1 back?</source>
        <translation>如何恢复 %1？</translation>
    </message>
    <message>
        <source>No cause was accepted</source>
        <translation>未采纳任何原因</translation>
    </message>
    <message>
        <source>Check the server first, then the settings of the endpoint.</source>
        <translation>请先检查服务器，再检查端点的设置。</translation>
    </message>
    <message>
        <source>✖ Asked at %1: %2</source>
        <comment>time, what a failed request said</comment>
        <translation>✖ 于 %1 请求：%2</translation>
    </message>
    <message>
        <source>✖ It does not answer.</source>
        <translation>✖ 它没有应答。</translation>
    </message>
    <message>
        <source>&amp;Edit endpoint…</source>
        <translation>编辑端点(&amp;E)…</translation>
    </message>
    <message>
        <source>Edit the endpoint</source>
        <translation>编辑端点</translation>
    </message>
    <message>
        <source>Opens the settings of the endpoint: address, sign-in, certificate and timeout.</source>
        <translation>打开端点的设置：地址、登录、证书和超时时间。</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>再次检查(&amp;C)</translation>
    </message>
    <message>
        <source>Check again whether the endpoint answers</source>
        <translation>再次检查端点是否应答</translation>
    </message>
    <message>
        <source>Checking whether it answers…</source>
        <translation>正在查看它是否应答…</translation>
    </message>
    <message>
        <source>✔ It answers again, last at %1. Continue to the report.</source>
        <translation>✔ 它已恢复应答，最近一次在 %1。请继续查看报告。</translation>
    </message>
    <message>
        <source>Checks the newest answer. The console asks the endpoint at every interval anyway.</source>
        <translation>查看最近一次的应答。端点在每个间隔都会被请求。</translation>
    </message>
</context>
<context>
    <name>qd::OverTimeTab</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Over t&amp;ime</source>
        <translation>随时间变化(&amp;I)</translation>
    </message>
    <message>
        <source>Rows of the &amp;visible range</source>
        <translation>可见范围内的行(&amp;V)</translation>
    </message>
    <message>
        <source>All predictions between the edges of the charts</source>
        <translation>图表左右边界之间的所有预测</translation>
    </message>
    <message>
        <source>&amp;Make it the reference</source>
        <translation>设为参考时段(&amp;M)</translation>
    </message>
    <message>
        <source>Drift is then measured against the visible range, and estimates learn from it</source>
        <translation>此后将以可见范围为参考衡量漂移，并从中学习以进行估计</translation>
    </message>
    <message>
        <source>Nothing over time</source>
        <translation>无随时间变化的数据</translation>
    </message>
    <message>
        <source>The log has no times, so nothing can be drawn over time.</source>
        <translation>日志中没有时间信息，无法绘制随时间变化的图表。</translation>
    </message>
    <message>
        <source>Co&amp;mpare it with the reference</source>
        <translation>与参考时段比较(&amp;M)</translation>
    </message>
    <message>
        <source>Overview and drift then compare the visible range, and nothing else, with the reference period</source>
        <translation>概览和漂移将只用可见范围与参考时段比较</translation>
    </message>
</context>
<context>
    <name>qd::OverviewTab</name>
    <message>
        <source>&amp;Overview</source>
        <translation>概览(&amp;O)</translation>
    </message>
    <message>
        <source>All figures, version by version</source>
        <translation>各版本的全部指标</translation>
    </message>
    <message>
        <source>Figures of all versions</source>
        <translation>所有版本的指标</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>值得关注的发现</translation>
    </message>
    <message>
        <source>&amp;Before:</source>
        <translation>之前(&amp;B)：</translation>
    </message>
    <message>
        <source>Version to compare with</source>
        <translation>要比较的版本</translation>
    </message>
    <message>
        <source>&amp;Now:</source>
        <translation>现在(&amp;N)：</translation>
    </message>
    <message>
        <source>Compared version</source>
        <translation>被比较的版本</translation>
    </message>
    <message>
        <source>Any two versions can be compared</source>
        <translation>可以比较任意两个版本</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows</source>
        <translation>双击或按 Enter 查看对应的行</translation>
    </message>
    <message>
        <source>Two versions compared</source>
        <translation>两个版本的比较</translation>
    </message>
    <message>
        <source>The reference period and the one compared with it</source>
        <translation>参考时段及与其比较的时段</translation>
    </message>
    <message>
        <source>%1 vs. %2, largest effect first</source>
        <translation>%1 与 %2 的比较；效应量最大的在前</translation>
    </message>
    <message>
        <source>Since %1 vs. the reference period, largest effect first</source>
        <translation>%1 以来与参考时段的比较；效应量最大的在前</translation>
    </message>
    <message>
        <source>%1 vs. the reference period (%2), largest effect first</source>
        <translation>%1 与参考时段（%2）的比较；效应量最大的在前</translation>
    </message>
</context>
<context>
    <name>qd::PathEdit</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse for: %1</source>
        <translation>浏览：%1</translation>
    </message>
</context>
<context>
    <name>qd::PerformanceTab</name>
    <message>
        <source>Per&amp;formance</source>
        <translation>性能(&amp;F)</translation>
    </message>
    <message>
        <source>B&amp;y:</source>
        <translation>分组(&amp;Y)：</translation>
    </message>
    <message>
        <source>Versions, or the values of a segment within the version that is chosen above</source>
        <translation>各版本，或上方所选版本内某个细分的各取值</translation>
    </message>
    <message>
        <source>Latencies</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Share of the predictions</source>
        <translation>占预测的比例</translation>
    </message>
    <message>
        <source>Answers by status</source>
        <translation>按状态统计的响应</translation>
    </message>
    <message>
        <source>Speed and errors</source>
        <translation>速度与错误</translation>
    </message>
    <message>
        <source>Answers by status and version</source>
        <translation>各版本的响应状态</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows</source>
        <translation>双击或按 Enter 查看对应的行</translation>
    </message>
    <message>
        <source>Errors by status over time</source>
        <translation>各状态的错误随时间的变化</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>%L1 rows, %2</source>
        <translation>%L1 行，%2</translation>
    </message>
    <message>
        <source>What to compare latencies by</source>
        <translation>延迟的比较对象</translation>
    </message>
    <message>
        <source>No latencies in this log</source>
        <translation>日志中没有延迟数据</translation>
    </message>
    <message>
        <source>Double-click or press Enter on a latency to see the slower rows, on the errors to see the failed ones, elsewhere to see all rows</source>
        <translation>双击或按 Enter：在延迟上查看更慢的行，在错误上查看失败的行，在其他位置查看所有行</translation>
    </message>
    <message>
        <source>No status codes in this log</source>
        <translation>日志中没有状态码</translation>
    </message>
</context>
<context>
    <name>qd::PickedWindow</name>
    <message>
        <source>Show its &amp;rows</source>
        <translation>显示其中的行(&amp;R)</translation>
    </message>
    <message>
        <source>The predictions of the picked window; Enter does the same in a chart</source>
        <translation>所选窗口中的预测；在图表中按 Enter 效果相同</translation>
    </message>
    <message>
        <source>Click a chart to pick a window of time.</source>
        <translation>点击图表以选取时间窗口。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n prediction(s)</source>
        <translation>
            <numerusform>%1：%n 条预测</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::PinDialog</name>
    <message>
        <source>Pin a range</source>
        <translation>固定时间范围</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>开始时间(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>结束时间(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>The range must end after it begins</source>
        <translation>结束时间必须晚于开始时间</translation>
    </message>
    <message>
        <source>Why to keep it</source>
        <translation>为何值得保留</translation>
    </message>
</context>
<context>
    <name>qd::PredictionsTab</name>
    <message>
        <source>Pre&amp;dictions</source>
        <translation>预测(&amp;D)</translation>
    </message>
    <message>
        <source>Prediction &amp;log:</source>
        <translation>预测日志(&amp;L)：</translation>
    </message>
    <message>
        <source>A log in JSON lines or CSV on this machine. It is followed, also when it is rotated, and gives accuracy as soon as labels arrive. Empty means none.</source>
        <translation>本机上 JSON Lines 或 CSV 格式的日志。会持续跟踪该日志（包括日志轮转后），标签一到达即可计算准确率。留空表示没有日志。</translation>
    </message>
    <message>
        <source>Positive &amp;class:</source>
        <translation>正类(&amp;C)：</translation>
    </message>
    <message>
        <source>Precision and recall of a model with two classes are those of this one; empty means the average over the classes.</source>
        <translation>二分类模型的精确率和召回率以此类别为准；留空表示取各类别的平均值。</translation>
    </message>
</context>
<context>
    <name>qd::ProgressPanel</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>About %1 left</source>
        <comment>a time</comment>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>%1 rows, %2 a second, about %3 left</source>
        <comment>numbers, a time</comment>
        <translation>%1 行，每秒 %2 行，约剩 %3</translation>
    </message>
</context>
<context>
    <name>qd::QualityView</name>
    <message>
        <source>Reading the predictions was cancelled.</source>
        <translation>预测的读取已取消。</translation>
    </message>
    <message>
        <source>Quality of recorded predictions</source>
        <translation>已记录预测的质量</translation>
    </message>
    <message>
        <source>Quality: %1</source>
        <translation>质量：%1</translation>
    </message>
    <message>
        <source>%1 predictions from %2 to %3, %4 labelled; as of %5</source>
        <comment>count, two times, share, time</comment>
        <translation>从 %2 到 %3 的 %1 条预测，%4 已标注；截至 %5</translation>
    </message>
    <message>
        <source>Only rows with %1</source>
        <translation>仅限满足 %1 的行</translation>
    </message>
    <message>
        <source>Reading the predictions</source>
        <translation>正在读取预测</translation>
    </message>
    <message>
        <source>The first figures appear in a moment.</source>
        <translation>首批数据稍后显示。</translation>
    </message>
    <message>
        <source>No predictions in this range</source>
        <translation>此范围内没有预测</translation>
    </message>
    <message>
        <source>The history holds predictions of this model from %1 to %2.</source>
        <translation>历史记录中有此模型从 %1 到 %2 的预测。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No predictions are recorded</source>
        <translation>没有已记录的预测</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>模型(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Keep up to date</source>
        <translation>保持更新(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>Show the same time on the charts page</source>
        <translation>在图表页显示同一时间段</translation>
    </message>
    <message>
        <source>Views of the predictions</source>
        <translation>预测的各个视图</translation>
    </message>
    <message>
        <source>Nothing has been read</source>
        <translation>尚未读取任何内容</translation>
    </message>
    <message>
        <source>Refresh reads the recorded predictions.</source>
        <translation>刷新即可读取已记录的预测。</translation>
    </message>
    <message>
        <source>Time of the predictions</source>
        <translation>预测产生的时间</translation>
    </message>
    <message>
        <source>Show new predictions within half a minute; what you look at stays in place</source>
        <translation>半分钟内显示新到的内容；您正在查看的内容保持不动</translation>
    </message>
    <message>
        <source>Show what has arrived since</source>
        <translation>显示此后新到的内容</translation>
    </message>
    <message>
        <source>Quality is computed from single predictions and their labels. Set a prediction log in the settings of the endpoint (Fleet, Edit…), so that it is followed and recorded, or import recorded predictions (File, Import…).</source>
        <translation>质量根据单条预测及其标签来评估。请在端点的设置中指定预测日志（模型群，编辑…），以便跟随并记录；或导入已记录的预测（文件，导入…）。</translation>
    </message>
</context>
<context>
    <name>qd::QuestionBar</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>M&amp;odel:</source>
        <translation>模型(&amp;O)：</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Everything below is about this model</source>
        <translation>下方所有内容均针对此模型</translation>
    </message>
    <message>
        <source>V&amp;ersion:</source>
        <translation>版本(&amp;E)：</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>&amp;Positive class:</source>
        <translation>正类(&amp;P)：</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>正类</translation>
    </message>
    <message>
        <source>Precision, recall and the curves over thresholds are of this class</source>
        <translation>精确率、召回率和阈值曲线针对此类别</translation>
    </message>
    <message>
        <source>&amp;Window:</source>
        <translation>时间窗口(&amp;W)：</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>时间窗口</translation>
    </message>
    <message>
        <source>&amp;Reference:</source>
        <translation>参考时段(&amp;R)：</translation>
    </message>
    <message>
        <source>Reference period</source>
        <translation>参考时段</translation>
    </message>
    <message>
        <source>Drift is measured against this period, and estimates learn from it</source>
        <translation>漂移以此时段为基准衡量，估计值也由此时段学习得到</translation>
    </message>
    <message>
        <source>Figures, matrix, threshold and residuals are of this version; charts show it and the busiest ones</source>
        <translation>指标、矩阵、阈值和残差针对此版本；图表显示此版本和预测最多的版本</translation>
    </message>
    <message>
        <source>Period compared with the reference</source>
        <translation>与参考时段比较的时段</translation>
    </message>
    <message>
        <source>Time span of one point in a chart</source>
        <translation>图表中每个点代表的时长</translation>
    </message>
    <message>
        <source>Compare wit&amp;h:</source>
        <translation>比较时段(&amp;H)：</translation>
    </message>
    <message>
        <source>The period that drift and the comparison look at</source>
        <translation>漂移和时段比较所针对的时段</translation>
    </message>
    <message>
        <source>None (averages)</source>
        <translation>无：取平均值</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动（%1）</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>First third of the log</source>
        <translation>日志的前三分之一</translation>
    </message>
    <message>
        <source>First half of the log</source>
        <translation>日志的前一半</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Everything after</source>
        <translation>之后的全部</translation>
    </message>
</context>
<context>
    <name>qd::RangeChoice</name>
    <message>
        <source>Incident: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What the charts show</source>
        <translation>图表所示范围</translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>The last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <comment>a time</comment>
        <translation>从(&amp;F)：</translation>
    </message>
    <message>
        <source>Beginning of the range</source>
        <translation>范围的开始时间</translation>
    </message>
    <message>
        <source>Local time; what was recorded from this moment on.</source>
        <translation>本地时间；包含从此刻起记录的内容。</translation>
    </message>
    <message>
        <source>&amp;to:</source>
        <comment>a time</comment>
        <translation>到(&amp;T)：</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>范围的结束时间</translation>
    </message>
    <message>
        <source>Local time; what was recorded before this moment.</source>
        <translation>本地时间；包含此刻之前记录的内容。</translation>
    </message>
    <message>
        <source>Custom range</source>
        <translation>自定义范围</translation>
    </message>
    <message>
        <source>Only data in this range is exported. Incidents are listed at the end.</source>
        <translation>仅写入此范围内的内容。事件列在末尾。</translation>
    </message>
</context>
<context>
    <name>qd::RangeControls</name>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Goes live and shows the last %1.</source>
        <translation>切换到实时并显示最近 %1。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Returns to the range before the last zoom or pan. Key in a chart: Backspace.</source>
        <translation>返回上次缩放或平移之前的范围。图表中的按键：Backspace。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Shows half of the time. In a chart: the wheel, or +.</source>
        <translation>显示一半的时间。在图表中：滚轮或 +。</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Shows twice the time. In a chart: the wheel, or −.</source>
        <translation>显示两倍的时间。在图表中：滚轮或 −。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>切换到实时</translation>
    </message>
    <message>
        <source>Follows the newest data again. Key in a chart: Space or End.</source>
        <translation>重新跟随最新数据。图表中的按键：Space 或 End。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>points in time</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Live, recorded since %1</source>
        <translation>实时，自 %1 起有记录</translation>
    </message>
    <message>
        <source>Freezes the charts while collection continues. Key in a chart: Space.</source>
        <translation>图表保持不动，数据继续采集。图表中的按键：Space。</translation>
    </message>
</context>
<context>
    <name>qd::ReadingBar</name>
    <message>
        <source>Reading the predictions: %1</source>
        <translation>正在读取预测：%1</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>读取进度</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Keeps what is shown</source>
        <translation>保留当前显示的内容</translation>
    </message>
    <message>
        <source>Evaluating the predictions…</source>
        <translation>正在评估预测…</translation>
    </message>
</context>
<context>
    <name>qd::RecentFiles</name>
    <message>
        <source>&amp;Recent logs</source>
        <translation>最近的日志(&amp;R)</translation>
    </message>
    <message>
        <source>No log was opened yet</source>
        <translation>尚未打开过日志</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清除此列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>qd::RecordModel</name>
    <message>
        <source>Column “%1” of the log</source>
        <translation>日志的“%1”列</translation>
    </message>
    <message>
        <source>Column “%1” of the log, in milliseconds. Filters compare seconds.</source>
        <translation>日志的“%1”列，单位为毫秒。筛选条件按秒比较。</translation>
    </message>
</context>
<context>
    <name>qd::RecordStudy</name>
    <message>
        <source>Save the quality report</source>
        <translation>保存质量报告</translation>
    </message>
    <message>
        <source>Web pages (%1)</source>
        <translation>网页 (%1)</translation>
    </message>
    <message>
        <source>PDF (%1)</source>
        <translation>PDF (%1)</translation>
    </message>
    <message>
        <source>Markdown (%1)</source>
        <translation>Markdown (%1)</translation>
    </message>
    <message>
        <source>The report was saved to %1.</source>
        <translation>报告已保存到 %1。</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>R&amp;eport…</source>
        <translation>报告(&amp;E)…</translation>
    </message>
    <message>
        <source>Write what is shown as a web page, PDF or Markdown, for a review meeting (%1)</source>
        <translation>将显示的内容写成网页、PDF 或 Markdown，供评审会议使用（%1）</translation>
    </message>
    <message>
        <source>Back to where these rows were opened from (%1)</source>
        <translation>返回到请求查看这些行的位置（%1）</translation>
    </message>
</context>
<context>
    <name>qd::RecordView</name>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 行（共 %2 行）</translation>
    </message>
    <message>
        <source>&amp;Only %1</source>
        <translation>仅显示 %1(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Without %1</source>
        <translation>排除 %1(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>筛选(&amp;F)：</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>for example: version = &quot;2&quot; and latency &gt; 0.5 and label != prediction</source>
        <translation>例如：version = &quot;2&quot; and latency &gt; 0.5 and label != prediction</translation>
    </message>
    <message>
        <source>Conditions on columns, joined by and, or, not and parentheses: = != &lt; &lt;= &gt; &gt;= , ~ for a regular expression, in (…), is missing</source>
        <translation>针对列的条件，用 and、or、not 和括号组合：= != &lt; &lt;= &gt; &gt;= ，~ 匹配正则表达式，in (…)，is missing</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Position in the log</source>
        <translation>日志中的位置</translation>
    </message>
    <message>
        <source>&amp;Copy %1 rows</source>
        <translation>复制 %1 行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>复制此行(&amp;C)</translation>
    </message>
    <message>
        <source>Copying %1 rows…</source>
        <translation>正在复制 %1 行…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>%1 rows are on the clipboard.</source>
        <translation>%1 行已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Co&amp;lumn %1</source>
        <translation>列 %1(&amp;L)</translation>
    </message>
    <message>
        <source>Sort &amp;ascending</source>
        <translation>升序排序(&amp;A)</translation>
    </message>
    <message>
        <source>Sort &amp;descending</source>
        <translation>降序排序(&amp;D)</translation>
    </message>
    <message>
        <source>In the order of the &amp;log</source>
        <translation>按日志中的顺序(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Hide %1</source>
        <translation>隐藏 %1(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;all columns</source>
        <translation>显示所有列(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy %1 rows, %2 of %3 columns</source>
        <translation>复制 %1 行的 %2 列（共 %3 列）(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy row, %1 of %2 columns</source>
        <translation>复制此行的 %1 列（共 %2 列）(&amp;C)</translation>
    </message>
    <message>
        <source>E&amp;xport rows…</source>
        <translation>导出行(&amp;X)…</translation>
    </message>
    <message>
        <source>Sorting by %1: %2 % done.</source>
        <comment>column, number</comment>
        <translation>正在按 %1 排序：已完成 %2%。</translation>
    </message>
    <message>
        <source>%1 rows are on the clipboard, with the %2 columns that are shown.</source>
        <translation>已将 %1 行复制到剪贴板，包含所显示的 %2 列。</translation>
    </message>
    <message>
        <source>%1, %2 of %3 columns</source>
        <comment>so many rows, numbers</comment>
        <translation>%1，显示 %2 列（共 %3 列）</translation>
    </message>
    <message>
        <source>Write the rows of this filter to a file, in their order and with the columns that are shown</source>
        <translation>将符合此筛选条件的行写入文件，保持其顺序，并只包含所显示的列</translation>
    </message>
    <message>
        <source>&amp;Evaluate filtered rows</source>
        <translation>评估筛选出的行(&amp;E)</translation>
    </message>
    <message>
        <source>Computes all figures and charts for the rows of this filter only</source>
        <translation>仅用符合此筛选条件的行计算所有指标和图表</translation>
    </message>
</context>
<context>
    <name>qd::RecordedEnds</name>
    <message>
        <source>No data of this subject in this range.</source>
        <translation>此时间范围内没有该对象的记录。</translation>
    </message>
    <message>
        <source>&amp;Show the recorded range</source>
        <translation>显示已有的记录(&amp;S)</translation>
    </message>
    <message>
        <source>No data of this subject yet.</source>
        <translation>该对象尚无任何记录。</translation>
    </message>
</context>
<context>
    <name>qd::ReferenceDialog</name>
    <message>
        <source>The period has to end after it begins.</source>
        <translation>时段的结束时间必须晚于开始时间。</translation>
    </message>
    <message>
        <source>Reference period</source>
        <translation>参考时段</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>开始时间(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>结束时间(&amp;T)：</translation>
    </message>
    <message>
        <source>Compared period</source>
        <translation>比较时段</translation>
    </message>
    <message>
        <source>Beginning of the period</source>
        <translation>时段开始</translation>
    </message>
    <message>
        <source>End of the period</source>
        <translation>时段结束</translation>
    </message>
    <message>
        <source>Drift is measured against this period, and estimates learn from it. Choose one in which the model was known to be healthy.</source>
        <translation>漂移以此时段为基准衡量，估计值也由此时段学习得到。请选择已知模型运行正常的时段。</translation>
    </message>
    <message>
        <source>This period is compared with the reference period, in quality and drift. Time in both counts for the reference only.</source>
        <translation>此时段将在质量和漂移方面与参考时段比较。两者重叠的部分只计入参考时段。</translation>
    </message>
</context>
<context>
    <name>qd::ReportPage</name>
    <message>
        <source>Accepted cause: %1.</source>
        <translation>已采纳的原因：%1。</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>结论：%1</translation>
    </message>
    <message>
        <source>Report and close</source>
        <translation>报告并关闭</translation>
    </message>
    <message>
        <source>Notes &amp;for the report</source>
        <translation>报告备注(&amp;F)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What should be remembered? Follow-ups, people, tickets.</source>
        <translation>有哪些需要记录？例如后续事项、相关人员、工单。</translation>
    </message>
    <message>
        <source>Saved as you type, and part of the report.</source>
        <translation>输入时自动保存，并包含在报告中。</translation>
    </message>
</context>
<context>
    <name>qd::ReportView</name>
    <message>
        <source>The report was written to %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>Export the incident report</source>
        <translation>导出事件报告</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>The report as it will be exported.</source>
        <translation>报告导出后的样子。</translation>
    </message>
    <message>
        <source>Export &amp;HTML…</source>
        <translation>导出 HTML(&amp;H)…</translation>
    </message>
    <message>
        <source>Export the report as HTML</source>
        <translation>将报告导出为 HTML</translation>
    </message>
    <message>
        <source>Writes one self-contained web page that can be mailed or archived.</source>
        <translation>写入一个独立完整的网页，可通过邮件发送或存档。</translation>
    </message>
    <message>
        <source>Export &amp;PDF…</source>
        <translation>导出 PDF(&amp;P)…</translation>
    </message>
    <message>
        <source>Export the report as PDF</source>
        <translation>将报告导出为 PDF</translation>
    </message>
    <message>
        <source>Writes A4 pages for printing or for a ticket.</source>
        <translation>写入 A4 页面，可供打印或附加到工单。</translation>
    </message>
    <message>
        <source>Preparing the report…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在写入报告…</translation>
    </message>
</context>
<context>
    <name>qd::ResidualsTab</name>
    <message>
        <source>%L1 rows</source>
        <translation>%L1 行</translation>
    </message>
    <message>
        <source>R&amp;esiduals</source>
        <translation>残差(&amp;E)</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Mean absolute error over time</source>
        <translation>平均绝对误差随时间的变化</translation>
    </message>
    <message>
        <source>No residuals</source>
        <translation>没有残差</translation>
    </message>
    <message>
        <source>No prediction has a label yet, so nothing can be compared.</source>
        <translation>尚无已标注的预测，无法进行比较。</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>偏差 %1</translation>
    </message>
    <message>
        <source>Prediction − actual</source>
        <translation>预测值 − 实际值</translation>
    </message>
    <message>
        <source>%1: half of the predictions lie within ±%2 of the actual value; the mean absolute error is %3.</source>
        <translation>%1：半数预测落在真实值的 ±%2 以内，平均偏离 %3。</translation>
    </message>
</context>
<context>
    <name>qd::RowsExportDialog</name>
    <message>
        <source>All %1 rows are written.</source>
        <translation>将写入全部 %1 行。</translation>
    </message>
    <message>
        <source>The %1 rows of the filter are written, of %2.</source>
        <comment>numbers</comment>
        <translation>将写入符合筛选条件的 %1 行（共 %2 行）。</translation>
    </message>
    <message>
        <source>They are sorted by %1, descending.</source>
        <translation>按 %1 降序排列。</translation>
    </message>
    <message>
        <source>They are sorted by %1, ascending.</source>
        <translation>按 %1 升序排列。</translation>
    </message>
    <message>
        <source>They have the %1 columns that are shown, of %2.</source>
        <comment>numbers</comment>
        <translation>包含所显示的 %1 列（共 %2 列）。</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>导出行</translation>
    </message>
    <message>
        <source>For&amp;mat:</source>
        <translation>格式(&amp;M)：</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Times are written in UTC and latencies in seconds; both files can be opened here as logs.</source>
        <translation>时间以 UTC 写入，延迟以秒为单位；两种文件都可以在此作为日志打开。</translation>
    </message>
    <message>
        <source>F&amp;or spreadsheets</source>
        <translation>用于电子表格(&amp;O)</translation>
    </message>
    <message>
        <source>No text runs as a formula when the file is opened; one that looks like a formula gets an apostrophe.</source>
        <translation>打开文件时，任何文本都不会作为公式运行；看似公式的文本前会加上撇号。</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>没有指定要导出到的文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请指定文件。</translation>
    </message>
    <message>
        <source>Wrote %1: %2 rows, %3.</source>
        <comment>file, number, size</comment>
        <translation>%1 已写入：%2 行，%3。</translation>
    </message>
    <message>
        <source>Writes the file while you continue working.</source>
        <translation>写入文件时您可以继续工作。</translation>
    </message>
</context>
<context>
    <name>qd::RuleDialog</name>
    <message>
        <source>Give the rule a name; it is the title of its alerts.</source>
        <translation>请为规则命名；该名称将作为其告警的标题。</translation>
    </message>
    <message>
        <source>Choose a metric, or type the name of one: letters, digits, &quot;_&quot; and &quot;:&quot;.</source>
        <translation>请选择一个指标，或输入指标名称：只能包含字母、数字、&quot;_&quot; 和 &quot;:&quot;。</translation>
    </message>
    <message>
        <source>Labels are written like this: quantile=&quot;0.99&quot;, model=&quot;fraud&quot;</source>
        <translation>标签的写法示例：quantile=&quot;0.99&quot;, model=&quot;fraud&quot;</translation>
    </message>
    <message>
        <source>The alert could resolve while its condition holds: the resolve limit must not be above the threshold.</source>
        <translation>告警可能在条件仍成立时恢复：恢复界限不得高于阈值。</translation>
    </message>
    <message>
        <source>The alert could resolve while its condition holds: the resolve limit must not be below the threshold.</source>
        <translation>告警可能在条件仍成立时恢复：恢复界限不得低于阈值。</translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation>新建告警规则</translation>
    </message>
    <message>
        <source>Edit an alert rule</source>
        <translation>编辑告警规则</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Metric:</source>
        <translation>指标(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>标签(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Condition:</source>
        <translation>条件(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <translation>持续时间(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Severity:</source>
        <translation>严重程度(&amp;S)：</translation>
    </message>
    <message>
        <source>Resol&amp;ve:</source>
        <translation>恢复(&amp;V)：</translation>
    </message>
    <message>
        <source>Resolve f&amp;or:</source>
        <translation>恢复持续时间(&amp;O)：</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>规则名称</translation>
    </message>
    <message>
        <source>The title of every alert that the rule raises.</source>
        <translation>该规则产生的每个告警的标题。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>A metric of the list, or the name of any that an endpoint exposes.</source>
        <translation>列表中的指标，或端点公开的任意指标的名称。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Only series with all these labels are watched. Without &quot;version&quot; the model as a whole is watched, not each version.</source>
        <translation>仅监控具有所有这些标签的序列。不含 &quot;version&quot; 时监控整个模型，而非每个版本。</translation>
    </message>
    <message>
        <source>Every series, or for example model=&quot;fraud&quot;</source>
        <translation>所有序列，或例如 model=&quot;fraud&quot;</translation>
    </message>
    <message>
        <source>above</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>The limit in the metric&apos;s own unit.</source>
        <translation>以该指标自身的单位表示的界限。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds before the alert fires</source>
        <translation>告警触发前的秒数</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Critical makes a model failing in the overview, a warning makes it degraded.</source>
        <translation>“严重”会使模型在概览中显示为故障，“警告”会使其显示为降级。</translation>
    </message>
    <message>
        <source>Keeps an alert from flickering when the value moves around the threshold.</source>
        <translation>避免数值在阈值附近波动时告警反复触发和恢复。</translation>
    </message>
    <message>
        <source>Resolve limit</source>
        <translation>恢复界限</translation>
    </message>
    <message>
        <source>The alert resolves on the good side of this.</source>
        <translation>数值处于此界限的正常一侧时，告警恢复。</translation>
    </message>
    <message>
        <source>Seconds before the alert resolves</source>
        <translation>告警恢复前的秒数</translation>
    </message>
    <message>
        <source>How long the value must stay on the good side.</source>
        <translation>数值必须在正常一侧保持的时长。</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>A value exactly at the threshold raises no alert.</source>
        <translation>数值恰好等于阈值时不会产生告警。</translation>
    </message>
    <message>
        <source>Until then the alert is pending; one good or missing value restarts the wait.</source>
        <translation>在此之前告警处于待定状态；出现一个正常值或缺失值即重新计时。</translation>
    </message>
    <message>
        <source>Use a different limit to resolve:</source>
        <translation>使用不同的恢复界限：</translation>
    </message>
    <message>
        <source>Takes effect at the next evaluation and is recorded in the audit trail.</source>
        <translation>在下次评估时生效，并写入审计记录。</translation>
    </message>
</context>
<context>
    <name>qd::RuleModel</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
</context>
<context>
    <name>qd::RulesDialog</name>
    <message>
        <source>The rule &quot;%1&quot; was removed.</source>
        <translation>规则“%1”已移除。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>告警规则</translation>
    </message>
    <message>
        <source>Each rule watches one metric of every model or endpoint that has it. Changes take effect at the next evaluation.</source>
        <translation>每条规则监控具有某个指标的所有模型或端点的该项指标。更改在下次评估时生效。</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>Opens a form for a new rule.</source>
        <translation>打开用于新建规则的表单。</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Changes the chosen rule; its open alerts continue under the new condition.</source>
        <translation>修改所选规则；其未恢复的告警将按新条件继续。</translation>
    </message>
    <message>
        <source>Deletes the rule and closes its open alerts. This can be undone.</source>
        <translation>删除该规则并关闭其未恢复的告警。此操作可撤销。</translation>
    </message>
    <message>
        <source>All changes are already saved.</source>
        <translation>所有更改均已保存。</translation>
    </message>
</context>
<context>
    <name>qd::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>qd::SignInTab</name>
    <message>
        <source>&amp;Sign-in</source>
        <translation>登录(&amp;S)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>User name and password (Basic)</source>
        <translation>用户名和密码 (Basic)</translation>
    </message>
    <message>
        <source>Token (Bearer)</source>
        <translation>令牌 (Bearer)</translation>
    </message>
    <message>
        <source>&amp;Authentication:</source>
        <translation>身份验证(&amp;A)：</translation>
    </message>
    <message>
        <source>What the endpoint asks for before it answers.</source>
        <translation>端点在响应前要求提供的凭据。</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>Sent with the password in every request.</source>
        <translation>与密码一起随每个请求发送。</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation>请求头(&amp;H)：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add hea&amp;der</source>
        <translation>添加请求头(&amp;D)</translation>
    </message>
    <message>
        <source>Add header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Adds a line to the table and edits its name.</source>
        <translation>在表格中添加一行，并开始编辑其名称。</translation>
    </message>
    <message>
        <source>&amp;Remove header</source>
        <translation>移除请求头(&amp;R)</translation>
    </message>
    <message>
        <source>Remove header</source>
        <translation>移除请求头</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, never in the history.</source>
        <translation>保存在系统的密钥环中，绝不写入历史记录。</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>密码(&amp;W)：</translation>
    </message>
    <message>
        <source>Key in a header</source>
        <translation>请求头密钥</translation>
    </message>
    <message>
        <source>Sent with every request, e.g. for a proxy. They are stored in plain text; headers that hold secrets are refused here. For those choose an authentication above.</source>
        <translation>随每个请求发送，例如供代理使用。它们以明文保存；含机密信息的请求头在此会被拒绝，请在上方选择身份验证方式。</translation>
    </message>
    <message>
        <source>Header &amp;name:</source>
        <translation>请求头名称(&amp;N)：</translation>
    </message>
    <message>
        <source>The header that carries the key.</source>
        <translation>携带密钥的请求头。</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>密钥(&amp;K)：</translation>
    </message>
    <message>
        <source>Enter it again: the address has changed</source>
        <translation>请重新输入：地址已更改</translation>
    </message>
    <message>
        <source>Leave empty to keep what the keychain has</source>
        <translation>留空则保留密钥环中的内容</translation>
    </message>
    <message>
        <source>Removes the selected line from the table.</source>
        <translation>从表格中移除选中的行。</translation>
    </message>
</context>
<context>
    <name>qd::SilenceDialog</name>
    <message>
        <source>Tick at least one label; a silence of everything would hide real faults.</source>
        <translation>请至少勾选一个标签；静默所有告警会掩盖真正的故障。</translation>
    </message>
    <message>
        <source>Nothing would be silenced.</source>
        <translation>不会静默任何告警。</translation>
    </message>
    <message>
        <source>Silence alerts</source>
        <translation>静默告警</translation>
    </message>
    <message>
        <source>Silence alerts whose labels are:</source>
        <translation>静默具有以下标签的告警：</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>label, value</comment>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source>Ticked: only alerts with this value are silenced. Not ticked: any value.</source>
        <translation>勾选：仅静默具有此值的告警。不勾选：任意值。</translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>For 4 hours</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>For 1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>For 1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>For another time</source>
        <translation>其他时长</translation>
    </message>
    <message>
        <source>&amp;Duration:</source>
        <translation>时长(&amp;D)：</translation>
    </message>
    <message>
        <source>Duration of the silence</source>
        <translation>静默时长</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>Duration in minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Used when &quot;For another time&quot; is chosen.</source>
        <translation>选择“其他时长”时使用。</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>Reason of the silence</source>
        <translation>静默原因</translation>
    </message>
    <message>
        <source>Kept in the audit trail with your login name.</source>
        <translation>与您的登录名一起保存在审计记录中。</translation>
    </message>
    <message>
        <source>For example: planned retraining until noon</source>
        <translation>例如：计划内的重新训练，至中午结束</translation>
    </message>
    <message>
        <source>&amp;Silence</source>
        <translation>静默(&amp;S)</translation>
    </message>
    <message>
        <source>Give a reason, so that others know that the silence is intended.</source>
        <translation>请说明原因，让其他人知道此静默是有意为之。</translation>
    </message>
    <message>
        <source>%1 is “%2”</source>
        <comment>label, value</comment>
        <translation>%1 为“%2”</translation>
    </message>
    <message>
        <source>Mutes alerts whose %1, until %2. They are still evaluated and recorded.</source>
        <comment>conditions such as &apos;rule is “Accuracy is low”&apos;, time</comment>
        <translation>静默%1 的告警，直至 %2。这些告警仍会被评估和记录。</translation>
    </message>
    <message>
        <source>The silence ends by itself when the time is over.</source>
        <translation>时间一到，静默自动结束。</translation>
    </message>
    <message>
        <source>Saves the silence; you can end it early on the alerts page.</source>
        <translation>保存此静默；可在告警页面提前结束。</translation>
    </message>
</context>
<context>
    <name>qd::SlicesTab</name>
    <message>
        <source>&amp;Slices</source>
        <translation>切片(&amp;S)</translation>
    </message>
    <message>
        <source>Every value of every segment, of all versions</source>
        <translation>所有版本中各细分的每个取值</translation>
    </message>
    <message>
        <source>Figures of all segments</source>
        <translation>所有细分的指标</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the rows</source>
        <translation>双击或按 Enter 查看对应的行</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Nothing to slice by</source>
        <translation>没有可用于切片的列</translation>
    </message>
    <message>
        <source>No slice was tested</source>
        <translation>未检验任何切片</translation>
    </message>
    <message>
        <source>No combination of values of %1 has enough labelled rows.</source>
        <translation>%1 的各种取值组合都没有足够的已标注行。</translation>
    </message>
    <message>
        <source>%L1 combinations of up to three values of %2 were tested, with correction for so many tests.</source>
        <translation>已检验 %2 的 %L1 种取值组合（每种最多三个值），并做了多重检验校正。</translation>
    </message>
    <message>
        <source>Slices that are worse</source>
        <translation>表现更差的切片</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 tested slice(s) are significantly worse.</source>
        <translation>
            <numerusform>在检验的 %L1 个切片中，有 %n 个表现显著更差。</numerusform>
        </translation>
    </message>
    <message>
        <source>The log has no column with few different values besides the prediction.</source>
        <translation>除预测外，日志中没有取值种类较少的列。</translation>
    </message>
    <message>
        <source>No slice is significantly worse</source>
        <translation>没有表现显著更差的切片</translation>
    </message>
</context>
<context>
    <name>qd::StepIndicator</name>
    <message>
        <source>●  %1</source>
        <comment>present step</comment>
        <translation>●  %1</translation>
    </message>
    <message>
        <source>✔  %1</source>
        <comment>step that is done</comment>
        <translation>✔  %1</translation>
    </message>
    <message>
        <source>○  %1</source>
        <comment>step to come</comment>
        <translation>○  %1</translation>
    </message>
    <message>
        <source>%1, present step</source>
        <translation>%1，当前步骤</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1，已完成</translation>
    </message>
    <message>
        <source>%1, to come</source>
        <translation>%1，未开始</translation>
    </message>
    <message>
        <source>Steps of the triage</source>
        <translation>故障处理步骤</translation>
    </message>
</context>
<context>
    <name>qd::SubjectBox</name>
    <message>
        <source>%1 on %2</source>
        <comment>model on endpoint</comment>
        <translation>%1（位于 %2）</translation>
    </message>
    <message>
        <source>Model and endpoint</source>
        <translation>模型和端点</translation>
    </message>
    <message>
        <source>Model whose recorded predictions are evaluated</source>
        <translation>评估其已记录的预测</translation>
    </message>
</context>
<context>
    <name>qd::SwitchChooser</name>
    <message>
        <source>%1 on %2</source>
        <comment>model, endpoint</comment>
        <translation>%1（位于 %2）</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Model to change</source>
        <translation>要更改的模型</translation>
    </message>
    <message>
        <source>The incident&apos;s model stands first; every switchable model of the fleet can be chosen.</source>
        <translation>此事件的模型排在最前；可选择模型群中任何可切换的模型。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>The version that served in the healthy period is suggested.</source>
        <translation>建议使用健康时段内提供服务的版本。</translation>
    </message>
    <message>
        <source>Version to serve</source>
        <translation>应提供服务的版本</translation>
    </message>
</context>
<context>
    <name>qd::SwitchConfirm</name>
    <message>
        <source>Requests that will be sent</source>
        <translation>将要发送的请求</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Choose another model or version to prepare another change.</source>
        <translation>选择其他模型或版本，以准备另一项更改。</translation>
    </message>
    <message>
        <source>Exact requests</source>
        <translation>确切的请求</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the requests</source>
        <translation>复制请求</translation>
    </message>
    <message>
        <source>Puts the requests on the clipboard, for a ticket or a second pair of eyes.</source>
        <translation>将请求复制到剪贴板，以便附加到工单或请他人复核。</translation>
    </message>
    <message>
        <source>The model&apos;s name, to confirm</source>
        <translation>用于确认的模型名称</translation>
    </message>
    <message>
        <source>Typing the name makes sure that the right model is changed.</source>
        <translation>输入名称可确保更改的是正确的模型。</translation>
    </message>
    <message>
        <source>&amp;Undo this rollback</source>
        <translation>撤销此次回滚(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation>回滚(&amp;R)</translation>
    </message>
    <message>
        <source>Undo this rollback</source>
        <translation>撤销此次回滚</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>To undo, this would be sent:</source>
        <translation>若要撤销，将发送以下请求：</translation>
    </message>
    <message>
        <source>&amp;Type the model&apos;s name, %1, to confirm the switch to version %2 from version %3:</source>
        <translation>输入模型名称 %1，以确认由版本 %2 取代版本 %3 提供服务(&amp;T)：</translation>
    </message>
    <message>
        <source>Preparing the undo…</source>
        <translation>正在准备撤销…</translation>
    </message>
    <message>
        <source>Preparing the rollback…</source>
        <translation>正在准备回滚…</translation>
    </message>
    <message>
        <source>Exactly what will be sent; secrets are hidden, and invisible characters are shown as symbols. Before sending, the console checks that nothing has changed.</source>
        <translation>将要传输的确切内容，逐字节一致；不显示密钥，不可见的字符以符号表示。发送前会确认此后没有任何变化。</translation>
    </message>
    <message>
        <source>The history is open read-only, so no change could be recorded. Close the other console that writes to it, or make the file writable, and start this console again.</source>
        <translation>历史文件以只读方式打开，因此无法记录任何更改。请关闭正在写入它的另一个控制台，或使文件可写，然后重新启动本控制台。</translation>
    </message>
    <message>
        <source>Sends the requests above. Enabled once you have typed the model&apos;s name.</source>
        <translation>发送上述请求。输入模型名称后可用。</translation>
    </message>
</context>
<context>
    <name>qd::SwitchOutcomeView</name>
    <message>
        <source>The rollback is under way.</source>
        <translation>正在回滚。</translation>
    </message>
    <message>
        <source>✔ %1</source>
        <translation>✔ %1</translation>
    </message>
    <message>
        <source>The rollback is under way for %1. %2</source>
        <comment>duration, what is waited for</comment>
        <translation>回滚已进行 %1。%2</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>撤销(&amp;U)…</translation>
    </message>
    <message>
        <source>Undo the switch</source>
        <translation>撤销切换</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>停止等待(&amp;W)</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>The switch itself is not stopped. Its outcome counts as unknown until the console has found it out in the background.</source>
        <translation>切换本身不会停止。在控制台于后台查明之前，其结果视为未知。</translation>
    </message>
    <message>
        <source>⚠ %1 The console keeps checking which version is serving. You can check now, undo the switch, or choose another version.</source>
        <translation>⚠ %1 控制台会继续询问当前的服务版本。您可以立即询问、撤销切换，或选择其他版本。</translation>
    </message>
    <message>
        <source>✖ %1 Read the answer above, then try again, choose another version, or skip the change.</source>
        <translation>✖ %1 请阅读上面的响应，然后重试、选择其他版本或不做更改。</translation>
    </message>
    <message>
        <source>C&amp;heck the serving version</source>
        <translation>检查服务版本(&amp;H)</translation>
    </message>
    <message>
        <source>Check the serving version</source>
        <translation>检查服务版本</translation>
    </message>
    <message>
        <source>Asks the platform. Once the intended version is serving, this is recorded as the outcome.</source>
        <translation>询问平台。一旦所需版本提供服务，便记录为操作结果。</translation>
    </message>
    <message>
        <source>Shows the requests that would switch back to the former version.</source>
        <translation>显示为让原版本重新提供服务而将发送的请求。</translation>
    </message>
</context>
<context>
    <name>qd::TargetField</name>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse for the file to write</source>
        <translation>浏览要写入的文件</translation>
    </message>
    <message>
        <source>Chooses folder and name.</source>
        <translation>选择文件夹和文件名。</translation>
    </message>
    <message>
        <source>The file appears when it is complete; until then, and if you cancel, nothing changes.</source>
        <translation>文件写入完整后才会出现；在此之前以及取消之后，一切保持不变。</translation>
    </message>
</context>
<context>
    <name>qd::ThresholdPanel</name>
    <message>
        <source>Threshold: %1</source>
        <translation>阈值：%1</translation>
    </message>
    <message>
        <source>Cost per row: %1</source>
        <translation>每行成本：%1</translation>
    </message>
    <message>
        <source>What if? %1</source>
        <translation>假设分析：%1</translation>
    </message>
    <message>
        <source>Cost per row</source>
        <translation>每行成本</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a cost, a threshold</comment>
        <translation>%1（阈值 %2）</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>正类</translation>
    </message>
    <message>
        <source>T&amp;hreshold:</source>
        <translation>阈值(&amp;H)：</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold, as a number</source>
        <translation>阈值（数值）</translation>
    </message>
    <message>
        <source>%1: press to see the rows</source>
        <translation>%1：点击查看对应的行</translation>
    </message>
    <message>
        <source>cost </source>
        <comment>before a number</comment>
        <translation>成本 </translation>
    </message>
    <message>
        <source>What one such row costs, in any unit; a gain is negative</source>
        <translation>每个此类行的成本，单位任意；收益为负值</translation>
    </message>
    <message>
        <source>True positives</source>
        <translation>真正例</translation>
    </message>
    <message>
        <source>Cost of a true positive</source>
        <translation>真正例的成本</translation>
    </message>
    <message>
        <source>False negatives</source>
        <translation>假负例</translation>
    </message>
    <message>
        <source>Cost of a false negative</source>
        <translation>假负例的成本</translation>
    </message>
    <message>
        <source>False positives</source>
        <translation>假正例</translation>
    </message>
    <message>
        <source>Cost of a false positive</source>
        <translation>假正例的成本</translation>
    </message>
    <message>
        <source>True negatives</source>
        <translation>真负例</translation>
    </message>
    <message>
        <source>Cost of a true negative</source>
        <translation>真负例的成本</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>假正例率</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>per row</source>
        <translation>每行</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Rows with at least this score are predicted as “%1”</source>
        <translation>分数不低于此值的行判为“%1”</translation>
    </message>
    <message>
        <source>&amp;Lowest cost</source>
        <translation>最低成本(&amp;L)</translation>
    </message>
    <message>
        <source>Moves the threshold to where the cost is lowest</source>
        <translation>将阈值移到成本最低的位置</translation>
    </message>
    <message>
        <source>Predicted “%1”</source>
        <translation>预测为“%1”</translation>
    </message>
    <message>
        <source>Predicted other</source>
        <translation>预测为其他</translation>
    </message>
    <message>
        <source>Actual “%1”</source>
        <translation>实际为“%1”</translation>
    </message>
    <message>
        <source>Actual other</source>
        <translation>实际为其他</translation>
    </message>
    <message>
        <source>Lowest cost</source>
        <translation>最低成本</translation>
    </message>
</context>
<context>
    <name>qd::TidyStatus</name>
    <message>
        <source>The history is being cleaned up in the background. You can cancel this in the settings.</source>
        <translation>正在后台整理历史记录，不影响其他操作。可在设置中取消。</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>决定…</translation>
    </message>
</context>
<context>
    <name>qd::TriagePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>qd::TriageWizard</name>
    <message>
        <source>Triage: %1</source>
        <translation>故障处理：%1</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>下一步(&amp;X)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Close the inci&amp;dent</source>
        <translation>关闭事件(&amp;D)</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>关闭事件</translation>
    </message>
    <message>
        <source>Closes the incident for good; it stays in the history.</source>
        <translation>永久关闭该事件；事件仍保留在历史记录中。</translation>
    </message>
    <message>
        <source>Continue &amp;later</source>
        <translation>稍后继续(&amp;L)</translation>
    </message>
    <message>
        <source>Continue later</source>
        <translation>稍后继续</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Discard the incident</source>
        <translation>放弃事件</translation>
    </message>
    <message>
        <source>Discard the incident “%1”?</source>
        <translation>要放弃事件“%1”吗？</translation>
    </message>
    <message>
        <source>Nothing was changed on any server. The incident leaves the list.</source>
        <translation>未在任何服务器上做出更改。该事件将从列表中移除。</translation>
    </message>
    <message>
        <source>Nothing is lost: all findings and actions stay on record.</source>
        <translation>不会丢失任何内容：已发现的情况和已执行的操作都会保留在记录中。</translation>
    </message>
    <message>
        <source>Records what this page shows and continues.</source>
        <translation>锁定本页显示的内容并继续。</translation>
    </message>
    <message>
        <source>Closes this window. Nothing is recorded until you go to the next page.</source>
        <translation>关闭此窗口。在进入下一页之前不会记录任何内容。</translation>
    </message>
    <message>
        <source>Closes this window. Everything is saved; the incident continues from this page.</source>
        <translation>关闭此窗口。所有内容均已保存；该事件可从本页继续。</translation>
    </message>
    <message>
        <source>Discards the incident: it leaves the list, and the audit trail records it. Possible until something was changed on a server.</source>
        <translation>撤回此事件：它会从列表中移除，并记入审计记录。在服务器上做出更改之前均可执行。</translation>
    </message>
    <message>
        <source>Nothing was changed on any server. The incident leaves the list, and its alert is unassigned again.</source>
        <translation>未在任何服务器上做出更改。该事件将从列表中移除，其告警将重新等待处理。</translation>
    </message>
</context>
<context>
    <name>qd::VerifyPage</name>
    <message>
        <source>%1 %2</source>
        <comment>sign, verdict</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 The rollback is still in force.</source>
        <translation>%1 回滚仍然有效。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Did it help?</source>
        <translation>修复是否有效？</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation>验证进度</translation>
    </message>
    <message>
        <source>&amp;Extend the window</source>
        <translation>延长窗口(&amp;E)</translation>
    </message>
    <message>
        <source>Extend the window</source>
        <translation>延长窗口</translation>
    </message>
    <message>
        <source>The report will say that the fault was not shown to be gone.</source>
        <translation>报告将注明：未能证实故障已消除。</translation>
    </message>
    <message>
        <source>Charts from the healthy period until now</source>
        <translation>从健康时段至今的图表</translation>
    </message>
    <message>
        <source>Undo this rollbac&amp;k…</source>
        <translation>撤销此次回滚(&amp;K)…</translation>
    </message>
    <message>
        <source>Undo this rollback…</source>
        <translation>撤销此次回滚…</translation>
    </message>
    <message>
        <source>Waiting for the change to settle; verification starts in %1.</source>
        <comment>duration</comment>
        <translation>变更正在趋于稳定；验证窗口将在 %1 后开启。</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 samples</source>
        <comment>durations, count of samples</comment>
        <translation>已过 %1（共 %2） · %3 个样本</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 predictions (%4 needed)</source>
        <comment>durations, then counts of predictions</comment>
        <translation>已过 %1（共 %2） · %3 条预测（需要 %4 条）</translation>
    </message>
    <message>
        <source>Preparing the requests that undo the rollback…</source>
        <translation>正在准备撤销回滚所需的请求…</translation>
    </message>
    <message>
        <source>Undoing the rollback…</source>
        <translation>正在撤销回滚…</translation>
    </message>
    <message>
        <source>The lesser of the elapsed time and the arrived data.</source>
        <translation>取已过时间和已收到数据两者进度中的较小值。</translation>
    </message>
    <message>
        <source>Shows the requests that would switch back to the former version.</source>
        <translation>显示为让原版本重新提供服务而将发送的请求。</translation>
    </message>
    <message>
        <source>Restarts the verification from the same beginning with a window twice as long.</source>
        <translation>从同一起点开始新的验证，窗口长度加倍。</translation>
    </message>
    <message>
        <source>Continue &amp;without a passed verdict</source>
        <translation>未验证通过，仍然继续(&amp;W)</translation>
    </message>
    <message>
        <source>Continue without a passed verdict</source>
        <translation>未验证通过，仍然继续</translation>
    </message>
</context>
<context>
    <name>qd::WritingDialog</name>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Stops the export; the file is left as it was.</source>
        <translation>停止导出；文件保持原样。</translation>
    </message>
    <message>
        <source>Choices are remembered for the next time.</source>
        <translation>会记住所作的选择，供下次使用。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>%1 already exists. Replace it?</source>
        <comment>file</comment>
        <translation>%1 已存在。是否替换？</translation>
    </message>
    <message>
        <source>The export was cancelled; no partial file was left behind.</source>
        <translation>导出已取消；未留下任何内容。</translation>
    </message>
</context>
<context>
    <name>qd::WritingForm</name>
    <message>
        <source>As their size says</source>
        <translation>由大小判断</translation>
    </message>
    <message>
        <source>Seconds since 1970</source>
        <translation>自 1970 年起的秒</translation>
    </message>
    <message>
        <source>Milliseconds since 1970</source>
        <translation>自 1970 年起的毫秒</translation>
    </message>
    <message>
        <source>Microseconds since 1970</source>
        <translation>自 1970 年起的微秒</translation>
    </message>
    <message>
        <source>Nanoseconds since 1970</source>
        <translation>自 1970 年起的纳秒</translation>
    </message>
    <message>
        <source>Days of a spreadsheet</source>
        <translation>电子表格的天数</translation>
    </message>
    <message>
        <source>As the rows say</source>
        <translation>由各行判断</translation>
    </message>
    <message>
        <source>Requests: each counts once</source>
        <translation>请求：每个只计一次</translation>
    </message>
    <message>
        <source>Something else: all rows count</source>
        <translation>其他事物：所有行都计入</translation>
    </message>
    <message>
        <source>As the values say</source>
        <translation>由值判断</translation>
    </message>
    <message>
        <source>Point (0.5)</source>
        <translation>点 (0.5)</translation>
    </message>
    <message>
        <source>Comma (0,5)</source>
        <translation>逗号 (0,5)</translation>
    </message>
    <message>
        <source>&amp;Times without a zone are in:</source>
        <translation>未注明时区的时间属于(&amp;T)：</translation>
    </message>
    <message>
        <source>Time zone of times without one</source>
        <translation>未注明时区的时间所属的时区</translation>
    </message>
    <message>
        <source>Times with a zone, and numbers since 1970, are not changed</source>
        <translation>已注明时区的时间以及自 1970 年起计的数值不受影响</translation>
    </message>
    <message>
        <source>Times that are &amp;numbers:</source>
        <translation>数字形式的时间(&amp;N)：</translation>
    </message>
    <message>
        <source>What a number in the column of the time counts</source>
        <translation>时间列中的数字以什么计</translation>
    </message>
    <message>
        <source>I&amp;ds identify:</source>
        <translation>标识代表(&amp;D)：</translation>
    </message>
    <message>
        <source>Of rows with the id of one request only one counts</source>
        <translation>同一请求标识的行只计一行</translation>
    </message>
    <message>
        <source>Decimal &amp;mark:</source>
        <translation>小数点符号(&amp;M)：</translation>
    </message>
    <message>
        <source>How predictions, labels and scores are written</source>
        <translation>预测、标签和得分的写法</translation>
    </message>
    <message>
        <source>Missing &amp;values:</source>
        <translation>缺失值(&amp;V)：</translation>
    </message>
    <message>
        <source>such as -999, unknown</source>
        <translation>例如 -999, unknown</translation>
    </message>
    <message>
        <source>Texts that stand for no value in every column, separated by commas</source>
        <translation>在每一列中表示没有值的文本，用逗号分隔</translation>
    </message>
</context>
</TS>
