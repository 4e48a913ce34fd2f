Subject: お届け予定のお知らせ（仮）：${supplierName!"仕入先"} の注文<#if lineCount??> ${lineCount} 件</#if>
${supplierName!"仕入先"} の停止により、お待ちの品のお届け予定を次のとおり仮に見直しました。
確定ではありません。変わりましたら、あらためてお知らせします。

<#if lines??><#list lines as line>
・<#if line?is_hash>${line.itemName!(line.sku!"")}　${line.quantity!""}${line.unit!""}　注文番号 ${line.orderNo!"—"}<#if line.lineNo??>-${line.lineNo}</#if>　お届け予定（仮） ${line.provisionalOn!"未定"}<#if line.conclusion??>　${line.conclusion}</#if><#else>${line}</#if>
</#list>
<#elseif provisionalOn??>お届け予定（仮）　${provisionalOn}
</#if><#if reason??>
理由　${reason}
</#if>
■ お願い
必要日に間に合わない場合は、<#if answerBy??>${answerBy} までに</#if>購買へお知らせください。代わりの品を手配します。

状況の一覧　${link}
