-- The way back in waves: which regularly used items return to the supplier together.
create table wave (
    outage       text not null references outage (id),
    wave_no      integer not null check (wave_no > 0),
    state        text not null check (state in ('PLANNED', 'TESTING', 'BACK', 'RETURNED')),
    attempt      integer not null default 0, -- how often it has been begun
    proposed_by  text, -- who checked accounts and billing unit in the current attempt
    approved_by  text,
    approved_at  timestamptz,
    moved_at     timestamptz,
    primary key (outage, wave_no),
    constraint approved_by_whom_and_when check ((approved_by is null) = (approved_at is null)),
    constraint nobody_approves_their_own_wave check (approved_by <> proposed_by),
    constraint moved_only_if_approved check (state <> 'BACK' or (approved_at is not null and moved_at is not null))
);
create table wave_sku (
    outage     text not null,
    wave_no    integer not null,
    sku        text not null,
    item_name  text not null,
    item_class text not null,
    position   integer not null,
    primary key (outage, sku),
    foreign key (outage, wave_no) references wave on delete cascade
);
create index wave_sku_of_wave on wave_sku (outage, wave_no, position);

-- Each time something went back: the supplier fell back, a test failed, a check or an approval was refused.
create table setback (
    id          bigint generated always as identity primary key,
    outage      text not null references outage (id),
    wave_no     integer, -- the wave in progress, if one was
    because     text not null check (because in ('FELL_BACK', 'TEST_FAILED', 'CHECK_FAILED', 'NOT_APPROVED')),
    stage       text not null,
    happened_at timestamptz not null,
    told_at     timestamptz
);
create index setback_of_case on setback (outage, id);

-- What a setback returned to the temporary suppliers.
create table wave_return (
    outage      text not null,
    wave_no     integer not null,
    attempt     integer not null,
    skus        integer not null, -- items whose standing order went back to a temporary supplier
    returned_at timestamptz not null,
    primary key (outage, wave_no, attempt)
);

-- Two small real orders a wave and attempt, followed step by step.
create table test_order (
    test_order_no     text primary key,
    outage            text not null,
    supplier          text not null,
    wave_no           integer not null,
    attempt           integer not null,
    sku               text not null,
    item_name         text not null,
    supplier_order_no text, -- once the supplier has given one: by it the imports are recognised
    placed_at         timestamptz not null,
    failed_why        text,
    foreign key (outage, wave_no) references wave on delete cascade
);
create index test_order_of_supplier on test_order (supplier, supplier_order_no);
create table test_order_step (
    test_order_no text not null references test_order on delete cascade,
    step          text not null check (step in ('ACCEPTED', 'ALLOCATED', 'TRACKING', 'ARRIVED', 'INVOICED')),
    position      integer not null,
    due_at        timestamptz not null,
    done_at       timestamptz,
    recorded_by   text,
    primary key (test_order_no, step),
    constraint done_by_whom_and_when check ((done_at is null) = (recorded_by is null))
);

-- What the look at every unprocessed order found.
create table unprocessed_line (
    outage      text not null references outage (id),
    order_no    text not null,
    line_no     text not null,
    finding     text not null check (finding in ('ON_HOLD', 'ERROR_RETURNED', 'ALLOCATION_FAILED', 'COMING_TWICE', 'ARRIVED_TWICE')),
    amount_yen  numeric(19, 4) not null, -- of the original, excluding tax
    found_at    timestamptz not null,
    settlement  text check (settlement in ('ASKED', 'CANCEL', 'RETURN', 'KEEP')),
    settled_by  text,
    settled_at  timestamptz,
    primary key (outage, order_no, line_no, finding),
    constraint settled_by_whom_and_when check ((settlement is null) = (settled_by is null) and (settlement is null) = (settled_at is null))
);
