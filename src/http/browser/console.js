// Keeps the live regions of a console page in step with the node, without ever moving what a person is using.

const PAUSED = 'scrutineer.paused'

/**
 * Whether the person is busy inside this element: focus, an open details, a selection.
 * @param {Element} element
 */
function isInUse(element) {
  if (element.contains(document.activeElement) && document.activeElement !== document.body)
    return true
  const selection = document.getSelection()
  if (selection && !selection.isCollapsed && element.contains(selection.anchorNode)) return true
  return element.querySelector('details[open], dialog[open]') !== null
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
 * Keys: j and k move through the rows of the first table, Enter opens, ? goes to help. Never while typing.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  const target = /** @type {Element} */ (event.target)
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select'))
    return
  if (event.key === '?')
    return void document.querySelector('.help-line a')?.dispatchEvent(new MouseEvent('click'))
  if (event.key !== 'j' && event.key !== 'k') return
  const links = [...document.querySelectorAll('main tbody tr')]
    .map((row) => row.querySelector('a'))
    .filter(Boolean)
  const at = links.findIndex((link) => link === document.activeElement)
  links[event.key === 'j' ? at + 1 : Math.max(0, at - 1)]?.focus()
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

offerPause()
for (const holder of document.querySelectorAll('[data-print]')) {
  holder.removeAttribute('hidden')
  holder.addEventListener('click', () => print())
}
document.addEventListener('keydown', onKey)
follow()
