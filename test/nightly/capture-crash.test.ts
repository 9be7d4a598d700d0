import { captureCrashTest, POINTS } from '../support/capture-crash.ts'

captureCrashTest(POINTS, 8)
