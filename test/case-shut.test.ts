// What belongs to a case is for its members: every query, search and file of evidence and incidents by every role, with
// the item in and out of a case, before and after it was declared.

import assert from 'node:assert/strict'
import type { Action } from '../src/core/action.ts'
import { type Actor, holds } from '../src/core/actor.ts'
import { Problem } from '../src/core/problem.ts'
import { HOUR } from '../src/core/time.ts'
import { addIncident, declare, move, removeIncident } from '../src/domains/cases/actions/case.ts'
import { letIn, shutOut, shutOuts } from '../src/domains/cases/actions/shut.ts'
import { giveSeat } from '../src/domains/cases/actions/team.ts'
import { bundle, downloadBundle } from '../src/domains/evidence/actions/bundle.ts'
import { act, download, takeOver } from '../src/domains/evidence/actions/custody.ts'
import { item, items } from '../src/domains/evidence/actions/read.ts'
import { evidence } from '../src/domains/evidence/index.ts'
import { timeline } from '../src/domains/incidents/actions/entry.ts'
import { incident, incidents as list, merge } from '../src/domains/incidents/actions/incident.ts'
import { incidents } from '../src/domains/incidents/index.ts'
import { contextFor, handedIn, mayRead, NAMED, reads, roles, SHA256 } from './support/case-shut.ts'
import {
  analyst,
  casesHouse,
  custodian,
  declared,
  describedIncident,
  handler,
  head,
  lately,
  officer,
  opened,
  preserve,
  prosecutor,
  protection,
  seated,
  second,
  third,
} from './support/cases.ts'
import { proofs } from '../src/domains/record/actions/proof.ts'
import { stamp } from '../src/domains/record/actions/stamp.ts'
import { problems as recordProblems } from '../src/domains/record/refusals.ts'
import { exampleSlice } from './support/example-slice.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from './support/house.ts'

/** With what a bundle asks of the log. */
const bundlingHouse = {
  slices: [
    ...(casesHouse.slices ?? []),
    exampleSlice('recorded', { problems: recordProblems, actions: [proofs, stamp] }),
  ],
}

interface Asked {
  readonly item: string
  readonly incident: string
}

/** How each query that shows evidence, or what is told of it, is asked about an item. */
const SHOWN: Readonly<Record<string, (asked: Asked) => object>> = {
  'evidence.items': () => ({ view: 'all' }),
  'evidence.itemsOf': ({ incident: of }) => ({ incidents: [of] }),
  'evidence.item': ({ item: of }) => ({ item: of }),
  'evidence.chain': ({ item: of }) => ({ item: of }),
  'evidence.heads': ({ incident: of }) => ({ incidents: [of] }),
  'evidence.custodyTable': ({ item: of }) => ({ items: [of], language: 'en' }),
  'evidence.waiting': () => ({}),
  'evidence.day': () => ({ from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }),
  'evidence.bundles': () => ({}),
  'incidents.timeline': ({ incident: of }) => ({ incident: of }),
  'incidents.areaTimeline': () => ({ area: '/' }),
  'incidents.chronicle': ({ incident: of }) => ({ incidents: [of], language: 'en' }),
  'incidents.evidenceOf': ({ incident: of }) => ({ incident: of }),
  'incidents.erasable': ({ incident: of }) => ({ incident: of, kind: 'entry' }),
  'incidents.unlinked': () => ({}),
}

/** Queries that show no evidence, and why. */
const SILENT: Readonly<Record<string, string>> = {
  'evidence.publicCount': 'a number',
  'evidence.counts': 'numbers',
  'evidence.preservedFor': 'an id',
  'evidence.keptItems': 'codes, for slices alone',
  'evidence.intake': 'of the node itself',
  'evidence.content': 'of the node itself',
  'evidence.walk': 'of the node itself',
  'evidence.unnamed': 'of the node itself',
  'evidence.bundleDraft': 'of the node itself',
  'evidence.provedOf': 'of the node itself: what the public log holds',
  'evidence.provedKeys': 'of the node itself: what the public log holds',
  'evidence.stampUnder': 'of the node itself: what the public log holds',
  'evidence.bundlesToDrop': 'of the node itself',
  'incidents.incidents': 'the incident, which stays with those who work it',
  'incidents.incident': 'the incident, which stays with those who work it',
  'incidents.identify': 'the id and the code of the incident',
  'incidents.parts': 'of the node itself: ids alone',
  'incidents.wholes': 'of the node itself: ids alone',
  'incidents.named': 'the incident, which stays with those who work it',
  'incidents.day': 'the incident, which stays with those who work it',
  'incidents.ownTasks': 'the incident, which stays with those who work it',
  'incidents.standing': 'numbers',
  'incidents.detected': 'a number',
  'incidents.areaTimelineCount': 'numbers',
  'incidents.openErasures': 'codes',
  'incidents.rowFiles': 'hashes and numbers',
  'incidents.rowsOfFile': 'what the caller sent himself',
  'incidents.playbooks': 'playbooks',
  'incidents.playbook': 'a playbook',
  'incidents.playbookFile': 'a playbook',
}

