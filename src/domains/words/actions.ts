import { createHash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query } from '../../core/action.ts'
import { count } from '../../core/bounds.ts'
import type { Pattern } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { type InForce, readOf, ownTextsIn, textsInForce } from './in-force.ts'
import { contextOf, type Imported, importedFrom, poOf } from './po-file.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import {
  catalogueName,
  MAX_TEXTS,
  poText,
  sourceOf,
  TRANSLATABLE,
  translatable,
  type Translatable,
} from './schema.ts'
import { wordings } from './store.ts'

const review = z.strictObject({ by: z.string(), at: time }).nullable()
const counts = {
  /** Texts of the product. */
  all: count,
  /** Those that exist in the language; English stands in for the others. */
  said: count,
  /** Those that nobody confirmed. */
  drafts: count,
  /** The last that was confirmed. */
  review,
}

function countsOf(texts: readonly InForce[]) {
  const said = texts.filter(({ pattern }) => pattern !== null)
  const reviews = said.flatMap((one) => one.review ?? [])
  return {
    all: texts.length,
    said: said.length,
    drafts: said.filter(({ isDraft }) => isDraft).length,
    review: reviews.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null,
  }
}

export const languages = query({
  name: 'words.languages',
  permission: 'words:read',
  scope: 'shared',
  realm: 'actual',
  summary:
    'How whole each language is, how much of it is a draft, and who confirmed the last text.',
  input: z.strictObject({}),
  output: z.strictObject({
    languages: z.array(z.strictObject({ language: translatable, own: count, ...counts })),
  }),
  async run(ctx) {
    const found = []
    for (const language of TRANSLATABLE) {
      const texts = await textsInForce(ctx, language)
      const own = texts.filter(({ isOwn }) => isOwn).length
      found.push({ language, own, ...countsOf(texts) })
    }
    return { languages: found }
  },
})

const pattern = z.union([z.string(), z.record(z.string(), z.string())])

export const textsOf = query({
  name: 'words.texts',
  permission: 'words:read',
  scope: 'shared',
  realm: 'actual',
  summary: 'The catalogues of a language, and the texts of one of them beside the English ones.',
  input: z.strictObject({ language: translatable, catalogue: catalogueName.optional() }),
  output: z.strictObject({
    catalogues: z.array(z.strictObject({ catalogue: z.string(), ...counts })),
    texts: z.array(
      z.strictObject({ key: z.string(), en: pattern, pattern: pattern.nullable(), review }),
    ),
    /** Names these texts for whoever confirms them; null without a catalogue. */
    read: z.string().nullable(),
  }),
  async run(ctx, { language, catalogue }) {
    const bySlice = Map.groupBy(await textsInForce(ctx, language), ({ message }) => message.slice)
    const catalogues = [...bySlice].map(([name, texts]) => ({
      catalogue: name,
      ...countsOf(texts),
    }))
    if (catalogue === undefined) return { catalogues, texts: [], read: null }
    const texts = bySlice.get(catalogue)
    if (texts === undefined) throw refusal('unknownCatalogue')
    const shown = texts.map((one) => ({
      key: one.message.key,
      en: one.message.en,
      pattern: one.pattern,
      review: one.review,
    }))
    return { catalogues, texts: shown, read: readOf(texts) }
  },
})

export const exportFile = query({
  name: 'words.export',
  permission: 'words:read',
  scope: 'shared',
  realm: 'actual',
  summary: 'All texts of a language as a PO file, English and Arabic beside, drafts as fuzzy.',
  input: z.strictObject({ language: translatable }),
  output: z.strictObject({ file: z.string() }),
  async run(ctx, { language }) {
    return { file: poOf(language, await textsInForce(ctx, language)) }
  },
})

export const ownTexts = query({
  name: 'words.own',
  permission: 'words:read',
  scope: 'shared',
  realm: 'actual',
  summary: 'The texts of this node itself, which go before those that ship.',
  input: z.strictObject({}),
  output: z.strictObject({
    texts: z.array(
      z.strictObject({ language: translatable, slice: z.string(), key: z.string(), pattern }),
    ),
  }),
  async run(ctx) {
    const texts = []
    for (const language of TRANSLATABLE) {
      for (const { message, pattern: said } of await ownTextsIn(ctx, language))
        texts.push({ language, slice: message.slice, key: message.key, pattern: said })
    }
    return { texts }
  },
})

