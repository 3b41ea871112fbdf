-- What the city publishes of each month, as it was published.
CREATE TABLE "published_months" (
    "Month" TEXT NOT NULL CONSTRAINT "PK_published_months" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "Content" TEXT NOT NULL
);
CREATE INDEX "IX_tickets_RegisteredAt" ON "tickets" ("RegisteredAt");
