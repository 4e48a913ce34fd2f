-- Append-only: what was seen, decided, sent and answered.
create table ledger_entry (
    id          bigint generated always as identity primary key,
    recorded_at timestamptz not null,
    code        text not null,
    actor       text not null,
    outage      text,
    supplier    text,
    subject     text,
    facts       json not null -- json, not jsonb: the order of the figures is that of their sentence
);
create index ledger_entry_of_outage on ledger_entry (outage, id);
create index ledger_entry_of_supplier on ledger_entry (supplier, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only';
end $$;
create trigger ledger_is_append_only before update or delete on ledger_entry
    for each row execute function refuse_change();

-- Evidence: files by their content hash, with the three search keys of the Electronic Books Act.
create table evidence (
    sha256        text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type    text not null,
    bytes         bigint not null,
    stored_at     timestamptz not null,
    dated_on      date,
    amount_yen    numeric(19, 4),
    counterparty  text,
    description   text not null
);
create index evidence_search on evidence (counterparty, dated_on, amount_yen);
