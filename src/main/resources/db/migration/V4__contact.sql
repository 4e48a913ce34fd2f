-- By which channels a person wants to hear, in that order; who is not here hears by mail. chat: the address of the room's
-- webhook, which is a secret; null: the house's room.
create table person_channel (
    person    text primary key,
    channels  text[] not null check (channels in ('{MAIL}', '{MAIL,CHAT}', '{CHAT,MAIL}')),
    chat      text,
    chosen_at timestamptz not null
);

-- Messages to people, and each attempt to bring one to somebody.
create table message (
    id               bigint generated always as identity primary key,
    template         text not null,
    thing            text not null, -- what it tells: its template, case, supplier, and what the sender said it is about
    addressed        text not null, -- as the sender addressed it: 'GROUP manager, USER tanaka'
    outage           text,
    supplier         text,
    acknowledge      boolean not null,
    answer_by        timestamptz,
    model            json not null,
    decided_at       timestamptz not null,
    acknowledged_at  timestamptz,
    acknowledged_by  text,
    acknowledged_how text,
    outcome          text check (outcome in ('SENT', 'ACKNOWLEDGED', 'NOT_REACHED')), -- null: under way
    constraint acknowledged_when_by_whom_and_how check (num_nulls(acknowledged_at, acknowledged_by, acknowledged_how) in (0, 3)),
    constraint acknowledged_by_somebody check (outcome is distinct from 'ACKNOWLEDGED' or acknowledged_at is not null)
);
create index message_of_outage on message (outage, id);
create index message_of_thing on message (thing);

create table delivery (
    id         bigint generated always as identity primary key,
    message    bigint not null references message,
    number     integer not null, -- of the person within the message
    thing      text not null,    -- as in its message
    step       integer not null check (step > 0), -- in the order of the person's channels
    channel    text not null check (channel in ('MAIL', 'CHAT', 'PHONE')),
    kind       text not null check (kind in ('USER', 'MAIL', 'SUPPLIER')),
    person     text not null,    -- who it is, however addressed: the mail address, or where there is none the user or contact
    who        text not null,    -- the user's id, the name of the supplier's contact, or the mail address as it was given
    name       text not null,
    address    text,             -- of this channel; null: has none. Of a chat it is looked up when it is sent
    language   text not null,
    message_id text,             -- the mail's Message-ID, the same at each attempt
    -- PLANNED: its turn comes when the channel before it has failed or nobody has confirmed in time. SENDING without a job
    -- that is just doing it: a crash has left it unknown. SENT_AGAIN: repeated after that
    state      text not null default 'PENDING'
               check (state in ('PLANNED', 'PENDING', 'SENDING', 'SENT', 'SENT_AGAIN', 'FAILED', 'NOT_NEEDED')),
    attempts   integer not null default 0,
    problem    text,
    first_try  timestamptz,
    settled_at timestamptz,
    reported   boolean not null default false, -- whether the ledger says what became of it
    acknowledged_at timestamptz,               -- when this person has confirmed it
    constraint one_attempt_a_channel unique (message, number, channel),
    constraint nobody_is_told_twice unique (thing, channel, person),
    constraint what_is_written_has_an_id check ((channel = 'PHONE') = (message_id is null)),
    constraint settled_with_a_time check ((state in ('SENT', 'SENT_AGAIN', 'FAILED', 'NOT_NEEDED')) = (settled_at is not null))
);
create unique index nobody_is_told_first_twice on delivery (thing, person) where step = 1;
create index delivery_by_state on delivery (state) where state in ('SENDING', 'FAILED');

-- Suppliers that do not receive mail at present.
create table supplier_mail_stop (
    supplier text primary key,
    since    timestamptz not null,
    because  text not null
);
