Subject: ${supplierName!"仕入先"} の復旧に後戻りの兆しがあります<#if outage??>（${outage}）</#if>
${supplierName!"仕入先"} の公式のお知らせが、前の版より後ろ向きになりました。

<#if title??>お知らせ　${title}
</#if><#if signals??><#list signals as signal>
■ <#if signal.area??>${word("area." + signal.area)}：</#if>${word("signal." + signal.kind)}
<#if signal.before??>前の版　${signal.before}
</#if><#if signal.after??>今の版　${signal.after}
</#if>根拠の文　${signal.evidence}
</#list></#if>

■ お願い
・この予定や範囲を当てにした発注と納期の回答を見直してください。
・領域の状態そのものが変わったときは、別にお知らせします。
<#if notice??>
お知らせ　${baseUrl}/notices/${notice?c}
</#if>
