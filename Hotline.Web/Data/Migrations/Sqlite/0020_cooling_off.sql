-- Callers who are asked to hold back for some days: who asked, who decided, what the caller says against it.
CREATE TABLE "cooling_offs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_cooling_offs" PRIMARY KEY AUTOINCREMENT,
    "Whole" TEXT NOT NULL,
    "Ticket" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Days" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "AskedBy" TEXT NOT NULL,
    "AskedByName" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedByName" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Decision" TEXT NULL,
    "Until" INTEGER NULL,
    "Objection" TEXT NULL,
    "ObjectedAt" INTEGER NULL,
    "ReviewedByName" TEXT NULL,
    "Review" TEXT NULL
);
CREATE INDEX "IX_cooling_offs_Whole" ON "cooling_offs" ("Whole", "Id");
