import { crashTest } from './support/crash.ts'

// The short form; the nightly run kills fifty times.
crashTest(5)
