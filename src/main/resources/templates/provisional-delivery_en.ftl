Subject: Provisional delivery dates: your orders from ${supplierName!"a supplier"}
Because ${supplierName!"the supplier"} has stopped, the delivery of what you are waiting for has been re-planned.
These dates are provisional. You will hear from us when they change.

<#if lines??><#list lines as line>
- <#if line?is_hash>${line.itemName!(line.sku!"")}, ${line.quantity!""} ${line.unit!""}, order ${line.orderNo!"—"}<#if line.lineNo??>-${line.lineNo}</#if>: ${line.provisionalOn!"not known yet"} (provisional)<#if line.conclusion??>, ${line.conclusion}</#if><#else>${line}</#if>
</#list>
<#elseif provisionalOn??>Provisional date: ${provisionalOn}
</#if><#if reason??>
Why: ${reason}
</#if>
What is asked
If that is too late for you, tell purchasing<#if answerBy??> by ${answerBy}</#if>; we will find a substitute.

The whole picture: ${link}
