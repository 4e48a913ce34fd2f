Subject: ${supplierName!"仕入先"} の代わりを探すための新しい情報<#if items??> ${items?size + (more!0)} 件</#if><#if outage??>（${outage}）</#if>
比較サイトなどに新しい情報がありました。参考のためのもので、${supplierName!"仕入先"} の状態はこれによって変わりません。

<#if items??><#list items as item>
■ ${item.title}
情報源　${item.source}
<#if item.sentence??>要点　${item.sentence}
</#if><#if item.url??>元のページ　${item.url}
</#if>全文と前の版との違い　${baseUrl}/notices/${item.notice?c}

</#list></#if>
<#if (more!0) gt 0>ほかに ${more} 件あります。お知らせの一覧　${baseUrl}/notices
</#if>