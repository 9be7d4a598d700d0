// The test files of one process, one after the other. Each is a suite, so that its hooks begin and end with it.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite } from 'node:test'
import './file-limit.ts'
import { beginFollowing, endFollowing } from './unfollowed.ts'
import '../test/support/process-end.ts'
import { root } from './setup.mjs'

/** The setting that names them by their paths in the clone, one a line. */
const FILES = 'SCRUTINEER_TEST_FILES'

/** What a file imports by its path, types apart. */
const PARTS = /^(?:import (?!type)[^'\n]*|\} from )'(\..*)'$/gm

const files = process.env[FILES]?.split('\n') ?? []
const sources = files.map((file) => readFileSync(join(root, file), 'utf8'))

// Before any property is made; what draws nothing does not load it.
if (sources.some((source) => source.includes("'fast-check'")))
  await import('../test/support/seed.ts')

// To load the house while every promise is followed takes twice as long.
for (const [n, source] of sources.entries())
  for (const [, part = ''] of source.matchAll(PARTS))
    await import(join(root, dirname(files[n] ?? ''), part))
beginFollowing()

// Told to stop, it ends as usual: what lives as long as the process goes with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

// No test begins before every file has declared its own.
let loading = files.length
for (const file of files)
  suite(file, async () => {
    await import(join(root, file))
    loading -= 1
    if (loading === 0) endFollowing()
  })
