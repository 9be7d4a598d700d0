/**
 * Words for one to nineteen, then twenty and thirty, in languages that count days in words, with `_` for a space in them; a
 * sign stands between tens and ones.
 */
const ROWS: readonly (readonly [words: string, joint: string, order?: 'ones first'])[] = [
  [
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty',
    '-',
  ],
  [
    'un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta',
    ' y ',
  ],
  [
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt trente',
    '-',
  ],
  [
    'um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte trinta',
    ' e ',
  ],
  [
    'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать',
    ' ',
  ],
  [
    'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig',
    'und',
    'ones first',
  ],
  [
    'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig',
    'en',
    'ones first',
  ],
  [
    'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta',
    '',
  ],
  [
    'واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحد_عشر اثنا_عشر ثلاثة_عشر أربعة_عشر خمسة_عشر ستة_عشر سبعة_عشر ثمانية_عشر تسعة_عشر عشرون ثلاثون',
    ' و',
    'ones first',
  ],
  [
    'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست سی',
    ' و ',
  ],
  [
    'bir iki üç dört beş altı yedi sekiz dokuz on on_bir on_iki on_üç on_dört on_beş on_altı on_yedi on_sekiz on_dokuz yirmi otuz',
    ' ',
  ],
]

const numbers = new Map<string, number>()
for (const [words, joint, order] of ROWS) {
  const all = words.split(' ').map((word) => word.replace('_', ' '))
  all.slice(0, 20).forEach((word, at) => numbers.set(word, at + 1))
  const [twenty = '', thirty = ''] = all.slice(19)
  numbers.set(thirty, 30)
  const joined = (tens: string, ones: string) =>
    order === 'ones first' ? `${ones}${joint}${tens}` : `${tens}${joint}${ones}`
  for (const [at, word] of all.slice(0, 9).entries()) {
    numbers.set(joined(twenty, word), 21 + at)
    numbers.set(joined(thirty, word), 31 + at)
  }
}

const DAYS =
  'days?|d[ií]as?|jours?|день|дня|дней|tage?n?|dag(?:en)?|giorn[oi]|أيام|يوما?[\u064b-\u0652]*ا?|روز|gün'
const days = new RegExp(`\\s(?:${DAYS})(?![\\p{L}\\p{M}])|[一二三四五六七八九十两兩]天`, 'iu')
const words = [...numbers.keys()].sort((one, other) => other.length - one.length)
const counted = new RegExp(
  `(?<![\\p{L}\\p{M}-])(${words.join('|')})(?=\\s(?:${DAYS})(?![\\p{L}\\p{M}]))`,
  'giu',
)
const HAN_ONES = '[一二三四五六七八九两兩]'
const HAN_COUNT = new RegExp(
  `(?<![一二三四五六七八九十两兩百千第])(?:(${HAN_ONES})?十(${HAN_ONES})?|(${HAN_ONES}))(?=天)`,
  'gu',
)

/** Days that are counted in words, in figures: "eleven days left" is "11 days left". Linear. */
export function countsInFigures(text: string): string {
  if (!days.test(text)) return text
  const figures = text.replace(counted, (word) => String(numbers.get(word.toLowerCase()) ?? word))
  return figures.replace(HAN_COUNT, (_, tens?: string, ones?: string, alone?: string) =>
    String(alone ? digitOf(alone) : digitOf(tens ?? '一') * 10 + digitOf(ones ?? '〇')),
  )
}

function digitOf(sign: string): number {
  return '〇一二三四五六七八九'.indexOf(sign.replace(/[两兩]/, '二'))
}
