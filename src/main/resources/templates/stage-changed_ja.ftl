Subject: ${supplierName!"仕入先"}の復旧段階が「${to!"不明"}」になりました（${outage!""}）
${supplierName!"仕入先"} の復旧段階が「${from!"不明"}」から「${to!"不明"}」に変わりました。

<#if why??>理由　${why}
</#if><#if evidence??>根拠の文　${evidence}
</#if><#if receivedAt??>受信　${receivedAt}
</#if><#if todo??>
■ この段階ですること
${todo}
</#if>
状況の一覧　${link}
