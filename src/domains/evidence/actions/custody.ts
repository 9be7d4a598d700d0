import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { forgetSoon } from '../../../core/forgotten.ts'
import { id } from '../../../core/id.ts'
import { movedBy } from '../../../core/moved.ts'
import { addMs, time } from '../../../core/time.ts'
import { checkSecondPerson } from '../../../core/two-persons.ts'
import { challengeOf, eventHash, parseEvent, type Party } from '../../../lib/custody/index.ts'
import { isSignedByOfficer, NODE, partyOf, prepared, type Prepared, secondOf } from '../event.ts'
import { checkedAssertion, personsHolding } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { checkOpen } from '../shut.ts'
import * as store from '../store.ts'
import { append, contentOf, isHashedFor, itemHere, type OfficerProof, write } from './append.ts'
import { hashOfAsk } from './ask.ts'
import { ERASE_JOB } from './preserve.ts'
import { CHECK_JOB, checkSubject } from './upkeep.ts'

const handling = { permission: 'evidence:handle', scope: 'area' } as const

/** What the next event would be, with the seal that it puts on. */
interface Drafted extends Prepared {
  readonly seal: {
    readonly commitment: string
    readonly salt: string
    readonly number: string
  } | null
  /** What was asked for as whoever does it read it; null where nobody has to. */
  readonly asked: string | null
}

export const prepareEvent = command({
  ...handling,
  name: 'evidence.prepareEvent',
  summary:
    'The bytes of the next event of an item, to be signed within five minutes; nothing is written in the chain.',
  input: noun.actInput,
  output: z.strictObject({
    draft: id,
    /** Canonical JSON (RFC 8785), base64url. */
    bytes: z.base64url(),
    hash: z.string(),
    /** What the passkey is asked to sign; null where none is asked for. */
    challenge: z.string().nullable(),
    rpId: z.string(),
    until: time,
  }),
  async run(ctx, input) {
    const item = await itemHere(ctx, input.item)
    const { event, bytes, texts, seal, asked } = await drafted(ctx, item, input)
    const until = addMs(ctx.now, noun.DRAFT_MS)
    const draft = ctx.newId()
    await store.drafts.remove(ctx.tx, { untilAt: { before: ctx.now } })
    await store.drafts.insert(ctx.tx, {
      id: draft,
      item: item.id,
      person: ctx.actor.id,
      bytes: new Uint8Array(bytes),
      // The number of a seal travels as one more word; it is told apart by its field.
      texts:
        seal === null
          ? [...texts]
          : [...texts, { field: SEAL, salt: seal.salt, text: seal.number }],
      untilAt: until,
      asked,
    })
    ctx.unchanged('what is prepared is no act yet')
    return {
      draft,
      bytes: Buffer.from(bytes).toString('base64url'),
      hash: eventHash(bytes),
      challenge: isSignedByOfficer(ctx, event.type) ? challengeOf(bytes) : null,
      rpId: new URL(ctx.node.origin).hostname,
      until,
    }
  },
})

const SEAL = 'seal'

export const appendEvent = command({
  ...handling,
  name: 'evidence.appendEvent',
  summary:
    'Signs a prepared event and writes it in the chain; refused where the chain has gone on.',
  input: z.strictObject({ draft: id, assertion: noun.officerAnswer.optional() }),
  output: z.strictObject({ item: id, seq: z.number().int(), hash: z.string() }),
  async run(ctx, { draft: of, assertion }) {
    const draft = found(await store.drafts.one(ctx.tx, { id: of }), 'lateDraft')
    if (draft.person !== ctx.actor.id || draft.untilAt < ctx.now) throw refusal('lateDraft')
    const item = await itemHere(ctx, draft.item)
    const event = parseEvent(draft.bytes)
    if ((event.prev ?? null) !== item.chain.head) throw refusal('moved')
    let officer: OfficerProof | undefined
    if (isSignedByOfficer(ctx, event.type)) {
      if (assertion === undefined) throw refusal('passkeyNeeded')
      const challenge = challengeOf(draft.bytes)
      officer = { assertion, ...(await ctx.ask(checkedAssertion, { challenge, assertion })) }
    }
    const put = draft.texts.find(({ field }) => field === SEAL)
    const seal =
      put === undefined || event.seal === undefined
        ? null
        : { commitment: event.seal, salt: put.salt, number: put.text }
    const texts = draft.texts.filter(({ field }) => field !== SEAL)
    await store.drafts.remove(ctx.tx, { id: of })
    const { bytes, asked } = draft
    return await carryOut(ctx, item, { event, bytes, texts, seal, asked }, officer)
  },
})

export const act = command({
  ...handling,
  name: 'evidence.act',
  summary: 'Prepares and writes an event at once, where no passkey is asked for.',
  input: noun.actInput,
  output: z.strictObject({ item: id, seq: z.number().int(), hash: z.string() }),
  async run(ctx, input) {
    const item = await itemHere(ctx, input.item)
    if (isSignedByOfficer(ctx, input.type)) throw refusal('passkeyNeeded')
    return await carryOut(ctx, item, await drafted(ctx, item, input))
  },
})

