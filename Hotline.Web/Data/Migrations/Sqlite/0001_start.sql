-- The first schema: accounts, tickets and what belongs to them, the audit trail, the city's rules.

CREATE TABLE "accounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Roles" TEXT NOT NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "Disabled" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "audit_lines" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_audit_lines" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Account" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Object" TEXT NULL,
    "Outcome" INTEGER NOT NULL,
    "Detail" TEXT NULL
);

CREATE TABLE "drafts" (
    "Account" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Form" BLOB NOT NULL,
    "SavedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_drafts" PRIMARY KEY ("Account", "Id")
);

CREATE TABLE "phone_hashes" (
    "Ticket" INTEGER NOT NULL,
    "Whole" TEXT NOT NULL,
    "LastFour" TEXT NOT NULL,
    CONSTRAINT "PK_phone_hashes" PRIMARY KEY ("Ticket", "Whole")
);

CREATE TABLE "rule_files" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_rule_files" PRIMARY KEY,
    "Content" TEXT NOT NULL,
    "ImportedAt" INTEGER NOT NULL,
    "ImportedBy" TEXT NOT NULL
);

CREATE TABLE "tickets" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_tickets" PRIMARY KEY,
    "DueAt" INTEGER NULL,
    "DueClock" INTEGER NULL,
    "DueSince" INTEGER NULL,
    "HandleDueAt" INTEGER NULL,
    "DueProvisional" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "QueryCodeHash" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "RegisteredBy" TEXT NOT NULL,
    "LimitVersion" TEXT NOT NULL,
    "Parent" INTEGER NULL,
    "Children" INTEGER NOT NULL,
    "Urged" INTEGER NOT NULL,
    "Redone" INTEGER NOT NULL,
    "EndCode" TEXT NULL,
    "Lead" TEXT NULL,
    "Appeal_Address" BLOB NOT NULL,
    "Appeal_Area" TEXT NULL,
    "Appeal_Caller" BLOB NOT NULL,
    "Appeal_Category" TEXT NULL,
    "Appeal_Channel" INTEGER NOT NULL,
    "Appeal_Confidential" INTEGER NOT NULL,
    "Appeal_DesiredOutcome" TEXT NOT NULL,
    "Appeal_ForeignId" TEXT NULL,
    "Appeal_ReceivedAt" INTEGER NULL,
    "Appeal_ReplyWanted" INTEGER NOT NULL,
    "Appeal_ReportedUnit" TEXT NULL,
    "Appeal_SourceAuthor" BLOB NULL,
    "Appeal_SourceUrl" TEXT NULL,
    "Appeal_Text" TEXT NOT NULL,
    "Appeal_Title" TEXT NOT NULL,
    "Appeal_Type" INTEGER NOT NULL,
    "Appeal_Urgency" INTEGER NOT NULL,
    "Suggested_Category" TEXT NULL,
    "Suggested_Confidence" REAL NULL,
    "Suggested_Model" TEXT NULL,
    "Suggested_TopUnits" TEXT NULL,
    "Suggested_Unit" TEXT NULL,
    "Suggested_Unsure" INTEGER NULL
);

