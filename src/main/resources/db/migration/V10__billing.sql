-- The match of orders, shipments, bills and payments; what it found, what was asked, held, approved and posted.

-- One run of the match. Its findings are kept with it, so that what was known on a day can be shown later.
create table match_run (
    id       bigint generated always as identity primary key,
    supplier text not null,
    as_of    date not null,
    made_at  timestamptz not null,
    made_by  text not null
);
create index match_run_of_supplier on match_run (supplier, id);

-- Every kind of finding: which contact of the supplier is asked, or who of us must mend it; what is asked for; whether its
-- amount excludes tax; and whether money that has not been paid yet is held for it.
create view discrepancy_kind (kind, rank, contact, mended_by, remedy, excludes_tax, holds_payment) as values
    ('DUPLICATE_BILLING',      1, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('BILLED_AFTER_CANCEL',    2, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('BILLED_NOT_SHIPPED',     3, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('CANCELLED_NOT_REFUNDED', 4, 'billing', 'SUPPLIER',   'REFUND',  true,  false),
    ('SHIPPED_NOT_BILLED',     5, 'billing', 'SUPPLIER',   'CORRECT', true,  false),
    ('QUANTITY',               6, 'orders',  'SUPPLIER',   'CORRECT', true,  false),
    ('UNIT_PRICE',             7, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('POINTS',                 8, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('TAX',                    9, 'billing', 'SUPPLIER',   'CORRECT', false, true),
    ('ORDER_UNKNOWN',         10, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('REFUND_MISSING',        11, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('REFUND_SHORT',          12, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('INVOICE_TOTAL',         13, 'billing', 'SUPPLIER',   'CORRECT', true,  true),
    ('INVOICE_TAX',           14, 'billing', 'SUPPLIER',   'CORRECT', false, true),
    ('PAYMENT_SHORT',         15, null,      'ACCOUNTING', 'PAY',     false, false),
    ('PAYMENT_OVER',          16, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('PAYMENT_UNAPPLIED',     17, 'billing', 'SUPPLIER',   'REFUND',  false, false),
    ('DUPLICATE_ORDER',       18, null,      'PURCHASING', 'RETURN',  true,  false);

-- The same key has the same id in every run and on every installation.
create function discrepancy_id(supplier text, kind text, order_no text, line_no text, invoice_no text, tax_rate smallint,
                               payment_no text) returns text language sql immutable as $$
    select 'D-' || upper(substr(md5(supplier || chr(31) || kind || chr(31) || coalesce(order_no, '') || chr(31)
           || coalesce(line_no, '') || chr(31) || coalesce(invoice_no, '') || chr(31) || coalesce(tax_rate::text, '')
           || chr(31) || coalesce(payment_no, '')), 1, 16))
$$;

create table match_finding (
    match_id   bigint not null references match_run on delete cascade,
    id         text not null, -- of the discrepancy
    kind       text not null,
    order_no   text,
    line_no    text,
    invoice_no text,
    tax_rate   smallint,
    payment_no text,
    quantity   numeric, -- in the order's unit
    amount     numeric not null, -- yen; matching.md says with which tax
    sides      jsonb not null, -- what orders, shipments, bills and payments say, with dates
    primary key (match_id, id)
);

-- A finding over all runs. It is never deleted: what no longer holds is closed with the reason.
create table discrepancy (
    id             text primary key,
    supplier       text not null,
    kind           text not null,
    order_no       text,
    line_no        text,
    invoice_no     text,
    tax_rate       smallint,
    payment_no     text,
    quantity       numeric,
    amount         numeric not null,
    sides          jsonb not null,
    state          text not null check (state in ('OPEN', 'PROMISED', 'ACCEPTED', 'CLOSED')),
    first_found_at timestamptz not null,
    last_found_at  timestamptz not null,
    last_match     bigint not null references match_run,
    reopened       integer not null default 0,
    correction_id  text, -- the request that it was last put into
    promised_until date, -- by when the supplier will have mended it
    accepted_by    text,
    accepted_at    timestamptz,
    reason         text, -- why it is accepted or closed
    closed_at      timestamptz,
    unique nulls not distinct (supplier, kind, order_no, line_no, invoice_no, tax_rate, payment_no),
    constraint closed_when_and_why check ((state = 'CLOSED') = (closed_at is not null) and (closed_at is null or reason is not null)),
    constraint accepted_by_whom_and_why check (state <> 'ACCEPTED'
        or (accepted_by is not null and accepted_at is not null and reason is not null)),
    constraint promised_until_when check (state <> 'PROMISED' or promised_until is not null)
);
create index discrepancy_by_state on discrepancy (supplier, state, kind);
create index discrepancy_of_correction on discrepancy (correction_id);

-- What others may read of it.
create view discrepancy_found as
select supplier, kind, order_no, line_no, invoice_no, tax_rate, payment_no, quantity, amount, first_found_at, state
  from discrepancy;

-- A request to one contact of the supplier to mend what a closing's match has found.
create table correction (
    number      bigint generated always as identity,
    id          text generated always as ('C-' || lpad(number::text, greatest(4, length(number::text)), '0')) stored primary key,
    outage      text not null,
    supplier    text not null,
    closing_on  date not null,
    contact     text not null,
    template    text not null,
    state       text not null check (state in ('DRAFTED', 'LEFT_OUT', 'SENT', 'PROMISED', 'REFUSED', 'ACCEPTED', 'DISPUTED')),
    findings    integer not null,
    amount      numeric not null, -- yen, each finding taken as positive
    drafted_at  timestamptz not null,
    reviewed_by text,
    reviewed_at timestamptz,
    note        text,
    answer_by   timestamptz,
    reminders   integer not null default 0,
    answered_at timestamptz,
    decided_by  text,
    decided_at  timestamptz,
    reason      text,
    constraint sent_by_whom_and_when check (state in ('DRAFTED') or (reviewed_by is not null and reviewed_at is not null)),
    constraint left_out_for_a_reason check (state <> 'LEFT_OUT' or note is not null),
    constraint decided_by_whom_and_why check ((decided_by is null) = (decided_at is null) and (decided_by is null or reason is not null))
);
create index correction_of_closing on correction (supplier, closing_on);

-- Findings that somebody has to do something about. A line that was shipped after the last closing that was billed is no
-- fault yet: its invoice is still to come.
create view open_discrepancy as
select d.*, k.rank, k.contact, k.mended_by, k.remedy, k.excludes_tax, k.holds_payment,
       d.kind = 'SHIPPED_NOT_BILLED'
         and not exists (select from invoice i
                          where i.supplier = d.supplier
                            and i.closing_on >= (d.sides -> 'shipped' ->> 'lastOn')::date) as awaits_invoice,
       c.closing_on as asked_for_closing,
       c.state in ('DRAFTED', 'SENT') as being_asked
  from discrepancy d
  join discrepancy_kind k using (kind)
  left join correction c on c.id = d.correction_id
 where d.state = 'OPEN';

-- Money of an invoice that is not paid because of a finding. Yen including tax.
create table payment_hold (
    id             bigint generated always as identity primary key,
    outage         text not null,
    supplier       text not null,
    closing_on     date not null,
    invoice_no     text not null,
    discrepancy_id text not null references discrepancy,
    amount         numeric not null check (amount > 0),
    held_at        timestamptz not null,
    released_at    timestamptz,
    released_by    text,
    outcome        text check (outcome in ('MENDED', 'CLEARED', 'PAID')),
    constraint released_by_whom_when_and_how
        check ((released_at is null) = (released_by is null) and (released_at is null) = (outcome is null))
);
create unique index one_hold_a_finding on payment_hold (discrepancy_id) where released_at is null;
create index payment_hold_of_invoice on payment_hold (supplier, invoice_no);

-- What may be paid of an invoice: approved by somebody who had no hand in preparing it. Yen including tax.
create table payment_approval (
    id          bigint generated always as identity primary key,
    outage      text not null,
    supplier    text not null,
    closing_on  date not null,
    invoice_no  text not null,
    due_on      date not null,
    total       numeric not null,
    held_back   numeric not null,
    payable     numeric not null check (payable > 0),
    prepared_by text[] not null,
    approved_by text not null,
    approved_at timestamptz not null,
    constraint nobody_approves_their_own check (approved_by <> all (prepared_by))
);
create index payment_approval_of_invoice on payment_approval (supplier, invoice_no);

-- What is posted at a closing without an invoice, from our own order ledger; reversed when the invoice comes.
create table provisional_posting (
    id          bigint generated always as identity primary key,
    outage      text not null,
    supplier    text not null,
    closing_on  date not null,
    tax_rate    smallint not null,
    lines       integer not null,
    amount      numeric not null, -- yen excluding tax
    tax         numeric not null,
    evidence    text not null, -- what stands in for the invoice
    posted_at   timestamptz not null,
    reversed_at timestamptz,
    replaced_by text, -- the invoice
    constraint reversed_when_and_for_what check ((reversed_at is null) = (replaced_by is null))
);
create unique index one_provisional_posting_a_rate on provisional_posting (supplier, closing_on, tax_rate) where reversed_at is null;

create table confirmed_posting (
    approval_id bigint primary key references payment_approval,
    supplier    text not null,
    closing_on  date not null,
    invoice_no  text not null,
    amount      numeric not null, -- yen including tax
    posted_at   timestamptz not null
);

-- How an invoice stands: what is held of it, and what agrees and is neither paid nor approved. Yen including tax.
create view invoice_balance as
select i.supplier, i.invoice_no, i.closing_on, i.due_on, i.total, h.held_back,
       greatest(i.total - greatest(p.paid, a.approved) - h.held_back, 0) as payable
  from invoice i
 cross join lateral (select coalesce(sum(amount), 0) as paid
                       from payment p
                      where p.supplier = i.supplier and p.invoice_no = i.invoice_no and p.direction = 'OUT') p
 cross join lateral (select coalesce(sum(payable), 0) as approved
                       from payment_approval a
                      where a.supplier = i.supplier and a.invoice_no = i.invoice_no) a
 cross join lateral (select coalesce(sum(amount), 0) as held_back
                       from payment_hold h
                      where h.supplier = i.supplier and h.invoice_no = i.invoice_no and h.released_at is null) h;

create view payable_invoice as
select * from invoice_balance where payable > 0;

-- Lines of which something was shipped up to a day and is on no invoice that we know; yen excluding tax at the ordered price.
create function shipped_uninvoiced(of_supplier text, up_to date)
returns table (order_no text, line_no text, tax_rate smallint, quantity numeric, amount numeric) language sql stable as $$
    select l.order_no, l.line_no, l.tax_rate, s.quantity - coalesce(b.quantity, 0),
           (s.quantity - coalesce(b.quantity, 0)) * l.unit_price
      from order_line l
      join (select order_no, line_no, sum(quantity) as quantity
              from shipment
             where supplier = of_supplier and shipped_on <= up_to and coalesce(status, 'SHIPPED') <> 'RETURNED'
             group by order_no, line_no) s using (order_no, line_no)
      left join (select t.order_no, t.line_no,
                        sum(case t.kind when 'SALE' then t.quantity else - abs(t.quantity) end) as quantity
                   from transaction t
                   join invoice i using (supplier, invoice_no)
                  where t.supplier = of_supplier and t.kind in ('SALE', 'CANCEL', 'REFUND')
                  group by t.order_no, t.line_no) b using (order_no, line_no)
     where l.supplier = of_supplier
       and s.quantity > coalesce(b.quantity, 0)
$$;
