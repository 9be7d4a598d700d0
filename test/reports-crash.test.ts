// A node that is killed while reports come loses none that it took, and none is there twice when it is sent again.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { list } from '../src/domains/reports/actions/desk.ts'
import { type StorePlace, verifyLog } from '../src/platform/store/index.ts'
import { amina, callsOf, openTestDesk, type TestDesk } from './support/reports.ts'
import { openReports, send } from './support/reports-crash.ts'
import { runFolder } from './support/run-folder.ts'
import { forBothEngines } from './support/stores.ts'

/** After how many reports each process is killed. */
const KILLS = [1, 4, 9]

forBothEngines('kill -9 while reports come: none lost, none doubled', async (_, open) => {
  const folder = mkdtempSync(join(runFolder(), 'reports-crash-'))
  try {
    const first = await openReports(open.place, folder)
    const desk = await openTestDesk(callsOf(first))
    await first.close()
    let next = 0
    for (const kill of KILLS)
      next = (await killedAfter(kill, open.place, { folder, desk, next })) + 1
    const house = await openReports(open.place, folder)
    try {
      const h = callsOf(house)
      // Those that are alike are one row, which says how many they are.
      const count = async () => {
        const { items } = await h.call(amina, list, { limit: 200 })
        return items.reduce((sum, { alike }) => sum + alike, 0)
      }
      const taken = await count()
      assert.ok(taken >= next, `${taken} of ${next} that were told of`)
      // Whoever got no answer sends again; so does somebody who got one.
      const all = Math.max(taken, next) + 1
      for (let n = 0; n < all; n += 1) await send(house, desk, n)
      assert.equal(await count(), all)
      await house.settled()
      assert.equal((await verifyLog(house.store)).fault, null)
    } finally {
      await house.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Lets a process take reports and kills it after some; gives the last that it told of. */
async function killedAfter(
  kill: number,
  place: StorePlace,
  { folder, desk, next }: { folder: string; desk: TestDesk; next: number },
): Promise<number> {
  const script = join(import.meta.dirname, 'support/reports-child.ts')
  const argv = [script, JSON.stringify(place), folder, JSON.stringify(desk), String(next)]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.split('\n').length > kill) child.kill('SIGKILL')
  })
  const [code, signal] = await once(child, 'close')
  assert.equal(signal, 'SIGKILL', `the process ended by itself with ${code}: ${text}`)
  return Number(text.trim().split('\n').at(-1) ?? next)
}
