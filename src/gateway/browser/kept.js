/** What the telephone keeps, and what it knows of its own answers. */
import { page, SECOND } from './page.js'

/** How long a receipt stands above everything, as the node draws it. */
export const FRESH = 600 * SECOND
/** A shift that began longer ago was that of another day. */
const SHIFT = 16 * 3600 * SECOND
const MAX_ANSWERS = 50
const place = `station ${page.realm} ${page.station}`
const pageTitle = document.title

/**
 * What is kept on the device: place in the stream, signed lines of alerts in force by thread, ends that wait to be read
 * with what they ended, answers by thread, what was seen, what waits to be sent, receipts, the beginning of the shift, and
 * when the node was last heard.
 */
export const kept = {
  epoch: '',
  seq: 0,
  at: 0,
  shift: 0,
  /** @type {{ [thread: string]: string }} */
  lines: {},
  /** The end, what it ended, and what the station had answered. @type {{ [thread: string]: [string, string, string] }} */
  ends: {},
  /** @type {{ [thread: string]: { rev: number, what: string, at: number, key?: string } }} */
  answers: {},
  /** @type {{ [about: string]: 1 }} */
  seen: {},
  /** @type {import('./device.js').Waiting[]} */
  box: [],
  /** Newest first. @type {{ key: string, what: string, at: number, state: string, why?: string }[]} */
  acts: [],
}
// A storage that is full, forbidden or spoilt loses the memory, not the alert: what cannot be read is fetched again.
/** @param {() => void} work */
const tryTo = (work) => new Promise(work).catch(() => {})
tryTo(() => Object.assign(kept, JSON.parse(localStorage.getItem(place) || '{}')))
for (const [thread, rev, what, at] of page.answered) {
  const own = kept.answers[thread]
  if (!own || own.rev < rev || stateOf(own) !== 'queued')
    kept.answers[thread] = { rev, what, at: Date.parse(at) }
}
kept.at = Math.max(kept.at, Date.parse(page.at))

/** Keeps it, and says in the title how much waits to be sent. */
export function save() {
  kept.acts = kept.acts.filter((act) => act.state === 'queued' || Date.now() - act.at < FRESH)
  for (const thread of Object.keys(kept.answers).slice(0, -MAX_ANSWERS)) delete kept.answers[thread]
  tryTo(() => localStorage.setItem(place, JSON.stringify(kept)))
  const count = kept.acts.filter(({ state }) => state === 'queued').length
  document.title = count ? `(${count}) ${pageTitle}` : pageTitle
}

export const isDue = () => Date.now() - kept.shift > SHIFT

/** The station's answer to the version that a card is about. @param {any} card */
export function answered(card) {
  const [thread, rev] = card.dataset.about.split(' ')
  const own = kept.answers[thread]
  return own && own.rev === +rev ? own : null
}

/** How far an answer got. @param {{ key?: string }} own */
export function stateOf(own) {
  const act = kept.acts.find(({ key }) => key === own.key)
  return act ? act.state : 'sent'
}
