-- Who delivers instead while the supplier is down, on the four axes by which alternatives are compared.
create table temporary_supplier (
    outage          text not null references outage (id),
    alt_supplier    text not null, -- as the substitutes name it
    state           text not null check (state in ('KNOWN', 'CHOSEN', 'ENDED')),
    ordering        text, -- Web, phone, FAX; null: nobody has told us yet
    delivery        text, -- area, partial delivery, notice of delay
    billing         text, -- paper or electronic, closing, payment
    support         text, -- contact, hours, cancel and refund rules
    mail            text, -- where purchase orders go; null: a buyer enters them
    minimum_use_yen numeric(19, 4) not null default 0 check (minimum_use_yen >= 0),
    notice_days     integer not null default 0 check (notice_days >= 0),
    chosen_by       text,
    chosen_at       timestamptz,
    ended_by        text,
    ended_at        timestamptz,
    contract_ends   date,
    primary key (outage, alt_supplier),
    constraint chosen_by_whom_and_when check ((chosen_by is null) = (chosen_at is null)),
    constraint ended_by_whom_and_when check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (contract_ends is null)),
    constraint chosen_before_used check ((state = 'KNOWN') = (chosen_at is null))
);

-- What the floor may order at once, and how much in all: one row a case. The raised limit has an end.
create table purchase_limit (
    outage       text primary key references outage (id),
    normal_yen   numeric(19, 4) not null check (normal_yen >= 0),
    raised_yen   numeric(19, 4) check (raised_yen >= normal_yen),
    budget_yen   numeric(19, 4) not null check (budget_yen >= 0),
    proposed_by  text not null,
    raised_by    text,
    raised_at    timestamptz,
    expires_at   timestamptz,
    restored_at  timestamptz,
    constraint raised_by_whom_when_and_until check (
        (raised_yen is null) = (raised_by is null) and (raised_yen is null) = (raised_at is null)
        and (raised_yen is null) = (expires_at is null)),
    constraint nobody_raises_their_own_limit check (raised_by <> proposed_by),
    constraint restored_only_if_raised check (restored_at is null or raised_at is not null)
);

-- One round of buying: what is proposed together and approved together.
create table purchase_plan (
    id           bigint generated always as identity primary key,
    outage       text not null references outage (id),
    trigger      text not null check (trigger in ('ORDERING_DAY', 'URGENT')),
    planned_at   timestamptz not null,
    proposed_by  text not null,
    lines        integer not null default 0,
    amount_yen   numeric(19, 4) not null default 0,
    withdrawn    integer not null default 0, -- reservations given up because the original has come
    withdrawn_yen numeric(19, 4) not null default 0,
    already_ordered integer not null default 0, -- asked for again while on order: blocked
    decision     text check (decision in ('FLOOR', 'APPROVED', 'REFUSED')),
    decided_by   text,
    decided_at   timestamptz,
    reason       text,
    constraint decided_by_whom_and_when check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    constraint nobody_approves_their_own_purchase check (decision <> 'APPROVED' or decided_by <> proposed_by)
);
create index purchase_plan_of_case on purchase_plan (outage, id);

create table purchase_order (
    purchase_order_no  text primary key,
    outage             text not null references outage (id),
    plan_id            bigint not null references purchase_plan (id),
    supplier           text not null, -- the one that is down
    temporary_supplier text not null,
    state              text not null check (state in ('PROPOSED', 'REFUSED', 'PLACED', 'PARTLY_ARRIVED', 'ARRIVED')),
    lines              integer not null,
    amount_yen         numeric(19, 4) not null,
    lead_time_days     integer not null,
    placed_at          timestamptz,
    expected_on        date,
    arrived_at         timestamptz,
    constraint placed_when check ((state in ('PROPOSED', 'REFUSED')) = (placed_at is null)),
    constraint arrived_when check ((state = 'ARRIVED') = (arrived_at is not null))
);
create index purchase_order_of_case on purchase_order (outage, purchase_order_no);

