// The second reader: what one person wrote of a voting issue is public when another one has read it, and has said of each part
// that may name somebody whether it stays.
import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { id } from '../../../core/id.ts'
import { lines } from '../../../core/line.ts'
import { MARK, MAX_NAME, MAX_TIMES, publicWords, timesIn } from '../../../core/taken-out.ts'
import { time } from '../../../core/time.ts'
import { checkSecondPerson } from '../../../core/two-persons.ts'
import { type PiiPart, piiParts } from '../../../lib/pii/pii.ts'
import { publicNames, unreadOf } from '../issue-words.ts'
import { ownGroup } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { addStep, confirmed, toChange } from './issue.ts'

/** Parts of all words of an issue that are asked about at once. */
const MAX_ANSWERS = 100
/** Words that a reader takes out besides, a line each. */
const MAX_OTHERS = 1_000
const MAX_STEPS = 200

const input = z.strictObject({
  issue: id,
  /** Hash of the words as they were read, {@link readHash}. */
  read: z.string().regex(/^[0-9a-f]{64}$/),
  /** What becomes of each part that was asked about, in their order. */
  answers: z
    .array(z.enum(['keep', 'out']))
    .max(MAX_ANSWERS)
    .optional(),
  /** What else names somebody, a line each. */
  others: lines(MAX_OTHERS).optional(),
})

/** What binds a reading to the words that were read. */
export const readHash = (words: readonly string[]) => canonicalHash([...words])

/** Parts of these words that a reader is asked about, in their order. */
export function askedAbout(row: noun.IssueRow, words: readonly string[]): PiiPart[] {
  const all = words.flatMap((one) => piiParts(one, publicNames(row)))
  return all.filter((one, n) => all.findIndex((other) => other.words === one.words) === n)
}

export const readIssue = command({
  permission: 'pollwatch:answer',
  scope: 'area',
  name: 'pollwatch.readIssue',
  summary:
    'Reads for the authority, as second person, what a group wrote of a voting issue, and takes out what names somebody; then everybody reads it.',
  input,
  output: z.strictObject({ takenOut: z.number().int() }),
  async run(ctx, said) {
    const row = found(await store.issues.one(ctx.tx, { id: said.issue }), 'unknownIssue')
    ctx.inArea(row.area)
    return await read(ctx, row, said)
  },
})

export const readOwnIssue = command({
  permission: 'pollwatch:observe',
  scope: 'own',
  name: 'pollwatch.readOwnIssue',
  summary:
    'Reads for a group that reported it, as second person, the words of a voting issue, and takes out what names somebody; then everybody reads them.',
  input,
  output: z.strictObject({ takenOut: z.number().int() }),
  async run(ctx, said) {
    const group = await ownGroup(ctx)
    const own = await store.entries.one(ctx.tx, { issue: said.issue, observerGroup: group.id })
    const row = own && (await store.issues.one(ctx.tx, { id: said.issue }))
    return await read(ctx, found(row, 'unknownIssue'), said)
  },
})

export const confirmIssue = command({
  permission: 'pollwatch:answer',
  scope: 'area',
  name: 'pollwatch.confirmIssue',
  summary:
    'Confirms for the authority that an issue is as observers say; the clock of the answer begins. With `read` its words count as read by a second person, where none of them may name somebody.',
  input: z.strictObject({ issue: id, read: input.shape.read.optional() }),
  output: z.strictObject({ dueAt: time }),
  async run(ctx, { issue, read: hash }) {
    const row = await toChange(ctx, issue, ['unconfirmed'])
    if (hash !== undefined) await read(ctx, row, { issue, read: hash })
    return {
      dueAt: await confirmed(
        ctx,
        hash === undefined ? row : { ...row, readAt: ctx.now },
        'authority',
      ),
    }
  },
})

/**
 * Words that wait are read by a second person; without any, a reader takes out what names somebody all the same. Throws 403
 * Problem as {@link checkSecondPerson}, 409 `pollwatch.words_changed`, `nothing_to_read`, `parts_unanswered`, `not_in_words`,
 * `not_a_name`, `too_much_out` or `too_many_out`.
 */
async function read(ctx: CommandContext, row: noun.IssueRow, said: z.infer<typeof input>) {
  const unread = await unreadOf(ctx.tx, row)
  const words = unread.map((one) => one.words)
  const others = (said.others ?? '').split('\n').flatMap((one) => one.trim() || [])
  if (unread.length === 0 && others.length === 0) throw refusal('nothingToRead')
  if (said.read !== readHash(words)) throw refusal('wordsChanged')
  for (const { by } of unread) checkSecondPerson(ctx, { by })
  const parts = askedAbout(row, words)
  const { answers = [] } = said
  if (answers.length !== parts.length) throw refusal('partsUnanswered')
  const out = parts.flatMap((one, n) => (answers[n] === 'out' ? [one.words] : []))
  await checkOthers(ctx, row, others)
  const redacted = [...new Set([...row.redacted, ...out, ...others])]
  if (redacted.length > noun.MAX_REDACTED)
    throw refusal('tooManyOut', { params: { most: noun.MAX_REDACTED } })
  const to = { redacted, readAt: row.readAt ?? ctx.now, unreadAt: null }
  await store.issues.change(ctx.tx, { id: row.id }, to)
  const steps = unread.flatMap(({ step }) => step ?? [])
  if (steps.length > 0) await store.steps.change(ctx.tx, { id: steps }, { readAt: ctx.now })
  await addStep(ctx, row.id, 'read')
  const takenOut = redacted.length - row.redacted.length
  const { code, area } = row
  ctx.record(records['issue.read'], { subject: row.id, area, body: { code, takenOut } })
  // Files of earlier days have the words in them; their hashes stay in the log.
  if (takenOut > 0 && row.readAt !== null)
    await store.days.change(
      ctx.tx,
      { day: { from: row.readAt.slice(0, 10) } },
      { csv: null, geojson: null },
    )
  return { takenOut }
}

/** What a reader wrote down himself stands in the words, is as short as a name, and leaves most of each text. */
async function checkOthers(ctx: CommandContext, row: noun.IssueRow, others: readonly string[]) {
  if (others.length === 0) return
  const how = { order: ['id'], limit: MAX_STEPS } as const
  const steps = await store.steps.many(ctx.tx, { issue: row.id }, how)
  const texts = [row.summary, row.answer, row.reason, ...steps.map((one) => one.words)]
  for (const one of others) {
    const times = timesIn(texts, one)
    if (times === 0) throw refusal('notInWords', { params: { words: one } })
    if (times > MAX_TIMES || one.length > MAX_NAME || !/[\p{L}\p{Nd}]{2}/u.test(one))
      throw refusal('notAName', { params: { most: MAX_TIMES } })
  }
  for (const text of texts) {
    const left = text === null ? '' : publicWords({ redacted: others }, text).replaceAll(MARK, '')
    if (text !== null && 2 * left.length < text.length) throw refusal('tooMuchOut')
  }
}
