-- Triage: what is known of each open line, what the rules propose, who decides it, and what came of it.

create table triage_run (
    id           bigint generated always as identity primary key,
    outage       text not null,
    supplier     text not null,
    started_by   text not null,
    started_at   timestamptz not null,
    lines        integer not null default 0, -- looked at in this run
    combinations integer not null default 0, -- distinct facts the rules were asked for
    packages     integer not null default 0
);
create index triage_run_of_outage on triage_run (outage, id);

-- The place of a value among the thresholds of a rule table: below the first 0, at the first 1, between first and second 2 …
create function band(measure numeric, thresholds numeric[]) returns integer immutable language sql as $$
    select 2 * width_bucket(measure, thresholds) - case when measure = any (thresholds) then 1 else 0 end
$$;

-- The facts of a line as the rules and the approver saw them; frozen once the line is decided by a person.
create table line_fact (
    outage             text not null,
    supplier           text not null,
    order_no           text not null,
    line_no            text not null,
    run_id             bigint not null references triage_run (id),
    gathered_at        timestamptz not null,
    sku                text not null,
    item_name          text not null,
    item_class         text not null,
    use                text not null,
    ship_mode          text not null,
    customization      text not null,
    open_quantity      numeric(19, 4) not null,
    unit               text,
    open_yen           numeric(19, 0) not null, -- excluding tax
    order_yen          numeric(19, 0) not null, -- of all open lines of the order: the amount that chooses the approver
    cost_center        text not null,
    requester_email    text,
    needed_by          date,
    progress           text not null check (progress in ('NOT_SHIPPED', 'PICKING', 'PARTLY_SHIPPED')),
    ship_fate          text not null check (ship_fate in ('WAREHOUSE', 'DIRECT', 'CHECKED_BY_SUPPLIER')),
    expected_on        date not null,
    days_over_sla      integer not null, -- days after the last day we bear; zero or less: in time
    stock_gap_days     integer not null, -- days without stock until it comes; zero or less: covered or not known
    runs_out_on        date,
    cancellable        boolean not null,
    fee_percent        integer not null,
    clause             text,
    substitutes        integer not null, -- candidates whose stock suffices
    alt_supplier       text,
    alt_sku            text,
    alt_name           text,
    alt_quantity       numeric(19, 4), -- in the substitute's packs, rounded up
    alt_unit_price     numeric(19, 4), -- of one pack
    alt_lead_days      integer,
    price_rise_percent integer not null,
    combination        text, -- the facts with the continuous ones banded: what the rules were asked
    primary key (outage, supplier, order_no, line_no)
);
create index line_fact_of_run on line_fact (run_id);

create table decision_package (
    id             bigint generated always as identity primary key,
    outage         text not null,
    supplier       text not null,
    run_id         bigint not null references triage_run (id),
    number         integer not null, -- within its run, from 1
    proposal       text not null check (proposal in ('CONTINUE', 'CANCEL', 'SUBSTITUTE', 'SPLIT')),
    rule           text not null,
    ship_mode      text not null,
    needs_person   boolean not null,
    approver       text, -- null: nobody in the approval table suits, the managers decide
    deputy         text,
    manager        text,
    proposed_by    text not null,
    made_at        timestamptz not null,
    decide_by      timestamptz,
    state          text not null check (state in ('OPEN', 'DECIDED', 'EMPTY')),
    decided_by     text,
    decided_at     timestamptz,
    asked_by       text,
    question       text,
    answer         text,
    answered_by    text,
    returned_by    text,
    return_reason  text,
    rework_reason  text,
    reminders      integer not null default 0,
    escalations    integer not null default 0,
    chases         integer not null default 0,
    requested_at   timestamptz, -- when the supplier was asked to cancel
    revision       integer not null default 0, -- counts the changes people make, so that two do not overwrite each other
    revised_by     text,
    revised_at     timestamptz,
    unique (run_id, number),
    constraint nobody_approves_their_own check (not needs_person or decided_by <> proposed_by),
    constraint decided_by_whom_and_when check ((decided_by is null) = (decided_at is null)),
    constraint decided_with_a_decider check ((state = 'DECIDED') = (decided_by is not null))
);
create index decision_package_of_outage on decision_package (outage, id);

