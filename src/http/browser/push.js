// Has this browser notified about alerts. The element with data-push says the action and every word.

/** @type {any} */
const world = window
const place = /** @type {HTMLElement} */ (document.querySelector('[data-push]'))
const { prefix = '', push: action = '', lang = 'en' } = place.dataset
const button = /** @type {HTMLButtonElement} */ (place.querySelector('button'))
const said = /** @type {HTMLElement} */ (place.querySelector('[role="status"]'))

/** @param {'done' | 'denied' | 'failed' | 'missing'} word */
function say(word) {
  said.textContent = place.dataset[word] || ''
}

/** @param {string} text */
function bytesOf(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function workerUrl() {
  const url = '/push-worker.js'
  if (!world.trustedTypes) return url
  const rules = { createScriptURL: () => url }
  return world.trustedTypes.createPolicy('scrutineer-worker', rules).createScriptURL('')
}

/** @type {any} */
let worker

/** Resolves when the worker of this registration runs. @param {any} registration */
async function active(registration) {
  const waiting = registration.installing || registration.waiting
  if (registration.active || !waiting) return registration
  await new Promise((resolve) => {
    waiting.onstatechange = () => waiting.state === 'activated' && resolve(null)
  })
  return registration
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== 'granted') return say('denied')
  const asked = await fetch(`${prefix}/api/alerting.pushKey`)
  const { key } = await asked.json()
  worker = worker || workerUrl()
  const registration = await active(
    await navigator.serviceWorker.register(worker, { scope: `${prefix}/push/` }),
  )
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(key),
  })
  const { endpoint, keys } = made.toJSON()
  const { p256dh, auth } = keys
  const answer = await fetch(`${prefix}/api/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ subscription: { endpoint, p256dh, auth }, language: lang }),
  })
  say(answer.ok ? 'done' : 'failed')
}

if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
  button.hidden = false
  button.onclick = () => {
    button.disabled = true
    subscribe()
      .catch(() => say('failed'))
      .then(() => {
        button.disabled = false
      })
  }
} else say('missing')
