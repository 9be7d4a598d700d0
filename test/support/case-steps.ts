// A case on its way by the hands of its officers, as their pages would ask: what a test of the whole house walks through.

import assert from 'node:assert/strict'
import { type Intruder as Officer, outputOf, post, send } from './attack.ts'
import type { TestNode } from './node.ts'
import { until } from './until.ts'

/** What officers do at a node, and the site that it is about. */
export interface Office {
  readonly host: string
  /** Somebody does something. Throws with the node's words where it is refused. */
  does<O = object>(who: Officer, action: string, input: object): Promise<O>
  /** Somebody tries something; gives the status. */
  tries(who: Officer, action: string, input: object): Promise<number>
  /** Somebody asks something. */
  asks<O>(who: Officer, query: string, input?: Readonly<Record<string, string>>): Promise<O>
  /** The officer's passkey over a hash that is read on the page. */
  signedBy(who: Officer, hash: string): object
}

/** The office at this node. */
export function officeAt(node: TestNode, host: string): Office {
  const { origin } = node.node
  return {
    host,
    does: <O>(who: Officer, action: string, input: object) =>
      outputOf<O>(post(node, action, input, { from: who })).catch((error: unknown) => {
        throw new Error(`${action}: ${String(error)}`)
      }),
    tries: async (who, action, input) => (await post(node, action, input, { from: who })).status,
    async asks<O>(who: Officer, query: string, input: Readonly<Record<string, string>> = {}) {
      const answer = await send(node, `/api/${query}?${new URLSearchParams(input)}`, { from: who })
      assert.equal(answer.status, 200, `${query}: ${answer.text}`)
      return JSON.parse(answer.text) as O
    },
    signedBy(who, hash) {
      const challenge = Buffer.from(hash, 'hex').toString('base64url')
      const asked = { rpId: new URL(origin).hostname, origin, challenge }
      const { clientDataJSON, authenticatorData, signature } = who.authenticator.get(asked)
      return { clientDataJSON, authenticatorData, signature }
    },
  }
}

/** Hours before now, as a person types it. */
const earlier = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 16)

export const ORGANISATIONS = {
  investigator: ['Office of elections', 'Response'],
  second: ['Office of elections', 'Forensics'],
  prosecutor: ['Prosecution service', 'First district'],
  reviewer: ['National audit', 'Reviewers'],
  custodian: ['Office of elections', 'Store of evidence'],
} as const

type Name = keyof typeof ORGANISATIONS
export type People = Readonly<Record<Name | 'officer' | 'releaser' | 'handler', Officer>>

export async function seatAll(office: Office, people: People, of: string): Promise<void> {
  const { investigator } = people
  await office.does(investigator, 'cases.openFile', { case: of, reason: 'I lead it' })
  for (const name of ['second', 'prosecutor', 'reviewer', 'custodian'] as const) {
    const [organisation, team] = ORGANISATIONS[name]
    const role = name === 'second' ? 'investigator' : name
    const { person } = people[name]
    await office.does(investigator, 'cases.giveSeat', {
      case: of,
      person,
      role,
      organisation,
      team,
    })
    await office.does(people[name], 'cases.openFile', { case: of, reason: 'My part of it' })
  }
}

/** Steps one to seven: described, preserved, acquired, seen, mapped, followed, explained by two who score blind. */
export async function investigate(
  office: Office,
  people: People,
  of: string,
): Promise<{ hypothesis: string }> {
  const { investigator, second } = people
  const step = (n: number) => office.does(investigator, 'cases.finishStep', { case: of, step: n })
  const move = (from: string, to: string) =>
    office.does(investigator, 'cases.move', { case: of, from, to })
  await step(1)
  await move('reported', 'triaged')
  const why = { source: 'rest', reason: 'The site is hosted elsewhere' }
  await office.does(investigator, 'cases.settleVolatile', { case: of, ...why })
  await step(2)
  await move('triaged', 'investigating')
  await step(3)
  const { evidence } = await office.asks<{ evidence: readonly { id: string }[] }>(
    investigator,
    'cases.observations',
    { case: of },
  )
  const item = evidence[0]?.id ?? ''
  const { observation } = await office.does<{ observation: string }>(
    investigator,
    'cases.observe',
    {
      case: of,
      item,
      place: 'answer of the home page, byte 42',
      kind: 'url',
      value: `https://${office.host}/`,
    },
  )
  await step(4)
  const { mappedAt } = await office.does<{ mappedAt: string }>(
    investigator,
    'cases.mapObservation',
    {
      case: of,
      observation,
      framework: 'attack',
      technique: 'T1491.002',
      confidence: 'high',
    },
  )
  await office.does(second, 'cases.lookAgain', { case: of, observation, mappedAt })
  await step(5)
  await office.does(investigator, 'cases.addPivot', {
    case: of,
    origin: '198.51.100.7',
    method: 'reverse-dns',
    target: 'build.example',
    lookedUp: 'resolver of the office',
    seen: earlier(1),
    baseRate: 2,
    counted: earlier(1),
    network: [],
  })
  await step(6)
  const named = await office.does<{ hypothesis: string }>(investigator, 'cases.nameHypothesis', {
    case: of,
    name: 'A contractor with access',
  })
  await office.does(investigator, 'cases.nameHypothesis', {
    case: of,
    name: 'Somebody from outside',
  })
  const { source } = await office.does<{ source: string }>(investigator, 'cases.addSource', {
    case: of,
    name: 'The monitor of the node',
    reliability: 'A',
  })
  const about = { case: of, source, credibility: '1' }
  await office.does(investigator, 'cases.addIndication', {
    ...about,
    item,
    text: 'The page changed',
  })
  await office.does(investigator, 'cases.addIndication', {
    ...about,
    text: 'No log-in by another name',
  })
  const { round } = await office.does<{ round: string }>(investigator, 'cases.startScoring', {
    case: of,
  })
  for (const who of [investigator, second]) {
    const { columns, rows } = await matrixOf(office, who, of)
    const marks = Object.fromEntries(
      rows.map((row, y) => [
        row,
        Object.fromEntries(
          columns.map((column, x) => [
            column,
            column === named.hypothesis ? 'C' : x + y === 1 ? 'N' : 'I',
          ]),
        ),
      ]),
    )
    await office.does(who, 'cases.score', { case: of, round, marks })
    await office.does(who, 'cases.handIn', { case: of, round })
  }
  await step(7)
  return named
}

