Subject: One contact for everything about the outage<#if outage??> (${outage})</#if>
To ${recipientName!"whom it may concern"},

From now on one desk speaks for our company about the present outage.

Desk: ${contactName!"Purchasing"}
<#if contactMail??>Mail: ${contactMail}
</#if><#if contactPhone??>Telephone: ${contactPhone}
</#if><#if hours??>Hours: ${hours}
</#if>
What is asked
- Tell us<#if answerBy??> by ${answerBy}</#if> who speaks for you: department, name, how and when to be reached.
- Send news about orders, shipments and invoices to the desk above.
- A change of your bank account will always be checked with you in writing as well.
