// Support of the tests of analysis and attribution: a case with its team, a matrix of four hypotheses and three rows, and
// analysts who score it.

import { hash } from 'node:crypto'
import type { Actor } from '../../src/core/actor.ts'
import {
  decideAttribution,
  decideFinding,
  draftAttribution,
  giveOpinion,
  proposeAttribution,
} from '../../src/domains/cases/actions/attribution.ts'
import { attributions } from '../../src/domains/cases/actions/attributions.ts'
import {
  addIndication,
  addSource,
  nameHypothesis,
  rateIndication,
} from '../../src/domains/cases/actions/hypothesis.ts'
import { observations, observe } from '../../src/domains/cases/actions/observation.ts'
import { addPivot } from '../../src/domains/cases/actions/pivot.ts'
import { analysis, handIn, score, startScoring } from '../../src/domains/cases/actions/score.ts'
import { finishStep, waiveStep } from '../../src/domains/cases/actions/step.ts'
import type { Mark } from '../../src/lib/ach/index.ts'
import {
  sourcesSettled,
  analyst,
  answerOf,
  declared,
  describedIncident,
  head,
  opened,
  preserve,
  prosecutor,
  reviewer,
  seated,
  second,
} from './cases.ts'
import type { TestHouse } from './house.ts'

/** A case with evidence, the team in its seats and its file open for all of them. */
export async function staffed(h: TestHouse): Promise<{ of: string; item: string }> {
  const incident = await describedIncident(h)
  const item = await preserve(h, incident)
  const of = await declared(h, [incident])
  await opened(h, analyst, of)
  await seated(h, second, of, 'investigator')
  await seated(h, reviewer, of, 'reviewer')
  await seated(h, prosecutor, of, 'prosecutor')
  await seated(h, head, of, 'head')
  for (const one of [second, reviewer, prosecutor, head]) await opened(h, one, of)
  return { of, item }
}

/** A pivot that nothing weakens. */
export const PIVOT = {
  origin: '192.0.2.7',
  method: 'certificate',
  target: 'vote-results.example',
  lookedUp: 'Certificate log',
  seen: '2026-11-23T08:00',
  baseRate: 1,
  network: [],
} as const

/** Ids of a matrix. */
export interface Built {
  readonly hypotheses: readonly string[]
  readonly rows: readonly string[]
  readonly sources: readonly string[]
  readonly pivot: string
}

/**
 * Two named hypotheses, three sources (the third repeats the first), and the rows `log` (B2), `pivot` (F6) and `absence`
 * (A1).
 */
export async function built(
  h: TestHouse,
  { of, item }: { of: string; item: string },
): Promise<Built> {
  const hypotheses: string[] = []
  for (const name of ['Somebody inside', 'Somebody abroad'])
    hypotheses.push((await h.call(analyst, nameHypothesis, { case: of, name })).hypothesis)
  const sources: string[] = []
  for (const [name, reliability] of [
    ['Server log', 'B'],
    ['Partner agency', 'F'],
    ['National CERT', 'A'],
  ] as const)
    sources.push((await h.call(analyst, addSource, { case: of, name, reliability })).source)
  const { pivot } = await h.call(analyst, addPivot, { case: of, ...PIVOT, network: [] })
  const rows: string[] = []
  for (const [text, n, credibility, about] of [
    ['Signed in with a staff password', 0, '2', { item }],
    ['Comments in a foreign language', 1, '6', { pivot }],
    ['Nobody asked for money', 2, '1', {}],
  ] as const) {
    const row = { case: of, text, source: sources[n] ?? '', credibility, ...about }
    rows.push((await h.call(analyst, addIndication, row)).row)
  }
  return { hypotheses, rows, sources, pivot }
}

/** Marks of the hand-worked matrix: insider, abroad, none, false flag, for each row. */
export const MARKS: readonly (readonly Mark[])[] = [
  ['CC', 'I', 'N', 'I'],
  ['II', 'C', 'N', 'I'],
  ['I', 'CC', 'I', 'C'],
]

/** Begins a round; gives its id. */
export async function begun(h: TestHouse, of: string): Promise<string> {
  return (await h.call(analyst, startScoring, { case: of })).round
}

