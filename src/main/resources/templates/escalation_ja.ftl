Subject: 【期限超過】${taskName!(subject!"承認")}<#if outage??>（${outage}）</#if>
次のタスクが期限を過ぎています。あなたにも判断をお願いします。期限が過ぎても、自動で承認されることはありません。

タスク　${taskName!(subject!"—")}
<#if outage??>案件　　${outage}<#if supplierName??>　${supplierName}</#if>
</#if><#if amountYen??>金額　　${amountYen} 円
</#if><#if deadline??>期限　　${deadline}
</#if><#if waitingFor??>担当　　${waitingFor}
</#if><#if reason??>理由　　${reason}
</#if>
${link}
