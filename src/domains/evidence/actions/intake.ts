import { z } from 'zod'
import {
  command,
  type CommandContext,
  type QueryContext,
  rawCommand,
} from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { byteCount } from '../../../core/bounds.ts'
import { exactMoment } from '../../../core/exact-moment.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { portions } from '../../../core/portions.ts'
import { partyOf } from '../event.ts'
import { identifiedIncident } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { MAX_SHEET } from '../source-hash.ts'
import * as store from '../store.ts'
import { itemHere, write } from './append.ts'
import { atSource, comparedWithSource, sourceTold } from './at-source.ts'
import { recipients, recipientsIn } from './recipients.ts'
import { commitNames } from './name.ts'
import { addItem, ERASE_JOB, TAKE_JOB } from './preserve.ts'

const adding = { permission: 'evidence:add', scope: 'area' } as const

const facts = {
  area: areaPath,
  title: line(200),
  /** Id or code of the incident that it belongs to; its timeline tells of it then. */
  incident: line(100).optional(),
  /** When it was taken at the source, with seconds and offset where they are known. */
  taken: exactMoment.optional(),
  ...noun.takenIn,
}

const fileName = line(200)
/** The hash that was taken at the source, or a sheet with a line for the file. */
const sourceHash = lines(MAX_SHEET).optional()

/** The id of an incident that is named by its id or code. Refuses as incidents do where there is none for the caller. */
async function incidentNamed(
  ctx: CommandContext,
  incident: string | undefined,
): Promise<string | null> {
  if (incident === undefined) return null
  return (await ctx.ask(identifiedIncident, { incident })).incident
}

/** The parts of an upload follow each other; the last may be shorter, and no part is empty. */
const raw = { maxBytes: noun.MAX_PART_BYTES, keptMs: noun.UNFINISHED_MS } as const

export const openItem = command({
  ...adding,
  name: 'evidence.openItem',
  summary: 'Begins to hand in a file; its parts follow, then it is closed.',
  input: z.strictObject({
    ...facts,
    name: fileName,
    sourceHash,
    recipients,
    /** The item that it was made from. */
    parent: id.optional(),
  }),
  output: z.strictObject({ item: id, code: z.string() }),
  async run(ctx, { area, title, incident, name, parent, recipients: list, ...given }) {
    ctx.inArea(area)
    const to = recipientsIn(list)
    const from = parent === undefined ? null : await parentHere(ctx, parent)
    const item = await addItem(ctx, {
      kind: from === null ? 'file' : 'derived',
      state: 'open',
      area,
      title,
      fileName: name,
      incident: (await incidentNamed(ctx, incident)) ?? from?.incident ?? null,
      parent: from?.id ?? null,
      ...atSource(ctx, { ...given, name }),
    })
    await saySo(ctx, item, given, to)
    return { item: item.id, code: item.code }
  },
})

async function parentHere(ctx: CommandContext, parent: string): Promise<noun.ItemRow> {
  const item = await itemHere(ctx, parent)
  if (item.state !== 'held') throw refusal('notHeld')
  return item
}

type Said = z.output<z.ZodObject<typeof noun.takenIn>>

/** Keeps what was said of an item until it gets its chain. */
async function saySo(
  ctx: CommandContext,
  item: noun.ItemRow,
  { place, state, photo, present, method, legalBasis }: Said,
  to: readonly string[],
): Promise<void> {
  const said = { place, state, photo, present, method, legalBasis }
  const texts = Object.entries(said).flatMap(([field, text]) =>
    text === undefined ? [] : [[field, text] as const],
  )
  const { key: by, role } = partyOf(ctx.actor, item.area)
  await store.intakes.insert(ctx.tx, {
    item: item.id,
    said: { by, role, texts: Object.fromEntries(texts) },
    ...(to.length === 0 ? {} : { material: JSON.stringify({ recipients: to }) }),
  })
}

const partPlace = z.strictObject({
  item: id,
  /** From 0. */
  n: z
    .number()
    .int()
    .min(0)
    .max(noun.MAX_PARTS - 1),
})

export const addPart = rawCommand({
  ...adding,
  name: 'evidence.addPart',
  summary:
    'Brings one part of a file, at most 8 MiB; the same part again changes nothing, and what came stays for seven days.',
  input: partPlace,
  output: z.strictObject({ sha256: z.string(), size: z.number().int() }),
  raw: {
    ...raw,
    partOf: ({ item, n }) => ({ whole: item, n }),
    async admit(ctx, { item }) {
      const row = found(await store.items.one(ctx.tx, { id: item }), 'unknownItem')
      checkReach(ctx, row)
      checkUpload(ctx, row)
    },
  },
  async run(ctx, { item, n }, { sha256, size }) {
    checkUpload(ctx, await itemHere(ctx, item))
    const known = await store.parts.one(ctx.tx, { item, n })
    if (known !== undefined && known.sha256 !== sha256)
      throw refusal('otherPart', { params: { n } })
    if (known === undefined) await store.parts.insert(ctx.tx, { item, n, sha256, size })
    ctx.unchanged('a part is no fact before the item is closed')
    return { sha256, size }
  },
})

