-- What became of every proposal: a row a ticket that was ever dispatched, sums by the week of the first dispatch, and what the next model learns from.

CREATE TABLE "routing_outcomes" (
    "Ticket" INTEGER NOT NULL CONSTRAINT "PK_routing_outcomes" PRIMARY KEY,
    "Week" TEXT NOT NULL,
    "SuggestedCategory" TEXT NULL,
    "SuggestedUnit" TEXT NULL,
    "UnitConfidence" REAL NOT NULL,
    "Unsure" INTEGER NULL,
    "Model" TEXT NOT NULL,
    "Machine" INTEGER NOT NULL,
    "FirstUnit" TEXT NOT NULL,
    "Category" TEXT NULL,
    "Unit" TEXT NOT NULL,
    "Fate" INTEGER NOT NULL,
    "Came" INTEGER NOT NULL,
    CONSTRAINT "FK_routing_outcomes_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "corrections" (
    "Ticket" INTEGER NOT NULL CONSTRAINT "PK_corrections" PRIMARY KEY,
    "Category" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Source" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Used" TEXT NULL,
    CONSTRAINT "FK_corrections_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "routing_weeks" (
    "Week" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "Machine" INTEGER NOT NULL,
    "Bin" INTEGER NOT NULL,
    "Dispatched" INTEGER NOT NULL,
    "Stood" INTEGER NOT NULL,
    "Returned" INTEGER NOT NULL,
    "Unsure" INTEGER NOT NULL,
    "Followed" INTEGER NOT NULL,
    "Hits" INTEGER NOT NULL,
    "Confidence" INTEGER NOT NULL,
    CONSTRAINT "PK_routing_weeks" PRIMARY KEY ("Week", "Unit", "Model", "Machine", "Bin")
) WITHOUT ROWID;

CREATE TABLE "routing_pairs" (
    "Week" TEXT NOT NULL,
    "Suggested" TEXT NOT NULL,
    "Final" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_routing_pairs" PRIMARY KEY ("Week", "Suggested", "Final")
) WITHOUT ROWID;

CREATE TABLE "ledger_marks" (
    "Ledger" TEXT NOT NULL CONSTRAINT "PK_ledger_marks" PRIMARY KEY,
    "LastEvent" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
);

-- One unit's weeks; and corrections in the order in which they were said.
CREATE INDEX "IX_routing_weeks_Unit" ON "routing_weeks" ("Unit", "Week");
CREATE INDEX "IX_corrections_At" ON "corrections" ("At", "Ticket");