/** Columns and rows of the round that is scored. */
async function matrixOf(office: Office, who: Officer, of: string) {
  const { round } = await office.asks<{
    round: { hypotheses: readonly string[]; rows: readonly { id: string }[] }
  }>(who, 'cases.analysis', { case: of })
  return { columns: round.hypotheses, rows: round.rows.map(({ id }) => id) }
}

interface Attributions {
  readonly items: readonly { readonly id: string; readonly read: string; readonly state: string }[]
}

/** The eighth step: one answers for what is said of who did it, another one decides, each by passkey. */
export async function attribute(
  office: Office,
  people: People,
  of: string,
  hypothesis: string,
): Promise<void> {
  const { investigator, second } = people
  const { attribution } = await office.does<{ attribution: string }>(
    investigator,
    'cases.draftAttribution',
    { case: of, kind: 'host', subject: 'build.example', estimate: 'wep-likely', hypothesis },
  )
  const readOf = async (who: Officer) => {
    const { items } = await office.asks<Attributions>(who, 'cases.attributions', { case: of })
    return items.find(({ id }) => id === attribution)?.read ?? ''
  }
  const first = await readOf(investigator)
  await office.does(investigator, 'cases.proposeAttribution', {
    case: of,
    attribution,
    read: first,
    assertion: office.signedBy(investigator, first),
  })
  const decision = { case: of, attribution, read: await readOf(investigator) }
  const alone = { ...decision, assertion: office.signedBy(investigator, decision.read) }
  const refused = await office.tries(investigator, 'cases.decideAttribution', alone)
  assert.equal(refused, 403, 'nobody is his own second person')
  const read = await readOf(second)
  const assertion = office.signedBy(second, read)
  await office.does(second, 'cases.decideAttribution', { ...decision, read, assertion })
  await office.does(investigator, 'cases.finishStep', { case: of, step: 8 })
}

/** Charged, heard, judged, and closed by two. */
export async function judge(office: Office, people: People, of: string): Promise<void> {
  const { investigator, prosecutor, reviewer } = people
  const reason = 'Nothing of it lies in another State.'
  await office.does(investigator, 'cases.waiveStep', { case: of, step: 9, reason })
  await office.does(prosecutor, 'cases.refer', { case: of, action: 'To be charged' })
  const { suspect } = await office.does<{ suspect: string }>(prosecutor, 'cases.addSuspect', {
    case: of,
    kind: 'legal',
    name: 'Ghost Hosting Ltd',
  })
  const { charge } = await office.does<{ charge: string }>(prosecutor, 'cases.bringCharge', {
    case: of,
    suspect,
    article: '4',
    fromDay: earlier(48).slice(0, 10),
    jurisdiction: 'territory',
  })
  const move = (from: string, to: string) =>
    office.does(prosecutor, 'cases.move', { case: of, from, to })
  await move('referred', 'prosecuting')
  const { hearing } = await office.does<{ hearing: string }>(prosecutor, 'cases.setHearing', {
    case: of,
    court: 'District court',
    at: earlier(1),
  })
  await move('prosecuting', 'in-court')
  await office.does(prosecutor, 'cases.holdHearing', {
    case: of,
    hearing,
    result: 'Heard and decided',
  })
  await office.does(prosecutor, 'cases.recordOutcome', {
    case: of,
    charge,
    outcome: 'convicted',
    isFinal: true,
    sentence: 'A fine',
  })
  const closing = { case: of, reason: 'Judged, and no appeal is left' }
  await office.does(prosecutor, 'cases.proposeClosing', closing)
  const { closing: proposed } = await office.asks<{ closing: { proposedAt: string } }>(
    reviewer,
    'cases.justice',
    { case: of },
  )
  await office.does(reviewer, 'cases.agreeClosing', { case: of, proposedAt: proposed.proposedAt })
  await office.does(investigator, 'cases.finishStep', { case: of, step: 10 })
}

const MADE = { limitMs: 120_000, everyMs: 200 } as const

/** The file of a case, made beside everything else and downloaded by whoever asked for it: one archive, or as many parts as it takes. */
export async function fileOf(
  node: TestNode,
  office: Office,
  who: Officer,
  of: string,
): Promise<Buffer[]> {
  await office.does(who, 'cases.bundle', { case: of })
  const made = await until(
    'the file of the case',
    async () => {
      const { items } = await office.asks<{ items: { id: string; state: string }[] }>(
        who,
        'evidence.bundles',
      )
      assert.ok(items.every(({ state }) => state !== 'failed'))
      return items.length > 0 && items.every(({ state }) => state === 'made') ? items : undefined
    },
    MADE,
  )
  const { origin } = node.node
  const headers = { cookie: who.cookie, origin, 'content-type': 'application/json' }
  const parts: Buffer[] = []
  for (const { id: bundle } of made) {
    const body = JSON.stringify({ bundle })
    const asked = { method: 'POST', body, headers }
    const answer = await fetch(`${origin}/api/evidence.downloadBundle`, asked)
    assert.equal(answer.status, 200)
    parts.push(Buffer.from(await answer.arrayBuffer()))
  }
  return parts
}
