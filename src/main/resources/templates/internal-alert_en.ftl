Subject: Alert: ${supplierName} has stopped (${outage})
${supplierName} has stopped working.

Reason: ${reason}