create table line_conclusion (
    outage         text not null,
    supplier       text not null,
    order_no       text not null,
    line_no        text not null,
    proposal       text check (proposal in ('CONTINUE', 'CANCEL', 'SUBSTITUTE', 'SPLIT')),
    rule           text,
    needs_person   boolean not null default false,
    package_id     bigint references decision_package (id),
    -- What an approver chose in place of the proposal, while the package is open and after.
    overruled_to   text check (overruled_to in ('CONTINUE', 'CANCEL', 'SUBSTITUTE', 'SPLIT')),
    overruled_by   text,
    overruled_at   timestamptz,
    overrule_reason text,
    conclusion     text check (conclusion in ('CONTINUE', 'CANCEL', 'SUBSTITUTE', 'SPLIT')),
    -- RULE: needed nobody. PERSON: an approver. SUPPLIER_CANCELLED: the supplier's own cancellation, not ours. SHIPPED: it left before anyone decided.
    origin         text check (origin in ('RULE', 'PERSON', 'SUPPLIER_CANCELLED', 'SHIPPED')),
    overruled      boolean not null default false,
    reason         text,
    decided_by     text,
    decided_at     timestamptz,
    instruction    text not null default 'NONE' check (instruction in ('NONE', 'REQUESTED', 'CONFIRMED', 'REFUSED')),
    instructed_at  timestamptz,
    answered_at    timestamptz,
    answer_reason  text,
    settled_at     timestamptz, -- when a refused cancel was settled by the buyer
    provisional_on date,
    told_on        date, -- the provisional date the requester was last told
    told_as        text, -- the conclusion the requester was last told
    gone_at        timestamptz, -- when it left the open package, because it was shipped or cancelled elsewhere
    gone_reason    text check (gone_reason in ('SHIPPED', 'SUPPLIER_CANCELLED')),
    primary key (outage, supplier, order_no, line_no),
    constraint concluded_why_by_whom_and_when check (
        (conclusion is null) = (decided_at is null)
        and (conclusion is null) = (decided_by is null)
        and (conclusion is null) = (origin is null)
        and (conclusion is null or reason is not null)),
    constraint overruled_with_a_reason check (
        (overruled_to is null) = (overruled_by is null) and (overruled_to is null or overrule_reason <> '')),
    constraint only_a_cancel_is_instructed check (instruction in ('NONE', 'REFUSED') or conclusion in ('CANCEL', 'SUBSTITUTE'))
);
create index line_conclusion_of_package on line_conclusion (package_id, order_no, line_no);
create index line_conclusion_by_instruction on line_conclusion (outage, instruction) where instruction <> 'NONE';

-- What a conclusion was before it changed: kept by the database, so that nobody can forget it.
create table line_conclusion_before (
    outage      text not null,
    supplier    text not null,
    order_no    text not null,
    line_no     text not null,
    conclusion  text not null,
    origin      text not null,
    rule        text,
    reason      text not null,
    decided_by  text not null,
    decided_at  timestamptz not null
);
create index line_conclusion_before_of_line on line_conclusion_before (outage, supplier, order_no, line_no);

create function keep_conclusion_before() returns trigger language plpgsql as $$
begin
    insert into app.line_conclusion_before (outage, supplier, order_no, line_no, conclusion, origin, rule, reason, decided_by, decided_at)
    values (old.outage, old.supplier, old.order_no, old.line_no, old.conclusion, old.origin, old.rule, old.reason, old.decided_by, old.decided_at);
    return null;
end $$;
create trigger conclusion_before_is_kept after update on line_conclusion
    for each row when (old.conclusion is not null
                       and (new.conclusion, new.origin, new.reason) is distinct from (old.conclusion, old.origin, old.reason))
    execute function keep_conclusion_before();

-- A line of a package as its approver sees it.
create view package_line as
select c.package_id, c.order_no, c.line_no, f.item_name, f.item_class, f.use, f.requester_email, f.open_quantity, f.unit,
       f.open_yen, f.needed_by, f.expected_on, f.days_over_sla, f.fee_percent, f.substitutes, f.alt_name, f.alt_lead_days,
       f.price_rise_percent,
       f.cancellable and f.ship_fate <> 'CHECKED_BY_SUPPLIER' as cancel_possible,
       f.cancellable and f.ship_fate <> 'CHECKED_BY_SUPPLIER' and f.alt_sku is not null as substitute_possible,
       c.proposal, coalesce(c.conclusion, c.overruled_to, c.proposal) as choice,
       c.overruled_to, c.overrule_reason, c.overruled_by, c.conclusion, c.gone_at, c.gone_reason
  from line_conclusion c
  join line_fact f using (outage, supplier, order_no, line_no);

create function package_line_matches(line package_line, query text, filter text) returns boolean immutable language sql as $$
    select (query = '%' or line.item_name ilike query or line.order_no ilike query or line.requester_email ilike query)
       and case filter when 'CARE' then line.use <> 'NORMAL'
                       when 'LARGE' then line.open_yen >= 100000
                       when 'OVERRULED' then line.overruled_to is not null
                       when 'GONE' then line.gone_at is not null
                       else true end
$$;
