// The receipt of a report as twelve words of a language that has a list of them; the twin of lib/receipt/words. Fetched,
// with a list, only when somebody wants words.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const LANGUAGES = ['en', 'fr', 'es', 'zh']
const WORDS = 12
const WORD_BITS = 11
const SEED_BITS = 128

/** Lists that were fetched, by their language. @type {Record<string, Promise<string[]>>} */
const lists = {}

/** The words of a language. @param {string} language */
export function listOf(language) {
  if (!lists[language])
    lists[language] = fetch(`/static/-/words-${language}.txt`, { credentials: 'omit' })
      .then((answer) => answer.text())
      .then((text) => text.trim().split('\n'))
  return lists[language]
}

/** The seed of twelve words of any of the languages, the page's own first; null for what was mistyped. @param {string} text */
export async function seedOfAnyWords(text) {
  for (const language of LANGUAGES.sort((a) => (a === document.documentElement.lang ? -1 : 1))) {
    const seed = await seedOfWords(text, await listOf(language))
    if (seed) return seed
  }
  return null
}

/** The bits of some bytes, most significant first. @param {Bytes} bytes */
const bitsOf = (bytes) => Array.from(bytes, (byte) => (byte + 256).toString(2).slice(1)).join('')

/** A seed and its four bits of check. @param {Bytes} seed */
async function checkedBits(seed) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', seed))
  return bitsOf(seed) + bitsOf(hash).slice(0, 4)
}

/** @param {Bytes} seed @param {string[]} list */
export async function wordsOf(seed, list) {
  const groups = (await checkedBits(seed)).match(/.{11}/g) || []
  return groups.map((bits) => list[parseInt(bits, 2)]).join(' ')
}

/** @param {string} word */
const plain = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The seed of twelve words; null for what was mistyped. @param {string} text @param {string[]} list @returns {Promise<Bytes | null>} */
export async function seedOfWords(text, list) {
  if (text.length > 400) return null
  const spaced = plain(text.replace(/\p{Script=Han}/gu, ' $& '))
  const typed = spaced.split(/[^\p{L}]+/u).filter((word) => word)
  const known = list.map(plain)
  const places = typed.map((word) => known.indexOf(word))
  if (places.length !== WORDS || places.some((at) => at < 0)) return null
  const bits = places.map((at) => (at + (1 << WORD_BITS)).toString(2).slice(1)).join('')
  const bytes = (bits.slice(0, SEED_BITS).match(/.{8}/g) || []).map((byte) => parseInt(byte, 2))
  const seed = Uint8Array.from(bytes)
  return (await checkedBits(seed)) === bits ? seed : null
}
