-- How each source stands. What it is stands in the supplier's profile.
create table source (
    supplier      text not null,
    id            text not null,
    host          text not null,
    due_at        timestamptz not null,
    etag          text,
    last_modified text,
    last_uid      bigint not null default 0,
    checked_at    timestamptz,
    reached_at    timestamptz,
    failing_since timestamptz,
    failures      integer not null default 0,
    problem       text,
    died_at       timestamptz,
    primary key (supplier, id),
    constraint failing_since_when_failing check ((failures = 0) = (failing_since is null)),
    constraint dead_only_while_failing check (died_at is null or failures > 0)
);
create index source_due on source (due_at);
create index source_of_host on source (host, checked_at);

-- What the looks at a source came to; equal ones that follow each other are one row with their number.
create table source_check (
    id       bigint generated always as identity primary key,
    supplier text not null,
    source   text not null,
    outcome  text not null check (outcome in ('NEW', 'UNCHANGED', 'FAILED', 'PROBLEM')),
    detail   text,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    times    integer not null default 1 check (times > 0),
    constraint in_order check (first_at <= last_at),
    foreign key (supplier, source) references source
);
create index source_check_of_source on source_check (supplier, source, id);
