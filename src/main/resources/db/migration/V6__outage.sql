-- One case a supplier's outage.
create table outage (
    id           text primary key,
    supplier     text not null,
    status       text not null check (status in ('SUSPECTED', 'OPEN', 'CLOSED', 'FALSE_ALARM')),
    reason       text not null,
    suspected_at timestamptz not null,
    suspected_by text not null,
    opened_at    timestamptz,
    opened_by    text,
    closed_at    timestamptz,
    closed_by    text,
    close_reason text,
    constraint opened_by_whom_and_when check ((opened_at is null) = (opened_by is null)),
    constraint closed_by_whom_and_when check ((closed_at is null) = (closed_by is null)),
    constraint closed_with_a_time check ((status in ('CLOSED', 'FALSE_ALARM')) = (closed_at is not null)),
    constraint an_open_case_was_opened check (status not in ('OPEN', 'CLOSED') or opened_at is not null)
);
create unique index one_current_case_a_supplier on outage (supplier) where status in ('SUSPECTED', 'OPEN');

-- What the outage touched each time we looked: one row a look.
create table impact (
    outage            text not null references outage,
    looked_at         timestamptz not null,
    open_lines        integer not null,
    open_orders       integer not null,
    open_yen          numeric(19, 0) not null,
    requesters        integer not null,
    provisional_lines integer not null, -- due dates that no longer hold
    vital_lines       integer not null, -- medical, maintenance, key customers
    direct_lines      integer not null,
    stockouts_a       integer not null, -- class A items whose stock does not last a week
    stockouts_b       integer not null,
    next_closing_on   date,
    next_payment_on   date,
    primary key (outage, looked_at)
);

-- Changes of an area's state in the course of a case, and when those concerned were told.
create table case_area_change (
    id         bigint generated always as identity primary key,
    outage     text not null references outage,
    area       text not null,
    from_state text not null,
    to_state   text not null,
    notice     bigint not null,
    evidence   text not null,
    changed_at timestamptz not null,
    told_at    timestamptz,
    unique (outage, area, notice, from_state, to_state)
);

-- Changes of the recovery stage in the course of a case.
create table case_stage_change (
    outage     text not null references outage,
    from_stage text not null,
    to_stage   text not null,
    notice     bigint not null,
    changed_at timestamptz not null,
    primary key (outage, changed_at, to_stage)
);

-- What a day's check found; each concern is put before a person once.
create table day_concern (
    outage     text not null references outage,
    concern    text not null,
    subject    text not null,
    found_at   timestamptz not null,
    handled_by text,
    handled_at timestamptz,
    note       text,
    primary key (outage, concern, subject),
    constraint handled_by_whom_and_when check ((handled_by is null) = (handled_at is null))
);

create table case_report (
    outage     text primary key references outage,
    written_at timestamptz not null,
    content    json not null
);

-- Of which areas a person wants to hear; who is not here hears what its roles hear.
create table alert_choice (
    person    text not null,
    supplier  text not null,
    areas     text[] not null,
    chosen_at timestamptz not null,
    primary key (person, supplier)
);

-- Who was told that an area is not as usual, until it is: the all-clear goes to each of them.
create table alarmed (
    supplier text not null,
    area     text not null,
    person   text not null,
    since    timestamptz not null,
    primary key (supplier, area, person)
);
