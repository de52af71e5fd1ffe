-- What every wall stands on: what the transaction was told about who looks, and at which moment.

CREATE OR REPLACE FUNCTION wall_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('schuifaan.now', true), '')::timestamptz, now())
$$;

-- The day as people here live it.
CREATE OR REPLACE FUNCTION wall_today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (wall_now() AT TIME ZONE 'Europe/Amsterdam')::date
$$;

CREATE OR REPLACE FUNCTION wall_sitting() RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('schuifaan.sitting', true), '')::uuid
$$;

-- A page that is looked at asks the same of who someone is many times, and nothing can change meanwhile: the answer is
-- kept for that transaction, under the person and moment that it is about. Where something is written it is asked anew.
CREATE OR REPLACE FUNCTION wall_key() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN current_setting('transaction_read_only') = 'on' THEN
        current_setting('schuifaan.person', true) || '|' || current_setting('schuifaan.now', true) || '|' END
$$;