export const importFile = command({
  name: 'words.import',
  permission: 'words:write',
  scope: 'nation',
  realm: 'actual',
  summary:
    'Takes over the texts of a PO file as the node’s own, or nothing of it; what it does not mark as fuzzy counts as read by whoever brings it.',
  input: z.strictObject({ language: translatable, file: poText }),
  output: z.strictObject({ changed: count, confirmed: count }),
  async run(ctx, { language, file }) {
    const texts = await textsInForce(ctx, language)
    const messages = texts.map(({ message }) => message)
    const read = importedFrom(language, file, messages)
    if ('faults' in read) throw badFile(read.faults)
    const before = new Map(texts.map((one) => [contextOf(one.message), one]))
    const fresh = read.imported.filter(
      (one) => !isAsBefore(one, before.get(contextOf(one.message))),
    )
    if (fresh.length === 0) {
      ctx.unchanged('these texts are here already')
      return { changed: 0, confirmed: 0 }
    }
    await putTexts(ctx, language, fresh)
    const isOther = (one: Imported) =>
      !isSame(one.pattern, before.get(contextOf(one.message))?.pattern ?? null)
    const done = {
      changed: fresh.filter(isOther).length,
      confirmed: fresh.filter(({ isDraft }) => !isDraft).length,
    }
    const sha256 = createHash('sha256').update(file).digest('hex')
    ctx.record(records['wording.imported'], { subject: language, body: { ...done, sha256 } })
    return done
  },
})

/** Faults that are told at once. */
const MAX_FAULTS = 50

function badFile(faults: readonly string[]) {
  const shown = faults.slice(0, MAX_FAULTS)
  const more = faults.length - shown.length
  const all = more > 0 ? [...shown, `And ${more} more.`] : shown
  return refusal('badFile', {
    params: { what: shown[0] ?? '' },
    fields: all.map((message) => ({ path: 'file', message })),
  })
}

function isSame(one: Pattern, other: Pattern | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isAsBefore({ pattern: said, isDraft }: Imported, before: InForce | undefined): boolean {
  return before !== undefined && isSame(said, before.pattern) && isDraft === before.isDraft
}

/** Rows of one statement: each has nine values, and the engines take 32,000. */
const PUT_ROWS = 500

async function putTexts(
  ctx: CommandContext,
  language: Translatable,
  texts: readonly Imported[],
): Promise<void> {
  const by = ctx.actor.id
  const rows = texts.slice(0, MAX_TEXTS).map(({ message, pattern: said, isDraft }) => ({
    language,
    slice: message.slice,
    key: message.key,
    source: sourceOf(message),
    pattern: JSON.stringify(said),
    changedBy: by,
    changedAt: ctx.now,
    reviewedBy: isDraft ? null : by,
    reviewedAt: isDraft ? null : ctx.now,
  }))
  for (let at = 0; at < rows.length; at += PUT_ROWS) {
    await wordings.put(ctx.tx, rows.slice(at, at + PUT_ROWS))
  }
}

export const confirmTexts = command({
  name: 'words.confirm',
  permission: 'words:write',
  scope: 'nation',
  realm: 'actual',
  summary: 'Marks the texts of a catalogue in a language as read and right, as they were shown.',
  input: z.strictObject({
    language: translatable,
    catalogue: catalogueName,
    /** As `words.texts` names what it shows. */
    read: z.string().regex(/^[0-9a-f]{64}$/, 'not what a page of this node shows'),
  }),
  output: z.strictObject({ confirmed: count }),
  async run(ctx, { language, catalogue, read }) {
    const all = await textsInForce(ctx, language)
    const texts = all.filter(({ message }) => message.slice === catalogue)
    if (texts.length === 0) throw refusal('unknownCatalogue')
    if (readOf(texts) !== read) throw refusal('notWhatWasRead')
    const drafts = texts.flatMap(({ message, pattern: said, isDraft }) =>
      said === null || !isDraft ? [] : [{ message, pattern: said, isDraft: false }],
    )
    if (drafts.length === 0) {
      ctx.unchanged('these texts are confirmed already')
      return { confirmed: 0 }
    }
    await putTexts(ctx, language, drafts)
    const body = { catalogue, confirmed: drafts.length, read }
    ctx.record(records['wording.confirmed'], { subject: language, body })
    return { confirmed: drafts.length }
  },
})
