// Messages as observers type them: who makes one writes down first what it says, then types it with a kind of noise. What is
// read must be what was written down, or be asked back.
import assert from 'node:assert/strict'
import { bookFrom, readMessage } from '../../src/domains/pollwatch/forms.ts'
import { askingOf, isAskedAgain, understood } from '../../src/domains/pollwatch/understood.ts'
import type { Form } from '../../src/lib/questionnaire/index.ts'
import { checkDigit } from '../../src/lib/digits/damm.ts'
import { testFacts } from './house.ts'

/** Numbers between nought and one, the same for the same seed. Source: mulberry32, public domain. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The noughts of six scripts: European, Arabic, Persian, Devanagari, Bengali, full width. */
const NOUGHTS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ'

/** What a message says, written down before it is typed. */
interface Meant {
  readonly form: Form
  readonly number: string
  readonly letters: string
  readonly asking: number
  readonly answers: Readonly<Record<string, number>>
}

/** The parts of a message on the way to its text. */
interface Parts {
  head: string
  number: string
  letters: string
  asking: string
  /** Tag, what stands between, and the digits. */
  answers: [string, string, string][]
  between: string
  before: string
  /** Words before each answer but the first. */
  middle: string
  behind: string
}

type Pick = <T>(all: readonly T[]) => T
type Noise = readonly [name: string, type: (parts: Parts, pick: Pick, meant: Meant) => void]

const BEHIND =
  'ok|OK|on time|only|of 900|in line 40|late count|is all|Lola O.|L Olsen, observer|- Ines Ortiz|thanks|people voted|at 10:05|until 13:00|شكرا|الناس كثيرون|merci|здесь тихо|👍|ok thanks, in line 40 at 10:05'
const BEFORE = 'Hello|Good morning|Hi desk,|مرحبا|Bonjour a tous|Observer here:|FYI'
const MIDDLE = 'voted|so far|is|it is ok|الآن|quiet here'

const lastOf = (parts: Parts) => parts.answers.at(-1) ?? ['', '', '']

/** Noise behind which a person still reads what is said. */
const READABLE: readonly Noise[] = [
  ['clean', () => {}],
  ...BEHIND.split('|').map(
    (words): Noise => [`behind: ${words}`, (p) => void (p.behind = ` ${words}`)],
  ),
  ['before', (p, pick) => void (p.before = `${pick(BEFORE.split('|'))} `)],
  ['middle', (p, pick) => void (p.middle = ` ${pick(MIDDLE.split('|'))}`)],
  [
    'everywhere',
    (p, pick) => {
      p.before = `${pick(BEFORE.split('|'))} `
      p.middle = ` ${pick(MIDDLE.split('|'))}`
      p.behind = ` ${pick(BEHIND.split('|'))}`
    },
  ],
  ['comment', (p) => void (p.behind = ' @ long line V99, 3 police')],
  ['comma behind', (p) => void (p.behind = ', all calm.')],
  ['dense', (p) => void (p.between = '')],
  ['commas', (p) => void (p.between = ', ')],
  ['semicolons', (p) => void (p.between = ';')],
  ['new lines', (p) => void (p.between = '\n')],
  ['many blanks', (p) => void (p.between = '   ')],
  ['full stops', (p) => void (p.between = '. ')],
  ['equals', (p) => p.answers.forEach((one) => void (one[1] = '='))],
  ['colon', (p) => p.answers.forEach((one) => void (one[1] = ': '))],
  ['apart', (p) => p.answers.forEach((one) => void (one[1] = ' '))],
  ['brackets', (p) => p.answers.forEach((one) => void ([one[1], one[2]] = ['(', `${one[2]})`]))],
  ['other order', (p) => void p.answers.reverse()],
  [
    'asking last',
    (p) => {
      p.behind = ` ${p.asking}${p.behind}`
      p.asking = ''
    },
  ],
  ['O for nought', (p) => p.answers.forEach((one) => void (one[2] = oneLetter(one[2], '0', 'O')))],
  ['o for nought', (p) => p.answers.forEach((one) => void (one[2] = oneLetter(one[2], '0', 'o')))],
  ['l for one', (p) => p.answers.forEach((one) => void (one[2] = oneLetter(one[2], '1', 'l')))],
  ['I for one', (p) => p.answers.forEach((one) => void (one[2] = oneLetter(one[2], '1', 'I')))],
  [
    'number with letters',
    (p) => void (p.number = oneLetter(oneLetter(p.number, '0', 'O'), '1', 'l')),
  ],
  ['number in two', (p) => void (p.number = `${p.number.slice(0, 3)} ${p.number.slice(3)}`)],
  ['letters in two', (p) => void (p.letters = `${p.letters.slice(0, 3)}-${p.letters.slice(3)}`)],
  ['prefix with a nought', (p) => void (p.head = p.head.replace('O', '0').replace('L', '1'))],
  [
    'thousands',
    (p, pick, { form }) => {
      const counts = form.fields.filter(({ type }) => type === 'integer').map(({ tag }) => tag)
      for (const one of p.answers.filter(([tag]) => counts.includes(tag)))
        one[2] = one[2].replace(/^(\d)(\d{3})$/, `$1${pick([',', '.', "'", '٬'])}$2`)
    },
  ],
  ['urgent', (p) => void (p.letters = `${p.letters} !`)],
  [
    'said twice alike',
    (p) => void p.answers.push(['', '', `${lastOf(p).join('')} ${lastOf(p).join('')}`]),
  ],
]

