package dev.stopgap.billing;

import static dev.stopgap.billing.MatchDatabase.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bench")
class MatchSpeedTest {

    @Test
    void aHundredThousandLinesAreMatchedInSeconds() {
        try (var books = new MatchDatabase()) {
            books.db
                    .sql(
                            """
                    with line as (
                        insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate)
                        select 'sample', 'A-' || n / 4, (n % 4 + 1)::text, '2025-12-01T09:00+09:00', 'SKU-' || n % 900, 10, 100 + n % 50, 10
                          from generate_series(1, 100000) n
                        returning order_no, line_no, unit_price
                    ), shipped as (
                        insert into shipment (supplier, shipment_no, order_no, line_no, shipped_on, quantity)
                        select 'sample', 'S-' || order_no, order_no, line_no, '2025-12-10', 10 from line
                    )
                    insert into transaction (supplier, transaction_no, kind, order_no, line_no, posted_on, quantity, unit_price, amount,
                                             tax_rate, invoice_no)
                    select 'sample', 'T-' || order_no || '-' || line_no, 'SALE', order_no, line_no, '2025-12-11',
                           case when line_no = '4' then 9 else 10 end, unit_price, 10 * unit_price, 10, 'I1'
                      from line
                    """)
                    .update();
            books.db.sql("analyze").update();

            long started = System.nanoTime();
            long run = books.match(SmallBook.AS_OF, NOW);
            var took = Duration.ofNanos(System.nanoTime() - started);

            assertThat(books.count("select count(*) from match_finding where match_id = " + run))
                    .isEqualTo(25_000);
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
    }
}
