-- Every model that was made, or that could not be; and the times at which the schedule has decided.
CREATE TABLE "models" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_models" PRIMARY KEY AUTOINCREMENT,
    "Version" TEXT NULL,
    "MadeAt" INTEGER NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeByName" TEXT NOT NULL,
    "Trainer" TEXT NOT NULL,
    "Corpus" INTEGER NOT NULL,
    "Corrections" INTEGER NOT NULL,
    "SawHeldOut" INTEGER NOT NULL,
    "Figures" TEXT NULL,
    "State" INTEGER NOT NULL,
    "PromotedAt" INTEGER NULL,
    "Reason" INTEGER NOT NULL,
    "Detail" TEXT NULL
);

CREATE TABLE "training_slots" (
    "Slot" INTEGER NOT NULL CONSTRAINT "PK_training_slots" PRIMARY KEY,
    "DecidedAt" INTEGER NOT NULL,
    "Waiting" INTEGER NOT NULL,
    "Started" INTEGER NOT NULL
);

-- There is one champion, whatever happens; and the newest of those before it is found at once.
CREATE UNIQUE INDEX "IX_models_Champion" ON "models" ("State") WHERE "State" = 1;
CREATE INDEX "IX_corrections_Waiting" ON "corrections" ("At") WHERE "Used" IS NULL;
CREATE INDEX "IX_models_State_PromotedAt" ON "models" ("State", "PromotedAt");
