/** IP addresses between text and bytes, without the repairs that system libraries make (`127.1`, `0x7f.1`). */

/** 4 or 16 bytes of an address; null when `text` is no dotted quad and no IPv6 text (zone ids are refused). */
export function addressBytes(text: string): Uint8Array | null {
  return text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text)
}

/** Text of an address of 4 or 16 bytes, IPv6 as RFC 5952 writes it; throws RangeError for another length. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.length !== 16) throw new RangeError('an address has 4 or 16 bytes')
  const groups = Array.from(
    { length: 8 },
    (_, i) => (byte(bytes, 2 * i) << 8) | byte(bytes, 2 * i + 1),
  )
  const { start, length } = longestZeroRun(groups)
  const hex = groups.map((group) => group.toString(16))
  if (length < 2) return hex.join(':')
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  let length = 0
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0
    if (length > best.length) best = { start: index - length + 1, length }
  }
  return best
}

function ipv4Bytes(text: string): Uint8Array | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  // A leading zero would be octal to some readers and decimal to others.
  if (!parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null
  return Uint8Array.from(parts, Number)
}

function ipv6Bytes(text: string): Uint8Array | null {
  if (text.length > 45) return null
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = groupBytes(halves[0] ?? '', halves.length === 1)
  if (halves.length === 1) return head?.length === 16 ? Uint8Array.from(head) : null
  const tail = groupBytes(halves[1] ?? '', true)
  if (head === null || tail === null || head.length + tail.length > 14) return null
  const bytes = new Uint8Array(16)
  bytes.set(head)
  bytes.set(tail, 16 - tail.length)
  return bytes
}

function groupBytes(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === '') return []
  const bytes: number[] = []
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    const quad =
      mayEndInIpv4 && index === groups.length - 1 && group.includes('.') ? ipv4Bytes(group) : null
    if (quad !== null) bytes.push(...quad)
    else if (/^[\da-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 255)
    } else return null
  }
  return bytes
}
