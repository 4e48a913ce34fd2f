Subject: ${supplierName!"仕入先"}の状況が変わりました：<#if areaName??>${areaName}<#else>${area!"領域"}</#if> ${to!""}（${outage!""}）
${supplierName!"仕入先"} の <#if areaName??>${areaName}<#else>${area!"一部の領域"}</#if> の状態が「${from!"不明"}」から「${to!"不明"}」に変わりました。

<#if evidence??>根拠の文　${evidence}
</#if><#if planned??>予定　${planned}（予定であり、まだ実施されていません）
</#if><#if limits??>限定　${limits}
</#if><#if statedAt??>発表　${statedAt}
</#if><#if receivedAt??>受信　${receivedAt}
</#if><#if affected??>
■ 影響
${affected}
</#if>
状況の一覧　${link}
