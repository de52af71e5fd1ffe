-- A story: the resident, who acts for them, and the coordinator once it is told. Tables and the tablet add their own.

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
            OR NOT EXISTS (
                SELECT FROM neighbourhood_role kept JOIN neighbourhood_person keeper ON keeper.id = kept.person_id
                WHERE kept.person_id = in_charge_id AND kept.neighbourhood_id = stories_story.neighbourhood_id
                  AND kept.kind = 'coordinator' AND keeper.is_active
                  AND kept.since <= (SELECT wall_today())
                  AND (kept.until IS NULL OR kept.until >= (SELECT wall_today()))
            )
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

-- The stories that are visible, and are so because of the story itself and not of a seat. The wall of the story is
-- asked too, because the view looks with the eyes of whoever asks.
CREATE VIEW wall_close_stories WITH (security_invoker = true) AS
    SELECT story.id, story.resident_id FROM stories_story story
    WHERE story.resident_id = (SELECT wall_person())
       OR story.resident_id = ANY ((SELECT wall_mandates())::uuid[])
       OR story.neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[]);

-- An answer: whoever may read the story, and a seat to which the resident opened this answer.
CREATE POLICY wall_told ON stories_answer FOR ALL USING (
    EXISTS (SELECT FROM wall_close_stories story WHERE story.id = story_id)
);
CREATE POLICY wall_opened ON stories_answer FOR SELECT USING (
    open_to <> 'coordinator' AND EXISTS (
        SELECT FROM stories_reader reader
        WHERE reader.answer_id = stories_answer.id AND reader.person_id = (SELECT wall_person())
          AND (open_to = 'table' OR NOT reader.neighbour)
          AND reader.since <= (SELECT wall_today())
          AND (reader.until IS NULL OR reader.until >= (SELECT wall_today()))
    )
    AND EXISTS (SELECT FROM stories_story story WHERE story.id = story_id)
);
CREATE POLICY wall_answered ON stories_answer FOR SELECT USING (
    EXISTS (SELECT FROM stories_story story
            WHERE story.id = story_id AND NOT story.restricted AND story.answered_by_id = (SELECT wall_person()))
);
CREATE POLICY wall_emergency ON stories_answer FOR SELECT USING (
    EXISTS (SELECT FROM stories_story story
            WHERE story.id = story_id AND story.resident_id = ANY ((SELECT wall_emergencies())::uuid[]))
);

-- Whom the resident would like at the table, and whom rather not.
CREATE POLICY wall_told ON stories_wish FOR ALL USING (
    EXISTS (SELECT FROM wall_close_stories story WHERE story.id = story_id)
);
