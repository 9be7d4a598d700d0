const SAFE_SCHEMES = ['https:', 'mailto:', 'tel:']

/** The address if it is relative or has a harmless scheme, else `#`. Escaping alone does not stop `javascript:` in an `href`. */
export function safeUrl(address: string): string {
  // Browsers drop tabs, line ends and leading control characters before they read the scheme.
  // oxlint-disable-next-line no-control-regex
  const bare = address.replaceAll(/[\u0000-\u0020\u007f-\u00a0]/g, '')
  const scheme = /^[^/?#:]*:/.exec(bare)?.[0].toLowerCase()
  if (scheme !== undefined) return SAFE_SCHEMES.includes(scheme) ? address : '#'
  // `//host` and `/\host` leave the node while looking relative.
  return /^[/\\]{2}/.test(bare) ? '#' : address
}
