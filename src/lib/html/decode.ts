/** Bytes at the start in which a `<meta charset>` counts. Source: HTML standard, "prescan a byte stream". */
const PRESCAN_BYTES = 1024

/**
 * The text of an HTML body: byte order mark, then the `charset` of the Content-Type, then `<meta charset>`, then UTF-8.
 * Never throws: what cannot be decoded becomes U+FFFD, and an unknown charset is none.
 */
export function decodeHtml(bytes: Uint8Array, contentType: string | null): string {
  const decoder =
    decoderOf(markOf(bytes)) ?? decoderOf(charsetIn(contentType ?? '')) ?? declaredIn(bytes)
  return (decoder ?? new TextDecoder()).decode(bytes)
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

function charsetIn(text: string): string | null {
  return /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(text)?.[1] ?? null
}

type Decoder = InstanceType<typeof TextDecoder>

function declaredIn(bytes: Uint8Array): Decoder | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES))
  const tag = /<meta[^>]{1,200}charset[^>]{1,80}>/i.exec(head)?.[0]
  const decoder = tag === undefined ? null : decoderOf(charsetIn(tag))
  // Letters that say so cannot be UTF-16. Source: HTML standard, "prescan a byte stream".
  return decoder?.encoding.startsWith('utf-16') ? new TextDecoder() : decoder
}

function decoderOf(label: string | null): Decoder | null {
  if (label === null) return null
  try {
    return new TextDecoder(label)
  } catch {
    // RangeError: no such encoding; a browser asks on, too.
    return null
  }
}
