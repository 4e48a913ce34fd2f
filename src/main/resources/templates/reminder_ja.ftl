Subject: 【再送・ご確認】${subject!(taskName!"お願いしている件")}<#if outage??>（${outage}）</#if>
先にお願いした次の件について、まだお返事を確認できていません。

件名　　${subject!(taskName!"—")}
<#if askedAt??>依頼日　${askedAt}
</#if><#if answerBy??>期限　　${answerBy}
<#elseif deadline??>期限　　${deadline}
</#if><#if reference??>番号　　${reference}
</#if><#if amountYen??>金額　　${amountYen} 円
</#if><#if ground??>根拠　　${ground}
</#if>
行き違いでしたらお許しください。お返事をお願いいたします。
<#if link != baseUrl>
${link}
</#if>
