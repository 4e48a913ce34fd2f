Subject: Confirm with the official page: ${supplierName!"a supplier"}<#if changes??>, <#list changes as change>${word("area." + change.area)} ${word("areaState." + change.to)}<#sep>, </#list></#if>
The press says otherwise than ${supplierName!"the supplier"} does. The press changes no state: please look at the official page.

<#if title??>The article: ${title}
</#if><#if changes??><#list changes as change>
${word("area." + change.area)?cap_first}: officially "${word("areaState." + change.from)}", in the press "${word("areaState." + change.to)}"
What the article says: ${change.evidence}
</#list></#if>
<#if pages??>Official pages: ${pages}
</#if><#if notice??>The whole article: ${baseUrl}/notices/${notice?c}
</#if>
If there is an official word, the state changes when it is read next. If you hear it by telephone, enter it.
