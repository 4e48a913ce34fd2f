Subject: Request to correct an invoice<#if invoiceNo??> (${invoiceNo})<#elseif reference??> (${reference})</#if>
To ${recipientName!"whom it may concern"},

Your invoice does not agree with our records of what was ordered and received.
Please check it and send us a corrected one.

<#if invoiceNo??>Invoice: ${invoiceNo}
</#if><#if outage??>Our case: ${outage}
</#if><#if amountYen??>Difference: ${amountYen} yen
</#if><#if findings??>
What does not agree
<#list findings as finding>
- <#if finding?is_hash>${finding.title!(finding.kind!"")}<#if finding.orderNo??>, order ${finding.orderNo}<#if finding.lineNo??>-${finding.lineNo}</#if></#if><#if finding.yen??>, ${finding.yen} yen</#if> ${finding.explanation!""}<#else>${finding}</#if>
</#list>
</#if><#if ground??>
Ground: ${ground}
</#if>
Please answer<#if answerBy??> by ${answerBy}</#if>, or tell us when the corrected invoice will come.
Until then the amount concerned is held back from payment.
