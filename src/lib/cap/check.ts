import { splitItems, parseReferences } from './items.ts'
import { capLanguage } from './model.ts'
import type { CapAlert, CapArea, CapInfo, CapResource } from './model.ts'
import { doesCrossItself, isClosed, parseCircle, parsePolygon } from './shape.ts'
import { capTimeSeconds } from './time.ts'

/** A finding about a message that the schema lets pass. */
export interface CapIssue {
  readonly path: string
  readonly level: 'error' | 'warning'
  readonly code: string
}

/**
 * Pairs of polygon edges compared per message, about 0.3 s; beyond it a polygon is reported as not
 * checked, because a 5 MB message could otherwise ask for 10^11 comparisons.
 */
const MAX_EDGE_PAIRS = 10_000_000
/** Some displays show the headline alone and cut it here. Source: OASIS CAP 1.2 §3.2.2. */
const HEADLINE_CHARACTERS = 160

const MIME_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w!#$&^.+-]+=([\w!#$&^.+-]+|"[^"]*"))*$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const SHA1 = /^[0-9a-fA-F]{40}$/
const ABSOLUTE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"]+$/
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/
const TEXTS = [
  'event',
  'audience',
  'senderName',
  'headline',
  'description',
  'instruction',
  'contact',
] as const
const HTML = /<\/?[A-Za-z][^<>]*>|&(#\d+|#x[0-9A-Fa-f]+|[A-Za-z]\w*);/

/** Collects the findings of one message. */
interface Findings {
  error(path: string, code: string): void
  warning(path: string, code: string): void
}

function checkEnvelope(alert: CapAlert, found: Findings): void {
  if (alert.restriction !== undefined && alert.scope !== 'Restricted') {
    found.error('/alert/restriction', 'restriction_without_restricted')
  }
  if (alert.restriction === undefined && alert.scope === 'Restricted') {
    found.warning('/alert/restriction', 'restricted_without_restriction')
  }
  if (alert.addresses === undefined && alert.scope === 'Private') {
    found.error('/alert/addresses', 'private_without_addresses')
  }
  for (const name of ['addresses', 'incidents'] as const) {
    if (splitItems(alert[name] ?? '') === null) found.error(`/alert/${name}`, 'quote_not_closed')
  }
  if (alert.status === 'Exercise' && alert.note === undefined) {
    found.warning('/alert/note', 'exercise_without_note')
  }
}

function checkReferences(alert: CapAlert, found: Findings): void {
  const path = '/alert/references'
  if (alert.references === undefined) {
    if (alert.msgType !== 'Alert') found.error(path, 'references_missing')
    return
  }
  const references = parseReferences(alert.references)
  if (references === null) {
    found.error(path, 'references_malformed')
    return
  }
  const sent = capTimeSeconds(alert.sent) ?? 0
  for (const reference of references) {
    if (reference.sender === alert.sender && reference.identifier === alert.identifier) {
      found.error(path, 'reference_to_itself')
    } else if ((capTimeSeconds(reference.sent) ?? 0) > sent) {
      found.error(path, 'reference_newer_than_sent')
    }
  }
}

function checkResource(resource: CapResource, path: string, found: Findings): void {
  const { uri, derefUri } = resource
  if (!MIME_TYPE.test(resource.mimeType)) found.error(`${path}/mimeType`, 'mime_type_malformed')
  if (uri !== undefined && derefUri === undefined && !ABSOLUTE_URI.test(uri)) {
    found.error(`${path}/uri`, 'relative_uri_without_deref_uri')
  }
  if (derefUri !== undefined) {
    const text = derefUri.replace(/\s/g, '')
    if (text.length % 4 !== 0 || !BASE64.test(text)) {
      found.error(`${path}/derefUri`, 'deref_uri_not_base64')
    }
  }
  if (resource.digest !== undefined && !SHA1.test(resource.digest)) {
    found.warning(`${path}/digest`, 'digest_not_sha1')
  }
}

function checkPolygon(
  text: string,
  path: string,
  found: Findings,
  budget: { pairs: number },
): void {
  const points = parsePolygon(text)
  if (points === null) found.error(path, 'polygon_malformed')
  else if (points.length < 4) found.error(path, 'polygon_too_short')
  else if (!isClosed(points)) found.error(path, 'polygon_open')
  else {
    budget.pairs -= (points.length * points.length) / 2
    if (budget.pairs < 0) found.warning(path, 'polygon_not_checked')
    else if (doesCrossItself(points)) found.error(path, 'polygon_crosses_itself')
  }
}

function checkArea(area: CapArea, path: string, found: Findings, budget: { pairs: number }): void {
  area.polygon.forEach((text, index) => {
    checkPolygon(text, `${path}/polygon[${index + 1}]`, found, budget)
  })
  area.circle.forEach((text, index) => {
    if (parseCircle(text) === null) found.error(`${path}/circle[${index + 1}]`, 'circle_malformed')
  })
  if (area.ceiling === undefined) return
  if (area.altitude === undefined) found.error(`${path}/ceiling`, 'ceiling_without_altitude')
  else if (area.ceiling < area.altitude) found.error(`${path}/ceiling`, 'ceiling_below_altitude')
}

function checkTexts(block: CapInfo, path: string, found: Findings): void {
  for (const name of TEXTS) {
    if (HTML.test(block[name] ?? '')) found.warning(`${path}/${name}`, 'html_in_text')
  }
  if ([...(block.headline ?? '')].length > HEADLINE_CHARACTERS) {
    found.warning(`${path}/headline`, 'headline_long')
  }
}

function checkBlock(alert: CapAlert, block: CapInfo, path: string, found: Findings): void {
  if (!LANGUAGE_TAG.test(capLanguage(block))) {
    found.error(`${path}/language`, 'language_tag_malformed')
  }
  if (block.web !== undefined && !ABSOLUTE_URI.test(block.web)) {
    found.error(`${path}/web`, 'web_not_absolute')
  }
  const expires = block.expires === undefined ? null : capTimeSeconds(block.expires)
  if (expires !== null && expires <= (capTimeSeconds(alert.sent) ?? 0)) {
    found.warning(`${path}/expires`, 'expires_before_sent')
  }
  checkTexts(block, path, found)
}

/** Finds blocks that carry the same words under another language: one was never translated. */
function checkTranslations(alert: CapAlert, found: Findings): void {
  const languageOf = new Map<string, string>()
  alert.info.forEach((block, index) => {
    const text = JSON.stringify([block.headline, block.description, block.instruction])
    const language = capLanguage(block).toLowerCase().split('-')[0] ?? ''
    const other = languageOf.get(text)
    if (text === '[null,null,null]') return
    if (other === undefined) languageOf.set(text, language)
    else if (other !== language) {
      found.warning(`/alert/info[${index + 1}]`, 'same_text_in_two_languages')
    }
  })
}

/**
 * What the schema cannot say: contradictions between fields, malformed shapes, addresses and tags,
 * untranslated blocks, HTML. Reports everything, in the order of the message, and throws nothing.
 * Source: OASIS CAP 1.2 §3.2.
 */
export function checkCap(alert: CapAlert): CapIssue[] {
  const issues: CapIssue[] = []
  const found: Findings = {
    error: (path, code) => issues.push({ path, level: 'error', code }),
    warning: (path, code) => issues.push({ path, level: 'warning', code }),
  }
  const budget = { pairs: MAX_EDGE_PAIRS }
  checkEnvelope(alert, found)
  checkReferences(alert, found)
  alert.info.forEach((block, index) => {
    const path = `/alert/info[${index + 1}]`
    checkBlock(alert, block, path, found)
    block.resource.forEach((resource, place) => {
      checkResource(resource, `${path}/resource[${place + 1}]`, found)
    })
    block.area.forEach((area, place) => {
      checkArea(area, `${path}/area[${place + 1}]`, found, budget)
    })
  })
  checkTranslations(alert, found)
  return issues
}
