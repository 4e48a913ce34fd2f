Subject: To be mended: the nightly import of ${file!""} was stopped
The file ${file!""} of the watched folder was not imported. Nothing of it is stored.

<#if problem?has_content>Why: ${problem!""}
<#else>Refused rows: ${rows!""}
</#if>
Please
- look into the folder "refused" beside: the file is there, and next to it the ….errors.csv, which says for each row what to mend;
- put the mended file back into its folder; it is taken in at the next look.<#if importId??>
- See it in the browser at ${baseUrl}/imports/${importId}.</#if>

Until then, decisions and matching do without what it holds.
