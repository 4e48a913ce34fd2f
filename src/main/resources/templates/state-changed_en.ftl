Subject: ${supplierName!"A supplier"}: ${areaName!(area!"an area")} is now ${to!"unknown"} (${outage!""})
${areaName!(area!"An area")} of ${supplierName!"a supplier"} has changed from "${from!"unknown"}" to "${to!"unknown"}".

<#if evidence??>What was said: ${evidence}
</#if><#if planned??>Planned: ${planned} (a plan, not yet done)
</#if><#if limits??>Limits: ${limits}
</#if><#if statedAt??>Published: ${statedAt}
</#if><#if receivedAt??>Received: ${receivedAt}
</#if><#if affected??>
What it touches
${affected}
</#if>
The whole picture: ${link}
