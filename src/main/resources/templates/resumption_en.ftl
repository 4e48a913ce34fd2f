Subject: Orders to ${supplierName!"a supplier"} resume<#if scope??>: ${scope}</#if> (${outage!""})
${supplierName!"The supplier"} works again. Orders go back to it as follows.

<#if scope??>What: ${scope}
</#if><#if from??>From: ${from}
</#if><#if evidence??>Ground: ${evidence}
</#if><#if tested??>Tested: ${tested}
</#if>
What is asked
- For everything else keep ordering from the temporary supplier.
- If something arrives twice, leave it closed and tell purchasing.

The whole picture: ${link}
