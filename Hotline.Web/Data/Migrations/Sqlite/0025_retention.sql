-- How long what identifies people is kept.
ALTER TABLE "tickets" ADD COLUMN "AnonymisedAt" INTEGER NULL;
CREATE INDEX "IX_tickets_Retention" ON "tickets" ("State", "Appeal_Type", "RegisteredAt", "Number") WHERE "AnonymisedAt" IS NULL;
CREATE INDEX "IX_drafts_SavedAt" ON "drafts" ("SavedAt");
CREATE TABLE "retention_holds" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_retention_holds" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ReleasedAt" INTEGER NULL,
    "ReleasedByName" TEXT NULL
);
CREATE INDEX "IX_retention_holds_Ticket" ON "retention_holds" ("Ticket");