/** Writes the event, and what follows from it beside the chain. */
async function carryOut(
  ctx: CommandContext,
  item: noun.ItemRow,
  drafted: Drafted,
  officer?: OfficerProof,
) {
  const { event, bytes, seal } = drafted
  // What was asked for may have been taken back since, and something else asked for.
  if (needsSecond(event.type))
    await secondFor(ctx, item, { type: event.type, asked: drafted.asked })
  await append(ctx, item, drafted, officer)
  const { seq, type } = event
  if (type === 'sealed' && seal !== null)
    await store.seals.insert(ctx.tx, { item: item.id, ...seal, putOn: seq })
  if (type === 'unsealed' && event.seal !== undefined) {
    const where = { item: item.id, commitment: event.seal }
    await store.seals.change(ctx.tx, where, { takenOff: seq })
  }
  if (needsSecond(type)) await store.asks.remove(ctx.tx, { item: item.id })
  if (type === 'content-erased') await erase(ctx, item, seq)
  return { item: item.id, seq, hash: eventHash(bytes) }
}

/** The words go at once, the content by a job; its chain stays, with the commitments. */
async function erase(ctx: CommandContext, item: noun.ItemRow, seq: number): Promise<void> {
  await store.forgetWords(ctx.tx, item.id)
  await store.sealedItems.remove(ctx.tx, { item: item.id })
  const gone = { title: '', words: '', fileName: '', erasedAt: ctx.now }
  await store.items.change(ctx.tx, { id: item.id }, gone)
  await ctx.schedule({ kind: ERASE_JOB, subject: item.id, dueAt: ctx.now })
  await forgetSoon(ctx)
  ctx.record(records['content.erased'], { subject: item.id, area: item.area, body: { seq } })
}

/** The next event as this person may do it now. */
async function drafted(
  ctx: CommandContext,
  item: noun.ItemRow,
  input: noun.ActInput,
): Promise<Drafted> {
  if (item.chain.seq === 0 || item.state === 'dropped') throw refusal('notHeld')
  const { type } = input
  const actor = await actorOf(ctx, item, type)
  const sealed = await sealOf(ctx, item, input)
  const texts = wordsOf(input)
  const own = { type, actor, texts, ...sealed.said, ...(await rest(ctx, item, { input, actor })) }
  return { ...prepared(ctx, item, own), seal: sealed.put, asked: input.asked ?? null }
}

/** Who may do it: the receiver what is offered to him, the prosecutor the erasing, all else whoever has the item. */
async function actorOf(
  ctx: CommandContext,
  { chain, area }: noun.ItemRow,
  type: noun.ActInput['type'],
): Promise<Party> {
  const own = partyOf(ctx.actor, area)
  if (type === 'transfer-accepted' || type === 'transfer-refused') {
    const to = chain.offer?.to
    if (to?.key !== own.key) throw refusal('notReceiver')
    return to
  }
  if (type === 'correction') return own
  if (type === 'content-erased') {
    if (own.role === 'prosecutor' || own.role === 'operator' || ctx.node.realm === 'exercise')
      return own
    throw refusal('notAsked')
  }
  if (chain.custodian?.key !== own.key) throw refusal('notCustodian')
  return chain.custodian
}

type Input = Pick<noun.ActInput, 'type' | 'to' | 'asked' | 'corrects' | 'tool' | 'toolVersion'>

/** What an event says beside its words and its seal. */
async function rest(
  ctx: CommandContext,
  item: noun.ItemRow,
  { input, actor }: { readonly input: Input; readonly actor: Party },
) {
  const { type, to, asked, corrects, tool, toolVersion: version } = input
  const { chain } = item
  if (type === 'transfer-offered') return { from: actor, to: await receiver(ctx, item, to) }
  if (type === 'transfer-accepted' || type === 'transfer-refused') {
    const { offer } = chain
    if (offer === null) throw refusal('notReceiver')
    const parties = { from: offer.from, to: offer.to, refs: { offer: offer.seq } }
    if (type === 'transfer-refused') return parties
    return { ...parties, ...lookedAt(ctx, item) }
  }
  if (needsSecond(type))
    return { refs: { second: secondOf(await secondFor(ctx, item, { type, asked }), actor) } }
  if (corrects !== undefined) return { corrects }
  if (tool === undefined) return {}
  return { tool: { name: tool, version: version ?? '0' } }
}

/** Nobody accepts what he has not had hashed since it was offered. */
function lookedAt(ctx: CommandContext, item: noun.ItemRow) {
  const content = contentOf(item)
  if (content.sha256 === undefined) return {}
  if (!isHashedFor(item, ctx.actor.id)) throw refusal('notHashed')
  if (item.isWhole !== true) throw refusal('changedContent')
  return content
}

