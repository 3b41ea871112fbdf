-- Returns that pass the unit's leader, disputes and rulings, what the citizen is told of an extension, and how long tickets lay where they did not belong.

ALTER TABLE "tickets" ADD COLUMN "Hops" INTEGER NOT NULL DEFAULT 0;
UPDATE "tickets" SET "Hops" = (SELECT count(*) FROM "assignments" a WHERE a."Ticket" = "tickets"."Number" AND a."Kind" = 1);

ALTER TABLE "assignments" ADD COLUMN "HeldMinutes" INTEGER NULL;
UPDATE "assignments" SET "HeldMinutes" = ("RelievedAt" - "DispatchedAt") / 60000 WHERE "RelievedAt" IS NOT NULL;

ALTER TABLE "unit_requests" ADD COLUMN "ReasonCode" TEXT NULL;
ALTER TABLE "unit_requests" ADD COLUMN "LeaderAt" INTEGER NULL;
ALTER TABLE "unit_requests" ADD COLUMN "LeaderBy" TEXT NULL;
ALTER TABLE "unit_requests" ADD COLUMN "LeaderNote" TEXT NULL;
ALTER TABLE "unit_requests" ADD COLUMN "Argument" TEXT NULL;
ALTER TABLE "unit_requests" ADD COLUMN "DisputedAt" INTEGER NULL;
ALTER TABLE "unit_requests" ADD COLUMN "RuledAt" INTEGER NULL;
ALTER TABLE "unit_requests" ADD COLUMN "Told" TEXT NULL;
ALTER TABLE "unit_requests" ADD COLUMN "DueBefore" INTEGER NULL;
ALTER TABLE "unit_requests" ADD COLUMN "DueAfter" INTEGER NULL;
ALTER TABLE "unit_requests" ADD COLUMN "WaitedMinutes" INTEGER NOT NULL DEFAULT 0;
UPDATE "unit_requests" SET "WaitedMinutes" = ("DecidedAt" - "AskedAt") / 60000 WHERE "DecidedAt" IS NOT NULL;

CREATE TABLE "rulings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_rulings" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Category" TEXT NOT NULL,
    "Area" TEXT NULL,
    "Party" INTEGER NULL,
    "UnitBefore" TEXT NOT NULL,
    "UnitAfter" TEXT NOT NULL,
    "Grounds" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "CatalogueLine" TEXT NULL,
    CONSTRAINT "FK_rulings_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE INDEX "IX_rulings_Ticket" ON "rulings" ("Ticket");
CREATE INDEX "IX_rulings_At" ON "rulings" ("At", "Id");
CREATE INDEX "IX_rulings_Category" ON "rulings" ("Category", "At", "Id");

-- A month of tickets that left a unit, and of returns that were asked for.
CREATE INDEX "IX_assignments_RelievedAt" ON "assignments" ("RelievedAt", "Kind", "Unit", "Ticket", "HeldMinutes");
CREATE INDEX "IX_unit_requests_Kind_AskedAt" ON "unit_requests" ("Kind", "AskedAt", "Unit", "State", "Ticket", "WaitedMinutes");
