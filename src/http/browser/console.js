// Keeps the live regions of a console page in step with the node, without ever moving what a person is using.

import { keepSecrets, secretIn } from './secret-key.js'

const PAUSED = 'scrutineer.paused'

/**
 * Whether the person has entered something here: a form that is signed and sent has no focus any more.
 * @param {any} field an input, a select or a textarea
 */
function isEntered({ type, value, defaultValue, checked, defaultChecked, options }) {
  if (type === 'hidden') return false
  if (!options) return value !== defaultValue || checked !== defaultChecked
  const chosen = [...options].reverse().find((option) => option.defaultSelected) ?? options[0]
  return value !== (chosen?.value ?? '')
}

/**
 * Whether the person is busy inside this element: focus, an open details, a selection, something that was entered.
 * @param {Element} element
 */
function isInUse(element) {
  if (element.contains(document.activeElement) && document.activeElement !== document.body)
    return true
  const selection = document.getSelection()
  if (selection && !selection.isCollapsed && element.contains(selection.anchorNode)) return true
  if (element.querySelector('details[open], dialog[open]') !== null) return true
  const fields = /** @type {NodeListOf<any>} */ (
    element.querySelectorAll('input, select, textarea')
  )
  return [...fields].some(isEntered)
}

/** @type {any} */
const trusted = window
const policy = trusted.trustedTypes
  ? trusted.trustedTypes.createPolicy('fragments', {
      createHTML: (/** @type {string} */ text) => text,
    })
  : { createHTML: (/** @type {string} */ text) => text }

/** @type {Map<string, string>} */
const waiting = new Map()

/** @param {string} name @param {string} markup */
function show(name, markup) {
  const old = document.getElementById(name)
  if (!old) return
  if (isInUse(old) || sessionStorage.getItem(PAUSED) === '1') {
    waiting.set(name, markup)
    old.setAttribute('data-fresh', '')
    return
  }
  waiting.delete(name)
  const template = document.createElement('template')
  template.innerHTML = /** @type {string} */ (policy.createHTML(markup))
  const next = template.content.firstElementChild
  if (next) old.replaceWith(next)
  tick()
  if (name === 'desk-waiting') count()
}

function showWaiting() {
  for (const [name, markup] of waiting) show(name, markup)
}

function follow() {
  if (!document.querySelector('[data-live]')) return
  const address = new URL(location.href)
  address.searchParams.set('_live', '1')
  const source = new EventSource(address)
  source.addEventListener('fragment', (event) => show(event.lastEventId, event.data))
  source.addEventListener('reload', () => {
    source.close()
    location.reload()
  })
  document.addEventListener('focusout', () => setTimeout(showWaiting, 200))
}

/**
 * Keys: / and Ctrl+K go to the search, j and k move through the rows of lists, Enter opens, ? goes to help. Never while
 * typing.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  const target = /** @type {Element} */ (event.target)
  const isTyping = target.closest('input, textarea, select') !== null
  if (event.key === 'k' && (event.ctrlKey || event.metaKey)) return toSearch(event)
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return
  if (event.key === '/') return toSearch(event)
  if (event.key === '?')
    return void document.querySelector('.help-line a')?.dispatchEvent(new MouseEvent('click'))
  if (event.key !== 'j' && event.key !== 'k') return
  const rows = 'main tbody tr, main .queue li, main .hits > li'
  const links = [...document.querySelectorAll(rows)]
    .map((row) => row.querySelector('a'))
    .filter(Boolean)
  const at = links.findIndex((link) => link === document.activeElement)
  links[event.key === 'j' ? at + 1 : Math.max(0, at - 1)]?.focus()
}

/** @param {KeyboardEvent} event */
function toSearch(event) {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('.find input'))
  if (!field || field.offsetParent === null) return
  event.preventDefault()
  field.focus()
  field.select()
}

const SOUND = 'scrutineer.sound'

