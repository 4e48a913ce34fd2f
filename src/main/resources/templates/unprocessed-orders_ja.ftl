Subject: 【ご確認】処理が止まっている注文 ${lineCount} 明細について
${recipientName!""} 御中

いつもお世話になっております。次の注文が、保留・エラー・引当失敗のまま止まっています。

■ お願い
出荷の予定日か、出荷できない理由を、明細ごとにお知らせください。

■ 対象の注文
<#list lines as line>
・注文番号 ${line.orderNo}-${line.lineNo}　${line.itemName}　${line.yen} 円（税抜）
</#list>
