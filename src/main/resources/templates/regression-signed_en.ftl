Subject: ${supplierName!"A supplier"}: signs of a setback<#if outage??> (${outage})</#if>
The official notice of ${supplierName!"the supplier"} takes back something of what its version before has said.

<#if title??>The notice: ${title}
</#if><#if signals??><#list signals as signal>
<#if signal.area??>${word("area." + signal.area)?cap_first}: </#if>${word("signal." + signal.kind)}
<#if signal.before??>Before: ${signal.before}
</#if><#if signal.after??>Now: ${signal.after}
</#if>What was said: ${signal.evidence}
</#list></#if>

Please look again at orders and delivery dates that counted on it. You are told separately when the state of an area changes.
<#if notice??>
The notice: ${baseUrl}/notices/${notice?c}
</#if>
