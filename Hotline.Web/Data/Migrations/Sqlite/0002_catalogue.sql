-- The dispatch catalogue: what kind of party an appeal is about, and every version of the city's rule files.

ALTER TABLE "tickets" ADD COLUMN "Appeal_ReportedParty" INTEGER NULL;

ALTER TABLE "rule_files" ADD COLUMN "Version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "rule_versions" (
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "PK_rule_versions" PRIMARY KEY ("Name", "Version")
);

-- What a store held before it kept versions is its first one.
INSERT INTO "rule_versions" ("Name", "Version", "Content", "At", "By", "ByName", "Reason")
    SELECT "Name", 1, "Content", "ImportedAt", "ImportedBy", "ImportedBy", '' FROM "rule_files";
