Subject: 報道を公式で確かめてください：${supplierName!"仕入先"}<#if changes??> <#list changes as change>${word("area." + change.area)} ${word("areaState." + change.to)}<#sep>、</#list></#if>
報道が、${supplierName!"仕入先"} の公式のお知らせと違うことを伝えています。報道では状態を変えません。公式のページで確かめてください。

<#if title??>報道　${title}
</#if><#if changes??><#list changes as change>
■ ${word("area." + change.area)}　公式「${word("areaState." + change.from)}」、報道「${word("areaState." + change.to)}」
報道の文　${change.evidence}
</#list></#if>
<#if pages??>公式のページ　${pages}
</#if><#if notice??>報道の全文　${baseUrl}/notices/${notice?c}
</#if>
公式に発表があれば、次に読んだときに状態が変わります。電話で聞いた場合は、聞いた人が登録してください。
