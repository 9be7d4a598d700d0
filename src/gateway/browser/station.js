/**
 * The station page at work: follows the alert stream, shows only lines whose signature holds, keeps them for when there
 * is no network, and sends what the station says until the node has confirmed it. What to do now stands at the foot;
 * every act has its receipt at once. All words come from the page.
 */
import { cardsNow, opened, takeEnds } from './cards.js'
import { alarm, createLink, createOutbox, isLoud, startSound, stayAwake } from './device.js'
import { cannot, done, help, isSettling, settle, showAnswers, showOpen } from './foot.js'
import { answered, isDue, kept, save, stateOf } from './kept.js'
import {
  all,
  fill,
  find,
  lang,
  lookAt,
  page,
  press,
  say,
  SECOND,
  words,
  world,
  write,
} from './page.js'
import { askAgain, buttonOf, showActs } from './receipts.js'

const { locks, serviceWorker, storage } = world.navigator
/** Four heartbeats that failed to come; then time for a person to do something else. */
const LATE = 60 * SECOND
const LOST = 300 * SECOND

const outbox = createOutbox(kept.box, {
  save,
  send: (messages) =>
    link.send(
      messages.map((message) => (message.t === 'ack' ? { ...message, sent: nowText() } : message)),
    ),
  settled(message, refusal) {
    const act = kept.acts.find(({ key }) => key === message.key)
    if (!act) return
    Object.assign(act, { at: Date.now(), state: refusal ? 'no' : 'sent', why: refusal })
    save()
    render()
    if (message.t === 'problem') refresh()
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
/** Unlike any other of this station. */
const newKey = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`

/** Verifying takes time; lines must still be taken in order. @type {Promise<unknown>} */
let turn = Promise.resolve()
/** @param {() => unknown} work */
const inTurn = (work) => void (turn = turn.then(work).catch(() => {}))

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
  const was = kept.lines[thread]
  delete kept.lines[thread]
  if (body.i) kept.lines[thread] = line
  // Only what was shown here has to be taken back here.
  else if (kind === 'expire' || !was) return
  else kept.ends[thread] = [line, was, kept.answers[thread] ? kept.answers[thread].what : '']
  outbox.put({ t: 'got', key: `got-${thread}-${rev}`, thread, rev, at: nowText() })
  if (isNews) alarm()
}

/** A beat was heard since the page was opened, or since the network came back. */
let isHeard = false
let isOff = world.navigator.onLine === false

/** @param {any} beat */
function takeBeat(beat) {
  kept.at = Date.now()
  isHeard = true
  isOff = false
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
  takeBeat(beat)
  render()
  // The stream tells what is in force: how the others ended, only the node's page does.
  if (Object.keys(known).some((thread) => !kept.lines[thread])) refresh()
}

/** What the node's page tells besides: ends, what is over, problems and how far they are. */
function refresh() {
  lookAt(location.pathname, (other) => {
    // A device that was revoked is led to another page.
    if (!find('#past', other)) return
    for (const part of ['#own', '#past']) find(part).replaceWith(find(part, other))
    takeEnds(other)
    render()
  })
}

let wasLost = false
function showLink() {
  const age = Date.now() - kept.at
  const isLost = age > LOST
  const state = isOff || age > LATE ? 'lost' : 'live'
  // Until the first beat the page says by itself of when it is.
  if (state === 'live' && !isHeard) return
  find('#link').className = `link tone-${state === 'live' ? 'ok' : 'warn'}`
  write(find('#link'), fill(words[state], kept.at))
  write(find('#none h2'), fill(words.none, kept.at))
  if (isLost && !wasLost && isHeard) alarm()
  wasLost = isLost
}

/** Cards as they stand now, and the one that the foot answers, if any. @type {any[]} */
let cards = []
/** @type {any} */
let top = null
/** What the foot asks about: at first what the node drew. */
let asked = all('[name=alert],[name=revision]')
  .map(({ value }) => value)
  .join(' ')
/** What waited first when the cards were drawn last, and what the person chose to answer before it. */
let waited = ''
let chosen = ''
let isReason = false
let drawing = 0

/** Draws everything anew from the signed lines; what is being typed stays. */
async function render() {
  const mine = ++drawing
  showLink()
  let shown = await cardsNow()
  if (mine !== drawing) return
  const list = find('#alerts')
  for (const card of all('article', list)) if (!shown.includes(card)) card.remove()
  top = firstOf(shown)
  // One answers what one reads: it stands first.
  if (top) shown = [top].concat(shown.filter((card) => card !== top))
  cards = shown
  const about = top ? top.dataset.about : ''
  if (about !== asked) {
    isReason = false
    if (about) settle()
  }
  asked = about
  shown.forEach((card, n) => {
    if (list.children[n] !== card) list.insertBefore(card, list.children[n] || null)
    showState(card)
  })
  find('#none').hidden = shown.length > 0
  foot()
}

/** What the foot answers: begun words, what the person chose, else what waits first. @param {any[]} shown */
function firstOf(shown) {
  const at = (/** @type {any} */ about) => shown.find((card) => card.dataset.about === about)
  const next = shown.find((card) => !answered(card))
  // What is in force and waits anew goes before a choice, not before words that were begun.
  if (next && next.dataset.about !== waited && !next.dataset.end) chosen = ''
  waited = next && next.dataset.about
  return (isReason && reason.value.trim() && at(asked)) || at(chosen) || next
}

/** @param {any} card */
function showState(card) {
  const own = answered(card)
  const { about, end } = card.dataset
  card.className = `${own || end ? 'card' : ''} ${end === 'cancel' ? 'hot' : ''}`
  write(
    find('[data-of=state]', card),
    own ? fill(words[stateOf(own)][0], own.at, own.what) : words.open,
  )
  const change = find('[data-of=change]', card)
  change.hidden = end || card === top
  write(change, words[own ? 'change' : 'choose'])
  press(change, () => {
    chosen = about
    render()
  })
  // Open on a screen that somebody looks at.
  if (document.hidden || kept.seen[about]) return
  kept.seen[about] = 1
  const [thread, rev] = about.split(' ')
  outbox.put({ t: 'seen', key: `seen-${thread}-${rev}`, thread, rev: +rev, at: nowText() })
}

/** Shows of the foot what is to be done now, and the receipts. */
function foot() {
  showActs(!!top, isHeard && !isOff)
  const trouble = find('#trouble')
  const isTrouble = trouble && location.hash === '#trouble'
  const now = top ? (isReason ? 'cannot' : 'answer') : isDue() ? 'shift' : 'idle'
  for (const part of all('[data-foot]'))
    part.hidden = part.dataset.foot !== (isTrouble ? 'back' : now)
  find('#now').hidden = isTrouble
  if (trouble) trouble.hidden = !isTrouble
  find('#shift').hidden = now !== 'shift'
  find('#now [data-trouble]').hidden = now === 'idle'
  if (top) showAnswers(top.dataset)
  showOpen(cards, top, isTrouble)
  find('#armed').hidden = isDue()
  write(find('#armed'), fill(words[isLoud() ? 'armed' : 'mute'], kept.shift))
}

/** Sends something, and says so at once. @param {any} message @param {string} what */
function act(message, what) {
  say('')
  kept.acts.unshift({ key: message.key, what, at: Date.now(), state: 'queued' })
  outbox.put(message)
  render()
  find('.reel').scrollTop = 0
}

/** @param {string} value @param {string} what @param {string} [why] */
function answer(value, what, why) {
  if (isSettling()) return
  const [thread, rev] = asked.split(' ')
  const key = newKey()
  kept.answers[thread] = { rev: +rev, what, at: Date.now(), key }
  chosen = reason.value = ''
  const more = why ? { reason: why } : {}
  act({ t: 'ack', key, thread, rev: +rev, answer: value, at: nowText(), ...more }, what)
  settle()
}

/** @param {string} symptom */
const titleOf = (symptom) => find('summary', buttonOf(symptom).parentNode).textContent

/** Takes the form of the page for problems, so that it is here without network. @param {Document} other */
function takeTrouble(other) {
  const form = find('#trouble', other)
  if (!form) return
  find('main').append(form)
  const note = find('#trouble input[name=note]')
  for (const part of all('#trouble details')) {
    const button = find('button', part)
    part.ontoggle = () => {
      if (!part.open) return
      button.before(note.parentNode)
      button.scrollIntoView(false)
    }
    press(button, () => {
      const more = note.value.trim() ? { note: note.value.trim() } : {}
      const symptom = button.value
      note.value = ''
      part.open = false
      location.hash = ''
      act({ t: 'problem', key: newKey(), symptom, at: nowText(), ...more }, titleOf(symptom))
      askAgain(symptom, Date.now())
    })
  }
  foot()
}

const reason = find('input[name=reason]')
/** The thread that the typed reason is about. */
let whose = ''
for (const button of [done, help]) press(button, () => answer(button.value, button.textContent))
press(cannot, () => {
  if (isSettling()) return
  // Words for another alert are none for this one; for its next version they are.
  const [thread] = asked.split(' ')
  if (whose !== thread) reason.value = ''
  whose = thread
  isReason = true
  foot()
  reason.focus()
})
press(find('[data-foot=cannot] a'), () => {
  isReason = false
  foot()
})
press(find('[data-foot=cannot] button'), () => {
  const why = reason.value.trim()
  if (why) answer('cannot_comply', cannot.textContent, why)
  else say(find('label', reason.parentNode).textContent)
})
press(find('[data-foot=back] a'), () => void (location.hash = ''))
press(find('[data-foot=shift] button'), () => {
  kept.shift = Date.now()
  startSound(foot)
  alarm()
  save()
  foot()
})
for (const element of all('[data-trouble]')) {
  press(element, () => {
    if (find('#trouble')) location.hash = 'trouble'
    else return true
    return false
  })
}

function begin() {
  link.open()
  const back = () => {
    stayAwake()
    if (document.hidden) return
    render()
    link.back()
  }
  addEventListener('online', () => {
    isOff = isHeard = false
    back()
  })
  // What says that there is no network is believed at once: until the next beat nothing newer is known.
  addEventListener('offline', () => {
    isOff = true
    link.drop()
    render()
  })
  document.addEventListener('visibilitychange', back)
  setInterval(() => {
    outbox.flush()
    // By the local clock: an alert ends here too while there is no network.
    render()
    if (Date.now() % LOST < 5 * SECOND && find('#own li')) refresh()
  }, 5 * SECOND)
  if (storage) storage.persist()
}

takeEnds(document)
addEventListener('hashchange', () => {
  foot()
  find('.reel').scrollTop = 0
})
// Browsers let a page ring only after a touch; the shift goes on, and the first touch lets it ring again.
document.addEventListener('click', () => isDue() || startSound(foot))
render()
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
  lookAt(`${location.pathname}/problem`, takeTrouble)
  const worker = `${location.pathname}/worker.js`
  const { trustedTypes } = world
  const url = trustedTypes
    ? trustedTypes
        .createPolicy('scrutineer-worker', { createScriptURL: () => worker })
        .createScriptURL('')
    : worker
  if (serviceWorker) serviceWorker.register(url, { scope: location.pathname }).catch(() => {})
}
addEventListener('load', keepPage)
if (!isDue()) startSound(foot)