/** Marks all cells of the present round. */
export async function marked(
  h: TestHouse,
  by: Actor,
  { of, marks = MARKS }: { of: string; marks?: readonly (readonly Mark[])[] },
): Promise<string> {
  const { round } = await h.call(by, analysis, { case: of })
  if (round === null) throw new Error('no round')
  const cells = round.rows.map(({ id }, n) => [
    id,
    Object.fromEntries(round.hypotheses.map((column, at) => [column, marks[n]?.[at] ?? 'N'])),
  ])
  const input = { case: of, round: round.id, marks: Object.fromEntries(cells) }
  await h.call(by, score, input)
  return round.id
}

/** Marks all cells and hands in. */
export async function scored(
  h: TestHouse,
  by: Actor,
  wanted: { of: string; marks?: readonly (readonly Mark[])[] },
): Promise<void> {
  const round = await marked(h, by, wanted)
  await h.call(by, handIn, { case: wanted.of, round })
}

/** Covers the rows by a second source of another origin. */
export async function covered(h: TestHouse, of: string, { rows, sources }: Built): Promise<void> {
  for (const [n, row] of rows.entries()) {
    const secondSource = sources[(n + 1) % sources.length] ?? ''
    await h.call(analyst, rateIndication, { case: of, row, credibility: '3', secondSource })
  }
}

/** Leads the case through its first seven steps. */
export async function analysed(h: TestHouse, of: string): Promise<void> {
  const reason = 'Nothing to observe in this exercise'
  await sourcesSettled(h, of)
  for (const step of [1, 2, 3, 4, 5, 6, 7])
    if (step === 4 || step === 5) await h.call(analyst, waiveStep, { case: of, step, reason })
    else await h.call(analyst, finishStep, { case: of, step })
}

/** A case whose analysis is whole: two have scored, all is covered, the first seven steps are passed. */
export async function whole(h: TestHouse): Promise<{ of: string; matrix: Built }> {
  const { of, item } = await staffed(h)
  const matrix = await built(h, { of, item })
  await begun(h, of)
  await scored(h, analyst, { of })
  await scored(h, second, { of })
  await covered(h, of, matrix)
  await analysed(h, of)
  return { of, matrix }
}

/** Sees this value in the first piece of evidence of the case. */
export async function observed(h: TestHouse, of: string, value: string): Promise<string> {
  const { evidence } = await h.call(analyst, observations, { case: of })
  const seen = { item: evidence[0]?.id ?? '', place: 'line 1', kind: 'other', value } as const
  return (await h.call(analyst, observe, { case: of, ...seen })).observation
}

/** Writes an attribution of an intrusion set, or what else is asked for. */
export async function drafted(
  h: TestHouse,
  of: string,
  more: object,
  by = analyst,
): Promise<string> {
  const facts = {
    kind: 'intrusion-set',
    subject: 'QUIET HERON',
    estimate: 'wep-likely',
    ...more,
  } as const
  if (['host', 'tool'].includes(facts.kind)) await observed(h, of, facts.subject)
  return (await h.call(by, draftAttribution, { case: of, ...facts })).attribution
}

/** What an attribution is for this reader. */
export async function seen(h: TestHouse, by: Actor, of: string, attribution: string) {
  const { items } = await h.call(by, attributions, { case: of })
  const one = items.find(({ id }) => id === attribution)
  if (one === undefined) throw new Error('no such attribution')
  return one
}

const ACTS = { propose: proposeAttribution, decide: decideAttribution, finding: decideFinding }

/** Signs as the page does: what the reader read, with his passkey over its hash. */
export async function signs(
  h: TestHouse,
  by: Actor,
  act: keyof typeof ACTS,
  {
    of,
    attribution,
    ...more
  }: { of: string; attribution: string; read?: string; namesNobody?: boolean },
): Promise<void> {
  const read = more.read ?? (await seen(h, by, of, attribution)).read ?? ''
  const challenge = Buffer.from(read, 'hex').toString('base64url')
  const input = { case: of, attribution, assertion: answerOf(by, challenge), ...more, read }
  await h.call(by, ACTS[act], input as never)
}

/** Says what somebody thinks of it. */
export async function opines(
  h: TestHouse,
  by: Actor,
  { of, attribution }: { of: string; attribution: string },
): Promise<void> {
  const said = { opinion: '2', words: 'The language may be planted' } as const
  await h.call(by, giveOpinion, { case: of, attribution, ...said })
}

/** SHA-256 in hex. */
export const digestOf = (bytes: string | Uint8Array) => hash('sha256', bytes, 'hex')
