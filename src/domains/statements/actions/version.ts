import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { canonicalJson } from '../../../lib/jcs/jcs.ts'
import { statementToChange } from '../planning.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { checkedWords, publicHash, readHash } from '../wording.ts'

/** The work of the simulated second person of the exercise, and how long he leaves it to others. */
export const PLAY_JOB = 'statements.play-second'
const PLAYED_MS = MINUTE

const writing = { permission: 'statements:write', scope: 'area' } as const
const releasing = { permission: 'statements:release', scope: 'area' } as const

export const write = command({
  ...writing,
  name: 'statements.write',
  summary:
    'Writes what the public is to read: three sentences in each language, and why where it differs from what stands there. A second person publishes it.',
  input: z.strictObject({
    statement: id,
    /** Of a later text: whether more is known, something was wrong, or all of it is taken back. */
    form: noun.form.exclude(['first']).optional(),
    /** What stands above it, as whoever writes has read it; left out where nobody knows what happened. */
    kind: noun.kind.optional(),
    words: noun.words,
  }),
  output: z.strictObject({ version: id }),
  async run(ctx, { statement, form: wanted, kind = null, words: written }) {
    checkPerson(ctx)
    const row = await statementToChange(ctx, statement)
    if (row.kind !== kind) throw refusal('otherKind')
    const form = formOf(row, wanted)
    const words = checkedWords(ctx.node, written, form)
    await checkNew(ctx, row, words)
    if (row.proposed !== null) {
      const settled = { settledBy: ctx.actor.id, settledAt: ctx.now }
      await store.versions.change(ctx.tx, { id: row.proposed }, { state: 'replaced', ...settled })
    }
    const version = ctx.newId()
    const { person: writtenBy, device: writtenDevice } = handOf(ctx.actor)
    const hand = { writtenBy, writtenDevice, writtenAt: ctx.now }
    const text = { id: version, statement, form, kind, words, ...hand }
    await store.versions.insert(ctx.tx, { ...text, state: 'proposed' })
    await store.statements.change(ctx.tx, { id: statement }, { proposed: version })
    if (ctx.node.realm === 'exercise')
      await ctx.schedule({ kind: PLAY_JOB, subject: version, dueAt: addMs(ctx.now, PLAYED_MS) })
    const body = { version, form }
    ctx.record(records['statement.proposed'], { subject: statement, area: row.area, body })
    return { version }
  },
})

/** What a text is to the ones before it. Throws 409. */
function formOf(row: noun.StatementRow, wanted: noun.Form | undefined): noun.Form {
  if (row.state === 'ended') throw refusal('over')
  if ((row.firstAt === null) !== (wanted === undefined)) throw refusal('wrongForm')
  if (row.state === 'withdrawn' && wanted === 'withdrawal') throw refusal('wrongForm')
  return wanted ?? 'first'
}

/** Nobody publishes twice what stands there, nor more than a page shows. Throws 409. */
async function checkNew(
  ctx: CommandContext,
  { id: statement, state, kind }: noun.StatementRow,
  words: noun.Words,
): Promise<void> {
  if ((await store.versions.count(ctx.tx, { statement })) >= noun.MAX_VERSIONS)
    throw refusal('tooMany', { params: { most: noun.MAX_VERSIONS } })
  const [now] = await store.newestVersions(ctx.tx, [statement])
  if (state !== 'released' || now === undefined || now.kind !== kind) return
  if (said(now.words) === said(words)) throw refusal('sameWords')
}

/** The sentences without why they were changed. */
function said(words: noun.Words): string {
  const all = Object.entries(words).map(([language, block]) => [
    language,
    noun.SENTENCES.map((key) => block[key] ?? ''),
  ])
  return canonicalJson(Object.fromEntries(all))
}

/** The text that waits for a second person. Throws 404 and 409 where another one does, or none. */
async function waiting(ctx: CommandContext, version: string) {
  const text = found(await store.versions.one(ctx.tx, { id: version }), 'unknownVersion')
  const row = await statementToChange(ctx, text.statement)
  if (row.proposed !== version || text.state !== 'proposed') throw refusal('unknownVersion')
  return { row, text }
}

export const release = command({
  ...releasing,
  name: 'statements.release',
  urgent: true,
  summary:
    'Publishes what another person wrote, as it was read; in Actual a second person does it on a device of his own.',
  input: z.strictObject({
    version: id,
    /** Names what was read; anything else is refused. */
    read: noun.sha256,
    /** Whoever publishes has seen that no person is named or can be told. */
    namesNobody: z.literal(true),
  }),
  output: z.strictObject({ code: noun.statementCode, number: z.number().int() }),
  async run(ctx, { version, read }) {
    const { row, text } = await waiting(ctx, version)
    if (readHash(text) !== read) throw refusal('otherWords')
    const { writtenBy: person, writtenDevice: device } = text
    checkSecondPerson(ctx, { by: { person, device } })
    return await publish(ctx, row, { ...text, by: ctx.actor.id })
  },
})

/** Publishes a text: everybody reads it, the ones before it stay. */
export async function publish(
  ctx: CommandContext,
  row: noun.StatementRow,
  { id: version, form, kind, words, by }: noun.VersionRow & { readonly by: string },
): Promise<{ code: string; number: number }> {
  const { id: statement, code, area } = row
  const number = (await store.versions.count(ctx.tx, { statement, state: 'released' })) + 1
  const body = { code, number, form, kind, sha256: publicHash({ code, number, form, words }) }
  const record = ctx.record(records['statement.released'], { subject: statement, area, body })
  const settled = { settledBy: by, settledAt: ctx.now }
  const to = { state: 'released', number, record, ...settled } as const
  await store.versions.change(ctx.tx, { id: version }, to)
  const isBack = form === 'withdrawal'
  await store.statements.change(
    ctx.tx,
    { id: statement },
    {
      state: isBack ? 'withdrawn' : 'released',
      firstAt: row.firstAt ?? ctx.now,
      releasedAt: ctx.now,
      proposed: null,
      ...((isBack || form === 'correction') && { correctedAt: ctx.now }),
    },
  )
  return { code, number }
}

export const turnDown = command({
  ...releasing,
  name: 'statements.turnDown',
  summary: 'Does not publish what another person wrote, and says why.',
  input: z.strictObject({ version: id, reason: noun.reason }),
  output: z.strictObject({}),
  async run(ctx, { version, reason }) {
    const { row, text } = await waiting(ctx, version)
    const settled = { settledBy: ctx.actor.id, settledAt: ctx.now, reason }
    await store.versions.change(ctx.tx, { id: version }, { state: 'turned-down', ...settled })
    await store.statements.change(ctx.tx, { id: row.id }, { proposed: null })
    const body = { version, form: text.form }
    ctx.record(records['statement.turnedDown'], { subject: row.id, area: row.area, body })
    return {}
  },
})
