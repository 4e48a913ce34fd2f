Subject: Task: ${taskName!"a new task"}<#if outage??> (${outage})</#if>
Dear ${recipientName!"colleague"},

The task "${taskName!"—"}" is waiting for you.

<#if outage??>Case: ${outage}<#if supplierName??>, ${supplierName}</#if>
</#if><#if amountYen??>Amount: ${amountYen} yen
</#if><#if deadline??>Deadline: ${deadline}
</#if>
Claim it and complete it here. Where several people may do it, the first to claim it has it.
${link}
