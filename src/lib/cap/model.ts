/** XML namespace of CAP 1.2. Source: OASIS CAP 1.2 §3. */
export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2'

export const CAP_STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const
export const CAP_MESSAGE_TYPES = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const
export const CAP_SCOPES = ['Public', 'Restricted', 'Private'] as const
export const CAP_CATEGORIES = [
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
] as const
export const CAP_RESPONSE_TYPES = [
  'Shelter',
  'Evacuate',
  'Prepare',
  'Execute',
  'Avoid',
  'Monitor',
  'Assess',
  'AllClear',
  'None',
] as const
export const CAP_URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
export const CAP_SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
export const CAP_CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const

export type CapStatus = (typeof CAP_STATUSES)[number]
export type CapMessageType = (typeof CAP_MESSAGE_TYPES)[number]
export type CapScope = (typeof CAP_SCOPES)[number]
export type CapCategory = (typeof CAP_CATEGORIES)[number]
export type CapResponseType = (typeof CAP_RESPONSE_TYPES)[number]
export type CapUrgency = (typeof CAP_URGENCIES)[number]
export type CapSeverity = (typeof CAP_SEVERITIES)[number]
export type CapCertainty = (typeof CAP_CERTAINTIES)[number]

/** A named code: eventCode, parameter and geocode have this form. */
export interface CapNamedValue {
  readonly valueName: string
  readonly value: string
}

/** A file that belongs to an info block. `size` is in bytes, `derefUri` is base64, `digest` SHA-1. */
export interface CapResource {
  readonly resourceDesc: string
  readonly mimeType: string
  readonly size?: number
  readonly uri?: string
  readonly derefUri?: string
  readonly digest?: string
}

/**
 * A place; all its polygons, circles and geocodes, and all areas of a block, form a union.
 * `altitude` and `ceiling` are feet above mean sea level.
 */
export interface CapArea {
  readonly areaDesc: string
  /** Each `lat,lon lat,lon …`, WGS 84, at least four pairs, the first repeated as the last. */
  readonly polygon: readonly string[]
  /** Each `lat,lon radius`, the radius in kilometres. */
  readonly circle: readonly string[]
  readonly geocode: readonly CapNamedValue[]
  readonly altitude?: number
  readonly ceiling?: number
}

/** What the alert says, in one language; an absent language means `en-US`. */
export interface CapInfo {
  readonly language?: string
  readonly category: readonly CapCategory[]
  readonly event: string
  readonly responseType: readonly CapResponseType[]
  readonly urgency: CapUrgency
  readonly severity: CapSeverity
  readonly certainty: CapCertainty
  readonly audience?: string
  readonly eventCode: readonly CapNamedValue[]
  readonly effective?: string
  readonly onset?: string
  readonly expires?: string
  readonly senderName?: string
  readonly headline?: string
  readonly description?: string
  readonly instruction?: string
  readonly web?: string
  readonly contact?: string
  readonly parameter: readonly CapNamedValue[]
  readonly resource: readonly CapResource[]
  readonly area: readonly CapArea[]
}

/**
 * A CAP 1.2 message under the names of the standard, lists in the order of the message. Times are
 * CAP times (see time.ts), kept exactly as received because `references` of later messages repeat
 * them. Source: OASIS CAP 1.2 §3.2.
 */
export interface CapAlert {
  readonly identifier: string
  readonly sender: string
  readonly sent: string
  readonly status: CapStatus
  readonly msgType: CapMessageType
  readonly source?: string
  readonly scope: CapScope
  readonly restriction?: string
  readonly addresses?: string
  readonly code: readonly string[]
  readonly note?: string
  /** `sender,identifier,sent` items with white space between; read it with parseReferences. */
  readonly references?: string
  readonly incidents?: string
  readonly info: readonly CapInfo[]
  /**
   * Set by parseCap where the message carries an XML signature, which this codec does not verify.
   * writeCap leaves it out: a signature covers the received bytes and not a rewritten message.
   */
  readonly signature?: 'not_verified'
}

/** The language of a block, with the default of the standard for an absent one. */
export function capLanguage(block: CapInfo): string {
  return block.language ?? 'en-US'
}

/** What is wrong with a message, as a stable code. */
export type CapErrorCode =
  | 'too_large'
  | 'bad_encoding'
  | 'not_well_formed'
  | 'doctype'
  | 'too_deep'
  | 'too_many_elements'
  | 'wrong_namespace'
  | 'unknown_element'
  | 'unknown_attribute'
  | 'wrong_order'
  | 'repeated'
  | 'missing'
  | 'unexpected_text'
  | 'empty'
  | 'bad_value'
  | 'bad_character'

/** A message that is not CAP 1.2: `path` leads to the place, as in `/alert/info[2]/urgency`. */
export class CapError extends Error {
  readonly code: CapErrorCode
  readonly path: string

  constructor(code: CapErrorCode, path: string, detail = '') {
    super(`${code} at ${path}${detail && `: ${detail}`}`)
    this.name = 'CapError'
    this.code = code
    this.path = path
  }
}
