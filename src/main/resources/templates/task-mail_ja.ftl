Subject: 【タスク】${taskName!"新しいタスク"}<#if outage??>（${outage}）</#if>
${recipientName!""} さん

タスク「${taskName!"—"}」が届いています。

<#if outage??>案件　${outage}<#if supplierName??>　${supplierName}</#if>
</#if><#if amountYen??>金額　${amountYen} 円
</#if><#if deadline??>期限　${deadline}
</#if>
次のページで引き受けて、処理してください。担当できる方が複数いる場合は、先に引き受けた方が担当します。
${link}
