// Numbers, hours and days of a text as what they mean, so that 7 pm, 19:00 and ١٩:٠٠ are one, and two and 2.
import { numbersOf } from './named.ts'

/** Something counted or a moment: `hour 1140`, `day 24`, `number 120000`, with the words in which it stands. */
export interface Amount {
  readonly kind: 'hour' | 'day' | 'number'
  readonly value: string
  readonly written: string
}

const MORNING = String.raw`a\.?\s?m\.?|in the morning|de la mañana|du matin|da manhã|صباحا|صباحًا|ص`
const EVENING = String.raw`p\.?\s?m\.?|in the (?:afternoon|evening)|at night|de la (?:tarde|noche)|de l'après-midi|du soir|da (?:tarde|noite)|مساء|مساءً|بعد الظهر|ليلا|م`
/** An hour with a mark that makes it one: minutes, *h*, or a half of the day. */
const HOUR = new RegExp(
  String.raw`(?<![\p{L}\d.,:])(\d{1,2})(?:\s?[:.hH٫]\s?(\d{2})(?!\d))?\s{0,2}(?:(${MORNING})|(${EVENING})|(o'clock|hrs?|hours?|heures?|horas?|uhr|h))?(?![\p{L}\d])`,
  'giu',
)
/** Letters before digits in which a word may make them an hour. */
const LOOK_BACK = 14
const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu
const BEFORE_HOUR =
  /(?:\bat|\bby|until|till|before|after|from|à|dès|vers|a las?|las|hasta las?|desde las?|às|até às|الساعة|بحلول|حتى)\s{1,2}$/iu

const WORDS: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  pt: 'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte',
}
const ARABIC: Readonly<Record<string, number>> = {
  واحد: 1,
  واحدة: 1,
  الواحدة: 1,
  اثنان: 2,
  اثنين: 2,
  الثانية: 2,
  ثلاثة: 3,
  ثلاث: 3,
  الثالثة: 3,
  أربعة: 4,
  أربع: 4,
  الرابعة: 4,
  خمسة: 5,
  خمس: 5,
  الخامسة: 5,
  ستة: 6,
  ست: 6,
  السادسة: 6,
  سبعة: 7,
  سبع: 7,
  السابعة: 7,
  ثمانية: 8,
  ثمان: 8,
  الثامنة: 8,
  تسعة: 9,
  تسع: 9,
  التاسعة: 9,
  عشرة: 10,
  عشر: 10,
  العاشرة: 10,
  عشرون: 20,
  عشرين: 20,
}
const DAYS: Readonly<Record<string, string>> = {
  en: 'monday tuesday wednesday thursday friday saturday sunday',
  es: 'lunes martes miércoles jueves viernes sábado domingo',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  ar: 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد',
  pt: 'segunda terça quarta quinta sexta sábado domingo',
}
const RELATIVE: Readonly<Record<string, string>> = {
  en: 'yesterday today tomorrow',
  es: 'ayer hoy mañana',
  fr: "hier aujourd'hui demain",
  ar: 'أمس اليوم غدا',
  pt: 'ontem hoje amanhã',
}

/** Words that are an article as well, or the morning as well as tomorrow: what they mean is not told from one word. */
const UNSURE = new Set(['one', 'uno', 'un', 'um', 'mañana'])

/** Words that mean a number or a day, by language. */
function wordsOf(language: string): ReadonlyMap<string, Amount> {
  const known = new Map<string, Amount>()
  const put = (kind: Amount['kind'], value: string, written: string) => {
    if (!UNSURE.has(written)) known.set(written, { kind, value, written })
  }
  const each = (list: string | undefined) => (list?.split(' ') ?? []).entries()
  for (const [n, word] of each(WORDS[language])) put('number', String(n), word)
  for (const [n, word] of each(DAYS[language])) put('day', `week ${n}`, word)
  for (const [n, word] of each(RELATIVE[language])) put('day', `by ${n}`, word)
  if (language === 'ar')
    for (const [word, n] of Object.entries(ARABIC)) put('number', String(n), word)
  return known
}

const byLanguage = new Map<string, ReadonlyMap<string, Amount>>()

/** Amounts of a text, and the text without the words in which they stand. */
export interface Amounts {
  readonly all: readonly Amount[]
  readonly rest: string
}

/** Amounts of a text whose digits are those of ASCII (`cleanText`), each once; `language` has two letters. */
export function amountsOf(text: string, language: string): Amounts {
  const found = new Map<string, Amount>()
  const add = (one: Amount) => {
    const key = `${one.kind} ${one.value}`
    if (!found.has(key)) found.set(key, one)
  }
  let rest = text.replace(HOUR, (...match) => {
    const hour = hourOf(match.slice(0, 6) as string[], text.slice(0, match.at(-2) as number))
    if (hour !== null) add(hour)
    return hour === null ? (match[0] as string) : ' '
  })
  for (const { plain, written } of numbersOf(rest)) add({ kind: 'number', value: plain, written })
  const words = byLanguage.get(language) ?? wordsOf(language)
  byLanguage.set(language, words)
  rest = rest.replace(WORD, (written) => {
    const own = words.get(written.toLowerCase())
    if (own !== undefined) add({ ...own, written })
    return own === undefined ? written : ' '
  })
  return { all: [...found.values()], rest }
}

/** An hour in minutes of the day; null where the digits are no hour. */
function hourOf(match: readonly (string | undefined)[], before: string): Amount | null {
  const [written = '', digits = '', minutes, morning, evening, mark] = match
  const isHalf = (morning ?? evening) !== undefined
  const isMarked = isHalf || (minutes ?? mark) !== undefined
  if (!isMarked && !BEFORE_HOUR.test(before.slice(-LOOK_BACK))) return null
  const [hour, past] = [Number(digits), Number(minutes ?? 0)]
  if (past > 59 || hour > (isHalf ? 12 : 24)) return null
  const half = evening === undefined ? 0 : 12
  const at = (isHalf ? (hour % 12) + half : hour) * 60 + past
  return { kind: 'hour', value: String(at), written: written.trim() }
}
