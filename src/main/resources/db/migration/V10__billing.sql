-- The match of orders, shipments, bills and payments; what it found, what was asked, held, approved and posted.

-- One run of the match. Its findings are kept with it, so that what was known on a day can be shown later.
create table match_run (
    id       bigint generated always as identity primary key,
    supplier text not null,
    as_of    date not null,
    made_at  timestamptz not null,
    made_by  text not null
);
create index match_run_of_supplier on match_run (supplier, id);

-- Every kind of finding: which contact of the supplier is asked, or who of us must mend it; what is asked for; whether its
-- amount excludes tax; and whether money that has not been paid yet is held for it.
create view discrepancy_kind (kind, rank, contact, mended_by, remedy, excludes_tax, holds_payment) as values
    ('DUPLICATE_BILLING',      1, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('BILLED_AFTER_CANCEL',    2, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('BILLED_NOT_SHIPPED',     3, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('CANCELLED_NOT_REFUNDED', 4, 'billing', 'SUPPLIER',   'REFUND',  true,  false),
    ('SHIPPED_NOT_BILLED',     5, 'billing', 'SUPPLIER',   'CORRECT', true,  false),
    ('QUANTITY',               6, 'orders',  'SUPPLIER',   'CORRECT', true,  false),
    ('UNIT_PRICE',             7, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('POINTS',                 8, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('TAX',                    9, 'billing', 'SUPPLIER',   'CORRECT', false, true),
    ('ORDER_UNKNOWN',         10, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('REFUND_MISSING',        11, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('REFUND_SHORT',          12, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('INVOICE_TOTAL',         13, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('INVOICE_TAX',           14, 'billing', 'SUPPLIER',   'CORRECT', false, true),
    ('PAYMENT_SHORT',         15, null,      'ACCOUNTING', 'PAY',     false, false),
    ('PAYMENT_OVER',          16, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('PAYMENT_UNAPPLIED',     17, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('DUPLICATE_ORDER',       18, null,      'PURCHASING', 'RETURN',  true,  false);

-- The same key has the same id in every run and on every installation.
create function discrepancy_id(supplier text, kind text, order_no text, line_no text, invoice_no text, tax_rate smallint,
                               payment_no text) returns text language sql immutable as $$
    select 'D-' || upper(substr(md5(supplier || chr(31) || kind || chr(31) || coalesce(order_no, '') || chr(31)
           || coalesce(line_no, '') || chr(31) || coalesce(invoice_no, '') || chr(31) || coalesce(tax_rate::text, '')
           || chr(31) || coalesce(payment_no, '')), 1, 16))
$$;

create table match_finding (
    match_id   bigint not null references match_run on delete cascade,
    id         text not null, -- of the discrepancy
    kind       text not null,
    order_no   text,
    line_no    text,
    invoice_no text,
    tax_rate   smallint,
    payment_no text,
    quantity   numeric, -- in the order's unit
    amount     numeric not null, -- yen; matching.md says with which tax
    sides      jsonb not null, -- what orders, shipments, bills and payments say, with dates
    primary key (match_id, id)
);

-- A finding over all runs. It is never deleted: what no longer holds is closed with the reason.
create table discrepancy (
    id             text primary key,
    supplier       text not null,
    kind           text not null,
    order_no       text,
    line_no        text,
    invoice_no     text,
    tax_rate       smallint,
    payment_no     text,
    quantity       numeric,
    amount         numeric not null,
    sides          jsonb not null,
    state          text not null check (state in ('OPEN', 'PROMISED', 'ACCEPTED', 'CLOSED')),
    first_found_at timestamptz not null,
    last_found_at  timestamptz not null,
    last_match     bigint not null references match_run,
    reopened       integer not null default 0,
    correction_id  text, -- the request that it was last put into
    promised_until date, -- by when the supplier will have mended it
    accepted_by    text,
    accepted_at    timestamptz,
    reason         text, -- why it is accepted or closed
    closed_at      timestamptz,
    unique nulls not distinct (supplier, kind, order_no, line_no, invoice_no, tax_rate, payment_no),
    constraint closed_when_and_why check ((state = 'CLOSED') = (closed_at is not null) and (closed_at is null or reason is not null)),
    constraint accepted_by_whom_and_why check (state <> 'ACCEPTED'
        or (accepted_by is not null and accepted_at is not null and reason is not null)),
    constraint promised_until_when check (state <> 'PROMISED' or promised_until is not null)
);
create index discrepancy_by_state on discrepancy (supplier, state, kind);
create index discrepancy_of_correction on discrepancy (correction_id);

-- What others may read of it.
create view discrepancy_found as
select supplier, kind, order_no, line_no, invoice_no, tax_rate, payment_no, quantity, amount, first_found_at, state
  from discrepancy;