function checkReach(ctx: QueryContext, { area }: noun.ItemRow): void {
  found(
    ctx.areas().find((held) => areaContains(held, area)),
    'unknownItem',
  )
}

/** Only who began to hand it in goes on with it. */
function checkUpload(ctx: Pick<QueryContext, 'actor'>, { addedBy, state }: noun.ItemRow): void {
  if (addedBy !== ctx.actor.id) throw refusal('notYours')
  if (state !== 'open') throw refusal('notOpen')
}

export const closeItem = command({
  ...adding,
  name: 'evidence.closeItem',
  summary:
    'Says that all parts came; both hashes are taken from them, then the item gets its chain.',
  input: z.strictObject({ item: id, size: byteCount.min(1) }),
  output: z.strictObject({ item: id }),
  async run(ctx, { item: of, size }) {
    const item = await itemHere(ctx, of)
    checkUpload(ctx, item)
    const parts = await store.partsOf(ctx.tx, of)
    const missing = parts.findIndex((part, n) => part.n !== n)
    const n = missing >= 0 ? missing : parts.length
    const sum = parts.reduce((total, part) => total + part.size, 0)
    if (missing >= 0 || sum < size) throw refusal('partMissing', { params: { n } })
    if (sum > size) throw refusal('notOpen')
    await handIn(ctx, item, { parts: parts.length, size: sum })
    return { item: of }
  },
})

/** From here on the item takes no more parts, and its hashes are taken from those that came. */
async function handIn(
  ctx: CommandContext,
  item: noun.ItemRow,
  body: { readonly parts: number; readonly size: number },
): Promise<void> {
  await store.items.change(ctx.tx, { id: item.id }, { state: 'hashing' })
  await ctx.schedule({ kind: TAKE_JOB, subject: item.id, dueAt: ctx.now })
  ctx.record(records['item.handedIn'], { subject: item.id, area: item.area, body })
}

export const addFile = rawCommand({
  ...adding,
  name: 'evidence.addFile',
  summary: 'Hands in a file of at most 8 MiB at once.',
  input: z.strictObject({ ...facts, name: fileName, sourceHash, recipients }),
  output: z.strictObject({ item: id, code: z.string() }),
  raw: {
    ...raw,
    async admit(ctx, { area }) {
      found(
        ctx.areas().find((held) => areaContains(held, area)),
        'unknownItem',
      )
    },
  },
  async run(ctx, { area, title, incident, name, recipients: list, ...given }, { sha256, size }) {
    ctx.inArea(area)
    const to = recipientsIn(list)
    const one = { kind: 'file', state: 'open', area, title, fileName: name } as const
    const item = await addItem(ctx, {
      ...one,
      incident: await incidentNamed(ctx, incident),
      ...atSource(ctx, { ...given, name }),
    })
    await saySo(ctx, item, given, to)
    await store.parts.insert(ctx.tx, { item: item.id, n: 0, sha256, size })
    await handIn(ctx, item, { parts: 1, size })
    return { item: item.id, code: item.code }
  },
})

export const dropItem = command({
  ...adding,
  name: 'evidence.dropItem',
  summary: 'Gives up handing in a file; what came of it is deleted.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({}),
  async run(ctx, { item: of }) {
    const item = await itemHere(ctx, of)
    checkUpload(ctx, item)
    await drop(ctx, item, 'person')
    return {}
  },
})

/** Lets go of an upload; its bytes go by a job, and what is still on its way with the sweep. */
export async function drop(
  ctx: CommandContext,
  item: noun.ItemRow,
  why: 'person' | 'late',
): Promise<void> {
  await store.intakes.remove(ctx.tx, { item: item.id })
  const gone = { state: 'dropped', title: '', words: '', fileName: '' } as const
  await store.items.change(ctx.tx, { id: item.id }, gone)
  await ctx.schedule({ kind: ERASE_JOB, subject: item.id, dueAt: ctx.now })
  ctx.record(records['item.dropped'], { subject: item.id, area: item.area, body: { why } })
}

export const addPhysical = command({
  ...adding,
  name: 'evidence.addPhysical',
  summary: 'Writes down a thing that was collected: a device, a sheet of paper.',
  input: z.strictObject({ ...facts, media: line(200) }),
  output: z.strictObject({ item: id, code: z.string() }),
  async run(ctx, { area, title, incident, media, taken, ...said }) {
    ctx.inArea(area)
    const from = atSource(ctx, { ...given({ taken }), name: '' })
    const one = { kind: 'physical', state: 'hashing', area, title, fileName: '' } as const
    const where = { incident: await incidentNamed(ctx, incident), ...from }
    const item = await addItem(ctx, { ...one, ...where })
    const how = `${said.method ?? ''}${sourceTold(item)}`.trim()
    const actor = partyOf(ctx.actor, area)
    const collected = await write(ctx, item, {
      type: 'collected',
      actor,
      to: actor,
      texts: {
        ...foundAs(said),
        method: how === '' ? undefined : how,
        legal_basis: said.legalBasis,
        media,
      },
    })
    await hold(ctx, collected)
    return { item: item.id, code: item.code }
  },
})

