package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.testing.StopgapTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** While an outage is open, data that comes back may be wrong: what was settled does not change unseen. */
@StopgapTest
class ChangedPastTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String HEADER =
            "order_no,line_no,ordered_at,sku,quantity,unit_price,tax_rate,status,destination\n";

    @Autowired
    JdbcClient db;

    @Autowired
    JdbcTemplate connection;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Suppliers suppliers;

    @Autowired
    Mappings mappings;

    @Autowired
    ImportRecord record;

    @Autowired
    Spool spool;

    @Autowired
    Ledger ledger;

    @Autowired
    ObjectMapper json;

    @Autowired
    Clock clock;

    private final List<Object> told = new ArrayList<>();
    private boolean open;
    private Imports imports;

    @BeforeEach
    void anOutageThatMayBeOpen() {
        var cases = new StaticListableBeanFactory();
        cases.addBean("cases", (OpenCases) supplier -> open);
        imports = new Imports(
                db,
                connection,
                transactions,
                suppliers,
                mappings,
                cases.getBeanProvider(OpenCases.class),
                record,
                spool,
                ledger,
                told::add,
                json,
                clock);
    }

    @Test
    void anotherAddressOrAmountIsKeptForAPersonAndNotTakenOver() {
        take("A,1,2025-10-01,P,3,120,10,DELIVERED,本社\nB,1,2025-10-01,P,3,120,10,NOT_SHIPPED,本社\n");
        open = true;
        told.clear();

        var result = take("A,1,2025-10-01,P,3,999,10,DELIVERED,本社\n"
                + "B,1,2025-10-01,P,3,120,10,NOT_SHIPPED,よその倉庫\nC,1,2025-10-01,P,3,120,10,PICKING,本社\n");

        assertThat(result)
                .returns(2L, ImportResult::findings)
                .returns(1L, ImportResult::added)
                .returns(0L, ImportResult::changed);
        assertThat(told)
                .containsExactly(
                        new LinesChanged(SAMPLE, LinesChanged.Cause.IMPORTED, 1),
                        new PastContradicted(SAMPLE, result.id(), 2));
        assertThat(db.sql(
                                "select unit_price::int || destination from order_line where order_no in ('A', 'B') order by order_no")
                        .query(String.class)
                        .list())
                .containsExactly("120本社", "120本社");
        assertThat(db.sql(
                                "select before->>'destination' || '→' || (after->>'destination') from import_finding where key = 'B / 1'")
                        .query(String.class)
                        .single())
                .isEqualTo("本社→よその倉庫");
    }

    @Test
    void whatIsStillOpenMayChangeAndSoMayTheSuppliersCancellation() {
        take("A,1,2025-10-01,P,3,120,10,NOT_SHIPPED,本社\n");
        open = true;
        assertThat(take("A,1,2025-10-01,P,3,110,10,PICKING,本社\n"))
                .returns(0L, ImportResult::findings)
                .returns(1L, ImportResult::changed);
    }

    @Test
    void withoutAnOutageACorrectionIsACorrection() {
        take("A,1,2025-10-01,P,3,120,10,DELIVERED,本社\n");
        assertThat(take("A,1,2025-10-01,P,3,110,10,DELIVERED,支社\n").changed()).isEqualTo(1);
    }

    private ImportResult take(String rows) {
        return imports.importFile(
                SAMPLE,
                Kind.ORDERS,
                "orders.csv",
                new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)),
                ImportOptions.ALL_OR_NOTHING,
                "buyer");
    }
}
