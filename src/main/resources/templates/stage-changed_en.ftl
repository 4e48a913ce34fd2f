Subject: ${supplierName!"A supplier"} has reached the stage "${to!"unknown"}" (${outage!""})
The recovery of ${supplierName!"a supplier"} has moved from "${from!"unknown"}" to "${to!"unknown"}".

<#if why??>Why: ${why}
</#if><#if evidence??>What was said: ${evidence}
</#if><#if receivedAt??>Received: ${receivedAt}
</#if><#if todo??>
What is to be done at this stage
${todo}
</#if>
The whole picture: ${link}
