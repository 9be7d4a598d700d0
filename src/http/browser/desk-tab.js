// What an officer's tab keeps of his keys until he signs out: their seeds, each locked with a secret that the node gives
// to the session alone. What lies on the disk of this device opens nothing once the session is over, since nobody is given
// the secret then; the node never has what it locks. A new tab begins with nothing.

import { base64, hkdf, joined, randomBytes, utf8 } from './age.js'
import { openChaCha, sealChaCha } from './chacha.js'
import { bytesOfBase64 } from './desk-part.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Also forgotten by passkey.js, where somebody signs in anew. */
const TAB_STORED = 'scrutineer-desk-tab'
const TAB_SALT_BYTES = 16
/** A session that nobody used is over so long after its idle time, as the node counts in minutes. */
const GRACE_MS = 90_000
const LOOK_MS = 30_000

/** Sealed seeds by the public half of their keys. @returns {Record<string, string>} */
function keptInTab() {
  return JSON.parse(sessionStorage.getItem(TAB_STORED) || '{}')
}

/** Whether the tab keeps one of these keys. @param {string[]} own */
export const isKeptInTab = (own) => own.some((recipient) => keptInTab()[recipient])

/** The keys of this tab are asked for again. */
export function forgetTab() {
  sessionStorage.removeItem(TAB_STORED)
  location.reload()
}

/** @typedef {{ secret: string, idleMs: number }} Lock */

/**
 * The secret of the session; 'over' where there is none any more, or no network; null where the node is in trouble.
 * @returns {Promise<Lock | 'over' | null>}
 */
async function sessionSecret() {
  const headers = { 'Content-Type': 'application/json' }
  const asked = { method: 'POST', headers, body: '{}' }
  // A session is of Actual, also where the page is one of the exercise.
  const response = await fetch('/api/accounts.keepInTab', asked).catch(() => null)
  if (!response || (!response.ok && response.status < 500)) return 'over'
  return response.ok ? (await response.json()).output : null
}

/** @param {string} secret @param {Bytes} salt */
const lockOf = (secret, salt) => hkdf(utf8(secret), salt, 'scrutineer/officer/tab/v1')

/**
 * Keeps the seed of a key of one's own; false where there is nothing to lock it with.
 * @param {string} recipient @param {Bytes} seed
 */
export async function keepInTab(recipient, seed) {
  const given = await sessionSecret()
  if (!given || given === 'over') return false
  const salt = randomBytes(TAB_SALT_BYTES)
  const sealed = sealChaCha(await lockOf(given.secret, salt), new Uint8Array(12), seed)
  const all = Object.assign(keptInTab(), { [recipient]: base64(joined([salt, sealed])) })
  sessionStorage.setItem(TAB_STORED, JSON.stringify(all))
  watchSession(given.idleMs)
  return true
}

/** The seed of the first of these keys that the tab keeps; null where none opens. @param {string[]} own */
export async function seedInTab(own) {
  const all = keptInTab()
  const recipient = own.filter((one) => all[one])[0]
  const given = recipient ? await sessionSecret() : null
  if (!recipient || !given || given === 'over') return null
  const bytes = bytesOfBase64(all[recipient] || '')
  const lock = await lockOf(given.secret, bytes.slice(0, TAB_SALT_BYTES))
  const seed = openChaCha(lock, new Uint8Array(12), bytes.slice(TAB_SALT_BYTES))
  if (seed) watchSession(given.idleMs)
  // Of a session before: it opens nothing any more.
  else sessionStorage.removeItem(TAB_STORED)
  return seed
}

/**
 * Leaves nothing on a page that lies open when the session ends: after its idle time without a touch the node is asked,
 * which no session outlives. Coming back by the browser's history draws the page anew.
 * @param {number} idleMs
 */
function watchSession(idleMs) {
  let touched = Date.now()
  for (const name of ['pointerdown', 'keydown'])
    addEventListener(name, () => {
      touched = Date.now()
    })
  setInterval(async () => {
    if (Date.now() - touched < idleMs + GRACE_MS) return
    touched = Date.now()
    if ((await sessionSecret()) === 'over') forgetTab()
  }, LOOK_MS)
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
