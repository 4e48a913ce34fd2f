Subject: 【至急】${supplierName!"仕入先"}の復旧が後戻りしました（${outage!""}）
${supplierName!"仕入先"} の復旧が後戻りしました。発注の切り戻しを止め、代わりの仕入先へ戻します。

<#if area??>領域　${areaName!area}
</#if><#if why??>内容　${why}
</#if><#if evidence??>根拠の文　${evidence}
</#if><#if receivedAt??>受信　${receivedAt}
</#if><#if scope??>戻す範囲　${scope}
</#if>
■ お願い
・上の範囲の注文は、連絡があるまで代わりの仕入先へ出してください。
・すでに ${supplierName!"仕入先"} へ出した注文は、購買が確認します。個別に取り消さないでください。

状況の一覧　${link}
