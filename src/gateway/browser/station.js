/**
 * The station page at work: follows the alert stream, shows only lines whose signature holds, keeps them for when there
 * is no network, and sends answers until the node has confirmed them. All words come from the page.
 */
import { alarm, createLink, createOutbox, offerArming, stayAwake } from './device.js'
import { verifyFrame } from './verify.js'

/** With what old browsers lack. @type {any} */
const world = window
const { locks, serviceWorker, storage } = world.navigator
const SECOND = 1000
/** Four heartbeats that failed to come; then time for a person to do something else. */
const LATE = 60 * SECOND
const LOST = 300 * SECOND
const MAX_PAST = 10

/** @param {string} selector @param {ParentNode} [root] @returns {any} */
const find = (selector, root) => (root || document).querySelector(selector)
/** @param {string} selector @param {ParentNode} [root] @returns {any[]} */
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector))
const page = JSON.parse(find('#station').textContent)
const { words } = page
const place = `station ${page.realm} ${page.station}`
const { lang } = document.documentElement
const pageTitle = document.title

/**
 * What is kept on the device: place in the stream, signed lines of alerts in force by thread, ended ones, answers by
 * thread, what was seen, what waits to be sent, and when the node was last heard.
 */
const kept = {
  epoch: '',
  seq: 0,
  at: 0,
  /** @type {{ [thread: string]: string }} */
  lines: {},
  /** @type {string[]} */
  past: [],
  /** @type {{ [thread: string]: { rev: number, answer: string, state: string, why?: string } }} */
  answers: {},
  /** @type {{ [about: string]: 1 }} */
  seen: {},
  /** @type {import('./device.js').Waiting[]} */
  box: [],
}
// A storage that is full, forbidden or spoilt loses the memory, not the alert: what cannot be read is fetched again.
/** @param {() => void} work */
const tryTo = (work) => new Promise(work).catch(() => {})
tryTo(() => Object.assign(kept, JSON.parse(localStorage.getItem(place) || '{}')))
for (const [thread, rev, answer] of page.answered) {
  const own = kept.answers[thread]
  if (!own || own.rev < rev || own.state === 'sent')
    kept.answers[thread] = { rev, answer, state: 'sent' }
}

function save() {
  tryTo(() => localStorage.setItem(place, JSON.stringify(kept)))
  const count = outbox.size()
  document.title = count ? `(${count}) ${pageTitle}` : pageTitle
}

const outbox = createOutbox(kept.box, {
  save,
  send: (messages) =>
    link.send(
      messages.map((message) => (message.t === 'ack' ? { ...message, sent: nowText() } : message)),
    ),
  settled(message, refusal) {
    const own = kept.answers[message.thread]
    if (message.t === 'ack' && own) {
      own.state = 'sent'
      own.why = refusal || ''
      save()
      render()
    } else if (message.t === 'problem') {
      say(refusal || '')
      showProblems()
    }
  },
})

const link = createLink({
  stream: `${location.origin}${page.prefix}/stream`,
  query: `lang=${lang}&station=${page.station}`,
  cursor: () => (kept.epoch ? `main~${kept.epoch}~${kept.seq}` : ''),
  line: (line) => inTurn(() => takeLine(line)),
  told: (message) => inTurn(() => takeTold(message)),
  opened: () => outbox.flush(true),
  unknown: () => say(words.enrolAgain),
})

const nowText = () => new Date().toISOString()
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    (byte + 256).toString(16).slice(1),
  ).join('')

/** Verifying takes time; lines must still be taken in order. @type {Promise<unknown>} */
let turn = Promise.resolve()
/** @param {() => unknown} work */
const inTurn = (work) => void (turn = turn.then(work).catch(() => {}))

/** Bodies of verified lines: an old phone needs a tenth of a second for each. @type {{ [line: string]: any }} */
const bodies = {}

/** The body of a line that is ours, or null, and then the person is told. @param {string} line */
async function opened(line) {
  const body = bodies[line] || (await verifyFrame(line, page.keys, page.realm))
  if (!body) say(words.forged)
  else if (body.t) bodies[line] = body
  return body
}

/** @param {string} line */
async function takeLine(line) {
  const body = await opened(line)
  if (!body) return
  if (body.k === 'hb') return takeBeat(body)
  if (body.e !== kept.epoch || body.n <= kept.seq) return
  // A hole means loss: the place is told again, and all that is missing comes in order.
  if (body.n > kept.seq + 1) return fetchMissing()
  kept.seq = body.n
  if (body.k !== 'skip') apply(line, body, true)
  save()
  render()
}

