/** What an observer's telephone keeps until the node has it: entries, and their photos. */

/** @typedef {{ sha256: string, size: number, next: number }} KeptPhoto parts that the node has: `next` is the one to send */
/**
 * @typedef {{
 *   key: string, phone: string, form: string, version: number, title: string, serial: number,
 *   given: Record<string, string>, comment: string, isUrgent: boolean, station: string, capturedAt: string,
 *   photos: KeptPhoto[], hasArrived: boolean, isHeld: boolean, why: string, tries: number, nextAt: number
 * }} Entry `hasArrived`: the words are there and photos wait; `isHeld`: somebody is changing it; `why`: it was refused
 */

const IS_EXERCISE = location.pathname.startsWith('/exercise/')
const KEPT = IS_EXERCISE ? 'watch exercise' : 'watch'
const STORES = /** @type {const} */ (['entries', 'photos'])

/** Whether a page or what is kept of it is this realm's. @param {string} path */
const isOwn = (path) => path.endsWith('/watch') && path.startsWith('/exercise/') === IS_EXERCISE

/** @type {Promise<IDBDatabase> | undefined} */
let opened
let isWiped = false

function database() {
  if (!opened)
    opened = new Promise((resolve, reject) => {
      const request = indexedDB.open(KEPT, 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('entries', { keyPath: 'key' })
        request.result.createObjectStore('photos', { keyPath: 'sha256' })
      }
      request.onsuccess = () => {
        // Another window that wipes the telephone waits for nobody.
        request.result.onversionchange = () => request.result.close()
        resolve(request.result)
      }
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
  // What a wiped telephone was still at leaves nothing behind.
  if (isWiped) return undefined
  // The battery may be empty a moment after somebody is told that an entry is kept.
  const transaction = (await database()).transaction(STORES.slice(), mode, { durability: 'strict' })
  return new Promise((resolve, reject) => {
    /** @type {IDBRequest<T> | void} */
    let request
    transaction.oncomplete = () => resolve(request ? request.result : undefined)
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
    try {
      request = work(transaction.objectStore('entries'), transaction.objectStore('photos'))
    } catch (error) {
      transaction.abort()
      throw error
    }
  })
}

/** What waits, the oldest first. @returns {Promise<Entry[]>} */
export async function waiting() {
  const all = (await inStore('readonly', (entries) => entries.getAll())) || []
  return all.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1))
}

/**
 * Changes what is kept of an entry; nothing where it was deleted or written anew meanwhile.
 * @param {Entry} entry @param {Partial<Entry>} changed
 */
export function keep(entry, changed) {
  Object.assign(entry, changed)
  return inStore('readwrite', (entries) =>
    ifKept(entries, entry, (kept) => entries.put(Object.assign(kept, changed))),
  )
}

/** @param {IDBObjectStore} entries @param {Entry} entry @param {(kept: Entry) => void} work */
function ifKept(entries, { key, capturedAt }, work) {
  const request = entries.get(key)
  request.onsuccess = () => {
    const kept = request.result
    if (kept && kept.capturedAt === capturedAt) work(kept)
  }
}

/** Photos go that no entry names: two may have the same. @param {IDBObjectStore} entries @param {IDBObjectStore} photos @param {KeptPhoto[]} own */
export function dropPhotos(entries, photos, own) {
  const request = entries.getAll()
  request.onsuccess = () => {
    /** @param {string} hash */
    const isNamed = (hash) =>
      request.result.some((/** @type {Entry} */ entry) =>
        entry.photos.some(({ sha256 }) => sha256 === hash),
      )
    for (const { sha256 } of own) if (!isNamed(sha256)) photos.delete(sha256)
  }
}

/** An entry with its photos goes, as far as it was not written anew meanwhile. @param {Entry} entry */
export function forget(entry) {
  return inStore('readwrite', (entries, photos) =>
    ifKept(entries, entry, (kept) => {
      entries.delete(entry.key)
      dropPhotos(entries, photos, kept.photos)
    }),
  )
}

/** The first photo of an entry is there, and with the last one the entry. @param {Entry} entry */
export function photoArrived(entry) {
  const [photo] = entry.photos.splice(0, 1)
  return inStore('readwrite', (entries, photos) =>
    ifKept(entries, entry, (kept) => {
      const left = kept.photos.filter(({ sha256 }) => sha256 !== photo.sha256)
      if (left.length) entries.put(Object.assign(kept, { photos: left }))
      else entries.delete(entry.key)
      dropPhotos(entries, photos, [photo])
    }),
  )
}

/** How much waits: entries whose words did not arrive, and photos. */
export async function countWaiting() {
  const all = await waiting()
  const photos = all.reduce((sum, entry) => sum + entry.photos.length, 0)
  return { entries: all.filter(({ hasArrived }) => !hasArrived).length, photos }
}

/** Whether everything went; then nothing is kept any more. */
export const wasWiped = () => isWiped

/** Everything goes: what waits, the pages that were kept, and what shows them without network. */
export async function wipe() {
  await inStore('readwrite', (entries, photos) => {
    entries.clear()
    photos.clear()
  })
  isWiped = true
  const kept = await database()
  kept.close()
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(KEPT)
    request.onsuccess = request.onerror = request.onblocked = resolve
  })
  const { serviceWorker } = navigator
  if (!serviceWorker || !window.caches) return
  for (const worker of await serviceWorker.getRegistrations())
    if (isOwn(new URL(worker.scope).pathname)) await worker.unregister()
  for (const name of await caches.keys())
    if (name.startsWith('station ') && isOwn(name.slice('station '.length)))
      await caches.delete(name)
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
