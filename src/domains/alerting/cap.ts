import { createHash } from 'node:crypto'
import type { NodeFacts } from '../../core/action.ts'
import { addMs, MINUTE, type Time } from '../../core/time.ts'
import {
  type CapAlert,
  type CapArea,
  CapError,
  type CapInfo,
  type CapIssue,
  type CapNamedValue,
  capTime,
  checkCap,
  checkOurProfile,
  formatReferences,
  OUR_EVENT_CODE_NAME,
  OUR_PROFILE_CODE,
  writeCap,
} from '../../lib/cap/index.ts'
import { type Block, blocksOf, type Content, publicBlocksOf } from './content.ts'
import { refusal } from './refusals.ts'
import { isEnd, type RevisionKind } from './schema.ts'
import { allClearHeadline, exerciseWord, hasAllClear, namesButton } from './templates.ts'

/** Name of the geocode that carries an area path. */
const AREA_CODE_NAME = 'Scrutineer-area'

/** A cancellation must outlive the alert at every station that was offline. */
const ENDING_LIFETIME_MIN = 24 * 60

/** One message about to be written. */
export interface Sending {
  readonly alert: string
  readonly revision: number
  readonly kind: RevisionKind
  readonly sent: Time
  readonly node: NodeFacts
  readonly content: Content
  /** Names of the areas by path. */
  readonly areaNames: ReadonlyMap<string, string>
  /** Earlier areas whose stations still get it. */
  readonly carried: readonly string[]
  /** Revisions that it replaces, with the times they were sent, and whether voters got another message than stations. */
  readonly earlier: readonly {
    readonly revision: number
    readonly sent: Time
    readonly isForTwo?: boolean
  }[]
  /** Headlines of a cancellation or an all-clear, by language; default the prepared ones. */
  readonly endTexts?: Readonly<Record<string, string | undefined>>
  /** Voters, who read another text than stations. */
  readonly isForVoters?: boolean
}

/** Identifier of a revision: the thread, then its number; the message for voters is another one. */
function identifierOf(alert: string, revision: number, isForVoters: boolean): string {
  return `${alert}.${revision}${isForVoters ? '.public' : ''}`
}

/** Whether voters get a message of their own. */
export function isForTwo({ content }: Pick<Sending, 'content'>): boolean {
  return publicBlocksOf(content).length > 0
}

/** The same message as voters get it. */
export function forVoters<S extends object>(sending: S): S & { readonly isForVoters: true } {
  return { ...sending, isForVoters: true }
}

/** The end of an alert that is sent now. */
export function expiryOf(sending: Pick<Sending, 'content' | 'kind' | 'sent'>): Time {
  const { content, kind, sent } = sending
  return addMs(sent, (isEnd(kind) ? ENDING_LIFETIME_MIN : content.lifetimeMinutes) * MINUTE)
}

/** What is said in each language, with the mark of the realm: an exercise says so first, in every language. */
export function spokenBlocks(
  sending: Pick<Sending, 'kind' | 'content' | 'node' | 'endTexts' | 'isForVoters'>,
): Block[] {
  const { kind, content, node } = sending
  const written = sending.isForVoters ? publicBlocksOf(content) : blocksOf(content)
  const blocks = written.flatMap((block) => {
    const headline = headlineOf(sending, block)
    if (headline === undefined) return []
    const instruction = isEnd(kind) ? headline : block.instruction
    return [{ ...block, headline, instruction }]
  })
  return blocks.map((block) => ({
    ...block,
    headline: withMark(node, block.language, block.headline),
  }))
}

/** A headline with the mark of the exercise before it, where it is one. */
export function withMark(node: NodeFacts, language: string, headline: string): string {
  return node.realm === 'actual' ? headline : `${exerciseWord(node, language)}: ${headline}`
}

