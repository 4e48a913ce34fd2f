Subject: Request to cancel orders<#if reference??> (${reference})<#elseif outage??> (${outage})</#if>
To ${recipientName!"whom it may concern"},

Please cancel the following orders, and tell us<#if answerBy??> by ${answerBy}</#if> whether you can.
<#if lines??>
Orders
<#list lines as line>
- <#if line?is_hash>order ${line.orderNo!"—"}<#if line.lineNo??>-${line.lineNo}</#if>, ${line.itemName!(line.sku!"")}, ${line.quantity!""} ${line.unit!""}<#if line.yen??>, ${line.yen} yen excluding tax</#if><#else>${line}</#if>
</#list>
</#if><#if lineCount??>
Lines: ${lineCount}
</#if><#if amountYen??>Amount: ${amountYen} yen excluding tax
</#if><#if reason??>Why: ${reason}
</#if><#if ground??>Ground: ${ground}
</#if>
If an order has been shipped or cannot be cancelled, please tell us its number and the reason.
Please keep the number in the subject when you answer.
