import { DnsError } from './dns-error.ts'

/** Longest name on the wire in bytes, length bytes and root included. Source: RFC 1035 section 3.1. */
export const MAX_NAME_BYTES = 255
const MAX_LABEL_BYTES = 63
/** A name has at most 127 labels, so more jumps than that only cost time. */
const MAX_JUMPS = 127

/**
 * Reads the name at `offset` of a message, following compression pointers. `name` is presentation text with its
 * final dot (`www.example.`), odd bytes as `\DDD`; `next` is the offset after the name in the message. Throws
 * DnsError when the name runs over the end, is too long, or a pointer does not point backwards.
 */
export function readName(bytes: Uint8Array, offset: number): { name: string; next: number } {
  let name = ''
  let length = 1
  let next = -1
  let at = offset
  let jumps = 0
  // Every pointer must point before the place where this stretch of labels began: no circle is possible.
  let floor = offset
  for (;;) {
    const head = bytes[at]
    if (head === undefined) throw new DnsError('name runs over the end')
    if (head === 0) return { name: name || '.', next: next < 0 ? at + 1 : next }
    if (head >= 0xc0) {
      const low = bytes[at + 1]
      if (low === undefined) throw new DnsError('pointer runs over the end')
      if (next < 0) next = at + 2
      at = ((head & 0x3f) << 8) | low
      if (at >= floor) throw new DnsError('pointer does not point backwards')
      if (++jumps > MAX_JUMPS) throw new DnsError('too many pointers in one name')
      floor = at
      continue
    }
    if (head > MAX_LABEL_BYTES) throw new DnsError('unknown label type')
    if (at + 1 + head > bytes.length) throw new DnsError('label runs over the end')
    length += head + 1
    if (length > MAX_NAME_BYTES) throw new DnsError('name is too long')
    name += `${labelText(bytes, at + 1, at + 1 + head)}.`
    at += head + 1
  }
}

/** Wire form, not compressed, of presentation text; the final dot may be missing. Throws DnsError when it is no name. */
export function writeName(name: string): Uint8Array {
  const bytes: number[] = []
  for (const label of splitLabels(name)) {
    if (label.length === 0) throw new DnsError('empty label')
    if (label.length > MAX_LABEL_BYTES) throw new DnsError('label is too long')
    bytes.push(label.length, ...label)
  }
  bytes.push(0)
  if (bytes.length > MAX_NAME_BYTES) throw new DnsError('name is too long')
  return Uint8Array.from(bytes)
}

function labelText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) {
    const code = bytes[at] ?? 0
    if (code <= 0x20 || code >= 0x7f) text += `\\${code.toString().padStart(3, '0')}`
    else if (code === 0x2e || code === 0x5c) text += `\\${String.fromCharCode(code)}`
    else text += String.fromCharCode(code)
  }
  return text
}

function splitLabels(name: string): number[][] {
  if (name === '.' || name === '') return []
  const labels: number[][] = []
  let label: number[] = []
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    if (code === 0x2e) {
      labels.push(label)
      label = []
    } else if (code === 0x5c) {
      const digits = /^\d{3}/.exec(name.slice(at + 1, at + 4))
      const escaped = digits ? Number(digits[0]) : name.charCodeAt(at + 1)
      if (!(escaped <= 255)) throw new DnsError('bad escape in a name')
      label.push(escaped)
      at += digits ? 3 : 1
    } else if (code > 0x7e) throw new DnsError('name is not ASCII; use the xn-- form')
    else label.push(code)
  }
  if (name.endsWith('.') && label.length === 0) return labels
  labels.push(label)
  return labels
}
