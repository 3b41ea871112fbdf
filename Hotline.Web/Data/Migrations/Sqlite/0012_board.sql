-- The supervision board: whatever is open counted by light, unit and stage out of this index alone (it also holds what the row filters ask);
-- the same pass finds what calls for an order.
CREATE INDEX "IX_tickets_Board" ON "tickets" ("State", "Lead", "DueAt", "Light", "Urged", "Children", "Hops", "Appeal_ReportedUnit", "Appeal_Area") WHERE "State" < 6;

-- Warnings of the last days, by level.
CREATE INDEX "IX_warnings_At" ON "warnings" ("At", "Level");

-- Citizens who were asked a second time.
CREATE INDEX "IX_evaluations_Again" ON "evaluations" ("At", "Ticket", "Round", "Solved", "Result") WHERE "Round" >= 2;
