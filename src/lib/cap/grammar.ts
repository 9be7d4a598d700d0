import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_MESSAGE_TYPES,
  CAP_RESPONSE_TYPES,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_STATUSES,
  CAP_URGENCIES,
} from './model.ts'
import type { CapAlert, CapArea, CapInfo, CapNamedValue, CapResource } from './model.ts'
import { isCapTime } from './time.ts'

/** Largest message in bytes, looked at before it is decoded: what the Canadian national feed carries, embedded sound included. */
export const MAX_CAP_BYTES = 5 * 1024 * 1024
/** CAP itself needs four levels; the rest is room for an XML signature. */
export const MAX_CAP_DEPTH = 16
/** A national alert with a geocode per district has a few thousand. */
export const MAX_CAP_ELEMENTS = 20_000

/** What the text of an element is: a plain text, one of a list of words, or a format. */
export type LeafType = 'text' | 'id' | 'time' | 'integer' | 'decimal' | readonly string[]

/** One line of the standard's table: an element, how often it may occur, and what it holds. */
export interface Field<Name extends string = string> {
  readonly name: Name
  readonly required: boolean
  readonly many: boolean
  readonly leaf: LeafType | null
  readonly children: readonly Field[]
}

function field<Name extends string>(
  name: Name,
  n: '1' | '0..1' | '0..n' | '1..n',
  holds: LeafType | { readonly children: readonly Field[] } = 'text',
): Field<Name> {
  const nested = typeof holds === 'object' && 'children' in holds
  return {
    name,
    required: n.startsWith('1'),
    many: n.endsWith('n'),
    leaf: nested ? null : holds,
    children: nested ? holds.children : [],
  }
}

const NAMED_VALUE: readonly Field<keyof CapNamedValue>[] = [
  field('valueName', '1'),
  field('value', '1'),
]

const RESOURCE: readonly Field<keyof CapResource>[] = [
  field('resourceDesc', '1'),
  field('mimeType', '1'),
  field('size', '0..1', 'integer'),
  field('uri', '0..1'),
  field('derefUri', '0..1'),
  field('digest', '0..1'),
]

const AREA: readonly Field<keyof CapArea>[] = [
  field('areaDesc', '1'),
  field('polygon', '0..n'),
  field('circle', '0..n'),
  field('geocode', '0..n', { children: NAMED_VALUE }),
  field('altitude', '0..1', 'decimal'),
  field('ceiling', '0..1', 'decimal'),
]

const INFO: readonly Field<keyof CapInfo>[] = [
  field('language', '0..1'),
  field('category', '1..n', CAP_CATEGORIES),
  field('event', '1'),
  field('responseType', '0..n', CAP_RESPONSE_TYPES),
  field('urgency', '1', CAP_URGENCIES),
  field('severity', '1', CAP_SEVERITIES),
  field('certainty', '1', CAP_CERTAINTIES),
  field('audience', '0..1'),
  field('eventCode', '0..n', { children: NAMED_VALUE }),
  field('effective', '0..1', 'time'),
  field('onset', '0..1', 'time'),
  field('expires', '0..1', 'time'),
  field('senderName', '0..1'),
  field('headline', '0..1'),
  field('description', '0..1'),
  field('instruction', '0..1'),
  field('web', '0..1'),
  field('contact', '0..1'),
  field('parameter', '0..n', { children: NAMED_VALUE }),
  field('resource', '0..n', { children: RESOURCE }),
  field('area', '0..n', { children: AREA }),
]

const ALERT: readonly Field<keyof CapAlert>[] = [
  field('identifier', '1', 'id'),
  field('sender', '1', 'id'),
  field('sent', '1', 'time'),
  field('status', '1', CAP_STATUSES),
  field('msgType', '1', CAP_MESSAGE_TYPES),
  field('source', '0..1'),
  field('scope', '1', CAP_SCOPES),
  field('restriction', '0..1'),
  field('addresses', '0..1'),
  field('code', '0..n'),
  field('note', '0..1'),
  field('references', '0..1'),
  field('incidents', '0..1'),
  field('info', '0..n', { children: INFO }),
]

/**
 * The whole message as one table, which the reader and the writer both follow, so that they cannot
 * disagree. The order is the order of the elements. Source: OASIS CAP 1.2 §3.4, XML schema.
 */
export const CAP_ROOT: Field = field('alert', '1', { children: ALERT })

/** Where a child stands: list members carry their place, counted from 1. */
export function childPath(parent: string, child: Field, place: number): string {
  return `${parent}/${child.name}${child.many ? `[${place}]` : ''}`
}

const FORMATS = {
  text: /[^]/,
  id: /^[^\s<&,]+$/,
  integer: /^\d{1,15}$/,
  decimal: /^[+-]?(\d{1,12}(\.\d{0,12})?|\.\d{1,12})$/,
}

/** Whether a non-empty text may stand in an element of this type; enumerations are exact. */
export function isLeafText(type: LeafType, text: string): boolean {
  if (typeof type !== 'string') return type.includes(text)
  return type === 'time' ? isCapTime(text) : FORMATS[type].test(text)
}

/** Whether values of this type are numbers in the model. */
export function isNumeric(type: LeafType): boolean {
  return type === 'integer' || type === 'decimal'
}

/** Whether white space around a text of this type is none of it. */
export function isCollapsed(type: LeafType): boolean {
  return typeof type !== 'string' || type === 'time' || isNumeric(type)
}
