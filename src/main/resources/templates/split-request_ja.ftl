Subject: 分割納品のお願い（照会番号 ${reference}、${lineCount} 明細）
いつもお世話になっております。
下記のご注文は取り消さずにお待ちします。出荷できる分から、分けてお届けください。

お願い　下記 ${lineCount} 明細の分割納品と、出荷できる数量・日付のご連絡
照会番号　${reference}

ご注文番号-行
<#list lines as line>
・${line.orderNo}-${line.lineNo}　${line.itemName}　${line.quantity}${line.unit}
</#list>
