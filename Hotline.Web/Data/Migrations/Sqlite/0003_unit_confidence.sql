-- How sure the machine was of the unit, beside how sure it was of the category. Older tickets know only the latter.
ALTER TABLE "tickets" ADD COLUMN "Suggested_UnitConfidence" REAL NULL;
UPDATE "tickets" SET "Suggested_UnitConfidence" = CASE WHEN "Suggested_Unit" IS NULL THEN 0 ELSE "Suggested_Confidence" END WHERE "Suggested_Confidence" IS NOT NULL;
