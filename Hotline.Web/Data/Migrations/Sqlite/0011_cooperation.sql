-- Co-operating units with their own clock and partial replies; district offices that hand tickets on inside their area.

ALTER TABLE "assignments" ADD COLUMN "Via" TEXT NULL;
ALTER TABLE "assignments" ADD COLUMN "Wanted" TEXT NULL;
ALTER TABLE "assignments" ADD COLUMN "DueAt" INTEGER NULL;
ALTER TABLE "unit_requests" ADD COLUMN "District" TEXT NULL;

CREATE TABLE "partial_replies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_partial_replies" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_partial_replies_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
CREATE INDEX "IX_partial_replies_Ticket" ON "partial_replies" ("Ticket");

-- The parts a unit owes, the most pressing first.
CREATE INDEX "IX_assignments_Unit_DueAt" ON "assignments" ("Unit", "DueAt", "Id", "Ticket") WHERE "DueAt" IS NOT NULL;
-- Returns a district office decides, the oldest first.
CREATE INDEX "IX_unit_requests_District" ON "unit_requests" ("District", "State", "AskedAt", "Ticket") WHERE "District" IS NOT NULL;

-- Who helps already gets the clock at the patrol's next round (states 2 to 4: a unit has it).
UPDATE "tickets" SET "PatrolAt" = 0 WHERE "State" IN (2, 3, 4) AND "Number" IN (SELECT "Ticket" FROM "assignments" WHERE "Kind" = 2 AND "RelievedAt" IS NULL);
