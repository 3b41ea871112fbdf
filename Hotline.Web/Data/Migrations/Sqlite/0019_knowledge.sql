-- Questions people ask, and their answers.
CREATE TABLE "articles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_articles" PRIMARY KEY AUTOINCREMENT,
    "PublicId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Question" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Category" TEXT NULL,
    "ValidFrom" TEXT NOT NULL,
    "ValidTo" TEXT NULL,
    "ReviewOn" TEXT NOT NULL,
    "Replaces" INTEGER NULL,
    "Successor" TEXT NULL,
    "EditedBy" TEXT NOT NULL,
    "EditedByName" TEXT NOT NULL,
    "EditedAt" INTEGER NOT NULL,
    "ApprovedBy" TEXT NULL,
    "ApprovedByName" TEXT NULL,
    "DecidedAt" INTEGER NULL
);
CREATE UNIQUE INDEX "IX_articles_PublicId" ON "articles" ("PublicId");
CREATE INDEX "IX_articles_State" ON "articles" ("State", "Id");

-- Only articles in use are in here.
CREATE VIRTUAL TABLE "article_text" USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
