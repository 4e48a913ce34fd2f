Subject: 【ご注文】注文書 ${purchaseOrderNo!(reference!"")}
${recipientName!""} 御中

いつもお世話になっております。次のとおり注文いたします。

注文書番号　${purchaseOrderNo!(reference!"—")}
<#if orderedAt??>注文日　　　${orderedAt}
</#if><#if deliverBy??>希望納期　　${deliverBy}
</#if><#if destination??>納入先　　　${destination}
</#if><#if lines??>
<#list lines as line>
・<#if line?is_hash>${line.altSku!(line.sku!"")}　${line.itemName!""}　数量 ${line.quantity!""}${line.unit!""}<#if line.unitPrice??>　単価 ${line.unitPrice} 円</#if><#if line.yen??>　金額 ${line.yen} 円</#if><#else>${line}</#if>
</#list>
</#if><#if lineCount??>
明細数　${lineCount} 件
</#if><#if amountYen??>合計　　${amountYen} 円（税抜）
</#if>
■ お願い
<#if answerBy??>${answerBy} までに、</#if>ご注文の承りと納期をお知らせください。分納・欠品がある場合は、品目ごとにお知らせください。
