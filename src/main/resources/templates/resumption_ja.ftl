Subject: ${supplierName!"仕入先"}への発注を再開します<#if scope??>：${scope}</#if>（${outage!""}）
${supplierName!"仕入先"} の業務再開を確認しました。次の範囲で発注を戻します。

<#if scope??>範囲　${scope}
</#if><#if from??>開始　${from}
</#if><#if evidence??>根拠　${evidence}
</#if><#if tested??>確認　${tested}
</#if>
■ お願い
・この範囲にない品目は、引き続き代わりの仕入先へ注文してください。
・二重に届いた品は開けずに、購買へ知らせてください。

状況の一覧　${link}
