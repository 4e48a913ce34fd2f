Subject: Urgent: ${supplierName!"a supplier"} has fallen back (${outage!""})
The recovery of ${supplierName!"a supplier"} has gone backwards. Moving orders back to it stops; what had been moved returns to the temporary supplier.

<#if area??>Area: ${areaName!area}
</#if><#if why??>What happened: ${why}
</#if><#if evidence??>What was said: ${evidence}
</#if><#if receivedAt??>Received: ${receivedAt}
</#if><#if scope??>What returns: ${scope}
</#if>
What is asked
- Order these items from the temporary supplier until you hear from us.
- Purchasing looks after orders already placed; please do not cancel them yourself.

The whole picture: ${link}
