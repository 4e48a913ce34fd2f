Subject: 【テスト発注のお願い】第 ${waveNo} 回（受注確認の期限 ${acceptedBy}）
元の供給元へ購買を戻す前に、次の品を1つずつ、いつもの方法で発注してください。
発注したら、供給元の注文番号をタスク「テスト発注を追う」に入れてください。

<#list lines as line>
・${line.testOrderNo}　${line.sku}　${line.itemName}
</#list>

受注、引当、追跡番号、到着、請求の各段階を期限付きで追います。
