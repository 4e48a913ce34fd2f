Subject: 【ご連絡】当社の窓口を一本化します<#if outage??>（${outage}）</#if>
${recipientName!""} 御中

いつもお世話になっております。このたびの停止に関する当社からのご連絡は、次の窓口にまとめます。

窓口　　${contactName!"購買担当"}
<#if contactMail??>メール　${contactMail}
</#if><#if contactPhone??>電話　　${contactPhone}
</#if><#if hours??>受付　　${hours}
</#if>
■ お願い
・貴社の窓口（部署・お名前・連絡先・受付時間）を<#if answerBy??> ${answerBy} までに</#if>お知らせください。
・注文・出荷・請求についてのお知らせは、上の窓口にお送りください。
・振込先の変更をお願いされる場合は、必ず書面でも確認させていただきます。
