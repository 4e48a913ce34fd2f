Subject: To be entered: ${purchaseOrderNo} at ${temporarySupplier}
No mail address of ${temporarySupplier} is known, so this order has not reached it yet.
Please enter it today on its web site, by telephone or FAX.

Order number  ${purchaseOrderNo}
Lines         ${lineCount}
Amount        ${amountYen} yen, excluding tax
Wanted by     ${deliverBy}
File          outbox/purchase-orders/${file}
