package dev.stopgap.orderbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the fictional company of the sample buys: some four hundred items, and who else sells something like them. */
final class SampleCatalogue {

    /**
     * One item.
     *
     * @param dailyUsage in hundredths of a unit, so that it stays exact
     * @param made NONE, NAME_PRINT, MADE_TO_ORDER or SPECIAL: how it is ordered
     */
    record Item(
            String sku,
            String name,
            String itemClass,
            int priority,
            int dailyUsage,
            int stock,
            int packSize,
            String unit,
            String category,
            int price,
            int rate,
            boolean direct,
            String made,
            boolean medical) {}

    private record Product(
            String name,
            String[] variants,
            String unit,
            int pack,
            int price,
            String itemClass,
            String category,
            String traits) {

        Product of3() {
            return new Product(name, variants, "セット", pack * 3, price, itemClass, category, traits);
        }

        static Product of(String line) {
            String[] parts = line.split(" \\| ?", -1);
            return new Product(
                    parts[0],
                    parts[1].split(","),
                    parts[2],
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    parts[5],
                    parts[6],
                    parts[7].trim());
        }
    }

    // name | variants | unit | pack | price about | class | category | traits: N name-printed, O made to order, S
    // special
    // where the variant says so, D direct from the maker, F food, M medical, K for maintenance
    private static final String PRODUCTS =
            """
            コピー用紙 | A4 500枚×10冊,A3 500枚×5冊,B4 500枚×5冊,B5 500枚×10冊,A4 再生紙 500枚×10冊,A4 厚口 250枚×8冊 | 箱 | 1 | 3480 | A | 用紙 |
            ロール紙 大判 | 594mm×50m,841mm×50m,914mm×45m,610mm×45m | 本 | 1 | 2980 | B | 用紙 |
            ラベルシール A4 | 12面 100枚,21面 100枚,24面 100枚,44面 100枚,65面 100枚,ノーカット 100枚 | 袋 | 100 | 1680 | B | 用紙 |
            感熱ロール紙 | 58mm×20巻,80mm×20巻,112mm×10巻 | 箱 | 20 | 2140 | A | 用紙 |
            油性ボールペン 0.7mm | 黒 10本,赤 10本,青 10本,黒 50本,3色 5本 | 箱 | 10 | 720 | C | 筆記具 |
            ゲルインクボールペン 0.5mm | 黒 10本,赤 10本,青 10本,緑 10本,黒 替芯10本 | 箱 | 10 | 980 | C | 筆記具 |
            シャープペンシル | 0.3mm 黒軸,0.5mm 黒軸,0.5mm 青軸,0.7mm 黒軸,0.9mm 黒軸 | 本 | 1 | 260 | C | 筆記具 |
            蛍光ペン | 黄 10本,桃 10本,橙 10本,緑 10本,5色セット | 箱 | 10 | 780 | C | 筆記具 |
            油性マーカー 中字 | 黒 10本,赤 10本,青 10本,8色セット | 箱 | 10 | 940 | C | 筆記具 |
            ホワイトボードマーカー | 黒 10本,赤 10本,青 10本,4色セット | 箱 | 10 | 1120 | B | 筆記具 |
            ふせん | 75×75mm 黄 10冊,75×75mm 桃 10冊,75×25mm 4色 20冊,50×15mm 5色 30冊,127×75mm 罫線 6冊 | パック | 10 | 890 | B | 付箋 |
            クリアホルダー A4 | 透明 100枚,青 100枚,赤 100枚,黄 100枚,緑 100枚,厚口 50枚 | 袋 | 100 | 940 | B | ファイル |
            リングファイル A4 | 背幅27mm 青,背幅35mm 青,背幅45mm 青,背幅27mm 灰,背幅35mm 赤 | 冊 | 1 | 310 | C | ファイル |
            フラットファイル A4 | 青 10冊,黄 10冊,緑 10冊,桃 10冊,灰 10冊,青 100冊 | パック | 10 | 480 | C | ファイル |
            クラフト封筒 | 長3 1000枚,角2 500枚,角3 500枚,長4 1000枚,角20 500枚 | 箱 | 1 | 4380 | B | 封筒 |
            名入れ封筒 | 長3 1000枚,角2 500枚,窓付長3 1000枚,洋長3 500枚 | 箱 | 1 | 12800 | B | 封筒 | N
            名刺 両面 | 100枚 白,100枚 再生紙,200枚 白,100枚 ロゴ入り | 箱 | 1 | 2400 | C | 印刷 | N
            複写伝票 | 納品書 500組,請求書 500組,領収証 100冊,作業報告書 300組 | 箱 | 1 | 18600 | B | 印刷 | O
            ゴム印 | 住所印 4行,科目印,日付印 丸型,氏名印 | 個 | 1 | 3250 | C | 印刷 | O
            社員証ケース 名入れ | 縦型 50個,横型 50個,ストラップ付 50個 | 箱 | 50 | 9800 | C | 印刷 | N
            トナーカートリッジ | TR-100 黒,TR-100 青,TR-100 赤,TR-100 黄,TR-220 黒,TR-220 カラー3色,TR-350 黒 大容量 | 本 | 1 | 14800 | A | トナー・インク |
            インクカートリッジ | IK-7 黒,IK-7 3色,IK-9 黒,IK-9 4色,IK-12 黒 大容量 | 個 | 1 | 2980 | A | トナー・インク |
            ラベルテープ | 白 12mm,白 18mm,白 24mm,黄 12mm,透明 12mm,強粘着 18mm | 個 | 1 | 980 | B | トナー・インク |
            乾電池 アルカリ | 単1 10本,単2 10本,単3 40本,単4 40本,9V 5本 | 箱 | 1 | 1580 | A | 電池・照明 |
            LED蛍光灯 直管 | 20形 10本,40形 10本,40形 昼光色 10本,110形 4本 | 箱 | 10 | 16800 | B | 電池・照明 | D
            延長コード | 3口 2m,3口 5m,6口 2m 雷ガード,6口 5m | 本 | 1 | 1380 | C | 電池・照明 |
            USBメモリ | 16GB,32GB,64GB,暗号化 32GB | 個 | 1 | 1280 | C | パソコン用品 |
            マウス | 有線,無線,無線 静音,エルゴノミクス | 個 | 1 | 1680 | C | パソコン用品 |
            LANケーブル カテゴリ6 | 1m,3m,5m,10m,20m | 本 | 1 | 620 | B | パソコン用品 |
            テレビ会議用マイク | USB 集音,無線 集音,増設用 | 台 | 1 | 24800 | C | パソコン用品 | D
            段ボール箱 | 60サイズ 20枚,80サイズ 20枚,100サイズ 20枚,120サイズ 10枚,140サイズ 10枚,160サイズ 10枚 | 束 | 1 | 1980 | A | 梱包 |
            クラフトテープ 50mm×50m | 50巻,10巻,白 50巻,重梱包 30巻 | 箱 | 1 | 5900 | A | 梱包 |
            OPPテープ 48mm×100m | 50巻,10巻,茶 50巻,静音 30巻 | 箱 | 1 | 6400 | A | 梱包 |
            緩衝材 | 300mm×42m,600mm×42m,1200mm×42m,紙製 400mm×200m | 本 | 1 | 2680 | B | 梱包 |
            ストレッチフィルム | 15μ 500mm×300m 6巻,18μ 500mm×300m 6巻,手巻 100mm×150m 12巻 | 箱 | 6 | 7200 | A | 梱包 |
            PPバンド | 15mm×1000m 黄,15mm×2500m 黄,12mm×3000m 白 | 巻 | 1 | 3900 | B | 梱包 |
            不織布マスク | ふつう 50枚,小さめ 50枚,大きめ 50枚,ふつう 2000枚,個別包装 30枚 | 箱 | 50 | 680 | A | 衛生 | M
            ニトリル手袋 粉なし | S 100枚,M 100枚,L 100枚,M 黒 100枚,M 2000枚 | 箱 | 100 | 1180 | A | 衛生 | M
            消毒用エタノール | 500mL,1L,5L,ジェル 500mL,シート 80枚 | 本 | 1 | 980 | A | 衛生 | M
            救急絆創膏 | M 100枚,L 50枚,防水 100枚,ロール 5m | 箱 | 1 | 860 | B | 医療 | M
            滅菌ガーゼ | 5×5cm 100枚,7.5×7.5cm 100枚,10×10cm 100枚 | 箱 | 100 | 1480 | A | 医療 | M
            体温計・血圧計用品 | 電子体温計,非接触体温計,カフ M,カフ L | 個 | 1 | 4980 | B | 医療 | MD
            採血用品 | 駆血帯 10本,アルコール綿 200包,シーツ 50枚 | 箱 | 1 | 2280 | A | 医療 | M
            防じんマスク | DS2 20枚,DS2 排気弁 10枚,取替え式,フィルター 20枚 | 箱 | 1 | 3280 | A | 作業用品 |
            軍手 | 綿 12双,すべり止め 12双,厚手 12双,切創防止 3双 | 束 | 12 | 780 | A | 作業用品 |
            安全靴 | 24.5cm,25.5cm,26.5cm,27.5cm,28.0cm | 足 | 1 | 5480 | B | 作業用品 | D
            作業服 名入れ | M,L,LL,3L | 着 | 1 | 6980 | B | 作業用品 | N
            ウエス | 綿 20kg,不織布 600枚,ロール 200枚 | 箱 | 1 | 4680 | A | 作業用品 |
            潤滑スプレー | 420mL,防錆 420mL,パーツ洗浄 840mL 30本 | 本 | 1 | 640 | B | 保全部品 | K
            Vベルト | A-40,A-55,B-60,B-75,特注長 | 本 | 1 | 1380 | A | 保全部品 | K
            空圧継手 | 6mm 10個,8mm 10個,10mm 5個,分岐 10個 | 袋 | 10 | 2480 | A | 保全部品 | KD
            制御盤用フィルター | 100×100 10枚,150×150 10枚,特注寸法 | 箱 | 10 | 5200 | B | 保全部品 | KS
            トイレットペーパー | シングル 96巻,ダブル 96巻,芯なし 48巻,再生紙 100巻 | 箱 | 1 | 4280 | A | 日用品 |
            ペーパータオル | 中判 200枚×40,小判 200枚×50,厚手 200枚×35 | 箱 | 1 | 3680 | A | 日用品 |
            ごみ袋 | 20L 100枚,45L 100枚,70L 100枚,90L 100枚,45L 半透明 600枚 | 箱 | 100 | 1480 | A | 日用品 |
            ハンドソープ | 本体 250mL,詰替 2L,詰替 4L,泡 詰替 4L | 本 | 1 | 1380 | B | 日用品 |
            台所・床洗剤 | 台所 4L,床 18L,ガラス 400mL,トイレ 500mL,漂白 5kg | 本 | 1 | 1780 | C | 日用品 |
            ティッシュペーパー | 5箱×12,業務用 200組×60,ソフト 3箱×20 | 箱 | 60 | 3980 | B | 日用品 |
            天然水 | 500mL×24本,2L×9本,2L×6本 ラベルなし | 箱 | 24 | 1680 | B | 飲料・食品 | F
            緑茶 | ティーバッグ 100袋,600mL×24本,2L×9本,粉末 500杯分 | 箱 | 24 | 2280 | C | 飲料・食品 | F
            コーヒー | ドリップ 100袋,粉 1kg,カプセル 120個,スティック 100本 | 箱 | 100 | 2980 | C | 飲料・食品 | F
            備蓄食 | アルファ米 50食,クラッカー 70食,保存水 500mL×24,パン缶 24缶 | 箱 | 50 | 15800 | B | 飲料・食品 | FD
            紙コップ | 205mL 100個,205mL 2500個,275mL 1000個 | 箱 | 100 | 780 | C | 日用品 |
            オフィスチェア | 肘なし 黒,肘付 黒,肘付 青,メッシュ 黒 | 脚 | 1 | 18800 | C | 家具 | D
            折りたたみテーブル | 1500×450,1800×450,1800×600,天板特注 | 台 | 1 | 16400 | C | 家具 | DS
            スチール棚 | 幅900 5段,幅1200 5段,幅1500 中量,特注寸法 | 台 | 1 | 21800 | B | 家具 | DS
            ロッカー | 1人用,4人用,6人用,シューズ 12人用 | 台 | 1 | 32800 | C | 家具 | DO
            カレンダー 名入れ | 卓上 100部,壁掛 100部,3か月 100部 | 組 | 100 | 38000 | C | 印刷 | N
            手帳 名入れ | A5 50冊,B6 50冊,ポケット 50冊 | 組 | 50 | 29800 | C | 印刷 | N
            清掃用具 | モップ 替糸 10枚,ほうき,ちりとり,フロアワイパー,ワイパー用シート 20枚 | 個 | 1 | 980 | C | 日用品 |
            検査ラベル 特注 | 合格 1000枚,保留 1000枚,不良 1000枚,封印 500枚 | 巻 | 1 | 6800 | A | 保全部品 | OK
            """;

