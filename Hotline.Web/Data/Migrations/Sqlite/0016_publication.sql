-- Published answers: words of their own, beside the ticket, which keeps the original.
ALTER TABLE "tickets" ADD COLUMN "Appeal_MayPublish" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "tickets" ADD COLUMN "Publication" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "IX_tickets_Publication" ON "tickets" ("Publication", "Number") WHERE "Publication" = 1;

CREATE TABLE "publications" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_publications" PRIMARY KEY AUTOINCREMENT,
    "PublicId" TEXT NOT NULL,
    "Ticket" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Category" TEXT NULL,
    "Area" TEXT NULL,
    "Note" TEXT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "RetractedAt" INTEGER NULL,
    "RetractedWhy" TEXT NULL
);

CREATE UNIQUE INDEX "IX_publications_PublicId" ON "publications" ("PublicId");
CREATE INDEX "IX_publications_Ticket" ON "publications" ("Ticket");
CREATE INDEX "IX_publications_State" ON "publications" ("State", "Id");
CREATE INDEX "IX_publications_Unit" ON "publications" ("Unit", "State", "Id");
CREATE INDEX "IX_publications_Category" ON "publications" ("Category", "State", "Id");

-- Only published words are in here: what was not published cannot be found.
CREATE VIRTUAL TABLE "publication_text" USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
