-- Deadlines: the law that sets a ticket's limits, and how far open tickets have been reckoned anew by each state of the calendars.
ALTER TABLE "tickets" ADD COLUMN "Appeal_Legal" TEXT NULL;

CREATE TABLE "reckonings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_reckonings" PRIMARY KEY AUTOINCREMENT,
    "Calendars" TEXT NOT NULL,
    "Years" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "Through" INTEGER NOT NULL,
    "Looked" INTEGER NOT NULL,
    "Moved" INTEGER NOT NULL,
    "Settled" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL
);
