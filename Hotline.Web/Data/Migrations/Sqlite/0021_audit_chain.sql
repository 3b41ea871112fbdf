-- Every audit line carries a keyed link to the one before it, and no line that has one can be changed or removed through the store.
ALTER TABLE "audit_lines" ADD COLUMN "Link" BLOB NULL;

CREATE TRIGGER "audit_lines_stay" BEFORE DELETE ON "audit_lines"
BEGIN SELECT RAISE(ABORT, 'audit lines are never removed'); END;

CREATE TRIGGER "audit_lines_stand" BEFORE UPDATE ON "audit_lines" WHEN OLD."Link" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END;
