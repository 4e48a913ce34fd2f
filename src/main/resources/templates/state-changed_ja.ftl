Subject: ${supplierName!"仕入先"}<#if changes??>：<#list changes as change>${word("area." + change.area)} ${word("areaState." + change.from)} → ${word("areaState." + change.to)}<#sep>、</#list><#else>の状況が変わりました</#if><#if outage??>（${outage}）</#if>
${supplierName!"仕入先"} の公式のお知らせにより、次の状態が変わりました。

<#if changes??><#list changes as change>
■ ${word("area." + change.area)}　「${word("areaState." + change.from)}」→「${word("areaState." + change.to)}」
根拠の文　${change.evidence}
<#if change.limits??>限定　${change.limits}
</#if><#if change.planned??>予定　${change.planned}（予定であり、まだ実施されていません）
</#if><#if change.statedAt??>発表　${change.statedAt}
</#if>お知らせ　${baseUrl}/notices/${change.notice?c}

</#list></#if>
状況の一覧　${link}
知らせてほしい領域と受け取り方を選ぶ　${baseUrl}/alerts
