/** The page of an observer's telephone: what waits, what is sent, and what is to be done about it. */

import { takeForm } from './watch-form.js'
import { countWaiting, forget, inStore, inWords, waiting, wasWiped, wipe } from './watch-kept.js'
import { facts, hour, pressable, put, seek, seekAll, words } from './watch-page.js'
import { flush, flushNow, sending } from './watch-send.js'
import { smsOf } from './watch-sms.js'

/** @typedef {import('./watch-kept.js').Entry} Entry */

const FRESH = 600000
const spoken = Object.assign({ locale: facts.locale }, words)
const pageName = document.title
/** What arrived just now. @type {{ text: string, at: number }[]} */
let news = []
/** A press of it is to be repeated before anything is deleted. @type {Record<string, boolean>} */
const asked = {}

/** @param {{ entries: number, photos: number }} count */
function showState(count) {
  const line = seek('#link')
  if (!line) return
  const waits = inWords(count, spoken, words.waits)
  const network = sending.isOff
    ? words.offline
    : sending.isBusy
      ? words.going
      : words.live.replace('{time}', hour(sending.heardAt || Date.now()))
  line.textContent = `${network} ${waits}`.trim()
  line.className = `link tone-${sending.isOff ? 'warn' : waits ? 'info' : 'ok'}`
  const sum = count.entries + count.photos
  document.title = sum ? `(${sum}) ${pageName}` : pageName
}

/** @param {Entry} entry */
function stateOf(entry) {
  if (entry.phone !== facts.phone) return words.foreign
  if (entry.why) return entry.why
  if (entry.isHeld) return words.held
  if (entry.hasArrived) return words.photosWait
  return sending.isOff ? words.noNetwork : words.going
}

/** @param {Entry} entry */
async function exportFile(entry) {
  const { form, version, serial, given, comment, isUrgent, station, capturedAt } = entry
  const said = {
    form,
    version,
    serial,
    given,
    comment,
    isUrgent,
    station,
    capturedAt,
    observer: facts.number,
  }
  const files = [
    { name: `${form}-${capturedAt.slice(0, 16)}.json`, data: [JSON.stringify(said, null, 1)] },
  ]
  for (const { sha256 } of entry.photos) {
    const photo = await inStore('readonly', (_, photos) => photos.get(sha256))
    if (photo) files.push({ name: `${sha256.slice(0, 12)}.jpg`, data: [photo.bytes] })
  }
  for (const { name, data } of files) {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(data))
    link.download = name.replace(/:/g, '')
    link.click()
    URL.revokeObjectURL(link.href)
  }
}

/** @param {any} list @param {Entry} entry */
function showEntry(list, entry) {
  const item = put(list, 'div')
  item.className = `card${entry.why ? ' tone-bad' : ''}`
  const name = entry.serial === 1 ? entry.title : `${entry.title} ${entry.serial}`
  put(item, 'h2', `${name}, ${hour(Date.parse(entry.capturedAt))}`)
  const photos = inWords({ entries: 0, photos: entry.photos.length }, spoken, '{what}')
  put(item, 'p', photos ? `${stateOf(entry)} (${photos})` : stateOf(entry))
  const isLate = Date.now() - Date.parse(entry.capturedAt) > FRESH && !entry.hasArrived
  const message = isLate && facts.sms ? smsOf(entry, facts.number) : ''
  if (message) {
    put(item, 'p', words.bySms.replace('{number}', facts.sms))
    put(item, 'code', message).dir = 'ltr'
  }
  const acts = put(item, 'p')
  if (!entry.hasArrived && entry.phone === facts.phone)
    pressable(acts, words.change, () =>
      location.assign(`${facts.base}/watch/${entry.form}#${entry.key}`),
    )
  acts.append(' ')
  pressable(acts, words.save, () => void exportFile(entry))
  acts.append(' ')
  pressable(
    acts,
    asked[entry.key] ? words.deleteSure : words.delete,
    async () => {
      if (asked[entry.key]) await forget(entry)
      asked[entry.key] = !asked[entry.key]
      await show()
    },
    'danger',
  )
}

