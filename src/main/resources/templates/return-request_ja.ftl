Subject: 【ご依頼】返品のお願い（${reference}、${lineCount} 明細）
${recipientName!""} 御中

いつもお世話になっております。次の品は代替品と重なったため、返品をお願いいたします。

■ お願い
返品の可否、方法、返金の時期を、明細ごとにお知らせください。

■ 対象の注文
<#list lines as line>
・注文番号 ${line.orderNo}-${line.lineNo}　${line.itemName}　${line.yen} 円（税抜）
</#list>
明細数　${lineCount} 件
金額　　${amountYen} 円（税抜）