/** Noise behind which nobody knows what is said: it is asked back, or what stands there is not counted. */
const DOUBTFUL: readonly Noise[] = [
  ['decimal', (p, pick) => void (lastOf(p)[2] += pick(['.5', ',25', '٫5']))],
  ['of two', (p) => void (lastOf(p)[2] += '/50')],
  ['minus', (p) => void (lastOf(p)[1] = '-')],
  ['range', (p) => void (lastOf(p)[2] += ' - 90')],
  ['or', (p) => void (lastOf(p)[2] += ' or 61')],
  ['sorry', (p) => void (p.behind = ' sorry 62')],
  ['blank inside', (p) => void (lastOf(p)[2] = lastOf(p)[2].replace(/(\d)(\d)$/, '$1 $2'))],
  ['another number', (p) => void (p.behind = ' 900')],
  ['ok right behind', (p) => void (p.behind = 'ok')],
  ['on right behind', (p) => void (p.behind = 'on time')],
  ['thousand in words', (p) => void (p.behind = ' thousand')],
  ['said twice', (p) => void (p.behind = ` ${lastOf(p)[0]}1`)],
  ['percent', (p) => void (p.behind = '%')],
  ['no asking', (p) => void (p.asking = '')],
  ['asking unclear', (p) => void (p.asking = p.asking.replace(/^(X\d+)$/, '$1-3'))],
]

export const KINDS_OF_NOISE = READABLE.length + DOUBTFUL.length

/** One digit as the letter that looks like it, as long as a digit stays. */
function oneLetter(digits: string, digit: string, letter: string): string {
  return /\d/.test(digits.replace(digit, '')) ? digits.replace(digit, letter) : digits
}

function typed(parts: Parts): string {
  const { head, number, letters, asking, between, before, middle, behind } = parts
  const answers = parts.answers.map(
    (one, n) => `${n === 0 ? '' : `${middle}${middle && ' '}`}${one.join('')}`,
  )
  const first = [head, number, letters].join(between === '' ? '' : ' ')
  const rest = [asking, ...answers].filter((one) => one !== '')
  return `${before}${[first, ...rest].join(between)}${behind}`
}

function inDigits(text: string, nought: number): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(nought + Number(digit)))
}

/** Digits in which an answer is typed. */
function digitsOf(type: string, value: number): string {
  if (type !== 'time') return String(value)
  return `${String(Math.floor(value / 60)).padStart(2, '0')}${String(value % 60).padStart(2, '0')}`
}

