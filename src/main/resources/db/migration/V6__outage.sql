-- One case a supplier's outage.
create table outage (
    id           text primary key,
    supplier     text not null,
    status       text not null check (status in ('SUSPECTED', 'OPEN', 'CLOSED', 'FALSE_ALARM')),
    reason       text not null,
    suspected_at timestamptz not null,
    opened_at    timestamptz,
    opened_by    text,
    closed_at    timestamptz,
    closed_by    text,
    close_reason text,
    constraint opened_by_whom_and_when check ((opened_at is null) = (opened_by is null)),
    constraint closed_by_whom_and_when check ((closed_at is null) = (closed_by is null)),
    constraint closed_with_a_time check ((status in ('CLOSED', 'FALSE_ALARM')) = (closed_at is not null))
);
create unique index one_current_case_a_supplier on outage (supplier) where status in ('SUSPECTED', 'OPEN');
