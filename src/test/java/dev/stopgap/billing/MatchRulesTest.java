package dev.stopgap.billing;

import static dev.stopgap.billing.MatchDatabase.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/** The SQL and a plain computation of the same rules agree on any book. */
class MatchRulesTest {

    private static MatchDatabase books = new MatchDatabase();

    @AfterContainer
    static void close() {
        books.close();
    }

    @BeforeTry
    void emptyBook() {
        books.empty();
    }

    @Property(tries = 500)
    @Label("the match finds what a person finds by hand, whatever other suppliers' books hold")
    void agreesWithTheHand(@ForAll long seed) {
        var book = SmallBook.random(new Random(seed));
        book.store(books.db, "sample");
        SmallBook.random(new Random(~seed)).store(books.db, "neighbour");

        long run = books.match(SmallBook.AS_OF, NOW);

        assertThat(books.found(run)).isEqualTo(MatchByHand.of(book, SmallBook.AS_OF));
    }

    @Property(tries = 60)
    @Label("the same book gives the same findings with the same ids, and is left as it was")
    void runningAgainChangesNothing(@ForAll long seed) {
        SmallBook.random(new Random(seed)).store(books.db, "sample");
        var before = inputs();

        books.match(SmallBook.AS_OF, NOW);
        var first = lasting();
        books.match(SmallBook.AS_OF, NOW.plusDays(1));

        assertThat(lasting()).isEqualTo(first);
        assertThat(inputs()).isEqualTo(before);
    }

    @Property(tries = 60)
    @Label("what no longer holds is closed with its reason, and opened again when it comes back")
    void goneIsClosedAndComesBack(@ForAll long seed) {
        SmallBook.random(new Random(seed)).store(books.db, "sample");
        books.match(SmallBook.AS_OF, NOW);
        long found = books.count("select count(*) from discrepancy where state = 'OPEN'");

        books.db.sql("create table aside as select * from transaction").update();
        books.db.sql("delete from transaction").update();
        books.match(SmallBook.AS_OF, NOW.plusDays(1));
        long gone =
                books.count("select count(*) from discrepancy where state = 'CLOSED' and reason = 'NO_LONGER_FOUND'");
        books.db.sql("insert into transaction select * from aside").update();
        books.db.sql("drop table aside").update();
        books.match(SmallBook.AS_OF, NOW.plusDays(2));

        assertThat(books.count("select count(*) from discrepancy where state = 'OPEN'"))
                .isEqualTo(found);
        assertThat(books.count(
                        "select count(*) from discrepancy where reopened = 1 and state = 'OPEN' and closed_at is null"))
                .isEqualTo(gone);
    }

    private static List<String> lasting() {
        return books.db
                .sql(
                        "select concat_ws(' ', id, kind, order_no, line_no, invoice_no, tax_rate, payment_no, quantity, amount, state, first_found_at) from discrepancy order by id")
                .query(String.class)
                .list();
    }

    private static String inputs() {
        return books.db
                .sql(
                        """
                select md5(concat(
                    (select json_agg(o order by o.order_no, o.line_no) from order_line o), (select json_agg(s order by s.shipment_no) from shipment s),
                    (select json_agg(t order by t.transaction_no) from transaction t), (select json_agg(i order by i.invoice_no) from invoice i),
                    (select json_agg(p order by p.payment_no) from payment p), (select json_agg(r order by r.order_no, r.line_no) from replacement r)))
                """)
                .query(String.class)
                .single();
    }
}
