Subject: Purchase order ${purchaseOrderNo!(reference!"")}
To ${recipientName!"whom it may concern"},

We order the following.

Purchase order: ${purchaseOrderNo!(reference!"—")}
<#if orderedAt??>Date: ${orderedAt}
</#if><#if deliverBy??>Wanted by: ${deliverBy}
</#if><#if destination??>Deliver to: ${destination}
</#if><#if lines??>
<#list lines as line>
- <#if line?is_hash>${line.altSku!(line.sku!"")} ${line.itemName!""}, quantity ${line.quantity!""} ${line.unit!""}<#if line.unitPrice??>, ${line.unitPrice} yen each</#if><#if line.yen??>, ${line.yen} yen</#if><#else>${line}</#if>
</#list>
</#if><#if lineCount??>
Lines: ${lineCount}
</#if><#if amountYen??>Total: ${amountYen} yen excluding tax
</#if>
Please confirm the order and its delivery date<#if answerBy??> by ${answerBy}</#if>. If you can only deliver part of it, tell us item by item.
