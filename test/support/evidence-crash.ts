// Evidence that is handed in and handed on by a process that is killed on the way, again and again.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { items, item } from '../../src/domains/evidence/actions/read.ts'
import * as custody from '../../src/domains/evidence/actions/custody.ts'
import * as intake from '../../src/domains/evidence/actions/intake.ts'
import type { OpenHouse } from '../../src/house.ts'
import { type StorePlace, verifyLog } from '../../src/platform/store/index.ts'
import { bytesOf, evidenceHouse, faultsOf, keeper, sign, taker } from './evidence.ts'
import type { TestHouse } from './house.ts'
import { openKilled } from './killed-house.ts'
import { runFolder } from './run-folder.ts'
import { forBothEngines } from './stores.ts'

/** A lease of 15 s, and a busy machine. */
const LIMIT_MS = 90_000
const LOOK_MS = 50

const PARTS = ['first ', 'second ', 'third']
const WHOLE = PARTS.join('')

/** Steps of the way of one item; each is told before it begins. */
export const STEPS = PARTS.length + 6

/** The realm as the product opens it, with this machine's clock. */
export async function openEvidence(place: StorePlace, folder: string): Promise<OpenHouse> {
  return await openKilled(place, folder, evidenceHouse.slices)
}

/** Does what is left of the way of one item, whoever began it, from its first part to its new custodian. */
export async function carryOn(
  house: OpenHouse,
  title: string,
  say: (step: string) => void,
): Promise<string> {
  const h = asTest(house)
  const listed = await h.call(keeper, items, { search: title, limit: 1 })
  let of = listed.items[0]?.id
  if (of === undefined) {
    say('open')
    const facts = { area: '/', title, place: 'Office', name: 'disk.img' }
    of = (await h.call(keeper, intake.openItem, facts)).item
  }
  const at = () => h.call(keeper, item, { item: of })
  if ((await at()).state === 'open') {
    for (let { next } = (await at()).upload; next < PARTS.length; next += 1) {
      say(`part ${next}`)
      const bytes = bytesOf(PARTS[next] ?? '')
      await h.runner.call(keeper, intake.addPart, { item: of, n: next }, { bytes })
    }
    say('close')
    await h.call(keeper, intake.closeItem, { item: of, size: WHOLE.length })
  }
  say('hash')
  await until(async () => (await at()).state === 'held')
  if ((await at()).custodian === keeper.id && (await at()).offeredTo === null) {
    say('offer')
    await sign(h, keeper, { item: of, type: 'transfer-offered', to: taker.id })
  }
  if ((await at()).offeredTo === taker.id) {
    say('look')
    await h.call(taker, custody.check, { item: of })
    await until(async () => {
      const { checkedAt, offeredAt, checkedFor } = await at()
      return checkedFor === taker.id && (checkedAt ?? '') >= (offeredAt ?? '')
    })
    say('accept')
    await sign(h, taker, { item: of, type: 'transfer-accepted' })
  }
  return of
}

/** What a killed process was at is taken up once its lease is over. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + LIMIT_MS
  while (!(await isSo())) {
    assert.ok(performance.now() < late, 'what was begun is not taken up')
    await pause(LOOK_MS)
  }
}

function asTest(house: OpenHouse): TestHouse {
  const call: TestHouse['call'] = async (actor, action, input) =>
    (await house.runner.call(actor, action, input)).output
  return { ...house, call } as TestHouse
}

/** Declares: whichever step a process is killed in, what is left can be done, and nothing is half done or done twice. */
export function evidenceCrashTest(steps: readonly number[]): void {
  const name = `kill -9 in ${steps.length} steps of intake and transfer leaves a way to go on, and whole chains`
  forBothEngines(name, async (_, open) => {
    const folder = mkdtempSync(join(runFolder(), 'evidence-crash-'))
    try {
      for (const step of steps) {
        await killedIn(step, open.place, folder)
        await goOn(open.place, folder, `Item ${step}`)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

/** Starts the process and kills it as soon as it says that it begins this step. */
async function killedIn(step: number, place: StorePlace, folder: string): Promise<void> {
  const script = join(import.meta.dirname, 'evidence-child.ts')
  const argv = [script, JSON.stringify(place), folder, `Item ${step}`]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.split('\n').length > step) child.kill('SIGKILL')
  })
  const [code, signal] = await once(child, 'close')
  assert.equal(signal, 'SIGKILL', `the process ended by itself with ${code}: ${text}`)
}

async function goOn(place: StorePlace, folder: string, title: string): Promise<void> {
  const house = await openEvidence(place, folder)
  try {
    const of = await carryOn(house, title, () => {})
    const h = asTest(house)
    const found = await h.call(keeper, item, { item: of })
    const { state, custodian, events, content } = found
    assert.deepEqual([state, custodian, events], ['held', taker.id, 4], title)
    assert.deepEqual(
      [content?.sha256, content?.sha512],
      [hash('sha256', WHOLE), hash('sha512', WHOLE)],
    )
    assert.deepEqual(await faultsOf(h, of), [])
    const { items: all } = await h.call(keeper, items, { search: title, limit: 10 })
    assert.equal(all.length, 1, 'handed in once')
    assert.equal((await verifyLog(house.store)).fault, null)
  } finally {
    await house.close()
  }
}