    private SampleCatalogue() {}

    /** All items, by SKU. */
    static List<Item> items(Random random) {
        var items = new ArrayList<Item>();
        int number = 0;
        for (Product product : PRODUCTS.lines().map(Product::of).toList()) {
            int step = 0;
            for (String variant : product.variants()) {
                // Some suppliers' codes begin with a nought: Excel loves to take it away.
                String sku = "%06d".formatted(41_203 + 1_237 * number++);
                int price = roundPrice(product.price() * (80 + 15 * step + random.nextInt(25)) / 100);
                items.add(item(random, product, sku, product.name() + " " + variant, price, step));
                if (step < 2
                        && !product.traits().contains("N")
                        && !product.traits().contains("O")) {
                    String many = "%06d".formatted(41_203 + 1_237 * number++);
                    String name = product.name() + " " + variant + " まとめ買い3セット";
                    items.add(item(random, product.of3(), many, name, roundPrice(price * 29 / 10), step));
                }
                step++;
            }
        }
        return items;
    }

    private static int roundPrice(int price) {
        return price < 1_000 ? price / 10 * 10 + 8 : price / 100 * 100 + 80;
    }

    private static Item item(Random random, Product product, String sku, String name, int price, int step) {
        String traits = product.traits();
        int usage =
                switch (product.itemClass()) {
                    case "A" -> 20 + random.nextInt(60);
                    case "B" -> 6 + random.nextInt(20);
                    default -> random.nextInt(6);
                };
        int coverDays =
                switch (product.itemClass()) {
                    case "A" -> 3 + random.nextInt(12);
                    case "B" -> 4 + random.nextInt(20);
                    default -> 8 + random.nextInt(40);
                };
        boolean special = name.contains("特注");
        String made = traits.contains("N")
                ? "NAME_PRINT"
                : traits.contains("O") ? "MADE_TO_ORDER" : traits.contains("S") && special ? "SPECIAL" : "NONE";
        int priority = product.itemClass().equals("A")
                ? 1 + step % 3
                : product.itemClass().equals("B") ? 4 + step % 3 : 7;
        return new Item(
                sku,
                name,
                product.itemClass(),
                priority,
                usage,
                (usage * coverDays + 99) / 100,
                product.pack(),
                product.unit(),
                product.category(),
                price,
                traits.contains("F") ? 8 : 10,
                traits.contains("D"),
                made,
                traits.contains("M"));
    }

