Subject: Take care: a doubtful notice in the name of ${supplierName!"a supplier"}
A notice in the name of ${supplierName!"a supplier"} has come in that is probably not genuine. Until it is clear, it changes nothing.

<#if title??>Subject: ${title}
</#if><#if code??>What speaks against it: ${word("watch.origin." + code, detail!"")}
</#if>
Please
- do not open its links or attachments, and do not answer it;
- do not follow it where it names another bank account or another contact;
- compare what stands after the sender's @, and the hosts of its links, letter by letter with <#if domains??>the registered ${domains}<#else>the registered domains</#if>: one letter changed, a word added, a name that begins with xn-- give it away;
- tell purchasing if you have received the same. Ask the supplier only by a telephone number that you knew before.
<#if notice??>
What was received: ${baseUrl}/notices/${notice?c}
</#if>
