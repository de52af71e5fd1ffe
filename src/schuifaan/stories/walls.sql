-- A story: the resident, who acts for them, and the coordinator once it is told. Tables and the tablet add their own.
-- In a policy it says (SELECT true ... LIMIT 1) where EXISTS would do: of each EXISTS two plans are made, one that asks
-- per row and one that asks for all rows at once, and of each wall inside it two again, until beginning a question takes
-- longer than answering it.

CREATE POLICY wall_told ON stories_story FOR SELECT USING (
    resident_id = (SELECT wall_person())
    OR (NOT restricted AND resident_id = ANY ((SELECT wall_mandates())::uuid[]))
    OR (
        neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
        AND state <> 'stopped'
        AND NOT (state = 'open' AND told = 'self')
        AND (
            NOT restricted
            OR in_charge_id = (SELECT wall_person())
            OR (
                SELECT true FROM neighbourhood_role kept JOIN neighbourhood_person keeper ON keeper.id = kept.person_id
                WHERE kept.person_id = in_charge_id AND kept.neighbourhood_id = stories_story.neighbourhood_id
                  AND kept.kind = 'coordinator' AND keeper.is_active
                  AND (SELECT wall_today()) BETWEEN kept.since AND coalesce(kept.until, 'infinity') LIMIT 1
            ) IS NOT TRUE
        )
    )
);
CREATE POLICY wall_answered ON stories_story FOR SELECT USING (
    NOT restricted AND answered_by_id = (SELECT wall_person())
);
CREATE POLICY wall_emergency ON stories_story FOR SELECT USING (
    resident_id = ANY ((SELECT wall_emergencies())::uuid[])
);
CREATE POLICY wall_begin ON stories_story FOR INSERT WITH CHECK (
    resident_id = (SELECT wall_person())
    OR resident_id = ANY ((SELECT wall_mandates())::uuid[])
    OR neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
);
CREATE POLICY wall_change ON stories_story FOR UPDATE USING (
    resident_id = (SELECT wall_person())
    OR resident_id = ANY ((SELECT wall_mandates())::uuid[])
    OR neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
);

-- Whether a story is visible because of the story itself and not of a seat: of one that was stopped only the resident
-- keeps the words. It keeps its plan, and looks with the eyes of whoever asks, so that the wall of the story is asked too.
CREATE OR REPLACE FUNCTION wall_close_story(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.stories_story story WHERE story.id = asked AND (
        story.resident_id = (SELECT public.wall_person())
        OR story.resident_id = ANY ((SELECT public.wall_mandates())::uuid[])
        OR (story.state <> 'stopped'
            AND story.neighbourhood_id = ANY ((SELECT public.wall_places('coordinator'))::uuid[]))));
END $$;

-- Whether home is not safe for this resident. The rule says "unless it is shielded", and whoever does not see the shielded
-- story would find nothing that forbids. So this looks behind the wall, and says no more than yes or no.
CREATE OR REPLACE FUNCTION wall_unsafe(asked uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('schuifaan.work', true), ''); found boolean;
BEGIN
    PERFORM set_config('schuifaan.work', 'shield', true);
    found := EXISTS (SELECT FROM stories_story WHERE resident_id = asked AND restricted);
    PERFORM set_config('schuifaan.work', before, true);
    RETURN found;
END $$;
-- Whether another coordinator keeps such a story today.
CREATE OR REPLACE FUNCTION wall_kept_by_another(asked uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('schuifaan.work', true), '');
    who uuid := wall_person();
    on_day date := wall_today();
    found boolean;
BEGIN
    PERFORM set_config('schuifaan.work', 'shield', true);
    found := EXISTS (
        SELECT FROM stories_story story
        JOIN neighbourhood_role kept ON kept.person_id = story.in_charge_id
            AND kept.neighbourhood_id = story.neighbourhood_id AND kept.kind = 'coordinator'
            AND kept.since <= on_day AND (kept.until IS NULL OR kept.until >= on_day)
        JOIN neighbourhood_person keeper ON keeper.id = kept.person_id AND keeper.is_active
        WHERE story.resident_id = asked AND story.restricted AND story.in_charge_id <> who);
    PERFORM set_config('schuifaan.work', before, true);
    RETURN found;
END $$;

-- An answer: whoever may read the story, and a seat to which the resident opened this answer.
CREATE POLICY wall_told ON stories_answer FOR SELECT USING (
    (SELECT true FROM stories_story story WHERE story.id = stories_answer.story_id AND (
        story.resident_id = (SELECT wall_person())
        OR story.resident_id = ANY ((SELECT wall_mandates())::uuid[])
        OR (story.state <> 'stopped' AND story.neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[]))
        OR (NOT story.restricted AND story.answered_by_id = (SELECT wall_person()))
        OR story.resident_id = ANY ((SELECT wall_emergencies())::uuid[])
        OR (stories_answer.open_to <> 'coordinator' AND (
            SELECT true FROM stories_reader reader
            WHERE reader.answer_id = stories_answer.id AND reader.person_id = (SELECT wall_person())
              AND (stories_answer.open_to = 'table' OR NOT reader.neighbour)
              AND (SELECT wall_today()) BETWEEN reader.since AND coalesce(reader.until, 'infinity') LIMIT 1))) LIMIT 1)
);
CREATE POLICY wall_add ON stories_answer FOR INSERT WITH CHECK (wall_close_story(story_id));
CREATE POLICY wall_change ON stories_answer FOR UPDATE USING (wall_close_story(story_id));
CREATE POLICY wall_remove ON stories_answer FOR DELETE USING (wall_close_story(story_id));

-- Whom the resident would like at the table, and whom rather not.
CREATE POLICY wall_told ON stories_wish FOR ALL USING (wall_close_story(story_id));
