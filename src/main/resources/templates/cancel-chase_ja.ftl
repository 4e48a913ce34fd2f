Subject: 【再度のお願い】ご注文取り消しのご返事（照会番号 ${reference}、${lineCount} 明細）
先にお願いした取り消しについて、下記 ${lineCount} 明細のご返事をまだいただいていません。

お願い　取り消しの可否のご連絡
期限　${answerBy}
照会番号　${reference}

ご注文番号-行
<#list lines as line>
・${line.orderNo}-${line.lineNo}　${line.itemName}　${line.quantity}${line.unit}
</#list>