let last = ''
async function show() {
  const all = await waiting()
  showState(await countWaiting())
  news = news.filter(({ at }) => Date.now() - at < FRESH)
  const list = seek('#waits')
  if (!list) return
  const now = JSON.stringify([
    all,
    news,
    asked,
    sending.isOff,
    sending.isBusy,
    Math.floor(Date.now() / 60000),
  ])
  if (now === last) return
  last = now
  list.textContent = ''
  for (const { text } of news) {
    const card = put(list, 'div')
    card.className = 'card tone-ok'
    put(card, 'h2', text)
  }
  for (const entry of all) showEntry(list, entry)
}

/** What arrived stands below as the node has it. */
function refreshSent() {
  const request = new XMLHttpRequest()
  request.open('GET', `${facts.base}/watch`)
  request.responseType = 'document'
  request.onload = () => {
    const fresh = request.response && seek('#sent', request.response)
    if (fresh && seek('#sent')) seek('#sent').replaceWith(document.importNode(fresh, true))
  }
  request.send()
}

sending.changed = () => void show()
sending.arrived = (entry, ref) => {
  const text = words.sent
    .replace('{what}', entry.title)
    .replace('{time}', hour(Date.now()))
    .replace('{ref}', ref)
  news.unshift({ text, at: Date.now() })
  refreshSent()
}
// Whether a photo is whole the node knows a moment later.
sending.photoSent = () => void setTimeout(refreshSent, 5000)
sending.revoked = () => location.replace(`${facts.base}/watch/enrol`)

/** Twice pressed, everything goes; before, it is said what is lost. */
function takeWipe() {
  const button = seek('#wipe')
  if (!button) return
  button.hidden = false
  const lost = seek('#wipe-lost')
  let isSure = false
  button.addEventListener('click', async () => {
    if (!isSure) {
      lost.textContent = inWords(await countWaiting(), spoken, words.wipeLoses) || words.wipeNothing
      button.textContent = words.wipeSure
      isSure = true
      return
    }
    // What is on its way to the node may arrive, and brings nothing back.
    sending.changed = sending.arrived = sending.photoSent = () => {}
    await wipe()
    const headers = { 'Content-Type': 'application/json' }
    const left = await fetch(`${facts.api}/pollwatch.leavePhone`, {
      method: 'POST',
      headers,
      body: '{}',
    }).catch(() => null)
    const isOff = left && left.ok
    document.body.textContent = ''
    const told = put(document.body, 'main')
    told.className = 'reel'
    put(told, 'p', isOff ? words.wiped : words.wipedOnly).className =
      `card tone-${isOff ? 'ok' : 'warn'}`
  })
}

/** For the next time without network: the forms, and the worker that shows them. */
async function keepPages() {
  const { serviceWorker } = navigator
  const { trustedTypes } = /** @type {any} */ (window)
  const address = `${facts.base}/watch/worker.js`
  const url = trustedTypes
    ? trustedTypes
        .createPolicy('scrutineer-worker', { createScriptURL: () => address })
        .createScriptURL('')
    : address
  if (!serviceWorker || !window.caches) return
  await serviceWorker.register(url, { scope: `${facts.base}/watch` }).catch(() => {})
  const forms = seekAll('[data-form]').map(({ pathname }) => pathname)
  const cache = await caches.open(`station ${facts.base}/watch`)
  await cache.addAll(forms).catch(() => {})
  document.documentElement.dataset['kept'] = '1'
}

/** A browser that keeps nothing sends the form as it stands. */
function keepsNothing() {
  const line = seek('#link')
  line.textContent = words.keepsNothing
  line.className = 'link tone-warn'
}

async function begin() {
  const isKeeping = await waiting().catch(() => null)
  if (!isKeeping) return keepsNothing()
  if (facts.form) await takeForm()
  takeWipe()
  await show()
  addEventListener('online', () => {
    sending.isOff = false
    void flushNow()
  })
  // What says that there is no network is believed at once.
  addEventListener('offline', () => {
    sending.isOff = true
    void show()
  })
  document.addEventListener('visibilitychange', () => void flush())
  setInterval(() => {
    if (navigator.onLine) sending.isOff = false
    void flush().then(show)
  }, 5000)
  if (navigator.storage && navigator.storage.persist) void navigator.storage.persist()
  await flushNow()
  if (!wasWiped()) await keepPages()
  // Wiped while they came: they go, too.
  if (wasWiped()) await wipe()
}

void begin()
