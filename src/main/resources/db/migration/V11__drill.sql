-- How far a drill is: one row. The clock is written before anything happens at its time, so that a start after a crash
-- goes on at the same moment.
create table drill_run (
    only_one    boolean primary key default true check (only_one),
    started_at  timestamptz not null, -- simulated
    clock       timestamptz not null,
    real_millis bigint not null default 0,
    finished_at timestamptz
);

-- What the simulated world will do, and has done: answers, deliveries, files that arrive.
create table drill_event (
    id      bigint generated always as identity primary key,
    due_at  timestamptz not null,
    kind    text not null,
    subject text not null,
    payload text not null default '',
    done_at timestamptz,
    unique (kind, subject)
);
create index drill_event_due on drill_event (due_at, id) where done_at is null;

-- Tasks that the sample users have played, for the report.
create table drill_task (
    id           bigint generated always as identity primary key,
    task         text not null,
    business_key text not null,
    played_by    text not null,
    created_at   timestamptz not null,
    played_at    timestamptz not null,
    late         boolean not null
);
