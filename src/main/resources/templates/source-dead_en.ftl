Subject: To be mended: the source ${source!""} still cannot be read (${supplierName!"a supplier"})
The source ${source!""} of ${supplierName!"a supplier"} still cannot be read. Nothing that changes there is seen.

<#if since??>Not reached since: ${since}
</#if><#if problem??>What is wrong: ${problem}
</#if>
Please
- open the page in a browser: has it moved, or its main part changed?
- try it at ${baseUrl}/suppliers, mend the profile and restart;
- until then, look at the official page yourself and enter what has changed.

You are told every day until it is mended.
