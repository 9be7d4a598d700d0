// The test files of one process, one after the other. Each is a suite, so that its hooks begin and end with it.

import { join } from 'node:path'
import { suite } from 'node:test'
import '../test/support/process-end.ts'
import { root } from './setup.mjs'

/** The setting that names them by their paths in the clone, one a line. */
const FILES = 'SCRUTINEER_TEST_FILES'

for (const file of process.env[FILES]?.split('\n') ?? [])
  suite(file, async () => void (await import(join(root, file))))
