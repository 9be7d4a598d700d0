/** Words for one to nineteen, then twenty and thirty, in languages that count days in words; a sign stands between tens and ones. */
const ROWS: readonly (readonly [words: string, joint: string])[] = [
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
]

const numbers = new Map<string, number>()
for (const [words, joint] of ROWS) {
  const all = words.split(' ')
  all.slice(0, 20).forEach((word, at) => numbers.set(word, at + 1))
  const [twenty = '', thirty = ''] = all.slice(19)
  numbers.set(thirty, 30)
  for (const [at, word] of all.slice(0, 9).entries()) {
    numbers.set(`${twenty}${joint}${word}`, 21 + at)
    numbers.set(`${thirty}${joint}${word}`, 31 + at)
  }
}

const DAYS = 'days?|d[ií]as?|jours?|день|дня|дней'
const days = new RegExp(`\\s(?:${DAYS})(?![\\p{L}\\p{M}])`, 'iu')
const words = [...numbers.keys()].sort((one, other) => other.length - one.length)
const counted = new RegExp(
  `(?<![\\p{L}\\p{M}-])(${words.join('|')})(?=\\s(?:${DAYS})(?![\\p{L}\\p{M}]))`,
  'giu',
)

/** Days that are counted in words, in figures: "eleven days left" is "11 days left". Linear. */
export function countsInFigures(text: string): string {
  if (!days.test(text)) return text
  return text.replace(counted, (word) => String(numbers.get(word.toLowerCase()) ?? word))
}
