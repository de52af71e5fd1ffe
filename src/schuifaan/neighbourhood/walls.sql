-- Who someone is here today. These functions read no table with personal text, so that no wall asks itself.
-- They are called as (SELECT ...), which the database works out once per query.

-- Whoever looks; someone who was wiped, or who stopped here, is nobody.
CREATE OR REPLACE FUNCTION wall_person() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := nullif(current_setting('schuifaan.person', true), '')::uuid;
    named text := 'schuifaan.kept_person';
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid;
BEGIN
    IF who IS NULL THEN RETURN NULL; END IF;
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid; END IF;
    found := (SELECT id FROM neighbourhood_person WHERE id = who AND is_active AND wiped_on IS NULL);
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;

-- The neighbourhoods in which whoever looks is one of these today.
CREATE OR REPLACE FUNCTION wall_places(VARIADIC kinds text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := wall_person();
    on_day date := wall_today();
    named text := 'schuifaan.kept_places_' || array_to_string(kinds, '_');
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid[];
BEGIN
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid[]; END IF;
    found := (SELECT coalesce(array_agg(DISTINCT neighbourhood_id), '{}') FROM neighbourhood_role
            WHERE person_id = who AND kind = ANY (kinds) AND since <= on_day AND (until IS NULL OR until >= on_day));
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;

-- The parties for which whoever looks is one of these today.
CREATE OR REPLACE FUNCTION wall_parties(VARIADIC kinds text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := wall_person();
    on_day date := wall_today();
    named text := 'schuifaan.kept_parties_' || array_to_string(kinds, '_');
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid[];
BEGIN
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid[]; END IF;
    found := (SELECT coalesce(array_agg(DISTINCT party_id) FILTER (WHERE party_id IS NOT NULL), '{}')
            FROM neighbourhood_role
            WHERE person_id = who AND kind = ANY (kinds) AND since <= on_day AND (until IS NULL OR until >= on_day));
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;

-- The residents for whom whoever looks may act today.
CREATE OR REPLACE FUNCTION wall_mandates() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := wall_person();
    on_day date := wall_today();
    named text := 'schuifaan.kept_mandates';
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid[];
BEGIN
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid[]; END IF;
    found := (SELECT coalesce(array_agg(DISTINCT resident_id), '{}') FROM neighbourhood_mandate
            WHERE helper_id = who AND since <= on_day AND until >= on_day);
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;

-- Who lives with whoever looks today.
CREATE OR REPLACE FUNCTION wall_housemates() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := wall_person();
    on_day date := wall_today();
    named text := 'schuifaan.kept_housemates';
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid[];
BEGIN
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid[]; END IF;
    found := (SELECT coalesce(array_agg(DISTINCT other.person_id), '{}')
            FROM neighbourhood_member mine JOIN neighbourhood_member other USING (household_id)
            WHERE mine.person_id = who AND mine.since <= on_day AND (mine.until IS NULL OR mine.until >= on_day)
              AND other.since <= on_day AND (other.until IS NULL OR other.until >= on_day));
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;

-- A yes to a purpose is for whoever gave it.
CREATE POLICY wall_own ON neighbourhood_consent FOR ALL USING (person_id = (SELECT wall_person()));

-- Read in an emergency: whoever reads, the resident once it is told, and who decides about telling or looks it over.
CREATE POLICY wall_read ON neighbourhood_emergencyreading FOR SELECT USING (
    reader_id = (SELECT wall_person())
    OR (resident_id = (SELECT wall_person()) AND (told_at IS NOT NULL OR tell_at <= (SELECT wall_now())))
    OR neighbourhood_id = ANY ((SELECT wall_places('privacy', 'coordinator', 'director'))::uuid[])
);
CREATE POLICY wall_begin ON neighbourhood_emergencyreading FOR INSERT WITH CHECK (
    reader_id = (SELECT wall_person())
);
CREATE POLICY wall_change ON neighbourhood_emergencyreading FOR UPDATE USING (
    reader_id = (SELECT wall_person())
    OR neighbourhood_id = ANY ((SELECT wall_places('privacy', 'coordinator', 'director'))::uuid[])
);

-- What is looked over: whoever did it puts it in the queue and hears what came of it; another reads and closes it.
CREATE POLICY wall_look_over ON neighbourhood_reviewitem FOR ALL USING (
    who_id IS DISTINCT FROM (SELECT wall_person())
    AND neighbourhood_id = ANY ((SELECT wall_places('privacy', 'coordinator', 'director'))::uuid[])
);
CREATE POLICY wall_put ON neighbourhood_reviewitem FOR INSERT WITH CHECK (who_id = (SELECT wall_person()));
CREATE POLICY wall_own ON neighbourhood_reviewitem FOR SELECT USING (who_id = (SELECT wall_person()));

-- The residents about whom whoever looks reads now, in an emergency, where they still work.
CREATE OR REPLACE FUNCTION wall_emergencies() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := wall_person();
    at_moment timestamptz := wall_now();
    named text := 'schuifaan.kept_emergencies';
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid[];
BEGIN
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid[]; END IF;
    found := (SELECT coalesce(array_agg(DISTINCT resident_id), '{}') FROM neighbourhood_emergencyreading
            WHERE reader_id = who AND opened_at <= at_moment AND ends_at > at_moment
              AND neighbourhood_id = ANY (wall_places('professional', 'coordinator')));
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;
