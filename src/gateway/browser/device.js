/**
 * What the device does for the page, in one file because every file costs bytes of the first flight. The link to the
 * node: a WebSocket first, after two failures server-sent events, after two more long polls, then all over again;
 * whatever carries them, signed lines and the gateway's own messages come out in order. The outbox: what the station has
 * to say and the node has not confirmed is kept, so that an answer given without network is sent when there is one; a
 * repeat carries the same key and changes nothing at the node. The shift: sound that the person allowed by a touch, and
 * a screen that stays on.
 */

/**
 * How one way is bound to the link. Once it was left, nothing it does is listened to any more.
 * @typedef {{
 *   address: (path: string) => string,
 *   take: (text: string) => void,
 *   opened: () => void,
 *   lost: () => void,
 *   unknown: () => void,
 *   isLeft: () => boolean,
 * }} Bound
 * @typedef {{ send?: (messages: object[]) => void, close: () => void }} Way
 */

/** Longest wait between two tries, in seconds. */
const MAX_WAIT = 300

/** @param {Bound} bound @returns {Way} */
function bySocket(bound) {
  const socket = new WebSocket(bound.address('').replace(/^http/, 'ws'))
  // A page cannot ping; without a word for 150 s the node takes the connection for dead.
  const alive = setInterval(() => send([{ t: 'alive' }]), 60000)
  /** @param {object[]} messages */
  const send = (messages) => {
    if (socket.readyState === 1) messages.forEach((one) => socket.send(JSON.stringify(one)))
  }
  // Open with the node's first word: something on the way may accept a connection and drop it at once.
  socket.onmessage = (event) => {
    bound.opened()
    bound.take(event.data)
  }
  socket.onclose = () => {
    clearInterval(alive)
    bound.lost()
  }
  return { send, close: () => socket.close() }
}

/** @param {Bound} bound @returns {Way} */
function byEvents(bound) {
  const events = new EventSource(bound.address('/events'))
  /** @param {any} event */
  const heard = (event) => bound.take(event.data)
  events.onopen = bound.opened
  events.onmessage = heard
  events.addEventListener('resync', heard)
  // The browser would come back by itself, but with its own idea of the place.
  events.onerror = () => {
    events.close()
    bound.lost()
  }
  return { close: () => events.close() }
}

/** @param {Bound} bound @returns {Way} */
function byPolls(bound) {
  async function poll() {
    const response = await fetch(`${bound.address('/log')}&wait=25`)
    if (response.status === 401 || response.status === 403) bound.unknown()
    if (!response.ok) throw response
    const answer = response.status === 204 ? { lines: [] } : await response.json()
    bound.opened()
    if (answer.t === 'resync') bound.take(JSON.stringify(answer))
    else {
      answer.lines.forEach(bound.take)
      bound.take(answer.hb || response.headers.get('Stream-Heartbeat'))
    }
    // The lines move the place on before it is told again.
    if (!bound.isLeft()) setTimeout(next, 500)
  }
  const next = () => void poll().catch(bound.lost)
  next()
  return { close() {} }
}

/** What a way that only hears leaves to be said. @param {any} parts of the link @param {object[]} messages */
function post(parts, messages) {
  const body = JSON.stringify(messages)
  fetch(`${parts.stream}/say?${parts.query}`, { method: 'POST', body })
    // Too many answers are told one by one, too.
    .then((response) => (response.ok || response.status === 429 ? response.json() : []))
    .then((replies) => replies.forEach(parts.told))
    .catch(() => {})
}

/**
 * @param {{
 *   stream: string,
 *   query: string,
 *   cursor: () => string,
 *   line: (line: string) => void,
 *   told: (message: any) => void,
 *   opened: () => void,
 *   unknown: () => void,
 * }} parts
 */
