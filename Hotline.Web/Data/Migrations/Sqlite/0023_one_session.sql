-- The security stamp of the sessions that a newer sign-in has ended: so that their pages can be told why.
ALTER TABLE "accounts" ADD COLUMN "DisplacedStamp" TEXT NULL;
