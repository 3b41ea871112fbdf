-- What the person has beside the password: an authenticator, and recovery codes for the day it is lost.
CREATE TABLE "second_factors" (
    "Account" TEXT NOT NULL CONSTRAINT "PK_second_factors" PRIMARY KEY,
    "Secret" BLOB NOT NULL,
    "BegunAt" INTEGER NOT NULL,
    "BoundAt" INTEGER NULL,
    "LastStep" INTEGER NOT NULL,
    CONSTRAINT "FK_second_factors_accounts_Account" FOREIGN KEY ("Account") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);
CREATE TABLE "recovery_codes" (
    "Account" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY ("Account", "Hash"),
    CONSTRAINT "FK_recovery_codes_accounts_Account" FOREIGN KEY ("Account") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);
