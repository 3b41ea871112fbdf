-- Lights, cards, supervision orders, and what people are told.
ALTER TABLE "tickets" ADD COLUMN "PatrolAt" INTEGER NULL;
ALTER TABLE "tickets" ADD COLUMN "Light" INTEGER NULL;
ALTER TABLE "tickets" ADD COLUMN "Cards" INTEGER NOT NULL DEFAULT 0;

-- What was open before the patrol existed is looked at by its first round (states 1 to 5).
UPDATE "tickets" SET "PatrolAt" = 0 WHERE "State" IN (1, 2, 3, 4, 5);

-- The patrol's next tickets; the board's counts by light, unit and state.
CREATE INDEX "IX_tickets_PatrolAt" ON "tickets" ("PatrolAt", "Number") WHERE "PatrolAt" IS NOT NULL;
CREATE INDEX "IX_tickets_Light" ON "tickets" ("Light", "State", "Lead", "DueAt", "Number") WHERE "Light" IS NOT NULL;

CREATE TABLE "warnings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_warnings" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Clock" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "ClockStartedAt" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "OnAt" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Ground" TEXT NULL,
    "RevokedAt" INTEGER NULL,
    "RevokedBy" TEXT NULL,
    "RevokedWhy" TEXT NULL,
    CONSTRAINT "FK_warnings_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
CREATE INDEX "IX_warnings_Ticket" ON "warnings" ("Ticket");
-- A card is given once for one clock of one unit, whoever tries.
CREATE UNIQUE INDEX "IX_warnings_Card" ON "warnings" ("Ticket", "Clock", "Unit", "ClockStartedAt", "Level") WHERE "Level" >= 4;
CREATE INDEX "IX_warnings_Cards" ON "warnings" ("At", "Unit", "Level") WHERE "Level" >= 4;

CREATE TABLE "supervision_orders" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_supervision_orders" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Serial" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "Form" INTEGER NOT NULL,
    "Trigger" INTEGER NOT NULL,
    "Demand" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "AnsweredAt" INTEGER NULL,
    "Answer" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Decision" TEXT NULL,
    "LateAt" INTEGER NULL,
    CONSTRAINT "FK_supervision_orders_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_supervision_orders_Ticket_Serial" ON "supervision_orders" ("Ticket", "Serial");
CREATE INDEX "IX_supervision_orders_State" ON "supervision_orders" ("State", "DueAt", "Id");
CREATE INDEX "IX_supervision_orders_Unit" ON "supervision_orders" ("Unit", "State", "DueAt", "Id");

CREATE TABLE "notices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_notices" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Ticket" INTEGER NOT NULL,
    "Action" INTEGER NOT NULL,
    "Level" INTEGER NULL,
    "Unit" TEXT NULL,
    "For" INTEGER NOT NULL,
    CONSTRAINT "FK_notices_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);
CREATE INDEX "IX_notices_Ticket" ON "notices" ("Ticket");
CREATE INDEX "IX_notices_Unit" ON "notices" ("Unit", "Id");

CREATE TABLE "notice_marks" (
    "Account" TEXT NOT NULL CONSTRAINT "PK_notice_marks" PRIMARY KEY,
    "SeenUpTo" INTEGER NOT NULL
);
