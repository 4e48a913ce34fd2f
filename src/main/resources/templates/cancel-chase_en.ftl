Subject: Reminder: our request to cancel (reference ${reference}, ${lineCount} lines)
We have not heard from you about the ${lineCount} lines below, which we asked you to cancel.

What we ask: tell us for each whether it is cancelled
By: ${answerBy}
Reference: ${reference}

Order number-line
<#list lines as line>
- ${line.orderNo}-${line.lineNo}, ${line.itemName}, ${line.quantity} ${line.unit}
</#list>
