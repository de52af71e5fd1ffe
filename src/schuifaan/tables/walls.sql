-- A seat that holds today opens the row of its story; what is said there is opened by that row. Who keeps the table
-- keeps it, also when its resident stopped; where home is not safe only the one who keeps it. And the tablet of a sitting
-- that goes on, for three hours at most.

CREATE OR REPLACE FUNCTION wall_seats() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who uuid := wall_person();
    on_day date := wall_today();
    named text := 'schuifaan.kept_seats';
    key text := wall_key();
    kept text := current_setting(named, true);
    found uuid[];
BEGIN
    IF starts_with(kept, key) THEN RETURN nullif(substr(kept, length(key) + 1), '')::uuid[]; END IF;
    found := (SELECT coalesce(array_agg(DISTINCT table_id), '{}') FROM tables_seat
            WHERE person_id = who AND since <= on_day AND (until IS NULL OR until >= on_day));
    PERFORM set_config(named, key || coalesce(found::text, ''), true) WHERE key IS NOT NULL;
    RETURN found;
END $$;

CREATE POLICY wall_tablet ON tables_sitting FOR SELECT USING (id = (SELECT wall_sitting()));
CREATE POLICY wall_tablet_change ON tables_sitting FOR UPDATE USING (id = (SELECT wall_sitting()));

-- A sitting is walled by its story and a story is opened by its sitting: while this asks the one, the other is told
-- nothing, or they would ask each other for ever.
CREATE OR REPLACE FUNCTION wall_tablet_table() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE asked uuid := wall_sitting(); found uuid;
BEGIN
    IF asked IS NULL OR current_setting('schuifaan.asking', true) = 'yes' THEN RETURN NULL; END IF;
    PERFORM set_config('schuifaan.asking', 'yes', true);
    found := (SELECT table_id FROM tables_sitting
              WHERE id = asked AND state = 'open' AND opened_at > wall_now() - interval '3 hours');
    PERFORM set_config('schuifaan.asking', '', true);
    RETURN found;
END $$;

CREATE POLICY wall_table ON stories_story FOR SELECT USING (
    (SELECT true FROM tables_table here WHERE here.story_id = stories_story.id AND (
        (here.id = ANY ((SELECT wall_seats())::uuid[])
         AND (NOT stories_story.restricted OR stories_story.resident_id <> ALL ((SELECT wall_housemates())::uuid[])))
        OR (stories_story.neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
            AND (NOT stories_story.restricted OR here.coordinator_id = (SELECT wall_person())))
        OR here.id = (SELECT wall_tablet_table())) LIMIT 1)
);
CREATE POLICY wall_tablet ON stories_answer FOR SELECT USING (
    (SELECT true FROM tables_table here
     WHERE here.story_id = stories_answer.story_id AND here.id = (SELECT wall_tablet_table()) LIMIT 1)
);

-- Whether this person or tablet may write at this table. Writing asks for the row of its story to be visible too, because
-- whoever changes a row must be able to see it. The function keeps its plan, and looks with the eyes of whoever asks: so
-- every name is written out.
CREATE OR REPLACE FUNCTION wall_writes_table(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.tables_table here WHERE here.id = asked AND (
        here.resident_id = (SELECT public.wall_person())
        OR here.resident_id = ANY ((SELECT public.wall_mandates())::uuid[])
        OR here.neighbourhood_id = ANY ((SELECT public.wall_places('coordinator'))::uuid[])
        OR here.id = ANY ((SELECT public.wall_seats())::uuid[])
        OR here.id = (SELECT public.wall_tablet_table())));
END $$;

CREATE POLICY wall_read ON tables_sitting FOR SELECT USING (
    (SELECT true FROM tables_table here JOIN stories_story story ON story.id = here.story_id
     WHERE here.id = tables_sitting.table_id LIMIT 1)
);
CREATE POLICY wall_add ON tables_sitting FOR INSERT WITH CHECK (
    wall_writes_table(table_id)
);
CREATE POLICY wall_change ON tables_sitting FOR UPDATE USING (
    wall_writes_table(table_id)
);
