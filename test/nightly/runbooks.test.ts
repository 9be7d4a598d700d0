// Every runbook, walked through block by block against a real node.

import { describe, test } from 'node:test'
import { RUNBOOKS, walkRunbook } from '../support/runbook-walk.ts'

describe('a reader gets through', { concurrency: 2 }, () => {
  for (const name of RUNBOOKS) test(name, () => walkRunbook(name))
})
