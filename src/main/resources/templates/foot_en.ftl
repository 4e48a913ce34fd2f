<#if acknowledgeLink??>
When you have read this, please press "Confirm" on this page<#if answerBy??> by ${answerBy}</#if>:
${acknowledgeLink}

</#if>
--
<#if drill>This is a drill. No real order, shipment or invoice is concerned.
</#if><#if outage??>Case ${outage}, </#if>message ${messageNumber}
Stopgap, ${baseUrl}
