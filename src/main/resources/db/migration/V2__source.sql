-- How each source stands. What it is stands in the supplier's profile or in added_source. place: what is read there, and for
-- which the marks (etag, last_modified, last_uid) hold.
create table source (
    supplier      text not null,
    id            text not null,
    host          text not null,
    place         text not null,
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

-- Sources that administrators have added beside those of the profiles. A mailbox needs secrets and stands in a profile only.
create table added_source (
    supplier      text not null,
    id            text not null,
    kind          text not null check (kind in ('PAGE', 'FEED')),
    tier          text not null check (tier in ('OFFICIAL', 'NEWS', 'COMPARISON')),
    url           text not null,
    selector      text,
    every_seconds integer not null check (every_seconds >= 60),
    added_by      text not null,
    added_at      timestamptz not null,
    primary key (supplier, id),
    constraint read_once unique nulls not distinct (supplier, url, selector)
);
