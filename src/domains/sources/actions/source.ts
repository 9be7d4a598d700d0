import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { webAddress } from '../../../lib/csl/index.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { digest, listedSource, newCodeOf, sourceRef, writing } from './thing-ref.ts'

/** What was written, with nothing where nothing was. */
export function rowOf(content: noun.SourceContent): noun.SourceFacts {
  const { publisher = null, country = null, issn = null, contact = null } = content
  const { name, kind } = content
  const languages = uniqueWords(content.languages)
  const domains = uniqueWords(content.domains)
  return { name, kind, publisher, country, issn, contact, languages, domains }
}

function uniqueWords(text: string): string {
  return [...new Set(text.split(' '))].join(' ')
}

/** Its host names, where no other source has one of them. Throws 409. */
export async function freeNames(
  { tx }: Pick<CommandContext, 'tx'>,
  own: { readonly id: string },
  row: noun.SourceFacts,
): Promise<string[]> {
  const names = row.domains.split(' ').filter((one) => one !== '')
  const taken = await store.domains.many(tx, { domain: names }, { limit: names.length + 1 })
  const other = taken.find(({ source }) => source !== own.id)
  if (other !== undefined) {
    const owner = await store.sources.one(tx, { id: other.source })
    const params = { domain: other.domain, code: owner?.code ?? '' }
    throw refusal('otherDomain', { params })
  }
  return names
}

/** Makes the source findable, and its host names its own. Throws 409 where another source has one of them. */
async function index(
  ctx: CommandContext,
  own: { readonly id: string; readonly code: string },
  row: noun.SourceFacts,
) {
  const { tx } = ctx
  const names = await freeNames(ctx, own, row)
  await store.domains.remove(tx, { source: own.id })
  await store.domains.insert(
    tx,
    names.map((domain) => ({ domain, source: own.id })),
  )
  const text = [own.code, row.name, row.publisher, row.country, row.domains, row.issn].join(' ')
  await store.indexWords(tx, own.id, text)
}

export const addSource = command({
  ...writing,
  name: 'sources.addSource',
  summary:
    'Adds a source that statements may cite: who it is, where it is found and where corrections are asked for.',
  input: noun.sourceContent,
  output: z.strictObject({ code: noun.sourceCode }),
  async run(ctx, content) {
    const [id, code] = [ctx.newId(), await newCodeOf(ctx, 'SRC')]
    const row = rowOf(content)
    const by = { addedBy: ctx.actor.id, addedAt: ctx.now }
    const end = { mergedInto: null, reason: null, endedBy: null, endedAt: null }
    await store.sources.insert(ctx.tx, { id, code, state: 'listed', ...row, ...by, ...end })
    await index(ctx, { id, code }, row)
    ctx.record(records['citedsource.added'], { subject: id, body: { code, sha256: digest(row) } })
    return { code }
  },
})

/** Says this of a source under its code. Throws 409 where another source has one of its host names. */
export async function correctTo(ctx: CommandContext, own: noun.SourceRow, row: noun.SourceFacts) {
  await store.sources.change(ctx.tx, { id: own.id }, row)
  await index(ctx, own, row)
  const body = { code: own.code, sha256: digest(row) }
  ctx.record(records['citedsource.corrected'], { subject: own.id, body })
  return {}
}

export const noteDisclosure = command({
  ...writing,
  name: 'sources.noteDisclosure',
  summary:
    'Notes what a source says of itself on one of eighteen questions, where that stands and when it was read; or that it was not found.',
  input: sourceRef.extend({
    number: noun.disclosureNumber,
    state: noun.disclosureState,
    statement: line(1_000).optional(),
    url: webAddress.optional(),
    asOf: noun.day.optional(),
    statedBy: line(200).optional(),
  }),
  output: nothing,
  async run(ctx, { source, number, state, statement, url, asOf, statedBy }) {
    const own = await listedSource(ctx.tx, source)
    const isStated = state === 'stated'
    if (isStated && (statement === undefined || url === undefined || asOf === undefined))
      throw refusal('notStated')
    if (asOf !== undefined && asOf > dateAt(ctx.now, ctx.node.zone)) throw refusal('dayToCome')
    const told = {
      state,
      statement: isStated ? (statement ?? null) : null,
      url: isStated ? (url ?? null) : null,
      asOf: asOf ?? null,
      statedBy: isStated ? (statedBy ?? null) : null,
    }
    const by = { writtenBy: ctx.actor.id, writtenAt: ctx.now }
    await store.disclosures.put(ctx.tx, { source: own.id, number, ...told, ...by })
    const body = { code: own.code, number, state, sha256: digest(told) }
    ctx.record(records['citedsource.disclosed'], { subject: own.id, body })
    return {}
  },
})

/** Adds an entry to what is said about a source. Nothing takes one away. */
async function addEntry(
  ctx: CommandContext,
  source: string,
  entry: Pick<noun.EntryRow, 'kind' | 'name' | 'cameBy' | 'words' | 'language'>,
): Promise<void> {
  const own = await listedSource(ctx.tx, source)
  const by = { writtenBy: ctx.actor.id, writtenAt: ctx.now }
  await store.entries.insert(ctx.tx, { id: ctx.newId(), source: own.id, ...entry, ...by })
  const type =
    entry.kind === 'reply' ? records['citedsource.replied'] : records['citedsource.discussed']
  ctx.record(type, { subject: own.id, body: { code: own.code, sha256: digest(entry) } })
}

export const discuss = command({
  ...writing,
  name: 'sources.discuss',
  summary:
    'Adds a remark to the public discussion of a source, signed with a name. It is never changed and never taken away.',
  input: sourceRef.extend({ ...noun.written, name: noun.signature }),
  output: nothing,
  async run(ctx, { source, ...entry }) {
    await addEntry(ctx, source, { ...entry, kind: 'remark', cameBy: null })
    return {}
  },
})

export const reply = command({
  ...writing,
  name: 'sources.reply',
  summary:
    'Adds the own reply of a source word for word beside what is said of it, with who spoke for it and how the reply came.',
  input: sourceRef.extend({ ...noun.written, name: noun.signature, cameBy: line(200) }),
  output: nothing,
  async run(ctx, { source, ...entry }) {
    await addEntry(ctx, source, { ...entry, kind: 'reply' })
    return {}
  },
})
