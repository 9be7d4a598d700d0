import type * as Saxes from 'saxes'
import { decodeCap } from './encoding.ts'
import {
  CAP_ROOT,
  MAX_CAP_DEPTH,
  MAX_CAP_ELEMENTS,
  childPath,
  isCollapsed,
  isLeafText,
  isNumeric,
} from './grammar.ts'
import type { Field } from './grammar.ts'
import { CAP_NAMESPACE, CapError } from './model.ts'
import type { CapAlert } from './model.ts'
import { late } from '../late/late.ts'

const saxes = late<typeof Saxes>('saxes')

const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#'
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'
const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance'

/** An element that has been opened and not yet closed. */
interface OpenElement {
  readonly field: Field
  readonly path: string
  readonly value: Record<string, unknown>
  /** Index of the latest child in `field.children`; later children may not stand before it. */
  at: number
  text: string
}

function openElement(field: Field, path: string): OpenElement {
  const value: Record<string, unknown> = {}
  for (const child of field.children) if (child.many) value[child.name] = []
  return { field, path, value, at: 0, text: '' }
}

/** The table line for a child element, after checking that it may stand here. */
function placeChild(parent: OpenElement, name: string): { field: Field; path: string } {
  const index = parent.field.children.findIndex((child) => child.name === name)
  const field = parent.field.children[index]
  if (field === undefined) throw new CapError('unknown_element', `${parent.path}/${name}`)
  const earlier = parent.value[name]
  const path = childPath(parent.path, field, Array.isArray(earlier) ? earlier.length + 1 : 1)
  if (!field.many && earlier !== undefined) throw new CapError('repeated', path)
  if (index < parent.at || parent.value['signature'] !== undefined) {
    throw new CapError('wrong_order', path)
  }
  parent.at = index
  return { field, path }
}

/** Refuses every attribute; namespace declarations, the schema's address and `xml:lang`, beside CAP's own `language`, are no content. */
function checkAttributes(tag: Saxes.SaxesTagNS, path: string): void {
  for (const attribute of Object.values(tag.attributes)) {
    const isDeclaration = attribute.uri === XMLNS_NAMESPACE
    const isSchemaAddress =
      attribute.uri === XSI_NAMESPACE && attribute.local.endsWith('chemaLocation')
    const isLanguage = attribute.uri === XML_NAMESPACE && attribute.local === 'lang'
    if (!isDeclaration && !isSchemaAddress && !isLanguage) {
      throw new CapError('unknown_attribute', path, attribute.name)
    }
  }
}

/** The value of a text element; null for an empty optional text, which counts as absent. */
function leafValue({ field, path, text: written }: OpenElement): string | number | null {
  const type = field.leaf ?? 'text'
  const text = isCollapsed(type) ? collapsed(written) : written
  if (text === '' && type === 'text') return field.required || field.many ? '' : null
  if (text === '') throw new CapError('empty', path)
  if (!isLeafText(type, text))
    throw new CapError('bad_value', path, JSON.stringify(text.slice(0, 80)))
  // Adding 0 turns a negative zero into the zero that a writer would produce.
  return isNumeric(type) ? Number(text) + 0 : text
}

/** White space around times, numbers and words of a list is none of theirs. Source: XML Schema part 2 §4.3.6. */
function collapsed(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '')
}

function checkComplete({ field, path, value }: OpenElement): void {
  for (const child of field.children) {
    if (!child.required) continue
    const found = value[child.name]
    if (found === undefined || (Array.isArray(found) && found.length === 0)) {
      throw new CapError('missing', childPath(path, child, 1))
    }
  }
}

/** Follows the events of the XML parser along the table and builds the value. */
function capReader() {
  const stack: OpenElement[] = []
  let result: Record<string, unknown> | null = null
  let elements = 0
  /** Open elements inside an XML signature, which is passed over. */
  let foreign = 0
  const path = (): string => stack.at(-1)?.path ?? '/'

  function open(tag: Saxes.SaxesTagNS): void {
    elements += 1
    if (elements > MAX_CAP_ELEMENTS) throw new CapError('too_many_elements', path())
    if (stack.length + foreign >= MAX_CAP_DEPTH) throw new CapError('too_deep', path())
    const parent = stack.at(-1)
    if (foreign > 0) {
      foreign += 1
    } else if (tag.uri === SIGNATURE_NAMESPACE && stack.length === 1 && parent !== undefined) {
      foreign = 1
      parent.value['signature'] = 'not_verified'
    } else {
      stack.push(enter(tag, parent))
    }
  }

  function enter(tag: Saxes.SaxesTagNS, parent: OpenElement | undefined): OpenElement {
    if (tag.uri !== CAP_NAMESPACE) throw new CapError('wrong_namespace', `${path()}/${tag.local}`)
    if (parent === undefined && tag.local !== CAP_ROOT.name) {
      throw new CapError('unknown_element', `/${tag.local}`)
    }
    const place =
      parent === undefined
        ? { field: CAP_ROOT, path: `/${CAP_ROOT.name}` }
        : placeChild(parent, tag.local)
    checkAttributes(tag, place.path)
    return openElement(place.field, place.path)
  }

  function text(chunk: string): void {
    const current = stack.at(-1)
    if (current === undefined || foreign > 0) return
    if (current.field.leaf !== null) current.text += chunk
    else if (/[^ \t\r\n]/.test(chunk)) throw new CapError('unexpected_text', current.path)
  }

  function close(): void {
    if (foreign > 0) {
      foreign -= 1
      return
    }
    const closed = stack.pop()
    if (closed === undefined) return
    if (closed.field.leaf === null) checkComplete(closed)
    const value = closed.field.leaf === null ? closed.value : leafValue(closed)
    const parent = stack.at(-1)
    if (parent === undefined) result = closed.value
    else if (closed.field.many) (parent.value[closed.field.name] as unknown[]).push(value)
    else if (value !== null) parent.value[closed.field.name] = value
  }

  return { open, text, close, path, result: () => result }
}

/**
 * Reads a CAP 1.2 message strictly: any prefix, but exact names, order, counts and enumerations; no
 * document type; XML 1.0 in UTF-8, UTF-16, ISO-8859-1 or US-ASCII. Nothing is trimmed or repaired but what the
 * schema itself does: white space around times, numbers and words of a list is none of theirs. A text may be empty;
 * an optional one then counts as absent. An XML signature at the end is noted and not verified. Comments and processing instructions are passed over.
 * Throws CapError and nothing else. Source: OASIS CAP 1.2 §3.
 */
export function parseCap(xml: string | Uint8Array): CapAlert {
  const { text, mayDeclare } = decodeCap(xml)
  const reader = capReader()
  const { SaxesParser } = saxes()
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  })
  // The parser goes on after an error unless the handler throws.
  parser.on('error', (error) => {
    throw new CapError('not_well_formed', reader.path(), error.message)
  })
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') throw new CapError('not_well_formed', '/', 'XML version is not 1.0')
    if (encoding !== undefined && !mayDeclare.includes(encoding.toLowerCase())) {
      throw new CapError('bad_encoding', '/', encoding)
    }
  })
  parser.on('doctype', () => {
    throw new CapError('doctype', '/')
  })
  parser.on('opentag', reader.open)
  parser.on('text', reader.text)
  parser.on('cdata', reader.text)
  parser.on('closetag', reader.close)
  parser.write(text).close()
  const result = reader.result()
  if (result === null) throw new CapError('missing', `/${CAP_ROOT.name}`)
  // The one cast: the table has decided the shape, and its names are the names of the model.
  return result as unknown as CapAlert
}
