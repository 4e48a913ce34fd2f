package dev.stopgap.orderbook;

import dev.stopgap.orderbook.SampleCatalogue.Item;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up the orders of the sample: those that were over when the supplier stopped, and those that were not. */
final class SampleOrders {

    static final LocalDate STOPPED_ON = LocalDate.of(2025, 10, 19);
    static final List<String> COST_CENTERS = costCenters();

    private static final int PAST_LINES = 3_700;
    private static final int OPEN_LINES = 1_540;
    private static final List<String> FAMILY = List.of(
            "sato",
            "suzuki",
            "takahashi",
            "tanaka",
            "ito",
            "watanabe",
            "yamamoto",
            "nakamura",
            "kobayashi",
            "kato",
            "yoshida",
            "yamada",
            "sasaki",
            "yamaguchi",
            "matsumoto");
    private static final List<String> GIVEN = List.of("haruka", "kenji", "yui", "takumi");
    private static final List<String> PLACES = List.of(
            "本社 3階 総務部",
            "本社 4階 営業部",
            "本社 5階 経理部",
            "第一工場 事務所",
            "第一工場 保全課",
            "第二工場 受付",
            "物流センター 出荷口",
            "研究所 2階",
            "健康管理室",
            "見本市営業所");

    private final Random random;
    private final List<Item> items;
    private int orders;

    SampleOrders(Random random, List<Item> items) {
        this.random = random;
        this.items = items;
    }

    private static List<String> costCenters() {
        var centers = new ArrayList<String>();
        for (int i = 1; i <= 20; i++) {
            centers.add("CC1%02d".formatted(i));
        }
        return centers;
    }

    /** Lines that were shipped before the stop, or cancelled long before. All of them are billed as they should be. */
    List<SampleLine> past() {
        var lines = new ArrayList<SampleLine>();
        LocalDate first = LocalDate.of(2025, 8, 1);
        while (lines.size() < PAST_LINES) {
            // From 1 August to 15 October, evenly.
            LocalDate on = workday(first.plusDays(lines.size() * 76L / PAST_LINES), 0);
            for (SampleLine line : order(on)) {
                deliver(line);
                lines.add(line);
            }
        }
        return lines;
    }

    private void deliver(SampleLine line) {
        LocalDate ordered = line.orderedAt.toLocalDate();
        LocalDate shipped = workday(ordered, line.item.made().equals("NONE") ? 1 + random.nextInt(3) : 4);
        LocalDate last = STOPPED_ON.minusDays(2);
        if (shipped.isAfter(last)) {
            shipped = last;
        }
        line.promisedOn = workday(shipped, 1);
        line.neededBy = workday(shipped, 1 + random.nextInt(6));
        boolean late = shipped.isAfter(STOPPED_ON.minusDays(4));
        String status = late ? (random.nextBoolean() ? "IN_TRANSIT" : "SHIPPED") : "DELIVERED";
        line.status = status;
        if (!late && line.quantity > 3 && random.nextInt(12) == 0) {
            int part = line.quantity / 2;
            LocalDate second = workday(shipped, 2);
            line.ship(shipped, part, status);
            line.ship(second, line.quantity - part, status);
            line.sell(shipped, part);
            line.sell(second, line.quantity - part);
        } else {
            line.ship(shipped, line.quantity, status);
            line.sell(billedOn(shipped), line.quantity);
        }
    }

    /** Goods that left in the last days were billed when the supplier's accounts ran again, some of them much later. */
    private LocalDate billedOn(LocalDate shipped) {
        if (shipped.isBefore(STOPPED_ON.minusDays(3))) {
            return shipped;
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> shipped;
            case 2, 3, 4 -> LocalDate.of(2025, 10, 31);
            case 5, 6 -> LocalDate.of(2025, 11, 28);
            default -> LocalDate.of(2025, 12, 25);
        };
    }

