Subject: ${supplierName!"A supplier"}: <#if changes??><#list changes as change>${word("area." + change.area)} ${word("areaState." + change.from)} → ${word("areaState." + change.to)}<#sep>, </#list><#else>its state has changed</#if><#if outage??> (${outage})</#if>
By an official notice, the state of ${supplierName!"the supplier"} has changed:

<#if changes??><#list changes as change>
${word("area." + change.area)?cap_first}: from "${word("areaState." + change.from)}" to "${word("areaState." + change.to)}"
What was said: ${change.evidence}
<#if change.limits??>Limits: ${change.limits}
</#if><#if change.planned??>Planned: ${change.planned} (a plan, not yet done)
</#if><#if change.statedAt??>Published: ${change.statedAt}
</#if>The notice: ${baseUrl}/notices/${change.notice?c}

</#list></#if>
The whole picture: ${link}
Choose the areas you want to hear of, and how: ${baseUrl}/alerts