/** What stands where nobody said more. */
export const NOT_SAID = 'Not noted.'

/** Words that the first events of a chain must say. */
function foundAs({ place, state, photo, present }: Said) {
  return {
    place,
    'refs.state': state ?? NOT_SAID,
    'refs.photo': photo ?? NOT_SAID,
    'refs.present': present ?? NOT_SAID,
  }
}

/** The item has its chain: it is evidence now. */
async function hold(ctx: CommandContext, item: noun.ItemRow): Promise<void> {
  const { chain, kind, area } = item
  const contentHash = chain.content?.sha256 ?? null
  await store.items.change(ctx.tx, { id: item.id }, { state: 'held', heldAt: ctx.now, contentHash })
  const body = { kind, head: chain.head ?? '', seq: chain.seq, ...chain.content }
  ctx.record(records['item.preserved'], { subject: item.id, area, body })
  await commitNames(ctx, item)
}

export const finish = command({
  permission: 'evidence:preserve',
  scope: 'nation',
  name: 'evidence.finish',
  summary: 'Gives an item whose content was hashed its first events of custody.',
  input: z.strictObject({
    item: id,
    ...noun.hashes.shape,
    /** The age file that takes the place of what came, with its parts. */
    sealed: noun.sealedAs
      .extend({
        parts: z
          .array(z.strictObject({ sha256: noun.sha256, size: byteCount.min(1) }))
          .max(noun.MAX_PARTS + noun.SEALED_PARTS),
      })
      .optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { item: of, sealed, ...content }) {
    const item = found(await store.items.one(ctx.tx, { id: of }), 'unknownItem')
    const taken = await store.intakes.one(ctx.tx, { item: of })
    if (item.state !== 'hashing' || taken === undefined) {
      ctx.unchanged('it has its chain already')
      return {}
    }
    const { by, role, texts } = taken.said
    const said = texts as Said
    const actor = { key: by, role }
    const fits = await comparedWithSource(ctx, item, content)
    const came = `${said.method ?? 'Handed in as a file over the network, stored as it came.'}${sourceTold(fits)}`
    const how = sealed === undefined ? came : await sealedHow(ctx, { item: of, came, sealed })
    const tool = { name: 'scrutineer', version: ctx.node.version }
    const at = { actor, to: actor }
    const identified = await write(ctx, fits, { type: 'identified', ...at, texts: foundAs(said) })
    const acquired = await write(ctx, identified, {
      type: 'acquired',
      ...at,
      tool,
      ...content,
      texts: {
        method: how,
        legal_basis: said.legalBasis,
        'refs.errors': 'None: every part was read whole.',
      },
    })
    const whole = item.parent === null ? acquired : await deriveFrom(ctx, acquired, item.parent)
    await store.intakes.remove(ctx.tx, { item: of })
    await hold(ctx, whole)
    return {}
  },
})

/** Puts the age file in the place of what came; gives how it is kept, in words that its chain commits to. */
async function sealedHow(
  ctx: CommandContext,
  {
    item,
    came,
    sealed: { parts, ...sealed },
  }: {
    readonly item: string
    readonly came: string
    readonly sealed: noun.SealedAs & { readonly parts: readonly { sha256: string; size: number }[] }
  },
): Promise<string> {
  await store.parts.remove(ctx.tx, { item })
  for (const some of portions(parts.map((part, n) => ({ item, n, ...part }))))
    await store.parts.insert(ctx.tx, [...some])
  await store.sealedItems.insert(ctx.tx, { item, ...sealed })
  const { size, sha256, sha512, recipients: to } = sealed
  return `${came} Kept as an age file of ${size} bytes, SHA-256 ${sha256}, SHA-512 ${sha512}, for ${to.join(', ')}.`
}

/** A derived item stands in two chains: its own names the parent, the parent's names the child. */
async function deriveFrom(
  ctx: CommandContext,
  item: noun.ItemRow,
  parent: string,
): Promise<noun.ItemRow> {
  const from = found(await store.items.one(ctx.tx, { id: parent }), 'unknownItem')
  const tool = { name: 'scrutineer', version: ctx.node.version }
  const actor = item.chain.custodian ?? { key: item.addedBy, role: 'investigator' }
  const texts = { 'refs.purpose': 'Made from another item by whoever handed it in.' }
  const one = { type: 'derived', actor, tool, texts } as const
  if (!from.chain.isEnded) await write(ctx, from, { ...one, refs: { child: item.id } })
  return await write(ctx, item, { ...one, refs: { parent }, ...item.chain.content })
}
