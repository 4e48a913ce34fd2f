Subject: Overdue: ${taskName!(subject!"an approval")}<#if outage??> (${outage})</#if>
The following task is overdue, and you may decide it now as well. Nothing is ever approved by time alone.

Task: ${taskName!(subject!"—")}
<#if outage??>Case: ${outage}<#if supplierName??>, ${supplierName}</#if>
</#if><#if amountYen??>Amount: ${amountYen} yen
</#if><#if deadline??>Deadline: ${deadline}
</#if><#if waitingFor??>Waiting for: ${waitingFor}
</#if><#if reason??>Why: ${reason}
</#if>
${link}
