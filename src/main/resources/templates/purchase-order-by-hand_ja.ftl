Subject: 【発注のお願い】${purchaseOrderNo} を ${temporarySupplier} に入れてください
${temporarySupplier} のメールアドレスが登録されていないため、注文がまだ届いていません。
先方の Web か電話・FAX で、今日中に入れてください。

注文番号　${purchaseOrderNo}
明細数　　${lineCount}
金額　　　${amountYen} 円（税抜）
希望納期　${deliverBy}
注文ファイル　outbox/purchase-orders/${file}
