<#if acknowledgeLink??>
届きましたら、次のページで「確認しました」を押してください<#if answerBy??>（期限 ${answerBy}）</#if>。
${acknowledgeLink}

</#if>
--
<#if drill>これは訓練です。実際の注文・出荷・請求とは関係ありません。
</#if><#if outage??>案件番号 ${outage}　</#if>連絡番号 ${messageNumber}
Stopgap　${baseUrl}
