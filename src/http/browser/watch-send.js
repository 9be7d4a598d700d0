/** Sends what waits, one after the other, again and again, until the node has it and says so by the same hash. */

import { sentText } from '../../lib/questionnaire/evaluate.js'
import { forget, inStore, keep, photoArrived, sha256Of, waiting } from './watch-kept.js'
import { facts, words } from './watch-page.js'

/** @typedef {import('./watch-kept.js').Entry} Entry */

/** Seconds until something is tried again; the last one again and again. */
const PAUSES = [1, 5, 15, 60, 300]
const PART = 256 * 1024

/** What it tells the page: something changed, arrived, or the telephone was switched off. */
export const sending = {
  isBusy: false,
  /** The node answered last. */
  heardAt: 0,
  /** There is no network, as far as anybody knows. */
  isOff: !navigator.onLine,
  /** The node switched this telephone off: until the page that clears it is there, nothing is sent. */
  isRevoked: false,
  changed: () => {},
  /** @param {Entry} _entry @param {string} _ref */
  arrived: (_entry, _ref) => {},
  /** A whole photo is with the node, which looks at it next. */
  photoSent: () => {},
  revoked: () => {},
}

/** The node's answer; null where it did not come. @param {string} address @param {any} init */
async function ask(address, init) {
  const headers = Object.assign({ 'Accept-Language': document.documentElement.lang }, init.headers)
  const answer = await fetch(
    `${facts.api}/${address}`,
    Object.assign({ method: 'POST' }, init, { headers }),
  ).catch(() => null)
  sending.isOff = !answer
  if (!answer) return null
  const body = await answer.json().catch(() => null)
  if (!body) return null
  sending.heardAt = Date.now()
  return { status: answer.status, body }
}

/** What is to be done after an answer that is not the one wanted. @param {Entry} entry @param {{ status: number, body: any } | null} answer */
async function refused(entry, answer) {
  const code = answer && answer.body.code
  if (code === 'core.not_allowed' || code === 'pollwatch.no_phone') {
    sending.isRevoked = true
    return sending.revoked()
  }
  const isFinal =
    answer &&
    answer.status >= 400 &&
    answer.status < 500 &&
    ![401, 408, 429].includes(answer.status)
  const wasThere = code === 'pollwatch.other_entry' && words.wasThere
  if (isFinal) return keep(entry, { why: wasThere || (answer && answer.body.title) || code })
  if (answer && answer.status === 401) return keep(entry, { why: words.enrolAgain })
  const pause = PAUSES[Math.min(entry.tries, PAUSES.length - 1)]
  return keep(entry, { tries: entry.tries + 1, nextAt: Date.now() + 1000 * pause })
}

/** @param {Entry} entry */
async function sendWords(entry) {
  const { key, form, version, serial, given, comment, isUrgent, station, capturedAt } = entry
  const photos = entry.photos.map(({ sha256 }) => sha256)
  const said = { form, version, serial, given, isUrgent, capturedAt, photos }
  const body = JSON.stringify(
    Object.assign(
      { key, isSure: true, sentAt: new Date().toISOString() },
      said,
      comment ? { comment } : {},
      station ? { station } : {},
    ),
  )
  const answer = await ask('pollwatch.sendEntry', {
    body,
    headers: { 'Content-Type': 'application/json' },
  })
  const output = answer && answer.status === 200 && answer.body.output
  const text = sentText(Object.assign({ comment, station }, said))
  const hash = await sha256Of(/** @type {any} */ (new TextEncoder().encode(text)))
  // It leaves the telephone only once the same lies there.
  if (!output || output.hash !== hash) return refused(entry, answer)
  if (photos.length) await keep(entry, { hasArrived: true, tries: 0 })
  else await forget(entry)
  sending.arrived(entry, output.ref)
}

/** @param {Entry} entry */
async function sendPhoto(entry) {
  const [photo] = entry.photos
  const kept = await inStore('readonly', (_, photos) => photos.get(photo.sha256))
  const bytes = kept ? kept.bytes : new Uint8Array(0)
  if (photo.next * PART < bytes.length) {
    const part = bytes.slice(photo.next * PART, (photo.next + 1) * PART)
    const where = `entry=${entry.key}&photo=${photo.sha256}&size=${bytes.length}&n=${photo.next}`
    const answer = await ask(`pollwatch.addPhotoPart?${where}`, { body: part })
    if (!answer || answer.status !== 200) return refused(entry, answer)
    photo.next = answer.body.output.next
    return keep(entry, { photos: entry.photos, tries: 0 })
  }
  await photoArrived(entry)
  sending.photoSent()
}

/** What can be sent now: words before photos. */
async function due() {
  const now = Date.now()
  const all = (await waiting()).filter(
    ({ phone, isHeld, why, nextAt }) => phone === facts.phone && !isHeld && !why && nextAt <= now,
  )
  return all.find(({ hasArrived }) => !hasArrived) || all[0]
}

async function sendAll() {
  const isStopped = () => sending.isOff || sending.isRevoked
  if (sending.isBusy || isStopped()) return
  sending.isBusy = true
  try {
    for (let entry = await due(); entry && !isStopped(); entry = await due()) {
      sending.changed()
      await (entry.hasArrived ? sendPhoto(entry) : sendWords(entry))
    }
  } finally {
    sending.isBusy = false
    sending.changed()
  }
}

/** Sends what waits; of several windows one does. */
export function flush() {
  const { locks } = /** @type {any} */ (navigator)
  const name = `watch ${facts.phone}`
  return locks
    ? locks.request(name, { ifAvailable: true }, (/** @type {any} */ lock) => lock && sendAll())
    : sendAll()
}

/** There is a network again: nothing waits for its turn. */
export async function flushNow() {
  for (const entry of await waiting()) if (entry.nextAt) await keep(entry, { nextAt: 0, tries: 0 })
  await flush()
}
