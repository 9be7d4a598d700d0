import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { time } from '../../../core/time.ts'
import { assertion } from '../../../lib/custody/index.ts'

/** Requests of one case, those that ended counted. */
export const MAX_REQUESTS = 200
/** States that one request went through; one that is extended over and over has some dozens. */
export const MAX_MOVES = 200

/**
 * What is asked for: that stored data is preserved abroad, or that traffic data already preserved is disclosed so far that
 * the next provider and the path are known. Source: Convention on Cybercrime (ETS 185), Articles 29 and 30.
 */
export const article = z.enum(['29', '30'])
export type Article = z.infer<typeof article>

/**
 * The way of a request between States. `complete`: all six contents are there; `approved`: a second person stands for it;
 * `conditions`: the other State asks for some first; `mla-sent`: the request for mutual assistance is there, and the data
 * is kept until that is decided; `lapsed`: nothing came in time.
 */
export const REQUEST_STATES = [
  'draft',
  'complete',
  'approved',
  'sent',
  'acknowledged',
  'conditions',
  'preserved',
  'extended',
  'mla-sent',
  'answered',
  'refused',
  'lapsed',
  'closed',
] as const
export const requestState = z.enum(REQUEST_STATES)
export type RequestState = z.infer<typeof requestState>

/** Those in which nothing runs any more and nobody is asked for anything. */
export const SETTLED_STATES = ['answered', 'refused', 'lapsed', 'closed'] as const

/** New, for longer, or after an earlier one. Source: T-CY(2018)11, template for Article 29. */
export const requestKind = z.enum(['new', 'extension', 'follow-up'])

/** Ways by which a request leaves. Sources: Articles 25(3), 27(2), 27(9), 35. */
export const channel = z.enum(['point-24-7', 'central-authority', 'interpol', 'court', 'post'])

/**
 * Grounds on which a State may refuse. Dual criminality only where that State reserved it, and outside Articles 2 to 11.
 * Sources: Article 29(4) and (5), Article 30(2).
 */
export const refusalGround = z.enum([
  'political-offence',
  'sovereignty',
  'security',
  'ordre-public',
  'dual-criminality',
])

/** What a State may attach conditions under. Sources: Articles 27(6), 28(2), 29(6). */
export const conditionBasis = z.enum(['27(6)', '28(2)', '29(6)'])

/**
 * What every request says, in the order of Article 29(2): the authority that asks; the offence and what happened; the data
 * and how it belongs to the offence; who has it or where; why it is needed; that mutual assistance will be asked for.
 */
export const SIX_CONTENTS = [
  'authority',
  'offence',
  'data',
  'custodian',
  'necessity',
  'intention',
] as const
export type SixContents = (typeof SIX_CONTENTS)[number]

const said = lines(4_000)

/** What a request asks of whom, as its form says it; everything may be missing in a draft. */
export const requestForm = z.strictObject({
  kind: requestKind,
  /** Authority of the other State that it goes to. */
  requested: line(300).optional(),
  /** Who answers questions about it: name, address, telephone, office hours with zone, how to reply. */
  contact: lines(1_000).optional(),
  authority: said.optional(),
  offence: said.optional(),
  data: said.optional(),
  custodian: said.optional(),
  necessity: said.optional(),
  intention: said.optional(),
})
export type RequestForm = z.infer<typeof requestForm>

/** How two States stood to the treaty on the day of the approval, and who says so. */
export const treatyCheck = z.strictObject({
  on: z.string(),
  own: z.strictObject({
    iso3: z.string(),
    wasInForce: z.boolean().nullable(),
    confidence: z.string(),
    source: z.string(),
  }),
  theirs: z.strictObject({
    iso3: z.string(),
    wasInForce: z.boolean().nullable(),
    confidence: z.string(),
    source: z.string(),
  }),
  /** Where an officer saw it, where nobody had confirmed it; null where that was not needed. */
  officerSource: z.string().nullable(),
})
export type TreatyCheck = z.infer<typeof treatyCheck>

export const requestRow = z.strictObject({
  id,
  case: id,
  code: z.string(),
  article,
  state: requestState,
  /** The other State, ISO 3166-1 alpha-3. */
  iso3: z.string(),
  /** The request that this one goes on from: an extension, a follow-up, the next hop of Article 30. */
  earlier: id.nullable(),
  form: requestForm,
  draftedBy: z.string(),
  draftedAt: time,
  /** Who declared it complete, on which device. */
  completedBy: z.string().nullable(),
  completedDevice: z.string().nullable(),
  /** Canonical JSON of what is sent, from its completion on, and its SHA-256. It holds a salt of its own. */
  document: z.string().nullable(),
  hash: z.string().nullable(),
  treaty: treatyCheck.nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: time.nullable(),
  assertion: assertion.nullable(),
  officerKey: z.string().nullable(),
  channel: channel.nullable(),
  sentAt: time.nullable(),
  /** What the other State gave for a receipt. */
  receipt: z.string().nullable(),
  acknowledgedAt: time.nullable(),
  /** The day its clock began, and whether that is only assumed. */
  clockFrom: time.nullable(),
  isAssumed: z.boolean(),
  preservedAt: time.nullable(),
  /** Until when the other State said that it keeps the data. */
  keptUntil: time.nullable(),
  mlaSentAt: time.nullable(),
  refusal: refusalGround.nullable(),
  /** When its clock runs out; null while none runs. */
  lapsesAt: time.nullable(),
  settledAt: time.nullable(),
})
export type RequestRow = z.infer<typeof requestRow>

/** One step of a request: where it went, when that was, and what was said about it. */
export const moveRow = z.strictObject({
  id,
  request: id,
  from: requestState,
  to: requestState,
  /** When it happened, which may be before it was written down. */
  at: time,
  note: z.string().nullable(),
  noteSalt: z.string().nullable(),
  person: z.string(),
  writtenAt: time,
})
