// Signs as BibTeX files hold them: TeX commands for what could not be typed, braces for what must stay as it is.

/** Accents by the command that sets them, as the sign that follows its letter in Unicode. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

/** Commands that stand for a sign. */
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  `ss ß|o ø|O Ø|l ł|L Ł|ae æ|AE Æ|oe œ|OE Œ|aa å|AA Å|i ı|j ȷ|dh ð|DH Ð|th þ|TH Þ|dj đ|DJ Đ|ng ŋ|NG Ŋ
textbackslash \\|textasciitilde ~|textasciicircum ^|textbraceleft {|textbraceright }|textless <|textgreater >|textbar |
textendash –|textemdash —|ldots …|dots …|textellipsis …|textquoteleft ‘|textquoteright ’|textquotedblleft “
textquotedblright ”|textquotesingle '|guillemotleft «|guillemotright »|copyright ©|textcopyright ©|texttrademark ™
textregistered ®|times ×|pm ±|cdot ·|leq ≤|geq ≥|neq ≠|approx ≈|infty ∞|sum ∑|rightarrow →
alpha α|beta β|gamma γ|delta δ|epsilon ε|varepsilon ε|zeta ζ|eta η|theta θ|iota ι|kappa κ|lambda λ|mu μ|nu ν|xi ξ|pi π|rho ρ
sigma σ|tau τ|upsilon υ|phi φ|varphi φ|chi χ|psi ψ|omega ω|Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Upsilon Υ
Phi Φ|Psi Ψ|Omega Ω|S §|P ¶|pounds £|textsterling £|euro €|texteuro €|textdegree °|textordfeminine ª|textordmasculine º`
    .split(/[|\n]/)
    .map((pair) => {
      const space = pair.indexOf(' ')
      // The bar itself cannot stand between bars.
      return [pair.slice(0, space), pair.slice(space + 1) || '|']
    }),
)

/** Commands whose one argument is what one reads of them with a colour, a size, a form: their name goes, their words stay. */
const COMMAND = /\\(?:([A-Za-z]+)\s*|(.)|$)/suy
const LETTER = /\s*(?:\{\s*)?(?:\\([ij])(?:\{\}|\s+|(?=\}))|(\p{L}))(\s*\})?/uy

/**
 * The text that a value of a BibTeX file stands for: commands and accents as signs, braces and dollar signs gone, dashes and
 * quotation marks as they are set. Linear in its length; a command that nobody knows leaves its argument.
 */
export function fromLatex(value: string): string {
  if (!/[\\{}$~`']|--/.test(value)) return value.replace(/\s+/g, ' ').trim()
  let text = ''
  for (let at = 0; at < value.length; ) {
    const sign = value[at] ?? ''
    if (sign === '\\') {
      const read = command(value, at)
      text += read.text
      at = read.end
      continue
    }
    const ligature = LIGATURES.find(([tex]) => value.startsWith(tex, at))
    text += ligature?.[1] ?? (BRACES.has(sign) ? '' : sign === '~' ? ' ' : sign)
    at += ligature?.[0].length ?? 1
  }
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

const BRACES = new Set(['{', '}', '$'])
const LIGATURES = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
] as const

interface Read {
  readonly text: string
  readonly end: number
}

/** What the command at a place stands for, and where the rest begins. */
function command(value: string, at: number): Read {
  COMMAND.lastIndex = at
  const [whole = '\\', name, sign] = COMMAND.exec(value) ?? []
  const end = at + whole.length
  const said = name ?? sign ?? ''
  const letter = Object.hasOwn(ACCENTS, said) ? accented(value, end, ACCENTS[said] ?? '') : null
  if (letter !== null) return letter
  if (sign !== undefined) return { text: sign === '\\' ? ' ' : sign, end }
  const known = Object.hasOwn(SIGNS, said) ? (SIGNS[said] ?? '') : ''
  return { text: known, end: value.startsWith('{}', end) ? end + 2 : end }
}

/** The letter behind an accent with its sign; null where there is none. */
function accented(value: string, at: number, accent: string): Read | null {
  LETTER.lastIndex = at
  const letter = LETTER.exec(value)
  if (letter === null) return null
  // A brace that closes only what it opened: the one of \'{\i} belongs to the accent, the one of {\'e} does not.
  const isOpened = /^\s*\{/.test(letter[0])
  const closing = isOpened ? 0 : (letter[3]?.length ?? 0)
  return { text: (letter[1] ?? letter[2] ?? '') + accent, end: LETTER.lastIndex - closing }
}

/** Signs that TeX would obey, as commands. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': String.raw`\&`,
  '%': String.raw`\%`,
  $: String.raw`\$`,
  '#': String.raw`\#`,
  _: String.raw`\_`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
  '\\': String.raw`\textbackslash{}`,
}

/** BibTeX counts braces, whatever stands before them: where they do not come in pairs they need their names. */
const LONELY: Readonly<Record<string, string>> = {
  ...ESCAPES,
  '{': String.raw`\textbraceleft{}`,
  '}': String.raw`\textbraceright{}`,
}

function escapesFor(text: string): Readonly<Record<string, string>> {
  let depth = 0
  for (const sign of text) {
    if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth < 0) return LONELY
  }
  return depth === 0 ? ESCAPES : LONELY
}

const escaped = (text: string, escapes: Readonly<Record<string, string>>) =>
  text.replace(/[&%$#_{}~^\\]/g, (sign) => escapes[sign] ?? sign)

/** A text as the value of a BibTeX field: in UTF-8, with what TeX would obey as commands. */
export function toLatex(text: string): string {
  return escaped(text, escapesFor(text))
}

/** The same for a title: words with capitals stand in braces, so that no style makes them small. */
export function titleToLatex(title: string): string {
  const escapes = escapesFor(title)
  return title
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word) ? `{${escaped(word, escapes)}}` : escaped(word, escapes)))
    .join(' ')
}
