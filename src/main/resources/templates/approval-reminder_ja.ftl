Subject: 【お願い】判断パッケージ ${package} の承認期限が近づいています（${outage}）
判断パッケージ ${package} の承認をお待ちしています。

対象　${lines} 明細（税抜 ${yen} 円）
提案者　${proposedBy}
期限　${decideBy}

期限を過ぎると、代理の方にもお願いします。自動で承認されることはありません。
Tasklist で内容をご確認ください。
${baseUrl}/camunda/app/tasklist
