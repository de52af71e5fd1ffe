-- One case's costs are for the resident and the named analyst. The coordinator of the table may begin it for them.

CREATE VIEW wall_read_analyses WITH (security_invoker = true) AS
    SELECT analysis.id, analysis.table_id FROM outcomes_caseanalysis analysis
    JOIN tables_table here ON here.id = analysis.table_id
    WHERE here.resident_id = (SELECT wall_person())
       OR (analysis.analyst_id = (SELECT wall_person())
           AND here.neighbourhood_id = ANY ((SELECT wall_places('analyst'))::uuid[]));

DO $$
DECLARE walled text;
BEGIN
    FOREACH walled IN ARRAY ARRAY['outcomes_costline', 'outcomes_burden'] LOOP
        EXECUTE format('CREATE POLICY wall_own ON %I FOR ALL USING (
            (SELECT true FROM wall_read_analyses analysis WHERE analysis.id = analysis_id LIMIT 1))', walled);
        EXECUTE format('CREATE POLICY wall_begin ON %I FOR INSERT WITH CHECK (
            (SELECT true FROM outcomes_caseanalysis analysis JOIN tables_table here ON here.id = analysis.table_id
             WHERE analysis.id = analysis_id AND here.coordinator_id = (SELECT wall_person())
               AND here.neighbourhood_id = ANY ((SELECT wall_places(''coordinator''))::uuid[]) LIMIT 1))', walled);
    END LOOP;
END $$;

-- When was sat, for the hours of the case.
CREATE POLICY wall_analyst ON tables_sitting FOR SELECT USING (
    (SELECT true FROM wall_read_analyses analysis WHERE analysis.table_id = tables_sitting.table_id LIMIT 1)
);
