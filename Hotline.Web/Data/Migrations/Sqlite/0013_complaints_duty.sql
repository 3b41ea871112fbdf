-- Complaints about the handling: what citizens say and what they are told is sealed.
CREATE TABLE "handling_complaints" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_handling_complaints" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Text" BLOB NOT NULL,
    "ReplyWanted" INTEGER NOT NULL,
    "Via" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "LateAt" INTEGER NULL,
    "Finding" INTEGER NULL,
    "Answer" BLOB NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredByName" TEXT NULL,
    "AnsweredAt" INTEGER NULL,
    "OrderSerial" INTEGER NULL,
    CONSTRAINT "FK_handling_complaints_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
CREATE INDEX "IX_handling_complaints_Ticket" ON "handling_complaints" ("Ticket", "Id");
CREATE INDEX "IX_handling_complaints_State" ON "handling_complaints" ("State", "Id");
CREATE INDEX "IX_handling_complaints_DueAt" ON "handling_complaints" ("State", "DueAt") WHERE "LateAt" IS NULL;
-- One at a time for a ticket and round.
CREATE UNIQUE INDEX "IX_handling_complaints_Open" ON "handling_complaints" ("Ticket", "Round") WHERE "State" = 1;

-- Who keeps duty in a unit.
CREATE TABLE "duty_entries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_duty_entries" PRIMARY KEY AUTOINCREMENT,
    "Unit" TEXT NOT NULL,
    "Days" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Phone" BLOB NOT NULL,
    "ValidFrom" TEXT NOT NULL,
    "ValidTo" TEXT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);
CREATE INDEX "IX_duty_entries_Unit" ON "duty_entries" ("Unit", "Id");

-- What is to be sent to people outside, each until it has arrived or a person has taken it over.
CREATE TABLE "outbox_messages" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_outbox_messages" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Ticket" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
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
CREATE INDEX "IX_outbox_messages_Ticket" ON "outbox_messages" ("Ticket");
CREATE INDEX "IX_outbox_messages_State" ON "outbox_messages" ("State", "Id");
CREATE INDEX "IX_outbox_messages_NextTryAt" ON "outbox_messages" ("NextTryAt") WHERE "NextTryAt" IS NOT NULL;
CREATE INDEX "IX_outbox_messages_EscalateAt" ON "outbox_messages" ("EscalateAt") WHERE "EscalateAt" IS NOT NULL;

-- A notice may speak of something that is no act on a ticket.
ALTER TABLE "notices" RENAME COLUMN "Action" TO "ActionBefore";
ALTER TABLE "notices" ADD COLUMN "Action" INTEGER NULL;
UPDATE "notices" SET "Action" = "ActionBefore";
ALTER TABLE "notices" DROP COLUMN "ActionBefore";
ALTER TABLE "notices" ADD COLUMN "Topic" INTEGER NULL;
ALTER TABLE "notices" ADD COLUMN "Complaint" INTEGER NULL;
