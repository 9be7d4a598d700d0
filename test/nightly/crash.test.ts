import { crashTest } from '../support/crash.ts'

crashTest(50)
