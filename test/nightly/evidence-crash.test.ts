import { evidenceCrashTest, STEPS } from '../support/evidence-crash.ts'

evidenceCrashTest(Array.from({ length: STEPS }, (_, index) => index + 1))
