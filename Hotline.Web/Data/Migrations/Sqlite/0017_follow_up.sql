-- Follow-up: who is called and who answers by link, why somebody is not content, whether rightly.
ALTER TABLE "tickets" ADD COLUMN "AnswerBy" INTEGER NULL;
ALTER TABLE "tickets" ADD COLUMN "AskedByLink" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "IX_tickets_AnswerBy" ON "tickets" ("AnswerBy") WHERE "AnswerBy" IS NOT NULL;
ALTER TABLE "evaluations" ADD COLUMN "Reason" TEXT NULL;
ALTER TABLE "evaluations" ADD COLUMN "Justified" INTEGER NULL;
ALTER TABLE "evaluations" ADD COLUMN "Verified" INTEGER NULL;

CREATE TABLE "rate_links" (
    "Hash" TEXT NOT NULL CONSTRAINT "PK_rate_links" PRIMARY KEY,
    "Ticket" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "UsedAt" INTEGER NULL,
    CONSTRAINT "FK_rate_links_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
CREATE INDEX "IX_rate_links_Ticket" ON "rate_links" ("Ticket");

-- A message may go to a citizen, who belongs to no unit.
CREATE TABLE "outbox_messages_new" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_outbox_messages" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Ticket" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "Duty" INTEGER NULL,
    "RecipientName" TEXT NOT NULL,
    "Recipient" BLOB NOT NULL,
    "Text" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "Rejections" INTEGER NOT NULL,
    "NextTryAt" INTEGER NULL,
    "EscalateAt" INTEGER NULL,
    "LastError" TEXT NULL,
    "SettledAt" INTEGER NULL,
    "SettledBy" TEXT NULL,
    "SettledByName" TEXT NULL,
    CONSTRAINT "FK_outbox_messages_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
INSERT INTO "outbox_messages_new" SELECT "Id", "Key", "At", "Kind", "Ticket", "Unit", "Duty", "RecipientName", "Recipient", "Text", "State", "Attempts", "Rejections", "NextTryAt", "EscalateAt", "LastError", "SettledAt", "SettledBy", "SettledByName" FROM "outbox_messages";
DROP TABLE "outbox_messages";
ALTER TABLE "outbox_messages_new" RENAME TO "outbox_messages";
CREATE INDEX "IX_outbox_messages_Ticket" ON "outbox_messages" ("Ticket");
CREATE INDEX "IX_outbox_messages_State" ON "outbox_messages" ("State", "Id");
CREATE INDEX "IX_outbox_messages_NextTryAt" ON "outbox_messages" ("NextTryAt") WHERE "NextTryAt" IS NOT NULL;
CREATE INDEX "IX_outbox_messages_EscalateAt" ON "outbox_messages" ("EscalateAt") WHERE "EscalateAt" IS NOT NULL;
CREATE INDEX "IX_outbox_messages_Duty" ON "outbox_messages" ("State", "Id") WHERE "Unit" IS NOT NULL;