const queries: readonly Action[] = [...evidence.actions, ...incidents.actions].filter(
  ({ kind }) => kind === 'query',
)

/** Names of the queries by which somebody reads what the item is. */
async function readBy(h: TestHouse, actor: Actor, asked: Asked): Promise<string[]> {
  const telling: string[] = []
  for (const query of queries) {
    const input = SHOWN[query.name]?.(asked)
    const may = query.permission === 'anyone' || holds(actor, query.permission)
    if (input === undefined || !may) continue
    const said = await answerOf(h, { actor, query, input })
    if (said.includes('suspect') || said.includes(SHA256)) telling.push(query.name)
  }
  for (const slice of [evidence, incidents]) telling.push(...(await foundBy(h, { actor, slice })))
  return telling
}

async function answerOf(
  h: TestHouse,
  {
    actor,
    query,
    input,
  }: { readonly actor: Actor; readonly query: Action; readonly input: object },
): Promise<string> {
  try {
    return JSON.stringify(await h.call(actor, query, input))
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

/** What the search of the whole node finds by the words, and what waits and is told of the day by the name of the slice. */
async function foundBy(
  h: TestHouse,
  { actor, slice }: { readonly actor: Actor; readonly slice: typeof evidence },
): Promise<string[]> {
  const { search } = slice
  if (search === undefined || !mayRead(actor, search.permission)) return []
  const hits = await search.find(contextFor(h, actor), 'Mail of the')
  return hits.length === 0 ? [] : [`search of ${slice.name}`]
}

/** Why a command is refused; empty where it is not. */
async function refusedBy(call: () => Promise<unknown>): Promise<string> {
  try {
    await call()
    return ''
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** Nobody takes the item out, writes into its chain or has it put into a bundle. */
async function checkKept(h: TestHouse, actor: Actor, { item: of, incident: on }: Asked) {
  const calls = [
    () => h.call(actor, download, { item: of }),
    () =>
      h.call(actor, act, { item: of, type: 'correction', reason: 'It is otherwise', corrects: 1 }),
    () => h.call(actor, takeOver, { item: of }),
    () => h.call(actor, bundle, { items: [of] }),
    () => h.call(actor, bundle, { of: on }),
  ]
  for (const call of calls) {
    const why = await refusedBy(call)
    assert.ok(['evidence.in_case', 'core.not_allowed'].includes(why), `${actor.id}: ${why}`)
  }
}

forHouse('every query of the two slices is looked at', casesHouse, async () => {
  const names = queries.map(({ name }) => name).toSorted()
  assert.deepEqual(names, [...Object.keys(SHOWN), ...Object.keys(SILENT)].toSorted())
})

forBothHouses(
  'by every role an item is read before a case has it, and by its code alone once one has',
  casesHouse,
  async (h) => {
    const on = await describedIncident(h)
    const asked = { incident: on, item: await handedIn(h, on) }
    const loose = await preserve(h, await describedIncident(h))
    const strangers = roles.map((role) => officer(`stranger-${role}`, [role])).filter(reads)
    assert.ok(strangers.length > 8, 'roles that read')
    for (const stranger of strangers)
      assert.notDeepEqual(await readBy(h, stranger, asked), [], `before: ${stranger.id}`)
    const of = await declared(h, [on])
    assert.equal((await h.call(second, item, { item: loose })).title, 'Log', 'it has no case')
    for (const one of [...strangers, COMMAND_LINE]) {
      const told = await readBy(h, one, asked)
      assert.deepEqual(told, [], `in a case: ${one.id}`)
      await checkKept(h, one, asked)
    }
    // Whoever has the item keeps it.
    assert.ok((await readBy(h, custodian, asked)).includes('evidence.item'))
    await h.call(custodian, download, { item: asked.item })
    // A seat is not enough: the file is opened with a reason.
    const closed = await readBy(h, analyst, asked)
    assert.deepEqual(closed, [])
    await checkKept(h, analyst, asked)
    await opened(h, analyst, of)
    for (const name of ['evidence.item', 'evidence.chain', 'incidents.timeline'])
      assert.ok((await readBy(h, analyst, asked)).includes(name), name)
    await h.call(analyst, download, { item: asked.item })
    // The case lets in who needs it.
    await seated(h, protection, of, 'data-protection-officer')
    assert.equal((await h.call(protection, item, { item: asked.item })).title, '')
    await opened(h, protection, of)
    assert.equal((await h.call(protection, item, { item: asked.item })).title, NAMED.title)
    h.clock.advance(HOUR)
    assert.equal((await h.call(protection, item, { item: asked.item })).title, '', 'closed again')
    // Out of the case it is everybody's again who may read evidence.
    await opened(h, analyst, of)
    const other = await describedIncident(h)
    await h.call(analyst, addIncident, { case: of, incident: other })
    await h.call(analyst, removeIncident, { case: of, incident: on })
    assert.equal((await h.call(second, item, { item: asked.item })).title, NAMED.title)
  },
)

forHouse(
  'what a case has is in no list, search or bundle that was asked for before',
  bundlingHouse,
  async (h) => {
    const on = await describedIncident(h)
    const asked = { incident: on, item: await handedIn(h, on) }
    const { bundle: early } = await h.call(second, bundle, { items: [asked.item] })
    const of = await declared(h, [on])
    await h.settled()
    const get = () => h.call(second, downloadBundle, { bundle: early })
    await assert.rejects(get(), problemWith('evidence.in_case'))
    const found = await h.call(second, items, { search: 'Mail of', limit: 1 })
    assert.deepEqual(found, { items: [], next: null })
    const byHash = { incident: on, observable: SHA256.slice(0, 4), limit: 1 }
    const entries = await h.call(second, timeline, byHash)
    assert.deepEqual([entries.items, entries.isCut], [[], false])
    const [entry] = (
      await h.call(handler, timeline, { incident: on, source: 'evidence', limit: 9 })
    ).items
    assert.match(entry?.text ?? '', /^EV-/)
    await opened(h, analyst, of)
    assert.equal((await h.call(analyst, timeline, byHash)).items.length, 1)
  },
)

forHouse('nobody buys himself into a case', casesHouse, async (h) => {
  const on = await describedIncident(h)
  const asked = { incident: on, item: await handedIn(h, on) }
  await declared(h, [on])
  const words = { area: '/', severity: 'severe', organisation: 'Other', team: 'Other' } as const
  const own = { ...words, role: 'investigator', title: 'My own' } as const
  await assert.rejects(
    h.call(second, declare, { ...own, incidents: [on] }),
    problemWith('cases.in_other_case'),
  )
  const left = await describedIncident(h)
  const gone = officer('gone', ['investigator'])
  await h.call(gone, declare, { ...own, incidents: [left] })
  // Whose role was taken a moment ago still keeps others out; whose case was left long ago does not.
  lately.push(gone)
  await assert.rejects(
    h.call(second, declare, { ...own, incidents: [left] }),
    problemWith('cases.in_other_case'),
  )
  lately.pop()
  await h.call(second, declare, { ...own, incidents: [left] })
  const mine = await describedIncident(h)
  const { case: of } = await h.call(second, declare, { ...own, incidents: [mine] })
  await opened(h, second, of)
  await assert.rejects(
    h.call(second, addIncident, { case: of, incident: on }),
    problemWith('cases.in_other_case'),
  )
  const leads = officer('second', ['investigator', 'incident-handler'])
  for (const [incidentId, into] of [
    [on, mine],
    [mine, on],
  ] as const)
    await assert.rejects(
      h.call(leads, merge, { incident: incidentId, into }),
      problemWith('incidents.two_cases'),
    )
  const free = await describedIncident(h)
  await h.call(leads, merge, { incident: free, into: on })
  assert.equal((await h.call(second, item, { item: asked.item })).title, '')
})

forHouse(
  'what a case had stays shut after its end, until another one has it',
  casesHouse,
  async (h) => {
    const on = await describedIncident(h)
    const of = await handedIn(h, on)
    const ended = await declared(h, [on])
    await opened(h, analyst, ended)
    await seated(h, prosecutor, ended, 'prosecutor')
    await opened(h, prosecutor, ended)
    const reason = 'Nothing came of it'
    await h.call(prosecutor, move, { case: ended, from: 'reported', to: 'withdrawn', reason })
    for (const role of roles.filter((one) => reads(officer('stranger', [one]))))
      assert.deepEqual(await readBy(h, officer('stranger', [role]), { item: of, incident: on }), [])
    await checkKept(h, second, { item: of, incident: on })
    assert.equal((await h.call(analyst, item, { item: of })).title, NAMED.title)
    const words = { area: '/', severity: 'severe', organisation: 'Other', team: 'Other' } as const
    const next = { ...words, role: 'investigator', title: 'Once more' } as const
    const { case: anew } = await h.call(second, declare, { ...next, incidents: [on] })
    assert.equal((await h.call(second, item, { item: of })).title, '')
    await opened(h, second, anew)
    assert.equal((await h.call(second, item, { item: of })).title, NAMED.title)
  },
)

forHouse(
  'the head of a case keeps its incident from a colleague, by name',
  casesHouse,
  async (h) => {
    const on = await describedIncident(h)
    const of = await declared(h, [on])
    await opened(h, analyst, of)
    await seated(h, head, of, 'head')
    await opened(h, head, of)
    const keep = {
      case: of,
      incident: on,
      person: third.id,
      reason: 'He may be behind it',
    } as const
    await assert.rejects(h.call(analyst, shutOut, keep), problemWith('core.not_allowed'))
    const other = officer('other', ['head'])
    await assert.rejects(h.call(other, shutOut, keep), problemWith('cases.unknown_case'))
    await assert.rejects(
      h.call(head, shutOut, { ...keep, person: analyst.id }),
      problemWith('cases.seated_there'),
    )
    assert.equal((await h.call(third, incident, { incident: on })).id, on)
    await h.call(head, shutOut, keep)
    const unknown = problemWith('incidents.unknown_incident')
    await assert.rejects(h.call(third, incident, { incident: on }), unknown)
    await assert.rejects(h.call(third, timeline, { incident: on, limit: 9 }), unknown)
    const lists = async (who: Actor) =>
      JSON.stringify([
        await h.call(who, list, { view: 'all', limit: 9 }),
        await h.call(who, list, { view: 'all', search: 'Results', limit: 9 }),
        await answerOf(h, {
          actor: who,
          query: queryNamed('incidents.named'),
          input: { incidents: [on] },
        }),
        await answerOf(h, {
          actor: who,
          query: queryNamed('incidents.areaTimeline'),
          input: { area: '/' },
        }),
      ])
    assert.ok(!(await lists(third)).includes(on))
    assert.ok((await lists(second)).includes(on), 'it stays with those who work it')
    const more = { organisation: 'Other', team: 'Other' }
    const own = {
      ...more,
      area: '/',
      severity: 'severe',
      role: 'investigator',
      title: 'My own',
    } as const
    await assert.rejects(
      h.call(third, declare, { ...own, incidents: [on] }),
      problemWith('cases.unknown_incident'),
    )
    const seat = { case: of, person: third.id, role: 'investigator', ...more } as const
    await assert.rejects(h.call(analyst, giveSeat, seat), problemWith('cases.shut_out_there'))
    assert.equal((await h.call(analyst, shutOuts, { case: of })).items[0]?.person, third.id)
    await h.call(head, letIn, { case: of, incident: on, person: third.id })
    assert.equal((await h.call(third, incident, { incident: on })).id, on)
    const written = JSON.stringify(await h.records())
    assert.ok(!written.includes('He may be behind it'))
  },
)

function queryNamed(name: string): Action {
  const query = queries.find((one) => one.name === name)
  assert.ok(query !== undefined, name)
  return query
}
