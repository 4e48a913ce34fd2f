-- The order book: ours to a supplier, and what came of it. Nulls are what a file left out; the views give the defaults.
create table order_line (
    supplier           text not null,
    order_no           text not null,
    line_no            text not null,
    ordered_at         timestamptz not null,
    sku                text not null,
    item_name          text,
    quantity           numeric(19, 4) not null check (quantity > 0),
    unit               text,
    unit_price         numeric(19, 4) not null,
    discount           numeric(19, 4),
    points             numeric(19, 4),
    tax_rate           smallint not null check (tax_rate in (0, 8, 10)),
    ship_mode          text check (ship_mode in ('WAREHOUSE', 'DIRECT')),
    customization      text check (customization in ('NONE', 'NAME_PRINT', 'MADE_TO_ORDER', 'SPECIAL')),
    use                text check (use in ('NORMAL', 'MEDICAL', 'MAINTENANCE', 'KEY_CUSTOMER')),
    needed_by          date,
    promised_on        date,
    status             text check (status in ('NOT_SHIPPED', 'PARTLY_SHIPPED', 'PICKING', 'SHIPPED', 'IN_TRANSIT', 'DELIVERED',
                                              'ON_HOLD', 'ERROR_RETURNED', 'ALLOCATION_FAILED')),
    cancelled_quantity numeric(19, 4) check (cancelled_quantity >= 0),
    cancelled_on       date,
    cost_center        text,
    requester_email    text,
    destination        text,
    basket_no          text,
    primary key (supplier, order_no, line_no)
);
create index order_line_of_sku on order_line (supplier, sku);

create table shipment (
    supplier            text not null,
    shipment_no         text not null,
    order_no            text not null,
    line_no             text not null,
    shipped_on          date not null,
    quantity            numeric(19, 4) not null,
    carrier             text,
    tracking_no         text,
    tracking_visible_at timestamptz,
    status              text check (status in ('NOT_SHIPPED', 'PARTLY_SHIPPED', 'PICKING', 'SHIPPED', 'IN_TRANSIT', 'DELIVERED',
                                               'ON_HOLD', 'ERROR_RETURNED', 'ALLOCATION_FAILED', 'RETURNED')),
    status_at           timestamptz,
    primary key (supplier, shipment_no, order_no, line_no)
);
create index shipment_of_line on shipment (supplier, order_no, line_no);

create table transaction (
    supplier       text not null,
    transaction_no text not null,
    kind           text not null check (kind in ('SALE', 'CANCEL', 'REFUND', 'FEE', 'ADJUSTMENT')),
    order_no       text,
    line_no        text,
    posted_on      date not null,
    quantity       numeric(19, 4),
    unit_price     numeric(19, 4),
    discount       numeric(19, 4),
    points         numeric(19, 4),
    amount         numeric(19, 4) not null,
    tax_rate       smallint not null check (tax_rate in (0, 8, 10)),
    invoice_no     text,
    primary key (supplier, transaction_no)
);
create index transaction_of_line on transaction (supplier, order_no, line_no);
create index transaction_of_invoice on transaction (supplier, invoice_no);

create table invoice (
    supplier        text not null,
    invoice_no      text not null,
    issued_on       date not null,
    closing_on      date not null,
    due_on          date not null,
    registration_no text,
    taxable_10      numeric(19, 4),
    tax_10          numeric(19, 4),
    taxable_8       numeric(19, 4),
    tax_8           numeric(19, 4),
    non_taxable     numeric(19, 4),
    total           numeric(19, 4) not null,
    primary key (supplier, invoice_no)
);

create table payment (
    supplier   text not null,
    payment_no text not null,
    direction  text not null check (direction in ('OUT', 'IN')),
    paid_on    date not null,
    amount     numeric(19, 4) not null check (amount >= 0),
    method     text check (method in ('BANK', 'CARD', 'DEBIT')),
    invoice_no text,
    order_no   text,
    reference  text,
    primary key (supplier, payment_no)
);
create index payment_of_invoice on payment (supplier, invoice_no);

create table item (
    supplier      text not null,
    sku           text not null,
    name          text,
    class         text check (class in ('A', 'B', 'C')),
    priority      integer,
    daily_usage   numeric(19, 4),
    stock_on_hand numeric(19, 4),
    pack_size     numeric(19, 4),
    unit          text,
    category      text,
    primary key (supplier, sku)
);

create table substitute (
    supplier           text not null, -- whose item is replaced
    sku                text not null,
    rank               integer not null,
    alt_supplier       text not null, -- the file's column "supplier": who sells the substitute
    alt_sku            text not null,
    alt_name           text,
    pack_size          numeric(19, 4),
    unit               text,
    unit_price         numeric(19, 4) not null,
    lead_time_days     integer,
    stock              numeric(19, 4),
    min_quantity       numeric(19, 4),
    partial_delivery   boolean,
    primary key (supplier, sku, rank)
);

