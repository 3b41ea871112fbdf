-- What counts in which month's figures: a row a case, sums by month and unit, and when time alone will settle more.

CREATE TABLE "kpi_facts" (
    "Ticket" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Hop" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Hit" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "DoneAt" INTEGER NULL,
    "Value" INTEGER NOT NULL,
    "Terms" TEXT NOT NULL,
    "Excluded" INTEGER NOT NULL,
    CONSTRAINT "PK_kpi_facts" PRIMARY KEY ("Ticket", "Kind", "Hop"),
    CONSTRAINT "FK_kpi_facts_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "kpi_sums" (
    "Month" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Hits" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    "Value" INTEGER NOT NULL,
    "ExcludedHits" INTEGER NOT NULL,
    "ExcludedCount" INTEGER NOT NULL,
    "ExcludedValue" INTEGER NOT NULL,
    CONSTRAINT "PK_kpi_sums" PRIMARY KEY ("Month", "Unit", "Kind")
) WITHOUT ROWID;

CREATE TABLE "kpi_watches" (
    "Ticket" INTEGER NOT NULL CONSTRAINT "PK_kpi_watches" PRIMARY KEY,
    "After" INTEGER NOT NULL,
    CONSTRAINT "FK_kpi_watches_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

-- A month as it was when it was closed.
CREATE TABLE "closed_months" (
    "Month" TEXT NOT NULL CONSTRAINT "PK_closed_months" PRIMARY KEY,
    "Scorecard" TEXT NOT NULL,
    "CountedTo" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL
);

CREATE TABLE "closed_sums" (
    "Month" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Peers" INTEGER NULL,
    "Hits" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    "Value" INTEGER NOT NULL,
    "ExcludedHits" INTEGER NOT NULL,
    "ExcludedCount" INTEGER NOT NULL,
    "ExcludedValue" INTEGER NOT NULL,
    "Median" REAL NULL,
    CONSTRAINT "PK_closed_sums" PRIMARY KEY ("Month", "Unit", "Kind")
) WITHOUT ROWID;

CREATE TABLE "exclusions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_exclusions" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Hop" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "AskedBy" TEXT NOT NULL,
    "AskedByName" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "FirstBy" TEXT NULL,
    "FirstByName" TEXT NULL,
    "FirstAt" INTEGER NULL,
    "FirstNote" TEXT NULL,
    "SecondBy" TEXT NULL,
    "SecondByName" TEXT NULL,
    "SecondAt" INTEGER NULL,
    "SecondNote" TEXT NULL,
    CONSTRAINT "FK_exclusions_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "score_appeals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_score_appeals" PRIMARY KEY AUTOINCREMENT,
    "Month" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Kpi" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Upheld" INTEGER NULL,
    "Answer" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredByName" TEXT NULL,
    "AnsweredAt" INTEGER NULL
);

-- The cases behind a figure, hits and misses apart; the times of a month in their order; one unit's months.
CREATE INDEX "IX_kpi_facts_Month" ON "kpi_facts" ("Month", "Kind", "Unit", "Hit", "Ticket", "Excluded", "Value");
CREATE INDEX "IX_kpi_sums_Unit" ON "kpi_sums" ("Unit", "Month");
CREATE INDEX "IX_kpi_watches_After" ON "kpi_watches" ("After");
CREATE INDEX "IX_closed_sums_Unit" ON "closed_sums" ("Unit", "Month");
CREATE INDEX "IX_exclusions_Ticket" ON "exclusions" ("Ticket");
CREATE INDEX "IX_exclusions_State" ON "exclusions" ("State", "Id");
CREATE INDEX "IX_exclusions_Unit" ON "exclusions" ("Unit", "State", "Id");
CREATE INDEX "IX_exclusions_Month" ON "exclusions" ("Month", "State", "Unit");
CREATE INDEX "IX_score_appeals_Answered" ON "score_appeals" ("AnsweredAt", "Id");
CREATE INDEX "IX_score_appeals_Unit" ON "score_appeals" ("Unit", "AnsweredAt", "Id");
