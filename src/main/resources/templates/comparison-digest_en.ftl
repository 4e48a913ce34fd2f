Subject: Alternatives to ${supplierName!"a supplier"}: what is new<#if items??> (${items?size + (more!0)})</#if><#if outage??> (${outage})</#if>
Sources that compare suppliers have something new. It is for background: the state of ${supplierName!"the supplier"} does not change by it.

<#if items??><#list items as item>
${item.title}
Source: ${item.source}
<#if item.sentence??>What it says: ${item.sentence}
</#if><#if item.url??>The page: ${item.url}
</#if>The whole text, and what has changed in it: ${baseUrl}/notices/${item.notice?c}

</#list></#if>
<#if (more!0) gt 0>There are ${more} more in the list of notices: ${baseUrl}/notices
</#if>