// A node that is killed between the parts of a file and the report that names it: what was told of is whole, what is sent
// again is there once, and what no report names goes.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { report } from '../src/domains/reports/actions/desk.ts'
import { fileParts, looseParts, reports } from '../src/domains/reports/store.ts'
import { verifyLog } from '../src/platform/store/index.ts'
import { amina, callsOf, openTestDesk } from './support/reports.ts'
import { openReports, sendWithFile } from './support/reports-crash.ts'
import { runFolder } from './support/run-folder.ts'
import { forBothEngines } from './support/stores.ts'

/** Behind which part of which report each process ends. */
const ENDS = [
  [0, 0],
  [2, 1],
  [3, 0],
] as const

forBothEngines('kill -9 between the parts of a file and its report', async (_, open) => {
  const folder = mkdtempSync(join(runFolder(), 'report-files-crash-'))
  try {
    const first = await openReports(open.place, folder)
    const desk = await openTestDesk(callsOf(first))
    await first.close()
    const script = join(import.meta.dirname, 'support/report-files-child.ts')
    let next = 0
    for (const [last, part] of ENDS) {
      const argv = [JSON.stringify(open.place), folder, JSON.stringify(desk), next, last, part]
      const ran = spawnSync(process.execPath, [script, ...argv.map(String)], { encoding: 'utf8' })
      assert.equal(ran.signal, 'SIGKILL', ran.stderr)
      next = last
    }
    const house = await openReports(open.place, folder)
    try {
      const h = callsOf(house)
      const between = () => {}
      for (let n = 0; n <= next; n += 1) await sendWithFile(house, desk, { n, between })
      const all = await house.store.read((tx) => reports.many(tx, {}, { limit: 100 }))
      assert.equal(all.length, next + 1, 'none lost, none doubled')
      for (const { id } of all) {
        const { files } = await h.call(amina, report, { report: id })
        const kept = files.filter(({ kind }) => kind === 'attachment')
        assert.equal(kept.length, 1)
        const of = kept[0]?.id ?? ''
        const parts = await house.store.read((tx) =>
          fileParts.many(tx, { file: of }, { order: ['n'], limit: 100 }),
        )
        assert.deepEqual(
          parts.map(({ n }) => n),
          [0, 1],
        )
        for (const { sha256 } of parts) {
          const bytes = await house.files('reports').get(sha256)
          assert.equal(bytes === null ? '' : hash('sha256', bytes), sha256)
        }
      }
      const loose = await house.store.read((tx) => looseParts.many(tx, {}, { limit: 100 }))
      assert.ok(loose.length > 0, 'what was cut off waits for a day')
      await house.settled()
      assert.equal((await verifyLog(house.store)).fault, null)
    } finally {
      await house.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
