-- What a reply shows for itself: answers point by point, when it was done, its basis, when the photographs were taken.
ALTER TABLE "replies" ADD COLUMN "Answers" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "replies" ADD COLUMN "DoneOn" TEXT NULL;
ALTER TABLE "replies" ADD COLUMN "Basis" TEXT NULL;
ALTER TABLE "replies" ADD COLUMN "PhotographedAt" INTEGER NULL;
