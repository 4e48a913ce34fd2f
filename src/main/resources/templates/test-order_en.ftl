Subject: Please place the test orders of wave ${waveNo} (to be accepted by ${acceptedBy})
Before buying goes back to the supplier, please order one of each of these in the usual way.
Then enter the supplier's order numbers in the task "Track test orders".

<#list lines as line>
- ${line.testOrderNo}  ${line.sku}  ${line.itemName}
</#list>

Acceptance, allocation, tracking number, arrival and bill are followed, each with its limit.