    /** Lines that are open when the supplier stops, of every sort. */
    List<SampleLine> open() {
        var lines = new ArrayList<SampleLine>();
        LocalDate first = LocalDate.of(2025, 10, 2);
        while (lines.size() < OPEN_LINES) {
            // Most were ordered in the last days: what is older than that had been shipped.
            double share = Math.sqrt((double) lines.size() / OPEN_LINES);
            LocalDate on = workday(first.plusDays((long) (share * 16)), 0);
            for (SampleLine line : order(on)) {
                leaveOpen(line);
                lines.add(line);
            }
        }
        return lines;
    }

    private void leaveOpen(SampleLine line) {
        LocalDate stop = STOPPED_ON;
        int horizon = random.nextInt(10) < 6 ? 14 : 60;
        line.neededBy = random.nextInt(12) == 0 ? null : workday(stop.plusDays(1 + random.nextInt(horizon)), 0);
        line.promisedOn = random.nextInt(3) == 0 ? null : workday(stop.plusDays(1 + random.nextInt(10)), 0);
        int kind = random.nextInt(100);
        if (kind < 8 && line.quantity > 1) {
            int part = line.quantity / 2;
            LocalDate shipped = workday(stop.minusDays(5), random.nextInt(2));
            line.status = "PARTLY_SHIPPED";
            line.ship(shipped, part, "DELIVERED");
            line.discount = 0;
            line.points = 0;
            line.sell(shipped, part);
            return;
        }
        line.status = kind < 20
                ? "PICKING"
                : kind < 28
                        ? "ON_HOLD"
                        : kind < 34 ? "ALLOCATION_FAILED" : kind < 37 ? "ERROR_RETURNED" : "NOT_SHIPPED";
    }

    private List<SampleLine> order(LocalDate on) {
        orders++;
        String basket = "B%04d".formatted(orders);
        String costCenter = COST_CENTERS.get(random.nextInt(COST_CENTERS.size()));
        int person = random.nextInt(FAMILY.size() * GIVEN.size());
        String requester = GIVEN.get(person % GIVEN.size()) + "." + FAMILY.get(person / GIVEN.size())
                + "@reiji-seisakusho.example";
        String destination = PLACES.get(random.nextInt(PLACES.size()));
        LocalDateTime at = on.atTime(LocalTime.of(8 + random.nextInt(10), random.nextInt(60)));
        int count = 1 + random.nextInt(8);
        var lines = new ArrayList<SampleLine>();
        int direct = 0;
        for (int i = 0; i < count; i++) {
            Item item = items.get(random.nextInt(items.size()));
            // One basket, but the maker's goods are an order of their own.
            String orderNo = "%010d".formatted(2_500_000 + orders * 10L + (item.direct() ? 1 : 0));
            int lineNo = item.direct() ? ++direct : lines.size() + 1 - direct;
            var line = new SampleLine(
                    orderNo, lineNo, basket, at, item, quantity(item), costCenter, requester, destination);
            line.use = use(item);
            if (random.nextInt(6) == 0) {
                line.discount = line.quantity * line.price / 20;
            }
            if (random.nextInt(10) == 0) {
                line.points = Math.min(10 * (1 + random.nextInt(30)), line.quantity * line.price / 20);
            }
            lines.add(line);
        }
        return lines;
    }

    private int quantity(Item item) {
        int most =
                switch (item.itemClass()) {
                    case "A" -> 12;
                    case "B" -> 6;
                    default -> 3;
                };
        return 1 + random.nextInt(item.price() > 20_000 ? 2 : most);
    }

    private String use(Item item) {
        if (item.medical()) {
            return random.nextInt(3) == 0 ? "NORMAL" : "MEDICAL";
        }
        if (item.category().equals("保全部品")) {
            return "MAINTENANCE";
        }
        return random.nextInt(25) == 0 ? "KEY_CUSTOMER" : "NORMAL";
    }

    /** {@code days} working days after {@code date}, itself a working day. */
    static LocalDate workday(LocalDate date, int days) {
        LocalDate day = date;
        int left = days;
        while (left > 0 || weekend(day)) {
            day = day.plusDays(1);
            if (!weekend(day)) {
                left = Math.max(0, left - 1);
            }
        }
        return day;
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