create table approver (
    cost_center text not null, -- '*': all others
    up_to_yen   numeric(19, 4), -- null: no limit
    approver    text not null,
    deputy      text,
    manager     text
);
create unique index approver_key on approver (cost_center, coalesce(up_to_yen, -1));

-- Every file that was imported or tried.
create table import (
    id                bigint generated always as identity primary key,
    supplier          text, -- null: our own approvers
    kind              text not null,
    file_name         text not null,
    encoding          text not null,
    other_encoding    text, -- what would have fitted too, where the text's words decided
    header            json not null, -- the file's own
    rows              bigint not null,
    added             bigint not null,
    changed           bigint not null,
    unchanged         bigint not null,
    refused           bigint not null,
    findings          bigint not null,
    unknown_columns   json not null,
    unknown_suppliers json not null,
    dry_run           boolean not null,
    accept_good_rows  boolean not null,
    stored            boolean not null, -- of a dry run: would have been
    imported_by       text not null,
    started_at        timestamptz not null,
    finished_at       timestamptz not null,
    constraint good_rows_alone_only_if_accepted check (not stored or refused = 0 or accept_good_rows),
    constraint nothing_half_done check (stored or (added = 0 and changed = 0 and findings = 0))
);

-- Files that came by the browser, until they are stored or given up. What was sent lies in the data directory.
create table import_upload (
    id              bigint generated always as identity primary key,
    supplier        text, -- null: our own approvers
    kind            text not null,
    file_name       text not null,
    bytes           bigint not null,
    state           text not null check (state in ('LOOKING', 'TO_MAP', 'WAITING', 'STORING', 'STORED', 'UNREADABLE', 'CANCELLED',
                                                   'INTERRUPTED', 'FAILED', 'FORGOTTEN')),
    looked          bigint references import, -- its dry run
    stored          bigint references import,
    problem         text, -- why it cannot be read: problem.import.<problem>
    problem_details json,
    chosen          json, -- what a person has said of its columns and words
    remember        boolean not null default false, -- and whether that is to hold for the next files too
    received_by     text not null,
    received_at     timestamptz not null,
    decided_by      text, -- who confirmed it or gave it up
    decided_at      timestamptz,
    constraint stored_is_what_was_imported check ((state = 'STORED') = (stored is not null)),
    constraint decided_by_whom_and_when check ((decided_by is null) = (decided_at is null))
);
create index import_upload_by_state on import_upload (state);

-- What people have said a supplier's files mean, on top of its profile.
create table learned_word (
    supplier   text not null, -- '': our own files
    place      text not null, -- as a profile writes it: orders.order_no for a header, orders.status.SHIPPED for a value
    word       text not null, -- the file's own
    learned_by text not null,
    learned_at timestamptz not null,
    primary key (supplier, place, word)
);

-- Its refused rows as they came: cells in the order of the file's header, what is wrong with them.
create table import_refusal (
    import_id bigint not null references import,
    row_no    bigint not null,
    sheet_row integer, -- the row in a workbook
    wrong     json not null,
    cells     json not null,
    primary key (import_id, row_no)
);

-- Its changed rows: the columns that differed, before and after.
create table import_change (
    import_id bigint not null references import,
    row_no    bigint not null,
    key       text not null,
    before    jsonb not null,
    after     jsonb not null,
    primary key (import_id, row_no)
);

-- Whether a change of the past is genuine: asked once of a person, however many rows and files say the same.
create table past_question (
    id           bigint generated always as identity primary key,
    import_id    bigint not null references import,
    supplier     text not null,
    kind         text not null,
    what         text not null check (what in ('ADDRESS', 'AMOUNT', 'ADDRESS_AND_AMOUNT', 'ACCOUNT')),
    before       text, -- the address or account; null where its rows differ in that
    after        text,
    state        text not null check (state in ('OPEN', 'ACCEPTED', 'REJECTED')),
    judged_by    text, -- who says that it is genuine, or is not
    reason       text,
    confirmed_by text, -- of an account: the second pair of eyes
    settled_at   timestamptz,
    left_out     bigint not null default 0, -- rows that had changed otherwise meanwhile, and were left as they were
    constraint accepted_by_somebody check (state <> 'ACCEPTED' or judged_by is not null),
    constraint an_account_needs_four_eyes check (state <> 'ACCEPTED' or what <> 'ACCOUNT' or confirmed_by is not null),
    constraint four_eyes_are_two_people check (confirmed_by <> judged_by)
);

