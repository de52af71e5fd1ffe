-- A seat that holds today opens the row of its story; what is said there is opened by that row.

CREATE OR REPLACE FUNCTION wall_seats() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE who uuid := wall_person(); on_day date := wall_today();
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT table_id), '{}') FROM tables_seat
            WHERE person_id = who AND since <= on_day AND (until IS NULL OR until >= on_day));
END $$;

CREATE POLICY wall_seat ON stories_story FOR SELECT USING (
    (NOT restricted OR resident_id <> ALL ((SELECT wall_housemates())::uuid[]))
    AND EXISTS (SELECT FROM tables_table here
                WHERE here.story_id = stories_story.id AND here.id = ANY ((SELECT wall_seats())::uuid[]))
);
CREATE POLICY wall_keeper ON stories_story FOR SELECT USING (
    neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
    AND EXISTS (SELECT FROM tables_table here
                WHERE here.story_id = stories_story.id AND here.coordinator_id = (SELECT wall_person()))
);

-- The tablet of a sitting that goes on, for three hours at most.
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

CREATE POLICY wall_tablet ON stories_story FOR SELECT USING (
    EXISTS (SELECT FROM tables_table here
            WHERE here.story_id = stories_story.id AND here.id = (SELECT wall_tablet_table()))
);
CREATE POLICY wall_tablet ON stories_answer FOR SELECT USING (
    EXISTS (SELECT FROM tables_table here
            WHERE here.story_id = stories_answer.story_id AND here.id = (SELECT wall_tablet_table()))
);

-- The tables of whose story the row is visible, and those at which this person or tablet may write. Writing asks for
-- both, because whoever changes a row must be able to see it.
CREATE VIEW wall_read_tables WITH (security_invoker = true) AS
    SELECT here.id FROM tables_table here JOIN stories_story story ON story.id = here.story_id;
CREATE VIEW wall_write_tables WITH (security_invoker = true) AS
    SELECT here.id FROM tables_table here
    WHERE here.resident_id = (SELECT wall_person())
       OR here.resident_id = ANY ((SELECT wall_mandates())::uuid[])
       OR here.neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
       OR here.id = ANY ((SELECT wall_seats())::uuid[])
       OR here.id = (SELECT wall_tablet_table());

CREATE POLICY wall_read ON tables_sitting FOR SELECT USING (
    EXISTS (SELECT FROM wall_read_tables here WHERE here.id = table_id)
);
CREATE POLICY wall_add ON tables_sitting FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM wall_write_tables here WHERE here.id = table_id)
);
CREATE POLICY wall_change ON tables_sitting FOR UPDATE USING (
    EXISTS (SELECT FROM wall_write_tables here WHERE here.id = table_id)
);
