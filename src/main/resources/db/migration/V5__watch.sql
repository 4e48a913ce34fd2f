-- What was fetched, byte for byte, once.
create table notice_content (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes  bytea not null
);

-- One version of one source's text. stated_at: when the supplier said so; entered_at: since when we have it.
create table notice (
    id           bigint generated always as identity primary key,
    supplier     text not null,
    source       text not null,
    item         text not null default '',
    tier         text not null check (tier in ('OFFICIAL', 'NEWS', 'COMPARISON')),
    channel      text not null check (channel in ('PAGE', 'FEED', 'MAILBOX', 'PHONE', 'FAX', 'MAIL', 'WEB')),
    url          text,
    title        text not null,
    text         text not null,
    text_sha256  text not null,
    content      text not null references notice_content,
    media_type   text not null,
    charset      text,
    selector     text,
    headers      json not null,
    stated_at    timestamptz not null,
    fetched_at   timestamptz not null,
    entered_at   timestamptz not null,
    entered_by   text,
    entered_late boolean not null default false,
    previous     bigint references notice,
    difference   json,
    constraint stated_before_entered check (stated_at <= entered_at)
);
create index notice_of_supplier on notice (supplier, id);
create index notice_of_source on notice (supplier, source, item, id);

-- Whether a notice is the supplier's own: found by the machine, or judged by a person.
create table notice_origin (
    id        bigint generated always as identity primary key,
    notice    bigint not null references notice,
    verdict   text not null check (verdict in ('GENUINE', 'BACKGROUND', 'SUSPICIOUS', 'FORGED')),
    why       text not null,
    judged_by text,
    judged_at timestamptz not null
);
create index notice_origin_of_notice on notice_origin (notice, id);

-- What a notice says of an area. counts: it decides (OFFICIAL, genuine); known_at, known_until: from when until when this
-- was what we believed of the notice; a person's correction ends the reader's row and begins another.
create table area_reading (
    id               bigint generated always as identity primary key,
    notice           bigint not null references notice,
    supplier         text not null,
    area             text not null,
    state            text not null,
    limits           json not null,
    planned          text,
    planned_from     text,
    planned_to       text,
    planned_strength text,
    evidence         text not null,
    evidence_at      integer not null,
    daily            boolean not null,
    counts           boolean not null,
    stated_at        timestamptz not null,
    known_at         timestamptz not null,
    known_until      timestamptz not null default 'infinity',
    read_by          text,
    reason           text,
    constraint a_person_says_why check (read_by is null or reason is not null),
    constraint known_in_order check (known_at <= known_until)
);
create index area_reading_state on area_reading (supplier, area, stated_at desc, id desc) where counts;
create index area_reading_of_notice on area_reading (notice);

-- What people have set right in a reading, and taken back: one row each, in the order of revision. A state of null: the text
-- does not speak of the area. carried_from: the version before, where a person has set the very same sentence right.
create table area_correction (
    id           bigint generated always as identity primary key,
    notice       bigint not null references notice,
    supplier     text not null,
    area         text not null,
    revision     integer not null check (revision > 0),
    kind         text not null check (kind in ('CORRECTED', 'UNLOCKED')),
    from_state   text,
    to_state     text,
    evidence     text,
    planned      text,
    counts       boolean not null,
    reason       text not null check (reason <> ''),
    corrected_by text not null,
    corrected_at timestamptz not null,
    carried_from bigint references notice,
    constraint one_after_the_other unique (notice, area, revision),
    constraint a_state_has_its_sentence check (to_state is null or evidence is not null)
);
create index area_correction_of_supplier on area_correction (supplier, area);

-- What else a notice says, as JSON of the whole reading.
create table reading (
    notice     bigint primary key references notice,
    read_at    timestamptz not null,
    reading    json not null,
    full_recovery boolean not null
);

-- The changes that were announced, in order: what was believed when. suspected, told: each is announced once.
create table area_change (
    id         bigint generated always as identity primary key,
    supplier   text not null,
    area       text not null,
    from_state text not null,
    to_state   text not null,
    notice     bigint not null references notice,
    evidence   text not null,
    changed_at timestamptz not null,
    suspected  boolean not null default false,
    told       boolean not null default false,
    constraint really_changed check (from_state <> to_state)
);
create index area_change_of_area on area_change (supplier, area, id);
create index area_change_of_notice on area_change (notice);

create table stage_change (
    id         bigint generated always as identity primary key,
    supplier   text not null,
    from_stage text not null,
    to_stage   text not null,
    notice     bigint not null references notice,
    changed_at timestamptz not null,
    constraint stage_really_changed check (from_stage <> to_stage)
);
create index stage_change_of_supplier on stage_change (supplier, id);

-- A manager's word on full recovery, asked for when an official text has stated it.
create table full_recovery (
    id         bigint generated always as identity primary key,
    supplier   text not null,
    notice     bigint not null references notice,
    asked_at   timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    confirmed  boolean,
    reason     text,
    constraint decided_by_whom_and_when check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (confirmed is null))
);

-- What the difference of a notice to its version before says of the recovery, beside the states.
create table notice_signal (
    notice      bigint not null references notice,
    supplier    text not null,
    number      integer not null,
    kind        text not null,
    good        boolean not null,
    area        text,
    evidence    text not null,
    said_before text,
    said_now    text,
    stated_at   timestamptz not null,
    primary key (notice, number)
);
create index notice_signal_of_supplier on notice_signal (supplier, stated_at);

-- Articles that tell an event that another has told before.
create table news_copy (
    notice  bigint primary key references notice,
    copy_of bigint not null references notice,
    constraint of_an_earlier_one check (copy_of < notice)
);

-- Where the press said otherwise than the supplier, and somebody was asked to look.
create table news_question (
    supplier text not null,
    area     text not null,
    press    text not null check (press in ('DOWN', 'PARTLY', 'UP')),
    official text not null check (official in ('UNKNOWN', 'DOWN', 'PARTLY', 'UP')),
    notice   bigint not null references notice,
    asked_at timestamptz not null,
    primary key (supplier, area, press, official, asked_at)
);

-- What comparing sources have brought and the digest of a day has told, or a newer version of the same text beside it.
create table digested (
    notice bigint primary key references notice,
    day    date not null
);

create function refuse_notice_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was fetched is evidence and is never changed';
end $$;
create trigger notice_is_immutable before update or delete on notice
    for each row execute function refuse_notice_change();
create trigger notice_content_is_immutable before update or delete on notice_content
    for each row execute function refuse_notice_change();
