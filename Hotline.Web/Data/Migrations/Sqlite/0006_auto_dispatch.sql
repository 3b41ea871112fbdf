-- What the machine dispatched alone, and what became of it; copies of the timeline, so that lists and counts need not read it.
ALTER TABLE "tickets" ADD COLUMN "ByHand" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "tickets" ADD COLUMN "MachineAt" INTEGER NULL;
ALTER TABLE "tickets" ADD COLUMN "MachineUndone" INTEGER NULL;

-- The list of the last days, and the counts of a category, from the index alone.
CREATE INDEX "IX_tickets_MachineAt" ON "tickets" ("MachineAt", "Number", "Suggested_Category", "MachineUndone") WHERE "MachineAt" IS NOT NULL;

-- What nobody has touched since it was registered (state 1, version 1): the only tickets the machine may dispatch.
CREATE INDEX "IX_tickets_Untouched" ON "tickets" ("Suggested_Category", "Number") WHERE "State" = 1 AND "Version" = 1;