/** What waited when the page was drawn; another number makes the sound that the person has switched on. */
let heard = document.querySelector('#desk-waiting ul')?.getAttribute('data-all') ?? ''

/** Two short notes. A browser that was not touched yet stays silent, and so does one without the means. */
function sound() {
  if (localStorage.getItem(SOUND) !== '1' || typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  for (const [at, pitch] of [
    [0, 660],
    [0.18, 880],
  ]) {
    const note = audio.createOscillator()
    const volume = audio.createGain()
    volume.gain.value = 0.1
    note.frequency.value = pitch
    note.connect(volume).connect(audio.destination)
    note.start(audio.currentTime + at)
    note.stop(audio.currentTime + at + 0.15)
  }
}

/** The button that switches the sound on for this browser, and lets it be heard once. */
function offerSound() {
  const button = document.querySelector('[data-sound]')
  if (!button) return
  button.removeAttribute('hidden')
  const draw = () =>
    button.setAttribute('aria-pressed', String(localStorage.getItem(SOUND) === '1'))
  button.addEventListener('click', () => {
    localStorage.setItem(SOUND, localStorage.getItem(SOUND) === '1' ? '0' : '1')
    draw()
    sound()
  })
  draw()
}

/** Carries what waits from its live region into the menu, the shortcuts and the title. */
function count() {
  const list = document.querySelector('#desk-waiting ul')
  if (!list) return
  const lines = [...list.querySelectorAll('li')]
  for (const place of document.querySelectorAll('[data-count]')) {
    const line = lines.find(
      (one) => one.getAttribute('data-of') === place.getAttribute('data-count'),
    )
    const words = place.querySelector('.hidden')
    place.toggleAttribute('hidden', !line)
    place.classList.toggle('hot', line?.getAttribute('data-hot') === '1')
    place.textContent = line?.textContent ?? '0'
    if (words) place.append(words)
  }
  const all = list.getAttribute('data-all')
  if (all && all !== heard) sound()
  heard = all ?? ''
  const bare = document.title.replace(/(^|– )\([^)]*\) /, '$1')
  const mark = document.documentElement.classList.contains('exercise') ? bare.indexOf('–') + 2 : 0
  document.title = all ? `${bare.slice(0, mark)}(${all}) ${bare.slice(mark)}` : bare
}

let redraws = 0

/**
 * Draws a part of a form again with everything as it is typed, without leaving the page. Without network nothing
 * happens; where the node answers anything else, the whole page is drawn as without script, and says why.
 * @param {HTMLElement} place @param {string} value
 */
async function redraw(place, value) {
  const form = place.closest('form')
  if (!form || secretIn(form)) return
  redraws += 1
  const own = redraws
  const body = new URLSearchParams()
  for (const [name, text] of new FormData(form))
    if (typeof text === 'string') body.append(name, text)
  body.append('_redraw', value)
  const answer = await fetch(location.href, { method: 'POST', body }).catch(() => null)
  if (!answer || own !== redraws) return
  const markup = /** @type {any} */ (policy.createHTML(await answer.text()))
  const drawn = new DOMParser().parseFromString(markup, 'text/html')
  const next = drawn.getElementById(place.id)
  if (answer.ok && next) {
    if (own === redraws) {
      putBack(place, next)
      follows(form, drawn)
    }
    return
  }
  const button = document.createElement('button')
  button.name = '_redraw'
  button.value = value
  form.append(button)
  form.requestSubmit(button)
}

/**
 * The new part in the old one's place; the focus, what is being typed and the list stay where they were.
 * @param {HTMLElement} place @param {HTMLElement} next
 */
function putBack(place, next) {
  const active = document.activeElement
  const at = place.querySelector('.tree')?.scrollTop ?? 0
  place.replaceWith(document.adoptNode(next))
  next.querySelector('.tree')?.scrollTo(0, at)
  const again = active?.id && place.contains(active) ? document.getElementById(active.id) : null
  if (active instanceof HTMLInputElement && again instanceof HTMLInputElement)
    if (again.type === 'search') again.value = active.value
  again?.focus({ preventScroll: true })
}

