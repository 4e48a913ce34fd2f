Subject: ${supplierName!"A supplier"} says that all is back (not confirmed by us)<#if outage??> (${outage})</#if>
${supplierName!"A supplier"} has announced its recovery without a limit. We have not confirmed it yet.

<#if title??>The notice: ${title}
</#if>
Please
- keep to the present lead times: until the manager confirms, the stage stays "stable";
- purchasing: see whether our test orders arrive as usual; accounting: see whether the last closing is right; tell the manager;
- tell the manager of any delay or difference that is left.
<#if notice??>
The notice: ${baseUrl}/notices/${notice?c}
</#if>