/** Somebody else who may hold evidence of the area; in the exercise its simulated custodian. */
async function receiver(
  ctx: CommandContext,
  { area }: noun.ItemRow,
  to: string | undefined,
): Promise<Party> {
  const isOther = to !== undefined && to !== ctx.actor.id
  const role = 'custodian'
  if (isOther && ctx.node.realm === 'exercise') return { key: to, role }
  const { persons } = await ctx.ask(personsHolding, { permission: 'evidence:hold', area })
  if (isOther && persons.includes(to)) return { key: to, role }
  throw refusal('cannotReceive')
}

function wordsOf(input: noun.ActInput) {
  return {
    place: input.place,
    method: input.method,
    legal_basis: input.legalBasis,
    'refs.state': input.state,
    'refs.purpose': input.purpose,
    'refs.authority': input.authority,
    'refs.receipt': input.receipt,
    'refs.reason': input.reason,
  }
}

/** The commitment to a seal: a new one where it is put on, else that of the seal with this number. */
async function sealOf(
  ctx: CommandContext,
  { id: of, chain }: noun.ItemRow,
  { type, seal: number }: noun.ActInput,
) {
  if (number === undefined) {
    if (type === 'transfer-accepted' && chain.seals.length > 0) throw refusal('wrongSeal')
    return { said: {}, put: null }
  }
  const on = (await store.sealsOn(ctx.tx, of)).find((seal) => seal.number === number)
  if (type !== 'sealed') return { said: { seal: found(on, 'wrongSeal').commitment }, put: null }
  const { salt, commitment: fresh } = committed(ctx, number)
  const commitment = on?.commitment ?? fresh
  return { said: { seal: commitment }, put: { commitment, salt, number } }
}

function needsSecond(type: string): type is z.infer<typeof noun.askedAct> {
  return noun.askedAct.safeParse(type).success
}

/**
 * Whoever asked for it; he is another person on another device than the one who carries it out, and that one read what
 * was asked. Throws 409 Problem `evidence.ask_moved` where it is asked for otherwise by now.
 */
async function secondFor(
  ctx: CommandContext,
  { id: of }: noun.ItemRow,
  {
    type,
    asked: read,
  }: { readonly type: z.infer<typeof noun.askedAct>; readonly asked?: string | null | undefined },
): Promise<Party> {
  const row = found(await store.asks.one(ctx.tx, { item: of, type }), 'notAsked')
  const { person, role, device, askedAt: at } = row
  checkSecondPerson(ctx, { by: { person, device } })
  if (read !== hashOfAsk(row))
    throw refusal('askMoved', { params: await movedBy(ctx, { person, at }) })
  return { key: person, role }
}

export const takeOver = command({
  ...handling,
  permission: 'evidence:hold',
  name: 'evidence.takeOver',
  summary:
    'Has the node offer what it preserved to the caller, who has it hashed and accepts it then.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({}),
  async run(ctx, { item: of }) {
    const item = await itemHere(ctx, of)
    if (item.chain.custodian?.key !== NODE.key) throw refusal('notCustodian')
    const to = partyOf(ctx.actor, item.area)
    const texts = { 'refs.purpose': 'Taken over from the node that preserved it.' }
    await write(ctx, item, { type: 'transfer-offered', actor: NODE, from: NODE, to, texts })
    await startCheck(ctx, { ...item, offeredAt: ctx.now })
    return {}
  },
})

export const check = command({
  ...handling,
  name: 'evidence.check',
  summary: 'Has the content of an item hashed anew for the caller.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({}),
  async run(ctx, { item: of }) {
    const item = await itemHere(ctx, of)
    if (contentOf(item).sha256 === undefined) throw refusal('noContent')
    await startCheck(ctx, item)
    ctx.unchanged('what comes of it is recorded')
    return {}
  },
})

async function startCheck(ctx: CommandContext, item: noun.ItemRow): Promise<void> {
  if (contentOf(item).sha256 === undefined) return
  const subject = checkSubject(item.id, ctx.actor.id)
  await ctx.schedule({ kind: CHECK_JOB, subject, dueAt: ctx.now })
}

export const download = command({
  ...handling,
  name: 'evidence.download',
  summary:
    'Gives the content of an item to be saved, as it came, or as the age file that it is kept as; that is recorded.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({ file: noun.givenFile }),
  givesFile: true,
  async run(ctx, { item: of }) {
    const item = await itemHere(ctx, of)
    // Who is offered an item sees what it is; what is in it he gets with the item.
    await checkOpen(ctx, [{ ...item, offeredTo: null }])
    const content = contentOf(item)
    const sealed = await store.sealedAs(ctx.tx, of)
    const size = (sealed ?? content).size
    if (content.sha256 === undefined || size === undefined) throw refusal('noContent')
    ctx.record(records['item.downloaded'], { subject: of, area: item.area })
    const parts = (await store.partsOf(ctx.tx, of)).map((part) => part.sha256)
    const name = `${item.code} ${item.fileName}${sealed === null ? '' : '.age'}`.trim()
    return { file: { name, size, parts } }
  },
})
