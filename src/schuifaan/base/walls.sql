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
