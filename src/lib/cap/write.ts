import {
  CAP_ROOT,
  MAX_CAP_BYTES,
  MAX_CAP_ELEMENTS,
  childPath,
  isLeafText,
  isNumeric,
} from './grammar.ts'
import type { Field } from './grammar.ts'
import { CAP_NAMESPACE, CapError } from './model.ts'
import type { CapAlert } from './model.ts'

// Everything outside the Char production of XML 1.0; no reference can bring these into a document.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

// A bare carriage return would be read back as a line feed.
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
}

/** One element on the way out: where it goes and how many have gone before. */
interface Output {
  readonly lines: string[]
  elements: number
}

function leafText(field: Field, value: unknown, path: string): string {
  const type = field.leaf ?? 'text'
  if (typeof value !== (isNumeric(type) ? 'number' : 'string'))
    throw new CapError('bad_value', path)
  const text = String(value)
  if (text === '' && type === 'text') return text
  if (text === '') throw new CapError('empty', path)
  if (FORBIDDEN.test(text)) throw new CapError('bad_character', path)
  if (!isLeafText(type, text))
    throw new CapError('bad_value', path, JSON.stringify(text.slice(0, 80)))
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character)
}

function writeElement(output: Output, field: Field, value: unknown, path: string): void {
  output.elements += 1
  if (output.elements > MAX_CAP_ELEMENTS) throw new CapError('too_many_elements', path)
  const indent = '  '.repeat(path.split('/').length - 2)
  if (field.leaf !== null) {
    const text = leafText(field, value, path)
    output.lines.push(`${indent}<${field.name}>${text}</${field.name}>`)
    return
  }
  const namespace = field === CAP_ROOT ? ` xmlns="${CAP_NAMESPACE}"` : ''
  output.lines.push(`${indent}<${field.name}${namespace}>`)
  for (const child of field.children) {
    writeChildren(output, child, (value as Record<string, unknown>)[child.name], path)
  }
  output.lines.push(`${indent}</${field.name}>`)
}

function writeChildren(output: Output, field: Field, value: unknown, parentPath: string): void {
  const isAbsent = value === undefined || (value === '' && !field.required)
  const values: readonly unknown[] = isAbsent ? [] : field.many ? (value as unknown[]) : [value]
  if (values.length === 0 && field.required) {
    throw new CapError('missing', childPath(parentPath, field, 1))
  }
  values.forEach((item, index) => {
    writeElement(output, field, item, childPath(parentPath, field, index + 1))
  })
}

/**
 * The message as XML: default namespace, order of the standard, no signature, no empty optional
 * elements.
 * What it returns, parseCap reads back to an equal value. Throws CapError where the value is none
 * that CAP 1.2 can carry: a missing part, a bad time or word, a character XML cannot hold, a limit.
 * Source: OASIS CAP 1.2 §3.
 */
export function writeCap(alert: CapAlert): string {
  const output: Output = { lines: ['<?xml version="1.0" encoding="UTF-8"?>'], elements: 0 }
  writeElement(output, CAP_ROOT, alert, `/${CAP_ROOT.name}`)
  const xml = `${output.lines.join('\n')}\n`
  if (Buffer.byteLength(xml) > MAX_CAP_BYTES) throw new CapError('too_large', '/')
  return xml
}
