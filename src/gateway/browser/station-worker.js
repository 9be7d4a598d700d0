/**
 * Keeps the station page for when there is no network. The node writes a line before this file: the addresses of the
 * page's files as SHELL, and its own as HOME.
 */
/** @type {any} */
const scope = self
/** @type {{ SHELL: string[], HOME: string }} */
const { SHELL, HOME } = scope
const CACHE = `station ${HOME}`
/** The station's page, and the one by which it speaks first. */
const PAGES = [HOME, `${HOME}/problem`]
/** A page that takes longer than this is shown from the cache, with its time. */
const PATIENCE_MS = 3000

/** @param {any} event */
scope.oninstall = (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL.concat(PAGES)))
      .then(() => scope.skipWaiting()),
  )
}

/** @param {any} event */
scope.onactivate = (event) => {
  event.waitUntil(
    caches.open(CACHE).then(async (cache) => {
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url)
        if (PAGES.concat(SHELL).indexOf(pathname) < 0) await cache.delete(request)
      }
      return scope.clients.claim()
    }),
  )
}

/** @param {Request} request @param {URL} url */
async function freshPage(request, { pathname, search }) {
  const cache = await caches.open(CACHE)
  const fromNet = fetch(request).then((response) => {
    if (response.ok && !response.redirected && !search) cache.put(pathname, response.clone())
    return response
  })
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const fresh = await Promise.race([fromNet, late]).catch(() => null)
  return fresh || (await cache.match(pathname)) || fromNet
}

/** @param {any} event */
scope.onfetch = (event) => {
  const { request } = event
  const url = new URL(request.url)
  const { pathname } = url
  if (request.method !== 'GET') return
  if (PAGES.indexOf(pathname) >= 0) event.respondWith(freshPage(request, url))
  else if (SHELL.indexOf(pathname) >= 0) {
    event.respondWith(caches.match(request).then((response) => response || fetch(request)))
  }
}