function headlineOf(
  { kind, content, node, endTexts }: Pick<Sending, 'kind' | 'content' | 'node' | 'endTexts'>,
  block: Block,
): string | undefined {
  const { language } = block
  if (kind === 'Cancel') return endTexts?.[language] ?? content.cancelTexts[language]
  if (kind === 'AllClear') return endTexts?.[language] ?? allClearHeadline(node, content, block)
  return block.headline
}

const MESSAGE_TYPES = {
  Alert: 'Alert',
  Update: 'Update',
  AllClear: 'Update',
  Cancel: 'Cancel',
} as const

/** The CAP message of a revision. */
export function capOf(sending: Sending): CapAlert {
  const { node, content, kind, alert, revision, isForVoters = false } = sending
  const sender = new URL(node.origin).host
  const references = sending.earlier.map((one) => ({
    sender,
    identifier: identifierOf(alert, one.revision, isForVoters && one.isForTwo === true),
    sent: capTime(one.sent),
  }))
  const isExercise = node.realm === 'exercise'
  return present({
    identifier: identifierOf(alert, revision, isForVoters),
    sender,
    sent: capTime(sending.sent),
    status: isExercise ? 'Exercise' : 'Actual',
    msgType: MESSAGE_TYPES[kind],
    source: content.source,
    scope: content.scope,
    restriction:
      content.restriction ??
      (content.scope === 'Restricted' ? 'Election officials and polling stations' : undefined),
    addresses: content.addresses,
    code: [OUR_PROFILE_CODE, ...content.code],
    note: content.note ?? (isExercise ? 'Exercise: nothing in this message is real.' : undefined),
    references: references.length > 0 ? formatReferences(references) : undefined,
    incidents: content.incidents,
    info: spokenBlocks(sending).map((block) => infoOf(sending, block)),
  })
}

function infoOf(sending: Sending, block: Block): CapInfo {
  const { content, kind } = sending
  // Who at a station should act is no matter of voters.
  const roles = sending.isForVoters ? [] : content.roles
  const { severity, certainty, audience, senderName, web, contact } = content
  const own = { severity, certainty, audience, senderName, web, contact }
  const isClear = kind === 'AllClear'
  return present({
    ...block,
    category: content.category.length > 0 ? content.category : ['Security'],
    responseType: isClear ? ['AllClear'] : content.responseType,
    urgency: isClear ? 'Past' : content.urgency,
    ...own,
    eventCode: [
      { valueName: OUR_EVENT_CODE_NAME, value: content.eventCode },
      ...content.eventCodes.map(pairOf),
    ],
    effective: content.effective && capTime(content.effective),
    onset: content.onset && capTime(content.onset),
    expires: capTime(expiryOf(sending)),
    parameter: [
      ...roles.map((value) => ({ valueName: 'Scrutineer-role', value })),
      ...content.parameters.map(pairOf),
    ],
    resource: resourceOf(content),
    area: [...areasOf(sending), ...shapeOf(content)],
  })
}

function areasOf({ content, carried, areaNames }: Sending): CapArea[] {
  return [...content.areas, ...carried].map((path) => ({
    areaDesc: areaNames.get(path) ?? path,
    polygon: [],
    circle: [],
    geocode: [{ valueName: AREA_CODE_NAME, value: path }],
  }))
}

function shapeOf({ shape }: Content): CapArea[] {
  if (shape === undefined) return []
  const { areaDesc, polygon, circle, geocode, altitude, ceiling } = shape
  if (areaDesc === undefined && polygon.length + circle.length + geocode.length === 0) return []
  const desc = areaDesc ?? polygon[0] ?? circle[0] ?? ''
  const drawn = { areaDesc: desc === '' ? 'Area' : desc, polygon, circle, altitude, ceiling }
  return [present({ ...drawn, geocode: geocode.map(pairOf) })]
}

function resourceOf({ resource }: Content): CapInfo['resource'] {
  const { resourceDesc, mimeType, ...rest } = resource ?? {}
  if (resourceDesc === undefined || mimeType === undefined) return []
  return [present({ resourceDesc, mimeType, ...rest })]
}

