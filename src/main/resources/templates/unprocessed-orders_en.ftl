Subject: ${lineCount} order lines that have got stuck
These lines are on hold, returned with an error or without stock.

What we ask: tell us for each line when it will ship, or why it cannot.

<#list lines as line>
- Order ${line.orderNo}-${line.lineNo}  ${line.itemName}  ${line.yen} yen, excluding tax
</#list>
