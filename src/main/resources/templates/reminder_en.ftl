Subject: Reminder: ${subject!(taskName!"what we asked")}<#if outage??> (${outage})</#if>
We have not had an answer yet to the following.

About: ${subject!(taskName!"—")}
<#if askedAt??>Asked: ${askedAt}
</#if><#if answerBy??>Deadline: ${answerBy}
<#elseif deadline??>Deadline: ${deadline}
</#if><#if reference??>Number: ${reference}
</#if><#if amountYen??>Amount: ${amountYen} yen
</#if><#if ground??>Ground: ${ground}
</#if>
If your answer has crossed this mail, please excuse us.
<#if link != baseUrl>
${link}
</#if>
