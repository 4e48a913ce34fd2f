Subject: 【ご依頼】注文取消のお願い<#if reference??>（${reference}）<#elseif outage??>（${outage}）</#if>
${recipientName!""} 御中

いつもお世話になっております。次の注文の取消をお願いいたします。

■ お願い
下記の注文について、取消の可否<#if answerBy??>を ${answerBy} まで</#if>にご返答ください。
<#if lines??>
■ 対象の注文
<#list lines as line>
・<#if line?is_hash>注文番号 ${line.orderNo!"—"}<#if line.lineNo??>-${line.lineNo}</#if>　${line.itemName!(line.sku!"")}　${line.quantity!""}${line.unit!""}<#if line.yen??>　${line.yen} 円（税抜）</#if><#else>${line}</#if>
</#list>
</#if><#if lineCount??>
明細数　${lineCount} 件
</#if><#if amountYen??>金額　　${amountYen} 円（税抜）
</#if><#if reason??>理由　　${reason}
</#if><#if ground??>根拠　　${ground}
</#if>
すでに出荷済み、または取消できない注文がありましたら、注文番号と理由をお知らせください。
ご返答の際は、件名の番号をそのままお書き添えください。
