/** What an observer's telephone keeps until the node has it: entries, and their photos. */

/** @typedef {{ sha256: string, size: number, next: number }} KeptPhoto parts that the node has: `next` is the one to send */
/**
 * @typedef {{
 *   key: string, phone: string, form: string, version: number, title: string, serial: number,
 *   given: Record<string, string>, comment: string, isUrgent: boolean, station: string, capturedAt: string,
 *   photos: KeptPhoto[], hasArrived: boolean, isHeld: boolean, why: string, tries: number, nextAt: number
 * }} Entry `hasArrived`: the words are there and photos wait; `isHeld`: somebody is changing it; `why`: it was refused
 */

const KEPT = location.pathname.startsWith('/exercise/') ? 'watch exercise' : 'watch'
const STORES = /** @type {const} */ (['entries', 'photos'])

/** @type {Promise<IDBDatabase> | undefined} */
let opened

function database() {
  if (!opened)
    opened = new Promise((resolve, reject) => {
      const request = indexedDB.open(KEPT, 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('entries', { keyPath: 'key' })
        request.result.createObjectStore('photos', { keyPath: 'sha256' })
      }
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  return opened
}

/**
 * Does something with both stores, whole or not at all; resolves once it is on the disk.
 * @template T
 * @param {'readonly' | 'readwrite'} mode
 * @param {(entries: IDBObjectStore, photos: IDBObjectStore) => IDBRequest<T> | void} work
 * @returns {Promise<T | undefined>}
 */
export async function inStore(mode, work) {
  const transaction = (await database()).transaction(STORES.slice(), mode)
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore('entries'), transaction.objectStore('photos'))
    transaction.oncomplete = () => resolve(request ? request.result : undefined)
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}

/** What waits, the oldest first. @returns {Promise<Entry[]>} */
export async function waiting() {
  const all = (await inStore('readonly', (entries) => entries.getAll())) || []
  return all.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1))
}

/** @param {Entry} entry */
export const keep = (entry) => inStore('readwrite', (entries) => entries.put(entry))

/** An entry with its photos goes. @param {Entry} entry */
export function forget({ key, photos: own }) {
  return inStore('readwrite', (entries, photos) => {
    entries.delete(key)
    for (const { sha256 } of own) photos.delete(sha256)
  })
}

/** How much waits: entries whose words did not arrive, and photos. */
export async function countWaiting() {
  const all = await waiting()
  const photos = all.reduce((sum, entry) => sum + entry.photos.length, 0)
  return { entries: all.filter(({ hasArrived }) => !hasArrived).length, photos }
}

/** Everything goes: what waits, and the pages that were kept. */
export async function wipe() {
  await inStore('readwrite', (entries, photos) => {
    entries.clear()
    photos.clear()
  })
  if (!window.caches) return
  for (const name of await caches.keys())
    if (/^station .*\/watch$/.test(name)) await caches.delete(name)
}

/**
 * A count in the words of its language.
 * @param {string | Record<string, string>} pattern @param {number} count @param {string} locale
 */
function counted(pattern, count, locale) {
  const forms = typeof pattern === 'string' ? { other: pattern } : pattern
  const form = /** @type {Record<string, string>} */ (forms)[
    new Intl.PluralRules(locale).select(count)
  ]
  return (form || forms.other).replace('{count}', count.toLocaleString(locale))
}

/**
 * How much waits or is lost, in words; nothing where nothing is.
 * @param {{ entries: number, photos: number }} count
 * @param {Record<string, any>} words @param {string} sentence
 */
export function inWords(count, words, sentence) {
  const parts = [
    count.entries ? counted(words.entries, count.entries, words.locale) : '',
    count.photos ? counted(words.photos, count.photos, words.locale) : '',
  ].filter((part) => part)
  const [one = '', other] = parts
  const what = other ? words.both.replace('{one}', one).replace('{other}', other) : one
  return one && sentence.replace('{what}', what)
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function sha256Of(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => `0${byte.toString(16)}`.slice(-2)).join('')
}
