-- Changes of the callers' key: how far each has come, so that an interrupted one goes on where it was.
CREATE TABLE "key_rotations" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_key_rotations" PRIMARY KEY,
    "Before" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "Column" INTEGER NOT NULL,
    "Through" INTEGER NOT NULL,
    "Values" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL,
    "RecordedAt" INTEGER NULL
);