-- What is bought: in place of a line that does not come (REPLACEMENT), or for the shelf (REFILL).
create table purchase_order_line (
    purchase_order_no text not null references purchase_order deferrable initially deferred,
    position          integer not null,
    outage            text not null,
    kind              text not null check (kind in ('REPLACEMENT', 'REFILL')),
    supplier          text not null,
    order_no          text, -- the line it replaces: the rollback and the match need it
    line_no           text,
    sku               text not null,
    item_name         text not null,
    temporary_supplier text not null,
    alt_sku           text not null,
    lead_time_days    integer not null,
    quantity          numeric(19, 4) not null check (quantity > 0), -- in our unit of the item
    packs             numeric(19, 4) not null check (packs > 0), -- in the substitute's packs
    unit_price        numeric(19, 4) not null, -- of one pack
    amount_yen        numeric(19, 4) not null,
    arrived_packs     numeric(19, 4) not null default 0 check (arrived_packs >= 0),
    state             text not null check (state in ('PROPOSED', 'REFUSED', 'PLACED', 'PARTLY_ARRIVED', 'ARRIVED', 'CLOSED_SHORT',
                                              'DROPPED')), -- the original came before it was ordered
    arrived_at        timestamptz,
    primary key (purchase_order_no, position),
    constraint replaces_a_line check ((kind = 'REPLACEMENT') = (order_no is not null) and (order_no is null) = (line_no is null))
);
create unique index bought_once_a_line on purchase_order_line (supplier, order_no, line_no)
    where state in ('PROPOSED', 'PLACED', 'PARTLY_ARRIVED', 'ARRIVED');
create unique index one_refill_on_order_a_sku on purchase_order_line (outage, sku)
    where kind = 'REFILL' and state = 'PROPOSED';
create index purchase_order_line_of_case on purchase_order_line (outage, state);

-- What came, as it was counted at the door.
create table goods_receipt (
    id                bigint generated always as identity primary key,
    purchase_order_no text not null references purchase_order,
    received_at       timestamptz not null,
    received_by       text not null,
    result            text not null check (result in ('AS_ORDERED', 'PARTLY', 'WRONG')),
    settlement        text check (settlement in ('WAIT', 'CLOSE_SHORT', 'RETURN')),
    settled_by        text,
    settled_at        timestamptz,
    constraint settled_by_whom_and_when check ((settlement is null) = (settled_by is null) and (settlement is null) = (settled_at is null)),
    constraint nothing_to_settle_if_right check (settlement is null or result <> 'AS_ORDERED')
);
create table goods_receipt_line (
    receipt_id bigint not null references goods_receipt,
    alt_sku    text not null,
    packs      numeric(19, 4) not null check (packs > 0),
    surplus    numeric(19, 4) not null default 0, -- of these, packs that nobody had ordered
    primary key (receipt_id, alt_sku)
);

-- From whom each regularly used item is bought: the original supplier, or a temporary one. Its stock is what was last
-- imported, less the usage since, plus what has arrived.
create table standing_order (
    outage             text not null references outage (id),
    supplier           text not null,
    sku                text not null,
    item_class         text not null check (item_class in ('A', 'B')),
    priority           integer,
    buys_from          text not null check (buys_from in ('ORIGINAL', 'TEMPORARY')),
    temporary_supplier text,
    daily_usage        numeric(19, 4) not null check (daily_usage > 0),
    imported_stock     numeric(19, 4) not null,
    projected_stock    numeric(19, 4) not null check (projected_stock >= 0),
    projected_at       timestamptz not null,
    changed_at         timestamptz not null,
    changed_because    text not null,
    primary key (outage, sku),
    constraint temporary_from_whom check (buys_from = 'ORIGINAL' or temporary_supplier is not null)
);

-- The best-ranked substitute of each alternative, and how many of our units one of its packs holds.
create view substitute_offer as
select distinct on (s.supplier, s.sku, s.alt_supplier)
       s.supplier, s.sku, s.alt_supplier, s.rank, s.alt_sku, s.alt_name, s.unit_price, s.lead_time_days, s.stock,
       s.min_quantity, s.partial_delivery,
       coalesce(nullif(s.pack_size, 0), nullif(i.pack_size, 0), 1) / coalesce(nullif(i.pack_size, 0), 1) as our_units
  from substitute s
  left join item i using (supplier, sku)
 order by s.supplier, s.sku, s.alt_supplier, s.rank;
