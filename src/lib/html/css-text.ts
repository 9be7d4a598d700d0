/** A text of a style sheet with its escapes read: `\\43 losed` says "Closed", signs of a font of icons say nothing. */
export function cssText(written: string): string {
  if (!written.includes('\\')) return written
  return written.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? '') : charOf(Number.parseInt(code, 16)),
  )
}

function charOf(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
}