let fetchedAt = 0
/** Comes again with the place that it has; not more often than this, should the node not have it either. */
function fetchMissing() {
  if (Date.now() - fetchedAt < 5 * SECOND) return
  fetchedAt = Date.now()
  link.open()
}

/** @param {string} line @param {any} body @param {boolean} isNews */
function apply(line, body, isNews) {
  const { t: thread, r: rev, k: kind } = body
  if (kind === 'alert' || kind === 'update') {
    kept.lines[thread] = line
    outbox.put({ t: 'got', key: `got-${thread}-${rev}`, thread, rev, at: nowText() })
    if (isNews) alarm()
  } else if (thread) {
    // That it expired has no words of its own: then the alert itself stays readable.
    const last = kind === 'expire' ? kept.lines[thread] || line : line
    delete kept.lines[thread]
    kept.past = [last].concat(kept.past).slice(0, MAX_PAST)
  }
}

/** @param {any} beat */
function takeBeat(beat) {
  kept.at = Date.now()
  if (Math.abs(Date.parse(beat.s) - kept.at) > LOST) say(words.skew)
  if (kept.epoch && (beat.e !== kept.epoch || beat.n > kept.seq)) fetchMissing()
  save()
  showLink()
}

/** @param {any} message */
async function takeTold(message) {
  if (message.t === 'ok' || message.t === 'no') return outbox.heard(message)
  if (message.t !== 'resync') return
  const beat = await opened(message.hb)
  if (!beat || beat.k !== 'hb') return
  const known = kept.lines
  kept.epoch = beat.e
  kept.seq = beat.n
  kept.lines = {}
  kept.seen = {}
  for (const line of message.lines) {
    const body = await opened(line)
    if (body && body.e === beat.e) apply(line, body, !known[body.t])
  }
  for (const thread of Object.keys(kept.answers)) {
    if (!kept.lines[thread]) delete kept.answers[thread]
  }
  takeBeat(beat)
  render()
}

/** @param {number | string} at */
function clock(at) {
  return new Date(at).toLocaleTimeString(page.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: page.zone,
  })
}

/** @param {string} sentence */
const say = (sentence) => void (find('#news').textContent = sentence)

let wasLost = false
function showLink() {
  const age = Date.now() - kept.at
  const state = age > LOST ? 'lost' : age > LATE ? 'late' : 'live'
  const element = find('#link')
  element.className = `note tone-${{ lost: 'bad', late: 'warn', live: 'ok' }[state]}`
  const sentence = words[state].replace('{time}', kept.at ? clock(kept.at) : '–')
  if (element.textContent !== sentence) element.textContent = sentence
  if (state === 'lost' && !wasLost && kept.at) alarm()
  wasLost = state === 'lost'
}

/** @param {any} texts */
const inLanguage = (texts = {}) => texts[lang] || Object.values(texts)[0] || ''

let drawing = 0
/** Draws all alerts anew from their signed lines; what is being typed stays. */
async function render() {
  const mine = ++drawing
  /** @type {any[]} */
  const cards = []
  const past = []
  for (const line of kept.past) past.push(await opened(line))
  for (const thread of Object.keys(kept.lines)) {
    const body = await opened(kept.lines[thread])
    if (!body) continue
    if (Date.parse(body.z) > Date.now()) cards.push(body)
    else past.unshift(body)
  }
  if (mine !== drawing) return
  cards.sort((a, b) => b.n - a.n)
  const list = find('#alerts')
  const old = Array.from(list.children)
  const fresh = cards.map(
    (body) => old.find((card) => card.dataset.about === about(body)) || cardOf(body),
  )
  for (const card of old) if (!fresh.includes(card)) card.remove()
  fresh.forEach((card, n) => {
    if (list.children[n] !== card) list.insertBefore(card, list.children[n] || null)
    showState(card, cards[n])
  })
  find('#none').hidden = cards.length > 0
  showPast(past.filter(Boolean))
  markSeen(cards)
}

/** @param {any} body */
const about = (body) => `${body.t} ${body.r}`

/** @param {any} body */
function cardOf(body) {
  const card = find('#card').content.cloneNode(true).firstElementChild
  card.dataset.about = about(body)
  for (const badge of all('[data-is]', card)) {
    if (badge.dataset.is !== body.v) badge.remove()
  }
  const text = find('[data-of=text]', card)
  text.textContent = inLanguage(body.i)
  find('h2', card).textContent = inLanguage(body.h)
  // A language that no page of the node speaks stands on every page: its readers have no other.
  for (const tag of Object.keys(body.h)) {
    if (body.h[tag] === inLanguage(body.h) || find(`[hreflang=${tag}]`)) continue
    const more = text.cloneNode()
    more.lang = tag
    more.textContent = `${body.h[tag]} ${body.i[tag]}`
    text.after(more)
  }
  find('[data-of=times]', card).textContent = words.until
    .replace('{sent}', clock(body.s))
    .replace('{until}', clock(body.z))
  const field = find('input', card)
  field.id = find('label', card).htmlFor = `reason-${body.n}`
  for (const button of all('button[name]', card)) {
    button.hidden = !body.a.includes(button.value)
    button.type = 'button'
    button.onclick = () => answer(body, button.value, field.value.trim())
  }
  return card
}

