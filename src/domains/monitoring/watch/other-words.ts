import { plainText } from './words-of.ts'

/** Characters of a text that are compared word by word. */
const MAX_READ = 2_000
/** Words that may be one word spelled in two ways. */
const MAX_COMPARED = 60
/** Letters that two spellings of one word may differ in. */
const SLIPS = 2

/** Words that only one of two texts has, spellings of the same word left out. */
export interface OtherWords {
  readonly lost: readonly string[]
  readonly gained: readonly string[]
}

/** Words that came while none went; null where one went. */
export function addedWords(old: string, now: string): string[] | null {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  if ([...before.keys()].some((word) => !after.has(word))) return null
  return [...after].flatMap(([plain, shown]) => (before.has(plain) ? [] : [shown]))
}

const WORD = /[\p{L}\p{M}]{2,}/gu

/** Words as written. Null where nothing was exchanged: words only came, or only went. */
export function exchangedWords(old: string, now: string): OtherWords | null {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  const lost = [...before].filter(([plain]) => !after.has(plain)).slice(0, MAX_COMPARED)
  const gained = [...after].filter(([plain]) => !before.has(plain)).slice(0, MAX_COMPARED)
  const isSpelling = (one: string, others: readonly (readonly [string, string])[]) =>
    others.some(([other]) => isSameWord(one, other))
  const really = {
    lost: lost.flatMap(([plain, shown]) => (isSpelling(plain, gained) ? [] : [shown])),
    gained: gained.flatMap(([plain, shown]) => (isSpelling(plain, lost) ? [] : [shown])),
  }
  return really.lost.length > 0 && really.gained.length > 0 ? really : null
}

/** Whether names were exchanged: words with a capital that begin no sentence. Where all nouns have one nobody can tell. */
export function exchangedNames(old: string, now: string, languages: readonly string[]): boolean {
  if (languages.includes('de')) return false
  const words = exchangedWords(namesIn(old), namesIn(now))
  return words !== null
}

function namesIn(text: string): string {
  const names = text.slice(0, MAX_READ).match(/(?<=[\p{L}\p{M}\p{Nd},;)]\s)\p{Lu}[\p{L}\p{M}]+/gu)
  return (names ?? []).join(' ')
}

/** Plain words with how they are written; ideographs by twos. */
function wordsOf(text: string): Map<string, string> {
  const words = text.slice(0, MAX_READ).match(WORD) ?? []
  const all = words.flatMap((word) =>
    /[\u3040-\u30ff\u3400-\u9fff]/.test(word)
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word],
  )
  return new Map(all.map((word) => [plainText(word), word]))
}

/** Whether two words differ as slips and endings do. */
function isSameWord(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > SLIPS)
    return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++
  return Math.max(one.length, other.length) - start - end <= SLIPS
}

/** Small words that say nothing by themselves: they are others in a sentence that says the same. */
const SMALL = new Set(
  `the and for with that this these those your you our are is was were will would please also now here there then which who whom
  whose from into about have has had been being can all any each every some such just very more most

  los las una unos unas del con por para que este esta estos estas eso ese esa su sus nuestro nuestra como donde cual cuales
  quien favor tambien ahora aqui ser esta estan sera seran usted ustedes

  les des une aux avec pour par que qui quoi dont ou ces cet cette son ses leur leurs votre vos notre nos est sont sera seront
  etre avoir ont plait veuillez aussi maintenant ici vous nous

  der die das den dem des ein eine einen einem einer eines und oder mit fur von vom zum zur bei auf aus als dass diese dieser
  dieses ihr ihre ihren ihrem ihrer unser unsere ist sind wird werden wurde bitte auch jetzt hier sich sie wir welche welcher

  uma uns umas dos das nos nas com por para que este esta estes estas seu sua seus suas nosso nossa como onde qual quais quem
  favor tambem agora aqui ser esta estao sera serao voce

  для что это эти этот эта как где или при над под без его ее их наш наша ваш ваша вас вам все также теперь здесь который
  которая которое которые котором которой которого быть есть будет будут пожалуйста если можно

  من إلى الى على عن في مع هذا هذه ذلك تلك التي الذي الذين كما أيضا ايضا الآن هنا يرجى قد كل هو هي`
    .split(/\s+/)
    .map(plainText),
)
/** Letters that two forms of one word have in common, at least and as a share of the shorter. */
const STEM = { letters: 4, share: 0.6 }

/** Words with a meaning of their own that only one of two sentences has, other forms of a word left out; null where there are none. */
export function exchanged(old: string, now: string): OtherWords | null {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  const isOwn = ([plain]: readonly [string, string]) => !SMALL.has(plain)
  const lost = [...before].filter((one) => !after.has(one[0]) && isOwn(one)).slice(0, MAX_COMPARED)
  const gained = [...after]
    .filter((one) => !before.has(one[0]) && isOwn(one))
    .slice(0, MAX_COMPARED)
  const isForm = (one: string, others: ReadonlyMap<string, string>) =>
    others.keys().some((other) => isSameWord(one, other) || isSameStem(one, other))
  const really = {
    lost: lost.flatMap(([plain, shown]) => (isForm(plain, after) ? [] : [shown])),
    gained: gained.flatMap(([plain, shown]) => (isForm(plain, before) ? [] : [shown])),
  }
  return really.lost.length + really.gained.length > 0 ? really : null
}

function isSameStem(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let common = 0
  while (common < shorter && one[common] === other[common]) common++
  return common >= Math.max(STEM.letters, shorter * STEM.share)
}
