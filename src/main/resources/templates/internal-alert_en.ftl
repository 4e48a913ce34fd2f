Subject: Alert: ${supplierName!"a supplier"} has stopped working (${outage!"no case number yet"})
It is confirmed that ${supplierName!"a supplier"} has stopped working.

What is known
${reason!"(still being checked)"}
<#if receivedAt??>Received: ${receivedAt}
</#if><#if evidence??>Ground: ${evidence}
</#if>
What is asked
- Do not ask the supplier about single orders; purchasing speaks for all of us.
- Place no new orders with ${supplierName!"the supplier"} until purchasing says so.
- If you need something urgently, tell purchasing the item, the quantity and the date.
<#if answerBy??>- Confirm by ${answerBy} that you have read this.
</#if>
The present state is always at ${link}
