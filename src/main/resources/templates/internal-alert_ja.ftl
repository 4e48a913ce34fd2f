Subject: 【社内連絡】${supplierName} の停止（${outage}）
${supplierName} の業務が止まっています。

理由　${reason}