/** @param {any} card @param {any} body */
function showState(card, body) {
  const own = kept.answers[body.t]
  find('[data-of=state]', card).textContent =
    own && own.rev === body.r
      ? own.why ||
        words[own.state].replace('{what}', find(`button[value=${own.answer}]`, card).textContent)
      : words.open
}

/** @param {any} body @param {string} value @param {string} reason */
function answer(body, value, reason) {
  say('')
  if (value === 'cannot_comply' && !reason) return say(find('label').textContent)
  kept.answers[body.t] = { rev: body.r, answer: value, state: 'queued' }
  const more = value === 'cannot_comply' ? { reason } : {}
  const about = { thread: body.t, rev: body.r }
  outbox.put({ t: 'ack', key: newKey(), ...about, answer: value, at: nowText(), ...more })
  render()
}

/** @param {any[]} bodies */
function showPast(bodies) {
  const list = find('#past ul')
  find('#past').hidden = !bodies.length
  list.textContent = ''
  for (const body of bodies) {
    const item = document.createElement('li')
    const word = words[body.k] || words.expire
    item.textContent = `${clock(body.s)} ${word}: ${inLanguage(body.h)}`
    list.append(item)
  }
}

/** Open on a screen that somebody looks at. @param {any[]} cards */
function markSeen(cards) {
  if (document.hidden) return
  for (const { t: thread, r: rev } of cards) {
    const key = `seen-${thread}-${rev}`
    if (kept.seen[key]) continue
    kept.seen[key] = 1
    outbox.put({ t: 'seen', key, thread, rev, at: nowText() })
  }
}

/** @param {string} symptom */
const titleOf = (symptom) => find(`#trouble [value=${symptom}]`).parentNode.firstChild.textContent

function showProblems() {
  fetch(`${page.prefix}/api/alerting.myProblems?${location.search.slice(1)}`)
    .then((response) => response.json())
    .then(({ items }) => {
      const list = find('#own ul')
      find('#own').hidden = !items.length
      list.textContent = ''
      for (const { symptom, state, remedy } of items) {
        const item = document.createElement('li')
        const title = titleOf(symptom)
        item.textContent = `${title}: ${words.problem[state]}${remedy ? `. ${remedy}` : ''}`
        list.append(item)
      }
    })
    .catch(() => {})
}

find('#arming').hidden = false
offerArming(find('#arming button'), () => {
  find('#arming').hidden = true
  find('#armed').hidden = false
})

for (const button of all('#trouble button[name]')) {
  button.type = 'button'
  button.onclick = () => {
    const note = find('#trouble input[name=note]')
    const more = note.value.trim() ? { note: note.value.trim() } : {}
    const symptom = button.value
    outbox.put({ t: 'problem', key: newKey(), symptom, at: nowText(), ...more })
    note.value = ''
    say(words.queued.replace('{what}', titleOf(symptom)))
  }
}

function begin() {
  link.open()
  const back = () => {
    stayAwake()
    if (document.hidden) return
    render()
    link.back()
  }
  addEventListener('online', back)
  document.addEventListener('visibilitychange', back)
  setInterval(() => {
    showLink()
    outbox.flush()
    // By the local clock: an alert ends here too while there is no network.
    render()
    if (Date.now() % 60000 < 5000 && find('#own li')) showProblems()
  }, 5 * SECOND)
  if (storage) storage.persist()
}

if (kept.epoch) render()
save()
if (locks) {
  // One connection per device; a second window says that it does not follow, and waits for its turn.
  locks.request(place, () => {
    begin()
    return new Promise(() => {})
  })
} else begin()

/** For the next time, once this time has all that it needs. */
function keepPage() {
  const worker = `${location.pathname}/worker.js`
  const { trustedTypes } = world
  const url = trustedTypes
    ? trustedTypes
        .createPolicy('scrutineer-worker', { createScriptURL: () => worker })
        .createScriptURL('')
    : worker
  serviceWorker.register(url, { scope: location.pathname }).catch(() => {})
}
if (serviceWorker) addEventListener('load', keepPage)
