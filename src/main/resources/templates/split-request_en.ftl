Subject: Request to deliver ${lineCount} order lines in parts (reference ${reference})
We keep the orders below. Please ship what you can at once, and the rest when you can.

What we ask: delivery in parts of these ${lineCount} lines, with quantities and dates
Reference: ${reference}

Order number-line
<#list lines as line>
- ${line.orderNo}-${line.lineNo}, ${line.itemName}, ${line.quantity} ${line.unit}
</#list>