function pairOf(text: string): CapNamedValue {
  const at = text.indexOf('=')
  return { valueName: text.slice(0, at), value: text.slice(at + 1) }
}

/** The value without its undefined parts. */
function present<T>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

/** All that stands against a release, and what is worth a look. */
export function issuesOf(sending: Sending): CapIssue[] {
  const cap = capOf(sending)
  // The exercise speaks the languages of its templates; Actual must speak those that the nation decided.
  const mandatoryLanguages = sending.node.realm === 'actual' ? sending.node.mandatoryLanguages : []
  const cancelText = Object.fromEntries(
    Object.entries(sending.content.cancelTexts).flatMap(([language, text]) =>
      text === undefined ? [] : [[language, text]],
    ),
  )
  const isEnding = isEnd(sending.kind)
  const options = isEnding ? { mandatoryLanguages } : { mandatoryLanguages, cancelText }
  const own: CapIssue[] = [...checkCap(cap), ...checkOurProfile(cap, options)]
  const untold = isEnding
    ? []
    : blocksOf(sending.content).flatMap((block) => untoldIn(sending, block))
  const codes = new Set(own.map(({ code }) => code))
  const forStations = [
    ...own,
    ...untold.filter(({ code }) => !codes.has(code)),
    ...writeIssues(cap),
  ]
  return isEnding ? forStations : [...forStations, ...voterIssues(sending)]
}

/** What stands against the text that voters read, or is worth a look there. */
function voterIssues(sending: Sending): CapIssue[] {
  const { content, node } = sending
  if (content.scope !== 'Public') return []
  const written = publicBlocksOf(content)
  const path = '/alert'
  const read = written.length > 0 ? written : blocksOf(content)
  const named = read
    .filter(({ language, headline, instruction }) =>
      namesButton(node, language, `${headline} ${instruction}`),
    )
    .map(({ language }) => ({ path, level: 'warning', code: `public_button:${language}` }) as const)
  if (written.length === 0) return [...named, { path, level: 'warning', code: 'public_shared' }]
  const told = new Set(written.map(({ language }) => language))
  const untold = blocksOf(content)
    .filter(({ language }) => !told.has(language))
    .map(({ language }) => ({ path, level: 'error', code: `public_missing:${language}` }) as const)
  const cap = capOf(forVoters(sending))
  return [...untold, ...named, ...checkCap(cap), ...writeIssues(cap)]
}

/** Ends that nobody could say in this language: a station that read the alert in it would never hear that it is over. */
function untoldIn({ content, node }: Sending, { language }: Block): CapIssue[] {
  const isCleared = content.clearTexts[language] !== undefined || hasAllClear(node, language)
  const codes = [
    content.cancelTexts[language] === undefined && 'cancel_text_missing',
    !isCleared && 'clear_text_missing',
  ].filter((code) => code !== false)
  return codes.map((code) => ({ path: '/alert', level: 'error', code: `${code}:${language}` }))
}

/** What the writer would refuse, as an issue, so that a person reads it before the release. */
function writeIssues(cap: CapAlert): CapIssue[] {
  if (cap.info.length === 0) return []
  try {
    writeCap(cap)
    return []
  } catch (cause) {
    if (cause instanceof CapError) return [{ path: cause.path, level: 'error', code: cause.code }]
    throw cause
  }
}

/** The message as bytes for ever, with its SHA-256 (hex). Throws Problem `alerting.not_fit` with every error, also of the text for voters. */
export function writtenCap(sending: Sending): { xml: string; sha256: string } {
  const errors = issuesOf(sending).filter(({ level }) => level === 'error')
  if (errors.length > 0) {
    throw refusal('notFit', {
      fields: errors
        .slice(0, 50)
        .map(({ path, code }) => ({ path: '', message: `${code} (${path})` })),
    })
  }
  const xml = writeCap(capOf(sending))
  return { xml, sha256: createHash('sha256').update(xml).digest('hex') }
}
