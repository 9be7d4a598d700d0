import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { countedStatements } from '../../../test/support/statements.ts'
import { newId } from '../../core/id.ts'
import { addMs, MINUTE } from '../../core/time.ts'
import { chronicle } from './actions/chronicle.ts'
import { note, timeline } from './actions/entry.ts'
import { open } from './actions/incident.ts'
import { incidents as slice } from './index.ts'
import { incidentPage } from './pages/incident.ts'
import { entries, links } from './store.ts'

const options = {
  slices: [exampleNation().slice, slice],
  facts: { zone: 'Asia/Kolkata' },
  realm: 'exercise' as const,
}
const handler = person('1', [
  'incidents:read',
  'incidents:note',
  'incidents:lead',
  'territory:read',
  'accounts:names',
])
const opened = async (h: TestHouse) =>
  (await h.call(handler, open, { title: 'A', area: '/1/', severity: 'minor' })).incident

const ROWS = 10_000
const AT_ONCE = 500
const FIRST = '2026-11-01T00:00:00.000Z'

/** Notes `row 1` to `row 10000`, a minute apart. */
async function fill(h: TestHouse, incident: string): Promise<void> {
  for (let from = 0; from < ROWS; from += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, n) => ({
      id: newId(),
      area: '/1/',
      kind: 'note' as const,
      subject: incident,
      path: '',
      written: '',
      zone: '',
      at: addMs(FIRST, (from + n) * MINUTE),
      tag: '',
      observable: '',
      readIn: '',
      text: `row ${from + n + 1}.`,
      textSalt: '',
      addedBy: handler.id,
      addedAt: FIRST,
      linkedAt: FIRST,
    }))
    await h.store.write(async (tx) => {
      await entries.insert(tx, rows)
      const ofIt = rows.map(({ id: entry, at, kind }) => ({
        entry,
        incident,
        at,
        kind,
        addedAt: FIRST,
      }))
      await links.insert(tx, ofIt)
    })
  }
}

const rowsOf = (page: string) => [...page.matchAll(/row (\d+)\./g)].map(([, n]) => Number(n))

/** The question behind a link of the page; undefined where there is none. */
function linked(page: string, label: string): Record<string, string> | undefined {
  const [, href] = new RegExp(`href="([^"]*)">${label}</a>`).exec(page) ?? []
  if (href === undefined) return undefined
  return Object.fromEntries(new URL(href.replaceAll('&amp;', '&'), 'http://x').searchParams)
}

forHouse('every row of a long timeline is reached by links', options, async (h) => {
  const incident = await opened(h)
  const visit = async (search: Record<string, string> = {}) =>
    await visitPage(h, incidentPage, { actor: handler, params: { incident }, search })
  const empty = await countedStatements(() => visit())
  await fill(h, incident)
  const full = await countedStatements(() => visit())
  assert.ok(full.count <= 2 * empty.count, `${full.count} statements, empty ${empty.count}`)
  assert.match(full.value, /Shown here: 100 of 10,000/)

  const seen: number[] = []
  let last = full.value
  for (let page: string | undefined = last; page !== undefined; ) {
    last = page
    seen.push(...rowsOf(page))
    const older = linked(page, 'Older entries')
    page = older === undefined ? undefined : await visit(older)
  }
  const all = Array.from({ length: ROWS }, (_, n) => ROWS - n)
  assert.deepEqual(seen, all, 'row 10,000, row 5,000 and row 1, each once')
  assert.equal(linked(last, 'Older entries'), undefined)
  const newer = linked(last, 'Newer entries')
  assert.deepEqual(rowsOf(await visit(newer)), all.slice(-200, -100), 'and back')

  const oldest = await visit(linked(full.value, 'The oldest'))
  assert.deepEqual(rowsOf(oldest), all.slice(-100))
  assert.deepEqual(rowsOf(await visit(linked(oldest, 'Newer entries'))), all.slice(-200, -100))
  assert.deepEqual(rowsOf(await visit(linked(oldest, 'The newest'))), all.slice(0, 100))

  const wanted = { incidents: [incident], language: 'en' as const }
  const told = await h.call(handler, chronicle, wanted)
  const ends = [told.entries[0]?.text, told.entries.at(-1)?.text, told.next, told.count]
  assert.deepEqual(ends, ['row 1.', 'row 2000.', 2_000, 10_000], 'a report begins with the first')
  const rest = await h.call(handler, chronicle, { ...wanted, skip: 8_000 })
  const end = [rest.entries[0]?.text, rest.entries.at(-1)?.text]
  assert.deepEqual(end, ['row 8001.', 'row 10000.'], 'and is told to its end')

  // Row 5,000 stands 4,999 minutes behind the first, which is half past five in the morning there.
  const stretch = await visit({ from: '2026-11-04T16:49', until: '2026-11-04T16:51', zone: 'utc' })
  assert.deepEqual(rowsOf(stretch), [5_001, 5_000])
  assert.match(stretch, /value="2026-11-04T16:49"/)
})

forBothHouses('a timeline goes on in both ways, also where it has no dates', options, async (h) => {
  const incident = await opened(h)
  for (const at of ['2026-11-10T06:55', '2026-11-10T06:55', '2026-11-11T06:55', undefined])
    await h.call(handler, note, { incident, text: 'x', ...(at !== undefined && { at }) })
  await h.call(handler, note, { incident, text: 'x' })
  const ask = (more: object) => h.call(handler, timeline, { incident, limit: 2, ...more })
  const ids = (page: Awaited<ReturnType<typeof ask>>) => page.items.map(({ id }) => id)
  const whole = ids(await ask({ limit: 10 }))
  const first = await ask({})
  const second = await ask({ older: first.older })
  const third = await ask({ older: second.older })
  assert.deepEqual([...ids(first), ...ids(second), ...ids(third)], whole)
  assert.deepEqual([first.newer, third.older], [null, null])
  assert.deepEqual(ids(await ask({ newer: third.newer })), ids(second))
  const beginning = await ask({ newer: '~' })
  assert.deepEqual([ids(beginning), beginning.older], [whole.slice(-2), null])
  const before = await ask({ until: '2026-11-11T00:00:00.000Z' })
  assert.deepEqual(ids(before), whole.slice(1, 3), 'what has no date is in no stretch')
  assert.deepEqual(ids(await ask({ from: '2026-11-11T00:00:00.000Z' })), whole.slice(0, 1))
})
