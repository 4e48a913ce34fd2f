Subject: 【期限超過】判断パッケージ ${package} の承認をお願いします（${outage}）
判断パッケージ ${package} が期限を過ぎても決まっていません。今からあなたも承認できます。

対象　${lines} 明細（税抜 ${yen} 円）
提案者　${proposedBy}
期限　${decideBy}

Tasklist で内容をご確認ください。
${baseUrl}/camunda/app/tasklist
