Subject: Refund not received<#if reference??> (${reference})<#elseif outage??> (${outage})</#if>
To ${recipientName!"whom it may concern"},

We have not yet received the following refund.

<#if amountYen??>Amount: ${amountYen} yen
</#if><#if orderNo??>Order: ${orderNo}
</#if><#if invoiceNo??>Invoice: ${invoiceNo}
</#if><#if findings??><#list findings as finding>
- <#if finding?is_hash>${finding.title!(finding.kind!"")}<#if finding.orderNo??>, order ${finding.orderNo}<#if finding.lineNo??>-${finding.lineNo}</#if></#if><#if finding.yen??>, ${finding.yen} yen</#if> ${finding.explanation!""}<#else>${finding}</#if>
</#list>
</#if><#if ground??>Ground: ${ground}
</#if>
Please tell us<#if answerBy??> by ${answerBy}</#if> when and how it will be paid (transfer, or set off against the next invoice).
