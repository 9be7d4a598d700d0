import { evidenceCrashTest } from './support/evidence-crash.ts'

// The short form: in a part, while it is hashed, between the two sides of a transfer. The nightly run takes every step.
evidenceCrashTest([3, 6, 9])
