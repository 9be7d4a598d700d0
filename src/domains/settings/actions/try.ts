import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { id as anId } from '../../../core/id.ts'
import { isSecret, namesOf } from '../../../core/settings.ts'
import { isLanguage, unmarked } from '../../../core/text.ts'
import { hasWorked, trial, type TrialOutcome } from '../../../core/trial.ts'
import { entriesOf, keep } from '../keeping.ts'
import { myContacts, openings } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { changes, settingName, triedPart, type TriedPart, type TryRow } from '../schema.ts'
import { settingsIn, tries, versionOf } from '../store.ts'
import { settingsTexts as texts } from '../texts.ts'
import { askFor } from '../trying.ts'

export const tryPart = command({
  name: 'settings.try',
  permission: 'settings:write',
  scope: 'nation',
  realm: 'actual',
  summary:
    'Tries what holds now: a test to the own, confirmed address or number, or a backup that is read back.',
  input: z.strictObject({ part: triedPart }),
  output: z.strictObject({ try: z.string() }),
  async run(ctx, { part }) {
    const rows = await settingsIn(ctx.tx, part)
    const isSet = namesOf(part).some(
      (name) =>
        ctx.node.given[name] !== undefined ||
        rows.some((row) => row.name === name && row.value !== null),
    )
    if (!isSet) throw refusal('nothingToTry')
    const sendTo = await ownContact(ctx, part)
    const version = versionOf(rows)
    return { try: await askFor(ctx, { part, changes: {}, keeps: false, sendTo, version }) }
  },
})

/** Where the caller was shown to be reached; null where nowhere, and then nothing is sent. */
async function ownContact(ctx: CommandContext, part: TriedPart): Promise<string | null> {
  if (part === 'backup' || !ctx.actor.id.startsWith('person:')) return null
  const { items } = await ctx.ask(myContacts, {})
  return items.find(({ channel, isConfirmed }) => isConfirmed && channel === part)?.address ?? null
}

const message = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  messageId: z.string(),
})

export const tryOrder = query({
  name: 'settings.tryOrder',
  permission: 'settings:try',
  scope: 'nation',
  realm: 'actual',
  summary:
    'For the queue: what is to be tried, passwords sealed; null once it was, or another try took its place.',
  input: z.strictObject({ id: anId }),
  output: z
    .strictObject({
      part: triedPart,
      kept: z.array(z.strictObject({ name: settingName, value: z.string().nullable() })),
      changes,
      message: message.nullable(),
      opened: z.strictObject({
        privateNetworks: z.array(z.string()),
        openPorts: z.array(z.number()),
      }),
    })
    .nullable(),
  async run(ctx, { id }) {
    const row = await waiting(ctx, id)
    if (row === undefined) return null
    const rows = await settingsIn(ctx.tx, row.part)
    const kept = rows.map(({ name, value }) => ({ name, value }))
    const { part } = row
    const opened = await openedPlaces(ctx)
    return { part, kept, changes: row.changes, message: messageOf(ctx, row), opened }
  },
})

async function waiting({ tx }: QueryContext, id: string): Promise<TryRow | undefined> {
  const [row] = await tries.many(tx, { id }, { limit: 1 })
  return row?.endedAt === null ? row : undefined
}

async function openedPlaces(ctx: QueryContext) {
  const listed = await ctx.ask(openings, {})
  const of = (kind: string) =>
    listed.openings.filter((one) => one.kind === kind).map(({ value }) => value)
  return { privateNetworks: of('network'), openPorts: of('port').map(Number) }
}

function messageOf({ node }: QueryContext, { id, sendTo }: TryRow) {
  if (sendTo === null) return null
  const t = node.speak(node.languages.find(isLanguage) ?? 'en')
  return {
    to: sendTo,
    subject: unmarked(t(texts.testSubject, { node: node.name })),
    text: unmarked(t(texts.testText, { node: node.name })),
    messageId: `<settings-${id}@${new URL(node.origin).hostname}>`,
  }
}

export const noteTry = command({
  name: 'settings.noteTry',
  permission: 'settings:try',
  scope: 'nation',
  realm: 'actual',
  summary: 'For the queue: what came of a try; what worked and was to be kept is kept.',
  input: z.strictObject({ id: anId, trial }),
  output: z.strictObject({}),
  async run(ctx, { id, trial: came }) {
    const row = await waiting(ctx, id)
    if (row === undefined) {
      ctx.unchanged('another try took its place')
      return {}
    }
    const outcome =
      row.keeps && hasWorked(came.outcome) ? await kept(ctx, row, came.outcome) : came.outcome
    await tries.change(
      ctx.tx,
      { part: row.part },
      {
        endedAt: ctx.now,
        outcome,
        answer: came.answer,
        sendTo: null,
        changes: leftToType(row, outcome),
      },
    )
    const { part, keeps, askedBy: by } = row
    const { backup } = came
    const nextMs =
      keeps && outcome === 'written' ? Number(row.changes.SCRUTINEER_BACKUP_MS) : undefined
    ctx.record(records['settingTry.ended'], {
      subject: id,
      body: {
        part,
        keeps,
        by,
        outcome,
        ...(backup === undefined ? {} : { backup }),
        ...(nextMs === undefined ? {} : { nextMs }),
      },
    })
    return {}
  },
})

/** Keeps what was tried, unless somebody changed the part meanwhile. */
async function kept(ctx: CommandContext, row: TryRow, worked: TrialOutcome): Promise<TrialOutcome> {
  const { part, version, changes: wanted, askedBy: by } = row
  const rows = await settingsIn(ctx.tx, part)
  if (versionOf(rows) !== version) return 'stale'
  await keep(ctx, { part, rows, changes: wanted, by, way: 'set' })
  return worked
}

/** What a form may be filled with again after a try that failed. */
function leftToType(row: TryRow, outcome: TrialOutcome): TryRow['changes'] {
  if (!row.keeps || hasWorked(outcome)) return {}
  return Object.fromEntries(entriesOf(row.changes).filter(([name]) => !isSecret(name)))
}
