-- The security stamp of the sessions that a newer sign-in has ended: so that their pages can be told why.
ALTER TABLE "accounts" ADD COLUMN "DisplacedStamp" TEXT NULL;

-- When the password was set, and what it was before, hashed: none of the last few is taken again.
ALTER TABLE "accounts" ADD COLUMN "PasswordSetAt" INTEGER NULL;
CREATE TABLE "past_passwords" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_past_passwords" PRIMARY KEY AUTOINCREMENT,
    "Account" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "FK_past_passwords_accounts_Account" FOREIGN KEY ("Account") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_past_passwords_Account" ON "past_passwords" ("Account", "Id");
