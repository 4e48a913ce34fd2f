Subject: Please take back ${lineCount} order lines (${reference})
We had bought replacements for these, and would like to return the originals.

What we ask: tell us for each line whether and how it can be returned, and when it is refunded.

<#list lines as line>
- Order ${line.orderNo}-${line.lineNo}  ${line.itemName}  ${line.yen} yen, excluding tax
</#list>
Lines   ${lineCount}
Amount  ${amountYen} yen, excluding tax
