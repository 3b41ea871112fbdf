-- What replies promise, on a clock of its own; it outlives the ticket.
CREATE TABLE "promises" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_promises" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "Words" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "RemindedAt" INTEGER NULL,
    "CalledForAt" INTEGER NULL,
    "SettledAt" INTEGER NULL,
    "SettledBy" TEXT NULL,
    "SettledByName" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_promises_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE INDEX "IX_promises_Ticket" ON "promises" ("Ticket");
CREATE INDEX "IX_promises_State_DueOn" ON "promises" ("State", "DueOn", "Id");
CREATE INDEX "IX_promises_Unit_State_DueOn" ON "promises" ("Unit", "State", "DueOn", "Id");
