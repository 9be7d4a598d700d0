import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { feedAnswer } from '../../../core/feed.ts'
import { isLanguage } from '../../../core/text.ts'
import { addMs, time } from '../../../core/time.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { publicHash } from '../wording.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const

/** What everybody sees of a statement: nothing of who wrote or released it, nor of where the incident is. */
export const publicStatement = z.strictObject({
  code: z.string(),
  /** What happened, as two persons released it with the newest version; later knowledge is a version of its own. */
  kind: noun.kind.nullable(),
  state: noun.statementState,
  openedAt: time,
  releasedAt: time,
  /** Whether the incident goes on. */
  isOver: z.boolean(),
  /** The newest version. */
  number: z.number().int(),
  form: noun.form,
  words: noun.keptWords,
})
export type PublicStatement = z.infer<typeof publicStatement>

async function shown(
  { tx }: QueryContext,
  rows: readonly noun.StatementRow[],
): Promise<PublicStatement[]> {
  const newest = await store.newestVersions(
    tx,
    rows.map(({ id }) => id),
  )
  const byStatement = new Map(newest.map((version) => [version.statement, version]))
  return rows.flatMap((row) => saidOf(row, byStatement.get(row.id)) ?? [])
}

/** What everybody reads of a statement in its newest version; null before anybody spoke. */
function saidOf(
  row: noun.StatementRow,
  version: noun.VersionRow | undefined,
): PublicStatement | null {
  if (version === undefined || row.releasedAt === null) return null
  const { code, state, openedAt, releasedAt, endedAt } = row
  const { kind, form, words, number } = version
  const about = { code, kind, state, openedAt, releasedAt, isOver: endedAt !== null }
  return { ...about, number: number ?? 1, form, words }
}

/** Statements of one page, which is to fit into the first answer of a slow connection. */
const MAX_ITEMS = 20

export const publicStatements = query({
  ...anybody,
  name: 'statements.publicStatements',
  summary: 'For everybody: what was said to the public, the newest incident first.',
  input: z.strictObject({ after: noun.statementCode.optional() }),
  output: z.strictObject({ items: z.array(publicStatement), next: noun.statementCode.nullable() }),
  async run(ctx, { after: code }) {
    const last = code === undefined ? undefined : await store.statements.one(ctx.tx, { code })
    const where = { firstAt: { not: null }, id: last && { before: last.id } } as const
    const how = { order: ['-id'], limit: MAX_ITEMS + 1 } as const
    const rows = await store.statements.many(ctx.tx, where, how)
    const items = await shown(ctx, rows.slice(0, MAX_ITEMS))
    return { items, next: rows.length > MAX_ITEMS ? (items.at(-1)?.code ?? null) : null }
  },
})

const publicVersion = z.strictObject({
  number: z.number().int(),
  form: noun.form,
  kind: noun.kind.nullable(),
  words: noun.keptWords,
  at: time,
  /** Of code, form, number and words in RFC 8785 form; the public record holds it, and the kind beside it. */
  sha256: noun.sha256,
  record: z.string(),
})
export type PublicVersion = z.infer<typeof publicVersion>

export const publicStatementByCode = query({
  ...anybody,
  name: 'statements.publicStatement',
  summary: 'For everybody: one statement with every version that was published, the newest first.',
  input: z.strictObject({ code: noun.statementCode }),
  output: publicStatement.extend({ versions: z.array(publicVersion) }),
  async run(ctx, { code }) {
    const said = { code, firstAt: { not: null } } as const
    const row = found(await store.statements.one(ctx.tx, said), 'unknownStatement')
    const of = { statement: row.id, state: 'released' } as const
    const how = { order: ['-number'], limit: noun.MAX_VERSIONS } as const
    const versions = await store.versions.many(ctx.tx, of, how)
    return {
      ...found(saidOf(row, versions[0]) ?? undefined, 'unknownStatement'),
      versions: versions.map(({ number, form, kind, words, settledAt, record }) => {
        const part = { code, number: number ?? 1, form, words }
        const { code: _, ...own } = part
        return {
          ...own,
          kind,
          at: settledAt ?? row.openedAt,
          sha256: publicHash(part),
          record: record ?? '',
        }
      }),
    }
  },
})

/** Statements on the front page, of those that go on and of those that were corrected. */
const MAX_FRONT = 5

export const publicNow = query({
  ...anybody,
  name: 'statements.publicNow',
  summary:
    'For everybody: statements about what goes on, and for a fortnight those that were corrected or taken back.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(publicStatement) }),
  async run(ctx) {
    const how = { order: ['-id'], limit: MAX_FRONT } as const
    const going = await store.statements.many(ctx.tx, { state: 'released', endedAt: null }, how)
    const since = { from: addMs(ctx.now, -noun.CORRECTED_MS) }
    const corrected = await store.statements.many(ctx.tx, { correctedAt: since }, how)
    const all = new Map([...going, ...corrected].map((row) => [row.id, row]))
    return { items: await shown(ctx, [...all.values()]) }
  },
})

/** Statements of the feed. */
const FEED_ITEMS = 50

export const statementFeed = query({
  ...anybody,
  name: 'statements.feed',
  summary: 'For everybody: the newest statements in the words of the node, for feeds.',
  input: z.strictObject({}),
  output: feedAnswer,
  async run(ctx) {
    const how = { order: ['-releasedAt', '-id'], limit: FEED_ITEMS } as const
    const rows = await store.statements.many(ctx.tx, { releasedAt: { not: null } }, how)
    const [language = 'en'] = ctx.node.languages
    const t = ctx.node.speak(isLanguage(language) ? language : 'en')
    const items = (await shown(ctx, rows)).map(({ code, kind, form, words, releasedAt: at }) => {
      const { known, unknown, vote, why } = words[language] ?? Object.values(words)[0] ?? {}
      const all = [form === 'first' ? undefined : t(texts[form]), why, known, unknown, vote]
      return {
        path: `/statements/${code}`,
        title: t(texts[kind ?? 'something']),
        words: all.filter((one) => one !== undefined).join(' '),
        at,
      }
    })
    return { items, newest: items[0]?.at ?? null }
  },
})
