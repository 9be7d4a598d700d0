import { BROWSER_POINTS, NODE_POINTS, watchCrashTest } from '../support/watch-crash.ts'

watchCrashTest('sqlite', { node: NODE_POINTS, browser: BROWSER_POINTS })
watchCrashTest('postgres', { node: NODE_POINTS, browser: BROWSER_POINTS })