-- Rows that would have changed the past while an outage was open: kept for a person, not taken over.
create table import_finding (
    import_id  bigint not null references import,
    row_no     bigint not null,
    supplier   text not null,
    kind       text not null,
    key        text not null,
    before     jsonb not null,
    after      jsonb not null,
    question   bigint references past_question,
    primary key (import_id, row_no)
);
create index import_finding_by_key on import_finding (supplier, kind, key);
create index import_finding_by_question on import_finding (question);

-- Of a row as JSON, what must not change unseen: the same question is not asked twice.
create function held_back(stored jsonb) returns jsonb language sql immutable parallel safe as $$
    select coalesce(jsonb_object_agg(e.key, e.value), '{}')
      from jsonb_each(stored) e
     where e.key in ('destination', 'reference', 'quantity', 'unit_price', 'discount', 'points', 'tax_rate')
$$;

-- What a temporary supplier is to deliver in place of a line: reserved by triage, ordered and received by sourcing,
-- compared with the late original by billing.
create table replacement (
    supplier           text not null,
    order_no           text not null,
    line_no            text not null,
    temporary_supplier text not null,
    alt_sku            text not null,
    quantity           numeric(19, 4) not null check (quantity > 0), -- in the line's unit
    alt_quantity       numeric(19, 4) not null check (alt_quantity > 0), -- in the substitute's packs
    unit_price         numeric(19, 4) not null, -- of one pack
    state              text not null check (state in ('RESERVED', 'ORDERED', 'PARTLY_ARRIVED', 'ARRIVED', 'WITHDRAWN')),
    purchase_order_no  text,
    arrived_quantity   numeric(19, 4) not null default 0, -- in the line's unit
    reserved_at        timestamptz not null,
    primary key (supplier, order_no, line_no)
);
create index replacement_by_state on replacement (supplier, state);

-- What has really left the warehouse, a line a row.
create view shipped_line as
select supplier, order_no, line_no, sum(quantity) as shipped_quantity, max(shipped_on) as last_shipped_on
  from shipment
 where coalesce(status, 'SHIPPED') <> 'RETURNED'
 group by supplier, order_no, line_no;

-- Lines of which something is still wanted and has not left the warehouse. Amounts are yen excluding tax.
create view open_line as
select l.supplier, l.order_no, l.line_no, l.ordered_at, l.sku,
       coalesce(l.item_name, i.name, l.sku) as item_name,
       l.quantity, l.unit, l.unit_price,
       l.quantity - coalesce(l.cancelled_quantity, 0) - coalesce(s.shipped_quantity, 0) as open_quantity,
       round((l.quantity - coalesce(l.cancelled_quantity, 0) - coalesce(s.shipped_quantity, 0)) * l.unit_price, 0) as open_yen,
       coalesce(s.shipped_quantity, 0) as shipped_quantity,
       l.tax_rate,
       coalesce(l.ship_mode, 'WAREHOUSE') as ship_mode,
       coalesce(l.customization, 'NONE') as customization,
       coalesce(l.use, 'NORMAL') as use,
       l.needed_by, l.promised_on,
       coalesce(l.status, 'NOT_SHIPPED') as status,
       coalesce(l.cost_center, '*') as cost_center, l.requester_email, l.destination, l.basket_no,
       coalesce(i.class, 'C') as item_class, i.priority, i.category,
       i.daily_usage, i.stock_on_hand,
       case when i.daily_usage > 0 then coalesce(i.stock_on_hand, 0) / i.daily_usage end as cover_days
  from order_line l
  left join item i using (supplier, sku)
  left join shipped_line s using (supplier, order_no, line_no)
 where coalesce(l.status, 'NOT_SHIPPED') not in ('SHIPPED', 'IN_TRANSIT', 'DELIVERED')
   and l.quantity - coalesce(l.cancelled_quantity, 0) - coalesce(s.shipped_quantity, 0) > 0;

-- A text as it may leave the house: what a spreadsheet would run gets a leading ', and so does what looks as if it had one.
-- The same rule as in Java's Harmless, which takes it off again.
create function harmless(cell text) returns text language sql immutable parallel safe as $$
    select case when (cell ~ '^[ \t\r\n　]*[-=+@＝＋－＠]' and cell !~ '^[+-]?[0-9,]*\.?[0-9]+$') or cell ~ '^''+[ \t\r\n　]*[-=+@＝＋－＠]'
                then '''' || cell
                else cell
           end
$$;

-- A point in time as the canonical files write it.
create function tokyo_time(t timestamptz) returns text language sql stable parallel safe as $$
    select to_char(t at time zone 'Asia/Tokyo',
                   case when extract(microseconds from t) % 1000000 = 0 then 'YYYY-MM-DD"T"HH24:MI:SS"+09:00"'
                        else 'YYYY-MM-DD"T"HH24:MI:SS.US"+09:00"'
                   end)
$$;