export function createLink(parts) {
  const ways = [bySocket, byEvents, byPolls]
  let failures = 0
  /** Failures that stand for the way that worked last. */
  let good = 0
  /** Seconds in which everybody who lost the node comes back; from its greeting. */
  let spread = 5
  /** @type {Way | null} */
  let current = null
  let run = 0
  let timer = 0
  let isOpen = false

  /** @param {string} text */
  function take(text) {
    if (text[0] !== '{') return parts.line(text)
    const message = JSON.parse(text)
    if (message.t === 'hello') spread = message.wait
    parts.told(message)
  }

  function leave() {
    run++
    isOpen = false
    if (current) current.close()
    current = null
  }

  function open() {
    clearTimeout(timer)
    leave()
    const mine = run
    const isLeft = () => mine !== run
    const way = Math.floor(failures / 2) % ways.length
    current = ways[way]({
      address: (path) =>
        `${parts.stream}${path}?${parts.query}&after=${encodeURIComponent(parts.cursor())}`,
      isLeft,
      take: (text) => isLeft() || take(text),
      unknown: parts.unknown,
      opened() {
        if (isLeft() || isOpen) return
        isOpen = true
        // This way works: after a loss it is tried first again.
        failures = good = way * 2
        parts.opened()
      },
      lost: () => isLeft() || drop(),
    })
  }

  /** Leaves the way that there is, and tries again later. */
  function drop() {
    clearTimeout(timer)
    leave()
    failures++
    const wait = failures % 2 ? 1 : Math.min(MAX_WAIT, spread * 2 ** Math.min(8, failures / 2))
    timer = setTimeout(open, 1000 + Math.random() * 1000 * wait)
  }

  return {
    /** Comes at once, also where there is a way already: something was missed. */
    open,
    /** There is no network any more, whatever the way has noticed. */
    drop,
    /** The network is back: what failed without it says nothing about the ways, nor how long to wait. */
    back() {
      if (isOpen) return
      failures = good
      open()
    },
    /** False while there is no way. @param {object[]} messages */
    send(messages) {
      if (!isOpen || !current) return false
      if (current.send) current.send(messages)
      else post(parts, messages)
      return true
    },
  }
}

/**
 * @typedef {{ t: string, key: string, [name: string]: any }} Message
 * @typedef {{ t: string, key: string, sentence?: string, again?: boolean }} Reply
 * @typedef {{ message: Message, tries: number, due: number }} Waiting
 */

/** Waits after the first tries in seconds; the last one stays. */
const WAITS = [1, 5, 15, 60, 300]
/** The gateway takes twenty at once and five a second. */
const AT_ONCE = 10

/**
 * @param {Waiting[]} box the list that is kept; changed in place
 * @param {{ save: () => void, send: (messages: Message[]) => boolean, settled: (message: Message, refusal: string | null) => void }} parts
 */
export function createOutbox(box, parts) {
  /** @param {boolean} [all] also what waits for its next try: there is a new connection */
  function flush(all) {
    const now = Date.now()
    const ready = box.filter((one) => all || one.due <= now).slice(0, AT_ONCE)
    if (!ready.length || !parts.send(ready.map((one) => one.message))) return
    for (const one of ready) {
      one.due = now + WAITS[Math.min(one.tries, WAITS.length - 1)] * 1000
      one.tries++
    }
    parts.save()
  }

  return {
    flush,
    /** @param {Message} message */
    put(message) {
      if (box.some((one) => one.message.key === message.key)) return
      box.push({ message, tries: 0, due: 0 })
      parts.save()
      flush()
    },
    /** @param {Reply} reply */
    heard(reply) {
      const at = box.findIndex((one) => one.message.key === reply.key)
      if (at < 0 || (reply.t === 'no' && reply.again)) return
      const [done] = box.splice(at, 1)
      parts.save()
      parts.settled(done.message, reply.t === 'no' ? reply.sentence || '' : null)
      flush()
    },
  }
}

/** Three tones that go through a room: hertz by their beginning in seconds. */
const TONES = [880, 660, 880]

/** @type {AudioContext | null} */
let sound = null

/** Whether an alarm would be heard. */
export const isLoud = () => sound !== null && sound.state === 'running'

/** Browsers ask for a touch first: without one the sound waits for the next. @param {() => void} done */
export function startSound(done) {
  sound = sound || new AudioContext()
  sound.resume().then(done, () => {})
  stayAwake()
}

/** Silent until the shift was started. */
export function alarm() {
  const context = sound
  if (!context) return
  TONES.forEach((hertz, n) => {
    const tone = context.createOscillator()
    tone.frequency.value = hertz
    tone.connect(context.destination)
    tone.start(context.currentTime + n * 0.4)
    tone.stop(context.currentTime + n * 0.4 + 0.3)
  })
}

/** Asks again whenever the page comes back to the front: then browsers have let go of the screen. */
export function stayAwake() {
  /** @type {any} */
  const { wakeLock } = navigator
  if (sound && wakeLock && !document.hidden) wakeLock.request('screen').catch(() => {})
}
