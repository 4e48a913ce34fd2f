Subject: 【ご確認】返金のお願い<#if reference??>（${reference}）<#elseif outage??>（${outage}）</#if>
${recipientName!""} 御中

いつもお世話になっております。次の返金がまだ確認できません。

<#if amountYen??>返金額　　${amountYen} 円
</#if><#if orderNo??>注文番号　${orderNo}
</#if><#if invoiceNo??>請求書番号　${invoiceNo}
</#if><#if findings??><#list findings as finding>
・<#if finding?is_hash>${finding.title!(finding.kind!"")}　<#if finding.orderNo??>注文番号 ${finding.orderNo}<#if finding.lineNo??>-${finding.lineNo}</#if>　</#if><#if finding.yen??>${finding.yen} 円　</#if>${finding.explanation!""}<#else>${finding}</#if>
</#list>
</#if><#if ground??>根拠　　　${ground}
</#if>
■ お願い
<#if answerBy??>${answerBy} までに、</#if>返金の予定日と方法（振込・次回請求との相殺など）をお知らせください。
