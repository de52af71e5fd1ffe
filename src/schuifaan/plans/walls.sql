-- A plan is sealed over all of its lines by whoever changes one, so a seat opens them all here; which line is for
-- whom is up to the rules. Reading is written out in each policy instead of put in a function: many lines are read at
-- once, and a function would be begun anew for each.

CREATE OR REPLACE FUNCTION wall_writes_plan(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN public.wall_writes_table((SELECT plan.table_id FROM public.plans_plan plan WHERE plan.id = asked));
END $$;

DO $$
DECLARE walled text;
BEGIN
    FOREACH walled IN ARRAY ARRAY['plans_promise', 'plans_deviation', 'plans_checkin'] LOOP
        EXECUTE format('CREATE POLICY wall_read ON %1$I FOR SELECT USING ((
            SELECT true FROM plans_plan plan JOIN tables_table here ON here.id = plan.table_id
            JOIN stories_story story ON story.id = here.story_id WHERE plan.id = %1$I.plan_id LIMIT 1))', walled);
        EXECUTE format('CREATE POLICY wall_add ON %I FOR INSERT WITH CHECK (wall_writes_plan(plan_id))', walled);
        EXECUTE format('CREATE POLICY wall_change ON %I FOR UPDATE USING (wall_writes_plan(plan_id))', walled);
        EXECUTE format('CREATE POLICY wall_remove ON %I FOR DELETE USING (wall_writes_plan(plan_id))', walled);
    END LOOP;
END $$;

-- Whoever is asked to stand behind it reads this one line, and says whether they do.
CREATE POLICY wall_asked ON plans_deviation FOR SELECT USING (
    stand <> 'inside' AND party_id = ANY ((SELECT wall_parties('manager', 'director'))::uuid[])
);
CREATE POLICY wall_asked_change ON plans_deviation FOR UPDATE USING (
    stand <> 'inside' AND party_id = ANY ((SELECT wall_parties('manager', 'director'))::uuid[])
);
CREATE POLICY wall_read ON plans_backing FOR SELECT USING (
    (SELECT true FROM plans_deviation line WHERE line.id = deviation_id LIMIT 1)
);
CREATE POLICY wall_add ON plans_backing FOR INSERT WITH CHECK (
    by_id = (SELECT wall_person()) AND (SELECT true FROM plans_deviation line WHERE line.id = deviation_id LIMIT 1)
);

-- What a seat says to a version.
CREATE POLICY wall_read ON plans_assent FOR SELECT USING (
    (SELECT true FROM plans_version version JOIN plans_plan plan ON plan.id = version.plan_id
     JOIN tables_table here ON here.id = plan.table_id
     JOIN stories_story story ON story.id = here.story_id WHERE version.id = plans_assent.version_id LIMIT 1)
);
CREATE POLICY wall_add ON plans_assent FOR INSERT WITH CHECK (
    wall_writes_plan((SELECT version.plan_id FROM plans_version version WHERE version.id = version_id))
);

-- A right that was used: the resident, who acts for them, and who sets it going; a complaint goes past the table.
CREATE POLICY wall_own ON plans_procedure FOR ALL USING (
    resident_id = (SELECT wall_person())
    OR (resident_id = ANY ((SELECT wall_mandates())::uuid[]) AND NOT wall_unsafe(resident_id))
);
CREATE POLICY wall_handle ON plans_procedure FOR ALL USING (
    ("right" <> 'complaint' AND neighbourhood_id = ANY ((SELECT wall_places('coordinator'))::uuid[])
     AND (NOT wall_kept_by_another(resident_id)
          OR (SELECT true FROM plans_plan plan JOIN tables_table here ON here.id = plan.table_id
              WHERE plan.id = plan_id AND here.coordinator_id = (SELECT wall_person()) LIMIT 1)))
    OR ("right" = 'complaint' AND neighbourhood_id = ANY ((SELECT wall_places('quartermaster'))::uuid[]))
);
