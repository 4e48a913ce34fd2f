Subject: 【ご依頼】請求書の訂正・再発行のお願い<#if invoiceNo??>（${invoiceNo}）<#elseif reference??>（${reference}）</#if>
${recipientName!""} 御中

いつもお世話になっております。受け取った請求と当方の注文・受領の記録が一致しません。
内容をご確認のうえ、訂正した請求書の再発行をお願いいたします。

<#if invoiceNo??>請求書番号　${invoiceNo}
</#if><#if outage??>当方の番号　${outage}
</#if><#if amountYen??>差額　　　　${amountYen} 円
</#if><#if findings??>
■ 一致しない点
<#list findings as finding>
・<#if finding?is_hash>${finding.title!(finding.kind!"")}　<#if finding.orderNo??>注文番号 ${finding.orderNo}<#if finding.lineNo??>-${finding.lineNo}</#if>　</#if><#if finding.yen??>${finding.yen} 円　</#if>${finding.explanation!""}<#else>${finding}</#if>
</#list>
</#if><#if ground??>
根拠　${ground}
</#if>
■ お願い
<#if answerBy??>${answerBy} までに、</#if>ご返答または再発行の予定日をお知らせください。
確認できるまで、該当分のお支払いを保留いたします。