CREATE TABLE "account_claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_account_claims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_account_claims_accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "account_logins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_account_logins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_account_logins_accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "account_tokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_account_tokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_account_tokens_accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "assignments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_assignments" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Hop" INTEGER NOT NULL,
    "DispatchedAt" INTEGER NOT NULL,
    "AcceptedAt" INTEGER NULL,
    "ContactedAt" INTEGER NULL,
    "RepliedAt" INTEGER NULL,
    "RelievedAt" INTEGER NULL,
    "Handler" TEXT NULL,
    CONSTRAINT "FK_assignments_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "attachments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_attachments" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "During" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_attachments_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "evaluations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_evaluations" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Via" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "Solved" INTEGER NOT NULL,
    "Result" INTEGER NOT NULL,
    "Attitude" INTEGER NOT NULL,
    "Comment" TEXT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_evaluations_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "replies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_replies" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "Result" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "PromisedOn" TEXT NULL,
    "State" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "DecidedAt" INTEGER NULL,
    "Remark" TEXT NULL,
    CONSTRAINT "FK_replies_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "ticket_events" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ticket_events" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Action" INTEGER NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "ByUnit" TEXT NULL,
    "Unit" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_ticket_events_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE TABLE "unit_requests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_unit_requests" PRIMARY KEY AUTOINCREMENT,
    "Ticket" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Basis" TEXT NULL,
    "SuggestedUnit" TEXT NULL,
    "Days" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "Decision" TEXT NULL,
    CONSTRAINT "FK_unit_requests_tickets_Ticket" FOREIGN KEY ("Ticket") REFERENCES "tickets" ("Number") ON DELETE CASCADE
);

CREATE INDEX "IX_account_claims_UserId" ON "account_claims" ("UserId");

CREATE INDEX "IX_account_logins_UserId" ON "account_logins" ("UserId");

CREATE INDEX "EmailIndex" ON "accounts" ("NormalizedEmail");

CREATE INDEX "IX_accounts_Unit" ON "accounts" ("Unit");

CREATE UNIQUE INDEX "UserNameIndex" ON "accounts" ("NormalizedUserName");

CREATE INDEX "IX_assignments_Ticket" ON "assignments" ("Ticket");

CREATE INDEX "IX_attachments_Ticket" ON "attachments" ("Ticket");
CREATE UNIQUE INDEX "IX_attachments_Key" ON "attachments" ("Key");

CREATE INDEX "IX_evaluations_Ticket" ON "evaluations" ("Ticket");

CREATE INDEX "IX_replies_Ticket" ON "replies" ("Ticket");


CREATE INDEX "IX_unit_requests_Ticket" ON "unit_requests" ("Ticket");

-- Queues: by state, or by unit and state, the most pressing first.
CREATE INDEX "IX_tickets_State_DueAt" ON "tickets" ("State", "DueAt", "Number");
CREATE INDEX "IX_tickets_Lead_State_DueAt" ON "tickets" ("Lead", "State", "DueAt", "Number");
CREATE INDEX "IX_tickets_Parent" ON "tickets" ("Parent") WHERE "Parent" IS NOT NULL;
CREATE INDEX "IX_tickets_RegisteredBy" ON "tickets" ("RegisteredBy", "Number");
CREATE INDEX "IX_tickets_Area" ON "tickets" ("Appeal_Area", "Number") WHERE "Appeal_Area" IS NOT NULL;

-- The same post or form twice is one ticket.
CREATE UNIQUE INDEX "IX_tickets_Channel_ForeignId" ON "tickets" ("Appeal_Channel", "Appeal_ForeignId") WHERE "Appeal_ForeignId" IS NOT NULL;

CREATE UNIQUE INDEX "IX_ticket_events_Ticket_Sequence" ON "ticket_events" ("Ticket", "Sequence");
CREATE INDEX "IX_assignments_Unit" ON "assignments" ("Unit", "Ticket");
CREATE INDEX "IX_unit_requests_State" ON "unit_requests" ("State", "AskedAt");
CREATE INDEX "IX_phone_hashes_Whole" ON "phone_hashes" ("Whole", "Ticket");
CREATE INDEX "IX_phone_hashes_LastFour" ON "phone_hashes" ("LastFour", "Ticket");
CREATE INDEX "IX_audit_lines_At" ON "audit_lines" ("At");
CREATE INDEX "IX_audit_lines_Act" ON "audit_lines" ("Act", "At");
CREATE INDEX "IX_audit_lines_Object" ON "audit_lines" ("Object", "At") WHERE "Object" IS NOT NULL;

-- Words of a ticket as character pairs (a trigram index cannot find 路灯); the text itself is not kept twice.
CREATE VIRTUAL TABLE "ticket_text" USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
