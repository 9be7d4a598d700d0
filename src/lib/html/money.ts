// Accounts and purses that a text names to be paid into.

/** Characters of one text in which they are looked for. */
const MAX_TEXT = 16_000
/** Accounts of one text. */
const MAX_FOUND = 10

/** Country, check digits, and groups of four as people write them. Source: ISO 13616. */
const IBAN =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]{4}){2,7}(?:[ \u00a0]?[A-Z\d]{1,3})?(?![\p{L}\p{N}])/gu
/** Purses of Bitcoin, Litecoin and Cardano by their beginning, of Ethereum and its like, of Tron, and of Bitcoin as it was first written. */
const PURSE =
  /(?<![\p{L}\p{N}/])(?:(?:bc1|ltc1|addr1)[02-9ac-hj-np-z]{25,90}|0x[\da-fA-F]{40}|[13T](?=[1-9A-HJ-NP-Za-km-z]{0,20}\d)(?=\w{0,20}[a-z])(?=\w{0,20}[A-Z])[1-9A-HJ-NP-Za-km-z]{25,33})(?![\p{L}\p{N}])/gu

/** Bank accounts whose check digits are right, and purses, without spaces. Linear. */
export function moneyIn(text: string): string[] {
  const read = text.slice(0, MAX_TEXT)
  if (!/[A-Z\dx][\dA-Za-z]{3}[ \u00a0\dA-Za-z]{10}/.test(read)) return []
  const banks = Array.from(read.matchAll(IBAN), ([found]) => found.replace(/\s+/g, '')).filter(
    isRight,
  )
  const purses = Array.from(read.matchAll(PURSE), ([found]) => found)
  return [...banks, ...purses].slice(0, MAX_FOUND)
}

/** Whether the remainder by 97 is one, with letters as numbers from 10. */
function isRight(account: string): boolean {
  if (account.length < 15 || account.length > 34) return false
  let rest = 0
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