/**
 * What follows from the form, such as how many it reaches, is drawn again with every part of it.
 * @param {HTMLFormElement} form @param {Document} drawn
 */
function follows(form, drawn) {
  for (const part of form.querySelectorAll('[data-follows]')) {
    const fresh = drawn.getElementById(part.id)
    if (fresh && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(fresh))
  }
}

/** Lets the parts of forms that draw themselves again do so at a press, a tick, or Enter in their search. */
function offerRedraw() {
  const placeOf = (/** @type {Event} */ event) =>
    /** @type {HTMLElement | null} */ (
      event.target instanceof Element ? event.target.closest('[data-redraw]') : null
    )
  document.addEventListener('click', (event) => {
    const place = placeOf(event)
    const button = /** @type {Element} */ (event.target).closest('button[name="_redraw"]')
    if (!place || !(button instanceof HTMLButtonElement)) return
    event.preventDefault()
    // Enter elsewhere in the form presses its first button, which is this one; what is meant is the last.
    const form = button.form
    const others = form?.querySelectorAll('button:not([name="_redraw"])') ?? []
    const main = others[others.length - 1]
    const isMeant = place.contains(document.activeElement) || event.detail > 0
    if (!isMeant && form && main instanceof HTMLButtonElement) form.requestSubmit(main)
    else void redraw(place, button.value)
  })
  document.addEventListener('change', (event) => {
    const place = placeOf(event)
    const box = /** @type {HTMLInputElement} */ (event.target)
    if (place && (box.type === 'checkbox' || box.type === 'radio')) void redraw(place, '')
  })
  document.addEventListener('keydown', (event) => {
    const place = placeOf(event)
    const value = /** @type {Element} */ (event.target).getAttribute?.('data-enter')
    if (!place || !value || event.key !== 'Enter') return
    event.preventDefault()
    void redraw(place, value)
  })
}

const drawnAt = Date.now()

/** Lets the clock of the head run, and deadlines count down; what then happens stands beside them. */
function tick() {
  const clock = document.querySelector('[data-clock]')
  const shown = clock?.querySelector('b')
  if (clock && shown) {
    const at = Date.parse(clock.getAttribute('datetime') ?? '') + Date.now() - drawnAt
    const timeZone = clock.getAttribute('data-clock') ?? 'UTC'
    const form = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }
    const locale = clock.getAttribute('data-locale') ?? 'en'
    // @ts-expect-error: the options of the formatter are narrower than text.
    shown.textContent = new Intl.DateTimeFormat(locale, form).format(at)
  }
  for (const place of document.querySelectorAll('[data-until]')) {
    const since = Number(place.getAttribute('data-since') ?? Date.now())
    place.setAttribute('data-since', String(since))
    const left = Number(place.getAttribute('data-until')) - (Date.now() - since)
    if (left >= 3_600_000) continue
    place.closest('small[hidden]')?.removeAttribute('hidden')
    place.classList.toggle('of-bad', left <= 0)
    const seconds = Math.max(0, Math.round(left / 1000))
    place.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
}

/** The button that holds the page still until it is pressed again; it stays so on the next pages. */
function offerPause() {
  const button = document.querySelector('[data-pause]')
  if (!button) return
  button.removeAttribute('hidden')
  const draw = () =>
    button.setAttribute('aria-pressed', String(sessionStorage.getItem(PAUSED) === '1'))
  button.addEventListener('click', () => {
    sessionStorage.setItem(PAUSED, sessionStorage.getItem(PAUSED) === '1' ? '0' : '1')
    draw()
    showWaiting()
  })
  draw()
}

keepSecrets()
offerPause()
offerSound()
offerRedraw()
for (const holder of document.querySelectorAll('[data-print]')) {
  holder.removeAttribute('hidden')
  holder.addEventListener('click', () => print())
}
document.addEventListener('keydown', onKey)
tick()
setInterval(tick, 1000)
follow()
