import { doorCrashTest } from '../support/report-door-crash.ts'

doorCrashTest(60)