function meantBy(random: () => number, forms: readonly Form[]): Meant {
  const below = (most: number) => Math.floor(random() * most)
  const form = forms[below(forms.length)] as Form
  const digits = String(10_000 + below(90_000))
  const letters = Array.from({ length: 6 }, () => LETTERS.charAt(below(LETTERS.length))).join('')
  const answers: Record<string, number> = {}
  for (const { tag, type, options = [], min = 0, max = 9 } of form.fields) {
    const values = options.map(({ value }) => value)
    if (type === 'integer')
      answers[tag] = min + below(Math.min(max, [9, 99, 999, 9_999][below(4)] ?? 9) - min + 1)
    else if (type === 'time') answers[tag] = 300 + below(1_100)
    else if (type === 'yes-no') answers[tag] = 1 + below(2)
    else if (type === 'select') answers[tag] = values[below(values.length)] ?? 1
    else answers[tag] = Number(values.filter((_, n) => n === 0 || random() < 0.4).join(''))
  }
  const asking = isAskedAgain(form) ? 1 + below(4) : 1
  return { form, number: digits + checkDigit(digits), letters, asking, answers }
}

/** Types so many messages, nine of ten of a kind that is readable, and holds what is read against what was written down. */
export function tryNoise(count: number, seed: number) {
  const random = seeded(seed)
  const pick: Pick = (all) => all[Math.floor(random() * all.length)] as never
  const { forms } = bookFrom(testFacts(), [])
  const book = bookFrom(testFacts(), [])
  const tally = { readable: 0, right: 0, asked: 0, wrong: [] as string[], missed: [] as string[] }
  for (let n = 0; n < count; n += 1) {
    const meant = meantBy(random, forms)
    const isReadable = random() < 0.92
    const [name, noise] = pick(isReadable ? READABLE : DOUBTFUL)
    const parts: Parts = {
      head: meant.form.prefix,
      number: meant.number,
      letters: meant.letters,
      asking: isAskedAgain(meant.form) ? `X${meant.asking}` : '',
      answers: meant.form.fields.map(({ tag, type }) => [
        tag,
        '',
        digitsOf(type, meant.answers[tag] ?? 0),
      ]),
      between: ' ',
      before: '',
      middle: '',
      behind: '',
    }
    noise(parts, pick, meant)
    const cased = random() < 0.3 ? typed(parts).toLowerCase() : typed(parts)
    const text = inDigits(cased, pick(NOUGHTS))
    const end = endOf(meant, text, book)
    if (isReadable) tally.readable += 1
    if (end === 'right') tally.right += isReadable ? 1 : 0
    else if (end === 'asked') tally.asked += 1
    if (end === 'asked' && isReadable) tally.missed.push(`${name}: ${text}`)
    if (end === 'wrong') tally.wrong.push(`${name}: ${text}`)
  }
  return tally
}

/** What became of a message: all of it right, a part or all asked back and the rest right, or something wrong unmarked. */
function endOf(
  meant: Meant,
  text: string,
  book: Parameters<typeof readMessage>[1],
): 'right' | 'asked' | 'wrong' {
  const said = readMessage(text, book)
  if (said === null) return 'asked'
  const { form } = meant
  if (said.prefix !== form.prefix || said.number !== meant.number) return 'wrong'
  // Without the right letters nothing counts before somebody called.
  if (said.secret !== meant.letters) return 'asked'
  const asking = askingOf(form, said)
  if (asking === null) return 'asked'
  const read = understood(form, said)
  const isOther = Object.entries(read.answers).some(([tag, value]) => meant.answers[tag] !== value)
  if (isOther || asking !== meant.asking) return 'wrong'
  const isWhole = Object.keys(meant.answers).every((tag) => read.answers[tag] !== undefined)
  return isWhole && read.unclear.length === 0 ? 'right' : 'asked'
}

/** Holds so many messages to what is promised: none wrong and unmarked, 99 of 100 of the readable ones right. */
export function checkNoise(count: number, seed: number): void {
  const { readable, right, wrong, missed } = tryNoise(count, seed)
  assert.ok(KINDS_OF_NOISE >= 40, `${KINDS_OF_NOISE} kinds`)
  assert.deepEqual(wrong.slice(0, 5), [], `seed ${seed}`)
  assert.ok(readable >= 0.9 * count, `${readable} of ${count} are readable`)
  assert.ok(right >= 0.99 * readable, `${right} of ${readable}: ${missed.slice(0, 9).join('\n')}`)
}