    static List<Map<String, String>> itemRows(List<Item> items) {
        return items.stream()
                .map(item -> row(
                        "sku", item.sku(),
                        "name", item.name(),
                        "class", item.itemClass(),
                        "priority", item.priority(),
                        "daily_usage", hundredths(item.dailyUsage()),
                        "stock_on_hand", item.stock(),
                        "pack_size", item.packSize(),
                        "unit", item.unit(),
                        "category", item.category()))
                .toList();
    }

    /** One to three substitutes an item, of two temporary suppliers; none for what is made for us alone. */
    static List<Map<String, String>> substituteRows(List<Item> items, Random random) {
        var rows = new ArrayList<Map<String, String>>();
        for (Item item : items) {
            int count = item.made().equals("NONE") ? 1 + random.nextInt(3) : 0;
            for (int rank = 1; rank <= count; rank++) {
                boolean alpha = (rank + item.price()) % 2 == 0;
                int packs = random.nextInt(5) == 0 ? 2 : 1;
                rows.add(row(
                        "sku",
                        item.sku(),
                        "rank",
                        rank,
                        "supplier",
                        alpha ? "temp-alpha" : "temp-beta",
                        "alt_sku",
                        (alpha ? "AL-" : "BT-") + item.sku() + "-" + rank,
                        "alt_name",
                        item.name() + (rank == 1 ? " 相当品" : " 代替品"),
                        "pack_size",
                        item.packSize() * packs,
                        "unit",
                        item.unit(),
                        "unit_price",
                        packs * item.price() * (94 + random.nextInt(30)) / 100,
                        "lead_time_days",
                        1 + random.nextInt(alpha ? 3 : 7),
                        "stock",
                        random.nextInt(10) == 0 ? 0 : 20 + random.nextInt(400),
                        "min_quantity",
                        1 + random.nextInt(3) / 2,
                        "partial_delivery",
                        random.nextInt(3) > 0));
            }
        }
        return rows;
    }

    private static String hundredths(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    /** A row of names and values in turn. */
    static Map<String, String> row(@Nullable Object... namesAndValues) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            row.put((String) namesAndValues[i], value == null ? "" : value.toString());
        }
        return row;
    }
}
